/** Mail out through Resend. Its SDK never throws on an API error, so every answer is read here and nowhere else. */
import { Resend } from 'resend'
import { z } from 'zod'
import type { Attempt, Mailer } from '../workflows/ports.ts'

/** The bytes of an outbox row: what Resend's API is sent, no more and no less. */
export const mailPayload = z.object({
  from: z.string(),
  to: z.array(z.string()),
  replyTo: z.string(),
  subject: z.string(),
  html: z.string(),
  text: z.string(),
  headers: z.record(z.string(), z.string()),
  tags: z.array(z.object({ name: z.string(), value: z.string() })),
})
export type MailPayload = z.infer<typeof mailPayload>

/**
 * Which answers may be tried again under the same key and bytes: https://resend.com/docs/api-reference/errors.
 * A 409 for other bytes means that the key was used before: never send again, a person looks.
 */
const refused = new Set([400, 401, 403, 404, 405, 422, 451])

/** Null settings mean that no mail can leave: each attempt says so and is tried again later. */
export function resendMailer(apiKey: string | null, baseUrl: string | null): Mailer {
  const client = apiKey ? new Resend(apiKey, baseUrl ? { baseUrl } : {}) : null
  return {
    async send(payload, key): Promise<Attempt> {
      if (!client) return { result: 'retry', error: 'RESEND_API_KEY is not set', afterMs: null }
      try {
        const mail = mailPayload.parse(JSON.parse(payload))
        const { data, error, headers } = await client.emails.send(mail, { idempotencyKey: key })
        if (data) return { result: 'accepted', providerId: data.id }
        const status = error?.statusCode ?? null
        const message = `${status ?? 'no answer'} ${error?.name ?? ''}: ${error?.message ?? ''}`
        if (error?.name === 'invalid_idempotent_request') return { result: 'refused', error: message }
        if (status !== null && refused.has(status)) return { result: 'refused', error: message }
        const after = Number(headers?.['retry-after'])
        return { result: 'retry', error: message, afterMs: Number.isFinite(after) && after > 0 ? after * 1000 : null }
      } catch (error) {
        return { result: 'retry', error: error instanceof Error ? error.message : 'unknown', afterMs: null }
      }
    },
  }
}
