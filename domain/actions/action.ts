/** The shape of an action: what a person of the shop may do to a complaint, and what follows. Like a move, with a reason to say no. */
import { z } from 'zod'
import { limitOf } from '../approval.ts'
import type { Cause } from '../cause.ts'
import { type Facts, type Letter, type Role, roles, type StaffMember } from '../complaint.ts'
import { takenByBank } from '../dispute.ts'
import type { ComplaintId, Instant } from '../ids.ts'
import { decimal, type Money, money, parseMoney } from '../money.ts'
import type { Outcome } from '../playbook/move.ts'
import { isOwed } from '../promise.ts'

export type Verdict =
  | { readonly ok: true; readonly outcome: Outcome }
  | { readonly ok: false; readonly status: 403 | 409 | 422; readonly code: string; readonly message: string }

/** What stands on the desk of who acts. */
export interface Desk {
  readonly actor: StaffMember
  readonly now: Instant
  /** Id of the reply or note this action may write. */
  readonly replyId: string
  /** Id of the request this action may become. */
  readonly requestId: string
  /** The director's letter as it stands, drawn up from the facts where nobody wrote it. */
  readonly letter: Pick<Letter, 'subject' | 'body' | 'points'> | null
  /** Id of the complaint this action may open. */
  readonly newComplaint: ComplaintId
  /** Grievances that came together in this complaint, where the action asks for them. */
  readonly grievances: readonly { readonly id: string; readonly opened: boolean }[]
  /** Whether the complaint named in a join is open and of this shop. */
  readonly joinable: boolean
  /** The cause named in `set-cause`, where this shop has it. */
  readonly cause: Pick<Cause, 'id' | 'name'> | null
}

export interface ActionRule<Fields> {
  readonly schema: z.ZodType<Fields>
  /** Who may; undefined means everybody who works at the shop. */
  readonly roles?: readonly Role[]
  /** A closed complaint accepts nothing else. */
  readonly whenClosed?: true
  act(facts: Facts, fields: Fields, desk: Desk): Verdict
}

export const actionSchema = <Name extends string, Shape extends z.ZodRawShape>(name: Name, shape: Shape) =>
  z.object({ action: z.literal(name), version: z.int().min(0), ...shape })

/** Words a person typed: never empty, and no longer than anybody reads. */
export const words = z.string().trim().min(1).max(10_000)
/** Where it is beyond one's role or limit: somebody who may is asked, instead of a refusal. */
export const askable = { ask: z.boolean().optional() }

/** How long it took, in minutes: what staff time costs is reckoned by it. Nobody has to say. */
export const minutesTaken = { minutes: z.int().min(1).max(1_440).nullish() }

export const optionalWords = z.string().trim().max(10_000).default('')

/** Money of the API: `"250.00"` in the complaint's currency, or with its currency. */
export const amountSchema = z.union([
  z.string().min(1).max(32),
  z.object({ amount: z.string().min(1).max(32), currency: z.string().regex(/^[A-Z]{3}$/) }),
])
export type Amount = z.output<typeof amountSchema>

export const done = (outcome: Outcome): Verdict => ({ ok: true, outcome })
export const forbidden = (code: string, message: string): Verdict => ({ ok: false, status: 403, code, message })
/** The code says what stands in the way, where somebody can do something about it. */
export const notNow = (message: string, code = 'not_possible_now'): Verdict => ({
  ok: false,
  status: 409,
  code,
  message,
})
export const invalid = (code: string, message: string): Verdict => ({ ok: false, status: 422, code, message })

export const isVerdict = (value: object): value is Verdict => 'ok' in value

export const actorOf = ({ actor }: Desk) => `staff:${actor.email}` as const

export const leaders: readonly Role[] = ['lead', 'director', 'admin']
export const rankOf = (role: Role): number => roles.indexOf(role)

/** The currency sums about this complaint are in. */
export const currencyOf = (facts: Facts): string => facts.order?.total?.currency ?? facts.shop.currency

/** A positive sum in the complaint's currency, or why it is none. */
export function sumOf(facts: Facts, amount: Amount): Money | Verdict {
  const currency = currencyOf(facts)
  const written = typeof amount === 'string' ? { amount, currency } : amount
  if (written.currency !== currency) return invalid('other_currency', `This complaint is in ${currency}.`)
  const sum = parseMoney(written.amount, currency)
  if (!sum || sum.minor <= 0) return invalid('invalid', `"${written.amount}" is no sum in ${currency}.`)
  return sum
}

/** What a role grants without another person (policy.limits); a currency without a limit is not an agent's to give. */
export function beyondLimit(facts: Facts, { actor }: Desk, sum: Money): Verdict | null {
  const most = limitOf(facts, actor.role, sum.currency)
  if (most === null || sum.minor <= most) return null
  const limit = `${decimal(money(most, sum.currency))} ${sum.currency}`
  return forbidden('above_limit', `The limit of the role ${actor.role} is ${limit}: somebody above decides on more.`)
}

/**
 * What can still be paid back of the order: never more than was paid less what is paid or promised already (reliability.md,
 * invariant 22). Null when nobody told us what the order cost.
 */
export function leftToPayBack(facts: Facts): Money | null {
  const total = facts.order?.total
  if (!total) return null
  const { choice, complaint, offers, payBack, replies, shop } = facts
  const chosen = offers.flatMap(({ remedies }) => remedies).find(({ id }) => id === choice?.remedy)
  const paid = [
    complaint.refunded,
    takenByBank(facts.dispute),
    chosen && shop.policy.terms[chosen.kind].fulfilment === 'money' ? chosen.value : null,
    ...replies.filter(({ kind }) => kind === 'proposal-accepted').map(({ amount }) => amount),
  ]
  const spent = paid.reduce((sum, one) => sum + (one?.currency === total.currency ? one.minor : 0), 0)
  // What went back of the same order for another complaint, or by the vendor's word, is gone for this one too.
  const known = payBack.left?.currency === total.currency ? payBack.left.minor : total.minor
  return money(Math.max(0, Math.min(total.minor - spent, known)), total.currency)
}

export function aboveOrder(facts: Facts, sum: Money): Verdict | null {
  const left = leftToPayBack(facts)
  if (!left || sum.minor <= left.minor) return null
  return invalid('above_order', `No more than ${decimal(left)} ${left.currency} of this order is left to give back.`)
}

/** Escalations this person has now taken up by turning to the customer. A VIP's ends with the director's letter. */
export const takenUp = (facts: Facts, { actor }: Desk) =>
  facts.escalations
    .filter(({ state, reason, level }) => state === 'open' && reason !== 'vip' && rankOf(level) <= rankOf(actor.role))
    .map(({ reason }) => reason)

/** Settles the promises of a kind that are still owed as kept now: a broken one is made good late. */
export const keptNow = (facts: Facts, kind: Facts['promises'][number]['kind'], n?: string) =>
  facts.promises
    .filter((promise) => isOwed(promise) && promise.kind === kind && (n === undefined || promise.n === n))
    .map(({ id }) => ({ id, as: 'kept' as const }))
