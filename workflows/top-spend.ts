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
import { goOn, placeOf } from './round.ts'

const round = { name: 'top-spend', everyMs: dayMs, mostShops: 20 } as const

/** One step of the daily round. */
export async function measureTopSpend(deps: Deps): Promise<void> {
  const { db } = deps
  const now = deps.clock.now()
  const place = await placeOf(db, round, now)
  if (place === null) return
  const shops = await db
    .select({ shop: t.shops.shop, override: t.policies.override })
    .from(t.shops)
    .innerJoin(t.policies, and(eq(t.policies.shop, t.shops.shop), eq(t.policies.version, versionAt(t.shops.shop, now))))
    .where(sql`${t.shops.shop} > ${place}`)
    .orderBy(asc(t.shops.shop))
    .limit(round.mostShops)
  for (const { shop, override } of shops) {
    const policy = policyWith(override)
    const share = policy.success ? policy.data.vip.topShare : null
    if (share !== null) await topSpendKept(db, shop, share, await topLines(db, shop, share))
  }
  await goOn(db, round, shops, now)
}
