/** What the API answers, as schemas: the OpenAPI document is made of these, and the tests hold the answers to them. */
import { z } from 'zod'
import { careReasons, careStates, touchKinds } from '../../domain/care/state.ts'
import {
  codeStates,
  escalationReasons,
  mailStates,
  outcomes,
  stages,
  taskKinds,
  timelineEvents,
} from '../../domain/complaint.ts'
import { categories, channels } from '../../domain/event.ts'
import { locales } from '../../domain/locale.ts'
import { moveNames } from '../../domain/playbook/move.ts'
import { remedyKinds, severities } from '../../domain/policy/tables.ts'
import { promiseKinds, promiseStates } from '../../domain/promise.ts'
import { toneKinds } from '../../domain/tone.ts'

const id = z.string()
const time = z.iso.datetime({ precision: 3 })
const amount = z.string().regex(/^-?\d+(?:\.\d+)?$/)
const currency = z.string().regex(/^[A-Z]{3}$/)
const money = z.object({ amount, currency })
const words = z.string()
const table = z.record(z.string(), z.unknown())

export const errorShape = z.object({ error: z.object({ code: z.string(), message: words, request: z.string() }) })

const promise = z.object({
  ...{ id, kind: z.enum(promiseKinds), statedAs: words, dueAt: time, keptAt: time.nullable() },
  ...{ movedAt: time.nullable(), movedTo: time.nullable() },
  ...{ state: z.enum(promiseStates), clock: z.enum(['calendar', 'working']) },
})
const remedy = z.object({
  id,
  kind: z.enum(remedyKinds),
  title: words,
  text: words,
  value: money.nullable(),
  extra: words,
})
const offer = z.object({ round: z.int(), expiresAt: time, remedies: z.array(remedy).min(3) })
const by = z.enum(['customer', 'default', 'staff'])
const choice = z.object({ remedy: id, at: time, finalAt: time, by })
const compensation = z.object({
  kind: z.enum(['gift', 'bonus', 'both']).nullable(),
  gift: z.string().nullable(),
  at: time.nullable(),
  finalAt: time.nullable(),
})
export const codeShape = z.object({
  ...{ code: z.string(), state: z.enum(codeStates), value: amount, currency, expiresAt: time },
  holder: z.string().nullable(),
})
const message = z.object({
  ...{ id, kind: z.string(), to: z.string(), subject: words, state: z.enum(mailStates) },
  ...{ plannedAt: time, acceptedAt: time.nullable() },
})
const escalation = z.object({
  ...{ id, level: z.enum(['agent', 'lead', 'director']), reason: z.enum(escalationReasons) },
  ...{ state: z.enum(['open', 'done']), owner: z.string().nullable(), dueAt: time },
})
const task = z.object({
  ...{ id, key: z.string(), kind: z.enum(taskKinds), state: z.enum(['open', 'done', 'dropped']) },
  ...{ owner: z.string().nullable(), about: table, dueAt: time, doneAt: time.nullable() },
})
const timeline = z.object({
  ...{ at: time, actor: z.string(), event: z.enum(timelineEvents), text: words, public: z.boolean() },
})
const care = z.object({
  ...{ state: z.enum(careStates), reason: z.enum(careReasons), since: time, heldOut: z.boolean() },
  touches: z.array(
    z.object({
      ...{ kind: z.enum(touchKinds), n: z.string(), class: z.enum(['service', 'promotional']) },
      ...{ message: id.nullable().describe('Null where the touch was held out.'), at: time },
    }),
  ),
})
const next = z.object({ move: z.enum(moveNames), dueAt: time, text: words })

export const complaintShape = z.object({
  ...{ id, shop: id, status: z.enum(['open', 'closed']), stage: z.enum(stages) },
  ...{ outcome: z.enum(outcomes).nullable(), category: z.enum(categories), severity: z.enum(severities).nullable() },
  ...{ tier: z.enum(['standard', 'vip']), tierReason: table, locale: z.enum(locales), channel: z.enum(channels) },
  ...{ text: words, owner: z.string().nullable(), deputy: z.string().nullable(), version: z.int(), receivedAt: time },
  ...{ returnedAt: time.nullable(), returnedWith: z.string().nullable() },
  ...{ arrivedAt: time.nullable(), closedAt: time.nullable(), source: z.string(), externalId: z.string() },
  ...{ customer: table.nullable(), order: table.nullable(), refunded: money.nullable(), dispute: table.nullable() },
  ...{
    cause: id.nullable(),
    promises: z.array(promise),
    offers: z.array(offer),
    choice: choice.nullable(),
    compensation,
  },
  ...{ codes: z.array(codeShape.extend({ issuedAt: time })), messages: z.array(message) },
  ...{ escalations: z.array(escalation), tasks: z.array(task), letter: table.nullable() },
  ...{
    proposals: z.array(table),
    replies: z.array(table),
    requests: z.array(table),
    written: z.array(table),
    ratings: z.array(table),
  },
  ...{ care: care.nullable(), photos: z.array(id), timeline: z.array(timeline), next: z.array(next) },
})

