/** Why it went wrong: what a person has said, or what it could be, each with its reasons. A person decides. */
import type { FC } from 'hono/jsx'
import { type KnownCause, suspectsOf } from '../../db/causes.ts'
import { type Likeness, suggestionsFor } from '../../domain/cause.ts'
import type { Facts, Task } from '../../domain/complaint.ts'
import { plain } from '../../emails/plain.ts'
import { ActionForm, Field, Fold, type FormFacts, keptValue } from './action-form.tsx'
import type { Desk } from './desk.ts'
import { Chip } from './frame.tsx'

interface Props {
  readonly form: FormFacts
  readonly facts: Facts
  readonly causes: readonly KnownCause[]
}

export const causeTones = { open: 'soon', fixed: '', closed: 'kept' } as const

function likenessText(desk: Desk, one: Likeness): string {
  switch (one.by) {
    case 'sku':
      return desk.say('staff.cause.why.sku', { sku: plain(one.sku, 40) })
    case 'category':
      return desk.say('staff.cause.why.category')
    case 'words':
      return desk.say('staff.cause.why.words', { words: plain(one.words.join(', '), 80) })
    case 'time':
    case 'named':
      return desk.say(`staff.cause.why.${one.by}`, { days: one.days })
  }
}

const Suggested: FC<Props> = ({ form, facts: { complaint, order }, causes }) => {
  const { desk } = form
  const skus = order && !order.ofAnother ? order.lines.flatMap(({ sku }) => (sku ? [sku] : [])) : []
  const { category, text, receivedAt } = complaint
  const found = suggestionsFor({ category, text, receivedAt, skus }, suspectsOf(causes))
  if (found.length === 0) return null
  return (
    <>
      <p class="soft">{desk.say('staff.cause.could-be')}</p>
      <ul class="todo">
        {found.map(({ cause, why }) => {
          const name = plain(causes.find(({ id }) => id === cause)?.name ?? cause, 120)
          return (
            <li key={cause}>
              <a href={desk.href(`/admin/causes/${cause}`)}>{name}</a>
              <small>{why.map((one) => likenessText(desk, one)).join('; ')}</small>
              <ActionForm form={form} action="set-cause" class="act inline">
                <button
                  class="quiet"
                  type="submit"
                  name="cause"
                  value={cause}
                  aria-label={desk.say('staff.cause.it-is-named', { name })}
                >
                  {desk.say('staff.cause.it-is')}
                </button>
              </ActionForm>
            </li>
          )
        })}
      </ul>
    </>
  )
}

export const CauseCard: FC<Props> = (props) => {
  const { form, facts, causes } = props
  const { desk } = form
  const { cause: tied, joinedInto, category } = facts.complaint
  if (joinedInto !== null) return null
  const known = causes.find(({ id }) => id === tied)
  const chosen = keptValue(form, 'set-cause', 'cause', tied ?? '')
  return (
    <section class="card" id="cause">
      <h2>{desk.say('staff.cause')}</h2>
      {known ? (
        <div class="pair">
          <a href={desk.href(`/admin/causes/${known.id}`)}>{plain(known.name, 120)}</a>
          <Chip tone={causeTones[known.state]}>{desk.say(`words.cause-state.${known.state}`)}</Chip>
        </div>
      ) : (
        <>
          <p class="soft">{desk.say('staff.cause.none')}</p>
          <Suggested {...props} />
        </>
      )}
      {causes.length > 0 && (
        <Fold form={form} action="set-cause" label={desk.say('staff.cause.other')}>
          <Field id="set-cause-cause" label={desk.say('staff.cause')}>
            <select id="set-cause-cause" name="cause">
              <option value="" selected={chosen === ''}>
                {desk.say('staff.cause.not-known')}
              </option>
              {causes.map(({ id, name, state }) => (
                <option key={id} value={id} selected={id === chosen}>
                  {plain(name, 80)}
                  {state === 'open' ? '' : `, ${desk.say(`words.cause-state.${state}`)}`}
                </option>
              ))}
            </select>
          </Field>
          <button type="submit">{desk.say('staff.causes.save')}</button>
        </Fold>
      )}
      <p>
        <a href={desk.href('/admin/causes', { category, named: 'new' })}>{desk.say('staff.cause.new')}</a>
      </p>
    </section>
  )
}

/** What the numbers say, for who looks into it. */
export const CauseFacts: FC<{ desk: Desk; about: Task['about'] }> = ({
  desk,
  about: { step, name, cause, ...about },
}) => {
  if (about.of === undefined || (step !== 'rising' && step !== 'came-back' && step !== 'overdue')) return null
  const said = plain(name ?? '', 120)
  const count = Number(about.count ?? 0)
  const usual = new Intl.NumberFormat(desk.locale).format(Number(about.usual ?? 0) / 10)
  return (
    <>
      {said !== '' && <small>{cause ? <a href={desk.href(`/admin/causes/${cause}`)}>{said}</a> : said}</small>}
      <small>
        {step === 'rising' && desk.say('staff.cause.rising', { count, usual })}
        {step === 'came-back' && desk.say('staff.cause.back', { count })}
        {step === 'overdue' && desk.say('staff.cause.overdue')}
      </small>
    </>
  )
}
