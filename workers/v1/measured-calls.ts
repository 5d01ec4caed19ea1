/** The call about what staying in touch does, for the OpenAPI document and /docs. */
import { z } from 'zod'
import { categories } from '../../domain/event.ts'
import type { Call } from './calls.ts'
import { measuredSchema, remediesAsked } from './measured-query.ts'

const amount = z.string().regex(/^-?\d+(?:\.\d+)?$/)
const interval = <Value extends z.ZodType>(value: Value) => z.object({ value, low: value, high: value })
const compared = <Value extends z.ZodType>(value: Value) =>
  z.object({
    verdict: z
      .enum(['few', 'unclear', 'more', 'less'])
      .describe('few: not enough people; unclear: the interval holds zero. Both are too early to say.'),
    touched: interval(value).nullable(),
    heldOut: interval(value).nullable(),
    difference: interval(value).nullable().describe('Touched less held out, with its 95 % interval.'),
  })
const people = z.object({ people: z.int(), returned: z.int() })

export const measuredShape = z.object({
  ...{ shop: z.string(), currency: z.string(), category: z.enum(categories).nullable() },
  ...{ remedy: z.enum(remediesAsked).nullable(), cause: z.string().nullable() },
  holdOutShare: z.number().describe('Of the customers whose care begins now.'),
  inCare: z.object({ touched: z.int(), heldOut: z.int() }),
  rule: z.object({ level: z.number(), fewestPeople: z.int(), fewestBuyers: z.int() }),
  decisiveDays: z.int().describe('The comparison to judge by: the longest with enough people. The others are hints.'),
  visibleDifference: z.number().nullable().describe('Of shares: so much is seen in four cases of five.'),
  within: z.array(
    z.object({
      ...{ days: z.int(), touched: people, heldOut: people },
      returned: compared(z.number()).describe('The share that ordered again.'),
      margin: compared(amount).describe('For each person, less the codes they used.'),
      daysToReturn: compared(z.number()).describe('Who has not ordered counts with all of the days. Less is sooner.'),
    }),
  ),
})

export const measuredCalls: readonly Call[] = [
  {
    ...{ method: 'get', path: '/v1/shops/{shop}/measured', who: 'staff or key' },
    does: 'What staying in touch after a complaint does: who is written to, beside who is held out by lot, from the day their care began.',
    query: measuredSchema,
    success: [200, measuredShape],
    refuses: { 422: 'says which part is wrong' },
  },
]
