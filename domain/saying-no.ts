/**
 * A good "no": beside its reason it brings an alternative, who takes a second look, and something small that is really
 * given. Nobody leaves with nothing.
 */
import { endOfDayAfterMonths, endOfWorkingDay } from './calendar.ts'
import { type Actor, canWrite, type Facts, forbidsRefund, type Offer, type Reply, taskOf } from './complaint.ts'
import { extraEntry } from './cost.ts'
import type { Instant } from './ids.ts'
import { money } from './money.ts'
import { isAway, personFor, type Role } from './people.ts'
import type { Outcome } from './playbook/move.ts'
import type { Declined } from './policy/decline-reasons.ts'
import { type ExtraKind, extraKinds } from './policy/tables.ts'

const above: readonly Role[] = ['lead', 'director', 'admin', 'agent']

/** Who takes a second look: never who said no, and the nearest above who is here. Null in a shop of one. */
export function reviewerFor(
  { staff, duty }: Pick<Facts, 'staff' | 'duty'>,
  saidBy: string,
  now: Instant,
): string | null {
  const others = staff.filter(({ email }) => email !== saidBy)
  const here = others.filter(({ email }) => !isAway(duty, email, now))
  const nearest = (here.length > 0 ? here : others).toSorted((a, b) => above.indexOf(a.role) - above.indexOf(b.role))
  return nearest[0]?.email ?? null
}

const emailOf = (actor: string): string => actor.replace(/^staff:/, '')

/** Who looks anew at what a customer brings after a "no"; null where nothing was declined, or nobody else is there. */
export function reviewerOfDeclined(facts: Facts, now: Instant): string | null {
  const declined = facts.replies.findLast(({ kind }) => kind === 'proposal-declined')
  return declined ? reviewerFor(facts, emailOf(declined.by), now) : null
}

/** Working days until the second look is answered, as it is told: a day of the shop's is eight hours at least. */
export const reviewDays = ({ shop }: Pick<Facts, 'shop'>): number =>
  Math.max(1, Math.ceil(shop.policy.targets.proposalWorkingMinutes / (8 * 60)))

export type Gesture =
  /** A small sum on a next order: the code's purpose. */
  { readonly kind: 'code'; readonly code: string } | { readonly kind: 'extra'; readonly extra: ExtraKind }

export const gesturePurpose = ({ complaint }: Facts): string => `${complaint.id}-gesture`
const gestureKey = 'gesture'

/** What was given with an earlier "no" of this complaint. */
function givenBefore(facts: Facts): Gesture | null {
  const purpose = gesturePurpose(facts)
  if (facts.codes.some((code) => code.purpose === purpose)) return { kind: 'code', code: purpose }
  const task = taskOf(facts, gestureKey)
  return task && { kind: 'extra', extra: extraKinds.find((kind) => kind === task.about.extra) ?? 'small-gift' }
}

export interface Given {
  readonly gesture: Gesture
  /** What makes it real; empty where it was given before. */
  readonly outcome: Outcome
}

/**
 * One gesture a complaint, by policy. Who is told no for good gets a small sum on a next order, unless the bank has the
 * matter in hand, a cap is reached or no mail reaches them; whose proposal alone is declined still has the ways, and gets the extra.
 */
export function gestureFor(facts: Facts, declined: Declined, now: Instant): Given {
  const before = givenBefore(facts)
  if (before) return { gesture: before, outcome: {} }
  const { shop, order, complaint, staff } = facts
  const { sums, extra } = shop.policy.gesture
  const currency = order?.total?.currency ?? shop.currency
  const minor = sums[currency] ?? 0
  if (declined === 'complaint' && minor > 0 && canWrite(facts) && !forbidsRefund(facts.dispute) && !facts.beyondCap) {
    const purpose = gesturePurpose(facts)
    const expiresAt = endOfDayAfterMonths(now, shop.policy.compensation.bonus.months, shop.timeZone)
    return {
      gesture: { kind: 'code', code: purpose },
      outcome: { codes: [{ purpose, value: money(minor, currency), expiresAt }] },
    }
  }
  const owner = complaint.owner ?? personFor('agent', staff)
  const dueAt = endOfWorkingDay(shop, now, shop.policy.compensation.gift.workingDays)
  return {
    gesture: { kind: 'extra', extra },
    outcome: {
      tasks: [{ kind: 'give-extra', key: gestureKey, owner, dueAt, about: { extra } }],
      ledger: extraEntry(facts, extra, gestureKey),
    },
  }
}

/** The counter-offer that an offer carries: the words it was made with, written in the same moment by the same person. */
export const counterIn = ({ replies }: Pick<Facts, 'replies'>, offer: Pick<Offer, 'by' | 'preparedAt'>): Reply | null =>
  replies.find(
    ({ kind, by, at }) => kind === 'proposal-countered' && by === (offer.by satisfies Actor) && at === offer.preparedAt,
  ) ?? null
