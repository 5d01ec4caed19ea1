/** Outbox rows: the exact bytes of every effect, made once. */
import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import * as t from '../db/schema.ts'
import type { Facts } from '../domain/complaint.ts'
import type { ComplaintId, Instant, MessageId, Milliseconds, ShopId } from '../domain/ids.ts'
import { threadReference } from '../domain/incoming-mail.ts'
import { isAutomatic, type Mail, mailKey } from '../domain/mail.ts'
import type { AlarmKind } from '../domain/playbook/move.ts'
import { renderMail } from '../emails/render.ts'
import { leavesAt } from './night.ts'
import { noticeIsFree, openWindow, waitsForOthers, windowEnd } from './notice-window.ts'
import type { Deps } from './ports.ts'
import type { Statement } from './rows.ts'

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** A process that holds a row longer than this is taken for dead. */
export const leaseMs: Milliseconds = 60_000
const hourMs = 3_600_000
/** Behind acknowledgements, other mail, alarms and timers: sent by `paced-mail.ts` alone. */
export const pacedPriority = 5
/** A capped mail asks again after this. */
export const capPauseMs = 20 * 60_000
export const linkLifeMs = 120 * 24 * hourMs

/** 256 random bits, as a link carries them. */
export const token = (deps: Deps): string => Buffer.from(deps.random(32)).toString('base64url')

/**
 * True while the address may get one more automatic mail: at most so many an hour and a day (invariant 13), and nothing
 * before an acknowledgement that waits for its turn. Part of the claim itself, so that racing claims cannot both pass.
 */
export const underTheCap = (
  row: { shop: string; recipient: string; priority: number },
  caps: Facts['shop']['policy']['caps'],
  now: Instant,
) => sql`((
  select count(*) < ${caps.mailsADay} and coalesce(sum(sent_at > ${now - hourMs}), 0) < ${caps.mailsAnHour}
  from outbox where shop = ${row.shop} and recipient = ${row.recipient} and automatic = 1
    and sent_at > ${now - 24 * hourMs})
  and (${row.priority} = 0 or not exists (select 1 from outbox where shop = ${row.shop} and recipient = ${row.recipient}
    and automatic = 1 and sent_at is null and state = 'planned' and priority = 0)))`

const senderDomain = ({ sender }: Facts['shop']): string => sender.email.trim().split('@').at(-1) ?? ''

export interface Planned {
  readonly id: string
  readonly statements: readonly Statement[]
}

