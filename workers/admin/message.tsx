/** A message as it was sent: the very bytes, in a frame that can run nothing. */
import type { FC } from 'hono/jsx'
import { z } from 'zod'
import { isTouchKind, type TouchKind } from '../../domain/care/state.ts'
import type { MailState } from '../../domain/complaint.ts'
import type { ComplaintId, Instant } from '../../domain/ids.ts'
import type { MailKind } from '../../domain/mail.ts'
import type { Desk } from './desk.ts'
import { Chip, Frame } from './frame.tsx'
import { MailFrame } from './letter.tsx'

const sentSchema = z.object({
  from: z.string(),
  to: z.array(z.string()),
  replyTo: z.string().optional(),
  subject: z.string(),
  html: z.string(),
  text: z.string(),
  headers: z.record(z.string(), z.string()).default({}),
})
export type Sent = z.infer<typeof sentSchema>

/** The mail inside an outbox row; null when the bytes are no mail of ours any more (erased). */
export function sentFrom(payload: string): Sent | null {
  try {
    const parsed = sentSchema.safeParse(JSON.parse(payload))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

export interface MessageView {
  readonly kind: MailKind | TouchKind
  readonly state: MailState
  readonly complaint: ComplaintId | null
  readonly plannedAt: Instant
  readonly acceptedAt: Instant | null
  readonly attempts: number
  readonly sha256: string
  readonly error: string | null
  readonly sent: Sent | null
}

export const MessagePageView: FC<{ desk: Desk; view: MessageView }> = ({ desk, view }) => {
  const { kind, state, complaint, sent, error } = view
  const say = desk.say
  const called = say(isTouchKind(kind) ? `words.touch.${kind}` : `words.mail.${kind}`)
  const bad = ['bounced', 'complained', 'suppressed', 'failed', 'unknown'].includes(state)
  return (
    <Frame desk={desk} room={null} title={sent?.subject ?? called}>
      {complaint && (
        <p class="crumb">
          <a href={`/admin/complaints/${complaint}`}>{say('staff.back-to-complaint')}</a>
        </p>
      )}
      <h1>
        {sent?.subject ?? called}
        <Chip tone={bad ? 'late' : state === 'delivered' ? 'kept' : ''}>{say(`words.mail-state.${state}`)}</Chip>
      </h1>
      <div class="letter">
        <dl class="wide">
          <dt>{say('staff.message.kind')}</dt>
          <dd>{called}</dd>
          {sent && (
            <>
              <dt>{say('staff.message.from')}</dt>
              <dd>{sent.from}</dd>
              <dt>{say('staff.message.to')}</dt>
              <dd>{sent.to.join(', ')}</dd>
            </>
          )}
          <dt>{say('staff.message.planned')}</dt>
          <dd class="figure">{desk.short(view.plannedAt)}</dd>
          {view.acceptedAt !== null && (
            <>
              <dt>{say('staff.message.accepted')}</dt>
              <dd class="figure">{desk.short(view.acceptedAt)}</dd>
            </>
          )}
          <dt>{say('staff.message.attempts')}</dt>
          <dd class="figure">{view.attempts}</dd>
          {error && (
            <>
              <dt>{say('staff.message.error')}</dt>
              <dd class="late">{error.slice(0, 500)}</dd>
            </>
          )}
        </dl>
        {sent ? (
          <>
            <MailFrame html={sent.html} title={sent.subject} />
            <details class="fold">
              <summary>{say('staff.message.text')}</summary>
              <pre>{sent.text}</pre>
            </details>
            <details class="fold">
              <summary>{say('staff.message.headers')}</summary>
              <pre>
                {Object.entries(sent.headers)
                  .map(([name, value]) => `${name}: ${value}`)
                  .join('\n')}
                {`\nSHA-256: ${view.sha256}`}
              </pre>
            </details>
          </>
        ) : (
          <p class="soft">{say(kind === 'confirm' ? 'staff.message.theirs' : 'staff.message.gone')}</p>
        )}
      </div>
    </Frame>
  )
}
