import { env, SELF } from 'cloudflare:test'
import { createHmac, randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import {
  acknowledged,
  advance,
  complain,
  eventually,
  inbox,
  linkIn,
  openShop,
  origin,
  owner,
  post,
  secrets,
  signIn,
  type TestShop,
} from '../harness/shop.ts'
import { send, visit } from './admin-browser.ts'

/** The app's own time, which these tests move. */
const appNow = async (): Promise<number> => {
  const { now } = await (await SELF.fetch(`${origin}/local/clock`)).json<{ now: string }>()
  return Date.parse(now)
}

interface Told {
  readonly id?: string
  readonly order: string
  readonly status?: string
  readonly dueIn?: number | null
  readonly refundable?: boolean
}

/** Stripe's word on a dispute, signed as Stripe signs it. */
async function stripe(shop: TestShop, what: 'created' | 'updated' | 'closed', about: Told) {
  const { id = 'dp_1', order, status = 'needs_response', dueIn = 9, refundable = false } = about
  const wall = Math.floor(Date.now() / 1000)
  const due_by = dueIn === null ? null : Math.floor((await appNow()) / 1000) + dueIn * 86_400
  const body = JSON.stringify({
    id: `evt_${randomUUID()}`,
    object: 'event',
    type: `charge.dispute.${what}`,
    created: wall,
    livemode: true,
    data: {
      object: {
        id,
        object: 'dispute',
        charge: `ch_${id}`,
        amount: 2_000_000,
        currency: 'mdl',
        reason: 'product_not_received',
        status,
        created: wall,
        is_charge_refundable: refundable,
        evidence_details: { due_by },
        metadata: { order_id: order },
        payment_method_details: { card: { network_reason_code: '13.1' } },
      },
    },
  })
  const v1 = createHmac('sha256', secrets.stripe).update(`${wall}.${body}`).digest('hex')
  const answer = await SELF.fetch(`${origin}/webhooks/${shop.id}/stripe`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'stripe-signature': `t=${wall},v1=${v1}` },
    body,
  })
  return answer.json<{ status: string; complaint?: string }>()
}

interface View {
  readonly dispute: { state: string; dueAt: string | null; code: string | null; amount: unknown; refundable: boolean }
  readonly promises: { kind: string; state: string; dueAt: string }[]
  readonly tasks: { kind: string; key: string; state: string }[]
  readonly offers: { round: number; remedies: { id: string; kind: string }[] }[]
  readonly choice: { remedy: string } | null
  readonly version: number
  readonly timeline: { event: string; text: string }[]
  readonly messages: { kind: string; to: string }[]
}

const viewOf = async (complaint: string): Promise<View> =>
  (await SELF.fetch(`${origin}/v1/complaints/${complaint}`, { headers: await signIn(owner) })).json<View>()

const once = (complaint: string, is: (view: View) => boolean): Promise<View> =>
  eventually(async () => {
    const view = await viewOf(complaint)
    return is(view) && view
  })

const hasTask = (kind: string, state: string) => (view: View) =>
  view.tasks.some((task) => task.kind === kind && task.state === state)

/** The customer's page, and its form. */
async function pageOf(email: string) {
  const mail = await eventually(async () => (await inbox(email))[0])
  const link = linkIn(mail.text)
  const html = await (await SELF.fetch(link)).text()
  const form = /name="form" value="([^"]+)"/.exec(html)?.[1] ?? ''
  const post = async (path: string, fields: Record<string, string>) =>
    SELF.fetch(`${link}/${path}`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ form, ...fields }).toString(),
      redirect: 'manual',
    })
  return { html, post }
}

const remedyIn = (view: View, kind: string): string =>
  view.offers.at(-1)?.remedies.find((remedy) => remedy.kind === kind)?.id ?? ''

