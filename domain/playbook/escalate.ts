import { addWorkingTime, minuteMs } from '../calendar.ts'
import type { Escalation, EscalationReason, Facts } from '../complaint.ts'
import type { Instant } from '../ids.ts'
import type { Mail } from '../mail.ts'
import { awakeInstead } from '../on-the-line.ts'
import { personFor, presentFor, roles } from '../people.ts'
import { threatIn } from '../policy/threats.ts'
import { isUnanswered } from '../recall.ts'
import type { Move, Outcome } from './move.ts'

/** Facts for the sentence that says why: `{ audience: 120000, from: 10000 }`. */
type Why = Readonly<Record<string, string | number>>

interface Rule {
  readonly reason: EscalationReason
  readonly level: 'lead' | 'director'
  /** Null where it does not apply. */
  why(facts: Facts): Why | null
}

const yes: Why = {}
const when = (applies: boolean, why: Why = yes): Why | null => (applies ? why : null)

/** In the customer's own words, wherever they wrote them: the form, a mail, a proposal, a rating. */
function threat({ complaint, written, proposals, ratings }: Facts): Why | null {
  for (const { text } of [complaint, ...written, ...proposals, ...ratings]) {
    const words = threatIn(text)
    if (words !== null) return { words }
  }
  return null
}

/** Ordered: the first rules are the graver ones. Each says why a person is needed at once. */
const rules: readonly Rule[] = [
  { reason: 'vip', level: 'director', why: ({ complaint }) => when(complaint.tier === 'vip') },
  { reason: 'threat', level: 'lead', why: threat },
  {
    reason: 'public-reach',
    level: 'lead',
    why({ customer, shop }) {
      const audience = customer?.audience ?? 0
      return when(audience >= shop.policy.publicReach, { audience, from: shop.policy.publicReach })
    },
  },
  {
    reason: 'second-failure',
    level: 'lead',
    why: ({ complaint: { earlierFailures } }) => when(earlierFailures > 0, { earlier: earlierFailures }),
  },
  // The stars of a review that came as the complaint; a rating of what we did reopens it (`reopen`).
  {
    reason: 'low-rating',
    level: 'lead',
    why: ({ complaint: { rating } }) => (rating === null ? null : when(rating <= 2, { score: rating })),
  },
  {
    reason: 'wrote-again',
    level: 'lead',
    why({ complaint: { joinedAt, arrivedAt }, written }) {
      const last = Math.max(joinedAt ?? 0, ...written.filter(({ onlyThanks }) => !onlyThanks).map(({ at }) => at))
      return when(arrivedAt !== null && last > arrivedAt)
    },
  },
]

interface Need {
  readonly reason: EscalationReason
  readonly level: 'lead' | 'director'
  readonly why: Why
}

/** Who was written to first has complained of nothing yet: a person is called in when they do. */
const missing = (facts: Facts): readonly Need[] =>
  (isUnanswered(facts) ? [] : rules).flatMap(({ reason, level, why }) => {
    const found = facts.escalations.some((known) => known.reason === reason) ? null : why(facts)
    return found ? [{ reason, level, why: found }] : []
  })

const rankOf = (level: Escalation['level']): number => roles.indexOf(level)

interface Held {
  readonly owner: string
  readonly level: Escalation['level']
  readonly elsewhere: boolean
}

/** Who already looks after this customer, here or in another complaint, and stands high enough. */
function held({ escalations, escalatedElsewhere, staff }: Facts, level: Escalation['level']): Held | null {
  const here = escalations.filter(({ state }) => state === 'open').map((one) => ({ ...one, elsewhere: false }))
  const there = escalatedElsewhere ? [{ ...escalatedElsewhere, elsewhere: true }] : []
  for (const { owner, level: own, elsewhere } of [...here, ...there]) {
    const works = owner !== null && staff.some(({ email }) => email === owner)
    if (works && rankOf(own) >= rankOf(level)) return { owner, level: own, elsewhere }
  }
  return null
}

/**
 * One open escalation per customer: whatever more comes up goes to the person who has the first of it. Only what needs
 * somebody higher goes to them, together with what was open here.
 */
function raise(facts: Facts, needs: readonly Need[], now: Instant): Outcome {
  const [first, ...rest] = needs
  if (!first) return {}
  const { shop, staff, duty } = facts
  const wanted = needs.some(({ level }) => level === 'director') ? 'director' : 'lead'
  const same = held(facts, wanted)
  const owner = same?.owner ?? personFor(wanted, staff)
  const level = same?.level ?? wanted
  const to = owner ?? (wanted === 'director' ? shop.director?.email : undefined) ?? shop.sender.email
  const dueAt = addWorkingTime(shop, now, shop.policy.targets.escalationWorkingMinutes * minuteMs)
  const also = rest.map(({ reason }) => reason)
  const notice = {
    about: 'escalation',
    reason: first.reason,
    ...(also.length > 0 && { also }),
    ...(same?.elsewhere && { known: true as const }),
    dueAt,
  } as const
  const n = `escalation-${first.reason}`
  // Their notice waits for the morning; who is on the line at night hears at once.
  const awake = awakeInstead(duty, shop, presentFor(facts, to, now), now)
  const mails: readonly Mail[] = [
    { kind: 'staff', n, to, notice },
    ...(awake === null ? [] : [{ kind: 'staff', n: `${n}-line`, to: awake, notice } as const]),
  ]
  const handed = facts.escalations.filter((one) => one.state === 'open' && owner !== null && one.owner !== owner)
  return {
    escalations: needs.map(({ reason }) => ({ reason, level, owner, dueAt })),
    ...(owner !== null && handed.length > 0 && { escalationsMoved: handed.map(({ reason }) => ({ reason, owner })) }),
    mails,
    timeline: needs.map(({ reason, why }) => ({
      actor: 'playbook',
      event: 'escalated',
      public: false,
      about: { reason, level, ...why, ...(same?.elsewhere && { known: 1 }) },
    })),
  }
}

/** Calls a person in for one reason and tells them: used wherever a move finds that a person is needed at once. */
export const escalateTo = (
  facts: Facts,
  reason: EscalationReason,
  level: 'lead' | 'director',
  now: Instant,
  why: Why = yes,
): Outcome => raise(facts, [{ reason, level, why }], now)

/** A valued customer, a threat, a large audience, a second failure: a person at once, by rules that say why. */
export const escalate: Move = {
  name: 'escalate',
  dueAt: (facts) =>
    facts.complaint.severity !== null && missing(facts).length > 0 ? facts.complaint.receivedAt : null,
  act: (facts, now) => raise(facts, missing(facts), now),
}
