/**
 * Money that goes back by itself, asked of the vendor by whoever holds the outbox row. Every attempt reads first what
 * stands there: a refund under our key is ours, however the answer to it was lost, and anything that we did not expect is a
 * person's. What the vendor said is a fact of the complaint; its next turn draws the consequence.
 */
import { forLog } from '../db/client.ts'
import type { ComplaintId, Instant, ShopId } from '../domain/ids.ts'
import type { RefundRequest, Refusal } from '../domain/refund.ts'
import type { Deps, PaidBack, Payers } from './ports.ts'
import { recover } from './recover.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
/** Pauses before the second attempt and those after it. A shop's own system may still be at work on the one before. */
const pausesMs = [2 * minuteMs, 5 * minuteMs, 20 * minuteMs, hourMs, 3 * hourMs] as const
/** Stripe and YooKassa keep an idempotency key for a day: past this nothing is asked for again. */
const keyLifeMs = 23 * hourMs
/** Longer than any vendor is asked: a handful of requests of eight seconds. */
const leaseMs = 2 * minuteMs
const atOnce = 4
/** What a vendor would show whose list of refunds lags behind its sums. */
const surprising: ReadonlySet<Refusal> = new Set(['changed', 'too-much'])

interface Row {
  readonly id: string
  readonly shop: ShopId
  readonly source: string
  readonly payload: string
  readonly fence: number
  readonly attempts: number
  readonly first_tried_at: Instant
  /** Somebody still owes it, and no dispute speaks against it. */
  readonly may: number
}

const owed = `exists (select 1 from refunds r
  join refundable f on f.shop = r.shop and f.order_id = r.order_id and f.frozen = 0
  join complaints c on c.id = r.complaint and c.closed_at is null
  join tasks k on k.complaint = r.complaint and k.kind = 'refund' and k.state = 'open' and json_extract(k.about, '$.id') = r.purpose
  where r.shop = outbox.shop and r.purpose = outbox.n and r.state = 'planned')`

/** Takes the refunds whose time has come and that nobody else is asking for. */
async function claim(deps: Deps, most: number): Promise<readonly Row[]> {
  const wall = deps.clock.wall()
  const now = deps.clock.now()
  const { results } = await deps.db.$client
    .prepare(
      `update outbox set state = 'sending', fence = fence + 1, attempts = attempts + 1, lease_until_at = ?1,
         first_tried_at = coalesce(first_tried_at, ?2), sent_at = coalesce(sent_at, ?3)
       where id in (select id from outbox where state in ('planned', 'sending') and effect = 'refund'
           and (state = 'planned' and due_at <= ?3 or state = 'sending' and lease_until_at < ?2)
         order by priority, due_at limit ?4)
       returning id, shop, recipient as source, payload, fence, attempts, first_tried_at, ${owed} as may`,
    )
    .bind(wall + leaseMs, wall, now, most)
    .all<Row>()
  return results
}

/** Wakes the complaint, so that its next turn sees what became of the money; a closed one stays asleep. */
const woken = (db: D1Database, complaint: ComplaintId, now: Instant) =>
  db.prepare('update complaints set wake_at = ?2 where id = ?1 and closed_at is null').bind(complaint, now)

/**
 * The vendor has it, whoever holds the row by now. It is one step of paying the order back, under the id by which the
 * vendor's webhook tells it; what that webhook would complain of is known before it comes.
 */
function paidStatements(db: D1Database, row: Row, request: RefundRequest, answer: Paid, now: Instant) {
  const { shop, source } = row
  const { purpose, order, value, complaint } = request
  const told = JSON.stringify([...answer.told, toldMark(purpose)])
  return [
    db
      .prepare(
        `insert into order_refunds (shop, order_id, refund, minor, at_at) values (?1, ?2, ?3, ?4, ?5) on conflict do nothing`,
      )
      .bind(shop, order, answer.id, value.minor, now),
    db
      .prepare(`update refunds set state = 'accepted', vendor_id = ?3 where shop = ?1 and purpose = ?2`)
      .bind(shop, purpose, answer.id),
    db
      .prepare(
        `update orders set
           refunded_minor = (select sum(minor) from order_refunds r where r.shop = ?1 and r.order_id = ?2),
           state = case when (select sum(minor) from order_refunds r where r.shop = ?1 and r.order_id = ?2) >= coalesce(minor, 1)
             then 'refunded' else state end
         where shop = ?1 and external_id = ?2`,
      )
      .bind(shop, order),
    db
      .prepare(
        `insert into grievances (shop, source, external_id, complaint)
         select ?1, ?2, value, coalesce(c.joined_into, c.id) from json_each(?3) join complaints c on c.id = ?4
         on conflict do nothing`,
      )
      .bind(shop, source, told, complaint),
    db
      .prepare(
        `update outbox set state = 'accepted', provider_id = ?2, accepted_at = ?3, error = null, lease_until_at = null
         where id = ?1 and state <> 'accepted'`,
      )
      .bind(row.id, answer.id, now),
    woken(db, complaint, now),
  ]
}

