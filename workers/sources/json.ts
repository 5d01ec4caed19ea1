/**
 * Reads a signed body without losing or believing anything it should not.
 *
 * **Numbers come out as their exact text**, as the sender wrote them: Shopify's ids are beyond 2^53, and a price must not
 * become a float. A schema therefore meets `"17"` for both `17` and `"17"`, which is what we want of an id or an amount.
 * `1e400` and `-0` are texts like any other; who wants a count checks its digits.
 *
 * **Texts can be stored.** D1 returns a lone surrogate altered, and U+0000 cuts `length()`; both become U+FFFD, the
 * replacement character, in keys and values.
 *
 * **The result is plain.** The key `__proto__` is dropped; of duplicate keys the last one wins, as with the `JSON.parse`
 * that the sender's own tools would use.
 */
import { parse } from 'lossless-json'

export type Json = null | boolean | string | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [key: string]: Json
}

export type JsonReading<Value extends Json = Json> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly why: string }

/** The deepest real payload in our fixtures has eight levels. */
const deepest = 64

/** Any JSON value; a reason, in words for staff, when the bytes are none. Never throws. */
export function readJson(raw: Uint8Array): JsonReading {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(raw)
  } catch {
    return { ok: false, why: 'the body is not UTF-8 text' }
  }
  // Before parsing: lossless-json calls itself for every level, so a few thousand brackets would exhaust the stack.
  if (isDeeperThan(deepest, text)) return { ok: false, why: `the body is nested more than ${deepest} levels deep` }
  try {
    const parsed = parse(text, null, { parseNumber: (digits) => digits, onDuplicateKey: ({ newValue }) => newValue })
    return { ok: true, value: storable(parsed) }
  } catch {
    return { ok: false, why: 'the body is not JSON' }
  }
}

/** The same, for senders whose body is always an object; a signed `null` or list is refused with a reason. */
export function readJsonObject(raw: Uint8Array): JsonReading<JsonObject> {
  const reading = readJson(raw)
  if (!reading.ok) return reading
  return isObject(reading.value)
    ? { ok: true, value: reading.value }
    : { ok: false, why: 'the body is JSON, but not an object' }
}

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** One pass over the text, no recursion. Brackets inside strings do not count. */
function isDeeperThan(limit: number, text: string): boolean {
  let depth = 0
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const character = text[i]
    if (quoted) {
      if (character === '\\') i++
      else if (character === '"') quoted = false
    } else if (character === '"') quoted = true
    else if (character === '{' || character === '[') {
      depth++
      if (depth > limit) return true
    } else if (character === '}' || character === ']') depth--
  }
  return false
}

function storable(value: unknown): Json {
  if (typeof value === 'string') return storableText(value)
  if (typeof value === 'boolean' || value === null) return value
  if (Array.isArray(value)) return value.map(storable)
  const object: { [key: string]: Json } = {}
  if (typeof value !== 'object') return object
  for (const [key, member] of Object.entries(value)) {
    const name = storableText(key)
    if (name !== '__proto__') object[name] = storable(member)
  }
  return object
}

/** Text that D1 gives back as it got it. Forms and headers need it too. */
export const storableText = (text: string): string => text.replaceAll('\u0000', '\ufffd').toWellFormed()
