/** The tables of earnings, said once: short on the page, whole in their files. */
import type { EarnedGroup, EarningsLine, Grouping } from '../../db/earnings.ts'
import type { EarningsReport } from '../../db/earnings-report.ts'
import { type Earned, resultOf, returnDays, spentOf } from '../../domain/earnings.ts'
import { type Money, money } from '../../domain/money.ts'
import type { MessageName } from '../../emails/locales/catalog.ts'
import { isMessage } from '../../emails/say.ts'
import type { Cell } from '../csv.ts'
import type { Desk } from './desk.ts'
import { monthName } from './words.ts'

/** Every grouping but the sum of all is a table with a file of its own. */
export const tableNames = ['stretch', 'cause', 'remedy', 'compensation'] as const satisfies readonly Grouping[]
export type TableName = (typeof tableNames)[number]

export const tableTitles = {
  stretch: 'staff.earnings.by-stretch',
  cause: 'staff.earnings.by-cause',
  remedy: 'staff.earnings.by-remedy',
  compensation: 'staff.earnings.by-compensation',
} as const satisfies Record<TableName, MessageName>

export interface NamedGroup extends EarnedGroup {
  readonly name: string
  /** How often it was on the table; null where nobody offers such a thing. */
  readonly offered: number | null
}

export const sumIn = (earned: Pick<Earned, 'currency'>, minor: number): Money => money(minor, earned.currency)

/** What a remedy or a compensation that is none of ours is called. */
function wordFor(desk: Desk, prefix: string, key: string, suffix = ''): string {
  if (key === 'none') return desk.head('staff.earnings.nothing')
  if (key === 'proposal') return desk.head('staff.earnings.proposal')
  const name = `${prefix}.${key}${suffix}`
  return isMessage(name) ? desk.head(name) : key
}

function nameOf(desk: Desk, report: EarningsReport, { grouping, key }: EarnedGroup): string {
  switch (grouping) {
    case 'stretch': {
      const years = report.stretches.length > 1 && report.stretches.every((date) => date.slice(5) === '01-01')
      const date = report.stretches[Number(key) - 1] ?? ''
      return years ? date.slice(0, 4) : monthName(desk.locale, date)
    }
    case 'cause':
      return wordFor(desk, 'words.category', key)
    case 'remedy':
      return wordFor(desk, 'words.remedy', key, '.title')
    case 'compensation':
      return wordFor(desk, 'words.compensation', key)
    case 'total':
      return ''
  }
}

/** The rows of a table: stretches as they come, everything else by how many complaints it had. */
export function groupsIn(desk: Desk, report: EarningsReport, table: TableName): readonly NamedGroup[] {
  const offers = new Map(report.offered.map(({ kind, offered }) => [kind, offered]))
  const rows = report.groups
    .filter(({ grouping }) => grouping === table)
    .map((group) => ({
      ...group,
      name: nameOf(desk, report, group),
      offered: table === 'remedy' ? (offers.get(group.key) ?? null) : null,
    }))
  return table === 'stretch'
    ? rows.toSorted((a, b) => Number(a.key) - Number(b.key))
    : rows.toSorted((a, b) => b.complaints - a.complaints || (a.key < b.key ? -1 : 1))
}

const sums = [
  ['staff.earnings.orders', ({ orders }) => orders],
  ['staff.earnings.revenue', (earned) => sumIn(earned, earned.revenue)],
  ['staff.earnings.margin-head', (earned) => sumIn(earned, earned.margin)],
  ['staff.earnings.fix', (earned) => sumIn(earned, earned.fix)],
  ['staff.earnings.gift', (earned) => sumIn(earned, earned.gift)],
  ['staff.earnings.codes', (earned) => sumIn(earned, earned.codes)],
  ['staff.earnings.minutes', ({ minutes }) => minutes],
  ['staff.earnings.staff', (earned) => sumIn(earned, earned.staff)],
  ['staff.earnings.all', (earned) => sumIn(earned, spentOf(earned))],
  ['staff.earnings.left', (earned) => sumIn(earned, resultOf(earned))],
  ['staff.earnings.currency', ({ currency }) => currency],
] as const satisfies readonly (readonly [MessageName, (earned: Earned) => Cell])[]

export interface File {
  readonly head: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

/** A table with everything that is known of its rows. */
export function tableFile(desk: Desk, report: EarningsReport, table: TableName): File {
  const { say } = desk
  const isRemedy = table === 'remedy'
  return {
    head: [
      say(tableTitles[table]),
      ...(isRemedy ? [say('staff.earnings.offered')] : []),
      ...[say('staff.earnings.complaints'), say('staff.earnings.agreed'), say('staff.earnings.came-back')],
      ...returnDays.flatMap((days) => {
        const within = say('staff.earnings.within', { days })
        return [`${say('staff.earnings.complaints')}, ${within}`, `${say('staff.earnings.came-back')}, ${within}`]
      }),
      ...sums.map(([name]) => say(name)),
    ],
    rows: groupsIn(desk, report, table).map((group) => [
      group.name,
      ...(isRemedy ? [group.offered] : []),
      ...[group.complaints, group.agreed, group.back],
      ...group.windows.flatMap(({ due, back }) => [due, back]),
      ...sums.map(([, cell]) => cell(group)),
    ]),
  }
}

const time = (instant: number | null): string | null => (instant === null ? null : new Date(instant).toISOString())

export const complaintsHead = ({ say }: Desk): readonly string[] => [
  ...[say('staff.earnings.complaint'), say('staff.earnings.received'), say(tableTitles.cause)],
  ...[say('staff.earnings.order'), say(tableTitles.remedy), say(tableTitles.compensation)],
  ...[say('staff.earnings.agreed-at'), ...sums.map(([name]) => say(name))],
]

/** One complaint as a row. Names nobody: ids, kinds and sums only. */
export const complaintRow = (desk: Desk, line: EarningsLine): readonly Cell[] => [
  ...[line.id, time(line.receivedAt), wordFor(desk, 'words.category', line.category), line.order],
  ...[wordFor(desk, 'words.remedy', line.remedy, '.title'), wordFor(desk, 'words.compensation', line.compensation)],
  ...[time(line.agreedAt), ...sums.map(([, cell]) => cell(line.earned))],
]
