/**
 * What Shopify did while its webhooks were lost: orders changed in a span, with their refunds and cancellations, and the
 * disputes of Shopify Payments. The REST Admin API answers in the very shape its webhooks post, so the same functions
 * read both and every grievance comes under the same id.
 *
 * - Pages are followed by the cursor of the `Link` header. They come in no order that could be gone on with, so a span
 *   that holds too many orders is halved until it does not, by the count that Shopify keeps for exactly these filters.
 * - An order is listed for any change, a year after it was cancelled too: a grievance of its own time long before the
 *   span is no missed webhook.
 *
 * https://shopify.dev/docs/api/admin-rest/latest/resources/order
 * https://shopify.dev/docs/api/admin-rest/latest/resources/dispute
 * https://shopify.dev/docs/api/admin-rest/usage/pagination
 */
import { z } from 'zod'
import type { SourceEvent } from '../../domain/event.ts'
import type { Instant } from '../../domain/ids.ts'
import { type Answered, askOnce } from './asking.ts'
import { optionalCount, optionalFlag, optionalText, optionalTime, requiredId } from './fields.ts'
import type { JsonObject } from './json.ts'
import type { Api, Missed, MissedFound, NotFound, Span } from './source.ts'

/** As the look-ups ask; Shopify answers a version it has retired with the oldest one it still has. */
const base = '/admin/api/2026-10'
const dayMs = 24 * 3_600_000
/** A webhook may come a day late (its sender's words), and an order's change may be seen later than what happened to it. */
const lateMs = dayMs
/** Banks decide within about four months: until then a dispute may change, and no filter asks for changes. */
const disputeLifeMs = 120 * dayMs
const ordersAtOnce = 500
const pageSize = 100
const mostPages = 20
const shortestSpanMs = 60_000

/** What a webhook of this topic with this body would have said. */
type Say = (topic: string, body: JsonObject) => readonly SourceEvent[]
type Ask = (path: string) => Promise<Answered>

const iso = (at: Instant): string => new Date(at).toISOString()

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const objectsIn = (value: unknown): readonly JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : [])

/** `<https://shop.example/admin/api/…/orders.json?limit=100&page_info=abc>; rel="next"`: its cursor, and nothing else of it. */
function nextCursor(headers: Headers | null): string | null {
  const next = (headers?.get('link') ?? '').split(',').find((link) => /;\s*rel="?next"?/.test(link))
  return /[?&]page_info=([A-Za-z0-9_=%.-]{1,2000})/.exec(next ?? '')?.[1] ?? null
}

type Listed = { readonly kind: 'listed'; readonly objects: readonly JsonObject[] } | NotFound

/** Every page of a list; `isEnough` may end it early. */
async function listAll(
  api: Api,
  headers: Record<string, string>,
  path: string,
  key: string,
  isEnough: (last: JsonObject) => boolean = () => false,
): Promise<Listed> {
  const objects: JsonObject[] = []
  let cursor: string | null = null
  for (let page = 0; page < mostPages; page++) {
    let link: Headers | null = null
    // With a cursor no other filter may stand beside it: Shopify refuses them.
    const query: string = cursor === null ? path : `${path.split('?')[0]}?limit=${pageSize}&page_info=${cursor}`
    const noting: Api = async (...request) => {
      const answer = await api(...request)
      link = answer.headers
      return answer
    }
    const answer = await askOnce('Shopify', noting, query, { headers })
    if (answer.kind !== 'answered') return answer
    if (!Array.isArray(answer.body[key])) return { kind: 'later', why: 'Shopify answered without the list' }
    const found = objectsIn(answer.body[key])
    objects.push(...found)
    const last = found.at(-1)
    cursor = nextCursor(link)
    if (cursor === null || (last && isEnough(last))) return { kind: 'listed', objects }
  }
  return { kind: 'listed', objects }
}

