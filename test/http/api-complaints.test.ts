import { env } from 'cloudflare:test'
import { beforeAll, expect, it } from 'vitest'
import { complaintShape, messageShape } from '../../workers/v1/shapes.ts'
import {
  acknowledged,
  complain,
  eventually,
  findings,
  mailRow,
  openShop,
  signIn,
  type TestShop,
} from '../harness/shop.ts'
import { api, issuedCode, newKey, type Refused } from './api.ts'

let shop: TestShop
let key: Record<string, string>

beforeAll(async () => {
  shop = await openShop()
  key = await newKey(shop)
})

interface Full {
  readonly id: string
  readonly version: number
  readonly status: string
  readonly stage: string
  readonly owner: string | null
  readonly promises: readonly { readonly kind: string; readonly statedAs: string; readonly state: string }[]
  readonly offers: readonly { readonly round: number; readonly remedies: readonly { readonly title: string }[] }[]
  readonly messages: readonly { readonly id: string; readonly kind: string }[]
  readonly replies: readonly { readonly kind: string; readonly text: string }[]
  readonly timeline: readonly { readonly event: string; readonly text: string }[]
  readonly next: readonly { readonly move: string; readonly dueAt: string }[]
}

const raise = async (about: Parameters<typeof complain>[1] = {}) => {
  const raised = await complain(shop, about)
  await acknowledged(raised.complaint)
  return raised
}
const read = async (id: string, headers = key) => (await api<Full>('GET', `/v1/complaints/${id}`, headers)).body
const act = async <Body = Full>(role: keyof TestShop['staff'], id: string, action: Record<string, unknown>) =>
  api<Body>('POST', `/v1/complaints/${id}/actions`, await signIn(shop.staff[role]), action)

it('a complaint shows everything known, in the shape the document promises', async () => {
  const { complaint } = await raise()
  const { status, body } = await api<Full>('GET', `/v1/complaints/${complaint}`, key)
  expect(status).toBe(200)
  const checked = complaintShape.strict().safeParse(body)
  expect(checked.error?.issues ?? []).toEqual([])
  expect(body.promises.map(({ kind, state }) => `${kind} ${state}`)).toEqual(
    expect.arrayContaining(['acknowledgement early', 'answer open']),
  )
  expect(body.promises.find(({ kind }) => kind === 'answer')?.statedAs).toMatch(/by/)
  expect(body.offers[0]?.remedies.length).toBeGreaterThanOrEqual(3)
  expect(body.next.length).toBeGreaterThan(0)
})

it('its sentences come in the reader’s language', async () => {
  const { complaint } = await raise()
  const texts = async (lang: string) =>
    (await api<Full>('GET', `/v1/complaints/${complaint}?lang=${lang}`, key)).body.offers[0]?.remedies[0]?.title
  const said = await Promise.all(['en', 'ru', 'ro'].map(texts))
  expect(new Set(said).size).toBe(3)
  const header = await api<Full>('GET', `/v1/complaints/${complaint}`, { ...key, 'accept-language': 'ru-MD, en;q=0.5' })
  expect(header.body.offers[0]?.remedies[0]?.title).toBe(said[1])
})

it('a message is the exact bytes that were sent', async () => {
  const { complaint } = await raise()
  const row = await mailRow(complaint, 'acknowledgement')
  const payload = JSON.parse(row?.payload ?? '{}') as { html: string; text: string; subject: string }
  const agent = await signIn(shop.staff.agent)
  const { status, body } = await api<typeof payload>('GET', `/v1/messages/${row?.id}`, agent)
  expect([status, body.html, body.text, body.subject]).toEqual([200, payload.html, payload.text, payload.subject])
  expect(messageShape.strict().safeParse(body).success).toBe(true)
  expect((await api('GET', `/v1/messages/${row?.id}`, key)).status).toBe(403)
})

