/**
 * Many complaints at once reach a person of the shop as one mail. The first notice leaves at once and opens a window; what
 * comes for the same person within it waits, and leaves as one when it ends. What waited for the morning is gathered too.
 */
import { and, asc, eq, isNotNull, lte, sql } from 'drizzle-orm'
import * as t from '../db/schema.ts'
import type { Instant, MessageId } from '../domain/ids.ts'
import { defaultPolicy } from '../domain/policy/default-policy.ts'
import { type Notice, renderDigest } from '../emails/digest.ts'
import { heldUntil, nightColumns } from './night.ts'
import { isGatherable, openWindow, windowName } from './notice-window.ts'
import { sha256 } from './outbox.ts'
import type { Deps } from './ports.ts'

/** As many notices as are looked at in one sweep. */
const mostRead = 500

/** Taken care of before anybody was told: the escalation is done, the letter approved, or all of it closed. */
const isOver = sql<number>`exists (select 1 from escalations e where e.complaint = ${t.outbox.complaint}
    and ${t.outbox.n} = 'escalation-' || e.reason and e.state = 'done')
  or (${t.outbox.n} like 'letter-%' and exists (select 1 from letters l where l.complaint = ${t.outbox.complaint}
    and l.state = 'approved'))
  or exists (select 1 from complaints c where c.id = ${t.outbox.complaint} and c.closed_at is not null)`.as('is_over')

const waiting = (deps: Deps, now: Instant) =>
  deps.db
    .select({
      ...nightColumns,
      recipient: t.outbox.recipient,
      id: t.outbox.id,
      shop: t.outbox.shop,
      complaint: t.outbox.complaint,
      subject: t.outbox.subject,
      payload: t.outbox.payload,
      name: t.shops.name,
      locale: t.shops.locale,
      sender: t.shops.sender,
      over: isOver,
    })
    .from(t.outbox)
    .innerJoin(t.shops, eq(t.shops.shop, t.outbox.shop))
    .where(
      and(
        // Said as the partial index says it, or the whole outbox would be read.
        sql`${t.outbox.state} in ('planned', 'sending')`,
        eq(t.outbox.state, 'planned'),
        lte(t.outbox.dueAt, now),
        isNotNull(t.outbox.complaint),
        isGatherable,
      ),
    )
    .orderBy(asc(t.outbox.priority), asc(t.outbox.dueAt), asc(t.outbox.plannedAt))
    .limit(mostRead)

type Waiting = Awaited<ReturnType<typeof waiting>>[number]

function noticeOf(deps: Deps, { subject, payload, complaint }: Waiting): Notice {
  const { text } = JSON.parse(payload) as { text: string }
  return { subject, text, complaint: complaint ?? '', href: `${deps.publicUrl}/admin/complaints/${complaint}` }
}

/**
 * One mail in the place of several: it is planned and they are marked in one batch, and only while every one of them still
 * waits. Cut off before, they wait on; after, it is sent like any mail.
 */
async function gather(deps: Deps, rows: readonly Waiting[], now: Instant): Promise<void> {
  const [first] = rows
  if (!first) return
  const { shop, recipient } = first
  const queue = `${deps.publicUrl}/admin?shop=${encodeURIComponent(shop)}`
  const stillNeeded = rows.filter(({ over }) => over === 0)
  const notices = (stillNeeded.length > 0 ? stillNeeded : rows).map((row) => noticeOf(deps, row))
  const { from, to, replyTo, subject, html, text, headers } = await renderDigest(first, recipient, notices, queue)
  const id = deps.mint(now).id('message') as MessageId
  const tags = [{ name: 'message', value: id }]
  const payload = JSON.stringify({ from, to: [to], replyTo, subject, html, text, headers, tags })
  const ids = JSON.stringify(rows.map((row) => row.id))
  const stillWait = `state = 'planned' and attempts = 0 and id in (select value from json_each(?1))`
  const db = deps.db.$client
  await db.batch([
    db
      .prepare(
        `insert into outbox (shop, id, key, effect, kind, n, recipient, subject, payload, sha256, automatic, priority,
           state, fence, attempts, due_at, planned_at)
         select ?2, ?3, ?4, 'mail', 'staff', 'digest', ?5, ?6, ?7, ?8, 0, 1, 'planned', 0, 0, ?9, ?9
         where (select count(*) from outbox where ${stillWait}) = ?10`,
      )
      .bind(ids, shop, id, `digest:${first.id}`, to, subject, payload, sha256(payload), now, rows.length),
    db
      .prepare(
        `update outbox set state = 'gathered', provider_id = ?2
         where ${stillWait} and exists (select 1 from outbox d where d.id = ?2)`,
      )
      .bind(ids, id),
  ])
}

/** Gathers what waits for the same person; what waits alone is left to be sent as it is. */
export async function gatherNotices(deps: Deps): Promise<void> {
  const now = deps.clock.now()
  const due = (await waiting(deps, now)).filter((row) => heldUntil(row, defaultPolicy, now) <= now)
  const people = Map.groupBy(due, ({ shop, recipient }) => windowName(shop, recipient))
  for (const rows of people.values()) {
    if (rows.length > 1) await gather(deps, rows, now)
    const [first] = rows
    if (first) await openWindow(deps, first.shop, first.recipient, now)
  }
}
