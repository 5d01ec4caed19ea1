/** Money that is agreed on and has to be paid by a person: by the remedy chosen, or by the proposal we accepted. */
import { chosenRemedy, type Facts, type Task } from './complaint.ts'
import { type Money, money } from './money.ts'
import type { LedgerEntry } from './playbook/move.ts'
import { paysOut } from './remedy.ts'

export interface MoneyOwed {
  /** The remedy's or the proposal's id. */
  readonly about: string
  /** Null where nobody told us the sum. */
  readonly value: Money | null
  /** Tasks by which it was to be paid, oldest first. */
  readonly tasks: readonly Task[]
}

/** Null where what was agreed costs attention or goods, or nothing was agreed. */
export function moneyOwed(facts: Facts): MoneyOwed | null {
  const { choice, proposals, replies, shop, tasks } = facts
  const remedy = chosenRemedy(facts)
  if (choice && remedy) {
    if (!paysOut(shop.policy, remedy.kind)) return null
    const key = `fulfil-${choice.round}`
    const own = tasks.filter((task) => task.key === key || task.key.startsWith(`${key}-again-`))
    return { about: remedy.id, value: remedy.value, tasks: own }
  }
  const proposal = proposals.find(({ state }) => state === 'accepted')
  const value = replies.findLast(({ kind }) => kind === 'proposal-accepted')?.amount
  if (!proposal || !value) return null
  const stem = `proposal-${proposal.id}-`
  const own = tasks.filter(({ key }) => key.startsWith(stem) && key.endsWith('carry-out'))
  return { about: proposal.id, value, tasks: own }
}

const prefix = 'refund-stopped-'
export const stopKey = (n: number): string => `${prefix}${n}`
/** How often money on its way was stopped by a dispute. */
export const timesStopped = ({ tasks }: Facts): number => tasks.filter(({ key }) => key.startsWith(prefix)).length

/** Stopped, and not begun again. */
export const isStopped = (facts: Facts, { tasks }: MoneyOwed): boolean =>
  timesStopped(facts) > 0 && tasks.length > 0 && tasks.every(({ state }) => state === 'dropped')

/** What granting it, or taking it back, adds to the ledger. */
export function fixEntry({ about, value }: MoneyOwed, sign: 1 | -1): { readonly ledger?: readonly LedgerEntry[] } {
  return value ? { ledger: [{ entry: 'fix', about, value: money(sign * value.minor, value.currency) }] } : {}
}
