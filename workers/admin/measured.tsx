/** Does staying in touch help: the one sentence that decides, then the figures it rests on, then how they are reckoned. */
import type { FC } from 'hono/jsx'
import type { AskedMeasured, MeasuredFound } from '../../db/measured.ts'
import { categories } from '../../domain/event.ts'
import { decisive, fewestBuyers, fewestPeople, type Measured, visibleDifference } from '../../domain/measure.ts'
import { remediesAsked } from '../v1/measured-query.ts'
import type { Desk } from './desk.ts'
import { Frame } from './frame.tsx'
import { type IntervalBar, IntervalChart } from './measured-chart.tsx'
import { type FigureName, figures, pointsIn, shareIn, verdictWord } from './measured-words.ts'
import { count, percent } from './words.ts'

export interface MeasuredView {
  readonly asked: AskedMeasured
  readonly found: MeasuredFound
}

/** Never a bare percentage of few: until there are enough, people are counted. */
const Answer: FC<{ desk: Desk; judged: Measured }> = ({ desk, judged }) => {
  const { say } = desk
  const { days, touched, heldOut, returned } = judged
  const visible = visibleDifference(judged)
  return (
    <p class="return">
      <b>{say(`staff.measured.verdict-${returned.verdict}`)}</b>
      {returned.verdict === 'few'
        ? say('staff.measured.few', {
            ...{ days, touched: count(desk.locale, touched.people), heldOut: count(desk.locale, heldOut.people) },
            least: fewestPeople,
          })
        : say('staff.measured.found', {
            ...{ days, one: shareIn(desk, returned.touched.value), two: shareIn(desk, returned.heldOut.value) },
            ...{ low: pointsIn(desk, returned.difference.low), high: pointsIn(desk, returned.difference.high) },
          })}
      {returned.verdict === 'unclear' && visible !== null && (
        <>
          {' '}
          {say('staff.measured.unclear')} {say('staff.measured.visible', { points: pointsIn(desk, visible, false) })}
        </>
      )}
    </p>
  )
}

