/** The calls about recalls: read by systems of the shop too, planned and steered by who leads. */
import { z } from 'zod'
import { categories } from '../../domain/event.ts'
import { remedyKinds } from '../../domain/policy/tables.ts'
import { leftOutReasons, recallStates } from '../../domain/recall.ts'
import { recallSchema } from '../../domain/recall-form.ts'
import type { Call } from './calls.ts'
import { recallActionSchema } from './recalls.ts'

const time = z.iso.datetime({ precision: 3 })
const word = z.string().nullable()

export const listedRecallShape = z.object({
  ...{ id: z.string(), name: z.string(), state: z.enum(recallStates), category: z.enum(categories), cause: word },
  ...{ texts: z.record(z.string(), z.string()), remedies: z.array(z.enum(remedyKinds)).min(3) },
  chosen: z.object({ by: z.enum(['product', 'list']) }).loose(),
  ...{ wave: z.int(), pauseMinutes: z.int(), version: z.int(), nextWaveAt: time.nullable() },
  ...{ createdAt: time, startedAt: time.nullable(), endedAt: time.nullable() },
  progress: z.object({
    ...{ orders: z.int(), leftOut: z.int(), waiting: z.int(), opened: z.int() },
    ...{ sent: z.int(), failed: z.int(), answered: z.int() },
  }),
})

export const recallShape = listedRecallShape.extend({
  people: z.object({
    told: z.record(z.string(), z.int()).describe('Orders by the language their customers are written to in.'),
    leftOut: z.partialRecord(z.enum(leftOutReasons), z.int()),
  }),
  cost: z
    .array(z.object({ currency: z.string(), expected: z.string(), most: z.string() }))
    .describe('Expected: as customers of the shop have chosen until now. Most: everybody takes the dearest way.'),
  given: z.array(z.object({ currency: z.string(), amount: z.string() })),
  minutesNeeded: z.int().describe('From the first wave to the last, nights not counted.'),
})

const path = '/v1/shops/{shop}/recalls'
const wrong = { 400: 'not JSON', 422: 'says which part is wrong, a list line by line' }

export const recallCalls: readonly Call[] = [
  {
    ...{ method: 'get', path, who: 'staff or key' },
    does: 'The shop’s recalls, newest first, and how far each has come.',
    success: [200, z.object({ items: z.array(listedRecallShape), next: z.null() })],
  },
  {
    ...{ method: 'post', path, who: 'staff' },
    does: 'Plans a recall (leads, directors, administrators). Nothing is sent: the answer says whom it reaches and what it costs. Each order becomes a complaint opened by the shop, with the same promises as any other.',
    body: recallSchema,
    success: [201, recallShape],
    refuses: wrong,
  },
  {
    ...{ method: 'get', path: `${path}/{id}`, who: 'staff or key' },
    does: 'One recall: whom it reaches, what it costs, how far it has come.',
    success: [200, recallShape],
  },
  {
    ...{ method: 'post', path: `${path}/{id}/actions`, who: 'staff' },
    does: 'Starts, pauses, resumes or stops it, on the version you saw. What was promised to who has been written to stands.',
    body: recallActionSchema,
    success: [200, recallShape],
    refuses: { ...wrong, 409: 'stale, or not possible in its state' },
  },
]
