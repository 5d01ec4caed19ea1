/** Which causes bring the most complaints, and which cost the most: a Pareto of each, and every cause there is. */
import type { FC } from 'hono/jsx'
import { type CauseCost, spentOn } from '../../db/cause-costs.ts'
import type { KnownCause } from '../../db/causes.ts'
import { money } from '../../domain/money.ts'
import { plain } from '../../emails/plain.ts'
import { causeTones } from './cause-card.tsx'
import { type CauseFields, CauseForm } from './cause-form.tsx'
import { BarChart } from './chart.tsx'
import type { Desk } from './desk.ts'
import { Chip, Empty, Frame } from './frame.tsx'
import { count, percent } from './words.ts'

export interface CausesView {
  readonly causes: readonly KnownCause[]
  readonly costs: readonly CauseCost[]
  readonly staff: readonly { readonly email: string; readonly name: string }[]
  readonly quietDays: number
  readonly from: string
  readonly to: string
  readonly datesWrong: boolean
  readonly periods: readonly { readonly from: string; readonly days: number }[]
  readonly done: string | null
  /** The form of a new cause, as it is to be shown; open where one asked for it, or where it was refused. */
  readonly fields: CauseFields
  readonly isOpen: boolean
  readonly problem: string | null
}

/** One line of the Pareto: a cause, or what has none yet by its kind of failure. */
export interface Line {
  readonly key: string
  readonly name: string
  readonly cause: KnownCause | null
  readonly complaints: number
  /** In the shop's currency; what was spent in others stands beside it. */
  readonly minor: number
  readonly costs: readonly CauseCost[]
}

export function linesOf(desk: Desk, { causes, costs }: Pick<CausesView, 'causes' | 'costs'>): readonly Line[] {
  const groups = Map.groupBy(costs, ({ cause, category }) => cause ?? `~${category}`)
  return [...groups].map(([key, rows]) => {
    const cause = causes.find(({ id }) => id === key) ?? null
    const category = rows[0]?.category ?? 'other'
    const untied = desk.say('staff.causes.untied', { category: desk.head(`words.category.${category}`) })
    return {
      ...{ key, cause, costs: rows, name: cause ? plain(cause.name, 80) : untied },
      complaints: rows.reduce((sum, row) => sum + row.complaints, 0),
      minor: rows.reduce((sum, row) => sum + (row.currency === desk.shop.currency ? spentOn(row) : 0), 0),
    }
  })
}

const mostBars = 8

/** The largest first, each with what it and all before it make up; the small rest in one bar. */
const Pareto: FC<{
  desk: Desk
  id: 'count' | 'cost'
  lines: readonly Line[]
  of: (line: Line) => number
  say: (value: number) => string
}> = ({ desk, id, lines, of, say }) => {
  const sorted = lines.filter((line) => of(line) > 0).sort((a, b) => of(b) - of(a))
  const total = sorted.reduce((sum, line) => sum + of(line), 0)
  const rest = sorted.slice(mostBars).reduce((sum, line) => sum + of(line), 0)
  const bars = [
    ...sorted.slice(0, mostBars).map((line) => ({ label: line.name, value: of(line) })),
    ...(rest > 0 ? [{ label: desk.say('staff.causes.more'), value: rest }] : []),
  ]
  const longest = Math.max(...bars.map(({ value }) => value), 1)
  let together = 0
  const title = desk.say(`staff.causes.by-${id}`, { currency: desk.shop.currency })
  return (
    <section class="earned">
      <h2 class="part">{title}</h2>
      {total === 0 ? (
        <p class="soft">{desk.say('staff.causes.no-cost', { currency: desk.shop.currency })}</p>
      ) : (
        <div class="chart">
          <BarChart
            id={`pareto-${id}`}
            title={title}
            description={desk.say(id === 'count' ? 'staff.causes.bars-about' : 'staff.causes.bars-cost-about')}
            legend={[
              { series: 'cost', name: desk.say(id === 'count' ? 'staff.causes.complaints' : 'staff.causes.cost') },
              { series: 'share', name: desk.say('staff.causes.together') },
            ]}
            rows={bars.map(({ label, value }) => {
              together += value
              const all = together / total
              return {
                label,
                bars: [
                  { series: 'cost', length: value / longest, text: say(value) },
                  { series: 'share', length: all, text: percent(desk.locale, all) },
                ],
              }
            })}
          />
        </div>
      )}
    </section>
  )
}

/** What went with those who left; null where nobody did. */
export function lostText(desk: Desk, costs: readonly CauseCost[]): string | null {
  const lost = costs.filter(({ left }) => left > 0)
  return lost.length === 0 ? null : lost.map(({ lost: minor, currency }) => desk.sum(money(minor, currency))).join(', ')
}