it('a dispute joins the complaint of its order: its date is a promise, its reason is said in words', async () => {
  const shop = await openShop()
  const { complaint, order } = await complain(shop)
  await acknowledged(complaint)
  expect(await stripe(shop, 'created', { order })).toMatchObject({ status: 'joined', complaint })
  const view = await once(complaint, hasTask('answer-dispute', 'open'))
  expect(view.dispute).toMatchObject({
    state: 'needs-response',
    code: '13.1',
    amount: { amount: '20000.00', currency: 'MDL' },
    refundable: false,
  })
  expect(view.promises.find(({ kind }) => kind === 'dispute')?.dueAt).toBe(view.dispute.dueAt)
  expect(view.timeline.find(({ event }) => event === 'disputed')?.text).toContain('the order did not arrive')
  const [mail] = await eventually(async () => {
    const mails = (await inbox(shop.staff.lead)).filter(({ subject }) => subject.includes('bank'))
    return mails.length > 0 && mails
  })
  expect(mail?.text).toContain('Code 13.1')
  expect(mail?.text).toContain('20,000.00')
})

it('three days and one day before the bank’s date its owner hears, at the last the admin too', async () => {
  const shop = await openShop()
  const { complaint, order } = await complain(shop)
  await acknowledged(complaint)
  await stripe(shop, 'created', { order, dueIn: 10 })
  await once(complaint, hasTask('answer-dispute', 'open'))
  const subjects = async (to: string) => (await inbox(to)).map(({ subject }) => subject)
  await advance('P6D')
  expect((await subjects(shop.staff.lead)).filter((one) => one.includes('the bank waits'))).toHaveLength(0)
  await advance('P1DT2H')
  expect((await subjects(shop.staff.lead)).filter((one) => one.includes('the bank waits'))).toHaveLength(1)
  expect(await subjects(shop.staff.admin)).toEqual([])
  await advance('P2D')
  expect((await subjects(shop.staff.lead)).some((one) => one.includes('last day'))).toBe(true)
  expect((await subjects(shop.staff.admin)).some((one) => one.includes('last day'))).toBe(true)
  const alarm = await env.DB.prepare(`select 1 from alarms where complaint = ? and kind = 'dispute-due'`)
    .bind(complaint)
    .first()
  expect(alarm).not.toBeNull()
})

it('money chosen before the next turn, on a page loaded before the dispute, is refused by the database', async () => {
  const shop = await openShop()
  const { complaint, order, email } = await complain(shop)
  await acknowledged(complaint)
  const before = await once(complaint, ({ offers }) => offers.length > 0)
  const page = await pageOf(email)
  expect(page.html).toContain(remedyIn(before, 'full-refund'))
  // The dispute is known, and no turn has looked at it yet.
  await env.DB.prepare(
    `update complaints set dispute_id = 'stripe:dp_1', dispute_state = 'needs-response', dispute_refundable = 0 where id = ?`,
  )
    .bind(complaint)
    .run()
  expect((await pageOf(email)).html).not.toContain(remedyIn(before, 'full-refund'))
  expect((await page.post('choice', { remedy: remedyIn(before, 'full-refund') })).status).not.toBe(303)
  expect((await viewOf(complaint)).choice).toBeNull()
  await stripe(shop, 'updated', { order })
  const after = await once(complaint, ({ offers }) => offers.length === 2)
  expect(after.offers[1]?.remedies.map(({ kind }) => kind)).not.toContain('full-refund')
  expect(after.offers[1]?.remedies.length).toBeGreaterThanOrEqual(3)
  expect((await page.post('choice', { remedy: remedyIn(after, 'replacement') })).status).toBe(303)
})

it('a refund chosen minutes before the dispute is not carried out: the customer is asked anew and chooses again', async () => {
  const shop = await openShop()
  const { complaint, order, email } = await complain(shop)
  await acknowledged(complaint)
  const offered = await once(complaint, ({ offers }) => offers.length > 0)
  const page = await pageOf(email)
  expect((await page.post('choice', { remedy: remedyIn(offered, 'full-refund') })).status).toBe(303)
  await stripe(shop, 'created', { order })
  const anew = await once(complaint, ({ offers }) => offers.length === 2)
  expect(anew.choice).toBeNull()
  await advance('PT11M')
  expect((await page.post('choice', { remedy: remedyIn(anew, 'replacement') })).status).toBe(303)
  await advance('PT11M')
  const done = await once(complaint, hasTask('ship', 'open'))
  expect(done.tasks.map(({ kind }) => kind)).not.toContain('refund')
  expect(done.choice?.remedy).toBe(remedyIn(anew, 'replacement'))
})

