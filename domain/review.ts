/**
 * Reviews and what a customer is given never touch. Rewards for a review, or for changing one, are forbidden by law (in the
 * United States 16 CFR 465.4; in the Union Directive 2005/29/EC, Annex I, 23b and 23c) and by every platform. So no outcome
 * that asks for a review gives anything, no turn does both, and days lie between the two (`ask-review-update`). What the
 * words may say is read by `review-rewards.ts`.
 */
import type { MailKind } from './mail.ts'
import type { Outcome } from './playbook/move.ts'

/** Mails that bring something of worth, or speak of it. */
const givingMails: readonly MailKind[] = [
  'offer',
  'choice-reminder',
  'choice',
  'bonus-code',
  'gift',
  'code-reminder',
  'letter',
  'slip',
  'decline',
]

const givingTasks: readonly string[] = ['send-gift', 'give-extra', 'release-code', 'ship', 'refund', 'do-remedy']

export const speaksOfGiving = (kind: MailKind): boolean => givingMails.includes(kind)

const some = (list: readonly unknown[] | undefined): boolean => (list?.length ?? 0) > 0

export const asksForReview = ({ mails = [] }: Outcome): boolean => mails.some(({ kind }) => kind === 'review-ask')

/** Whether a customer is offered or given anything by this. */
export function givesSomething(outcome: Outcome): boolean {
  const { codeChanges = [], mails = [], tasks = [] } = outcome
  return (
    outcome.offer !== undefined ||
    outcome.choice !== undefined ||
    outcome.compensation !== undefined ||
    some(outcome.codes) ||
    some(outcome.payBack) ||
    some(outcome.paidByHand) ||
    some(outcome.ledger) ||
    codeChanges.some(({ expiresAt }) => expiresAt !== undefined) ||
    mails.some(({ kind }) => speaksOfGiving(kind)) ||
    tasks.some(({ kind }) => givingTasks.includes(kind))
  )
}

/** True where a review is asked for beside something that is given: such a turn is never recorded. */
export const tiesReview = (outcomes: readonly Outcome[]): boolean =>
  outcomes.some(asksForReview) && outcomes.some(givesSomething)
