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
  return mail && { offer, mail, askedAt: mail.plannedAt }
}

export const defaultAfterMs = (facts: Facts): Milliseconds => facts.shop.policy.touches.choiceDefaultDays * dayMs
