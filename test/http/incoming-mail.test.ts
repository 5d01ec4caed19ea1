import { env } from 'cloudflare:test'
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { acknowledged, advance, complain, eventually, findings, inbox, openShop, owner } from '../harness/shop.ts'
import { careOf, deliveriesOf, mime, notice, opened, replyTo, route, send } from './letters.ts'
import { actAs } from './letters-staff.ts'

const firstMail = async (complaint: string, email: string) => {
  await acknowledged(complaint)
  const [mail] = await inbox(email)
  if (!mail) throw new Error('no acknowledgement')
  return mail
}

const tasks = async (complaint: string) =>
  (
    await env.DB.prepare("select key, state, about from tasks where complaint = ? and kind = 'reply' order by due_at")
      .bind(complaint)
      .all<{ key: string; state: string; about: string }>()
  ).results

const wrote = async (complaint: string) =>
  (
    await env.DB.prepare(
      "select actor, public, about from timeline where complaint = ? and event = 'wrote' order by id",
    )
      .bind(complaint)
      .all<{ actor: string; public: number; about: string }>()
  ).results

const stranger = () => `ion-${randomUUID().slice(0, 8)}@example.com`

it('a reply joins its complaint, whatever its subject says, and becomes a person’s task', async () => {
  const shop = await openShop()
  const { complaint, email } = await complain(shop)
  const mail = await firstMail(complaint, email)
  expect(
    await send(
      replyTo(mail, {
        subject: 'something else',
        text: 'The strap is torn too.\n\nOn Fri, Maria <a@b.c> wrote:\n> Hello',
      }),
    ),
  ).toBeNull()
  expect(await opened(shop)).toEqual([])
  const [delivery] = await deliveriesOf(shop)
  expect(delivery).toMatchObject({ status: 'joined', complaint })
  expect(JSON.parse(delivery?.facts ?? '')).toMatchObject({
    text: 'The strap is torn too.',
    whole: expect.stringContaining('> Hello'),
  })
  expect(await wrote(complaint)).toMatchObject([{ actor: 'customer', public: 1 }])
  expect(await tasks(complaint)).toMatchObject([{ state: 'open' }])
  // The full answer is promised already: no second mail says the same.
  expect(await inbox(email)).toHaveLength(1)
  expect(await findings()).toEqual([])
})

it('who writes once the answer was given hears by when a person answers, and that promise is kept by the answer', async () => {
  const shop = await openShop()
  const { complaint, email } = await complain(shop)
  const mail = await firstMail(complaint, email)
  await advance('P1D')
  const before = (await inbox(email)).length
  await send(replyTo(mail, { text: 'None of these ways is right for me.' }))
  const mails = await inbox(email)
  expect(mails).toHaveLength(before + 1)
  expect(mails.at(-1)?.text).toContain('Your message has reached maria')
  const promise = () =>
    env.DB.prepare("select state from promises where complaint = ? and kind = 'correction'")
      .bind(complaint)
      .first<{ state: string }>()
  expect(await promise()).toEqual({ state: 'open' })
  await actAs(owner, complaint, { action: 'reply', text: 'Which way would be?' })
  expect(await promise()).toMatchObject({ state: 'early' })
  expect(await tasks(complaint)).toMatchObject([{ state: 'done' }])
  await send(replyTo(mail, { text: 'Money back, please.' }))
  expect(await tasks(complaint)).toMatchObject([{ state: 'done' }, { state: 'open' }])
  expect(await findings()).toEqual([])
})

it('two answering machines stop talking to each other: while one mail waits for a person, no second one is confirmed', async () => {
  const shop = await openShop()
  const { complaint, email } = await complain(shop)
  const mail = await firstMail(complaint, email)
  await advance('P1D')
  // A machine that marks nothing, and answers every mail of ours at once.
  let answered = 0
  for (let round = 0; round < 10; round++) {
    const mails = await inbox(email)
    for (const one of mails.slice(answered)) await send(replyTo(one, { text: 'I am a machine and say so nowhere.' }))
    answered = mails.length
  }
  expect(answered).toBeLessThanOrEqual(3)
  expect(await tasks(complaint)).toHaveLength(1)
  expect((await deliveriesOf(shop)).length).toBe(answered)
  expect(mail.headers['Auto-Submitted']).toBe('auto-generated')
  expect(await findings()).toEqual([])
})

