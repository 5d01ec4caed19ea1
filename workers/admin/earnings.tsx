/** What recovery costs and brings: the figures first, then who came back, then where the money went. */
import { type FC, Fragment } from 'hono/jsx'
import type { EarnedGroup } from '../../db/earnings.ts'
import type { EarningsReport } from '../../db/earnings-report.ts'
import { recoveryOf } from '../../domain/compensation.ts'
import {
  chanceIn,
  type Earned,
  type HoldOut,
  openCodes,
  resultOf,
  returnOnRecovery,
  spentOf,
} from '../../domain/earnings.ts'
import { money } from '../../domain/money.ts'
import type { Desk } from './desk.ts'
import { ByCause, ByCompensation, ByRemedy, ByStretch, Windows } from './earnings-parts.tsx'
import { sumIn } from './earnings-tables.ts'
import { Empty, Frame } from './frame.tsx'
import { count, percent } from './words.ts'

export interface EarningsView {
  readonly report: EarningsReport
  /** The currency the page is in; others are a link away. */
  readonly currency: string
  readonly datesWrong: boolean
  readonly periods: readonly { readonly from: string; readonly days: number }[]
}

/** Hundredths of a percent as people read them. */
const shareText = (desk: Desk, hundredths: number): string => percent(desk.locale, hundredths / 10_000)

const Headline: FC<{ desk: Desk; total: Earned }> = ({ desk, total }) => {
  const { say, sum } = desk
  const result = resultOf(total)
  return (
    <dl class="figures figure money">
      <div>
        <dd>{sum(sumIn(total, spentOf(total)))}</dd>
        <dt>{say('staff.earnings.spent')}</dt>
      </div>
      <div>
        <dd>{sum(sumIn(total, total.margin))}</dd>
        <dt>{say('staff.earnings.margin')}</dt>
      </div>
      <div>
        <dd class={result < 0 ? 'late' : undefined}>{sum(sumIn(total, result))}</dd>
        <dt>{say('staff.earnings.result')}</dt>
      </div>
      <div>
        <dd>{percent(desk.locale, total.agreed === 0 ? null : total.back / total.agreed)}</dd>
        <dt>
          {say('staff.earnings.back')}
          <br />
          {say('staff.figures.of', { count: count(desk.locale, total.back), of: count(desk.locale, total.agreed) })}
        </dt>
      </div>
    </dl>
  )
}

const Gain: FC<{ desk: Desk; held: HoldOut; total: Earned; gain: number }> = ({ desk, held, total, gain }) => {
  const sum = (minor: number) => desk.sum(sumIn(total, minor))
  const { value, low, high } = held.gain
  return (
    <>
      {desk.say('staff.earnings.return-known', {
        ...{ gain: sum(value), low: sum(low), high: sum(high), days: held.days, count: total.touched, all: sum(gain) },
      })}
    </>
  )
}

/** No number is made up: without a comparison group this says so. */
const Return: FC<{ desk: Desk; report: EarningsReport; total: Earned }> = ({ desk, report, total }) => {
  const { say } = desk
  const held = report.holdOuts.find(({ currency }) => currency === total.currency) ?? null
  const found = returnOnRecovery(total, held)
  return (
    <p class="return">
      <b>{say('staff.earnings.return')}</b>
      {found.state === 'not-measured'
        ? say('staff.earnings.return-unknown')
        : held && <Gain desk={desk} held={held} total={total} gain={found.gain} />}
      {found.state === 'measured' &&
        found.share !== null &&
        ` ${say('staff.earnings.return-share', { share: shareText(desk, found.share) })}`}{' '}
      <a href={desk.href('/admin/measured')}>{say('staff.earnings.return-more')}</a>
    </p>
  )
}

const Costs: FC<{ desk: Desk; report: EarningsReport; total: Earned }> = ({ desk, report, total }) => {
  const { say } = desk
  const hour = report.policy.economics.staffHourCost[total.currency]
  return (
    <section class="earned">
      <h2 class="part">{say('staff.earnings.cost-parts')}</h2>
      <dl class="sums figure">
        {(['fix', 'gift', 'codes'] as const).map((part) => (
          <Fragment key={part}>
            <dt>{say(`staff.earnings.${part}`)}</dt>
            <dd>{desk.sum(sumIn(total, total[part]))}</dd>
          </Fragment>
        ))}
        <dt>
          {say('staff.earnings.staff')}
          {total.minutes > 0 && <span class="soft">, {desk.left(total.minutes * 60_000)}</span>}
        </dt>
        <dd>{desk.sum(sumIn(total, total.staff))}</dd>
      </dl>
      <p class="soft">
        {hour === undefined
          ? say('staff.earnings.hour-unknown')
          : say('staff.earnings.hour-known', { sum: desk.sum(money(hour, total.currency)) })}
      </p>
      <p class="soft">
        {say(report.marginIsOwn ? 'staff.earnings.margin-own' : 'staff.earnings.margin-usual', {
          share: shareText(desk, report.policy.economics.marginShare),
        })}
      </p>
    </section>
  )
}

