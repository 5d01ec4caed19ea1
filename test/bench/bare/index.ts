/**
 * What Amends is compared with: no rules, no library, no faults in mind. Step `store` checks the signature and writes four
 * rows in one batch; `mail` also sends a mail straight after the answer; `workflow` also starts an instance before it.
 */
import { WorkflowEntrypoint } from 'cloudflare:workers'

interface Bindings {
  readonly DB: D1Database
  readonly FLOW: Workflow
  readonly STEP: 'store' | 'mail' | 'workflow'
  readonly SECRET: string
  readonly MAIL_URL: string
}

interface Posted {
  readonly data: { readonly id: string; readonly text: string; readonly customer: { readonly email: string } }
}

export class Empty extends WorkflowEntrypoint {
  override async run(): Promise<void> {}
}

const tables = [
  'create table if not exists deliveries (id text primary key, body text not null, at integer not null) strict',
  'create table if not exists complaints (id text primary key, email text not null, text text not null, at integer not null) strict',
  'create table if not exists promises (complaint text primary key, due_at integer not null) strict',
  'create table if not exists timeline (id integer primary key, complaint text not null, event text not null, at integer not null) strict',
]

async function isAuthentic(request: Request, body: string, secret: string): Promise<boolean> {
  const bytes = Uint8Array.fromBase64(secret.slice('whsec_'.length))
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify'])
  const { id, timestamp, signature } = Object.fromEntries(
    ['id', 'timestamp', 'signature'].map((name) => [name, request.headers.get(`webhook-${name}`) ?? '']),
  )
  const given = Uint8Array.fromBase64(signature?.slice('v1,'.length) ?? '')
  return crypto.subtle.verify('HMAC', key, given, new TextEncoder().encode(`${id}.${timestamp}.${body}`))
}

async function sendMail(env: Bindings, complaint: string, to: string): Promise<void> {
  const answer = await fetch(`${env.MAIL_URL}/emails`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer re_bench', 'idempotency-key': complaint },
    body: JSON.stringify({
      from: 'care@shop.example',
      to: [to],
      subject: 'We are sorry',
      text: 'We will answer soon.',
    }),
  })
  await answer.arrayBuffer()
}

export default {
  async fetch(request, env, context) {
    if (new URL(request.url).pathname === '/healthz') {
      await env.DB.batch(tables.map((sql) => env.DB.prepare(sql)))
      return Response.json({ ok: true })
    }
    const body = await request.text()
    if (!(await isAuthentic(request, body, env.SECRET)))
      return Response.json({ status: 'unauthorized' }, { status: 401 })
    const { data } = JSON.parse(body) as Posted
    const now = Date.now()
    const complaint = `cmp_${crypto.randomUUID()}`
    await env.DB.batch([
      env.DB.prepare('insert into deliveries values (?, ?, ?)').bind(request.headers.get('webhook-id'), body, now),
      env.DB.prepare('insert into complaints values (?, ?, ?, ?)').bind(complaint, data.customer.email, data.text, now),
      env.DB.prepare('insert into promises values (?, ?)').bind(complaint, now + 3_600_000),
      env.DB.prepare("insert into timeline (complaint, event, at) values (?, 'opened', ?)").bind(complaint, now),
    ])
    if (env.STEP === 'workflow') await env.FLOW.create({ id: complaint })
    if (env.STEP !== 'store') context.waitUntil(sendMail(env, complaint, data.customer.email))
    return Response.json({ status: 'opened', complaint })
  },
} satisfies ExportedHandler<Bindings>
