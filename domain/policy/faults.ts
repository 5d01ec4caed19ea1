/** Why a policy cannot be saved, at the cell it is about: what a schema cannot see, because cells speak about each other. */
import type { z } from 'zod'
import { categories } from '../event.ts'
import { fewestRemedies } from '../remedy.ts'
import { asJson, isTable, type Json, valueAt } from './cells.ts'
import { type Policy, type PolicyOverride, policyWith } from './policy.ts'
import { type RemedyKind, severities, tiers } from './tables.ts'
import { isValidWay } from './ways.ts'

export const faultCodes = [
  'number',
  'least',
  'most',
  'choice',
  'three',
  'twice',
  'below-obligation',
  'below-cap',
  'below-agent',
  'floor-over-ceiling',
  'offer-after-answer',
  'reminder-after-default',
  'reminder-before-code',
  'free-of-money',
] as const
export type FaultCode = (typeof faultCodes)[number]

export interface Fault {
  /** Path of the cell, with dots, as the API names it. */
  readonly cell: string
  readonly code: FaultCode
  /** For the sentence; `minor` with `currency` is a sum. */
  readonly values: Readonly<Record<string, string | number>>
}

const fault = (cell: string, code: FaultCode, values: Fault['values'] = {}): Fault => ({ cell, code, values })

/** What the schema itself refuses, said by its cell. */
const faultsOfSchema = (issues: readonly z.core.$ZodIssue[]): readonly Fault[] =>
  issues.map((issue) => {
    const cell = issue.path.map(String).join('.')
    if (issue.code === 'too_small' && issue.origin === 'array') return fault(cell, 'three')
    if (issue.code === 'too_small') return fault(cell, 'least', { least: Number(issue.minimum) })
    if (issue.code === 'too_big') return fault(cell, 'most', { most: Number(issue.maximum) })
    if (issue.code === 'custom') return fault(cell, cell.startsWith('remedies') ? 'twice' : 'choice')
    return fault(cell, issue.code === 'invalid_value' ? 'choice' : 'number')
  })

/** Three ways that give something, in every cell; and where the bank may be paying too, three that pay nothing. */
function faultsOfWays(policy: Policy): readonly Fault[] {
  const lists: (readonly [string, Policy['remedies']['late']])[] = categories.map((category) => [
    `remedies.${category}`,
    policy.remedies[category],
  ])
  for (const category of categories) {
    for (const severity of severities) {
      for (const tier of tiers) {
        const own = policy.remediesBy[category]?.[severity]?.[tier]
        if (own) lists.push([`remediesBy.${category}.${severity}.${tier}`, own])
      }
    }
  }
  const isFree = (kind: RemedyKind): boolean =>
    policy.terms[kind].fulfilment === 'goods' || policy.terms[kind].fulfilment === 'attention'
  return lists.flatMap(([cell, kinds]) => {
    if (kinds.filter((kind) => isValidWay(policy, kind)).length < fewestRemedies) return [fault(cell, 'three')]
    const isDispute = cell.split('.')[1] === 'dispute'
    return isDispute && kinds.filter(isFree).length < fewestRemedies ? [fault(cell, 'free-of-money')] : []
  })
}

/** The times a customer is told must be able to come true. */
function faultsOfTimes({ targets, touches, compensation }: Policy): readonly Fault[] {
  const soonest = targets.offerAfterWorkingMinutes
  const late = (['answerWorkingMinutes', 'vipAnswerWorkingMinutes'] as const).flatMap((table) =>
    severities.flatMap((severity) =>
      targets[table][severity] <= soonest
        ? [fault(`targets.${table}.${severity}`, 'offer-after-answer', { minutes: soonest })]
        : [],
    ),
  )
  const reminders = touches.choiceReminderDays.some((day) => day >= touches.choiceDefaultDays)
    ? [fault('touches.choiceReminderDays', 'reminder-after-default', { days: touches.choiceDefaultDays })]
    : []
  const life = compensation.bonus.months * 28
  const codes = touches.codeReminderDays.some((day) => day >= life)
    ? [fault('touches.codeReminderDays', 'reminder-before-code', { months: compensation.bonus.months })]
    : []
  return [...late, ...reminders, ...codes]
}

const sumsAt = (policy: Json, name: string): Readonly<Record<string, number>> => {
  const table = valueAt(policy, name.split('.'))
  if (!isTable(table)) return {}
  return Object.fromEntries(
    Object.entries(table).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  )
}

