/** What a request to a customer's page brings, checked in this order: link, type, size, origin. */
import { findLink, type Link } from '../../db/links.ts'
import { type Locale, localeFromHeader } from '../../domain/locale.ts'
import { readCapped } from '../body.ts'
import type { AppContext } from '../context.ts'

/** 256 random bits in base64url. */
const tokenPattern = /^[A-Za-z0-9_-]{43}$/

export type Door =
  | { readonly is: 'open'; readonly link: Link; readonly hash: string; readonly path: string }
  | { readonly is: 'expired'; readonly link: Link }
  | { readonly is: 'unknown' }

/** Where the token of the address leads. Only its hash is looked up, and nothing of it is logged. */
export async function doorOf(c: AppContext): Promise<Door> {
  const token = c.req.param('token') ?? ''
  if (!tokenPattern.test(token)) return { is: 'unknown' }
  const { db, secrets, clock } = c.get('deps')
  const hash = secrets.hash(token)
  const link = await findLink(db, hash)
  if (!link) return { is: 'unknown' }
  if (link.expiresAt <= clock.now()) return { is: 'expired', link }
  return { is: 'open', link, hash, path: `/r/${token}` }
}

const capBytes = 64 * 1024

/** What cannot be seen does not belong in anybody's words; a line is a line, whatever the system that typed it. */
export const clean = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .toWellFormed()

export type Body =
  | { readonly is: 'fields'; readonly fields: Readonly<Record<string, string>> }
  | { readonly is: 'too-large' }
  | { readonly is: 'other-type' }

/** The fields of a form, as typed. Files are left aside. */
export async function bodyOf(c: AppContext): Promise<Body> {
  const type = c.req.header('content-type') ?? ''
  const kind = type.split(';')[0]?.trim().toLowerCase()
  const encoded = c.req.header('content-encoding') ?? 'identity'
  if (encoded !== 'identity' || (kind !== 'application/x-www-form-urlencoded' && kind !== 'multipart/form-data')) {
    return { is: 'other-type' }
  }
  const bytes = await readCapped(c.req.raw, capBytes)
  if (!bytes) return { is: 'too-large' }
  try {
    const form = await new Response(bytes, { headers: { 'content-type': type } }).formData()
    const fields: Record<string, string> = Object.create(null)
    for (const [name, value] of form) if (typeof value === 'string' && !(name in fields)) fields[name] = clean(value)
    return { is: 'fields', fields }
  } catch {
    // A multipart body without its boundary.
    return { is: 'other-type' }
  }
}

/** Our pages send no referrer, so browsers post from them with `Origin: null`; who sends none at all is no browser. */
export function isFromOurPage(c: AppContext): boolean {
  const origin = c.req.header('origin')
  return origin === undefined || origin === 'null' || origin === c.get('deps').publicUrl
}

/** The language of a page on which nobody is known. */
export const readerLocale = (c: AppContext, otherwise: Locale = 'en'): Locale =>
  localeFromHeader(c.req.header('accept-language')) ?? otherwise
