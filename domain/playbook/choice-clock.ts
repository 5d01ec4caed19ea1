/** Whether the customer is still being waited for, and since when. Reminders and the default read it here. */
import { dayMs } from '../calendar.ts'
import { canWrite, currentOffer, type Facts, type MailFact, type Offer, offerMail } from '../complaint.ts'
import type { Instant } from '../ids.ts'
import { awakeAt } from '../quiet-hours.ts'

export interface OpenQuestion {
  readonly offer: Offer
  readonly mail: MailFact
  readonly askedAt: Instant
}

/** The offer that was not answered. A proposal of the customer's own is an answer: then it is our turn. */
function unanswered(facts: Facts): Offer | null {
  if (facts.choice !== null || facts.complaint.departedAt !== null) return null
  const standing = facts.proposals.some(({ state }) => state === 'open' || state === 'accepted')
  return standing ? null : currentOffer(facts)
}

/** A proposal we could not accept gives the question back, and its time with it. */
const givenBack = ({ replies }: Facts): readonly Instant[] =>
  replies.flatMap(({ kind, at }) => (kind === 'proposal-countered' || kind === 'proposal-declined' ? [at] : []))

/** The offer that was mailed and not answered. */
export function openQuestion(facts: Facts): OpenQuestion | null {
  const offer = unanswered(facts)
  const mail = offer && offerMail(facts, offer.round)
  return mail && { offer, mail, askedAt: Math.max(mail.plannedAt, ...givenBack(facts)) }
}

/** Since when the customer has been asked. Whom no mail reaches has the ways on their page alone, and no less time. */
export function askedSince(facts: Facts): Instant | null {
  const offer = unanswered(facts)
  if (!offer) return null
  return openQuestion(facts)?.askedAt ?? (canWrite(facts) ? null : Math.max(offer.preparedAt, ...givenBack(facts)))
}

/** What was agreed: a remedy chosen, or a proposal of the customer's own that we accepted. Null while neither is. */
export function agreedAt(facts: Facts): Instant | null {
  if (facts.choice) return facts.choice.finalAt
  if (!facts.proposals.some(({ state }) => state === 'accepted')) return null
  return facts.replies.findLast(({ kind }) => kind === 'proposal-accepted')?.at ?? null
}

/** When we choose ourselves, asked at `askedAt`: by day, so that the day we named is the day its mail comes. */
export const defaultAt = (facts: Facts, askedAt: Instant): Instant =>
  awakeAt(facts, askedAt + facts.shop.policy.touches.choiceDefaultDays * dayMs)
