import { addWorkingTime, minuteMs } from '../calendar.ts'
import type { EscalationReason, Facts } from '../complaint.ts'
import type { Instant } from '../ids.ts'
import { personFor } from '../policy/assess.ts'
import { mentionsThreat } from '../policy/threats.ts'
import type { Move, Outcome } from './move.ts'

interface Rule {
  readonly reason: EscalationReason
  readonly level: 'lead' | 'director'
  applies(facts: Facts): boolean
}

/** Ordered: the first rules are the graver ones. Each says why a person is needed at once. */
const rules: readonly Rule[] = [
  { reason: 'vip', level: 'director', applies: ({ complaint }) => complaint.tier === 'vip' },
  {
    reason: 'threat',
    level: 'lead',
    applies: ({ complaint, written }) => [complaint, ...written].some(({ text }) => mentionsThreat(text)),
  },
  {
    reason: 'public-reach',
    level: 'lead',
    applies: ({ customer, shop }) => (customer?.audience ?? 0) >= shop.policy.publicReach,
  },
  { reason: 'second-failure', level: 'lead', applies: ({ complaint }) => complaint.earlierFailures > 0 },
  {
    reason: 'wrote-again',
    level: 'lead',
    applies({ complaint: { joinedAt, arrivedAt }, written }) {
      const last = Math.max(joinedAt ?? 0, ...written.filter(({ onlyThanks }) => !onlyThanks).map(({ at }) => at))
      return arrivedAt !== null && last > arrivedAt
    },
  },
]

const missing = (facts: Facts): Rule | undefined =>
  rules.find((rule) => rule.applies(facts) && !facts.escalations.some((known) => known.reason === rule.reason))

/** Opens an escalation to the right person and tells them: used wherever a person is needed at once. */
export function escalateTo(facts: Facts, reason: EscalationReason, level: 'lead' | 'director', now: Instant): Outcome {
  const { shop, staff } = facts
  const owner = personFor(level, staff)
  const to = owner ?? (level === 'director' ? shop.director?.email : undefined) ?? shop.sender.email
  const dueAt = addWorkingTime(shop, now, shop.policy.targets.escalationWorkingMinutes * minuteMs)
  return {
    escalations: [{ reason, level, owner, dueAt }],
    mails: [{ kind: 'staff', n: `escalation-${reason}`, to, notice: { about: 'escalation', reason, dueAt } }],
    timeline: [{ actor: 'playbook', event: 'escalated', public: false, about: { reason, level } }],
  }
}

/** A valued customer, a threat, a large audience, a second failure: a person at once, by rules that say why. */
export const escalate: Move = {
  name: 'escalate',
  dueAt: (facts) => (facts.complaint.severity !== null && missing(facts) ? facts.complaint.receivedAt : null),
  act(facts, now) {
    const rule = missing(facts)
    return rule ? escalateTo(facts, rule.reason, rule.level, now) : {}
  },
}
