/** One grievance, one complaint: a person joins what no rule saw to be one, and splits what is two. */
import type { FC } from 'hono/jsx'
import type { Beside } from '../../db/dashboard.ts'
import type { Facts } from '../../domain/complaint.ts'
import { plain } from '../../emails/plain.ts'
import { Field, Fold, type FormFacts, keptList, keptValue } from './action-form.tsx'

interface Props {
  readonly form: FormFacts
  readonly facts: Facts
  readonly beside: Beside
}

const Join: FC<Props> = ({ form, facts, beside }) => {
  const { desk } = form
  if (facts.choice || facts.compensation || facts.codes.length > 0) return null
  const open = beside.others.filter(({ closedAt }) => closedAt === null)
  return (
    <Fold form={form} action="join" label={desk.say('staff.act.join')}>
      <Field id="join-complaint" label={desk.say('staff.join.complaint')} hint={desk.say('staff.join.hint')}>
        <input
          type="text"
          id="join-complaint"
          name="complaint"
          required
          maxlength={40}
          list="join-open"
          autocomplete="off"
          value={keptValue(form, 'join', 'complaint', open[0]?.id ?? '')}
        />
        <datalist id="join-open">
          {open.map(({ id, category, receivedAt }) => (
            <option key={id} value={id}>
              {desk.head(`words.category.${category}`)}, {desk.short(receivedAt)}
            </option>
          ))}
        </datalist>
      </Field>
      <button type="submit">{desk.say('staff.act.join')}</button>
    </Fold>
  )
}

const Split: FC<Props> = ({ form, beside }) => {
  const { desk } = form
  const joined = beside.deliveries.filter(({ grievance, status }) => grievance !== null && status !== 'opened')
  if (joined.length === 0) return null
  const ticked = keptList(form, 'split', 'deliveries') ?? []
  return (
    <Fold form={form} action="split" label={desk.say('staff.act.split')}>
      <fieldset>
        <legend>{desk.say('staff.split.legend')}</legend>
        {joined.map(({ id, grievance, receivedAt }) => (
          <div key={id} class="tick">
            <label>
              <input type="checkbox" name="deliveries" value={id} checked={ticked.includes(id)} />{' '}
              {grievance && desk.head(`words.channel.${grievance.channel}`)}, {desk.short(receivedAt)}
              {grievance?.text ? ` · ${plain(grievance.text, 80)}` : ''}
            </label>
          </div>
        ))}
      </fieldset>
      <p class="soft">{desk.say('staff.split.hint')}</p>
      <button type="submit">{desk.say('staff.act.split')}</button>
    </Fold>
  )
}

export const Joining: FC<Props> = (props) =>
  props.facts.complaint.closedAt === null ? (
    <>
      <Join {...props} />
      <Split {...props} />
    </>
  ) : null
