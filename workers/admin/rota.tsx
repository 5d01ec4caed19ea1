/** The rota: a week of hours, to be taken and given back. Everybody may, the director too. */
import type { FC } from 'hono/jsx'
import type { Locale } from '../../domain/locale.ts'
import type { RotaHour } from '../../domain/people.ts'
import { type Weekday, type WorkingHours, weekdays } from '../../domain/shop.ts'
import { type Desk, isLeader } from './desk.ts'
import { Chip, Frame } from './frame.tsx'
import { type Line, type Named, nameOf, OnTheLine } from './line.tsx'

export interface RotaView {
  readonly rota: readonly RotaHour[]
  readonly people: readonly Named[]
  readonly workingHours: WorkingHours
  readonly line: Line
  /** Whose hours the buttons take and give back. */
  readonly whose: string
  /** All hours of the day, not only those around the shop's own. */
  readonly all: boolean
  /** The hour that runs now. */
  readonly current: { readonly weekday: Weekday; readonly hour: number }
  readonly done: string | null
}

const tags = { en: 'en-GB', ru: 'ru', ro: 'ro' } as const satisfies Record<Locale, string>

/** Any week has a Monday; 5 January 1970 was the first. */
export const dayName = (locale: Locale, day: Weekday): string =>
  new Intl.DateTimeFormat(tags[locale], { weekday: 'long', timeZone: 'UTC' }).format(
    (weekdays.indexOf(day) + 4) * 86_400_000,
  )

const twoFigures = (hour: number): string => String(hour).padStart(2, '0')
export const hoursText = (hour: number): string => `${twoFigures(hour)}:00–${twoFigures((hour + 1) % 24)}:00`

/** Hours the shop is open on some day, and hours somebody has taken: the same rows for every day. */
export function hoursShown({
  workingHours,
  rota,
  all,
}: Pick<RotaView, 'workingHours' | 'rota' | 'all'>): readonly number[] {
  const open = Object.values(workingHours).flat()
  const starts = open.map(([from]) => Number(from.slice(0, 2)))
  const ends = open.map(([, to]) => Math.ceil(Number(to.slice(0, 2)) + Number(to.slice(3, 5)) / 60))
  const taken = rota.map(({ hour }) => hour)
  const first = all || open.length === 0 ? 0 : Math.min(...starts, ...taken)
  const end = all || open.length === 0 ? 24 : Math.max(...ends, ...taken.map((hour) => hour + 1))
  return Array.from({ length: end - first }, (_, i) => first + i)
}

const Hour: FC<{ desk: Desk; view: RotaView; day: Weekday; hour: number }> = ({ desk, view, day, hour }) => {
  const here = view.rota.filter((one) => one.weekday === day && one.hour === hour)
  const isTheirs = here.some(({ email }) => email === view.whose)
  const wish = isTheirs ? 'give' : 'take'
  const when = { day: dayName(desk.locale, day), hours: hoursText(hour), name: nameOf(view.people, view.whose) }
  const isNow = view.current.weekday === day && view.current.hour === hour
  return (
    <li class={isNow ? 'hour now' : 'hour'} aria-current={isNow ? 'time' : undefined}>
      <span class="figure soft">{hoursText(hour)}</span>
      {here.map(({ email }) => (
        <b key={email}>{nameOf(view.people, email)}</b>
      ))}
      <button
        class="link"
        type="submit"
        name={wish}
        value={`${day}-${hour}`}
        aria-label={desk.say(`staff.rota.${wish}-when`, when)}
      >
        {desk.say(`staff.rota.${wish}`)}
      </button>
    </li>
  )
}

export const RotaPageView: FC<{ desk: Desk; view: RotaView }> = ({ desk, view }) => {
  const hours = hoursShown(view)
  const same = { whose: view.whose === desk.member.email ? null : view.whose }
  const mine = view.rota.filter(({ email }) => email === view.whose).length
  return (
    <Frame desk={desk} room="rota" title={desk.say('staff.nav.rota')}>
      {view.done && (
        <p class="done" role="status">
          {view.done}
        </p>
      )}
      <h1>
        {desk.say('staff.nav.rota')} <Chip>{desk.say('staff.rota.hours', { count: mine })}</Chip>
      </h1>
      <OnTheLine desk={desk} line={view.line} people={view.people} />
      <p class="soft lead">{desk.say('staff.rota.lead', { zone: desk.shop.timeZone })}</p>
      {isLeader(desk) && (
        <form class="lookup" method="get" action="/admin/rota">
          {desk.shops.length > 1 && <input type="hidden" name="shop" value={desk.shop.shop} />}
          <div class="field">
            <label for="whose">{desk.say('staff.rota.whose')}</label>
            <select id="whose" name="whose">
              {view.people.map(({ email }) => (
                <option key={email} value={email} selected={email === view.whose}>
                  {nameOf(view.people, email)}
                </option>
              ))}
            </select>
          </div>
          <button class="quiet" type="submit">
            {desk.say('staff.show')}
          </button>
        </form>
      )}
      <nav class="ready days" aria-label={desk.say('staff.rota.days')}>
        {weekdays.map((day) => (
          <a key={day} href={`#${day}`}>
            {dayName(desk.locale, day)}
          </a>
        ))}
      </nav>
      <form class="week" method="post" action={desk.href('/admin/rota')}>
        <input type="hidden" name="whose" value={view.whose} />
        {view.all && <input type="hidden" name="all" value="1" />}
        {weekdays.map((day) => (
          <section key={day} id={day}>
            <h2>{dayName(desk.locale, day)}</h2>
            <ol>
              {hours.map((hour) => (
                <Hour key={hour} desk={desk} view={view} day={day} hour={hour} />
              ))}
            </ol>
          </section>
        ))}
      </form>
      <p class="pages">
        <a href={desk.href('/admin/rota', { ...same, all: view.all ? null : '1' })}>
          {desk.say(view.all ? 'staff.rota.fewer' : 'staff.rota.all')}
        </a>
      </p>
    </Frame>
  )
}
