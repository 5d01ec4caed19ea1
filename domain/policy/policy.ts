/**
 * A shop's policy: the default below, with what the shop changed. Parsed once; a version is stored with what it decided.
 */
import { z } from 'zod'
import { categories } from '../event.ts'
import { extraKinds, largeOrder, remediesFor, remedyKinds, remedyTerms, severities, severityOf } from './tables.ts'

const minutes = z
  .int()
  .min(1)
  .max(60 * 24 * 60)
const days = z.int().min(0).max(365)
/** Hundredths of a percent: 10 % is 1000. */
const share = z.int().min(0).max(10_000)
const minor = z.int().min(0).max(1_000_000_000_000)
const localTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as "09:00"')
const sums = z.record(z.string().regex(/^[A-Z]{3}$/), minor)

const terms = z.object({
  fulfilment: z.enum(['goods', 'money', 'attention', 'code']),
  share: share.nullable(),
  workingDays: days,
  extra: z.enum(extraKinds),
})

/** Fewer than three ways to put it right is not a choice: such a policy cannot be saved. */
const options = z
  .array(z.enum(remedyKinds))
  .min(3, 'at least three ways to put it right')
  .max(8)
  .refine((kinds) => new Set(kinds).size === kinds.length, 'each way once')

export const policySchema = z.object({
  targets: z.object({
    /** One hour, any hour, any day. */
    acknowledgementMinutes: z.int().min(1).max(60),
    /** Working minutes until the full answer, as promised. */
    answerWorkingMinutes: z.record(z.enum(severities), minutes),
    vipAnswerWorkingMinutes: z.record(z.enum(severities), minutes),
    /** Working minutes after which the offer leaves by itself; until then a person may shape it. */
    offerAfterWorkingMinutes: z
      .int()
      .min(0)
      .max(60 * 24 * 10),
    letterWorkingMinutes: minutes,
    proposalWorkingMinutes: minutes,
    replyWorkingMinutes: minutes,
    escalationWorkingMinutes: minutes,
  }),
  severity: z.record(z.enum(categories), z.enum(severities)),
  largeOrder: sums,
  remedies: z.record(z.enum(categories), options),
  terms: z.record(z.enum(remedyKinds), terms),
  vip: z.object({
    minOrders: z.int().min(1),
    /** By currency, in minor units: spent at least this. */
    minSpent: sums,
    tags: z.array(z.string().min(1)),
    /** And who is among so large a share of the customers by what they spent; null for nobody. */
    topShare: z.int().min(1).max(5_000).nullable(),
  }),
  /** An audience from here on is public reach: a person at once, but no VIP. */
  publicReach: z.int().min(1),
  compensation: z.object({
    bonus: z.object({
      percent: z.number().min(0).max(100).multipleOf(0.01),
      months: z.int().min(1).max(24),
      floor: sums,
      ceiling: sums,
      /** The bonus when nobody told us what the order cost. */
      withoutOrder: sums,
    }),
    gift: z.object({ costShare: share, workingDays: days }),
  }),
  touches: z.object({
    provisionalMinutes: z.int().min(1).max(60),
    choiceReminderDays: z.array(days).max(5),
    choiceDefaultDays: days,
    checkInDays: days,
    checkInPatienceDays: days,
    codeReminderDays: z.array(days).max(5),
  }),
  /** Local times of the customer between which only what they wait for is sent, "20:00" to "09:00"; null for none. */
  quiet: z
    .object({ from: localTime, until: localTime })
    .refine(({ from, until }) => from !== until, 'some hour of the day must be left')
    .nullable(),
  /** A promise that will not be kept: when the customer hears, how much longer we take, and what comes on top. */
  slip: z.object({
    /** Of its working time; or so many working minutes before its end, whichever is first. */
    atShare: z.int().min(5_000).max(10_000),
    beforeMinutes: minutes,
    /** More time by so much of the working time it had, and at least so many working minutes. */
    moreShare: share,
    leastMinutes: minutes,
    /** Once per complaint; null for none. */
    extra: z.enum(extraKinds).nullable(),
  }),
  /** What goes with a "no": a small sum on a next order by currency, or the extra. */
  gesture: z.object({ sums, extra: z.enum(extraKinds) }),
  limits: z.object({
    /** What a role may grant without another person, by currency. */
    agent: sums,
    lead: sums,
  }),
  caps: z.object({ mailsAnHour: z.int().min(1).max(20), mailsADay: z.int().min(1).max(100) }),
})

