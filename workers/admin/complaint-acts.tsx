/** What a person can do here. Only what is possible now is shown; the playbook does the rest by itself. */
import type { FC } from 'hono/jsx'
import { shownCode } from '../../domain/bonus-code.ts'
import { canWrite, type Facts, outcomes, type Proposal, type Task } from '../../domain/complaint.ts'
import { decimal } from '../../domain/money.ts'
import { remedyKinds } from '../../domain/policy/tables.ts'
import { fewestRemedies, remediesFor } from '../../domain/remedy.ts'
import { plain } from '../../emails/plain.ts'
import { ActionForm, Field, Fold, type FormFacts, keptList, keptValue } from './action-form.tsx'
import { isLeader } from './desk.ts'
import { Chip } from './frame.tsx'
import { TaskStep } from './task-step.tsx'
import { isoDate } from './words.ts'

interface Props {
  readonly form: FormFacts
  readonly facts: Facts
}

export const Tasks: FC<Props> = ({ form, facts }) => {
  const { desk } = form
  const open = facts.tasks.filter(({ state }) => state === 'open').sort((a, b) => a.dueAt - b.dueAt)
  const escalated = facts.escalations.filter(({ state }) => state === 'open')
  if (open.length + escalated.length === 0) return null
  const nameOf = (email: string | null) =>
    email === null ? desk.say('staff.nobody') : plain(facts.staff.find((one) => one.email === email)?.name ?? email, 60)
  const due = (dueAt: number) => (
    <Chip tone={dueAt < desk.now ? 'late' : ''}>
      {dueAt < desk.now
        ? desk.say('staff.late-by', { left: desk.left(desk.now - dueAt) })
        : desk.left(dueAt - desk.now)}
    </Chip>
  )
  return (
    <section class="card">
      <h2>{desk.say('staff.to-do')}</h2>
      <ul class="todo">
        {open.map((task: Task) => (
          <li>
            <div class="pair">
              <b>{desk.say(`words.task.${task.kind}`)}</b>
              {due(task.dueAt)}
            </div>
            <small class="figure">
              {nameOf(task.owner)}, {desk.say('staff.due', { when: desk.short(task.dueAt) })}
              {task.about.phone && <>, {plain(task.about.phone, 40)}</>}
            </small>
            <TaskStep form={form} task={task} />
          </li>
        ))}
        {escalated.map((one) => (
          <li>
            <div class="pair">
              <b>{desk.say('staff.needs-person')}</b>
              {due(one.dueAt)}
            </div>
            <small>
              {desk.say('staff.because', { reason: desk.say(`words.escalation.${one.reason}`) })} {nameOf(one.owner)}
            </small>
            {one.reason !== 'vip' && (
              <ActionForm form={form} action="escalation-done" about={one.id} class="act inline">
                <button class="quiet" type="submit">
                  {desk.say('staff.act.escalation-done')}
                </button>
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

export const ProposalCard: FC<Props & { proposal: Proposal }> = ({ form, facts, proposal }) => {
  const { desk } = form
  const usual = remediesFor(facts).flatMap(({ value }) => (value ? [desk.sum(value)] : []))
  return (
    <section class="card">
      <h2>{desk.say('staff.proposal')}</h2>
      <blockquote class="said">{proposal.text.slice(0, 2000)}</blockquote>
      <p class="figure">
        {proposal.amount && <b>{desk.sum(proposal.amount)} </b>}
        <Chip tone={proposal.state === 'open' ? 'soon' : ''}>{desk.say(`words.proposal-state.${proposal.state}`)}</Chip>
      </p>
      {proposal.state === 'open' && (
        <Fold form={form} action="answer-proposal" label={desk.say('staff.act.answer-proposal')}>
          {usual.length > 0 && (
            <p class="soft figure">{desk.say('staff.proposal.usual', { sums: usual.join(', ') })}</p>
          )}
          <Field
            label={desk.say('staff.proposal.amount', { currency: facts.order?.total?.currency ?? facts.shop.currency })}
            hint={desk.say('staff.proposal.amount-hint')}
          >
            <input
              type="text"
              inputmode="decimal"
              name="amount"
              maxlength={32}
              value={keptValue(form, 'answer-proposal', 'amount', proposal.amount ? decimal(proposal.amount) : '')}
            />
          </Field>
          <Field label={desk.say('staff.proposal.text')}>
            <textarea name="text" rows={4} maxlength={10_000}>
              {keptValue(form, 'answer-proposal', 'text')}
            </textarea>
          </Field>
          <div class="buttons">
            {(['accept', 'counter', 'decline'] as const).map((decision) => (
              <button class={decision === 'accept' ? '' : 'quiet'} type="submit" name="decision" value={decision}>
                {desk.say(`staff.proposal.${decision}`)}
              </button>
            ))}
          </div>
        </Fold>
      )}
    </section>
  )
}

export const Codes: FC<Props> = ({ form, facts }) => {
  const { desk } = form
  if (facts.codes.length === 0) return null
  return (
    <section class="card">
      <h2>{desk.say('staff.nav.codes')}</h2>
      {facts.codes.map(({ code, state, value, expiresAt }) => (
        <div class="code">
          <p class="figure">
            <code>{shownCode(code)}</code>{' '}
            <Chip tone={state === 'redeemed' ? 'kept' : ''}>{desk.say(`words.code-state.${state}`)}</Chip>
            <small>{desk.say('staff.code.facts', { value: desk.sum(value), when: desk.short(expiresAt) })}</small>
          </p>
          {state === 'issued' && (
            <>
              <ActionForm form={form} action="resend-code" about={code} class="act inline">
                <button class="quiet" type="submit">
                  {desk.say('staff.act.resend-code')}
                </button>
              </ActionForm>
              {isLeader(desk) && (
                <>
                  <Fold form={form} action="extend-code" about={code} label={desk.say('staff.act.extend-code')}>
                    <Field label={desk.say('staff.code.until')}>
                      <input
                        type="date"
                        name="until"
                        required
                        min={isoDate(expiresAt, desk.shop.timeZone)}
                        value={keptValue(form, 'extend-code', 'until', '', code)}
                      />
                    </Field>
                    <button type="submit">{desk.say('staff.act.extend-code')}</button>
                  </Fold>
                  <Fold form={form} action="void-code" about={code} label={desk.say('staff.act.void-code')}>
                    <Field label={desk.say('staff.reason')}>
                      <input
                        type="text"
                        name="reason"
                        required
                        maxlength={500}
                        value={keptValue(form, 'void-code', 'reason', '', code)}
                      />
                    </Field>
                    <button type="submit">{desk.say('staff.act.void-code')}</button>
                  </Fold>
                </>
              )}
            </>
          )}
        </div>
      ))}
    </section>
  )
}

const Offer: FC<Props> = ({ form, facts }) => {
  const { desk } = form
  if (facts.choice || facts.complaint.departedAt !== null) return null
  const usual = remediesFor(facts).map(({ kind }) => kind)
  const ticked = keptList(form, 'offer', 'remedies') ?? usual
  return (
    <Fold form={form} action="offer" label={desk.say('staff.act.offer')}>
      <fieldset>
        <legend>{desk.say('staff.offer.legend', { count: fewestRemedies })}</legend>
        {remedyKinds.map((kind) => {
          const { fulfilment } = facts.shop.policy.terms[kind]
          const sum = fulfilment === 'money' || fulfilment === 'code'
          return (
            <div class="tick">
              <label>
                <input type="checkbox" name="remedies" value={kind} checked={ticked.includes(kind)} />{' '}
                {desk.say(`words.remedy.${kind}.title`)}
              </label>
              {sum && (
                <input
                  type="text"
                  inputmode="decimal"
                  name={`amount-${kind}`}
                  maxlength={32}
                  placeholder={desk.say('staff.offer.usual-sum')}
                  aria-label={desk.say('staff.offer.sum', { remedy: desk.say(`words.remedy.${kind}.title`) })}
                  value={keptValue(form, 'offer', `amount-${kind}`)}
                />
              )}
            </div>
          )
        })}
      </fieldset>
      <button type="submit">{desk.say('staff.offer.send')}</button>
    </Fold>
  )
}

export const Acts: FC<Props> = ({ form, facts }) => {
  const { desk } = form
  const { complaint, staff } = facts
  const closed = complaint.closedAt !== null
  const arrives =
    !closed &&
    complaint.arrivedAt === null &&
    (facts.choice !== null || facts.proposals.some(({ state }) => state === 'accepted'))
  return (
    <section class="card acts" id="act">
      <h2>{desk.say('staff.acts')}</h2>
      {arrives && (
        <Fold form={form} action="fulfil" label={desk.say('staff.act.fulfil')}>
          <Field label={desk.say('staff.fulfil.day')} hint={desk.say('staff.fulfil.hint')}>
            <input
              type="date"
              name="day"
              max={isoDate(desk.now, desk.shop.timeZone)}
              value={keptValue(form, 'fulfil', 'day')}
            />
          </Field>
          <button type="submit">{desk.say('staff.act.fulfil')}</button>
        </Fold>
      )}
      {!closed && canWrite(facts) && (
        <Fold form={form} action="reply" label={desk.say('staff.act.reply')}>
          <Field
            label={desk.say('staff.reply.text', { language: complaint.locale.toUpperCase() })}
            hint={desk.say('staff.reply.hint')}
          >
            <textarea name="text" rows={6} required maxlength={10_000} lang={complaint.locale}>
              {keptValue(form, 'reply', 'text')}
            </textarea>
          </Field>
          <button type="submit">{desk.say('staff.reply.send')}</button>
        </Fold>
      )}
      {!closed && <Offer form={form} facts={facts} />}
      <Fold form={form} action="note" label={desk.say('staff.act.note')}>
        <Field label={desk.say('staff.note.text')}>
          <textarea name="text" rows={3} required maxlength={10_000}>
            {keptValue(form, 'note', 'text')}
          </textarea>
        </Field>
        <button type="submit">{desk.say('staff.note.save')}</button>
      </Fold>
      {!closed && (
        <Fold form={form} action="assign" label={desk.say('staff.act.assign')}>
          <Field label={desk.say('staff.assign.to')}>
            <select name="to">
              <option value="" selected={keptValue(form, 'assign', 'to', complaint.owner ?? '') === ''}>
                {desk.say('staff.nobody')}
              </option>
              {staff.map(({ email, name, role }) => (
                <option value={email} selected={keptValue(form, 'assign', 'to', complaint.owner ?? '') === email}>
                  {plain(name, 60)}, {desk.say(`words.role.${role}`)}
                </option>
              ))}
            </select>
          </Field>
          <button type="submit">{desk.say('staff.act.assign')}</button>
        </Fold>
      )}
      {closed ? (
        <Fold form={form} action="reopen" label={desk.say('staff.act.reopen')}>
          <Field label={desk.say('staff.reason')}>
            <textarea name="reason" rows={2} required maxlength={2_000}>
              {keptValue(form, 'reopen', 'reason')}
            </textarea>
          </Field>
          <button type="submit">{desk.say('staff.act.reopen')}</button>
        </Fold>
      ) : (
        <Fold form={form} action="close" label={desk.say('staff.act.close')}>
          <Field label={desk.say('staff.close.outcome')}>
            <select name="outcome" required>
              {outcomes.map((outcome) => (
                <option value={outcome} selected={keptValue(form, 'close', 'outcome', 'settled') === outcome}>
                  {desk.say(`words.outcome.${outcome}`)}
                </option>
              ))}
            </select>
          </Field>
          <Field label={desk.say('staff.reason')} hint={desk.say('staff.close.hint')}>
            <textarea name="reason" rows={2} required maxlength={2_000}>
              {keptValue(form, 'close', 'reason')}
            </textarea>
          </Field>
          <button type="submit">{desk.say('staff.act.close')}</button>
        </Fold>
      )}
    </section>
  )
}
