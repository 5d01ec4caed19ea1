/** Saying no, and parting: each with what leaves for the customer, said before it is done. */
import type { FC } from 'hono/jsx'
import { canWrite, type Facts, mailOf } from '../../domain/complaint.ts'
import { type Declined, reasonsFor } from '../../domain/policy/decline-reasons.ts'
import { Field, Fold, type FormFacts, keptValue } from './action-form.tsx'
import { AskButton } from './requests.tsx'

interface Props {
  readonly form: FormFacts
  readonly facts: Facts
}

/** The reasons that fit; none is chosen beforehand. */
export const ReasonOptions: FC<{ form: FormFacts; declined: Declined; kept: string }> = ({
  form: { desk },
  declined,
  kept,
}) => (
  <>
    <option value="">—</option>
    {reasonsFor(declined).map((reason) => (
      <option key={reason} value={reason} selected={reason === kept}>
        {desk.say(`words.decline.${reason}`)}
      </option>
    ))}
  </>
)

const about = 'declined'

export const Decline: FC<Props> = ({ form, facts }) => {
  const { desk } = form
  // What was agreed on is carried out, not declined.
  if (facts.choice || facts.proposals.some(({ state }) => state === 'accepted')) return null
  const kept = (field: string) => keptValue(form, 'close', field, '', about)
  return (
    <Fold form={form} action="close" about={about} label={desk.say('staff.decline.act')}>
      <p class="soft">{desk.say('staff.decline.hint')}</p>
      <input type="hidden" name="outcome" value="declined" />
      <Field id="decline-why" label={desk.say('staff.decline.why')}>
        <select id="decline-why" name="why" required>
          <ReasonOptions form={form} declined="complaint" kept={kept('why')} />
        </select>
      </Field>
      <Field
        id="decline-text"
        label={desk.say('staff.decline.text', { language: facts.complaint.locale.toUpperCase() })}
        hint={desk.say('staff.decline.text-hint')}
      >
        <textarea id="decline-text" name="text" rows={4} maxlength={10_000} lang={facts.complaint.locale}>
          {kept('text')}
        </textarea>
      </Field>
      <Field id="decline-reason" label={desk.say('staff.decline.note')}>
        <textarea id="decline-reason" name="reason" rows={2} required maxlength={2_000}>
          {kept('reason')}
        </textarea>
      </Field>
      <button type="submit">{desk.say('staff.decline.send')}</button>
      <AskButton form={form} action="close" about={about} />
    </Fold>
  )
}

export const Parting: FC<Props> = ({ form, facts }) => {
  const { desk } = form
  if (mailOf(facts, 'farewell')) return <p class="soft">{desk.say('staff.relation.ended')}</p>
  if (!facts.customer || !canWrite(facts)) return null
  return (
    <Fold form={form} action="end-relation" label={desk.say('staff.relation.act')}>
      <p class="soft">{desk.say('staff.relation.hint')}</p>
      <Field id="end-relation-reason" label={desk.say('staff.relation.reason')}>
        <textarea id="end-relation-reason" name="reason" rows={2} required maxlength={2_000}>
          {keptValue(form, 'end-relation', 'reason')}
        </textarea>
      </Field>
      <button type="submit" class="quiet">
        {desk.say('staff.relation.send')}
      </button>
      <AskButton form={form} action="end-relation" />
    </Fold>
  )
}
