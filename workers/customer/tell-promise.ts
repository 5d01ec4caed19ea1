import { endOfWorkingDay } from '../../domain/calendar.ts'
import type { Instant } from '../../domain/ids.ts'
import type { Locale } from '../../domain/locale.ts'
import { answeredBy } from '../../domain/promised-time.ts'
import type { Shop } from '../../domain/shop.ts'
import { sayDaysOff } from '../../emails/days-off.ts'
import { sayWhen } from '../../emails/format.ts'
import { typeset } from '../../emails/typeset.ts'

/** Three working days at the very latest; in truth the longest time the shop's own policy gives itself. */
function answerBy(shop: Shop, now: Instant): Instant {
  const longest = Math.max(...Object.values(shop.policy.targets.answerWorkingMinutes))
  return Math.min(answeredBy({ shop, customer: null }, longest, now), endOfWorkingDay(shop, now, 3))
}

/** When whoever writes now has the full answer, as it is said: "tomorrow, Friday 27 November, by 18:00". */
export const sayAnswerBy = (locale: Locale, shop: Shop, now: Instant): string =>
  sayWhen(locale, answerBy(shop, now), now, shop.timeZone)

/** The holidays that time allows for, as a sentence; null where there are none. */
export function sayAllowedFor(locale: Locale, shop: Shop, now: Instant): string | null {
  const sentence = sayDaysOff(locale, shop, now, answerBy(shop, now))
  return sentence && typeset(locale, sentence)
}
