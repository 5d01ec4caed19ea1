/** Where a complaint stands for the person who reads its page: one word, from which the headline and the forms follow. */
import { type Choice, currentOffer, type Facts, type Offer } from '../../domain/complaint.ts'
import type { Instant } from '../../domain/ids.ts'
import { wishAskedAt } from '../../domain/playbook/take-up-wish.ts'

export type Situation =
  | 'received'
  | 'choosing'
  | 'proposed'
  | 'agreed'
  | 'chosen'
  | 'fulfilling'
  | 'arrived'
  | 'asked'
  | 'unhappy'
  | 'helped'
  | 'departed'
  | 'closed'

/** The offer that still waits for an answer; null when the latest was answered, or a proposal stands in its place. */
export function openOffer(facts: Facts): Offer | null {
  const offer = currentOffer(facts)
  if (!offer || facts.complaint.closedAt !== null) return null
  if (facts.proposals.some(({ state }) => state === 'open' || state === 'accepted')) return null
  return facts.choice && facts.choice.round >= offer.round ? null : offer
}

/** A choice the customer may still change. */
export const isProvisional = (choice: Pick<Choice, 'by' | 'finalAt'> | null, now: Instant): boolean =>
  choice !== null && choice.by === 'customer' && now < choice.finalAt

/** Whether a check-in was sent and not answered yet. */
export const isAsked = ({ complaint, mails, ratings }: Facts): boolean =>
  complaint.closedAt === null && mails.filter(({ kind }) => kind === 'check-in').length > ratings.length

/** Whether one thing is still asked: a rating in the middle came without a word. */
export const isWishAsked = (facts: Facts): boolean =>
  facts.complaint.closedAt === null && facts.complaint.departedAt === null && wishAskedAt(facts) !== null

export function situationOf(facts: Facts, now: Instant): Situation {
  const { complaint, choice, proposals, ratings } = facts
  if (complaint.closedAt !== null) return 'closed'
  if (complaint.departedAt !== null) return 'departed'
  if (proposals.some(({ state }) => state === 'open')) return 'proposed'
  if (openOffer(facts)) return 'choosing'
  if (isAsked(facts)) return 'asked'
  const last = ratings.at(-1)
  if (last) return last.score <= 2 ? 'unhappy' : 'helped'
  if (complaint.arrivedAt !== null) return 'arrived'
  if (choice) return isProvisional(choice, now) ? 'chosen' : 'fulfilling'
  return proposals.some(({ state }) => state === 'accepted') ? 'agreed' : 'received'
}
