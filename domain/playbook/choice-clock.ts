/** Whether the customer is still being waited for, and since when. Reminders and the default read it here. */
import { dayMs } from '../calendar.ts'
import { currentOffer, type Facts, type MailFact, mailOf, type Offer } from '../complaint.ts'
import type { Instant, Milliseconds } from '../ids.ts'

export interface OpenQuestion {
  readonly offer: Offer
  readonly mail: MailFact
  readonly askedAt: Instant
}

/** The offer that was mailed and not answered. A proposal of the customer's own is an answer: then it is our turn. */
export function openQuestion(facts: Facts): OpenQuestion | null {
  const offer = currentOffer(facts)
  if (!offer || facts.choice !== null || facts.complaint.departedAt !== null) return null
  if (facts.proposals.some((proposal) => proposal.state === 'open' || proposal.state === 'accepted')) return null
  const mail = mailOf(facts, 'offer', String(offer.round))
  // A proposal we could not accept gives the question back, and its time with it.
  const given = facts.replies.filter(({ kind }) => kind === 'proposal-countered' || kind === 'proposal-declined')
  return mail && { offer, mail, askedAt: Math.max(mail.plannedAt, ...given.map(({ at }) => at)) }
}

/** What was agreed: a remedy chosen, or a proposal of the customer's own that we accepted. Null while neither is. */
export function agreedAt(facts: Facts): Instant | null {
  if (facts.choice) return facts.choice.finalAt
  if (!facts.proposals.some(({ state }) => state === 'accepted')) return null
  return facts.replies.findLast(({ kind }) => kind === 'proposal-accepted')?.at ?? null
}

export const defaultAfterMs = (facts: Facts): Milliseconds => facts.shop.policy.touches.choiceDefaultDays * dayMs