const Table: FC<{ desk: Desk; lines: readonly Line[] }> = ({ desk, lines }) => {
  const { say } = desk
  const total = lines.reduce((sum, { complaints }) => sum + complaints, 0)
  return (
    <div class="scroll">
      <table class="numbers">
        <thead>
          <tr>
            <th scope="col">{say('staff.causes.cause')}</th>
            <th scope="col" class="sum">
              {say('staff.causes.complaints')}
            </th>
            <th scope="col" class="sum">
              {say('staff.causes.share')}
            </th>
            <th scope="col" class="sum">
              {say('staff.causes.cost')}
            </th>
            <th scope="col" class="sum">
              {say('staff.causes.time')}
            </th>
            <th scope="col" class="sum">
              {say('staff.causes.lost')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, name, cause, complaints, costs }) => {
            const minutes = costs.reduce((sum, row) => sum + row.minutes, 0)
            return (
              <tr key={key}>
                <th scope="row">{cause ? <a href={desk.href(`/admin/causes/${cause.id}`)}>{name}</a> : name}</th>
                <td class="sum figure">{count(desk.locale, complaints)}</td>
                <td class="sum figure">{percent(desk.locale, complaints / total)}</td>
                <td class="sum figure">
                  {costs.map((row) => (
                    <div key={row.currency}>{desk.sum(money(spentOn(row), row.currency))}</div>
                  ))}
                </td>
                <td class="sum figure">{minutes === 0 ? '–' : desk.left(minutes * 60_000)}</td>
                <td class="sum figure">{lostText(desk, costs) ?? '–'}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

const CauseRow: FC<{ desk: Desk; view: CausesView; cause: KnownCause }> = ({ desk, view, cause }) => {
  const { state, verdict, owner, dueAt, recurrence, fixedAt } = cause
  const inCharge = owner === null ? null : (view.staff.find(({ email }) => email === owner)?.name ?? owner)
  return (
    <li>
      <span>
        <a href={desk.href(`/admin/causes/${cause.id}`)}>{plain(cause.name, 120)}</a>
        <small>
          {[
            desk.say(`words.cause-verdict.${verdict}`),
            desk.say('staff.causes.in-all', { count: cause.complaints }),
            inCharge === null ? desk.say('staff.causes.nobody') : plain(inCharge, 60),
            dueAt !== null && state === 'open' && desk.say('staff.causes.due', { when: desk.short(dueAt) }),
          ]
            .filter((part) => part)
            .join(' · ')}
        </small>
        {state === 'open' && recurrence > 0 && fixedAt !== null && (
          <small class="late">
            {desk.say('staff.causes.came-back', { count: recurrence, when: desk.short(fixedAt) })}
          </small>
        )}
      </span>
      <Chip tone={state === 'open' && dueAt !== null && dueAt < desk.now ? 'late' : causeTones[state]}>
        {desk.say(`words.cause-state.${state}`)}
      </Chip>
    </li>
  )
}

const Period: FC<{ desk: Desk; view: CausesView }> = ({ desk, view: { from, to, periods } }) => (
  <form class="lookup" method="get" action="/admin/causes">
    {desk.shops.length > 1 && <input type="hidden" name="shop" value={desk.shop.shop} />}
    <label class="field">
      <span>{desk.say('staff.figures.from')}</span>
      <input type="date" name="from" value={from} required />
    </label>
    <label class="field">
      <span>{desk.say('staff.figures.to')}</span>
      <input type="date" name="to" value={to} required />
    </label>
    <button class="quiet" type="submit">
      {desk.say('staff.show')}
    </button>
    <nav class="ready" aria-label={desk.say('staff.figures.periods')}>
      {periods.map((period) => (
        <a
          key={period.days}
          href={desk.href('/admin/causes', { from: period.from })}
          aria-current={period.from === from ? 'true' : undefined}
        >
          {desk.say('staff.figures.days', { days: period.days })}
        </a>
      ))}
    </nav>
  </form>
)

export const CausesPageView: FC<{ desk: Desk; view: CausesView }> = ({ desk, view }) => {
  const { say } = desk
  const lines = linesOf(desk, view).toSorted((a, b) => b.complaints - a.complaints || b.minor - a.minor)
  return (
    <Frame desk={desk} room="causes" title={say('staff.nav.causes')}>
      {view.done && (
        <p class="done" role="status">
          {view.done}
        </p>
      )}
      <h1>{say('staff.causes.title')}</h1>
      <p class="soft lead">{say('staff.causes.lead', { days: view.quietDays })}</p>
      <Period desk={desk} view={view} />
      {view.datesWrong && <p class="warning">{say('staff.figures.dates-wrong')}</p>}
      {lines.length === 0 ? (
        <Empty title={say('staff.causes.none')} text={say('staff.causes.none-text')} />
      ) : (
        <>
          <div class="halves">
            <Pareto
              desk={desk}
              id="count"
              lines={lines}
              of={({ complaints }) => complaints}
              say={(value) => count(desk.locale, value)}
            />
            <Pareto
              desk={desk}
              id="cost"
              lines={lines}
              of={({ minor }) => minor}
              say={(value) => desk.sum(money(value, desk.shop.currency))}
            />
          </div>
          <Table desk={desk} lines={lines} />
          <p class="soft">
            {say('staff.causes.cost-how')} {say('staff.causes.lost-how')}
          </p>
        </>
      )}
      <h2 class="part">{say('staff.causes.all')}</h2>
      {view.causes.length === 0 ? (
        <Empty title={say('staff.causes.none-yet')} text={say('staff.causes.none-yet-text')} />
      ) : (
        <ul class="rows">
          {view.causes.map((cause) => (
            <CauseRow key={cause.id} desk={desk} view={view} cause={cause} />
          ))}
        </ul>
      )}
      <details class="fold" id="new" open={view.isOpen}>
        <summary>{say('staff.causes.add')}</summary>
        <CauseForm desk={desk} fields={view.fields} staff={view.staff} state={null} problem={view.problem} />
      </details>
    </Frame>
  )
}
