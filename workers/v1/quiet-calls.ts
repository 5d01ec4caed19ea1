/** The calls about whom marketing is to leave alone, for the OpenAPI document and /docs. */
import { z } from 'zod'
import type { Call } from './calls.ts'
import { quietSchema } from './quiet.ts'
import { subscriberSchema } from './subscribers.ts'

const quietShape = z.object({
  customer: z.object({
    id: z.string(),
    externalId: z.string().nullable().describe('The sender’s id, with the source’s name before it.'),
    email: z.string().nullable(),
    phone: z.string().nullable(),
  }),
  quiet: z.boolean().describe('true: no advertising now.'),
  since: z.iso.datetime(),
  until: z.iso.datetime().nullable(),
})

const subscriberShape = z.object({
  id: z.string(),
  url: z.string(),
  createdAt: z.iso.datetime(),
  lastToldAt: z.iso.datetime().nullable(),
  waiting: z.int(),
})

const path = '/v1/shops/{shop}/subscribers'
const events =
  'Events `customer.quiet` and `customer.free`, as Standard Webhooks; `data` is an item of the list. Once for each change, in order, again for three days until the answer is 2xx; `webhook-id` makes a repetition known.'

export const quietCalls: readonly Call[] = [
  {
    method: 'get',
    path: '/v1/shops/{shop}/quiet',
    who: 'staff or key',
    does: 'Customers who are to get no advertising, because a complaint of theirs is open. With `since`, also those who have become free since then.',
    query: quietSchema,
    success: [200, z.object({ items: z.array(quietShape), next: z.string().nullable() })],
    refuses: { 422: 'says which part is wrong' },
  },
  {
    method: 'get',
    path,
    who: 'admin',
    does: 'The systems that are told of it by webhook.',
    success: [200, z.object({ items: z.array(subscriberShape), next: z.null() })],
  },
  {
    method: 'put',
    path: `${path}/{id}`,
    who: 'admin',
    does: `Adds a system, or changes it. ${events} The secret is shown when it is new, and never again. What is open already is in the list.`,
    body: subscriberSchema,
    success: [201, subscriberShape.extend({ secret: z.string().optional() })],
    refuses: { 400: 'not JSON', 422: 'says which part is wrong' },
  },
  {
    method: 'delete',
    path: `${path}/{id}`,
    who: 'admin',
    does: 'It is told nothing any more.',
    success: [200, z.object({ id: z.string(), removedAt: z.iso.datetime() })],
  },
]
