/** The inbox: every mail the app sent, to be read as its recipient would. */
import { Hono } from 'hono'
import { missing, moment, page } from '../look/page.tsx'
import { postOffice, type World } from '../world.ts'
import { addressOf } from './mail.ts'
import type { StoredMail } from './post-office.ts'
import { deliver } from './receiving.ts'
import { composeReply, repliers } from './reply.ts'

export const inbox = new Hono<{ Bindings: World }>()

const pageSize = 50

const tones: Record<string, string> = { delivered: 'kept', bounced: 'late', complained: 'late', suppressed: 'late' }

const Entry = ({ mail }: { readonly mail: StoredMail }) => (
  <li>
    <a class="entry" href={`/inbox/${mail.id}`}>
      <span class="soft small">{mail.to.join(', ')}</span>
      <h3>{mail.subject}</h3>
      <time class="soft small figure" datetime={mail.at}>
        {moment(mail.at)}
      </time>
    </a>
  </li>
)

const Empty = ({ to }: { readonly to: string }) => (
  <section class="sheet empty">
    <h2>{to === '' ? 'No mail yet' : `No mail to ${to} yet`}</h2>
    <p>
      Every mail Amends sends lands here instead of in someone’s mailbox, newest first: acknowledgements, offers, bonus
      codes, letters, reminders.
    </p>
    <a class="button" href="/shop">
      Raise a complaint in the shop
    </a>
  </section>
)

inbox.get('/inbox', async (c) => {
  const to = c.req.query('to')?.trim() ?? ''
  const before = Number(c.req.query('before') ?? Number.NaN)
  const { items, next } = await postOffice(c.env).mails(to, pageSize, Number.isSafeInteger(before) ? before : null)
  return page(c, {
    title: to === '' ? 'Inbox' : `Inbox: ${to}`,
    room: 'inbox',
    children: (
      <div class="stack wide">
        <div>
          <h1>Inbox</h1>
          <p class="lead">What the customers and the staff received. Nothing here left this machine.</p>
        </div>
        <form class="row" method="get" action="/inbox">
          <input
            type="search"
            name="to"
            value={to}
            aria-label="Recipient"
            placeholder="Part of an address"
            style="max-width: 22rem"
          />
          <button class="quiet" type="submit">
            Show their mail
          </button>
          {to !== '' && <a href="/inbox">All mail</a>}
        </form>
        {items.length === 0 ? (
          <Empty to={to} />
        ) : (
          <ul class="list mails sheet" style="padding: 0">
            {items.map((mail) => (
              <Entry key={mail.id} mail={mail} />
            ))}
          </ul>
        )}
        {next !== null && <a href={`/inbox?${new URLSearchParams({ to, before: String(next) })}`}>Older mail</a>}
      </div>
    ),
  })
})

/** Mail captured, newest first; the shape is part of the outside contract. Sent in pieces, however many there are. */
inbox.get('/inbox.json', (c) => {
  const office = postOffice(c.env)
  const to = c.req.query('to')?.trim() ?? ''
  const encoder = new TextEncoder()
  let before: number | null = null
  let first = true
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { items, next }: { items: StoredMail[]; next: number | null } = await office.mails(to, pageSize, before)
      const text = items.map((mail) => JSON.stringify(mail)).join(',')
      controller.enqueue(encoder.encode(`${first ? '[' : text === '' ? '' : ','}${text}${next === null ? ']' : ''}`))
      first = false
      before = next
      if (next === null) controller.close()
    },
  })
  return c.body(body, 200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
})

/** The text part with its addresses made links. */
const Linked = ({ text }: { readonly text: string }) => (
  <pre style="max-height: none">
    {text.split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/).map((part, index) =>
      index % 2 === 1 ? (
        <a key={part} href={part} target="_blank" rel="noreferrer">
          {part}
        </a>
      ) : (
        part
      ),
    )}
  </pre>
)

const Headers = ({ mail }: { readonly mail: StoredMail }) => {
  const rows = [
    ['From', mail.from],
    ['To', mail.to.join(', ')],
    ['Reply-To', mail.replyTo.join(', ')],
    ...Object.entries(mail.headers),
    ['Idempotency-Key', mail.idempotencyKey ?? ''],
    ['Tags', mail.tags.map((tag) => `${tag.name}=${tag.value}`).join(', ')],
    ['Resend id', mail.id],
  ]
  return (
    <dl class="facts small">
      {rows
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </>
        ))}
    </dl>
  )
}

const Reply = ({ mail, said }: { readonly mail: StoredMail; readonly said: string | null }) => (
  <section class="sheet stack" aria-labelledby="reply">
    <h2 id="reply">Reply</h2>
    {said !== null && <p role="status">{said}</p>}
    <form class="stack" method="post" action={`/inbox/${mail.id}/reply`}>
      <label class="stack">
        From
        <input type="email" name="from" value={mail.to[0] ?? ''} required />
      </label>
      <label class="stack">
        Message
        <textarea name="text" rows={5} required />
      </label>
      <label class="stack">
        Written by
        <select name="by">
          <option value="person">The person</option>
          <option value="vacation">Their answering machine</option>
        </select>
      </label>
      <div>
        <button type="submit">Send the reply</button>
      </div>
    </form>
  </section>
)

inbox.post('/inbox/:id/reply', async (c) => {
  const mail = await postOffice(c.env).mail(c.req.param('id'))
  if (!mail) return missing(c, 'No such mail')
  const form = await c.req.formData()
  const field = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value.trim() : ''
  }
  const from = addressOf(field('from'))
  const by = repliers.find((one) => one === field('by')) ?? 'person'
  const text = field('text').slice(0, 20_000)
  const { said } =
    from === null || text === ''
      ? { said: 'not sent: it needs an address and a few words' }
      : await deliver(c.env, composeReply(mail, { from, text, by }))
  const answered = said.startsWith('200') ? 'Sent. It reached Amends.' : `Amends answered: ${said.slice(0, 120)}`
  return c.redirect(`/inbox/${mail.id}?${new URLSearchParams({ said: answered })}#reply`, 303)
})

inbox.get('/inbox/:id', async (c) => {
  const mail = await postOffice(c.env).mail(c.req.param('id'))
  if (!mail) return missing(c, 'No such mail')
  const sender = mail.from.replace(/\s*<.*$/, '') || mail.from
  return page(c, {
    title: mail.subject,
    room: 'inbox',
    children: (
      <div class="stack wide">
        <div class="stack">
          <a href={`/inbox?${new URLSearchParams({ to: mail.to[0] ?? '' })}`}>All mail to {mail.to[0]}</a>
          <h1>{mail.subject}</h1>
          <p class="soft row">
            <span>
              {sender} to {mail.to.join(', ')}, {moment(mail.at)}
            </span>
            <span class={`chip ${tones[mail.lastEvent] ?? ''}`}>{mail.lastEvent}</span>
          </p>
        </div>
        {mail.html !== null && (
          // The mail may not run scripts; its links open in a tab of their own, free of the sandbox.
          <iframe
            class="mail"
            title="The mail as its recipient sees it"
            sandbox="allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"
            srcdoc={`<base target="_blank">${mail.html}`}
          />
        )}
        <details>
          <summary>Headers</summary>
          <Headers mail={mail} />
        </details>
        {mail.text !== null && (
          <details open={mail.html === null}>
            <summary>Text part</summary>
            <Linked text={mail.text} />
          </details>
        )}
        <Reply mail={mail} said={c.req.query('said') ?? null} />
      </div>
    ),
  })
})