const Filters: FC<{ desk: Desk; view: MeasuredView }> = ({ desk, view: { asked, found } }) => {
  const { say } = desk
  const { category, remedy, cause } = asked.question
  const remedyName = (one: (typeof remediesAsked)[number]): string =>
    one === 'none'
      ? desk.head('staff.earnings.nothing')
      : one === 'proposal'
        ? desk.head('staff.earnings.proposal')
        : desk.remedy(one)
  return (
    <form class="lookup" method="get" action="/admin/measured">
      {desk.shops.length > 1 && <input type="hidden" name="shop" value={desk.shop.shop} />}
      <label class="field">
        <span>{say('staff.measured.category')}</span>
        <select name="category">
          <option value="">{say('staff.measured.any')}</option>
          {categories.map((one) => (
            <option key={one} value={one} selected={one === category}>
              {desk.head(`words.category.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>{say('staff.measured.remedy')}</span>
        <select name="remedy">
          <option value="">{say('staff.measured.any')}</option>
          {remediesAsked.map((one) => (
            <option key={one} value={one} selected={one === remedy}>
              {remedyName(one)}
            </option>
          ))}
        </select>
      </label>
      {found.causes.length > 0 && (
        <label class="field">
          <span>{say('staff.measured.cause')}</span>
          <select name="cause">
            <option value="">{say('staff.measured.any')}</option>
            {found.causes.map(({ id, name }) => (
              <option key={id} value={id} selected={id === cause}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <button class="quiet" type="submit">
        {say('staff.show')}
      </button>
    </form>
  )
}

const FigureTable: FC<{ desk: Desk; name: FigureName; currency: string; rows: readonly Measured[] }> = (part) => {
  const { desk, name, currency, rows } = part
  const { say, locale } = desk
  const said = figures[name](desk, currency)
  const few = ({ returned, people }: Measured['touched']): string =>
    say('staff.measured.of', { count: count(locale, returned), of: count(locale, people) })
  return (
    <div class="scroll">
      <table class="numbers figure measured">
        <caption class="unseen">{say(`staff.measured.${name}`)}</caption>
        <thead>
          <tr>
            <th scope="col">{say('staff.measured.stretch')}</th>
            {(['touched', 'held-out', name === 'returned' ? 'points' : 'difference'] as const).map((head) => (
              <th key={head} scope="col" class="sum">
                {say(`staff.measured.${head}`)}
              </th>
            ))}
            <th scope="col">{say('staff.measured.says')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const found = row[name]
            const [one, two, apart] =
              found.verdict === 'few'
                ? [null, null, null]
                : [said.group(found.touched), said.group(found.heldOut), said.difference(found.difference)]
            return (
              <tr key={row.days}>
                <th scope="row">{desk.head('staff.earnings.within', { days: row.days })}</th>
                <td class="sum">
                  {one?.value ?? few(row.touched)}
                  {one && <small>{one.interval}</small>}
                </td>
                <td class="sum">
                  {two?.value ?? few(row.heldOut)}
                  {two && <small>{two.interval}</small>}
                </td>
                <td class="sum">
                  {apart?.value ?? '–'}
                  {apart && <small>{apart.interval}</small>}
                </td>
                <td class={found.verdict === 'more' || found.verdict === 'less' ? 'says' : 'soft'}>
                  {say(verdictWord(name, found.verdict))}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

const Returned: FC<{ desk: Desk; measured: readonly Measured[]; currency: string }> = ({
  desk,
  measured,
  currency,
}) => {
  const { say, locale } = desk
  const bar = (row: Measured, group: IntervalBar['group']): IntervalBar => {
    const side = group === 'touched' ? 'touched' : 'heldOut'
    const { returned, people } = row[side]
    const share = row.returned.verdict === 'few' ? null : row.returned[side]
    const of = say('staff.measured.of', { count: count(locale, returned), of: count(locale, people) })
    return { group, share, text: share ? shareIn(desk, share.value) : of }
  }
  return (
    <section>
      <h2 class="part">{say('staff.measured.returned')}</h2>
      <figure class="chart">
        <IntervalChart
          id="returned"
          title={say('staff.measured.returned')}
          description={say('staff.measured.returned-about')}
          legend={[
            { group: 'touched', name: say('staff.measured.touched') },
            { group: 'held-out', name: say('staff.measured.held-out') },
          ]}
          rows={measured.map((row) => ({
            label: desk.head('staff.earnings.within', { days: row.days }),
            bars: [bar(row, 'touched'), bar(row, 'held-out')],
          }))}
        />
      </figure>
      <FigureTable desk={desk} name="returned" currency={currency} rows={measured} />
    </section>
  )
}

const How: FC<{ desk: Desk; asked: AskedMeasured }> = ({ desk, asked: { question } }) => {
  const { say } = desk
  const share = percent(desk.locale, question.economics.marginShare / 10_000)
  return (
    <section>
      <h2 class="part">{say('staff.measured.how')}</h2>
      <ul class="how">
        <li>{say('staff.measured.how-drawn')}</li>
        <li>{say('staff.measured.how-rule', { least: fewestPeople, buyers: fewestBuyers })}</li>
        <li>{say('staff.measured.how-one')}</li>
        <li>{say('staff.measured.how-margin', { share, currency: question.currency })}</li>
        <li>{say('staff.measured.how-methods')}</li>
      </ul>
    </section>
  )
}

export const MeasuredPageView: FC<{ desk: Desk; view: MeasuredView }> = ({ desk, view }) => {
  const { say, locale } = desk
  const { asked, found } = view
  const { currency } = asked.question
  const judged = decisive(found.measured)
  const inCare = { touched: count(locale, found.inCare.touched), heldOut: count(locale, found.inCare.heldOut) }
  return (
    <Frame desk={desk} room="measured" title={say('staff.nav.measured')}>
      <h1>{say('staff.measured.title')}</h1>
      <p class="lead">
        {asked.holdOutShare === 0
          ? say('staff.measured.nobody-alone')
          : say('staff.measured.lead', { share: percent(locale, asked.holdOutShare / 10_000) })}{' '}
        {say('staff.measured.in-care', inCare)}
      </p>
      {judged && <Answer desk={desk} judged={judged} />}
      <Filters desk={desk} view={view} />
      <Returned desk={desk} measured={found.measured} currency={currency} />
      {(['margin', 'waited'] as const).map((name) => (
        <section key={name}>
          <h2 class="part">{say(`staff.measured.${name}`)}</h2>
          <FigureTable desk={desk} name={name} currency={currency} rows={found.measured} />
          {name === 'waited' && <p class="soft">{say('staff.measured.waited-how')}</p>}
        </section>
      ))}
      <How desk={desk} asked={asked} />
    </Frame>
  )
}
