/**
 * A mail of care as outbox rows: its bytes, its link and its touch, in one batch. Written in the morning of whom it is for;
 * what was decided at night, or on a day off, waits for it. Before it leaves the database is asked again.
 */
import { type SQL, sql } from 'drizzle-orm'
import * as t from '../db/schema.ts'
import type { CareFacts } from '../domain/care/care.ts'
import type { CareMail } from '../domain/care/playbook/move.ts'
import type { Instant, MessageId } from '../domain/ids.ts'
import { threadReference } from '../domain/incoming-mail.ts'
import { promotionalFrom } from '../domain/quiet-hours.ts'
import { zoneOf } from '../domain/zone.ts'
import { renderCareMail } from '../emails/render-care.ts'
import { capPauseMs, leaseMs, linkLifeMs, type Planned, sha256, token, underTheCap } from './outbox.ts'
import type { Deps } from './ports.ts'
import type { Statement } from './rows.ts'
import { issuedWinBack } from './win-back.ts'

/** After everything that anybody waits for. */
const priority = 4

/**
 * True while a mail of care may still leave: its reader has a mailbox, nothing of theirs is open, and, where it is
 * promotion, they agree to it still. Over the row `outbox`; mail about a complaint is not asked.
 */
export const stillWelcome: SQL = sql`(outbox.customer is null or outbox.effect <> 'mail' or outbox.kind = 'confirm' or exists (
  select 1 from touches h join customers u on u.shop = h.shop and u.id = h.customer
  where h.message = outbox.id and u.mailbox = 'open' and u.erased_at is null
    and (h.class = 'service' or u.promotions = 'consented')
    and not exists (select 1 from complaints c where c.shop = h.shop and c.customer = h.customer and c.closed_at is null)))`

/** A mail of care, with the code that it brings and its copies where it is an offer to come back. */
export async function plannedTouch(
  deps: Deps,
  facts: CareFacts,
  mail: CareMail,
  now: Instant,
): Promise<readonly Planned[]> {
  const touch = facts.touches.find(({ kind, n }) => kind === mail.kind && n === mail.n)
  if (!touch?.message) throw new Error(`touch ${mail.kind} is not among the facts`)
  const id = touch.message
  if (mail.kind !== 'win-back') return [{ id, statements: await mailStatements(deps, facts, mail, id, now) }]
  const issued = await issuedWinBack(deps, facts, mail, now)
  const written = await mailStatements(deps, facts, issued.mail, id, now)
  return [{ id, statements: [...issued.statements, ...written] }, ...issued.copies]
}

/** Renders it from the facts as they are after the turn. The row is claimed as it is written, if it may leave at once. */
async function mailStatements(
  deps: Deps,
  facts: CareFacts,
  mail: CareMail,
  id: MessageId,
  now: Instant,
): Promise<readonly Statement[]> {
  const { shop, complaint, customer } = facts
  const secret = token(deps)
  const page = `${deps.publicUrl}/r/${secret}`
  const domain = shop.sender.email.trim().split('@').at(-1) ?? ''
  const links = {
    page,
    unsubscribe: `${page}/unsubscribe`,
    dashboard: `${deps.publicUrl}/admin/complaints/${complaint.id}`,
    thread: threadReference(complaint.id, deps.secrets.replyProof(complaint.id), domain),
  }
  const morning = promotionalFrom(now, shop.policy.quiet, zoneOf(facts), shop)
  const waits = morning > now
  const { from, to, replyTo, subject, html, text, headers } = await renderCareMail(mail, facts, links, morning)
  const tags = [
    { name: 'customer', value: customer.id },
    { name: 'message', value: id },
  ]
  const payload = JSON.stringify({ from, to: [to], replyTo, subject, html, text, headers, tags })
  const row = { shop: shop.id, recipient: to, priority }
  const free = waits ? sql`0` : underTheCap(row, shop.policy.caps, now)
  const wall = deps.clock.wall()
  const { kind, n } = mail
  return [
    deps.db.insert(t.outbox).values({
      ...row,
      id,
      key: `mail:${customer.id}:${kind}:${n}`,
      customer: customer.id,
      effect: 'mail',
      // Kinds of their own, beside those of a complaint's mail.
      kind: sql`${kind}`,
      n,
      subject,
      payload,
      sha256: sha256(payload),
      automatic: true,
      state: sql`case when ${free} then 'sending' else 'planned' end`,
      fence: 1,
      attempts: sql`case when ${free} then 1 else 0 end`,
      leaseUntilAt: wall + leaseMs,
      firstTriedAt: waits ? null : wall,
      sentAt: sql`case when ${free} then ${now} end`,
      dueAt: sql`case when ${free} then ${now} else ${waits ? morning : now + capPauseMs} end`,
      plannedAt: now,
    }),
    deps.db.insert(t.links).values({
      shop: shop.id,
      hash: deps.secrets.hash(secret),
      complaint: complaint.id,
      expiresAt: morning + linkLifeMs,
    }),
  ]
}