async function refundOnItsWay(shop: TestShop) {
  const raised = await complain(shop)
  await acknowledged(raised.complaint)
  const offered = await once(raised.complaint, ({ offers }) => offers.length > 0)
  const page = await pageOf(raised.email)
  expect((await page.post('choice', { remedy: remedyIn(offered, 'full-refund') })).status).toBe(303)
  await advance('PT11M')
  await once(raised.complaint, hasTask('refund', 'open'))
  return raised
}

it('a refund on its way is stopped, cannot be marked as paid, and is owed again when the dispute is won', async () => {
  const shop = await openShop()
  const { complaint, order } = await refundOnItsWay(shop)
  await stripe(shop, 'created', { order })
  const stopped = await once(complaint, hasTask('decide', 'open'))
  expect(stopped.tasks.find(({ kind }) => kind === 'refund')?.state).toBe('dropped')
  expect(stopped.promises.find(({ kind }) => kind === 'remedy')?.state).toBe('withdrawn')
  const paid = await SELF.fetch(`${origin}/v1/complaints/${complaint}/actions`, {
    method: 'POST',
    headers: { ...(await signIn(owner)), 'content-type': 'application/json' },
    body: JSON.stringify({ action: 'fulfil', version: stopped.version }),
  })
  expect([paid.status, (await paid.json<{ error: { code: string } }>()).error.code]).toEqual([409, 'dispute_open'])
  const [mail] = await eventually(async () => {
    const mails = (await inbox(shop.staff.agent)).filter(({ subject }) => subject.includes('refund stopped'))
    return mails.length > 0 && mails
  })
  expect(mail?.text).toContain('We have stopped our refund')
  await stripe(shop, 'closed', { order, status: 'won', dueIn: null })
  const won = await once(complaint, hasTask('refund', 'open'))
  expect(won.tasks.find(({ kind }) => kind === 'answer-dispute')?.state).toBe('dropped')
  expect(won.promises.filter(({ kind }) => kind === 'dispute').map(({ state }) => state)).toEqual(['withdrawn'])
})

it('after a lost dispute the customer has the money, and nothing more is paid', async () => {
  const shop = await openShop()
  const { complaint, order } = await refundOnItsWay(shop)
  await stripe(shop, 'created', { order })
  await once(complaint, hasTask('decide', 'open'))
  await stripe(shop, 'closed', { order, status: 'lost', dueIn: null })
  const lost = await once(complaint, hasTask('decide', 'dropped'))
  expect(lost.tasks.filter(({ kind, state }) => kind === 'refund' && state === 'open')).toEqual([])
  expect(lost.timeline.map(({ event }) => event)).toContain('refund-by-bank')
  await advance('P20D')
})

it('news of a dispute ends the same in any order, and an early warning thaws nothing', async () => {
  const words = [
    ['created', 'needs_response'],
    ['updated', 'under_review'],
    ['closed', 'won'],
  ] as const
  const orders = ['012', '021', '102', '120', '201', '210'].map((one) => [...one].map(Number))
  for (const arrival of orders) {
    const shop = await openShop()
    const { complaint, order } = await complain(shop)
    await acknowledged(complaint)
    for (const i of arrival) {
      const [what, status] = words[i] ?? words[0]
      await stripe(shop, what, { order, status })
    }
    expect((await viewOf(complaint)).dispute, arrival.join()).toMatchObject({ state: 'won', code: '13.1' })
  }
  const shop = await openShop()
  const { complaint, order } = await complain(shop)
  await acknowledged(complaint)
  await stripe(shop, 'created', { order })
  await stripe(shop, 'created', { id: 'dp_2', order, status: 'warning_needs_response', refundable: true })
  expect((await viewOf(complaint)).dispute).toMatchObject({ state: 'needs-response', refundable: false })
})

