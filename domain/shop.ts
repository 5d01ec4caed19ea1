import type { ShopId } from './ids.ts'
import type { Locale } from './locale.ts'
import type { Money } from './money.ts'
import type { Policy } from './policy/policy.ts'

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]
/** Opening and closing in the shop's zone, "09:00" to "18:00"; several a day; a missing day is closed. */
export type WorkingHours = Readonly<Partial<Record<Weekday, readonly (readonly [string, string])[]>>>

export interface Shop {
  readonly id: ShopId
  readonly name: string
  readonly locale: Locale
  readonly timeZone: string
  readonly currency: string
  /** ISO 3166 alpha-2; null when the shop has not said. */
  readonly country: string | null
  readonly sender: {
    readonly name: string
    readonly email: string
    /** Whom greetings and news come from, where that is another address. */
    readonly promotional?: { readonly name: string; readonly email: string } | undefined
  }
  readonly director: { readonly name: string; readonly title: string; readonly email: string } | null
  readonly workingHours: WorkingHours
  /** The country's public holidays, if it keeps them, and its own days off, without the days it is `open` all the same. */
  readonly holidays: { readonly country: boolean; readonly days: readonly string[]; readonly open: readonly string[] }
  readonly policy: Policy
  readonly policyVersion: number
  readonly reserve: Money | null
}