/** Sums that must not be smaller than others, currency by currency. */
const ladders = [
  ['limits.lead', 'limits.agent', 'below-agent'],
  ['compensation.bonus.ceiling', 'compensation.bonus.floor', 'floor-over-ceiling'],
  // A cap below what we owe by our own rules would take back what was promised.
  ['caps.perComplaint', 'compensation.bonus.floor', 'below-obligation'],
  ['caps.perComplaint', 'compensation.bonus.withoutOrder', 'below-obligation'],
  ['caps.perComplaint', 'gesture.sums', 'below-obligation'],
  ['caps.perPersonYear', 'compensation.bonus.floor', 'below-obligation'],
  ['caps.perPersonYear', 'compensation.bonus.withoutOrder', 'below-obligation'],
  ['caps.perPersonYear', 'gesture.sums', 'below-obligation'],
  ['caps.perShopDay', 'compensation.bonus.floor', 'below-obligation'],
  ['caps.perShopDay', 'compensation.bonus.withoutOrder', 'below-obligation'],
  ['caps.perShopDay', 'gesture.sums', 'below-obligation'],
  ['caps.perPersonYear', 'caps.perComplaint', 'below-cap'],
  ['caps.perShopDay', 'caps.perComplaint', 'below-cap'],
] as const satisfies readonly (readonly [string, string, FaultCode])[]

function faultsOfSums(policy: Json): readonly Fault[] {
  return ladders.flatMap(([higher, lower, code]) => {
    const [least, most] = [sumsAt(policy, lower), sumsAt(policy, higher)]
    // A cap or a ceiling that is not named is none; a limit that is not named is nothing at all.
    const named = code === 'below-agent' ? Object.keys(least) : Object.keys(most)
    return named.flatMap((currency) => {
      const [needed, minor = 0] = [least[currency], most[currency]]
      return needed === undefined || minor >= needed
        ? []
        : [fault(`${higher}.${currency}`, code, { minor: needed, currency })]
    })
  })
}

/** The mails a complaint owes its customer in its first hour, and in a day: acknowledgement, offer, choice and what follows. */
const mailsOwed = { mailsAnHour: 2, mailsADay: 4 } as const

function faultsOfMails({ caps }: Policy): readonly Fault[] {
  return (['mailsAnHour', 'mailsADay'] as const).flatMap((key) =>
    caps[key] < mailsOwed[key] ? [fault(`caps.${key}`, 'least', { least: mailsOwed[key] })] : [],
  )
}

/** Every reason a policy cannot be saved though its schema takes it; none is the only good answer. */
export function policyFaults(policy: Policy): readonly Fault[] {
  const json = asJson(policy)
  return [...faultsOfWays(policy), ...faultsOfTimes(policy), ...faultsOfMails(policy), ...faultsOfSums(json)]
}

/** Every reason the policy a shop's override makes cannot be saved. */
export function faultsIn(override: PolicyOverride): readonly Fault[] {
  const parsed = policyWith(override)
  return parsed.success ? policyFaults(parsed.data) : faultsOfSchema(parsed.error.issues)
}

export const adviceCodes = ['discount-first', 'vip-slower', 'severe-slower'] as const

export interface Advice {
  readonly cell: string
  readonly code: (typeof adviceCodes)[number]
}

/** What can be saved and should be thought over: practice says otherwise (product.md). */
export function adviceOn(policy: Policy): readonly Advice[] {
  const { targets, remedies } = policy
  // E4: a discount is forgotten, the defect is seen every day.
  const discount = (['faulty', 'damaged', 'wrong-item', 'not-as-described'] as const).flatMap((category) => {
    const first = remedies[category][0]
    return first === 'partial-refund' || first === 'credit'
      ? [{ cell: `remedies.${category}`, code: 'discount-first' } as const]
      : []
  })
  const vip = severities.flatMap((severity) =>
    targets.vipAnswerWorkingMinutes[severity] > targets.answerWorkingMinutes[severity]
      ? [{ cell: `targets.vipAnswerWorkingMinutes.${severity}`, code: 'vip-slower' } as const]
      : [],
  )
  const severe =
    targets.answerWorkingMinutes.severe > targets.answerWorkingMinutes.minor
      ? [{ cell: 'targets.answerWorkingMinutes.severe', code: 'severe-slower' } as const]
      : []
  return [...discount, ...vip, ...severe]
}
