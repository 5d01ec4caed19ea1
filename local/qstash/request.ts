/**
 * What a publisher asks of QStash, read from the headers of the request.
 * https://upstash.com/docs/qstash/api/publish and platform notes on delays, retries and deduplication.
 */
export interface Wanted {
  readonly url: string
  readonly method: string
  readonly body: ArrayBuffer
  /** Headers to hand on, `Upstash-Forward-` taken off, lower case. */
  readonly headers: Record<string, string>
  /** Epoch milliseconds. */
  readonly notBefore: number
  readonly maxRetries: number
  /** An expression in milliseconds; null means QStash's own back-off. */
  readonly retryDelay: string | null
  readonly deduplicationId: string | null
  readonly queue: string | null
  readonly label: string | null
  readonly timeoutMs: number
}

const unitMs: Record<string, number> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }
/** The pay-as-you-go plan's longest delay; the free plan has seven days. */
const maxDelayMs = 365 * 86_400_000

/** "60s", "2d", "1h30m" in milliseconds; null when it is no duration. */
export function durationMs(text: string): number | null {
  if (!/^(\d+[smhd])+$/.test(text)) return null
  let total = 0
  for (const [, count, unit] of text.matchAll(/(\d+)([smhd])/g)) total += Number(count) * (unitMs[unit ?? 's'] ?? 0)
  return total
}

/** The destination is written raw after the path; its query is the request's own. */
export function destination(rawUrl: string, prefix: string): string | null {
  const { pathname, search } = new URL(rawUrl)
  const text = pathname.slice(prefix.length).replace(/^(https?):\/+/, '$1://') + search
  return /^https?:\/\/[^/]/.test(text) ? text : null
}

/** Reads the headers into what is wanted; a text says what is wrong (QStash answers 400 with it). */
export function readWanted(url: string, headers: Headers, body: ArrayBuffer, now: number): Wanted | string {
  for (const name of ['upstash-callback', 'upstash-failure-callback', 'upstash-flow-control-key']) {
    if (headers.has(name)) return `${name} is not available in the local stand-in`
  }
  const delay = headers.get('upstash-delay')
  const delayMs = delay === null ? 0 : durationMs(delay)
  if (delayMs === null) return `invalid Upstash-Delay: ${delay}`
  const notBeforeText = headers.get('upstash-not-before')
  const notBefore = notBeforeText === null ? now + delayMs : Number(notBeforeText) * 1000
  if (!Number.isFinite(notBefore)) return `invalid Upstash-Not-Before: ${notBeforeText}`
  if (notBefore - now > maxDelayMs) return 'the delay is longer than the plan allows'
  const retries = Number(headers.get('upstash-retries') ?? '3')
  if (!Number.isInteger(retries) || retries < 0) return 'invalid Upstash-Retries'
  const timeoutMs = durationMs(headers.get('upstash-timeout') ?? '30s')
  if (timeoutMs === null) return 'invalid Upstash-Timeout'

  const forwarded: Record<string, string> = {}
  const type = headers.get('content-type')
  if (type !== null) forwarded['content-type'] = type
  for (const [name, value] of headers) {
    if (name.startsWith('upstash-forward-')) forwarded[name.slice('upstash-forward-'.length)] = value
  }
  return {
    url,
    method: (headers.get('upstash-method') ?? 'POST').toUpperCase(),
    body,
    headers: forwarded,
    notBefore: Math.max(notBefore, now),
    maxRetries: retries,
    retryDelay: headers.get('upstash-retry-delay'),
    deduplicationId: headers.get('upstash-deduplication-id'),
    queue: headers.get('upstash-queue-name'),
    label: headers.get('upstash-label'),
    timeoutMs,
  }
}
