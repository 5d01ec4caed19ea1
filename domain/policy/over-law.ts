/** Where a policy would promise more time than the law leaves. Customers are told the earlier time all the same. */
import { addWorkingTime, dayMs, endOfDayAfterDays, endOfWorkingDay, minuteMs } from '../calendar.ts'
import type { Instant } from '../ids.ts'
import type { Shop } from '../shop.ts'
import { type LegalMatter, type LegalTerm, legalTerm, matterOf } from './legal-terms.ts'
import { remedyKinds } from './tables.ts'

export interface OverLaw {
  /** The cell of the policy, as the API names it. */
  readonly cell: string
  readonly term: LegalTerm
}

/**
 * The cells of a shop's policy that can lead past the law, in an ordinary week without holidays, on whichever day of it
 * the time begins. `from` is any instant: the days after it are tried.
 */
export function cellsOverLaw(
  shop: Pick<Shop, 'timeZone' | 'workingHours' | 'country' | 'policy'>,
  from: Instant,
): readonly OverLaw[] {
  const calendar = { ...shop, holidays: { country: false, days: [], open: [] } }
  const starts = Array.from({ length: 7 }, (_, day) => from + day * dayMs)
  const over = (cell: string, matter: LegalMatter, dueAt: (start: Instant) => Instant): readonly OverLaw[] => {
    const term = shop.country === null ? null : legalTerm([shop.country], matter)
    if (!term) return []
    const late = starts.some((start) => dueAt(start) > endOfDayAfterDays(start, term.days, shop.timeZone))
    return late ? [{ cell, term }] : []
  }
  const { targets, terms } = shop.policy
  const minutes: readonly (readonly [string, number])[] = [
    ...Object.entries(targets.answerWorkingMinutes).map(([key, n]) => [`answerWorkingMinutes.${key}`, n] as const),
    ...Object.entries(targets.vipAnswerWorkingMinutes).map(
      ([key, n]) => [`vipAnswerWorkingMinutes.${key}`, n] as const,
    ),
    ...(['letterWorkingMinutes', 'proposalWorkingMinutes', 'replyWorkingMinutes'] as const).map(
      (key) => [key, targets[key]] as const,
    ),
  ]
  return [
    ...minutes.flatMap(([key, n]) =>
      over(`targets.${key}`, 'answer', (start) => addWorkingTime(calendar, start, n * minuteMs)),
    ),
    ...remedyKinds
      .filter((kind) => terms[kind].fulfilment !== 'code')
      .flatMap((kind) =>
        over(`terms.${kind}.workingDays`, matterOf[kind], (start) =>
          endOfWorkingDay(calendar, start, terms[kind].workingDays),
        ),
      ),
  ]
}
