/**
 * What senders' signatures are made of, on WebCrypto alone, so that it runs in workerd and in Node alike.
 * Everything here takes hostile text and answers "no" instead of throwing.
 */
import type { Instant } from '../../domain/ids.ts'

const encoder = new TextEncoder()

export const utf8 = (text: string): Uint8Array => encoder.encode(text)

/**
 * Lower-case hexadecimal digits to bytes; null for anything else. Every sender that signs in hex (Stripe, Mollie,
 * T-Bank, Judge.me) writes lower case: taking upper case too would let a changed byte of a signature pass.
 */
export function fromHex(text: string): Uint8Array | null {
  if (!/^(?:[0-9a-f]{2})*$/.test(text)) return null
  const bytes = new Uint8Array(text.length / 2)
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(text.slice(i * 2, i * 2 + 2), 16)
  return bytes
}

/**
 * Canonical padded base64 (RFC 4648 section 4) to bytes; null for anything else. `atob` alone forgives white space,
 * missing padding and stray low bits in the last character, so that several texts would be one signature.
 */
export function fromBase64(text: string): Uint8Array | null {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) return null
  const binary = atob(text)
  if (btoa(binary) !== text) return null
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}

/** Compares in a time that depends on the lengths only, which are public; unequal lengths are simply not equal. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  let difference = 0
  for (let i = 0; i < a.length; i++) difference |= (a[i] ?? 0) ^ (b[i] ?? 0)
  return difference === 0
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let offset = 0
  for (const part of parts) {
    joined.set(part, offset)
    offset += part.length
  }
  return joined
}

async function hmacSha256(key: Uint8Array, message: Uint8Array): Promise<Uint8Array> {
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, message))
}

/**
 * True when any of the offered signatures is HMAC-SHA256 of the message under any of the live keys.
 * An empty key is a setting that was never made: it signs nothing, because everybody knows it.
 */
export async function hmacMatches(
  keys: readonly Uint8Array[],
  message: Uint8Array,
  offered: readonly (Uint8Array | null)[],
): Promise<boolean> {
  const signatures = offered.filter((signature) => signature !== null)
  if (signatures.length === 0) return false
  let found = false
  for (const key of keys) {
    if (key.length === 0) continue
    const digest = await hmacSha256(key, message)
    for (const signature of signatures) if (sameBytes(digest, signature)) found = true
  }
  return found
}

/** Seconds a signed time may lie away, in the past or the future, itself included (Standard Webhooks and Stripe libraries). */
const toleranceSeconds = 300

/**
 * True when the text is a whole number of Unix seconds within five minutes of now. The Standard Webhooks libraries use
 * `parseInt` and so take `1614265330abc`; stripe-node lets a future time pass. Neither does here. Now is cut to whole
 * seconds, as the senders cut theirs.
 */
export function isFresh(timestamp: string, wallNow: Instant): boolean {
  if (!/^\d{1,11}$/.test(timestamp)) return false
  return Math.abs(Math.floor(wallNow / 1000) - Number(timestamp)) <= toleranceSeconds
}

/** The key in a `whsec_…` secret of Standard Webhooks, Svix and Resend: base64, the prefix optional; null when it is none. */
export function standardKey(secret: string): Uint8Array | null {
  const text = secret.startsWith('whsec_') ? secret.slice('whsec_'.length) : secret
  const key = fromBase64(text.padEnd(Math.ceil(text.length / 4) * 4, '='))
  return key === null || key.length === 0 ? null : key
}

interface StandardHeaders {
  readonly id: string
  readonly timestamp: string
  readonly signatures: string
}

/**
 * The three headers of one set, `webhook-*` before `svix-*`, never mixed: the id that was signed is the id that is
 * stored. The id must be printable ASCII, because runtimes decode other header bytes differently.
 */
export function standardHeaders(headers: Headers): StandardHeaders | null {
  for (const prefix of ['webhook', 'svix']) {
    const id = headers.get(`${prefix}-id`)
    const timestamp = headers.get(`${prefix}-timestamp`)
    const signatures = headers.get(`${prefix}-signature`)
    if (id === null || timestamp === null || signatures === null) continue
    return /^[\x21-\x7e]{1,256}$/.test(id) ? { id, timestamp, signatures } : null
  }
  return null
}

/**
 * Standard Webhooks 1.0: `v1` is base64 of HMAC-SHA256 over `id.timestamp.body`; several signatures stand in one header
 * during a rotation, and other versions are passed over. The keys are bytes, because BigCommerce signs with the text
 * of its secret and all others with what `standardKey` finds in theirs.
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export async function verifyStandardWebhook(
  arrival: { readonly raw: Uint8Array; readonly headers: Headers },
  keys: readonly Uint8Array[],
  wallNow: Instant,
): Promise<boolean> {
  const sent = standardHeaders(arrival.headers)
  if (sent === null || !isFresh(sent.timestamp, wallNow)) return false
  const offered = sent.signatures
    .split(' ')
    .filter((signature) => signature.startsWith('v1,'))
    .map((signature) => fromBase64(signature.slice('v1,'.length)))
  return hmacMatches(keys, concat(utf8(`${sent.id}.${sent.timestamp}.`), arrival.raw), offered)
}
