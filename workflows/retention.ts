/**
 * Once a day everybody we know is looked at: who has had no complaint and no order for as long as the shop's policy says is
 * forgotten. A page of people at a time; the row in `machine` is both the place and the time of the next round.
 */
import { errandStatement } from '../db/errands.ts'
import { emptyOldBodies, type Remembered, rawDaysOf, rememberedAfter } from '../db/retention.ts'
import { dayMs, monthsAfter } from '../domain/calendar.ts'
import type { Instant } from '../domain/ids.ts'
import { defaultPolicy } from '../domain/policy/default-policy.ts'
import type { Deps } from './ports.ts'

const atOnce = 500

const isOver = ({ lastAt, closedMonths, timeZone, idle }: Remembered, now: Instant): boolean =>
  idle === 1 && monthsAfter(lastAt, closedMonths ?? defaultPolicy.retention.closedMonths, timeZone) <= now

/** Puts who is due on the list of those to be forgotten; returns how many. */
export async function retain(deps: Deps): Promise<number> {
  const db = deps.db.$client
  const now = deps.clock.now()
  const place = await db
    .prepare(
      `insert into machine (name, value, until) values ('retention', '', ?1)
       on conflict (name) do update set until = ?1 where until <= ?2 returning value`,
    )
    .bind(now + dayMs, now)
    .first<{ value: string }>()
  if (!place) return 0
  const [shop = '', customer = ''] = place.value.split(' ')
  const people = await rememberedAfter(db, { shop, customer }, now, atOnce)
  const over = people.filter((one) => isOver(one, now))
  const last = people.length === atOnce ? people.at(-1) : undefined
  const bodies = last ? [] : await rawDaysOf(db, now)
  await db.batch([
    ...over.map((one) => errandStatement(db, { shop: one.shop, customer: one.customer }, 'retention', now)),
    ...bodies.map((one) =>
      emptyOldBodies(db, one.shop, now - (one.rawDays ?? defaultPolicy.retention.rawDays) * dayMs, now),
    ),
    // A full page: there are more, and the next sweep goes on with them.
    db
      .prepare(`update machine set value = ?1, until = ?2 where name = 'retention'`)
      .bind(last ? `${last.shop} ${last.customer}` : '', last ? now : now + dayMs),
  ])
  return over.length
}
