/**
 * A shop's policy: the default below, with what the shop changed. Parsed once; a version is stored with what it decided.
 */
import { z } from 'zod'
import { categories } from '../event.ts'
import { locales } from '../locale.ts'
import { reasons } from '../reasons.ts'
import { defaultPolicy } from './default-policy.ts'
import { extraKinds, remedyKinds, severities, tiers } from './tables.ts'

/** The units a cell can be written in; the editor knows a cell's kind by them (cells.ts). */
export const minutes = z
  .int()
  .min(1)
  .max(60 * 24 * 60)
export const days = z.int().min(0).max(365)
/** Hundredths of a percent: 10 % is 1000. */
export const share = z.int().min(0).max(10_000)
const minor = z.int().min(0).max(1_000_000_000_000)
export const localTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as "09:00"')
export const sums = z.record(z.string().regex(/^[A-Z]{3}$/), minor)

const terms = z.object({
  fulfilment: z.enum(['goods', 'money', 'attention', 'code']),
  share: share.nullable(),
  workingDays: days,
  extra: z.enum(extraKinds),
})

/** Fewer than three ways to put it right is not a choice: such a policy cannot be saved. */
export const options = z
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
  /** Where other ways are right for a failure of this weight, or for this customer: instead of the list above. */
  remediesBy: z.partialRecord(
    z.enum(categories),
    z.partialRecord(z.enum(severities), z.partialRecord(z.enum(tiers), options)),
  ),
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
    /** What a small extra costs the shop, by currency; an extra without a cost stands in no ledger. */
    extras: z.record(z.enum(extraKinds), sums),
    /** One trouble that hits many: from so many alike complaints within a day on, all of them get the same modest sum. */
    incident: z.object({
      /** Of one kind of failure, about the same item; or of the kind alone. */
      ofItem: z.int().min(2).max(200),
      ofKind: z.int().min(2).max(200),
      sums,
    }),
    /** Above this share of the order's value more compensation costs loyalty instead of earning it. */
    loyaltyFallsAbove: z.int().min(1).max(100_000),
  }),
  touches: z.object({
    provisionalMinutes: z.int().min(1).max(60),
    choiceReminderDays: z.array(days).max(5),
    choiceDefaultDays: days,
    checkInDays: days,
    /** One reminder after so many days without an answer; null for none. */
    checkInReminderDays: days.nullable(),
    checkInPatienceDays: days,
    /** Whether the author of a review is asked, after a 4 or 5, to say there how it ended; and how many days later. */
    reviewAsk: z.object({ enabled: z.boolean(), afterDays: z.int().min(3).max(90) }),
    codeReminderDays: z.array(days).max(5),
  }),
  /** After a complaint has ended: the year and more in which it is seen whether they come back. */
  care: z.object({
    /** Days without an order after which somebody is silent, until the shop's own rhythm is known. */
    silentDays: z.int().min(14).max(730),
    /** So many are left alone, so that what touches do can be measured. */
    holdOutShare: z.int().min(0).max(5_000),
    /** At most so many mails nobody waits for in any 365 days, so far apart. */
    touchesAYear: z.int().min(4).max(6),
    leastDaysBetween: z.int().min(45).max(90),
    /** On the occasions of the customer's country. */
    greetings: z.boolean(),
    /** The shop's own day of the year, greeted like one of them; null for none. */
    birthday: z.object({
      month: z.int().min(1).max(12).nullable(),
      day: z.int().min(1).max(31).nullable(),
    }),
    /** Who said goodbye hears nothing for so long, whatever they agreed to before. */
    quietMonthsAfterGoodbye: z.int().min(1).max(24),
    /** After what was an accident: so many months later we ask whether all is well. */
    lookBackMonths: z.array(z.int().min(3).max(24)).max(4),
    /** One offer to who stayed away, and never in the first months: leaving is respected. */
    winBack: z.object({
      /** Months after the end; null for no offer. */
      afterMonths: z.int().min(3).max(24).nullable(),
      /** How long its code is good. */
      validMonths: z.int().min(1).max(12),
      /** By currency; in a currency not named there is none. */
      sums,
    }),
  }),
  causes: z.object({
    /** Nothing of a cause in so many days after its fix: the fix is proven, and everybody it touched is told. */
    quietDays: z.int().min(7).max(365),
  }),
  /** The second step of "what is it about?": what this shop leaves out of it, and what it calls otherwise. */
  reasons: z.object({
    hidden: z.array(z.enum(reasons)).max(reasons.length),
    names: z.partialRecord(
      z.enum(reasons),
      z.partialRecord(
        z.enum(locales),
        z
          .string()
          .trim()
          .min(1)
          .max(60)
          .regex(/^[^\p{Cc}\p{Zl}\p{Zp}<>]*$/u, 'one line of plain text'),
      ),
    ),
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
  /** Money that goes back by itself; everything else is a person's task. */
  refunds: z.object({
    automatic: z.object({
      enabled: z.boolean(),
      /** At most so much at once, by currency. A currency not named is a person's. */
      most: sums,
    }),
  }),
  limits: z.object({
    /** What a role may grant without another person, by currency. */
    agent: sums,
    lead: sums,
  }),
  /** What a shop reckons with to say what recovery earns. It changes no promise and no sum a customer sees. */
  economics: z.object({
    /** Of what an order brings, so much is left after its goods: on this, and not on revenue, a recovery is reckoned. */
    marginShare: share,
    /** An hour of a person's time, by currency; time in a currency not named is shown in minutes only. */
    staffHourCost: sums,
  }),
  /** How the monthly reserve is reckoned. */
  reserve: z.object({
    /** Of what the month before brought, where the shop names no sum of its own; null for no reserve. */
    revenueShare: share.nullable(),
    /** How many codes we take it are used, until the shop's own have told. */
    chanceOfUse: share,
    /** What a used code costs of its face: all of it, when the order would have come anyway (E1). */
    codeCostShare: share,
  }),
  /** How long people are remembered. Books stay, without them. */
  retention: z.object({
    /** Months after the last complaint was closed and the last order placed. */
    closedMonths: z.int().min(6).max(120),
    /** Days a body nobody could read is kept to be read again. */
    rawDays: z.int().min(7).max(730),
  }),
  caps: z.object({
    mailsAnHour: z.int().min(1).max(20),
    mailsADay: z.int().min(1).max(100),
    /** What one complaint may cost without a person, by currency: fix, gift and bonus. A currency not named has no cap. */
    perComplaint: sums,
    /** What one person's complaints may bring them in 365 days before the next code waits for a person. */
    perPersonYear: sums,
    /** What the whole shop may give in 24 hours before the next code waits for a person. */
    perShopDay: sums,
  }),
})

export type Policy = z.infer<typeof policySchema>

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
