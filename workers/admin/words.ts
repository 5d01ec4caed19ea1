/** The few figures and marks that several staff pages write. */
import type { Instant } from '../../domain/ids.ts'
import type { Locale } from '../../domain/locale.ts'
import { lastDueAt, type PromiseRow } from '../../domain/promise.ts'

const tags = { en: 'en-GB', ru: 'ru', ro: 'ro' } as const satisfies Record<Locale, string>

/** "96.4 %"; a dash where there was nothing to count. Never rounded up to a whole that is not there. */
export function percent(locale: Locale, share: number | null): string {
  if (share === null) return '–'
  const tenths = Math.floor(share * 1000) / 10
  return `${new Intl.NumberFormat(tags[locale], { maximumFractionDigits: 1 }).format(tenths)}\u00a0%`
}

export const count = (locale: Locale, value: number): string => new Intl.NumberFormat(tags[locale]).format(value)

/** "November 2026" of a local date such as "2026-11-01". */
export const monthName = (locale: Locale, date: string): string =>
  new Intl.DateTimeFormat(tags[locale], { timeZone: 'UTC', month: 'long', year: 'numeric' }).format(Date.parse(date))

/** The colour of a promise: only where it means something. */
export function promiseTone(
  promise: Pick<PromiseRow, 'state' | 'madeAt' | 'dueAt' | 'movedAt' | 'movedTo'>,
  now: Instant,
): 'kept' | 'soon' | 'late' | '' {
  const { state } = promise
  const madeAt = promise.movedAt ?? promise.madeAt
  const dueAt = lastDueAt(promise)
  if (state === 'kept' || state === 'early') return 'kept'
  if (state === 'late' || state === 'broken') return 'late'
  if (state === 'withdrawn') return ''
  const used = (now - madeAt) / Math.max(dueAt - madeAt, 1)
  return used >= 0.85 ? 'late' : used >= 0.6 ? 'soon' : ''
}

/** "2026-11-27", as a date field wants it. */
export const isoDate = (instant: Instant, zone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    instant,
  )

/** What a person typed in a form, cut to what anybody reads; '' when the field is missing or a file. */
export function typed(form: FormData, name: string, most = 10_000): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.slice(0, most) : ''
}
