import { addWorkingTime, endOfWorkingDay, minuteMs, roundedUp } from '../../domain/calendar.ts'
import type { Instant } from '../../domain/ids.ts'
import type { Locale } from '../../domain/locale.ts'
import type { Shop } from '../../domain/shop.ts'
import { sayWhen } from '../../emails/format.ts'

/** Three working days at the very latest; in truth the longest time the shop's own policy gives itself. */
function answerBy(shop: Shop, now: Instant): Instant {
  const longest = Math.max(...Object.values(shop.policy.targets.answerWorkingMinutes))
  return Math.min(roundedUp(shop, addWorkingTime(shop, now, longest * minuteMs)), endOfWorkingDay(shop, now, 3))
}

/** When whoever writes now has the full answer, as it is said: "tomorrow, Friday 27 November, by 18:00". */
export const sayAnswerBy = (locale: Locale, shop: Shop, now: Instant): string =>
  sayWhen(locale, answerBy(shop, now), now, shop.timeZone)