type Paid = Extract<PaidBack, { readonly kind: 'paid' }>

/** Beside the sender's own ids of grievances: that this sender has told of this refund of ours. */
export const toldMark = (purpose: string): string => `our-refund:${purpose}`

/** What ends it without money. Only the holder of the fence may say so: another may have paid meanwhile. */
function endedStatements(
  db: D1Database,
  row: Row,
  { purpose, complaint }: RefundRequest,
  end: { readonly state: 'refused' | 'unknown'; readonly refusal: Refusal; readonly why: string },
  now: Instant,
) {
  const mine = `exists (select 1 from outbox o where o.id = ?3 and o.fence = ?4 and o.state = 'sending')`
  return [
    db
      .prepare(`update refunds set state = ?5 where shop = ?1 and purpose = ?2 and state = 'planned' and ${mine}`)
      .bind(row.shop, purpose, row.id, row.fence, end.state),
    woken(db, complaint, now),
    db
      .prepare(
        `update outbox set state = ?3, error = ?4, lease_until_at = null where id = ?1 and fence = ?2 and state = 'sending'`,
      )
      .bind(
        row.id,
        row.fence,
        end.state === 'refused' ? 'failed' : 'unknown',
        `${end.refusal}: ${end.why}`.slice(0, 500),
      ),
  ]
}

/** One refund, asked for once. Its complaint when something became of it. */
async function ask(deps: Deps, payers: Payers, row: Row): Promise<ComplaintId | null> {
  const request = JSON.parse(row.payload) as RefundRequest
  const tooOld = deps.clock.wall() - row.first_tried_at > keyLifeMs
  const answer = await payers.payBack(deps, row.shop, row.source, request, row.may === 1 && !tooOld)
  const now = deps.clock.now()
  const db = deps.db.$client
  if (answer.kind === 'later' && !tooOld) {
    const pause = pausesMs[Math.min(row.attempts, pausesMs.length) - 1] ?? hourMs
    await db
      .prepare(
        `update outbox set state = 'planned', due_at = ?3, error = ?4, lease_until_at = null
         where id = ?1 and fence = ?2 and state = 'sending'`,
      )
      .bind(row.id, row.fence, now + pause, answer.why.slice(0, 500))
      .run()
    return null
  }
  if (answer.kind === 'paid') {
    await db.batch(paidStatements(db, row, request, answer, now))
    return request.complaint
  }
  // A day of silence, or more gone there than we know of after an answer was lost: it may well be ours.
  const mayBeOurs = row.attempts > 1 && answer.kind === 'refused' && surprising.has(answer.refusal)
  const end =
    answer.kind === 'later' || tooOld || mayBeOurs
      ? ({ state: 'unknown', refusal: 'unknown', why: answer.why } as const)
      : ({ state: 'refused', refusal: answer.refusal, why: answer.why } as const)
  await db.batch(endedStatements(db, row, request, end, now))
  return request.complaint
}

/** Asks for every refund whose time has come, at most `most`; the turns that follow run at once. How many were asked for. */
export async function payBackDue(deps: Deps, payers: Payers, most = 40): Promise<number> {
  const rows = await claim(deps, most)
  for (let i = 0; i < rows.length; i += atOnce) {
    await Promise.all(
      rows.slice(i, i + atOnce).map(async (row) => {
        try {
          const complaint = await ask(deps, payers, row)
          if (complaint) await recover(deps, complaint, 'refund')
        } catch (error) {
          // The lease ends, and the next sweep reads first what stands there.
          console.error('refund failed', row.id, forLog(error))
        }
      }),
    )
  }
  return rows.length
}
