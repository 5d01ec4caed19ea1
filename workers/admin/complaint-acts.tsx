/** What a person can do here. Only what is possible now is shown; the playbook does the rest by itself. */
import type { FC } from 'hono/jsx'
import type { Beside } from '../../db/dashboard.ts'
import { canWrite, type Facts, outcomes } from '../../domain/complaint.ts'
import { remedyKinds } from '../../domain/policy/tables.ts'
import { fewestRemedies, remediesFor } from '../../domain/remedy.ts'
import { plain } from '../../emails/plain.ts'
import { Field, Fold, type FormFacts, keptList, keptValue } from './action-form.tsx'
import { Decline, Parting } from './complaint-declining.tsx'
import { Joining } from './complaint-joining.tsx'
import { AskButton } from './requests.tsx'
import { isoDate } from './words.ts'

interface Props {
  readonly form: FormFacts
  readonly facts: Facts
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
        {[...usual, ...remedyKinds.filter((kind) => !usual.includes(kind))].map((kind) => {
          const { fulfilment } = facts.shop.policy.terms[kind]
          const sum = fulfilment === 'money' || fulfilment === 'code'
          return (
            <div key={kind} class="tick">
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
      <AskButton form={form} action="offer" />
    </Fold>
  )
}

export const Acts: FC<Props & { readonly beside: Beside }> = ({ form, facts, beside }) => {
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
          <Field id="fulfil-day" label={desk.say('staff.fulfil.day')} hint={desk.say('staff.fulfil.hint')}>
            <input
              type="date"
              id="fulfil-day"
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
            id="reply-text"
            label={desk.say('staff.reply.text', { language: complaint.locale.toUpperCase() })}
            hint={desk.say('staff.reply.hint')}
          >
            <textarea id="reply-text" name="text" rows={6} required maxlength={10_000} lang={complaint.locale}>
              {keptValue(form, 'reply', 'text')}
            </textarea>
          </Field>
          <button type="submit">{desk.say('staff.reply.send')}</button>
        </Fold>
      )}
      {!closed && <Offer form={form} facts={facts} />}
      <Fold form={form} action="note" label={desk.say('staff.act.note')}>
        <Field id="note-text" label={desk.say('staff.note.text')}>
          <textarea id="note-text" name="text" rows={3} required maxlength={10_000}>
            {keptValue(form, 'note', 'text')}
          </textarea>
        </Field>
        <button type="submit">{desk.say('staff.note.save')}</button>
      </Fold>
      {!closed && (
        <Fold form={form} action="assign" label={desk.say('staff.act.assign')}>
          <Field id="assign-to" label={desk.say('staff.assign.to')}>
            <select id="assign-to" name="to">
              <option value="" selected={keptValue(form, 'assign', 'to', complaint.owner ?? '') === ''}>
                {desk.say('staff.nobody')}
              </option>
              {staff.map(({ email, name, role }) => (
                <option
                  key={email}
                  value={email}
                  selected={keptValue(form, 'assign', 'to', complaint.owner ?? '') === email}
                >
                  {plain(name, 60)}, {desk.say(`words.role.${role}`)}
                </option>
              ))}
            </select>
          </Field>
          <button type="submit">{desk.say('staff.act.assign')}</button>
        </Fold>
      )}
      <Joining form={form} facts={facts} beside={beside} />
      {!closed && <Decline form={form} facts={facts} />}
      {!closed && <Parting form={form} facts={facts} />}
      {closed ? (
        <Fold form={form} action="reopen" label={desk.say('staff.act.reopen')}>
          <Field id="reopen-reason" label={desk.say('staff.reason')}>
            <textarea id="reopen-reason" name="reason" rows={2} required maxlength={2_000}>
              {keptValue(form, 'reopen', 'reason')}
            </textarea>
          </Field>
          <button type="submit">{desk.say('staff.act.reopen')}</button>
        </Fold>
      ) : (
        <Fold form={form} action="close" label={desk.say('staff.act.close')}>
          <Field id="close-outcome" label={desk.say('staff.close.outcome')}>
            <select id="close-outcome" name="outcome" required>
              {outcomes
                .filter((outcome) => outcome !== 'declined')
                .map((outcome) => (
                  <option
                    key={outcome}
                    value={outcome}
                    selected={keptValue(form, 'close', 'outcome', 'settled') === outcome}
                  >
                    {desk.say(`words.outcome.${outcome}`)}
                  </option>
                ))}
            </select>
          </Field>
          <Field id="close-reason" label={desk.say('staff.reason')} hint={desk.say('staff.close.hint')}>
            <textarea id="close-reason" name="reason" rows={2} required maxlength={2_000}>
              {keptValue(form, 'close', 'reason')}
            </textarea>
          </Field>
          <button type="submit">{desk.say('staff.act.close')}</button>
          <AskButton form={form} action="close" />
        </Fold>
      )}
    </section>
  )
}