/** The part of the span, from its beginning, that holds no more orders than are read at once. */
async function readable(ask: Ask, { since, until }: Span): Promise<{ until: Instant } | NotFound> {
  for (let end = until; ; end = since + Math.floor((end - since) / 2)) {
    if (end - since <= shortestSpanMs) return { until: end }
    const filters = `status=any&updated_at_min=${iso(since)}&updated_at_max=${iso(end)}`
    const answer = await ask(`${base}/orders/count.json?${filters}`)
    if (answer.kind !== 'answered') return answer
    const count = optionalCount.parse(answer.body.count)
    if (count === null) return { kind: 'later', why: 'Shopify answered without the count' }
    if (count <= ordersAtOnce) return { until: end }
  }
}

const orderState = z.object({
  id: requiredId,
  updated_at: optionalText,
  cancelled_at: optionalTime,
  financial_status: optionalText,
  test: optionalFlag,
})

/** Shopify says `orders/paid` when an order reaches one of these; what was refunded had been paid. */
const wasPaid: ReadonlySet<string> = new Set(['paid', 'partially_refunded', 'refunded'])

function ofOrder(body: JsonObject, since: Instant, say: Say): Missed[] {
  const { data: order } = orderState.safeParse(body)
  if (!order) return []
  const events = [
    ...(wasPaid.has(order.financial_status ?? '') ? say('orders/paid', body) : []),
    ...(order.cancelled_at === null ? [] : say('orders/cancelled', body)),
    ...objectsIn(body.refunds).flatMap((refund) => say('refunds/create', { ...refund, order_id: order.id })),
  ].filter((event) => event.type !== 'complaint' || event.at === null || event.at >= since - lateMs)
  if (events.length === 0) return []
  const eventId = `order:${order.id}:${order.updated_at ?? ''}`
  return [{ eventId, events, ...(order.test === true && { test: true as const }) }]
}

const disputeState = z.object({
  id: requiredId,
  status: optionalText,
  evidence_due_by: optionalText,
  initiated_at: optionalTime,
  finalized_on: optionalText,
})

/** A dispute begun in the span is a grievance; of an older one only what became of it is told. */
function ofDispute(body: JsonObject, since: Instant, say: Say): Missed[] {
  const { data: dispute } = disputeState.safeParse(body)
  if (!dispute) return []
  const { id, status, evidence_due_by: due, initiated_at: at } = dispute
  const isNew = at === null ? dispute.finalized_on === null : at >= since - lateMs
  const events = [...(isNew ? say('disputes/create', body) : []), ...say('disputes/update', body)]
  return events.length === 0 ? [] : [{ eventId: `dispute:${id}:${status ?? ''}:${due ?? ''}`, events }]
}

/** Asks for everything that happened in the span. Never throws. */
export async function shopifyMissed(
  span: Span,
  api: Api,
  accessToken: string,
  say: Say,
): Promise<MissedFound | NotFound> {
  const headers = { 'x-shopify-access-token': accessToken }
  const part = await readable((path) => askOnce('Shopify', api, path, { headers }), span)
  if ('kind' in part) return part
  const { since } = span
  const filters = `limit=${pageSize}&status=any&updated_at_min=${iso(since)}&updated_at_max=${iso(part.until)}`
  const orders = await listAll(api, headers, `${base}/orders.json?${filters}`, 'orders')
  if (orders.kind !== 'listed') return orders
  const isOld = (dispute: JsonObject): boolean =>
    (optionalTime.parse(dispute.initiated_at) ?? since) < since - disputeLifeMs
  // Newest first. A shop without Shopify Payments, or a token without that scope, has none to tell.
  const disputes = await listAll(
    api,
    headers,
    `${base}/shopify_payments/disputes.json?limit=${pageSize}`,
    'disputes',
    isOld,
  )
  if (disputes.kind === 'later') return disputes
  return {
    kind: 'found',
    missed: [
      ...orders.objects.flatMap((order) => ofOrder(order, since, say)),
      ...(disputes.kind === 'listed' ? disputes.objects.flatMap((dispute) => ofDispute(dispute, since, say)) : []),
    ],
    ...(part.until < span.until && { until: part.until }),
  }
}
