/** What exactly went wrong: the second step of "what is it about?". The category alone is enough; this says more. */
import type { Category } from './event.ts'
import type { Locale } from './locale.ts'

/** The order is the page's: what happens most comes first. */
export const reasonsOf = {
  late: ['not-sent', 'stuck-on-the-way', 'day-missed', 'not-where-it-should-be'],
  damaged: ['torn', 'broken', 'crushed', 'stained'],
  faulty: ['does-not-work', 'stopped-working', 'comes-apart', 'badly-made'],
  'wrong-item': ['wrong-colour', 'wrong-size', 'another-thing', 'another-order'],
  'missing-item': ['thing-missing', 'part-missing', 'too-few', 'empty-box'],
  'not-as-described': ['looks-different', 'other-size', 'other-material', 'does-less'],
  service: ['no-answer', 'rude', 'word-not-kept', 'work-badly-done'],
  billing: ['charged-twice', 'wrong-sum', 'money-not-back', 'paid-without-order'],
  dispute: [],
  other: [],
} as const satisfies Record<Category, readonly string[]>

export type Reason = (typeof reasonsOf)[Category][number]

export const reasons: readonly Reason[] = Object.values(reasonsOf).flat()

/** The reason as posted, if it belongs to the category: one left ticked under another category says nothing. */
export const reasonIn = (category: Category, posted: string): Reason | null =>
  reasonsOf[category].find((reason) => reason === posted) ?? null

/** What a shop makes of the list: reasons that cannot happen there are left out, others are called as it calls them. */
export interface OwnReasons {
  readonly hidden: readonly Reason[]
  readonly names: Readonly<Partial<Record<Reason, Readonly<Partial<Record<Locale, string | undefined>>> | undefined>>>
}

export const reasonsShown = (category: Category, { hidden }: OwnReasons): readonly Reason[] =>
  reasonsOf[category].filter((reason) => !hidden.includes(reason))

/** The shop's own name of a reason in a language; null where ours holds. */
export const ownName = ({ names }: OwnReasons, reason: Reason, locale: Locale): string | null =>
  names[reason]?.[locale] ?? null
