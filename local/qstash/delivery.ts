/** One attempt to deliver a message, signed as QStash signs it. https://upstash.com/docs/qstash/features/security */
import { base64, base64url, hmacSha256, randomName, sha256, utf8 } from '../signing.ts'
import type { World } from '../world.ts'

/** The documented credentials of Upstash's own development server, so that the two can be swapped. */
export const defaults = {
  token: 'eyJVc2VySUQiOiJkZWZhdWx0VXNlciIsIlBhc3N3b3JkIjoiZGVmYXVsdFBhc3N3b3JkIn0=',
  current: 'sig_7kYjw48mhY7kAjqNGcy6cr29RJ6r',
  next: 'sig_5ZB6DVzB1wjE8S6rZ7eenA8Pdnhs',
}

/** A message on its way: what was asked for, and how often it was tried. */
export interface Parcel {
  readonly id: string
  readonly url: string
  readonly method: string
  readonly headers: Record<string, string>
  readonly body: ArrayBuffer
  readonly retried: number
  readonly scheduleId: string | null
  readonly timeoutMs: number
}

export type Attempt =
  | { readonly kind: 'delivered'; readonly status: number }
  | {
      readonly kind: 'failed'
      readonly status: number | null
      readonly why: string
      readonly retryAfterMs: number | null
    }
  /** 489 with `Upstash-NonRetryable-Error`: straight to the dead letters. */
  | { readonly kind: 'refused'; readonly status: number; readonly why: string }

/** `Upstash-Signature`: a JWT over the exact destination and the raw body, good for five minutes. */
export async function signature(key: string, url: string, body: ArrayBuffer, now: number): Promise<string> {
  const seconds = Math.floor(now / 1000)
  const hash = base64(await sha256(body))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
  const claims = {
    aud: '',
    body: hash,
    exp: seconds + 300,
    iat: seconds,
    iss: 'Upstash',
    jti: `jwt_${randomName(24)}`,
    nbf: 0,
    sub: url,
  }
  const text = [{ alg: 'HS256', typ: 'JWT' }, claims].map((part) => base64url(utf8(JSON.stringify(part)))).join('.')
  return `${text}.${base64url(await hmacSha256(utf8(key), text))}`
}

function retryAfterMs(response: Response): number | null {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 86_400) * 1000 : null
}

export async function deliver(world: World, parcel: Parcel): Promise<Attempt> {
  const key = world.QSTASH_CURRENT_SIGNING_KEY ?? defaults.current
  const headers = new Headers(parcel.headers)
  headers.set('user-agent', 'Upstash-QStash')
  headers.set('upstash-signature', await signature(key, parcel.url, parcel.body, Date.now()))
  headers.set('upstash-message-id', parcel.id)
  headers.set('upstash-retried', String(parcel.retried))
  if (parcel.scheduleId !== null) headers.set('upstash-schedule-id', parcel.scheduleId)
  try {
    const response = await fetch(parcel.url, {
      method: parcel.method,
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(parcel.timeoutMs),
      ...(parcel.method === 'GET' || parcel.method === 'HEAD' ? {} : { body: parcel.body }),
    })
    const text = (await response.text()).slice(0, 500)
    if (response.ok) return { kind: 'delivered', status: response.status }
    if (response.status === 489 && response.headers.get('upstash-nonretryable-error') === 'true') {
      return { kind: 'refused', status: response.status, why: text }
    }
    return { kind: 'failed', status: response.status, why: text, retryAfterMs: retryAfterMs(response) }
  } catch (error) {
    return { kind: 'failed', status: null, why: String(error), retryAfterMs: null }
  }
}
