/** A person of the shop at work on a story. */
import { type ActionName, type Desk, parseAction, rule, type Verdict } from '../../domain/actions.ts'
import type { Facts, Role } from '../../domain/complaint.ts'
import type { ComplaintId } from '../../domain/ids.ts'
import type { Outcome } from '../../domain/playbook/move.ts'
import type { Story } from './facts.ts'

export const people = {
  agent: { email: 'maria@semitsvet.example', name: 'Maria', role: 'agent' },
  lead: { email: 'oleg@semitsvet.example', name: 'Oleg', role: 'lead' },
  director: { email: 'director@semitsvet.example', name: 'Dmitri Rusu', role: 'director' },
  admin: { email: 'owner@semitsvet.example', name: 'Owner', role: 'admin' },
} as const satisfies Record<Role, unknown>

let replies = 0

/** An action as it comes in, without the version. */
type Asked = { readonly action: ActionName } & Readonly<Record<string, unknown>>

const deskOf = (role: Role, now: number): Desk => ({
  actor: people[role],
  now,
  replyId: `rpl_${++replies}`,
  requestId: `req_${replies}`,
  letter: { subject: 'As drawn up', body: 'What happened, and what is done.', points: [] },
  newComplaint: 'cmp_00000000000000000000000009' as ComplaintId,
  grievances: [],
  joinable: true,
  cause: null,
})

/** What the rules say to an action at this moment. */
export function says(facts: Facts, now: number, role: Role, asked: Asked): Verdict {
  const parsed = parseAction({ ...asked, version: facts.complaint.version })
  if (parsed.ok) return rule(facts, parsed.action, deskOf(role, now))
  return { ok: false, status: 422, code: 'unreadable', message: parsed.error.message }
}

/** Does it, and lets the playbook take its turn; throws when it is refused. */
export function act(story: Story, role: Role, asked: Asked): Outcome {
  const verdict = says(story.facts, story.now, role, asked)
  if (!verdict.ok) throw new Error(`${asked.action}: ${verdict.status} ${verdict.code} ${verdict.message}`)
  story.does(verdict.outcome)
  return verdict.outcome
}

/** Why not: status and code; `ok` where it is allowed. */
export function refusal(story: Story, role: Role, asked: Asked): string {
  const verdict = says(story.facts, story.now, role, asked)
  return verdict.ok ? 'ok' : `${verdict.status} ${verdict.code}`
}
