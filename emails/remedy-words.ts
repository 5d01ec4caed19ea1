/** How a remedy is said: what the customer gets, how and when, and the small thing on top. For mails and pages. */
import type { Remedy } from '../domain/complaint.ts'
import type { Locale } from '../domain/locale.ts'
import { money } from '../domain/money.ts'
import type { Policy } from '../domain/policy/policy.ts'
import type { RemedyKind } from '../domain/policy/tables.ts'
import { sayMoney } from './format.ts'
import { isMessage, say } from './say.ts'
import { typeset } from './typeset.ts'

/** What the customer gets: "We send you a new one". */
export const remedyTitle = (locale: Locale, remedy: Pick<Remedy, 'kind'>): string =>
  typeset(locale, say(locale, `words.remedy.${remedy.kind}.title`))

/** The button that asks for it: "Send me a new one". */
export const remedyButton = (locale: Locale, remedy: Pick<Remedy, 'kind'>): string =>
  typeset(locale, say(locale, `words.remedy.${remedy.kind}.button`))

/** The small thing nobody asked for: "and free delivery of your next order". */
export const remedyExtra = (locale: Locale, remedy: Pick<Remedy, 'extra'>): string =>
  typeset(locale, say(locale, `words.extra.${remedy.extra}`))

/** Russian says «за три дня» of what will be done, and «в течение трёх дней» of a call or a letter. */
const reachesOut: readonly RemedyKind[] = ['call', 'personal-care', 'correction']

/**
 * How and when, with the sum where one is known; without it, that we agree the sum first. Where the customer may take a
 * code instead of a smaller refund, the difference is said. `beside` is what is offered with it.
 */
export function remedyText(
  locale: Locale,
  remedy: Pick<Remedy, 'kind' | 'value'>,
  policy: Pick<Policy, 'terms' | 'compensation'>,
  beside: readonly Pick<Remedy, 'kind' | 'value'>[] = [],
): string {
  const { kind, value } = remedy
  const days = policy.terms[kind].workingDays
  const withoutSum = `words.remedy.${kind}.text-without-sum`
  const name = value === null && isMessage(withoutSum) ? withoutSum : (`words.remedy.${kind}.text` as const)
  const text = say(locale, name, {
    when: say(locale, reachesOut.includes(kind) ? 'words.within' : 'words.done-in', { days }),
    months: policy.compensation.bonus.months,
    ...(value && { value: sayMoney(locale, value) }),
  })
  const more = kind === 'credit' ? moreThanRefund(locale, remedy, beside) : null
  return typeset(locale, more === null ? text : `${text} ${more}`)
}

function moreThanRefund(
  locale: Locale,
  { value }: Pick<Remedy, 'value'>,
  beside: readonly Pick<Remedy, 'kind' | 'value'>[],
): string | null {
  const refund = beside.find((other) => other.kind === 'partial-refund')?.value
  if (!value || !refund || value.currency !== refund.currency || value.minor <= refund.minor) return null
  return say(locale, 'words.remedy.credit.more', {
    more: sayMoney(locale, money(value.minor - refund.minor, value.currency)),
  })
}