it('a reply is mailed, and the version is used up', async () => {
  const { complaint } = await raise()
  const { version } = await read(complaint)
  const answered = await act('agent', complaint, { action: 'reply', version, text: 'Your new bag is on its way.' })
  expect([answered.status, answered.body.version]).toEqual([200, version + 1])
  const mail = await eventually(() => mailRow(complaint, 'reply'))
  expect(mail.payload).toContain('Your new bag is on its way.')
  const stale = await act<Refused>('agent', complaint, { action: 'note', version, text: 'Too late' })
  expect([stale.status, stale.body.error.code]).toEqual([409, 'stale'])
  expect((await read(complaint)).replies.map(({ kind }) => kind)).toEqual(['reply'])
})

it('of many people acting at once on what they saw one wins, the others hear that it is stale', async () => {
  const { complaint } = await raise()
  const { version } = await read(complaint)
  const all = await Promise.all(
    Array.from({ length: 12 }, (_, i) =>
      act<Refused>('agent', complaint, { action: 'note', version, text: `Note ${i}` }),
    ),
  )
  expect(all.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(all.filter(({ status, body }) => status === 409 && body.error.code === 'stale')).toHaveLength(11)
  expect((await read(complaint)).replies).toHaveLength(1)
  expect(await findings()).toEqual([])
})

it('roles, wrong fields and closed complaints are refused with what is wrong', async () => {
  const { complaint } = await raise()
  const { version } = await read(complaint)
  const status = async (role: keyof TestShop['staff'], action: Record<string, unknown>) =>
    (await act<Refused>(role, complaint, { version, ...action })).status
  expect(await status('agent', { action: 'approve-letter' })).toBe(403)
  expect(await status('director', { action: 'approve-letter' })).toBe(409)
  expect(await status('agent', { action: 'close', outcome: 'settled', reason: 'Bored' })).toBe(403)
  expect(await status('agent', { action: 'reply' })).toBe(422)
  expect(await status('agent', { action: 'offer', remedies: ['replacement', 'call'] })).toBe(422)
  expect(await status('lead', { action: 'erase' })).toBe(403)
  const byKey = await api('POST', `/v1/complaints/${complaint}/actions`, key, { action: 'note', version, text: 'x' })
  expect(byKey.status).toBe(403)
  const broken = await api('POST', `/v1/complaints/${complaint}/actions`, await signIn(shop.staff.agent), '{"action":')
  expect([broken.status, broken.body.error.code]).toEqual([400, 'bad_json'])
  expect(await status('lead', { action: 'close', outcome: 'declined', reason: 'Agreed on the phone' })).toBe(200)
  const closed = await read(complaint)
  expect([closed.status, closed.stage]).toEqual(['closed', 'closed'])
  const later = await act<Refused>('lead', complaint, { action: 'reply', version: closed.version, text: 'Hello' })
  expect([later.status, later.body.error.code]).toEqual([409, 'not_possible_now'])
  const open = await act('agent', complaint, { action: 'reopen', version: closed.version, reason: 'She called' })
  expect([open.status, open.body.status]).toEqual([200, 'open'])
  expect(await findings()).toEqual([])
})

it('a person’s offer reaches the customer as a new round', async () => {
  const { complaint } = await raise()
  const { version } = await read(complaint)
  const remedies = ['replacement', 'call', { kind: 'partial-refund', amount: '4000.00' }]
  const { status, body } = await act('agent', complaint, { action: 'offer', version, remedies })
  expect([status, body.offers.at(-1)?.round]).toEqual([200, 2])
  await eventually(() => mailRow(complaint, 'offer', '2'))
})

it('a code taken back at the very moment it is redeemed is either void or redeemed, never both', async () => {
  for (let i = 0; i < 4; i++) {
    const issued = await issuedCode(shop)
    const { version } = await read(issued.complaint)
    const [voided, used] = await Promise.all([
      act<Refused>('lead', issued.complaint, { action: 'void-code', version, code: issued.code, reason: 'Twice' }),
      api(
        'POST',
        `/v1/shops/${shop.id}/codes/${issued.code}/redemptions`,
        { ...key, 'idempotency-key': issued.code },
        {
          order: { id: 'B-1', total: { amount: '60000.00', currency: 'MDL' } },
          customer: { email: issued.email },
        },
      ),
    ])
    expect([voided.status === 200, used.status === 201].filter(Boolean)).toHaveLength(1)
    const { results } = await env.DB.prepare(
      "select entry from ledger where complaint = ? and entry in ('code-voided', 'code-redeemed')",
    )
      .bind(issued.complaint)
      .all()
    expect(results).toHaveLength(1)
  }
  expect(await findings()).toEqual([])
})

it('the list is paged without a gap or a repetition, soonest promise first', async () => {
  const own = await openShop()
  const ownKey = await newKey(own)
  for (let i = 0; i < 5; i++) await acknowledged((await complain(own, { text: `Torn bag number ${i}` })).complaint)
  interface List {
    readonly items: readonly { readonly id: string; readonly promise: { readonly dueAt: string } | null }[]
    readonly next: string | null
  }
  const seen: string[] = []
  let cursor = ''
  for (let page = 0; page < 5; page++) {
    const { body } = await api<List>('GET', `/v1/complaints?limit=2${cursor}`, ownKey)
    seen.push(...body.items.map(({ id }) => id))
    if (body.next === null) break
    cursor = `&cursor=${encodeURIComponent(body.next)}`
  }
  expect(new Set(seen).size).toBe(5)
  expect(seen).toHaveLength(5)
  const found = await api<List>('GET', '/v1/complaints?q=number+3', ownKey)
  expect(found.body.items).toHaveLength(1)
  expect((await api<List>('GET', '/v1/complaints?status=closed', ownKey)).body.items).toEqual([])
  for (const wrong of ['limit=0', 'limit=201', 'status=lost']) {
    expect((await api('GET', `/v1/complaints?${wrong}`, ownKey)).status, wrong).toBe(422)
  }
})

it('a person of two shops reads both in one order, page by page', async () => {
  const [one, two] = [await openShop(), await openShop()]
  const both = `both-${one.id}@example.com`
  for (const own of [one, two]) {
    await api('PUT', `/v1/shops/${own.id}/staff/${both}`, await signIn(own.staff.admin), { role: 'agent' })
  }
  for (const own of [one, two, one, two]) await acknowledged((await complain(own)).complaint)
  const headers = await signIn(both)
  interface Line {
    readonly id: string
    readonly shop: string
    readonly promise: { readonly dueAt: string }
  }
  const seen: Line[] = []
  let cursor = ''
  for (let page = 0; page < 6; page++) {
    const { body } = await api<{ items: Line[]; next: string | null }>(
      'GET',
      `/v1/complaints?limit=1${cursor}`,
      headers,
    )
    seen.push(...body.items)
    if (body.next === null) break
    cursor = `&cursor=${body.next}`
  }
  expect(new Set(seen.map(({ id }) => id)).size).toBe(4)
  expect(seen.map(({ shop: of }) => of).sort()).toEqual([one.id, one.id, two.id, two.id].sort())
  const dues = seen.map(({ promise }) => promise.dueAt)
  expect(dues).toEqual([...dues].sort())
})

it('another shop’s complaint, message and list are unknown', async () => {
  const { complaint } = await raise()
  const other = await openShop()
  const otherKey = await newKey(other)
  const agent = await signIn(other.staff.agent)
  for (const headers of [otherKey, agent]) {
    expect((await api('GET', `/v1/complaints/${complaint}`, headers)).status).toBe(404)
    expect((await api('GET', `/v1/complaints?shop=${shop.id}`, headers)).status).toBe(404)
  }
  const row = await mailRow(complaint, 'acknowledgement')
  expect((await api('GET', `/v1/messages/${row?.id}`, agent)).status).toBe(404)
  const action = { action: 'note', version: 1, text: 'x' }
  expect((await api('POST', `/v1/complaints/${complaint}/actions`, agent, action)).status).toBe(404)
  expect((await api('GET', '/v1/complaints/cmp_nothing', key)).status).toBe(404)
})
