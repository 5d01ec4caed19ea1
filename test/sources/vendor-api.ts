/** Vendors' APIs as far as look-ups ask them: who may come in, what is there, and their own words for what is not. */
import type { Api, Found, Reading, Source } from '../../workers/sources/source.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

export interface Asked {
  readonly path: string
  readonly method: string
  readonly headers: Headers
  readonly body: string
}

export interface Answer {
  readonly status: number
  readonly body: unknown
}

/** What stands at a path; a function where it depends on what was sent. */
export type Shelf = Readonly<Record<string, unknown>>

export interface Vendor {
  /** Whether the request may come in; the vendor's words where not. */
  readonly refusal: (asked: Asked) => Answer | null
  /** The vendor's words for what it does not have. */
  readonly absent: Answer
  readonly shelf: Shelf
}

/** The vendor's API and everything it was asked. `status` answers every request so, or the n-th alone. */
export function standIn(
  { refusal, absent, shelf }: Vendor,
  trouble: { readonly status?: number; readonly raw?: string; readonly at?: number } = {},
): { api: Api; asked: Asked[] } {
  const asked: Asked[] = []
  const api: Api = async (path, request = {}) => {
    const one = {
      path,
      method: request.method ?? 'GET',
      headers: new Headers(request.headers),
      body: request.body ?? '',
    }
    const hit = trouble.at === undefined || trouble.at === asked.length
    asked.push(one)
    if (hit && (trouble.status !== undefined || trouble.raw !== undefined))
      return { status: trouble.status ?? 200, raw: bytes(trouble.raw ?? '{}'), headers: new Headers() }
    const found = shelf[path]
    const here = typeof found === 'function' ? found(one) : found
    const answer = refusal(one) ?? (here === undefined ? absent : { status: 200, body: here })
    const raw = answer.status === 0 ? '' : typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body)
    return { status: answer.status, raw: bytes(raw), headers: new Headers() }
  }
  return { api, asked }
}

/** A shop's source with access to its vendor's API. */
export interface Shop {
  readonly source: Source
  readonly settings: Readonly<Record<string, unknown>>
  readonly secrets: readonly string[]
}

const contextOf = ({ secrets, settings }: Shop) => ({ secrets, settings, wallNow: Date.UTC(2026, 10, 23, 9) })

export function readWith(shop: Shop, body: unknown, headers: HeadersInit = {}): Reading {
  const raw = bytes(typeof body === 'string' ? body : JSON.stringify(body))
  const url = `https://amends.example/webhooks/semitsvet/${shop.source.name}`
  return shop.source.read({ raw, headers: new Headers(headers), url, address: null }, contextOf(shop))
}

/** The delivery's question; an error when it leaves none open. */
export function questionIn(reading: Reading): Readonly<Record<string, string>> {
  if (reading.kind !== 'events' || reading.ask === undefined) throw new Error(`nothing is asked: ${reading.kind}`)
  return reading.ask
}

export function lookUpWith(shop: Shop, question: object, api: Api): Promise<Found> {
  if (!shop.source.lookUp) throw new Error('the source asks nothing')
  return shop.source.lookUp({ ...question }, api, contextOf(shop))
}
