/** What waits for a person: tasks, escalations, a proposal of the customer's own. */
import type { FC } from 'hono/jsx'
import { type Facts, type Proposal, roles, type Task } from '../../domain/complaint.ts'
import { decimal } from '../../domain/money.ts'
import { remediesFor } from '../../domain/remedy.ts'
import { plain } from '../../emails/plain.ts'
import { ActionForm, Field, Fold, type FormFacts, keptValue } from './action-form.tsx'
import { Chip } from './frame.tsx'
import { CodeFacts, TaskStep } from './task-step.tsx'

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
          <li key={task.id}>
            <div class="pair">
              <b>{desk.say(`words.task.${task.kind}`)}</b>
              {due(task.dueAt)}
            </div>
            <small class="figure">
              {nameOf(task.owner)}, {desk.say('staff.due', { when: desk.short(task.dueAt) })}
              {task.about.phone && <>, {plain(task.about.phone, 40)}</>}
            </small>
            <CodeFacts desk={desk} about={task.about} />
            <TaskStep form={form} task={task} />
          </li>
        ))}
        {escalated.map((one) => (
          <li key={one.id}>
            <div class="pair">
              <b>{desk.say('staff.needs-person')}</b>
              {due(one.dueAt)}
            </div>
            <small>
              {desk.say('staff.because', { reason: desk.say(`words.escalation.${one.reason}`) })} {nameOf(one.owner)}
            </small>
            {one.reason !== 'vip' && roles.indexOf(one.level) <= roles.indexOf(desk.member.role) && (
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
            id="answer-proposal-amount"
            label={desk.say('staff.proposal.amount', { currency: facts.order?.total?.currency ?? facts.shop.currency })}
            hint={desk.say('staff.proposal.amount-hint')}
          >
            <input
              type="text"
              inputmode="decimal"
              id="answer-proposal-amount"
              name="amount"
              maxlength={32}
              value={keptValue(form, 'answer-proposal', 'amount', proposal.amount ? decimal(proposal.amount) : '')}
            />
          </Field>
          <Field id="answer-proposal-text" label={desk.say('staff.proposal.text')}>
            <textarea id="answer-proposal-text" name="text" rows={4} maxlength={10_000}>
              {keptValue(form, 'answer-proposal', 'text')}
            </textarea>
          </Field>
          <div class="buttons">
            {(['accept', 'counter', 'decline'] as const).map((decision) => (
              <button
                key={decision}
                class={decision === 'accept' ? '' : 'quiet'}
                type="submit"
                name="decision"
                value={decision}
              >
                {desk.say(`staff.proposal.${decision}`)}
              </button>
            ))}
          </div>
        </Fold>
      )}
    </section>
  )
}
