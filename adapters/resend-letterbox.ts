/**
 * Mail to us, fetched at Resend: its webhook carries no words. The API names a signed address of the bytes as they came;
 * they are read by the same reader as mail through any other door.
 * https://resend.com/docs/api-reference/emails/retrieve-received-email
 */
import { z } from 'zod'
import { firstBytes, mailCapBytes } from '../workflows/first-bytes.ts'
import type { Letterbox, NotFound } from '../workflows/ports.ts'

const deadlineMs = 8_000
const apiCapBytes = 4 * 1024 * 1024

const receivedSchema = z.object({
  from: z.string(),
  to: z.array(z.string()),
  received_for: z.array(z.string()).nullish(),
  subject: z.string().nullish(),
  message_id: z.string().nullish(),
  text: z.string().nullish(),
  html: z.string().nullish(),
  headers: z.record(z.string(), z.unknown()).nullish(),
  raw: z.object({ download_url: z.url() }).nullish(),
})
type Received = z.infer<typeof receivedSchema>

const later = (why: string): NotFound => ({ kind: 'later', why })

const oneLine = (text: string): string => text.replace(/[\r\n]+/g, ' ')

/** A mail put together again from its parts, where Resend kept no raw copy. */
function rebuilt({ from, to, subject, message_id: id, text, html, headers }: Received): Uint8Array {
  const kept = Object.entries(headers ?? {}).filter(
    ([name, value]) => typeof value === 'string' && /^[\w-]+$/.test(name) && !/^(?:content-|mime-version)/i.test(name),
  )
  const known = new Set(kept.map(([name]) => name.toLowerCase()))
  const own = Object.entries({ From: from, To: to.join(', '), Subject: subject ?? '', 'Message-ID': id ?? '' })
  const lines = [...kept, ...own.filter(([name, value]) => value !== '' && !known.has(name.toLowerCase()))]
  const body = Buffer.from(text ?? html ?? '').toString('base64')
  return Buffer.from(
    [
      ...lines.map(([name, value]) => `${name}: ${oneLine(String(value))}`),
      `Content-Type: text/${text == null && html != null ? 'html' : 'plain'}; charset=utf-8`,
      'Content-Transfer-Encoding: base64',
      '',
      body,
    ].join('\r\n'),
  )
}

/** The address is given by the API over TLS; it carries its own signature and is asked without our key. */
async function download(url: string, plainAllowed: boolean): Promise<Uint8Array | null> {
  if (!url.startsWith('https://') && !plainAllowed) return null
  const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(deadlineMs) })
  return answer.ok ? firstBytes(answer.body, mailCapBytes) : null
}

/** Without a key nothing can be fetched: asked again later, when one may be set. */
export function resendLetterbox(apiKey: string | null, baseUrl: string | null): Letterbox {
  const base = baseUrl ?? 'https://api.resend.com'
  return {
    async fetch(id) {
      if (!apiKey) return later('RESEND_API_KEY is not set')
      if (!/^[\w-]{1,64}$/.test(id)) return { kind: 'unknown', why: 'no id of a mail' }
      try {
        const answer = await fetch(`${base}/emails/receiving/${id}`, {
          headers: { authorization: `Bearer ${apiKey}`, accept: 'application/json' },
          redirect: 'manual',
          signal: AbortSignal.timeout(deadlineMs),
        })
        const body = await firstBytes(answer.body, apiCapBytes)
        // Also 404: the notice may be quicker than the API behind it.
        if (!answer.ok) return later(`answered ${answer.status}`)
        const received = receivedSchema.safeParse(JSON.parse(new TextDecoder().decode(body)))
        if (!received.success) return later('the answer could not be read')
        const url = received.data.raw?.download_url
        const recipients = [...(received.data.received_for ?? []), ...received.data.to]
        if (!url) return { kind: 'found', raw: rebuilt(received.data), recipients }
        const raw = await download(url, base.startsWith('http://'))
        return raw ? { kind: 'found', raw, recipients } : later('the mail itself could not be fetched')
      } catch (error) {
        return later(error instanceof Error ? error.name : 'unknown')
      }
    },
  }
}
