/** What waits for a person: tasks, escalations, a proposal of the customer's own. */
import type { FC } from 'hono/jsx'
import { type Facts, type Proposal, roles, type Task } from '../../domain/complaint.ts'
import { decimal } from '../../domain/money.ts'
import { isOnItsWay } from '../../domain/refund.ts'
import type { Usual } from '../../domain/usual.ts'
import { plain } from '../../emails/plain.ts'
import { usualForStaff } from '../../emails/usual-words.ts'
import { ActionForm, Field, Fold, type FormFacts, keptValue } from './action-form.tsx'
import { CallCard } from './call-card.tsx'
import { CauseFacts } from './cause-card.tsx'
import { ReasonOptions } from './complaint-declining.tsx'
import { Chip } from './frame.tsx'
import { GiftFact } from './gift-fact.tsx'
import { RefundFact } from './refund-fact.tsx'
import { AskButton } from './requests.tsx'
import { CapFacts, CodeFacts, ExtraFact, TakeTask, TaskStep } from './task-step.tsx'

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
            </small>
            <CallCard desk={desk} facts={facts} task={task} />
            <CauseFacts desk={desk} about={task.about} />
            <CodeFacts desk={desk} about={task.about} />
            <CapFacts desk={desk} about={task.about} />
            <ExtraFact desk={desk} about={task.about} />
            <GiftFact desk={desk} about={task.about} />
            <RefundFact desk={desk} facts={facts} task={task} />
            {!isOnItsWay(facts, task) && <TaskStep form={form} task={task} />}
            <TakeTask form={form} task={task} />
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

/** One counter-offer a complaint: afterwards it is agreed to, or declined well. */
const decisionsFor = ({ proposals }: Facts) =>
  proposals.some(({ state }) => state === 'countered')
    ? (['accept', 'decline'] as const)
    : (['accept', 'counter', 'decline'] as const)

export const ProposalCard: FC<Props & { proposal: Proposal; usual: Usual | null }> = ({
  form,
  facts,
  proposal,
  usual,
}) => {
  const { desk } = form
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
          {usual && <p class="soft figure">{usualForStaff(desk.locale, usual)}</p>}
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
          <Field
            id="answer-proposal-why"
            label={desk.say('staff.proposal.why')}
            hint={desk.say('staff.proposal.why-hint')}
          >
            <select id="answer-proposal-why" name="why">
              <ReasonOptions form={form} declined="proposal" kept={keptValue(form, 'answer-proposal', 'why')} />
            </select>
          </Field>
          <div class="buttons">
            {decisionsFor(facts).map((decision) => (
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
            <AskButton form={form} action="answer-proposal" />
          </div>
        </Fold>
      )}
    </section>
  )
}
