/** The calls about causes: read by systems of the shop too, written by its people. */
import { z } from 'zod'
import { causeStates, causeVerdicts } from '../../domain/cause.ts'
import { categories } from '../../domain/event.ts'
import type { Call } from './calls.ts'
import { changeCauseSchema, newCauseSchema } from './causes.ts'

const time = z.iso.datetime({ precision: 3 })
const amount = z.string()
export const causeShape = z.object({
  ...{ id: z.string(), name: z.string(), verdict: z.enum(causeVerdicts), state: z.enum(causeStates) },
  ...{ category: z.enum(categories).nullable(), sku: z.string().nullable(), owner: z.string().nullable() },
  ...{ action: z.string(), dueAt: time.nullable(), evidence: z.string(), changed: z.record(z.string(), z.string()) },
  ...{ openedAt: time, fixedAt: time.nullable(), closedAt: time.nullable(), version: z.int() },
  provenAt: time.nullable().describe('When the fix counts as proven, if nothing of it comes until then.'),
  complaints: z.int(),
  recurrence: z.int().describe('Complaints received after it was called fixed.'),
  cost: z.array(
    z.object({
      ...{ currency: z.string(), complaints: z.int(), staffMinutes: z.int(), amount },
      ...{ fix: amount, gift: amount, codes: amount, staff: amount },
      customersLeft: z.int(),
      lostMargin: amount.describe(
        'What those who left had brought in the year before, at the policy’s margin; no part of amount.',
      ),
    }),
  ),
})

const path = '/v1/shops/{shop}/causes'
const wrong = { 400: 'not JSON', 422: 'says which part is wrong' }

export const causeCalls: readonly Call[] = [
  {
    ...{ method: 'get', path, who: 'staff or key' },
    does: 'Why complaints happen: every cause, open ones first, with what its complaints have cost.',
    success: [200, z.object({ items: z.array(causeShape), next: z.null() })],
  },
  {
    ...{ method: 'post', path, who: 'staff' },
    does: 'Names a cause. Complaints are tied to it by the action set-cause.',
    body: newCauseSchema,
    success: [201, causeShape],
    refuses: wrong,
  },
  {
    ...{ method: 'get', path: `${path}/{id}`, who: 'staff or key' },
    does: 'One cause.',
    success: [200, causeShape],
  },
  {
    ...{ method: 'patch', path: `${path}/{id}`, who: 'staff' },
    does: 'Changes what the body names, on the version you saw. `state: "fixed"` asks for a verdict, evidence and what changed; it closes by itself once nothing of it has come for `causes.quietDays` of the policy.',
    body: changeCauseSchema,
    success: [200, causeShape],
    refuses: { ...wrong, 409: 'somebody was first' },
  },
]
