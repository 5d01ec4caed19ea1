/**
 * What a delivery left open is asked at its sender: after the answer at once, and by the sweep for a day. What is found
 * goes through the same intake as everything else, under an id of its own, so that asking twice changes nothing.
 */
import type { Question, SourceEvent } from '../domain/event.ts'
import type { ComplaintId, Instant, ShopId } from '../domain/ids.ts'
import type { Locale } from '../domain/locale.ts'
import { type Taken, takeIn } from './intake.ts'
import { fetchNoticed, noticeSource, raiseUnread } from './mail-notice.ts'
import type { Deps, Senders } from './ports.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
/** Pauses before the second attempt and those after it; the last one stands until the day is over. */
const pausesMs = [minuteMs, 5 * minuteMs, 20 * minuteMs, hourMs, 3 * hourMs] as const
const giveUpAfterMs = 24 * hourMs
/** Longer than any source asks: a few requests of eight seconds. */
const leaseMs = minuteMs
const atOnce = 6

interface LookUpRow {
  readonly id: string
  readonly shop: ShopId
  readonly source: string
  readonly event: string
  readonly question: string
  readonly otherwise: string
  readonly attempts: number
  readonly asked_at: Instant
  readonly locale: Locale
  readonly country: string | null
}

/** Takes the open questions nobody else is asking; of one delivery, or the ones whose time has come. */
async function claim(deps: Deps, of: { shop: ShopId; source: string; event: string } | null, most: number) {
  const wall = deps.clock.wall()
  const db = deps.db.$client
  const which = of ? 'shop = ?4 and source = ?5 and event = ?6' : 'due_at <= ?4 and ?5 is null and ?6 is null'
  const [claimed] = await db.batch<LookUpRow>([
    db
      .prepare(
        `update look_ups set lease_until_at = ?1, attempts = attempts + 1
         where id in (select id from look_ups where state = 'open' and coalesce(lease_until_at, 0) < ?2 and ${which} limit ?3)
         returning id, shop, source, event, question, otherwise, attempts, asked_at,
           (select locale from shops s where s.shop = look_ups.shop) as locale,
           (select country from shops s where s.shop = look_ups.shop) as country`,
      )
      .bind(wall + leaseMs, wall, most, of?.shop ?? deps.clock.now(), of?.source ?? null, of?.event ?? null),
  ])
  return claimed?.results ?? []
}

/** Settles the question; a complaint that waited for it is told that it need not wait any more. */
async function settle(deps: Deps, row: LookUpRow, state: 'found' | 'nothing' | 'unknown', error: string | null) {
  const db = deps.db.$client
  const now = deps.clock.now()
  const [, woken] = await db.batch<{ id: ComplaintId }>([
    db
      .prepare(`update look_ups set state = ?2, error = ?3, lease_until_at = null where id = ?1 and state = 'open'`)
      .bind(row.id, state, error),
    db
      .prepare(
        `update complaints set asking_until_at = null, wake_at = ?4
         where id in (select complaint from deliveries where shop = ?1 and source = ?2
             and (event = ?3 or event > ?3 || '#' and event < ?3 || '$'))
           and closed_at is null and asking_until_at is not null
         returning id`,
      )
      .bind(row.shop, row.source, row.event, now),
  ])
  return (woken?.results ?? []).map(({ id }) => id)
}

const take = (deps: Deps, row: LookUpRow, as: string, events: readonly SourceEvent[], why: string): Promise<Taken> =>
  takeIn(deps, {
    shop: row.shop,
    shopLocale: row.locale,
    country: row.country,
    source: row.source,
    sourceVersion: null,
    eventId: `${row.event}~${as}`,
    events,
    now: deps.clock.now(),
    signed: true,
    asked: true,
    ...(events.length === 0 && { nothing: why }),
  })

const wokenBy = (taken: Taken): readonly ComplaintId[] => (taken.status === 'stale' ? [] : taken.wake)

/** One question, asked once. The complaints whose turns are due afterwards. */
async function ask(deps: Deps, senders: Senders, row: LookUpRow): Promise<readonly ComplaintId[]> {
  const question = JSON.parse(row.question) as Question
  const isMail = row.source === noticeSource
  const found = isMail ? await fetchNoticed(deps, question) : await senders.lookUp(deps, row.shop, row.source, question)
  const now = deps.clock.now()
  if (found.kind === 'taken') return [...found.wake, ...(await settle(deps, row, 'found', null))]
  if (found.kind === 'later' && now - row.asked_at < giveUpAfterMs) {
    const pause = pausesMs[Math.min(row.attempts, pausesMs.length) - 1] ?? hourMs
    await deps.db.$client
      .prepare('update look_ups set due_at = ?2, error = ?3, lease_until_at = null where id = ?1')
      .bind(row.id, Math.min(now + pause, row.asked_at + giveUpAfterMs), found.why)
      .run()
    return []
  }
  if (found.kind === 'found') {
    const taken = await take(deps, row, 'found', found.events, 'nothing to us')
    return [...wokenBy(taken), ...(await settle(deps, row, 'found', null))]
  }
  if (found.kind === 'nothing') return settle(deps, row, 'nothing', found.why)
  if (isMail) await raiseUnread(deps, row.shop, row.event)
  const otherwise = JSON.parse(row.otherwise) as readonly SourceEvent[]
  const taken = otherwise.length > 0 ? await take(deps, row, 'unknown', otherwise, found.why) : null
  return [...(taken ? wokenBy(taken) : []), ...(await settle(deps, row, 'unknown', found.why))]
}

async function askAll(deps: Deps, senders: Senders, rows: readonly LookUpRow[]): Promise<readonly ComplaintId[]> {
  const woken: ComplaintId[] = []
  for (let i = 0; i < rows.length; i += atOnce) {
    const answers = await Promise.all(rows.slice(i, i + atOnce).map((row) => ask(deps, senders, row)))
    woken.push(...answers.flat())
  }
  return [...new Set(woken)]
}

/** Asks what one delivery left open. */
export const lookUpFor = async (
  deps: Deps,
  senders: Senders,
  delivery: { readonly shop: ShopId; readonly source: string; readonly event: string },
): Promise<readonly ComplaintId[]> => askAll(deps, senders, await claim(deps, delivery, 1))

/** Asks every open question whose time has come, at most `most`; how many were asked. */
export async function lookUpDue(deps: Deps, senders: Senders, most = 60): Promise<number> {
  const rows = await claim(deps, null, most)
  await askAll(deps, senders, rows)
  return rows.length
}
