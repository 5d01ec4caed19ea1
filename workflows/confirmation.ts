/**
 * What only the reader of a mailbox may do: they get a link, it leads to a page with one button, the button does it. The
 * link's address proves itself, for a week and for this alone; nothing is kept of it but the mail.
 */
import { eq, sql } from 'drizzle-orm'
import { isConflict } from '../db/client.ts'
import * as t from '../db/schema.ts'
import { dayMs } from '../domain/calendar.ts'
import { canWrite, type Facts } from '../domain/complaint.ts'
import type { Confirmable } from '../domain/consent.ts'
import type { Instant, MessageId } from '../domain/ids.ts'
import { threadReference } from '../domain/incoming-mail.ts'
import type { Mail } from '../domain/mail.ts'
import { confirmLifeMs, exportLifeMs } from '../domain/retention.ts'
import { renderMail } from '../emails/render.ts'
import { deliver } from './deliver.ts'
import { leaseMs, linkLifeMs, sha256, token } from './outbox.ts'
import type { Deps } from './ports.ts'

const lifeOf = (act: Confirmable): number => (act === 'export' ? exportLifeMs : confirmLifeMs)

/** The link's own hash stands in it: a proof of one mail is none for another. */
const subjectOf = (act: Confirmable, message: string, hash: string): string => `confirm ${act} ${message} ${hash}`

/**
 * Sends the link, once a day for each thing; asked again on the same day it is on its way already. False where nobody can be
 * written to: then it is a person's.
 */
export async function askToConfirm(deps: Deps, facts: Facts, act: Confirmable): Promise<boolean> {
  const { complaint, customer, shop } = facts
  if (!customer || !canWrite(facts)) return false
  const now = deps.clock.now()
  const wall = deps.clock.wall()
  const id = deps.mint(now).id('message') as MessageId
  const secret = token(deps)
  const hash = deps.secrets.hash(secret)
  const page = `${deps.publicUrl}/r/${secret}`
  const n = `${act}-${new Date(now).toISOString().slice(0, 10)}`
  const mail = { kind: 'confirm', n, act, until: now + lifeOf(act) } as const satisfies Mail
  const domain = shop.sender.email.trim().split('@').at(-1) ?? ''
  const links = {
    page: `${page}/confirm/${act}/${id}/${deps.secrets.formNonce(subjectOf(act, id, hash), now)}`,
    unsubscribe: `${page}/unsubscribe`,
    dashboard: `${deps.publicUrl}/admin/complaints/${complaint.id}`,
    thread: threadReference(complaint.id, deps.secrets.replyProof(complaint.id), domain),
  }
  const { to, subject, ...rendered } = await renderMail(mail, facts, links, now)
  const tags = [
    { name: 'customer', value: customer.id },
    { name: 'message', value: id },
  ]
  const payload = JSON.stringify({ ...rendered, subject, to: [to], tags })
  const state = 'sending' as const
  try {
    const [, , rows] = await deps.db.batch([
      deps.db.insert(t.outbox).values({
        ...{ shop: shop.id, id, key: `mail:${customer.id}:confirm:${n}`, customer: customer.id, effect: 'mail', n },
        ...{ kind: mail.kind, recipient: to, subject, payload, sha256: sha256(payload), automatic: false, priority: 1 },
        ...{ state, fence: 1, attempts: 1, leaseUntilAt: wall + leaseMs, firstTriedAt: wall, sentAt: now },
        ...{ dueAt: now, plannedAt: now },
      }),
      deps.db.insert(t.links).values({ shop: shop.id, hash, complaint: complaint.id, expiresAt: now + linkLifeMs }),
      deps.db
        .select()
        .from(t.outbox)
        .where(sql`${eq(t.outbox.id, id)} and ${eq(t.outbox.state, state)}`),
    ])
    await deliver(deps, rows)
  } catch (error) {
    if (!isConflict(error)) throw error
  }
  return true
}

/** What a confirming link says of itself: right and in time, right but too late, or not ours. */
export function proofOf(
  deps: Pick<Deps, 'secrets'>,
  { act, message, nonce, hash }: { act: Confirmable; message: string; nonce: string; hash: string },
  now: Instant,
): 'right' | 'late' | 'wrong' {
  const issuedAt = deps.secrets.checkFormNonce(subjectOf(act, message, hash), nonce)
  if (issuedAt === null) return 'wrong'
  // The mail names a day, and a day is whole.
  return now - issuedAt < lifeOf(act) + dayMs ? 'right' : 'late'
}
