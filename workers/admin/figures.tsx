/** The figures of a period, the same as the API gives. */
import { type FC, Fragment } from 'hono/jsx'
import type { ByState, Figures, Share } from '../../db/figures.ts'
import { outcomes } from '../../domain/complaint.ts'
import { money } from '../../domain/money.ts'
import { promiseKinds, promiseStates } from '../../domain/promise.ts'
import type { Desk } from './desk.ts'
import { KeptTimes } from './figures-kept.tsx'
import { Empty, Frame } from './frame.tsx'
import { count, percent } from './words.ts'

export interface FiguresView {
  readonly figures: Figures
  /** Local dates of the shop, both included. */
  readonly from: string
  readonly to: string
  /** The address carried dates that are none, or the wrong way round: the last thirty days are shown. */
  readonly datesWrong: boolean
  /** Ready periods that end today: a first day, and how many days that is. */
  readonly periods: readonly { readonly from: string; readonly days: number }[]
}

const Headline: FC<{ desk: Desk; share: Share; label: string }> = ({ desk, share, label }) => (
  <div>
    <dd>{percent(desk.locale, share.share)}</dd>
    <dt>
      {label}
      <br />
      {desk.say('staff.figures.of', { count: count(desk.locale, share.count), of: count(desk.locale, share.of) })}
    </dt>
  </div>
)

const total = (row: ByState): number => promiseStates.reduce((sum, state) => sum + row[state], 0)

const Promises: FC<{ desk: Desk; figures: Figures }> = ({ desk, figures: { promises } }) => (
  <section>
    <h2 class="part">{desk.say('staff.promises')}</h2>
    <div class="scroll">
      <table class="numbers figure">
        <thead>
          <tr>
            <th scope="col">{desk.say('staff.figures.kind')}</th>
            {promiseStates.map((state) => (
              <th key={state} scope="col" class="sum">
                {desk.say(`words.promise-state.${state}`)}
              </th>
            ))}
            <th scope="col" class="sum">
              {desk.say('staff.figures.all')}
            </th>
          </tr>
        </thead>
        <tbody>
          {promiseKinds
            .filter((kind) => total(promises.byKind[kind]) > 0)
            .map((kind) => (
              <tr key={kind}>
                <th scope="row">{desk.head(`words.promise.${kind}`)}</th>
                {promiseStates.map((state) => (
                  <td key={state} class="sum">
                    {count(desk.locale, promises.byKind[kind][state])}
                  </td>
                ))}
                <td class="sum">{count(desk.locale, total(promises.byKind[kind]))}</td>
              </tr>
            ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{desk.say('staff.figures.all')}</th>
            {promiseStates.map((state) => (
              <td key={state} class="sum">
                {count(desk.locale, promises.byState[state])}
              </td>
            ))}
            <td class="sum">{count(desk.locale, total(promises.byState))}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  </section>
)

const Codes: FC<{ desk: Desk; figures: Figures }> = ({ desk, figures: { codes } }) => (
  <section>
    <h2 class="part">{desk.say('staff.nav.codes')}</h2>
    {codes.length === 0 ? (
      <p class="soft">{desk.say('staff.codes.none-text')}</p>
    ) : (
      <dl class="sums figure">
        {codes.map(({ currency, issued, redeemed, liability }) =>
          (
            [
              ['issued', issued],
              ['redeemed', redeemed],
              ['liability', liability],
            ] as const
          ).map(([name, row]) => (
            <Fragment key={name}>
              <dt>{desk.say(`staff.figures.${name}`, { count: row.count })}</dt>
              <dd>{desk.sum(money(row.minor, currency))}</dd>
            </Fragment>
          )),
        )}
      </dl>
    )}
  </section>
)

const Costs: FC<{ desk: Desk; figures: Figures }> = ({ desk, figures: { costs } }) => (
  <section>
    <h2 class="part">{desk.say('staff.figures.ledger')}</h2>
    {costs.length === 0 ? (
      <p class="soft">{desk.say('staff.figures.ledger-none')}</p>
    ) : (
      <dl class="sums figure">
        {costs.map(({ entry, currency, minor, count: times }) => (
          <Fragment key={`${entry} ${currency}`}>
            <dt>
              {desk.say(`staff.ledger.${entry}`)} <span class="soft">× {count(desk.locale, times)}</span>
            </dt>
            <dd>{desk.sum(money(minor, currency))}</dd>
          </Fragment>
        ))}
      </dl>
    )}
  </section>
)

export const FiguresPageView: FC<{ desk: Desk; view: FiguresView }> = ({ desk, view }) => {
  const { figures, from, to, datesWrong, periods } = view
  const say = desk.say
  return (
    <Frame desk={desk} room="figures" title={say('staff.nav.figures')}>
      <h1>{say('staff.nav.figures')}</h1>
      <form class="lookup" method="get" action="/admin/figures">
        {desk.shops.length > 1 && <input type="hidden" name="shop" value={desk.shop.shop} />}
        <label class="field">
          <span>{say('staff.figures.from')}</span>
          <input type="date" name="from" value={from} required />
        </label>
        <label class="field">
          <span>{say('staff.figures.to')}</span>
          <input type="date" name="to" value={to} required />
        </label>
        <button class="quiet" type="submit">
          {say('staff.show')}
        </button>
        <nav class="ready" aria-label={say('staff.figures.periods')}>
          {periods.map((period) => (
            <a
              key={period.from}
              href={desk.href('/admin/figures', { from: period.from })}
              aria-current={period.from === from ? 'true' : undefined}
            >
              {say('staff.figures.days', { days: period.days })}
            </a>
          ))}
        </nav>
      </form>
      {datesWrong && <p class="warning">{say('staff.figures.dates-wrong')}</p>}
      <dl class="figures figure">
        <Headline desk={desk} share={figures.acknowledgedWithinHour} label={say('staff.figures.acknowledged')} />
        <Headline desk={desk} share={figures.keptRate} label={say('staff.figures.kept')} />
        <Headline desk={desk} share={figures.earlyRate} label={say('staff.figures.early')} />
        <div>
          <dd>{count(desk.locale, figures.recovered)}</dd>
          <dt>{say('staff.headline.recovered')}</dt>
        </div>
      </dl>
      {figures.received === 0 && total(figures.promises.byState) === 0 ? (
        <Empty title={say('staff.figures.none')} text={say('staff.figures.none-text')} />
      ) : (
        <div class="thirds">
          <div>
            <Promises desk={desk} figures={figures} />
            <KeptTimes desk={desk} kept={figures.kept} />
          </div>
          <div>
            <section>
              <h2 class="part">{say('staff.figures.complaints')}</h2>
              <dl class="sums figure">
                <dt>{say('staff.figures.received')}</dt>
                <dd>{count(desk.locale, figures.received)}</dd>
                <dt>{say('staff.figures.too-much')}</dt>
                <dd>{count(desk.locale, figures.tooMuch)}</dd>
                <dt>{say('staff.figures.open-now')}</dt>
                <dd>{count(desk.locale, figures.open)}</dd>
                {outcomes.map((outcome) => (
                  <Fragment key={outcome}>
                    <dt>{say('staff.figures.closed', { outcome: say(`words.outcome.${outcome}`) })}</dt>
                    <dd>{count(desk.locale, figures.closed[outcome] ?? 0)}</dd>
                  </Fragment>
                ))}
              </dl>
            </section>
            <Codes desk={desk} figures={figures} />
            <Costs desk={desk} figures={figures} />
          </div>
        </div>
      )}
      <p class="soft">{say('staff.figures.how')}</p>
    </Frame>
  )
}
