/** The charts and tables of earnings: each picture has its table, each table its file. */
import type { Child, FC } from 'hono/jsx'
import type { EarningsReport } from '../../db/earnings-report.ts'
import { type Earned, resultOf, spentOf } from '../../domain/earnings.ts'
import { BarChart } from './chart.tsx'
import type { Desk } from './desk.ts'
import { groupsIn, type NamedGroup, sumIn, type TableName, tableTitles } from './earnings-tables.ts'
import { count, percent } from './words.ts'

interface Part {
  readonly desk: Desk
  readonly report: EarningsReport
  readonly currency: string
}

const backShare = (desk: Desk, { back, agreed }: Earned): string =>
  percent(desk.locale, agreed === 0 ? null : back / agreed)

const GroupTable: FC<{ desk: Desk; table: TableName; rows: readonly NamedGroup[] }> = ({ desk, table, rows }) => {
  const { say } = desk
  const isRemedy = table === 'remedy'
  return (
    <div class="scroll">
      <table class="numbers figure">
        <thead>
          <tr>
            <th scope="col">{say(tableTitles[table])}</th>
            {isRemedy && (
              <th scope="col" class="sum">
                {say('staff.earnings.offered')}
              </th>
            )}
            <th scope="col" class="sum">
              {say(isRemedy ? 'staff.earnings.chosen' : 'staff.earnings.complaints')}
            </th>
            <th scope="col" class="sum">
              {say('staff.earnings.came-back')}
            </th>
            <th scope="col" class="sum">
              {say('staff.earnings.all')}
            </th>
            <th scope="col" class="sum">
              {say('staff.earnings.margin-head')}
            </th>
            <th scope="col" class="sum">
              {say('staff.earnings.left')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.name}</th>
              {isRemedy && <td class="sum">{row.offered === null ? '–' : count(desk.locale, row.offered)}</td>}
              <td class="sum">{count(desk.locale, row.complaints)}</td>
              <td class="sum">{backShare(desk, row)}</td>
              <td class="sum">{desk.sum(sumIn(row, spentOf(row)))}</td>
              <td class="sum">{desk.sum(sumIn(row, row.margin))}</td>
              <td class="sum">{desk.sum(sumIn(row, resultOf(row)))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const TableLink: FC<Pick<Part, 'desk' | 'report'> & { table: TableName }> = ({ desk, report, table }) => (
  <p class="files">
    <a href={desk.href(`/admin/earnings/${table}.csv`, { ...report.period })}>{desk.say('staff.earnings.csv')}</a>
  </p>
)

const AsTable: FC<{ desk: Desk; children?: Child }> = ({ desk, children }) => (
  <details class="fold">
    <summary>{desk.say('staff.earnings.table')}</summary>
    {children}
  </details>
)

const rowsIn = ({ desk, report, currency }: Part, table: TableName): readonly NamedGroup[] =>
  groupsIn(desk, report, table).filter((row) => row.currency === currency)

/** Cost beside margin, for each row of a table. */
const CostAndMargin: FC<Part & { table: TableName }> = ({ table, ...part }) => {
  const { desk, report } = part
  const rows = rowsIn(part, table)
  const most = Math.max(1, ...rows.flatMap((row) => [spentOf(row), row.margin]))
  return (
    <section>
      <h2 class="part">{desk.say(tableTitles[table])}</h2>
      <figure class="chart">
        <BarChart
          id={`by-${table}`}
          title={desk.say(tableTitles[table])}
          description={desk.say('staff.earnings.bars-about')}
          legend={[
            { series: 'cost', name: desk.head('staff.earnings.all') },
            { series: 'margin', name: desk.head('staff.earnings.margin') },
          ]}
          rows={rows.map((row) => ({
            label: row.name,
            bars: [
              { series: 'cost', length: spentOf(row) / most, text: desk.sum(sumIn(row, spentOf(row))) },
              { series: 'margin', length: row.margin / most, text: desk.sum(sumIn(row, row.margin)) },
            ],
          }))}
        />
      </figure>
      <AsTable desk={desk}>
        <GroupTable desk={desk} table={table} rows={rows} />
        <TableLink desk={desk} report={report} table={table} />
      </AsTable>
    </section>
  )
}

export const ByStretch: FC<Part> = (part) => <CostAndMargin {...part} table="stretch" />
export const ByCause: FC<Part> = (part) => <CostAndMargin {...part} table="cause" />

const Plain: FC<Part & { table: TableName }> = ({ table, ...part }) => (
  <section>
    <h2 class="part">{part.desk.say(tableTitles[table])}</h2>
    <GroupTable desk={part.desk} table={table} rows={rowsIn(part, table)} />
    <TableLink desk={part.desk} report={part.report} table={table} />
  </section>
)

/** Which way was taken how often, and whom it kept. */
export const ByRemedy: FC<Part> = (part) => <Plain {...part} table="remedy" />
export const ByCompensation: FC<Part> = (part) => <Plain {...part} table="compensation" />

/** The share that ordered again, of the complaints for which the time is over. */
export const Windows: FC<{ desk: Desk; total: Earned }> = ({ desk, total }) => {
  const { say, locale } = desk
  const shareOf = ({ due, back }: Earned['windows'][number]): string =>
    due === 0
      ? say('staff.earnings.too-early')
      : say('staff.earnings.share-of', {
          ...{ share: percent(locale, back / due), count: count(locale, back), of: count(locale, due) },
        })
  return (
    <section>
      <h2 class="part">{say('staff.earnings.windows')}</h2>
      <figure class="chart">
        <BarChart
          id="windows"
          title={say('staff.earnings.windows')}
          description={say('staff.earnings.windows-about')}
          rows={total.windows.map((window) => ({
            label: desk.head('staff.earnings.within', { days: window.days }),
            bars: [
              {
                series: 'share',
                length: window.due === 0 ? 0 : window.back / window.due,
                text: shareOf(window),
              },
            ],
          }))}
        />
      </figure>
      <p class="soft">{say('staff.earnings.windows-how')}</p>
      <AsTable desk={desk}>
        <div class="scroll">
          <table class="numbers figure">
            <thead>
              <tr>
                <th scope="col">{say('staff.earnings.windows')}</th>
                <th scope="col" class="sum">
                  {say('staff.earnings.came-back')}
                </th>
                <th scope="col" class="sum">
                  {say('staff.earnings.orders')}
                </th>
                <th scope="col" class="sum">
                  {say('staff.earnings.revenue')}
                </th>
              </tr>
            </thead>
            <tbody>
              {total.windows.map((window) => (
                <tr key={window.days}>
                  <th scope="row">{desk.head('staff.earnings.within', { days: window.days })}</th>
                  <td class="sum">{shareOf(window)}</td>
                  <td class="sum">{count(locale, window.orders)}</td>
                  <td class="sum">{desk.sum(sumIn(total, window.revenue))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </AsTable>
    </section>
  )
}
