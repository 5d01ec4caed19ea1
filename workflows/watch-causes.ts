/**
 * What the numbers say about causes, looked at several times a day: something happens more often than it used to, a fix
 * has held long enough, what was fixed is back, or what was to be fixed is past its day. A few shops in one sweep; whoever looks twice finds the same.
 */
import { auditEnd, auditStatement } from '../db/audit.ts'
import {
  causesOf,
  type KnownCause,
  newestOf,
  productIn,
  reopenCause,
  rowOfCause,
  type WeekCount,
  weeksOf,
} from '../db/causes.ts'
import { forLog } from '../db/client.ts'
import { shopFrom } from '../db/facts-of-people.ts'
import { findShop } from '../db/shops.ts'
import { hourMs } from '../domain/calendar.ts'
import { saidByData } from '../domain/cause.ts'
import type { ComplaintId, Instant, ShopId } from '../domain/ids.ts'
import { type Counts, isRising, usualTenths, weekMs, weeksKnown } from '../domain/rising.ts'
import { closeProven } from './causes.ts'
import { askToLookInto } from './look-into.ts'
import type { Deps } from './ports.ts'
import { stepOf } from './round.ts'
import type { Statement } from './rows.ts'

const round = { name: 'causes', everyMs: 6 * hourMs, mostShops: 5 } as const

/** What is counted: a cause, or what has none yet. */
type Subject = Pick<WeekCount, 'cause' | 'category' | 'sku'>
type Watched = Counts & { readonly subject: Subject }
type Weeks = Awaited<ReturnType<typeof weeksOf>>

const nameOf = ({ cause, category, sku }: Subject): string => cause ?? `${category}${sku === null ? '' : `:${sku}`}`

/** The counts of each subject, week by week, as far back as the shop has a past. */
function countsBySubject(rows: readonly WeekCount[], weeks: number): ReadonlyMap<string, Watched> {
  const subjects = Map.groupBy(rows, nameOf)
  return new Map(
    [...subjects].flatMap(([name, found]) => {
      const [subject] = found
      const at = (week: number): number => found.find((one) => one.week === week)?.count ?? 0
      const before = Array.from({ length: weeks }, (_, i) => at(i + 1))
      return subject ? [[name, { subject, now: at(0), before }] as const] : []
    }),
  )
}

/** A week of one thing has no more at any shop that can still look at each. */
const mostOfOne = 1_000

/** What is known already first, then what says most: a cause or a product before a kind of failure, many before few. */
function inOrder(counts: ReadonlyMap<string, Watched>, told: readonly string[]): readonly Watched[] {
  const isTold = ({ subject }: Watched): boolean => told.includes(nameOf(subject))
  const says = ({ subject: { cause, sku } }: Watched): boolean => cause !== null || sku !== null
  return [...counts.values()]
    .filter((one) => one.now > 0 && (isTold(one) || isRising(one)))
    .sort(
      (a, b) =>
        Number(isTold(b)) - Number(isTold(a)) ||
        Number(says(b)) - Number(says(a)) ||
        b.now - a.now ||
        (nameOf(a.subject) < nameOf(b.subject) ? -1 : 1),
    )
}

/**
 * One task a rise. A complaint of two products, or of a product and its kind of failure, is one complaint: what a person
 * was told of speaks for its complaints, and only what rises without them is told of besides.
 */
async function tellOfRises(
  deps: Deps,
  shop: ShopId,
  causes: readonly KnownCause[],
  { counts, firstAt, told }: Weeks,
  now: Instant,
): Promise<void> {
  const spokenFor = new Set<ComplaintId>()
  for (const rise of inOrder(countsBySubject(counts, weeksKnown(firstAt, now)), told)) {
    const { subject } = rise
    const found = await newestOf(deps.db, shop, subject, now - weekMs, mostOfOne)
    const left = found.filter(({ id }) => !spokenFor.has(id))
    const count = rise.now - (found.length - left.length)
    const isTold = told.includes(nameOf(subject))
    const [newest] = left
    if (!isTold && (!newest || !isRising({ ...rise, now: count }))) continue
    for (const { id } of found) spokenFor.add(id)
    const cause = causes.find(({ id }) => id === subject.cause)
    // What came back is told of as that.
    if (isTold || !newest || (cause && (cause.state !== 'open' || cause.recurrence > 0))) continue
    await askToLookInto(deps, newest.id, {
      ...{ of: nameOf(subject), step: 'rising', name: cause?.name ?? productIn(newest, subject.sku) },
      ...{ cause: subject.cause, owner: cause?.owner ?? null, count, usual: usualTenths(rise) },
    })
  }
}

/** Opened again and its owner asked, both or neither: on the newest complaint that came after the fix. */
async function tellOfReturn(deps: Deps, shop: ShopId, { id, name, owner, fixedAt, recurrence }: KnownCause) {
  const { db, clock } = deps
  const [newest] = await newestOf(db, shop, { cause: id, category: null, sku: null }, fixedAt ?? 0, 1)
  if (!newest) return
  const reopened = async (): Promise<readonly Statement[]> => {
    const row = await rowOfCause(db, shop, id)
    if (!row) return []
    const detail = { name, state: 'open', was: row.state, fixedAt, recurrence }
    const entry = { shop, at: clock.now(), actor: 'system', action: 'cause-reopened', object: id, detail } as const
    return [...reopenCause(db, row), auditStatement(db, entry, await auditEnd(db, shop))]
  }
  const matter = { of: `${id}:${fixedAt}`, step: 'came-back', name, cause: id, owner } as const
  await askToLookInto(deps, newest.id, { ...matter, count: recurrence, usual: 0 }, reopened)
}

/** Its day has passed and it is not fixed: its owner is asked, and again every few weeks. */
async function tellOfOverdue(deps: Deps, shop: ShopId, cause: KnownCause, { told }: Weeks, now: Instant) {
  const { id, name, owner, state, dueAt, complaints: count } = cause
  const of = `${id}:due:${dueAt}`
  if (state !== 'open' || dueAt === null || dueAt > now || told.includes(of)) return
  const [newest] = await newestOf(deps.db, shop, { cause: id, category: null, sku: null }, 0, 1)
  if (newest) await askToLookInto(deps, newest.id, { of, step: 'overdue', name, cause: id, owner, count, usual: 0 })
}

async function watch(deps: Deps, shop: ShopId): Promise<void> {
  const { db, clock } = deps
  const now = clock.now()
  const known = await findShop(db, shop, now)
  if (!known) return
  const { causes: terms } = shopFrom(known.row, { version: known.version, override: known.override }).policy
  const [causes, weeks] = await Promise.all([causesOf(db, shop), weeksOf(db, shop, now)])
  for (const cause of causes) {
    const said = saidByData(cause, cause.lastAt, terms.quietDays, now)
    if (said === 'close') await closeProven(deps, shop, cause.id, terms.quietDays)
    if (said === 'reopen') await tellOfReturn(deps, shop, cause)
    await tellOfOverdue(deps, shop, cause, weeks, now)
  }
  await tellOfRises(deps, shop, causes, weeks, now)
}

/** One step of the round; nothing is due for some hours after its last shop. */
export const watchCauses = (deps: Deps): Promise<void> =>
  stepOf(deps, round, (shop) =>
    // One shop's trouble is not the others'.
    watch(deps, shop).catch((error: unknown) => console.error('causes: not looked at', shop, forLog(error))),
  )
