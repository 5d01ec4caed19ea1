/** Why a time is not sooner: the holidays in between, as a sentence or as a note. */
import { type Calendar, skippedDays } from '../domain/calendar.ts'
import type { Instant } from '../domain/ids.ts'
import type { Locale } from '../domain/locale.ts'
import { sayDays } from './format.ts'
import { say } from './say.ts'

const said =
  (name: 'words.days-off' | 'words.days-off-note') =>
  (locale: Locale, calendar: Calendar, from: Instant, to: Instant): string | null => {
    const rows = skippedDays(calendar, from, to)
    return rows.length === 0 ? null : say(locale, name, { days: sayDays(locale, rows) })
  }

/** "This allows for 1 and 2 December, when we are closed." Null where nothing was left out between the two. */
export const sayDaysOff = said('words.days-off')

/** "not counting 1 and 2 December": for staff, beside a time. */
export const noteDaysOff = said('words.days-off-note')
