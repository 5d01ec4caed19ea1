/**
 * Ids are branded strings: a complaint's id cannot be handed where a shop's is wanted.
 * Only `[A-Za-z0-9_-]` appears in them: Workflow ids and event types accept nothing else in production.
 */
declare const brand: unique symbol
type Branded<Name extends string> = string & { readonly [brand]: Name }

export type ShopId = Branded<'ShopId'>
export type ComplaintId = Branded<'ComplaintId'>
export type CustomerId = Branded<'CustomerId'>
export type MessageId = Branded<'MessageId'>
export type RemedyId = Branded<'RemedyId'>
export type PromiseId = Branded<'PromiseId'>

/** Epoch milliseconds, UTC. */
export type Instant = number
/** A length of time in milliseconds. */
export type Milliseconds = number

/** Fills `n` bytes from a cryptographic source; injected, so that tests can repeat themselves. */
export type Random = (n: number) => Uint8Array

export const idPrefixes = {
  complaint: 'cmp',
  customer: 'cus',
  message: 'msg',
  promise: 'prm',
  remedy: 'rem',
  task: 'tsk',
  escalation: 'esc',
  delivery: 'dlv',
  quarantine: 'qua',
  redemption: 'red',
  proposal: 'pro',
  reply: 'rpl',
  request: 'req',
  key: 'key',
  alarm: 'alm',
  consent: 'con',
  lookUp: 'ask',
  photo: 'pho',
  absence: 'abs',
  news: 'nws',
  cause: 'cau',
  recall: 'rcl',
} as const

/** Crockford's base 32: no I, L, O or U, so that a code read aloud is not misheard. https://www.crockford.com/base32.html */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Encodes bytes, five bits a character, most significant first; a tail shorter than five bits is padded with zeros. */
export function crockford(bytes: Uint8Array): string {
  let out = ''
  let buffer = 0
  let bits = 0
  for (const byte of bytes) {
    buffer = ((buffer << 8) | byte) & 0xffff
    bits += 8
    while (bits >= 5) {
      bits -= 5
      out += alphabet[(buffer >> bits) & 31]
    }
  }
  if (bits > 0) out += alphabet[(buffer << (5 - bits)) & 31]
  return out
}

/** A new id such as `cmp_01JD…`: 48 bits of time, so that ids sort by age, and 80 random bits. */
export function mintId(kind: keyof typeof idPrefixes, now: Instant, random: Random): string {
  const bytes = new Uint8Array(16)
  let rest = now
  for (let i = 5; i >= 0; i--) {
    bytes[i] = rest % 256
    rest = Math.floor(rest / 256)
  }
  bytes.set(random(10), 6)
  return `${idPrefixes[kind]}_${crockford(bytes)}`
}

export const shopIdPattern = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/
export const complaintIdPattern = /^cmp_[0-9A-Z]{26}$/

export const isShopId = (text: string): text is ShopId => shopIdPattern.test(text)
export const isComplaintId = (text: string): text is ComplaintId => complaintIdPattern.test(text)