const Codes: FC<{ desk: Desk; report: EarningsReport; currency: string }> = ({ desk, report, currency }) => {
  const { say } = desk
  const line = report.codes.find((one) => one.currency === currency)
  const lot = report.lots.find((one) => one.currency === currency)
  const chance = chanceIn(report.lots, report.policy.reserve)
  const open = lot && openCodes(lot, chance, report.policy.reserve)
  return (
    <>
      {line && (
        <section>
          <h2 class="part">{say('staff.earnings.codes-part')}</h2>
          <dl class="sums figure">
            <dt>{say('staff.earnings.codes-issued')}</dt>
            <dd>{count(desk.locale, line.issued)}</dd>
            <dt>{say('staff.earnings.codes-used')}</dt>
            <dd>
              {percent(desk.locale, line.used + line.lapsed === 0 ? null : line.used / (line.used + line.lapsed))}
            </dd>
            <dt>{say('staff.earnings.codes-median')}</dt>
            <dd>{line.medianMs === null ? '–' : desk.left(line.medianMs)}</dd>
          </dl>
        </section>
      )}
      {open && open.codes > 0 && (
        <section class="earned">
          <h2 class="part">{say('staff.earnings.open-part')}</h2>
          <dl class="sums figure">
            <dt>{say('staff.earnings.open-face', { count: open.codes })}</dt>
            <dd>{desk.sum(open.face)}</dd>
            <dt>{say('staff.earnings.open-expected')}</dt>
            <dd>{desk.sum(open.expected)}</dd>
          </dl>
          <p class="soft">{say('staff.earnings.open-how', { share: shareText(desk, chance) })}</p>
        </section>
      )}
    </>
  )
}

/** E1 of the practice, reckoned here and now by the same rules. */
const Example: FC<{ desk: Desk; currency: string }> = ({ desk, currency }) => {
  const whole = (units: number) => money(units * 100, currency)
  const sums = {
    nextOrder: whole(60_000),
    bonus: whole(2_000),
    fix: whole(3_000),
    gift: whole(300),
    marginShare: 3_000,
  }
  const { pays, gain, margin } = recoveryWith(sums)
  const text = {
    ...{ order: desk.sum(whole(20_000)), fix: desk.sum(sums.fix), gift: desk.sum(sums.gift) },
    ...{ bonus: desk.sum(sums.bonus), next: desk.sum(sums.nextOrder), pays: desk.sum(pays) },
    ...{ share: shareText(desk, sums.marginShare), margin: desk.sum(margin), gain: desk.sum(gain) },
  }
  return (
    <details class="fold">
      <summary>{desk.say('staff.earnings.example')}</summary>
      <p>{desk.say('staff.earnings.example-text', text)}</p>
      <p class="soft">{desk.say('staff.earnings.how')}</p>
    </details>
  )
}

function recoveryWith(sums: Parameters<typeof recoveryOf>[0]) {
  const { pays, spent, gain } = recoveryOf(sums)
  return { pays, gain, margin: money(gain.minor + spent.minor + sums.bonus.minor, gain.currency) }
}

const Period: FC<{ desk: Desk; view: EarningsView; currencies: readonly string[] }> = ({ desk, view, currencies }) => {
  const { say } = desk
  const { from, to } = view.report.period
  return (
    <form class="lookup" method="get" action="/admin/earnings">
      {desk.shops.length > 1 && <input type="hidden" name="shop" value={desk.shop.shop} />}
      <label class="field">
        <span>{say('staff.figures.from')}</span>
        <input type="date" name="from" value={from} required />
      </label>
      <label class="field">
        <span>{say('staff.figures.to')}</span>
        <input type="date" name="to" value={to} required />
      </label>
      {currencies.length > 1 && (
        <label class="field">
          <span>{say('staff.earnings.currencies')}</span>
          <select name="currency">
            {currencies.map((one) => (
              <option key={one} value={one} selected={one === view.currency}>
                {one}
              </option>
            ))}
          </select>
        </label>
      )}
      <button class="quiet" type="submit">
        {say('staff.show')}
      </button>
      <nav class="ready" aria-label={say('staff.figures.periods')}>
        {view.periods.map((period) => (
          <a
            key={period.from}
            href={desk.href('/admin/earnings', { from: period.from })}
            aria-current={period.from === from ? 'true' : undefined}
          >
            {say('staff.figures.days', { days: period.days })}
          </a>
        ))}
      </nav>
    </form>
  )
}

export const EarningsPageView: FC<{ desk: Desk; view: EarningsView }> = ({ desk, view }) => {
  const { say } = desk
  const { report, currency } = view
  const totals = report.groups.filter(({ grouping }: EarnedGroup) => grouping === 'total')
  const total = totals.find((one) => one.currency === currency)
  const part = { desk, report, currency }
  return (
    <Frame desk={desk} room="earnings" title={say('staff.nav.earnings')}>
      <h1>{say('staff.earnings.title')}</h1>
      <Period desk={desk} view={view} currencies={totals.map((one) => one.currency)} />
      {view.datesWrong && <p class="warning">{say('staff.earnings.dates-wrong')}</p>}
      {total === undefined ? (
        <Empty title={say('staff.earnings.none')} text={say('staff.earnings.none-text')} />
      ) : (
        <>
          <p class="lead">{say('staff.earnings.lead')}</p>
          <Headline desk={desk} total={total} />
          <Return desk={desk} report={report} total={total} />
          <div class="thirds">
            <div>
              <ByStretch {...part} />
              <Windows desk={desk} total={total} />
              <ByCause {...part} />
              <ByRemedy {...part} />
              <ByCompensation {...part} />
            </div>
            <div>
              <Costs desk={desk} report={report} total={total} />
              <Codes {...part} />
            </div>
          </div>
          <p class="files">
            <a href={desk.href('/admin/earnings/complaints.csv', { ...report.period })}>
              {say('staff.earnings.csv-complaints')}
            </a>
          </p>
        </>
      )}
      <Example desk={desk} currency={currency} />
    </Frame>
  )
}