it.each([
  ['an answering machine', ['Auto-Submitted: auto-replied']],
  ['a mailing list', ['List-Id: <talk.example>', 'Precedence: list']],
  ['our own mail, redirected', ['X-Amends: v1']],
  ['what the provider takes for spam', ['X-Spam-Flag: YES']],
])('%s is recorded and never answered', async (_, head) => {
  const shop = await openShop()
  const { complaint, email } = await complain(shop)
  const mail = await firstMail(complaint, email)
  await send(replyTo(mail, { head }))
  const from = stranger()
  await send({ from, to: careOf(shop), head })
  await advance('PT2H')
  expect((await deliveriesOf(shop)).map(({ status, complaint: of }) => ({ status, of }))).toEqual([
    { status: 'ignored', of: null },
    { status: 'ignored', of: null },
  ])
  expect(await tasks(complaint)).toEqual([])
  expect(await opened(shop)).toEqual([])
  expect(await inbox(from)).toEqual([])
})

it('a bounce has an empty return path and is recorded; mail of the shop and its people is its own', async () => {
  const shop = await openShop()
  const raw = mime({ from: stranger(), to: careOf(shop) })
  expect(await route(raw, { from: '', to: careOf(shop) })).toBeNull()
  await send({ from: careOf(shop), to: careOf(shop) })
  await send({ from: `Maria <${shop.staff.agent}>`, to: careOf(shop) })
  const kinds = (await deliveriesOf(shop)).map(({ facts }): string => JSON.parse(facts).nothing)
  expect(kinds.sort()).toEqual(['auto-reply', 'own', 'own'])
  expect(await opened(shop)).toEqual([])
})

it('new mail to the shop opens a complaint in the writer’s language; what they typed is not sent back to them', async () => {
  const shop = await openShop()
  const from = stranger()
  await send({
    from: `Ион Руссу <${from}>`,
    to: careOf(shop),
    subject: 'Заказ № 1042',
    text: 'Сумка порвана, смотрите http://evil.example/win',
  })
  const [complaint] = await opened(shop)
  expect(complaint).toMatchObject({ channel: 'email', locale: 'ru', order_id: '1042' })
  expect(complaint?.text).toContain('Сумка порвана')
  await acknowledged(complaint?.id ?? '')
  const [mail] = await inbox(from)
  expect(mail?.subject).toContain('1042')
  expect(`${mail?.html}${mail?.text}`).not.toMatch(/evil|порвана/)
  expect(await findings()).toEqual([])
})

it('a thread is one grievance: its second mail joins, also from another address and by the other door', async () => {
  const shop = await openShop()
  const [from, other] = [stranger(), stranger()]
  const id = `<${randomUUID()}@mail.example>`
  await send({ from, to: careOf(shop), id })
  const [complaint] = await opened(shop)
  const second = mime({ from: other, to: careOf(shop), references: [id], text: 'And the strap.' })
  expect(await notice(second)).toMatchObject({ http: 200, status: 'recorded' })
  await eventually(async () => (await wrote(complaint?.id ?? '')).length === 1)
  // The mailbox is another one than the customer's: it stands there, marked, for the shop's people alone.
  expect(await wrote(complaint?.id ?? '')).toMatchObject([
    { actor: 'source:mail', public: 0, about: expect.stringContaining('"other":1') },
  ])
  expect(await opened(shop)).toHaveLength(1)
  expect(await inbox(other)).toEqual([])
})

it('the same mail twice is once: by one door, by both, at the same time', async () => {
  const shop = await openShop()
  const raw = mime({ from: stranger(), to: careOf(shop) })
  const envelope = { from: 'x@example.com', to: careOf(shop) }
  await Promise.all([route(raw, envelope), route(raw, envelope), notice(raw), route(raw, envelope)])
  await eventually(
    async () =>
      (await env.DB.prepare("select 1 from look_ups where shop = ? and state <> 'open'").bind(shop.id).first()) !==
      null,
  )
  expect(await opened(shop)).toHaveLength(1)
  expect((await deliveriesOf(shop)).map(({ status }) => status).sort()).toEqual(['opened', 'recorded'])
})

it('mail after the complaint was closed opens a new one, and a person takes the second failure', async () => {
  const shop = await openShop()
  const { complaint, email } = await complain(shop)
  const mail = await firstMail(complaint, email)
  await actAs(owner, complaint, { action: 'close', outcome: 'settled', reason: 'done' })
  await send(replyTo(mail, { text: 'It broke again.' }))
  const [again] = await opened(shop)
  expect(again?.text).toContain('It broke again.')
  expect(again?.id).not.toBe(complaint)
  await eventually(async () =>
    env.DB.prepare("select 1 from escalations where complaint = ? and reason = 'second-failure'")
      .bind(again?.id ?? '')
      .first(),
  )
  await send(replyTo(mail, { text: 'And again.' }))
  expect(await opened(shop)).toHaveLength(1)
})

