/** What somebody who calls a customer needs to know: the number, the language, both clocks, what is on the table. */
import { type Slot, slotOf } from '../domain/callback.ts'
import { chosenRemedy, currentOffer, type Facts, type Task } from '../domain/complaint.ts'
import type { Instant } from '../domain/ids.ts'
import type { Locale } from '../domain/locale.ts'
import { phoneShown } from '../domain/person.ts'
import { zoneOf } from '../domain/zone.ts'
import { sayDay, sayTime } from './format.ts'
import { plain } from './plain.ts'
import { remedyTitle } from './remedy-words.ts'
import { say } from './say.ts'

const tags = { en: 'en-GB', ru: 'ru', ro: 'ro' } as const satisfies Record<Locale, string>

/** "tomorrow, Friday 27 November, between 15:00 and 16:00". */
export const sayBetween = (locale: Locale, { start, end }: Slot, now: Instant, zone: string): string =>
  say(locale, 'words.between', {
    day: sayDay(locale, start, now, zone),
    from: sayTime(locale, start, zone),
    to: sayTime(locale, end, zone),
  })

/** The customer's language, in the reader's: "Romanian". */
export const sayLanguage = (locale: Locale, { complaint }: Pick<Facts, 'complaint'>): string =>
  new Intl.DisplayNames(tags[locale], { type: 'language' }).of(complaint.locale) ?? complaint.locale

/** Whom a task says to call, and where it is to be found: the number as it is dialled, and as it is read. */
export function phoneOf(task: Pick<Task, 'about'>, { customer }: Pick<Facts, 'customer'>) {
  const dialled = task.about.phone ?? customer?.phone ?? null
  return dialled === null ? null : { dialled, shown: plain(phoneShown(dialled), 40) }
}

/** What the customer was offered, or has chosen; null while nothing is on the table. */
export function onTable(locale: Locale, facts: Facts): { readonly chosen: boolean; readonly text: string } | null {
  const chosen = chosenRemedy(facts)
  if (chosen) return { chosen: true, text: remedyTitle(locale, chosen) }
  const offered = currentOffer(facts)?.remedies.map((remedy) => remedyTitle(locale, remedy)) ?? []
  return offered.length === 0 ? null : { chosen: false, text: offered.join('; ') }
}

/** The last the customer said, in their own words: a proposal, a mail, a rating, or what the complaint began with. */
export function lastSaid({ complaint, proposals, written, ratings }: Facts): string {
  const words = [
    { at: complaint.receivedAt, text: complaint.text },
    ...proposals,
    ...written.filter(({ by, onlyThanks }) => by === 'customer' && !onlyThanks),
    ...ratings,
  ].filter(({ text }) => /[\p{L}\p{N}]/u.test(text))
  const last = words.toSorted((a, b) => a.at - b.at).at(-1)
  return last ? plain(last.text, 280) : ''
}

export interface Hours {
  /** On the shop's clock. */
  readonly ours: string
  /** On the customer's; null where the two agree. */
  readonly theirs: string | null
}

/** The hour that was asked for, on both clocks; null for a task without one. */
export function hoursOf(locale: Locale, task: Pick<Task, 'about' | 'dueAt'>, facts: Facts, now: Instant): Hours | null {
  const slot = slotOf(task)
  if (!slot) return null
  const ours = sayBetween(locale, slot, now, facts.shop.timeZone)
  const theirs = sayBetween(locale, slot, now, zoneOf(facts))
  return { ours, theirs: theirs === ours ? null : theirs }
}