export const redemptionShape = z.object({
  ...{ id, code: z.string(), order: z.string(), amount, currency, lapsed: amount, redeemedAt: time },
})
export const reservationShape = redemptionShape.omit({ redeemedAt: true }).extend({ until: time })

export const messageShape = z.object({
  ...{ id, complaint: id.nullable(), kind: z.string(), state: z.enum(mailStates) },
  ...{ from: z.string(), replyTo: z.string(), to: z.string(), subject: words, html: z.string(), text: words },
  ...{ plannedAt: time, acceptedAt: time.nullable() },
})

export const toneShape = z.object({
  findings: z.array(z.object({ start: z.int(), end: z.int(), kind: z.enum(toneKinds), suggestion: words })),
})

export const keyShape = z.object({ id, key: z.string() })
export const sourceShape = z.object({ source: z.string(), on: z.boolean(), settings: table, webhook: z.url() })
export const staffShape = z.object({
  ...{ email: z.string(), name: z.string(), role: z.string(), deputy: z.string().nullable() },
  ...{ languages: z.array(z.string()).nullable(), categories: z.array(z.string()).nullable() },
})
export const shopShape = z.object({ id, name: z.string(), policyVersion: z.int(), warnings: z.array(words) }).loose()
export const giftShape = z.object({
  ...{ id, names: z.record(z.string(), z.string()), cost: money, value: money },
  ...{ stock: z.int().nullable(), on: z.boolean() },
})
export const newsShape = z.object({
  ...{ id, texts: z.record(z.string(), z.object({ title: words, text: words })), url: z.url().nullable() },
  ...{ postedBy: id, postedAt: time, until: time, withdrawnAt: time.nullable(), heard: z.int() },
  state: z.enum(['current', 'over', 'withdrawn']),
})
export const figuresShape = z.object({ shop: id, from: time, to: time }).loose()

/** The last year where no date is named. */
export const earningsPeriod = z.object({ from: z.iso.date().optional(), to: z.iso.date().optional() })

const earned = {
  ...{ currency, complaints: z.int(), agreed: z.int(), cameBack: z.int(), staffMinutes: z.int() },
  cost: z.object({ fix: amount, gift: amount, codes: amount, staff: amount, all: amount }),
  nextOrders: z.object({ count: z.int(), amount, margin: amount }),
  result: amount,
  within: z.array(
    z
      .object({ days: z.int(), complaints: z.int(), cameBack: z.int(), orders: z.int(), amount })
      .describe('Only of complaints that have had all of these days since the agreement.'),
  ),
}
const share = z.number().nullable()
export const earningsShape = z.object({
  ...{ shop: id, from: time, to: time, fromDate: z.iso.date(), toDate: z.iso.date() },
  ...{ marginShare: z.number(), staffHourCost: z.array(money) },
  totals: z.array(
    z.object({
      ...earned,
      returnOnRecovery: z
        .object({
          ...{ state: z.enum(['not-measured', 'measured']), gain: amount.nullable(), share },
          customers: z.int().nullable().describe('Those the gain is reckoned for: in care, not held out, once each.'),
          perCustomer: z.object({ days: z.int(), value: amount, low: amount, high: amount }).nullable(),
        })
        .describe('Margin beyond that of customers left alone by lot; not measured while it is too early to say.'),
    }),
  ),
  byCause: z.array(z.object({ cause: z.enum(categories), ...earned })),
  byRemedy: z.array(z.object({ remedy: z.string(), offered: z.int().nullable(), ...earned })),
  byCompensation: z.array(z.object({ compensation: z.enum(['gift', 'bonus', 'both', 'none']), ...earned })),
  byPeriod: z.array(z.object({ from: z.iso.date().nullable(), ...earned })),
  codes: z.array(
    z.object({
      ...{ currency, issued: z.int(), used: z.int(), lapsed: z.int() },
      ...{ medianDaysToUse: share, redemptionRate: share },
    }),
  ),
  chanceOfUse: z.number().describe('Of any open code, by what became of this shop’s earlier ones.'),
  liability: z.array(z.object({ ...{ currency, codes: z.int(), face: amount, expected: amount } })),
})

/** A page of a list. */
export const pageShape = (item: z.ZodType) => z.object({ items: z.array(item), next: z.string().nullable() })
export const listed = z.object({ id }).loose()