export type Policy = z.infer<typeof policySchema>

export const defaultPolicy = {
  targets: {
    acknowledgementMinutes: 60,
    answerWorkingMinutes: { minor: 480, serious: 480, severe: 240 },
    vipAnswerWorkingMinutes: { minor: 240, serious: 240, severe: 120 },
    offerAfterWorkingMinutes: 60,
    letterWorkingMinutes: 480,
    proposalWorkingMinutes: 480,
    replyWorkingMinutes: 480,
    escalationWorkingMinutes: 120,
  },
  severity: severityOf,
  largeOrder,
  remedies: {
    late: [...remediesFor.late],
    damaged: [...remediesFor.damaged],
    faulty: [...remediesFor.faulty],
    'wrong-item': [...remediesFor['wrong-item']],
    'missing-item': [...remediesFor['missing-item']],
    'not-as-described': [...remediesFor['not-as-described']],
    service: [...remediesFor.service],
    billing: [...remediesFor.billing],
    dispute: [...remediesFor.dispute],
    other: [...remediesFor.other],
  },
  terms: remedyTerms,
  vip: {
    minOrders: 10,
    minSpent: { MDL: 10_000_000, RON: 2_500_000, RUB: 50_000_000, EUR: 500_000, USD: 500_000 },
    tags: ['vip'],
    topShare: null,
  },
  publicReach: 10_000,
  compensation: {
    bonus: {
      percent: 10,
      months: 3,
      floor: {},
      ceiling: {},
      withoutOrder: { MDL: 10_000, RON: 2_500, RUB: 50_000, EUR: 500, USD: 500 },
    },
    gift: { costShare: 150, workingDays: 5 },
  },
  touches: {
    provisionalMinutes: 10,
    choiceReminderDays: [2, 5],
    choiceDefaultDays: 7,
    checkInDays: 3,
    checkInPatienceDays: 14,
    codeReminderDays: [30, 7],
  },
  quiet: { from: '20:00', until: '09:00' },
  slip: { atShare: 9_000, beforeMinutes: 60, moreShare: 5_000, leastMinutes: 120, extra: 'free-delivery' },
  gesture: {
    sums: { MDL: 10_000, RON: 2_500, RUB: 50_000, EUR: 500, USD: 500 },
    extra: 'free-delivery',
  },
  limits: {
    agent: { MDL: 500_000, RON: 125_000, RUB: 2_500_000, EUR: 25_000, USD: 25_000 },
    lead: { MDL: 5_000_000, RON: 1_250_000, RUB: 25_000_000, EUR: 250_000, USD: 250_000 },
  },
  caps: { mailsAnHour: 3, mailsADay: 10 },
} as const satisfies z.input<typeof policySchema>

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** Objects are merged key by key; anything else (lists too) replaces what was there. */
function merge(base: Json, change: Json): Json {
  const isTable = (value: Json): value is { readonly [key: string]: Json } =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
  if (!isTable(base) || !isTable(change)) return change
  const merged: Record<string, Json> = { ...base }
  for (const [key, value] of Object.entries(change)) {
    const known = Object.hasOwn(merged, key) ? merged[key] : undefined
    merged[key] = known === undefined ? value : merge(known, value)
  }
  return merged
}

/** A JSON value, as a shop's stored override is. */
export const policyOverrideSchema = z.record(z.string(), z.json())
export type PolicyOverride = z.infer<typeof policyOverrideSchema>

/** The default policy with a shop's changes. The error names the cell and why it cannot be saved. */
export const policyWith = (override: PolicyOverride) => policySchema.safeParse(merge(defaultPolicy, override as Json))
