/** What somebody may not decide alone: shown to who may, with what exactly would be done. */
import type { FC } from 'hono/jsx'
import { type ApprovalRequest, mayDecide } from '../../domain/approval.ts'
import type { Facts } from '../../domain/complaint.ts'
import { capital } from '../../emails/format.ts'
import { plain } from '../../emails/plain.ts'
import { isMessage } from '../../emails/say.ts'
import { ActionForm, Field, Fold, type FormFacts, keptValue } from './action-form.tsx'
import type { Desk } from './desk.ts'
import { Chip } from './frame.tsx'

interface Props {
  readonly form: FormFacts
  readonly facts: Facts
}

/** The name of what is asked for; the action's own where we have no words for it. */
function whatOf(desk: Pick<Desk, 'say'>, { action }: ApprovalRequest): string {
  const name = `words.asked.${action.action}`
  return isMessage(name) ? desk.say(name) : plain(String(action.action), 40)
}

const wordsIn = ({ action: { text } }: ApprovalRequest): string =>
  typeof text === 'string' ? text.slice(0, 2_000) : ''

/** The ways of an offer that is asked for, each with the sum it names. */
function waysIn(desk: Desk, { action: { remedies } }: ApprovalRequest): readonly string[] {
  if (!Array.isArray(remedies)) return []
  return remedies.flatMap((one: unknown) => {
    if (typeof one === 'string') return [desk.remedy(one)]
    if (typeof one !== 'object' || one === null || !('kind' in one)) return []
    const sum = 'amount' in one && typeof one.amount === 'string' ? `: ${plain(one.amount, 24)}` : ''
    return [`${desk.remedy(String(one.kind))}${sum}`]
  })
}

const Decide: FC<Props & { request: ApprovalRequest }> = ({ form, facts, request }) => {
  const { desk } = form
  if (!mayDecide(facts, request, desk.member)) {
    const own = request.by === desk.member.email
    return <p class="soft">{desk.say(own ? 'staff.request.own' : 'staff.request.waits')}</p>
  }
  return (
    <>
      <ActionForm form={form} action="approve" about={request.id} class="act inline">
        <button type="submit">{desk.say('staff.act.approve')}</button>
      </ActionForm>
      <Fold form={form} action="refuse" about={request.id} label={desk.say('staff.act.refuse')}>
        <Field id={`refuse-reason-${request.id}`} label={desk.say('staff.request.refuse-reason')}>
          <textarea id={`refuse-reason-${request.id}`} name="reason" rows={2} required maxlength={2_000}>
            {keptValue(form, 'refuse', 'reason', '', request.id)}
          </textarea>
        </Field>
        <button type="submit">{desk.say('staff.act.refuse')}</button>
      </Fold>
    </>
  )
}

/** Open requests, each with its sum and words: approving does exactly this. */
export const Requests: FC<Props> = ({ form, facts }) => {
  const { desk } = form
  const open = facts.requests.filter(({ state }) => state === 'open')
  if (open.length === 0) return null
  const nameOf = (email: string) => plain(facts.staff.find((one) => one.email === email)?.name ?? email, 60)
  const saidOf = (request: ApprovalRequest): string => {
    const what = whatOf(desk, request)
    if (request.by === 'playbook') return capital(desk.locale, desk.say('staff.request.playbook', { what }))
    return desk.say('staff.request.asks', { name: nameOf(request.by), what })
  }
  return (
    <section class="card" id="requests">
      <h2>{desk.say('staff.requests')}</h2>
      {open.map((request) => (
        <div key={request.id} class="request">
          <p>
            <b>{saidOf(request)}</b>{' '}
            {request.amount && (
              <Chip tone="soon">{desk.say('staff.request.sum', { sum: desk.sum(request.amount) })}</Chip>
            )}
            <small class="figure">{desk.short(request.at)}</small>
          </p>
          {waysIn(desk, request).length > 0 && (
            <ul>
              {waysIn(desk, request).map((way) => (
                <li key={way}>{way}</li>
              ))}
            </ul>
          )}
          {wordsIn(request) !== '' && (
            <>
              <p class="soft">{desk.say('staff.request.words')}</p>
              <blockquote class="said">{wordsIn(request)}</blockquote>
            </>
          )}
          <Decide form={form} facts={facts} request={request} />
        </div>
      ))}
    </section>
  )
}

/** After a refusal for want of leave: the same form once more, to somebody who has it. */
export const AskButton: FC<{ form: FormFacts; action: string; about?: string; value?: string }> = ({
  form: { desk, kept },
  action,
  about = '',
  value = 'yes',
}) =>
  kept?.canAsk === true && kept.action === action && kept.about === about ? (
    <button type="submit" name="ask" value={kept.fields.decision?.[0] ?? kept.fields.ask?.[0] ?? value}>
      {desk.say('staff.request.ask')}
    </button>
  ) : null