it('a changed date moves the promise; the end of a dispute reaches a closed complaint and wakes nothing', async () => {
  const shop = await openShop()
  const { complaint, order } = await complain(shop)
  await acknowledged(complaint)
  await stripe(shop, 'created', { order })
  await once(complaint, hasTask('answer-dispute', 'open'))
  await stripe(shop, 'updated', { order, dueIn: 20 })
  const moved = await once(complaint, ({ promises }) => promises.filter(({ kind }) => kind === 'dispute').length === 2)
  expect(moved.promises.filter(({ kind }) => kind === 'dispute').map(({ state }) => state)).toEqual([
    'withdrawn',
    'open',
  ])
  const closed = await SELF.fetch(`${origin}/v1/complaints/${complaint}/actions`, {
    method: 'POST',
    headers: { ...(await signIn(owner)), 'content-type': 'application/json' },
    body: JSON.stringify({ action: 'close', version: moved.version, outcome: 'settled', reason: 'Agreed by phone.' }),
  })
  expect(closed.status).toBe(200)
  await stripe(shop, 'closed', { order, status: 'lost', dueIn: null })
  expect((await viewOf(complaint)).dispute.state).toBe('lost')
})

it('the evidence holds what was said both ways, and neither a link nor a code that works', async () => {
  const shop = await openShop()
  const { complaint, order, email } = await complain(shop, { text: 'The bag never came. <b>Please</b> help.' })
  await acknowledged(complaint)
  const offered = await once(complaint, ({ offers }) => offers.length > 0)
  const page = await pageOf(email)
  await page.post('choice', { remedy: remedyIn(offered, 'replacement') })
  await page.post('compensation', { kind: 'bonus' })
  await advance('PT1H')
  await stripe(shop, 'created', { order })
  await once(complaint, hasTask('answer-dispute', 'open'))
  const { code } = (await eventually(() =>
    env.DB.prepare('select code from codes where complaint = ?').bind(complaint).first<{ code: string }>(),
  )) as { code: string }

  const path = `/admin/complaints/${complaint}/evidence`
  const shown = await visit(shop.staff.agent, path)
  const text = await visit(shop.staff.agent, `${path}.txt`)
  const json = await visit(shop.staff.agent, `${path}.json`)
  expect([shown.status, text.status, json.status]).toEqual([200, 200, 200])
  expect(text.headers.get('content-disposition')).toContain('attachment')
  expect(text.headers.get('cache-control')).toBe('no-store')
  expect((await visit(shop.staff.agent, `/admin/complaints/${complaint}`)).html).toContain(path)
  for (const { html } of [shown, text, json]) {
    for (const held of ['The bag never came.', order, 'customer_communication', '13.1', email, 'We are sorry']) {
      expect(html).toContain(held)
    }
    expect(html).not.toMatch(/\/r\/[\w-]{20,}/)
    expect(html.replaceAll(/[\s-]/g, '')).not.toContain(code)
    expect(html).not.toContain('admin/messages')
  }
  expect(shown.html).not.toContain('<b>Please')
  expect(JSON.parse(json.html)).toMatchObject({ complaint, sections: expect.arrayContaining([]) })

  const audited = await env.DB.prepare(`select action, actor, detail from audit where object = ? order by seq`)
    .bind(complaint)
    .all<{ action: string; actor: string; detail: string }>()
  expect(audited.results.map(({ action, detail }) => [action, JSON.parse(detail).as])).toEqual([
    ['evidence-opened', 'page'],
    ['evidence-downloaded', 'text'],
    ['evidence-downloaded', 'json'],
  ])
  const other = await openShop()
  for (const form of ['', '.txt', '.json']) {
    expect((await visit(other.staff.admin, `${path}${form}`)).status).toBe(404)
    expect((await visit(null, `${path}${form}`)).status).toBe(401)
  }
  expect((await send(shop.staff.agent, path, {})).status).not.toBe(200)
})

it('a dispute of an order nobody told us of waits as a complaint of its own, with its task', async () => {
  const shop = await openShop()
  await post(shop, { type: 'order.paid', data: { order: { id: 'A-else' }, customer: { id: 'u-1' } } })
  const { complaint = '' } = await stripe(shop, 'created', { order: `A-${randomUUID()}`, dueIn: null })
  const view = await once(complaint, hasTask('answer-dispute', 'open'))
  expect(view.promises.filter(({ kind }) => kind === 'dispute')).toEqual([])
})
