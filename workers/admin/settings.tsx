/** What the shop has set, to be read: who speaks for it, when it is open, by which policy it decides. */
import { type FC, Fragment } from 'hono/jsx'
import type { ShopRow, staffOf } from '../../db/dashboard.ts'
import type { PolicyRow } from '../../db/policies.ts'
import { knowsHolidaysOf, nextHolidays } from '../../domain/holidays/days-off.ts'
import { money } from '../../domain/money.ts'
import { type Shop, type Weekday, weekdays } from '../../domain/shop.ts'
import { sayDays } from '../../emails/format.ts'
import { plain } from '../../emails/plain.ts'
import type { Desk } from './desk.ts'
import { Frame } from './frame.tsx'
import { QuietCard, type QuietView } from './quiet-card.tsx'
import { isoDate } from './words.ts'

export interface SettingsView {
  readonly shop: ShopRow
  /** The version in force; null before there is one. */
  readonly policy: PolicyRow | null
  readonly staff: Awaited<ReturnType<typeof staffOf>>
  /** Who is told whom to leave alone. */
  readonly quiet: QuietView
}

const tags = { en: 'en-GB', ru: 'ru', ro: 'ro' } as const

/** Any week has a Monday; 5 January 1970 was the first. */
const dayName = (desk: Desk, day: Weekday): string =>
  new Intl.DateTimeFormat(tags[desk.locale], { weekday: 'long', timeZone: 'UTC' }).format(
    (weekdays.indexOf(day) + 4) * 86_400_000,
  )

/** Which days the country takes off next; a shop whose country has no list is told that none are counted. */
function countryHolidays(desk: Desk, { country, timeZone, holidays }: ShopRow): string {
  if (country === null || !knowsHolidaysOf(country)) return desk.say('staff.settings.no-holidays')
  const next = nextHolidays(country, isoDate(desk.now, timeZone), 6).filter((date) => !holidays.open.includes(date))
  const days = sayDays(
    desk.locale,
    next.map((date) => ({ first: date, last: date })),
  )
  const rule = desk.say('staff.settings.country-holidays')
  return next.length === 0 ? rule : `${rule} ${desk.say('staff.settings.next-holidays', { days })}`
}

/** The other address, or why there might be one. */
const Promotional: FC<{ desk: Desk; sender: Shop['sender'] }> = ({ desk, sender: { promotional } }) =>
  promotional ? (
    <>
      {plain(promotional.name, 80)}
      <small>{promotional.email}</small>
    </>
  ) : (
    <span class="soft">{desk.say('staff.settings.promotional-same')}</span>
  )

export const SettingsPageView: FC<{ desk: Desk; view: SettingsView }> = ({
  desk,
  view: { shop, policy, staff, quiet },
}) => {
  const say = desk.say
  const language = new Intl.DisplayNames(tags[desk.locale], { type: 'language' }).of(shop.locale) ?? shop.locale
  const days = shop.holidays.days
  return (
    <Frame desk={desk} room="settings" title={say('staff.nav.settings')}>
      <h1>{say('staff.nav.settings')}</h1>
      <p class="soft lead">{say('staff.settings.lead')}</p>
      <div class="halves">
        <section class="card">
          <h2>{say('staff.settings.shop')}</h2>
          <dl class="wide">
            <dt>{say('staff.settings.name')}</dt>
            <dd>{plain(shop.name, 80)}</dd>
            <dt>{say('staff.settings.language')}</dt>
            <dd>{language}</dd>
            <dt>{say('staff.settings.zone')}</dt>
            <dd>{shop.timeZone}</dd>
            <dt>{say('staff.settings.currency')}</dt>
            <dd>{shop.currency}</dd>
            <dt>{say('staff.settings.sender')}</dt>
            <dd>
              {plain(shop.sender.name, 80)}
              <small>{shop.sender.email}</small>
            </dd>
            <dt>{say('staff.settings.promotional')}</dt>
            <dd>
              <Promotional desk={desk} sender={shop.sender} />
            </dd>
            <dt>{desk.head('words.level.director')}</dt>
            <dd>
              {shop.director ? (
                <>
                  {plain(shop.director.name, 80)}, {plain(shop.director.title, 80)}
                  <small>{shop.director.email}</small>
                </>
              ) : (
                <span class="soft">{say('staff.settings.no-director')}</span>
              )}
            </dd>
            {shop.reserve && (
              <>
                <dt>{say('staff.settings.reserve')}</dt>
                <dd class="figure">{desk.sum(money(shop.reserve.minor, shop.reserve.currency))}</dd>
              </>
            )}
          </dl>
        </section>
        <section class="card">
          <h2>{say('staff.settings.hours')}</h2>
          <dl class="wide figure">
            {weekdays.map((day) => {
              const hours = shop.workingHours[day] ?? []
              return (
                <Fragment key={day}>
                  <dt>{dayName(desk, day)}</dt>
                  <dd>
                    {hours.length === 0 ? (
                      <span class="soft">{say('staff.settings.closed')}</span>
                    ) : (
                      hours.map(([from, to]) => `${from}–${to}`).join(', ')
                    )}
                  </dd>
                </Fragment>
              )
            })}
          </dl>
          {shop.holidays.country && <p>{countryHolidays(desk, shop)}</p>}
          {days.length > 0 && (
            <p class="figure">{say('staff.settings.days-off', { days: days.slice(0, 40).join(', ') })}</p>
          )}
        </section>
        <section class="card">
          <h2>{say('staff.settings.policy')}</h2>
          <p class="figure">
            {policy
              ? say('staff.settings.policy-version', {
                  version: policy.version,
                  when: desk.short(policy.createdAt),
                  author: plain(policy.author.replace(/^staff:/, ''), 80),
                })
              : say('staff.settings.policy-default')}
          </p>
          <p>
            <a href={desk.href('/admin/policy')}>{say('staff.nav.policy')}</a>
          </p>
          {policy && Object.keys(policy.override).length > 0 && (
            <details class="fold">
              <summary>{say('staff.settings.policy-changes')}</summary>
              <pre>{JSON.stringify(policy.override, null, 2)}</pre>
            </details>
          )}
        </section>
        <section class="card">
          <h2>{say('staff.settings.people')}</h2>
          {staff.length === 0 ? (
            <p class="soft">{say('staff.settings.no-people')}</p>
          ) : (
            <ul class="pairs">
              {staff.map(({ email, name, role }) => (
                <li key={email}>
                  <span>
                    {plain(name, 80)}
                    <small>{email}</small>
                  </span>
                  <span class="soft">{say(`words.role.${role}`)}</span>
                </li>
              ))}
            </ul>
          )}
        </section>
        <QuietCard desk={desk} view={quiet} />
      </div>
    </Frame>
  )
}
