/** A JSON body at the edge: capped, parsed, cleaned, checked. Nothing a caller sends makes more than a 4xx. */
import type { z } from 'zod'
import { readCapped } from '../body.ts'
import type { AppContext } from '../context.ts'
import { refuse, unusable } from './answer.ts'

const capBytes = 128 * 1024
/** Deeper than any body of ours; parsers and schemas recurse. */
const mostDepth = 32

function tooDeep(text: string): boolean {
  let depth = 0
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const letter = text[i]
    if (quoted) {
      if (letter === '\\') i++
      else if (letter === '"') quoted = false
    } else if (letter === '"') quoted = true
    else if (letter === '{' || letter === '[') depth++
    else if (letter === '}' || letter === ']') depth--
    if (depth > mostDepth) return true
  }
  return false
}

/** D1 gives lone surrogates back altered, and a NUL cuts SQLite's length() (reliability.md, "Library traps"). */
const clean = (_: string, value: unknown): unknown =>
  typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '') : value

/** The parsed body, or the answer that says why there is none. An empty body reads as an empty object. */
export async function jsonBody(
  c: AppContext,
  cap = capBytes,
): Promise<{ readonly value: unknown } | { readonly answer: Response }> {
  const type = c.req.header('content-type')
  if (type !== undefined && !/^(?:application\/(?:[\w.-]+\+)?json)\s*(?:;|$)/i.test(type)) {
    return { answer: refuse(c, 415, 'unsupported', 'The body must be application/json.') }
  }
  const raw = await readCapped(c.req.raw, cap)
  if (!raw) return { answer: refuse(c, 413, 'too_large', `The body is larger than ${Math.floor(cap / 1024)} KiB.`) }
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(raw)
    if (tooDeep(text)) return { answer: refuse(c, 400, 'bad_json', 'The body is nested too deeply.') }
    return { value: text.trim() === '' ? {} : JSON.parse(text, clean) }
  } catch {
    return { answer: refuse(c, 400, 'bad_json', 'The body is not JSON in UTF-8.') }
  }
}

export async function bodyAs<Body>(
  c: AppContext,
  schema: z.ZodType<Body>,
  cap = capBytes,
): Promise<{ readonly body: Body } | { readonly answer: Response }> {
  const read = await jsonBody(c, cap)
  if ('answer' in read) return read
  const parsed = schema.safeParse(read.value)
  return parsed.success ? { body: parsed.data } : { answer: unusable(c, parsed.error) }
}
