/** A person's mail program: mail as it is written, and the two doors it comes through. */
import { createExecutionContext, env, SELF, waitOnExecutionContext } from 'cloudflare:test'
import { randomUUID } from 'node:crypto'
import worker from '../../workers/index.ts'
import { type CapturedMail, origin, signed, type TestShop } from '../harness/shop.ts'

export const careOf = (shop: TestShop): string => `care@${shop.id}.test`

export interface Letter {
  readonly from: string
  readonly to: string
  readonly subject?: string
  readonly text?: string
  readonly id?: string
  readonly references?: readonly string[]
  /** More header lines. */
  readonly head?: readonly string[]
}

export function mime({
  from,
  to,
  subject = 'Hello',
  text = 'The bag is torn.',
  id,
  references,
  head = [],
}: Letter): string {
  return [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${/^[\x20-\x7e]*$/.test(subject) ? subject : `=?utf-8?B?${Buffer.from(subject).toString('base64')}?=`}`,
    `Message-ID: ${id ?? `<${randomUUID()}@mail.example>`}`,
    ...(references?.length ? [`In-Reply-To: ${references.at(-1)}`, `References: ${references.join(' ')}`] : []),
    ...head,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(text).toString('base64'),
    '',
  ].join('\r\n')
}

/** What a mail program writes back into the thread of a mail of ours. */
export const replyTo = (mail: CapturedMail, more: Partial<Letter> = {}): Letter => ({
  from: mail.to[0] ?? '',
  to: /<([^>]+)>/.exec(mail.from)?.[1] ?? mail.from,
  subject: `Re: ${mail.subject}`,
  references: [mail.headers.References ?? '', '<0102018f@eu-west-1.amazonses.com>'],
  ...more,
})

/** By Cloudflare Email Routing. The reason when it was refused. */
export async function route(raw: string | Uint8Array, envelope: { from: string; to: string }): Promise<string | null> {
  let refused: string | null = null
  const context = createExecutionContext()
  const bytes = typeof raw === 'string' ? new TextEncoder().encode(raw) : raw
  const message = {
    ...envelope,
    headers: new Headers(),
    raw: new Blob([bytes.slice()]).stream(),
    rawSize: bytes.length,
    canBeForwarded: false,
    setReject(reason: string) {
      refused = reason
    },
    forward: () => Promise.reject(new Error('nothing is forwarded')),
    reply: () => Promise.reject(new Error('nothing is answered here')),
  }
  await worker.email(message, env, context)
  await waitOnExecutionContext(context)
  return refused
}

export const send = (letter: Letter): Promise<string | null> =>
  route(mime(letter), { from: /<([^>]+)>/.exec(letter.from)?.[1] ?? letter.from, to: letter.to })

/** By Resend: the bytes to the stand-in, its notice to the app. */
export async function notice(raw: string, id: string = randomUUID(), secret?: string) {
  const kept = await fetch('http://world.test/received', { method: 'POST', body: raw })
  const { notice: body } = await kept.json<{ notice: string }>()
  return { body, ...(await tell(body, id, secret)) }
}

export async function tell(body: string, id: string = randomUUID(), secret?: string) {
  const headers = Object.fromEntries(
    Object.entries(signed(body, id, secret)).map(([name, value]) => [name.replace('webhook-', 'svix-'), value]),
  )
  const answer = await SELF.fetch(`${origin}/webhooks/resend`, { method: 'POST', headers, body })
  return { http: answer.status, ...(await answer.json<{ status: string }>()) }
}

/** Complaints of a shop that mail opened, oldest first. */
export const opened = async (shop: TestShop) =>
  (
    await env.DB.prepare("select * from complaints where shop = ? and source = 'mail' order by received_at, id")
      .bind(shop.id)
      .all<{
        id: string
        text: string
        customer: string | null
        channel: string
        locale: string
        order_id: string | null
      }>()
  ).results

export const deliveriesOf = async (shop: TestShop) =>
  (
    await env.DB.prepare("select * from deliveries where shop = ? and source = 'mail' order by received_at, id")
      .bind(shop.id)
      .all<{ event: string; status: string; complaint: string | null; facts: string }>()
  ).results
