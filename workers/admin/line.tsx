/** Who is on the line: said at the head of the queue and of the rota. */
import type { FC } from 'hono/jsx'
import type { Locale } from '../../domain/locale.ts'
import type { lineOf, Stretch } from '../../domain/on-the-line.ts'
import type { StaffMember } from '../../domain/people.ts'
import { plain } from '../../emails/plain.ts'
import type { Desk } from './desk.ts'
import { isoDate } from './words.ts'

export type Line = ReturnType<typeof lineOf>

const tags = { en: 'en-GB', ru: 'ru', ro: 'ro' } as const satisfies Record<Locale, string>

/** "15:00" today, "Fri 27 Nov, 15:00" on another day. */
function clock(desk: Desk, at: number): string {
  const { timeZone } = desk.shop
  if (isoDate(at, timeZone) !== isoDate(desk.now, timeZone)) return desk.short(at)
  return new Intl.DateTimeFormat(tags[desk.locale], { timeZone, hour: '2-digit', minute: '2-digit' }).format(at)
}

export type Named = Pick<StaffMember, 'email' | 'name'>

export const nameOf = (people: readonly Named[], email: string): string =>
  plain(people.find((one) => one.email === email)?.name ?? email, 60)

/** "Ana, Boris and Maria" as the language joins names. */
export const namesOf = (desk: Desk, people: readonly Named[], emails: readonly string[]): string =>
  new Intl.ListFormat(tags[desk.locale], { type: 'conjunction' }).format(emails.map((email) => nameOf(people, email)))

/** "On the line now: Maria until 15:00. Next: Dmitri Rusu at 15:00." */
export const OnTheLine: FC<{ desk: Desk; line: Line; people: readonly Named[] }> = ({ desk, line, people }) => {
  const said = (stretch: Stretch) => ({
    names: namesOf(desk, people, stretch.emails),
    from: clock(desk, stretch.from),
    until: clock(desk, stretch.until),
  })
  return (
    <p class="on-line figure">
      {line.now ? (
        <b>{desk.say('staff.line.now', said(line.now))}</b>
      ) : (
        <span class="soft">{desk.say('staff.line.nobody')}</span>
      )}{' '}
      {line.next && <span class="soft">{desk.say('staff.line.next', said(line.next))}</span>}
    </p>
  )
}
