/**
 * Measures the month's reserve of every shop that has one, a few shops at a time, and says so when it runs low: an alarm
 * and a mail to leads and administrators, once a month for each step. Whoever measures twice writes the same.
 */
import { and, eq, inArray } from 'drizzle-orm'
import { type MonthsReserve, measureReserve, reserveKept } from '../db/reserve.ts'
import * as t from '../db/schema.ts'
import { minuteMs } from '../domain/calendar.ts'
import type { Instant, MessageId, ShopId } from '../domain/ids.ts'
import { stepFrom } from '../domain/reserve.ts'
import { renderReserveNotice } from '../emails/reserve-notice.ts'
import { deliver } from './deliver.ts'
import { plannedAlarm, sha256 } from './outbox.ts'
import type { Deps } from './ports.ts'
import { stepOf } from './round.ts'
import type { Statement } from './rows.ts'

const round = { name: 'reserves', everyMs: 5 * minuteMs, mostShops: 10 } as const

const readers = ['lead', 'admin'] as const

/** One mail for each reader: the same key for ever, so that a second sweep adds nothing. */
async function notices(
  deps: Deps,
  shop: ShopId,
  found: MonthsReserve,
  key: string,
  now: Instant,
): Promise<Statement[]> {
  const { db } = deps
  const [shops, people] = await db.batch([
    db.select().from(t.shops).where(eq(t.shops.shop, shop)),
    db
      .select({ email: t.staff.email })
      .from(t.staff)
      .where(and(eq(t.staff.shop, shop), inArray(t.staff.role, [...readers]))),
  ])
  const row = shops[0]
  if (!row || found.step === 'ample') return []
  const page = `${deps.publicUrl}/admin/reserve?shop=${encodeURIComponent(shop)}`
  const addresses = people.length > 0 ? people.map(({ email }) => email) : [row.sender.email]
  const statements: Statement[] = []
  for (const address of addresses) {
    const rendered = await renderReserveNotice(row, address, found, found.step, page)
    const { from, to, replyTo, subject, html, text, headers } = rendered
    const id = deps.mint(now).id('message') as MessageId
    const tags = [{ name: 'message', value: id }]
    const payload = JSON.stringify({ from, to: [to], replyTo, subject, html, text, headers, tags })
    statements.push(
      db
        .insert(t.outbox)
        .values({
          ...{ shop, id, key: `${key}:${to}`, effect: 'mail', kind: 'staff', n: 'reserve', recipient: to, subject },
          ...{ payload, sha256: sha256(payload), automatic: false, priority: 1, state: 'planned' },
          ...{ fence: 0, attempts: 0, dueAt: now, plannedAt: now },
        })
        .onConflictDoNothing(),
    )
  }
  return statements
}

async function measureShop(deps: Deps, shop: ShopId, now: Instant): Promise<void> {
  const { db } = deps
  const found = await measureReserve(db, shop, now)
  const state = found && { step: found.step, until: found.month.until }
  const keep = reserveKept(db, shop, state)
  if (!found || found.step === 'ample') {
    await keep
    return
  }
  const key = `reserve-low:${shop}:${found.month.name}:${stepFrom[found.step] / 100}`
  const known = await db.select({ id: t.alarms.id }).from(t.alarms).where(eq(t.alarms.key, key)).get()
  if (known) {
    await keep
    return
  }
  const alarm = plannedAlarm(deps, { id: null, shop }, { kind: 'reserve-low', key }, now)
  const mails = await notices(deps, shop, found, `mail:${key}`, now)
  await db.batch([keep, ...alarm.statements, ...mails])
  const claimed = await db
    .select()
    .from(t.outbox)
    .where(and(eq(t.outbox.id, alarm.id as MessageId), eq(t.outbox.state, 'sending'), eq(t.outbox.fence, 1)))
  await deliver(deps, claimed)
}

/** One step of the round. */
export const measureReserves = (deps: Deps): Promise<void> =>
  stepOf(deps, round, (shop, now) => measureShop(deps, shop, now))
