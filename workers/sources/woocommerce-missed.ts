/**
 * What a WooCommerce shop did while its webhooks were lost: every order changed in a span. WooCommerce never repeats a
 * delivery and switches a webhook off after five failures, so this is the only way back.
 *
 * - The list is the very resource the webhooks post, so the same function reads both and ids are the same.
 * - Page numbers move when an order is saved while one turns the pages, so that an order could be skipped. Each request
 *   therefore asks for what was changed after the last order seen; page numbers count only within one second, the
 *   finest time WooCommerce keeps.
 * - `modified_after` is exclusive, and a second may have been seen in part: each request begins a second earlier.
 *
 * https://woocommerce.github.io/woocommerce-rest-api-docs/#list-all-orders
 */
import { z } from 'zod'
import type { SourceEvent } from '../../domain/event.ts'
import type { Instant } from '../../domain/ids.ts'
import { basicAuthorization } from './asking.ts'
import { listOf, optionalText, optionalTime, requiredId } from './fields.ts'
import { type Json, type JsonObject, readJson } from './json.ts'
import type { Api, Missed, MissedFound, NotFound, Span } from './source.ts'

const pageSize = 100
/** Requests at once; a busier shop is gone on with next time. */
const mostPages = 10
/** As many as may be one second's: where it ends can only be seen by reading it. */
const mostPagesOfASecond = 100

/** What a webhook with this body would have said. */
type Say = (body: JsonObject) => readonly SourceEvent[]

/** WooCommerce writes and reads its `_gmt` times without a zone. */
const gmt = (at: Instant): string => new Date(at).toISOString().slice(0, 19)

const changed = z.object({
  id: requiredId,
  status: optionalText,
  date_modified_gmt: optionalTime,
  refunds: listOf(z.object({ id: requiredId })),
})

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

type Page = { readonly kind: 'page'; readonly orders: readonly JsonObject[] } | NotFound

/** The list itself is the body; errors are objects with a `code`. */
async function readPage(api: Api, path: string, authorization: string): Promise<Page> {
  const { status, raw } = await api(path, { headers: { authorization } })
  if (status === 0) return { kind: 'later', why: 'WooCommerce did not answer' }
  if (status === 408 || status === 429 || status >= 500) return { kind: 'later', why: `WooCommerce answered ${status}` }
  if (status !== 200) return { kind: 'unknown', why: `WooCommerce answered ${status}` }
  const read = readJson(raw)
  // A page of a cache or of a maintenance is not the shop's word that there is nothing.
  if (!read.ok || !Array.isArray(read.value)) return { kind: 'later', why: 'WooCommerce answered what cannot be read' }
  return { kind: 'page', orders: read.value.filter(isObject) }
}

function ofOrder(body: JsonObject, say: Say): Missed[] {
  const { data: order } = changed.safeParse(body)
  const events = order ? say(body) : []
  if (!order || events.length === 0) return []
  const refunds = order.refunds.map(({ id }) => id).sort()
  const parts = ['order', order.id, order.status ?? '', String(order.date_modified_gmt ?? ''), refunds.join(',')]
  return [{ eventId: parts.join(':'), events }]
}

/** Asks for every order changed in the span. Never throws. */
export async function woocommerceMissed(
  { since, until }: Span,
  api: Api,
  keys: { readonly consumerKey: string; readonly consumerSecret: string },
  say: Say,
): Promise<MissedFound | NotFound> {
  const authorization = basicAuthorization(keys.consumerKey, keys.consumerSecret)
  const found = new Map<string, Missed>()
  const told = (): readonly Missed[] => [...found.values()]
  let from = since
  let page = 1
  for (let request = 0; request < (from > since ? mostPages : mostPagesOfASecond); request++) {
    const query = new URLSearchParams({
      modified_after: gmt(from - 1000),
      modified_before: gmt(until + 1000),
      dates_are_gmt: 'true',
      orderby: 'modified',
      order: 'asc',
      per_page: String(pageSize),
      page: String(page),
    })
    const answer = await readPage(api, `/wp-json/wc/v3/orders?${query}`, authorization)
    // What was read stands; the rest is asked for from there.
    if (answer.kind !== 'page')
      return answer.kind === 'later' && from > since ? { kind: 'found', missed: told(), until: from } : answer
    for (const missed of answer.orders.flatMap((order) => ofOrder(order, say))) found.set(missed.eventId, missed)
    if (answer.orders.length < pageSize) return { kind: 'found', missed: told() }
    const last = changed.safeParse(answer.orders.at(-1)).data?.date_modified_gmt ?? null
    if (last === null) return { kind: 'later', why: 'WooCommerce answered without the time of a change' }
    page = last > from ? 1 : page + 1
    from = Math.max(from, last)
  }
  return { kind: 'found', missed: told(), until: from }
}
