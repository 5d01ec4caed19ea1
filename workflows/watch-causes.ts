/**
 * What the numbers say about causes, looked at several times a day: something happens more often than it used to, a fix
 * has held long enough, or what was fixed is back. A few shops in one sweep; whoever looks twice finds the same.
 */
import { asc, eq, sql } from 'drizzle-orm'
import { auditEnd, auditStatement } from '../db/audit.ts'
import { causesOf, type KnownCause, newestOf, reopenCause, rowOfCause, type WeekCount, weeksOf } from '../db/causes.ts'
import { shopFrom } from '../db/facts-of-people.ts'
import * as t from '../db/schema.ts'
import { findShop } from '../db/shops.ts'
import { hourMs } from '../domain/calendar.ts'
import { saidByData } from '../domain/cause.ts'
import type { Instant, ShopId } from '../domain/ids.ts'
import { type Counts, isRising, usualTenths, weekMs, weeksKnown } from '../domain/rising.ts'
import { closeProven } from './causes.ts'
import { askToLookInto } from './look-into.ts'
import type { Deps } from './ports.ts'
import type { Statement } from './rows.ts'

const mostShops = 5
const everyMs = 6 * hourMs

/** What is counted: a cause, or what has none yet. */
type Subject = Pick<WeekCount, 'cause' | 'category' | 'sku'>

const nameOf = ({ cause, category, sku }: Subject): string => cause ?? `${category}${sku === null ? '' : `:${sku}`}`

/** The counts of each subject, week by week, as far back as the shop has a past. */
function countsBySubject(
  rows: readonly WeekCount[],
  weeks: number,
): ReadonlyMap<string, Counts & { subject: Subject }> {
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

/** What rises and nobody was told of. Where a product says more than the kind of failure alone, the product is told of. */
function risesIn(counts: ReturnType<typeof countsBySubject>, told: readonly string[]) {
  const rising = [...counts.values()].filter(isRising)
  const isSaidBySku = ({ category, sku, cause }: Subject): boolean =>
    cause === null &&
    sku === null &&
    rising.some(({ subject }) => subject.category === category && subject.sku !== null)
  return rising
    .filter(({ subject }) => !isSaidBySku(subject) && !told.includes(nameOf(subject)))
    .sort((a, b) => b.now - a.now)
}

async function tellOfRises(deps: Deps, shop: ShopId, causes: readonly KnownCause[], now: Instant): Promise<void> {
  const { counts, firstAt, told } = await weeksOf(deps.db, shop, now)
  for (const rise of risesIn(countsBySubject(counts, weeksKnown(firstAt, now)), told)) {
    const { subject } = rise
    const cause = causes.find(({ id }) => id === subject.cause)
    // What came back is told of as that.
    if (cause && (cause.state !== 'open' || cause.recurrence > 0)) continue
    const newest = await newestOf(deps.db, shop, subject, now - weekMs)
    if (!newest) continue
    const product = newest.lines.find(({ sku }) => sku !== null && sku === subject.sku)?.name ?? subject.sku ?? ''
    await askToLookInto(deps, newest.id, {
      ...{ of: nameOf(subject), step: 'rising', name: cause?.name ?? product, cause: subject.cause },
      ...{ owner: cause?.owner ?? null, count: rise.now, usual: usualTenths(rise) },
    })
  }
}

/** Opened again and its owner asked, both or neither: on the newest complaint that came after the fix. */
async function tellOfReturn(deps: Deps, shop: ShopId, { id, name, owner, fixedAt, recurrence }: KnownCause) {
  const { db, clock } = deps
  const newest = await newestOf(db, shop, { cause: id, category: null, sku: null }, fixedAt ?? 0)
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

async function watch(deps: Deps, shop: ShopId): Promise<void> {
  const { db, clock } = deps
  const now = clock.now()
  const known = await findShop(db, shop, now)
  if (!known) return
  const { causes: terms } = shopFrom(known.row, { version: known.version, override: known.override }).policy
  const causes = await causesOf(db, shop)
  for (const cause of causes) {
    const said = saidByData(cause, cause.lastAt, terms.quietDays, now)
    if (said === 'close') await closeProven(deps, shop, cause.id, terms.quietDays)
    if (said === 'reopen') await tellOfReturn(deps, shop, cause)
  }
  await tellOfRises(deps, shop, causes, now)
}

/** One step of the round; nothing is due for some hours after its last shop. */
export async function watchCauses(deps: Deps): Promise<void> {
  const { db, clock } = deps
  const now = clock.now()
  const mark = await db.select().from(t.machine).where(eq(t.machine.name, 'causes')).get()
  if (mark && (mark.until ?? 0) > now) return
  const shops = await db
    .select({ shop: t.shops.shop })
    .from(t.shops)
    .where(sql`${t.shops.shop} > ${mark?.value ?? ''}`)
    .orderBy(asc(t.shops.shop))
    .limit(mostShops)
  for (const { shop } of shops) {
    // One shop's trouble is not the others'.
    await watch(deps, shop).catch((error: unknown) => console.error('causes: not looked at', shop, String(error)))
  }
  const last = shops.length === mostShops ? shops.at(-1)?.shop : undefined
  const set = { value: last ?? '', until: last === undefined ? now + everyMs : 0 }
  await db
    .insert(t.machine)
    .values({ name: 'causes', ...set })
    .onConflictDoUpdate({ target: t.machine.name, set })
}
