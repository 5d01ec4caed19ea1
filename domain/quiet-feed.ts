/**
 * While a complaint of theirs is open, a customer gets no advertising. What the shop's marketing tools are told of it, and
 * which addresses may be told. A change is said once; what counts is the newest word on a customer.
 */
import type { CustomerId, Instant } from './ids.ts'

export const quietEvents = { quiet: 'customer.quiet', free: 'customer.free' } as const
export type QuietState = keyof typeof quietEvents

/** How a marketing tool knows them: by the sender's id, a mailbox or a telephone. */
export interface QuietCustomer {
  readonly id: CustomerId
  readonly externalId: string | null
  readonly email: string | null
  readonly phone: string | null
}

export interface QuietSpan {
  readonly customer: QuietCustomer
  readonly since: Instant
  /** When it ended; null while it lasts. */
  readonly until: Instant | null
}

const iso = (instant: Instant): string => new Date(instant).toISOString()

/** An item of the list, and the `data` of an event. */
export const quietView = ({ customer: { id, externalId, email, phone }, since, until }: QuietSpan) => ({
  customer: { id, externalId, email, phone },
  quiet: until === null,
  since: iso(since),
  until: until === null ? null : iso(until),
})

/** The bytes of one event, in the shape of Standard Webhooks. */
export const quietBody = (span: QuietSpan, at: Instant): string =>
  JSON.stringify({
    type: quietEvents[span.until === null ? 'quiet' : 'free'],
    timestamp: iso(at),
    data: quietView(span),
  })

export const isSubscriberId = (text: string): boolean => /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/.test(text)

/** More systems than a shop has; each is told of every change. */
export const mostSubscribers = 5

/** Names that lead nowhere outside (RFC 6761, RFC 6762, RFC 8375, ICANN's `internal`). */
const inside =
  /(?:^|\.)(?:localhost|localdomain|local|internal|intranet|lan|home|corp|private|home\.arpa|test|example|invalid|onion)$/

/**
 * Whether events may be posted there. Only https, to a name (no address in figures, which could be one of an inner network),
 * on the usual port, and with no password in it. Redirects are not followed. What a name resolves to cannot be seen here;
 * a Worker's requests leave from Cloudflare's network, where no inner network of the shop or of ours can be reached.
 */
export function isOutside(address: string, environment: 'production' | 'local'): boolean {
  if (address.length > 500 || !URL.canParse(address)) return false
  const { hostname, password, port, protocol, username } = new URL(address)
  if (username !== '' || password !== '') return false
  if (environment === 'local') return protocol === 'https:' || protocol === 'http:'
  const host = hostname.replace(/\.$/, '')
  const isFigures = host.startsWith('[') || /^[\d.]+$/.test(host)
  const isName = /^[^.]+(?:\.[^.]+)+$/.test(host)
  return protocol === 'https:' && port === '' && isName && !isFigures && !inside.test(host)
}
