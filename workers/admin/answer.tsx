/** How a staff page is answered. */
import type { Child } from 'hono/jsx'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { AppContext } from '../context.ts'
import { type NoDesk, readerLocale } from './desk.ts'
import { asHtml, Plain } from './frame.tsx'

export const pageSize = 50

export const answer = (c: AppContext, page: Child, status: ContentfulStatusCode = 200): Response =>
  c.body(asHtml(page), status, { 'content-type': 'text/html; charset=utf-8' })

const pages = {
  unknown: { status: 404, title: 'staff.not-here', text: 'staff.not-here-text' },
  'no-shop': { status: 403, title: 'staff.no-shop', text: 'staff.no-shop-text' },
  'leaders-only': { status: 403, title: 'staff.leaders-only', text: 'staff.leaders-only-text' },
  'admins-only': { status: 403, title: 'staff.admins-only', text: 'staff.admins-only-text' },
} as const

/** What was asked for is not there for this person. Another shop's object looks exactly like one that does not exist. */
export function nothing(c: AppContext, why: NoDesk | 'admins-only' | 'leaders-only'): Response {
  const { status, title, text } = pages[why]
  const link = why === 'no-shop' ? {} : { link: { href: '/admin', label: 'staff.to-queue' } as const }
  return answer(c, <Plain locale={readerLocale(c)} here="/admin" title={title} text={text} {...link} />, status)
}

/** `1700000000000.alm_…`: where a list went on; null for anything else. */
export function afterFrom(text: string | undefined): { at: number; id: string } | null {
  const match = /^(\d{1,16})\.([A-Za-z0-9_-]{1,64})$/.exec(text ?? '')
  return match ? { at: Number(match[1]), id: match[2] ?? '' } : null
}

/** One row more than a page was asked for: whether there are more, and after which row they begin. */
export function cut<Row>(
  rows: readonly Row[],
  place: (row: Row) => { at: number; id: string },
): { rows: readonly Row[]; next: string | null } {
  const shown = rows.slice(0, pageSize)
  const last = shown.at(-1)
  if (rows.length <= pageSize || last === undefined) return { rows: shown, next: null }
  const { at, id } = place(last)
  return { rows: shown, next: `${at}.${id}` }
}
