import { beforeAll, expect, test } from 'vitest'
import type { Role } from '../../domain/complaint.ts'
import { advance, eventually, findings, inbox, openShop, signIn, type TestShop } from '../harness/shop.ts'
import { formOf, send, visit } from './admin-browser.ts'
import { api } from './api.ts'
import { count, one, open, press, type Visitor, visitor } from './customer-page.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await openShop()
})

interface Shown {
  readonly version: number
  readonly status: string
  readonly outcome: string | null
  readonly offers: readonly { readonly remedies: readonly { readonly id: string; readonly kind: string }[] }[]
  readonly requests: readonly { readonly id: string; readonly state: string }[]
}

const shownTo = async (role: Role, complaint: string) =>
  (await api<Shown>('GET', `/v1/complaints/${complaint}`, await signIn(shop.staff[role]))).body

async function act(role: Role, complaint: string, action: Readonly<Record<string, unknown>>): Promise<number> {
  const { version } = await shownTo(role, complaint)
  const path = `/v1/complaints/${complaint}/actions`
  return (await api('POST', path, await signIn(shop.staff[role]), { version, ...action })).status
}

/** A customer who has told us what would be right, and whose proposal a person has on the table. */
async function proposer(amount: string): Promise<Visitor> {
  const ana = await visitor(shop)
  await press(ana, 'proposal', { text: 'Half of it back, please.', amount })
  await eventually(
    async () => (await count("tasks where complaint = ?1 and kind = 'reply-to-proposal'", ana.complaint)) === 1,
  )
  return ana
}

const mailWith = (to: string, subject: RegExp) =>
  eventually(async () => (await inbox(to)).find((mail) => subject.test(mail.subject)))

test('a counter-offer comes in one mail and is taken with one click; a second one is refused and not offered', async () => {
  const ana = await proposer('9000.00')
  expect(
    await act('agent', ana.complaint, {
      action: 'answer-proposal',
      decision: 'counter',
      text: 'This much we can do.',
      amount: '4500.00',
    }),
  ).toBe(200)
  const mail = await mailWith(ana.email, /our answer to your proposal/i)
  expect(mail.text).toContain('This much we can do.')
  expect(mail.text.replaceAll('\u00a0', ' ')).toContain('4,500.00 MDL')
  expect(await count("outbox where complaint = ?1 and kind = 'reply'", ana.complaint)).toBe(0)

  const page = await (await open(ana.link)).text()
  expect(page).toContain('It stands first among the ways below')
  await press(ana, 'proposal', { text: 'A little more?', amount: '5000.00' })
  expect(
    await act('agent', ana.complaint, {
      action: 'answer-proposal',
      decision: 'counter',
      text: 'No',
      amount: '4600.00',
    }),
  ).toBe(409)
  const staffPage = await visit(shop.staff.agent, `/admin/complaints/${ana.complaint}`)
  expect(staffPage.html).not.toContain('value="counter"')
  expect(
    await act('agent', ana.complaint, { action: 'answer-proposal', decision: 'decline', why: 'more-than-failed' }),
  ).toBe(200)

  const { offers } = await shownTo('agent', ana.complaint)
  const ours = offers.at(-1)?.remedies[0]
  expect(ours?.kind).toBe('partial-refund')
  expect((await press(ana, 'choice', { remedy: ours?.id ?? '' })).status).toBe(303)
  await advance('PT11M')
  expect(await one("select minor from ledger where complaint = ?1 and entry = 'fix'", ana.complaint)).toEqual({
    minor: 450_000,
  })
  expect(await findings()).toEqual([])
})

test('a declined proposal names the reason, the ways, who looks anew and by when, in the mail and on the page', async () => {
  const ana = await proposer('19000.00')
  const form = formOf(await visit(shop.staff.agent, `/admin/complaints/${ana.complaint}`), 'answer-proposal')
  const fields = { ...form, decision: 'decline', why: 'more-than-failed', amount: '19000', text: '' }
  expect((await send(shop.staff.agent, `/admin/complaints/${ana.complaint}/actions`, fields)).status).toBe(303)
  const mail = await mailWith(ana.email, /our answer to your proposal/i)
  for (const said of [
    'It is more than what went wrong',
    'These ways are still open',
    'oleg takes a second look',
    'within 1 working day',
    'free delivery of your next order',
  ]) {
    expect(mail.text.replaceAll('\u00a0', ' '), said).toContain(said)
  }
  const page = (await (await open(ana.link)).text()).replaceAll('\u00a0', ' ')
  expect(page).toContain('It is more than what went wrong')
  expect(page).toContain('oleg takes a second look')
  expect(page).toContain('name="remedy"')

  await press(ana, 'proposal', { text: 'Please look again.' })
  const task = await eventually(async () =>
    one<{ owner: string }>(
      "select owner from tasks where complaint = ?1 and kind = 'reply-to-proposal' and state = 'open'",
      ana.complaint,
    ),
  )
  expect(task.owner).toBe(shop.staff.lead)
  expect(await findings()).toEqual([])
})

