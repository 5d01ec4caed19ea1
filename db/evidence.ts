/** What was said about one complaint, both ways, and what happened: everything the evidence is written from, in one batch. */
import { and, asc, eq, ne } from 'drizzle-orm'
import { z } from 'zod'
import type { MailState, TimelineEntry } from '../domain/complaint.ts'
import type { Channel } from '../domain/event.ts'
import { channels } from '../domain/event.ts'
import type { ComplaintId, Instant, MessageId } from '../domain/ids.ts'
import type { MailKind } from '../domain/mail.ts'
import type { Db } from './client.ts'
import * as t from './schema.ts'

/** A mail of ours to the customer, as the provider has it. */
export interface SentMail {
  readonly id: MessageId
  readonly kind: MailKind
  readonly subject: string
  /** The bytes that were sent. */
  readonly payload: string
  readonly state: MailState
  readonly acceptedAt: Instant | null
  readonly providerId: string | null
}

/** Words of the customer, as one of the senders brought them. */
export interface Heard {
  readonly at: Instant
  readonly source: string
  readonly channel: Channel | null
  readonly subject: string
  readonly text: string
}

export interface EvidenceRows {
  readonly sent: readonly SentMail[]
  readonly heard: readonly Heard[]
  readonly timeline: readonly TimelineEntry[]
}

const words = z.object({
  type: z.enum(['complaint', 'wrote']),
  text: z.string(),
  subject: z.string().catch(''),
  channel: z.enum(channels).nullable().catch(null),
  at: z.number().nullable().catch(null),
})

export async function evidenceRows(db: Db, id: ComplaintId): Promise<EvidenceRows> {
  const [sent, deliveries, timeline] = await db.batch([
    db
      .select({
        id: t.outbox.id,
        kind: t.outbox.kind,
        subject: t.outbox.subject,
        payload: t.outbox.payload,
        state: t.outbox.state,
        acceptedAt: t.outbox.acceptedAt,
        providerId: t.outbox.providerId,
      })
      .from(t.outbox)
      .where(and(eq(t.outbox.complaint, id), eq(t.outbox.effect, 'mail'), ne(t.outbox.kind, 'staff')))
      .orderBy(asc(t.outbox.plannedAt)),
    db
      .select({ source: t.deliveries.source, facts: t.deliveries.facts, receivedAt: t.deliveries.receivedAt })
      .from(t.deliveries)
      .where(eq(t.deliveries.complaint, id))
      .orderBy(asc(t.deliveries.receivedAt)),
    db
      .select({
        at: t.timeline.at,
        actor: t.timeline.actor,
        event: t.timeline.event,
        public: t.timeline.public,
        about: t.timeline.about,
      })
      .from(t.timeline)
      .where(eq(t.timeline.complaint, id))
      .orderBy(asc(t.timeline.at), asc(t.timeline.id)),
  ])
  const heard = deliveries.flatMap(({ source, facts, receivedAt }): readonly Heard[] => {
    const said = words.safeParse(facts)
    if (!said.success || said.data.text.trim() === '') return []
    const { text, subject, channel, at, type } = said.data
    return [{ at: at ?? receivedAt, source, channel: type === 'wrote' ? 'email' : channel, subject, text }]
  })
  const mails = sent.flatMap(({ kind, ...mail }): readonly SentMail[] =>
    kind === 'timer' || kind === 'alarm' || kind === 'coupon' ? [] : [{ ...mail, kind }],
  )
  return { sent: mails, heard, timeline }
}
