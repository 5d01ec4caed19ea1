/** A person of the shop at work on a story. */
import { type Action, type Desk, rule, type Verdict } from '../../domain/actions.ts'
import type { Facts, Role } from '../../domain/complaint.ts'
import type { Outcome } from '../../domain/playbook/move.ts'
import type { Story } from './facts.ts'

export const people = {
  agent: { email: 'maria@semitsvet.example', name: 'Maria', role: 'agent' },
  lead: { email: 'oleg@semitsvet.example', name: 'Oleg', role: 'lead' },
  director: { email: 'director@semitsvet.example', name: 'Dmitri Rusu', role: 'director' },
  admin: { email: 'owner@semitsvet.example', name: 'Owner', role: 'admin' },
} as const satisfies Record<Role, unknown>

let replies = 0

/** Distributes over the union, so that each action keeps its own fields. */
type Unversioned<A> = A extends Action ? Omit<A, 'version'> : never

const deskOf = (role: Role, now: number): Desk => ({
  actor: people[role],
  now,
  replyId: `rpl_${++replies}`,
  letter: { subject: 'As drawn up', body: 'What happened, and what is done.', points: [] },
})

/** What the rules say to an action at this moment. */
export const says = (facts: Facts, now: number, role: Role, action: Unversioned<Action>): Verdict =>
  rule(facts, { ...action, version: facts.complaint.version } as Action, deskOf(role, now))

/** Does it, and lets the playbook take its turn; throws when it is refused. */
export function act(story: Story, role: Role, action: Unversioned<Action>): Outcome {
  const verdict = says(story.facts, story.now, role, action)
  if (!verdict.ok) throw new Error(`${action.action}: ${verdict.status} ${verdict.code} ${verdict.message}`)
  story.does(verdict.outcome)
  return verdict.outcome
}

/** Why not: status and code; `ok` where it is allowed. */
export function refusal(story: Story, role: Role, action: Unversioned<Action>): string {
  const verdict = says(story.facts, story.now, role, action)
  return verdict.ok ? 'ok' : `${verdict.status} ${verdict.code}`
}