test('a complaint is closed as declined only with its letter, and the small sum in it can be used', async () => {
  const ana = await visitor(shop)
  expect(
    await act('agent', ana.complaint, {
      action: 'close',
      outcome: 'declined',
      reason: 'Not ours',
      why: 'not-our-order',
    }),
  ).toBe(403)
  expect(await act('lead', ana.complaint, { action: 'close', outcome: 'declined', reason: 'x', why: 'wear' })).toBe(422)
  expect(
    await act('lead', ana.complaint, {
      action: 'close',
      outcome: 'declined',
      reason: 'Searched thrice',
      why: 'not-our-order',
    }),
  ).toBe(200)
  const mail = await mailWith(ana.email, /our answer and the reasons/i)
  const code = /\b[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){3}\b/.exec(mail.text)?.[0]
  expect(code).toBeDefined()
  expect(mail.text).not.toContain('Searched thrice')
  expect(await shownTo('lead', ana.complaint)).toMatchObject({ status: 'closed', outcome: 'declined' })
  expect(await (await open(ana.link)).text()).toContain('Our reason: We looked for this order')
  expect(await count("codes where complaint = ?1 and minor = 10000 and state = 'issued'", ana.complaint)).toBe(1)
  expect(await findings()).toEqual([])
})

test('fifty refusals at once send one letter and mint one code', async () => {
  const ana = await visitor(shop)
  const { version } = await shownTo('lead', ana.complaint)
  const headers = await signIn(shop.staff.lead)
  const action = { action: 'close', outcome: 'declined', reason: 'Searched', why: 'no-proof', version }
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => api('POST', `/v1/complaints/${ana.complaint}/actions`, headers, action)),
  )
  expect(
    answers
      .map(({ status }) => status)
      .sort()
      .slice(0, 2),
  ).toEqual([200, 409])
  await mailWith(ana.email, /our answer and the reasons/i)
  expect(await count("outbox where complaint = ?1 and kind = 'decline'", ana.complaint)).toBe(1)
  expect(await count('codes where complaint = ?1', ana.complaint)).toBe(1)
  expect(await findings()).toEqual([])
})

test('after parting a customer is promised no news, and keeps every promise', async () => {
  const ana = await visitor(shop)
  expect(await act('agent', ana.complaint, { action: 'end-relation', reason: 'Threats' })).toBe(403)
  expect(await act('lead', ana.complaint, { action: 'end-relation', reason: 'Threats' })).toBe(200)
  const mail = await mailWith(ana.email, /a word from us/i)
  expect(mail.text).toContain('Everything we promised you still holds')
  expect(mail.text).not.toContain('Threats')
  expect(
    await one(
      'select u.promotions, u.departed_at is not null as gone, c.closed_at from customers u join complaints c on c.customer = u.id where c.id = ?1',
      ana.complaint,
    ),
  ).toEqual({ promotions: 'unsubscribed', gone: 1, closed_at: null })
  expect(await count("consents where source = 'relation-ended:' || ?1", ana.complaint)).toBe(1)
  const page = await visit(shop.staff.lead, `/admin/complaints/${ana.complaint}`)
  expect(page.html).toContain('We have parted with this customer')
  expect(await findings()).toEqual([])
})

test('what is usual is what this shop has really paid in such cases', async () => {
  const own = await openShop()
  for (let i = 0; i < 5; i++) {
    const ana = await visitor(own)
    await press(ana, 'proposal', { text: 'Something back', amount: `${2000 + i * 500}.00` })
    const staff = await signIn(own.staff.lead)
    const { body } = await api<Shown>('GET', `/v1/complaints/${ana.complaint}`, staff)
    const action = { action: 'answer-proposal', decision: 'accept', version: body.version }
    expect((await api('POST', `/v1/complaints/${ana.complaint}/actions`, staff, action)).status).toBe(200)
    const before = await visitor(own)
    const page = (await (await open(before.link)).text()).replaceAll('\u00a0', ' ')
    expect(page.includes('In the last 5 cases like this')).toBe(i === 4)
    if (i === 4) expect(page).toContain('from 10% to 20% of the order. In the middle: 15%, for yours 3,000.00 MDL')
  }
})
