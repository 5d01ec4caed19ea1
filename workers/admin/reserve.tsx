/** The month's reserve: set aside, spent, still expected, free; what follows from it by itself; and the caps. */
import type { FC } from 'hono/jsx'
import type { CapLine, MonthsReserve } from '../../db/reserve.ts'
import type { Locale } from '../../domain/locale.ts'
import { stepFrom } from '../../domain/reserve.ts'
import { capital } from '../../emails/format.ts'
import { typeset } from '../../emails/typeset.ts'
import type { Desk } from './desk.ts'
import { Empty, Frame } from './frame.tsx'
import { percent } from './words.ts'

export interface ReserveView {
  readonly reserve: MonthsReserve | null
  readonly caps: readonly CapLine[]
}

const tags = { en: 'en-GB', ru: 'ru', ro: 'ro' } as const satisfies Record<Locale, string>

/** "November 2026", as a heading. */
const monthName = (locale: Locale, name: string): string =>
  new Intl.DateTimeFormat(tags[locale], { timeZone: 'UTC', month: 'long', year: 'numeric' }).format(
    Date.parse(`${name}-15T12:00:00Z`),
  )

/** A thousandth of the picture for each; what goes beyond the reserve still fits, and the mark moves. */
function Bar({ desk, reserve }: { readonly desk: Desk; readonly reserve: MonthsReserve }) {
  const { spent, expected, reserve: whole, usedShare } = reserve
  const full = Math.max(whole.minor, spent.minor + expected.minor, 1)
  const width = (minor: number) => Math.round((Math.max(minor, 0) * 1000) / full)
  const mark = (hundredths: number) => Math.min(width(Math.round((whole.minor * hundredths) / 10_000)), 999)
  const label = desk.say('staff.reserve.used', { share: percent(desk.locale, usedShare / 10_000) })
  return (
    <svg class="bar" viewBox="0 0 1000 28" preserveAspectRatio="none" role="img" aria-label={label}>
      <rect class="free" width="1000" height="28" />
      <rect class="spent" width={width(spent.minor)} height="28" />
      <rect class="expected" x={width(spent.minor)} width={width(expected.minor)} height="28" />
      <line x1={mark(stepFrom.low)} x2={mark(stepFrom.low)} y1="0" y2="28" />
      <line x1={mark(stepFrom.empty)} x2={mark(stepFrom.empty)} y1="0" y2="28" />
    </svg>
  )
}

const tones = { ample: 'why', low: 'warning', empty: 'refused' } as const

const State: FC<{ desk: Desk; reserve: MonthsReserve }> = ({ desk, reserve }) => {
  const { usedShare, step, face, chance } = reserve
  return (
    <section class="reserve">
      <p class="share figure">{desk.say('staff.reserve.used', { share: percent(desk.locale, usedShare / 10_000) })}</p>
      <Bar desk={desk} reserve={reserve} />
      <dl class="figures figure">
        {(['monthly', 'spent', 'expected', 'free'] as const).map((name) => (
          <div key={name}>
            <dd>{desk.sum(name === 'monthly' ? reserve.reserve : reserve[name])}</dd>
            <dt class={name}>{desk.say(`staff.reserve.${name}`)}</dt>
          </div>
        ))}
      </dl>
      <p class={tones[step]}>{desk.say(`staff.reserve.step.${step}`)}</p>
      <dl class="wide figure">
        <dt>{desk.say('staff.reserve.face')}</dt>
        <dd>{desk.sum(face)}</dd>
        <dt>{desk.say('staff.reserve.chance')}</dt>
        <dd>{percent(desk.locale, chance / 10_000)}</dd>
      </dl>
      <p class="soft">
        {desk.say(`staff.reserve.by-${reserve.by}`)} {typeset(desk.locale, desk.say('staff.reserve.mark'))}.{' '}
        {desk.say('staff.reserve.how')}
      </p>
    </section>
  )
}

const Caps: FC<{ desk: Desk; caps: readonly CapLine[] }> = ({ desk, caps }) => (
  <section>
    <h2 class="part">{desk.say('staff.reserve.caps')}</h2>
    {caps.length === 0 ? (
      <p class="soft">{desk.say('staff.reserve.caps-none')}</p>
    ) : (
      <div class="scroll">
        <table class="numbers figure">
          <thead>
            <tr>
              <th scope="col">{desk.say('staff.reserve.cap-what')}</th>
              <th scope="col" class="sum">
                {desk.say('staff.reserve.cap-most')}
              </th>
              <th scope="col" class="sum">
                {desk.say('staff.reserve.cap-given')}
              </th>
            </tr>
          </thead>
          <tbody>
            {caps.map(({ cap, most, given }) => (
              <tr key={`${cap} ${most.currency}`}>
                <th scope="row">{desk.say(`staff.reserve.cap.${cap}`)}</th>
                <td class="sum">{desk.sum(most)}</td>
                <td class="sum">{given ? desk.sum(given) : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )}
    <p class="soft">{desk.say('staff.reserve.caps-how')}</p>
  </section>
)

export const ReservePageView: FC<{ desk: Desk; view: ReserveView }> = ({ desk, view: { reserve, caps } }) => {
  const title = reserve
    ? desk.say('staff.reserve.title', { month: monthName(desk.locale, reserve.month.name) })
    : desk.say('staff.nav.reserve')
  return (
    <Frame desk={desk} room="reserve" title={title}>
      <h1>{capital(desk.locale, title)}</h1>
      {reserve ? (
        <State desk={desk} reserve={reserve} />
      ) : (
        <Empty title={desk.say('staff.reserve.none')} text={desk.say('staff.reserve.none-text')} />
      )}
      <Caps desk={desk} caps={caps} />
    </Frame>
  )
}
