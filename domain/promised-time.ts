/** The times customers are told: what policy wants, in the shop's working time, and never later than the law lets it be. */
import { addWorkingTime, endOfDayAfterDays, endOfWorkingDay, lastClosing, minuteMs, roundedUp } from './calendar.ts'
import { type Facts, remedyOf } from './complaint.ts'
import type { Instant } from './ids.ts'
import { countryOfPhone } from './person.ts'
import { type LegalMatter, type LegalTerm, legalTerm, matterOf } from './policy/legal-terms.ts'
import type { RemedyKind } from './policy/tables.ts'
import type { PromiseRow } from './promise.ts'

type About = Pick<Facts, 'shop'> & { readonly customer: Pick<NonNullable<Facts['customer']>, 'phone'> | null }

/**
 * Whose law counts: the shop's country, and the customer's where their telephone tells it. Consumers keep the protection
 * of the law of their own country (Rome I, Regulation (EC) 593/2008, art. 6); the stricter of the two is always safe.
 */
export function countriesOf({ shop, customer }: About): readonly string[] {
  const theirs = customer?.phone ? countryOfPhone(customer.phone) : null
  return [...new Set([shop.country, theirs].filter((country) => country !== null))]
}

/** The last moment the law leaves for what was asked at `from`; null where it sets no time. */
export function legalEnd(about: About, matter: LegalMatter, from: Instant): Instant | null {
  const term = legalTerm(countriesOf(about), matter)
  return term && endOfDayAfterDays(from, term.days, about.shop.timeZone)
}

/**
 * `dueAt`, or where that is later than the law allows for what was asked at `from`: the last time the shop closes before
 * that. Where the law's time is over at `now`, nothing can be promised within it, and policy's time stands.
 */
export function boundedBy(about: About, matter: LegalMatter, from: Instant, dueAt: Instant, now: Instant): Instant {
  const end = legalEnd(about, matter, from)
  if (end === null || dueAt <= end || end <= now) return dueAt
  return lastClosing(about.shop, now, end) ?? end
}

/** When a person answers what was asked at `from` (`now`, when nothing is said): so many working minutes from `now`. */
export function answeredBy(about: About, workingMinutes: number, now: Instant, from: Instant = now): Instant {
  const { shop } = about
  const dueAt = roundedUp(shop, addWorkingTime(shop, now, workingMinutes * minuteMs))
  return boundedBy(about, 'answer', from, dueAt, now)
}

/** When a remedy that was agreed on at `from` is there. */
export function fulfilledBy(about: About, kind: RemedyKind, now: Instant, from: Instant = now): Instant {
  const { shop } = about
  const dueAt = endOfWorkingDay(shop, now, shop.policy.terms[kind].workingDays)
  return boundedBy(about, matterOf[kind], from, dueAt, now)
}

/** What a promise to deliver is about, and when it was asked for. */
function remedyAsked(facts: Facts, n: string): { readonly matter: LegalMatter; readonly at: Instant | null } | null {
  if (n.startsWith('proposal-')) {
    const agreed = facts.replies.findLast(({ kind }) => kind === 'proposal-accepted')
    return agreed ? { matter: agreed.amount ? 'refund' : 'replacement', at: null } : null
  }
  const { choice } = facts
  const remedy = choice && remedyOf(facts, choice.remedy)
  if (!remedy) return null
  if (n === String(choice.round)) return { matter: matterOf[remedy.kind], at: choice.at }
  return n.startsWith(`fulfil-${choice.round}-`) ? { matter: matterOf[remedy.kind], at: null } : null
}

/** What the law says of a promise: the matter, and from when its days count. How fast we say "we have it" is our own word. */
function askedFor(
  facts: Facts,
  { kind, n, madeAt }: Made,
): { readonly matter: LegalMatter; readonly from: Instant } | null {
  if (kind === 'acknowledgement' || kind === 'dispute') return null
  if (kind === 'answer') return { matter: 'answer', from: facts.complaint.receivedAt }
  if (kind !== 'remedy') return { matter: 'answer', from: madeAt }
  const asked = remedyAsked(facts, n)
  return asked && { matter: asked.matter, from: asked.at ?? madeAt }
}
type Made = Pick<PromiseRow, 'kind' | 'n' | 'madeAt'>

/** The term of the law a promise falls under; null where there is none. */
export function legalTermOf(facts: Facts, promise: Made): LegalTerm | null {
  const asked = askedFor(facts, promise)
  return asked && legalTerm(countriesOf(facts), asked.matter)
}

/** The last moment the law leaves for a promise as it was made; null where it sets no time, or that was over then. */
export function legalEndOf(facts: Facts, promise: Made): Instant | null {
  const asked = askedFor(facts, promise)
  const end = asked && legalEnd(facts, asked.matter, asked.from)
  return end !== null && end > promise.madeAt ? end : null
}
