/** How each kind of task is done: some are more than a tick, and their own action keeps what was promised. */
import type { FC } from 'hono/jsx'
import type { Task, TaskKind } from '../../domain/complaint.ts'
import { parseMoney } from '../../domain/money.ts'
import { plain } from '../../emails/plain.ts'
import { isMessage } from '../../emails/say.ts'
import { ActionForm, Field, Fold, type FormFacts, keptValue } from './action-form.tsx'
import { type Desk, isLeader } from './desk.ts'

type Step =
  /** A button that ticks it off. */
  | 'tick'
  /** A button that says the remedy is with the customer. */
  | 'arrived'
  /** A note of what was said. */
  | 'called'
  /** On the complaint's page, in a form of its own. */
  | 'elsewhere'

const steps = {
  'find-contact': 'tick',
  ship: 'tick',
  refund: 'arrived',
  'do-remedy': 'arrived',
  'send-gift': 'tick',
  'reply-to-proposal': 'elsewhere',
  'approve-letter': 'elsewhere',
  'call-back': 'called',
  'call-unhappy': 'called',
  reply: 'elsewhere',
  'check-delivery': 'arrived',
  'answer-dispute': 'tick',
  'mail-did-not-arrive': 'tick',
  'check-code': 'tick',
  decide: 'tick',
  'approve-request': 'elsewhere',
  'give-extra': 'tick',
  'release-code': 'tick',
  'look-into-cause': 'tick',
  'erase-customer': 'tick',
  'reported-as-spam': 'tick',
} as const satisfies Record<TaskKind, Step>

/** Where on the complaint's pages the work is done that is more than a tick. */
const placeOf = (kind: TaskKind): string =>
  kind === 'approve-letter'
    ? '/letter'
    : kind === 'approve-request'
      ? '#requests'
      : kind === 'reply-to-proposal'
        ? '#answer-proposal-text'
        : '#reply-text'

/** "How long did it take?" Nobody has to say; the page of earnings counts what was said. */
const Minutes: FC<{ form: FormFacts; action: 'task-done' | 'fulfil' | 'callback-done'; task: Pick<Task, 'id'> }> = ({
  form,
  action,
  task,
}) => (
  <label class="took">
    <span>{form.desk.say('staff.task.minutes')}</span>
    <input
      type="number"
      name="minutes"
      min="1"
      max="1440"
      inputmode="numeric"
      value={keptValue(form, action, 'minutes', '', task.id)}
    />
  </label>
)

export const TaskStep: FC<{ form: FormFacts; task: Pick<Task, 'id' | 'kind'> }> = ({ form, task }) => {
  const { desk, complaint } = form
  const label = desk.say(`staff.task.${task.kind}`)
  switch (steps[task.kind]) {
    case 'tick':
      return (
        <ActionForm form={form} action="task-done" about={task.id} class="act inline">
          <Minutes form={form} action="task-done" task={task} />
          <button class="quiet" type="submit">
            {label}
          </button>
        </ActionForm>
      )
    case 'arrived':
      return (
        <ActionForm form={form} action="fulfil" about={task.id} class="act inline">
          <Minutes form={form} action="fulfil" task={task} />
          <button class="quiet" type="submit">
            {label}
          </button>
        </ActionForm>
      )
    case 'called':
      return (
        <Fold form={form} action="callback-done" about={task.id} label={label}>
          <Field id={`note-${task.id}`} label={desk.say('staff.call.note')}>
            <textarea id={`note-${task.id}`} name="note" rows={2} maxlength={2_000}>
              {keptValue(form, 'callback-done', 'note', '', task.id)}
            </textarea>
          </Field>
          <Minutes form={form} action="callback-done" task={task} />
          <button type="submit">{label}</button>
        </Fold>
      )
    case 'elsewhere':
      return (
        <p class="act inline">
          <a class="button quiet" href={`/admin/complaints/${complaint}${placeOf(task.kind)}`}>
            {label}
          </a>
        </p>
      )
  }
}

/** What the customer was told they get for the wait. */
export const ExtraFact: FC<{ desk: Desk; about: Task['about'] }> = ({ desk, about: { extra } }) => {
  const name = `staff.extra.${extra}`
  return isMessage(name) ? <small>{desk.head(name)}</small> : null
}

/** A code beyond a cap: which cap, and the sum that was shown. */
export const CapFacts: FC<{ desk: Desk; about: Task['about'] }> = ({ desk, about: { cap, amount, currency } }) => {
  const value = cap && amount && currency ? parseMoney(amount, currency) : null
  return value && cap ? <small>{desk.say('staff.release.cap', { cap, value: desk.sum(value) })}</small> : null
}

/** What was seen of a code, for who looks into it: "used in a second order, 7K2M-…, order B-2". */
export const CodeFacts: FC<{ desk: Desk; about: Task['about'] }> = ({ desk, about: { code, order, conflict } }) => {
  const name = `words.code-conflict.${conflict}`
  if (!code || !order || !isMessage(name)) return null
  return (
    <small>
      {desk.head(name)}: <span class="figure">{plain(code, 40)}</span>,{' '}
      {desk.say('staff.order-named', { order: plain(order, 60) })}
    </small>
  )
}

/** Lets whoever looks take a task that is somebody else's or nobody's, where they could finish it. */
export const TakeTask: FC<{ form: FormFacts; task: Pick<Task, 'id' | 'kind' | 'owner'> }> = ({ form, task }) => {
  const { desk } = form
  if (task.owner === desk.member.email || (task.kind === 'approve-letter' && !isLeader(desk))) return null
  return (
    <ActionForm form={form} action="assign-task" about={task.id} class="act inline">
      <button class="link" type="submit">
        {desk.say('staff.task.take')}
      </button>
    </ActionForm>
  )
}