it('a thread nobody proved is not believed: an id alone, a foreign proof, another shop’s', async () => {
  const [shop, neighbour] = [await openShop(), await openShop()]
  const { complaint, email } = await complain(shop)
  const mail = await firstMail(complaint, email)
  const thread = mail.headers.References ?? ''
  const forged = [`<${complaint}@${shop.id}.test>`, thread.replace(/\.[\w-]{27}@/, `.${'A'.repeat(27)}@`)]
  for (const reference of forged) await send({ from: stranger(), to: careOf(shop), references: [reference] })
  expect(await wrote(complaint)).toEqual([])
  expect(await opened(shop)).toHaveLength(2)
  // A true proof leads to its own shop, whatever address it is sent to.
  await send({ from: email, to: careOf(neighbour), references: [thread] })
  expect(await opened(neighbour)).toEqual([])
  expect(await wrote(complaint)).toHaveLength(1)
})

it('a reply whose mail program lost the thread is known by who wrote it', async () => {
  const shop = await openShop()
  const { complaint, email } = await complain(shop)
  const mail = await firstMail(complaint, email)
  await send(replyTo(mail, { references: ['<0102018f@eu-west-1.amazonses.com>'] }))
  expect(await wrote(complaint)).toHaveLength(1)
})

it('an address its own domain disowns is not written to: a person looks', async () => {
  const shop = await openShop()
  const { complaint, email } = await complain(shop)
  await acknowledged(complaint)
  await send({
    from: email,
    to: careOf(shop),
    head: ['Authentication-Results: mx.example; spf=fail; dmarc=fail'],
    text: 'Send the money elsewhere',
  })
  expect(await wrote(complaint)).toEqual([])
  const [forged] = await opened(shop)
  expect(forged).toMatchObject({ customer: null, text: expect.stringContaining(email) })
  await eventually(async () =>
    env.DB.prepare("select 1 from tasks where complaint = ? and key = 'contact'")
      .bind(forged?.id ?? '')
      .first(),
  )
  expect(await inbox(email)).toHaveLength(1)
})

it('beyond five mails an hour from one mailbox nothing is opened or woken, everything is kept, and one alarm stands', async () => {
  const shop = await openShop()
  const from = stranger()
  for (let i = 0; i < 8; i++)
    await send({ from, to: careOf(shop), subject: `Order X-${i}00`, text: `Order X-${i}00 is torn` })
  expect(await opened(shop)).toHaveLength(5)
  expect((await deliveriesOf(shop)).filter(({ status }) => status === 'ignored')).toHaveLength(3)
  const alarms = await env.DB.prepare("select key from alarms where shop = ? and key like 'cap-reached:mail:%'")
    .bind(shop.id)
    .all()
  expect(alarms.results).toHaveLength(1)
  await advance('PT61M')
  await send({ from, to: careOf(shop), subject: 'Order X-900', text: 'Order X-900 is torn' })
  expect(await opened(shop)).toHaveLength(6)
})

it('a word of thanks is threaded, and troubles nobody', async () => {
  const shop = await openShop()
  const { complaint, email } = await complain(shop)
  const mail = await firstMail(complaint, email)
  await send(replyTo(mail, { text: 'Thank you!' }))
  expect(await wrote(complaint)).toHaveLength(1)
  expect(await tasks(complaint)).toEqual([])
  await send({ from: stranger(), to: careOf(shop), text: 'Thanks a lot!' })
  expect(await opened(shop)).toEqual([])
})

it('mail to nobody here is refused, and nothing is kept', async () => {
  expect(await send({ from: stranger(), to: `nobody@${randomUUID()}.test` })).toBe('There is no such mailbox here')
})

it('staff who have the page open see that the customer wrote before they act', async () => {
  const shop = await openShop()
  const { complaint, email } = await complain(shop)
  const mail = await firstMail(complaint, email)
  const stale = await actAs(owner, complaint, { action: 'note', text: 'calm' })
  await send(replyTo(mail))
  expect(await actAs(owner, complaint, { action: 'reply', text: 'Hello', version: stale.version })).toMatchObject({
    http: 409,
  })
})
