/**
 * Measures from how much on a customer is among a shop's top spenders, for shops whose policy asks (`vip.topShare`): once a
 * day, and a complaint only compares with the figure. Whoever measures twice writes the same.
 */
import { and, asc, eq, sql } from 'drizzle-orm'
import { topLines, topSpendKept } from '../db/facts-of-elsewhere.ts'
import { versionAt } from '../db/policies.ts'
import * as t from '../db/schema.ts'
import { dayMs } from '../domain/calendar.ts'
import { policyWith } from '../domain/policy/policy.ts'
import type { Deps } from './ports.ts'

/** Shops looked at in one sweep; the round begins anew a day after its last shop. */
const mostShops = 20

/** One step of the daily round. */
export async function measureTopSpend(deps: Deps): Promise<void> {
  const { db } = deps
  const now = deps.clock.now()
  const mark = await db.select().from(t.machine).where(eq(t.machine.name, 'top-spend')).get()
  if (mark && (mark.until ?? 0) > now) return
  const shops = await db
    .select({ shop: t.shops.shop, override: t.policies.override })
    .from(t.shops)
    .innerJoin(t.policies, and(eq(t.policies.shop, t.shops.shop), eq(t.policies.version, versionAt(t.shops.shop, now))))
    .where(sql`${t.shops.shop} > ${mark?.value ?? ''}`)
    .orderBy(asc(t.shops.shop))
    .limit(mostShops)
  for (const { shop, override } of shops) {
    const policy = policyWith(override)
    const share = policy.success ? policy.data.vip.topShare : null
    if (share !== null) await topSpendKept(db, shop, share, await topLines(db, shop, share))
  }
  const last = shops.length === mostShops ? shops.at(-1)?.shop : undefined
  const set = { value: last ?? '', until: last === undefined ? now + dayMs : 0 }
  await db
    .insert(t.machine)
    .values({ name: 'top-spend', ...set })
    .onConflictDoUpdate({ target: t.machine.name, set })
}