/** Renders a mail from the facts as they are after the turn. The row is claimed as it is written, if the cap allows. */
export async function plannedMail(deps: Deps, facts: Facts, mail: Mail, now: Instant): Promise<Planned> {
  const { complaint, shop } = facts
  const fact = facts.mails.find((one) => mailKey(one) === mailKey(mail))
  if (!fact) throw new Error(`mail ${mailKey(mail)} is not among the facts`)
  const secret = token(deps)
  const page = `${deps.publicUrl}/r/${secret}`
  const links = {
    page,
    unsubscribe: `${page}/unsubscribe`,
    dashboard: `${deps.publicUrl}/admin/complaints/${complaint.id}`,
    thread: threadReference(complaint.id, deps.secrets.replyProof(complaint.id), senderDomain(shop)),
  }
  // What is for a colleague who is away goes to who stands in for them.
  const addressed: Mail = mail.kind === 'staff' ? { ...mail, to: fact.to } : mail
  const morning = leavesAt(facts, addressed, now)
  // What nobody asked for, to very many at once, goes one by one, behind everything else.
  const paced = facts.recall !== undefined && isAutomatic(mail)
  const waits = morning > now || paced
  // "Today" and "tomorrow" are those of the day on which it is read.
  const { from, to, replyTo, subject, html, text, headers } = await renderMail(addressed, facts, links, morning)
  const tags = [
    { name: 'complaint', value: complaint.id },
    { name: 'message', value: fact.id },
  ]
  const payload = JSON.stringify({ from, to: [to], replyTo, subject, html, text, headers, tags })
  const automatic = isAutomatic(mail)
  const wall = deps.clock.wall()
  const priority = paced ? pacedPriority : mail.kind === 'acknowledgement' ? 0 : 1
  const row = { shop: shop.id, recipient: to, priority }
  const gathers = !waits && waitsForOthers(addressed)
  const alone = automatic ? underTheCap(row, shop.policy.caps, now) : sql`1`
  const free = waits ? sql`0` : gathers ? noticeIsFree(shop.id, to, now) : alone
  const later = waits ? morning : gathers ? windowEnd(shop.id, to) : now + capPauseMs
  const insert = deps.db.insert(t.outbox).values({
    ...row,
    id: fact.id,
    key: `mail:${complaint.id}:${mailKey(mail)}`,
    complaint: complaint.id,
    effect: 'mail',
    kind: mail.kind,
    n: mail.n,
    subject,
    payload,
    sha256: sha256(payload),
    automatic,
    state: sql`case when ${free} then 'sending' else 'planned' end`,
    fence: 1,
    attempts: sql`case when ${free} then 1 else 0 end`,
    leaseUntilAt: wall + leaseMs,
    // What has not been tried yet has all its time left, however long it waits.
    firstTriedAt: waits ? null : wall,
    sentAt: sql`case when ${free} then ${now} end`,
    dueAt: sql`case when ${free} then ${now} else ${later} end`,
    plannedAt: now,
  })
  if (mail.kind === 'staff') {
    return { id: fact.id, statements: gathers ? [insert, openWindow(deps, shop.id, to, now)] : [insert] }
  }
  // Someone should know that a limit keeps a customer waiting.
  const capped = deps.db.insert(t.alarms).select(sql`
    select shop, ${deps.mint(now).id('alarm')}, 'cap-reached:' || id, 'cap-reached', complaint, ${now}
    from outbox where id = ${fact.id} and state = 'planned'`)
  const link = deps.db.insert(t.links).values({
    shop: shop.id,
    hash: deps.secrets.hash(secret),
    complaint: complaint.id,
    expiresAt: now + linkLifeMs,
  })
  return { id: fact.id, statements: automatic && !waits ? [insert, link, capped] : [insert, link] }
}

/** One row that asks the second clock for wake-ups at these instants of the app's time. */
export function plannedTimer(deps: Deps, facts: Facts, turn: number, at: readonly Instant[], now: Instant): Planned {
  const { id: complaint, shop } = facts.complaint
  const id = deps.mint(now).id('message')
  const payload = JSON.stringify({ complaint, at })
  const insert = deps.db.insert(t.outbox).values({
    ...bare(deps, now),
    shop,
    id: id as MessageId,
    key: `timer:${complaint}:${turn}`,
    complaint,
    effect: 'timer',
    kind: 'timer',
    n: String(turn),
    recipient: 'qstash',
    payload,
    sha256: sha256(payload),
    priority: 3,
  })
  return { id, statements: [insert] }
}

/** The alarm's own row, and the row that carries it outside: ids only. */
export function plannedAlarm(
  deps: Deps,
  { id: complaint, shop }: { readonly id: ComplaintId | null; readonly shop: ShopId },
  alarm: { readonly kind: AlarmKind; readonly key: string },
  now: Instant,
): Planned {
  const id = deps.mint(now).id('alarm')
  const about = complaint === null ? {} : { complaint }
  const payload = JSON.stringify({ id, kind: alarm.kind, ...about, at: new Date(now).toISOString() })
  return {
    id,
    statements: [
      deps.db
        .insert(t.alarms)
        .values({ shop, id, key: alarm.key, kind: alarm.kind, complaint, raisedAt: now })
        .onConflictDoNothing(),
      deps.db
        .insert(t.outbox)
        .values({
          ...bare(deps, now),
          shop,
          id: id as MessageId,
          key: `alarm:${alarm.key}`,
          complaint,
          effect: 'alarm',
          kind: 'alarm',
          n: alarm.kind,
          recipient: 'operator',
          payload,
          sha256: sha256(payload),
          priority: 2,
        })
        .onConflictDoNothing(),
    ],
  }
}

const bare = (deps: Deps, now: Instant) => ({
  subject: '',
  automatic: false,
  state: 'sending' as const,
  fence: 1,
  attempts: 1,
  leaseUntilAt: deps.clock.wall() + leaseMs,
  firstTriedAt: deps.clock.wall(),
  sentAt: now,
  dueAt: now,
  plannedAt: now,
})
