/** What each of them asks at which door: a customer, the shop's system, its checkout, its people, the bank. */
import { createHmac, randomUUID } from 'node:crypto'
import { secrets, signIn } from '../harness/shop.ts'
import { type CodeRow, type ComplaintRow, type Knock, pick, redemptionOf } from './balance-rows.ts'
import { all, knock, nothing, one, type Town } from './balance-town.ts'

const categories = ['damaged', 'late', 'service', 'wrong-item', 'billing', 'faulty'] as const
const sums = ['60000.00', '100.00', '0.01', '2000.00', '777.77'] as const
export const mdl = (amount: string) => ({ amount, currency: 'MDL' })
export const wishes = ['300.00', '12000.00', '0.01', '25000.00'] as const

export function grievance(town: Town, n: number, m: number, order?: string): Knock {
  const { email, order: own, total } = town.person(n)
  const id = `c-${++town.n}`
  return town.post('complaint.created', {
    ...{ id, category: pick(categories, m), text: `It is not right (${town.n}).`, channel: 'form' },
    customer: {
      id: email,
      email,
      name: 'Ana Popescu',
      locale: 'en',
      tags: town.frame.vip && n % 3 === 0 ? ['vip'] : [],
    },
    order: town.order({ total: mdl(total) }, order ?? own),
  })
}

export const basket = (town: Town, { holder }: CodeRow, m: number) => ({
  order: { id: `B-${m % 5}-${town.shop.id}`, total: mdl(pick(sums, m) ?? '') },
  customer: { email: m % 7 === 0 ? 'stranger@example.com' : holder },
})

export const boughtOrder = ({ shop }: Town, n: number): string => `B-${n % 5}-${shop.id}`

async function stripeSays(town: Town, type: string, object: object, more: object = {}): Promise<Knock> {
  const created = Math.floor(Date.now() / 1000)
  const body = JSON.stringify({
    ...{ id: `evt_${randomUUID()}`, object: 'event', type, created, livemode: true },
    data: { object, ...more },
  })
  const v1 = createHmac('sha256', secrets.stripe).update(`${created}.${body}`).digest('hex')
  const headers = { 'content-type': 'application/json', 'stripe-signature': `t=${created},v1=${v1}` }
  return () => knock(`/webhooks/${town.shop.id}/stripe`, { method: 'POST', headers, body })
}

const disputes = ['needs_response', 'under_review', 'won', 'lost', 'warning_needs_response'] as const

export async function dispute(town: Town, { order_id: order }: ComplaintRow, m: number): Promise<Knock> {
  const status = pick(disputes, m) ?? 'won'
  const over = status === 'won' || status === 'lost'
  if ((await town.till())?.order === order) await town.atTill({ disputed: status !== 'won' })
  const now = Math.floor((await town.now()) / 1000)
  return stripeSays(town, `charge.dispute.${over ? 'closed' : m % 2 ? 'created' : 'updated'}`, {
    ...{ id: `dp_${order}`, object: 'dispute', charge: `ch_${town.shop.id}`, amount: 2_000_000, currency: 'mdl' },
    ...{ reason: 'product_not_received', status, created: now, is_charge_refundable: m % 3 === 0 },
    ...{ evidence_details: { due_by: now + 9 * 86_400 }, metadata: { order_id: order } },
  })
}

/** The shop's own people pay something back at Stripe, and Stripe tells. */
export async function paidByHand(town: Town, _n: number, m: number): Promise<Knock> {
  const till = await town.till()
  const left = till ? till.captured - till.refunds.reduce((sum, { minor }) => sum + minor, 0) : 0
  const minor = Math.min(left, [50_000, 700_000, 123][m % 3] ?? 0)
  if (!till || till.disputed || minor <= 0) return nothing
  await town.atTill({ refunds: [...till.refunds, { id: `re_hand_${++town.n}`, minor, mark: '', status: 'succeeded' }] })
  const gone = till.captured - left
  return stripeSays(
    town,
    'charge.refunded',
    {
      ...{ id: till.payment, object: 'charge', amount: till.captured, amount_refunded: gone + minor, currency: 'mdl' },
      metadata: { order_id: till.order },
    },
    { previous_attributes: { amount_refunded: gone } },
  )
}

export async function policyChanges(town: Town, n: number, m: number): Promise<Knock> {
  const bonus = { percent: [5, 10, 20, 1][n % 4], months: (m % 3) + 2 }
  const body = JSON.stringify({ policy: { compensation: { bonus } } })
  const headers = { ...(await signIn(town.shop.staff.admin)), 'content-type': 'application/json' }
  return () => knock(`/v1/shops/${town.shop.id}`, { method: 'PUT', headers, body })
}

export async function splitOff(town: Town, complaint: ComplaintRow, m: number): Promise<Knock> {
  const told = await all<{ id: string }>(
    "select id from deliveries where complaint = ?1 and status = 'joined' order by received_at, id",
    complaint.id,
  )
  const delivery = pick(told, m)
  return delivery ? town.staff('agent', complaint.id, { action: 'split', deliveries: [delivery.id] }) : nothing
}

/** Whatever lies on the desk, done by somebody who may. */
export async function desk(town: Town, complaint: ComplaintRow, m: number): Promise<Knock> {
  const task = pick(
    await all<{ id: string }>(
      "select id from tasks where complaint = ?1 and state = 'open' order by key",
      complaint.id,
    ),
    m,
  )
  return task ? town.staff('lead', complaint.id, { action: 'task-done', task: task.id }) : nothing
}

export async function decide(town: Town, complaint: ComplaintRow, m: number): Promise<Knock> {
  const request = await one<{ id: string }>(
    "select id from requests where complaint = ?1 and state = 'open' order by id",
    complaint.id,
  )
  if (!request) return nothing
  const word = m % 3 === 0 ? { action: 'refuse', reason: 'Not this time.' } : { action: 'approve' }
  return town.staff('director', complaint.id, { ...word, request: request.id })
}

export const answers = [
  { decision: 'accept', text: 'Gladly.' },
  { decision: 'counter', text: 'This we can do.', amount: '450.00' },
  { decision: 'decline', text: 'We cannot do this.', why: 'own-words' },
] as const

/** The customer chooses one of the ways on their page. */
export async function chosen(town: Town, id: string, m: number): Promise<Knock> {
  const remedy = pick(
    await all<{ id: string }>(
      `select id from remedies where complaint = ?1
       order by round desc, ${m % 3 === 0 ? "kind in ('full-refund', 'partial-refund') desc, " : ''}place limit 4`,
      id,
    ),
    m,
  )
  return remedy ? town.form(id, 'choice', { remedy: remedy.id }) : nothing
}

/** And what comes on top of it. */
export const picked = (town: Town, id: string, m: number): Promise<Knock> =>
  town.form(id, 'compensation', { kind: m % 3 === 0 ? 'gift' : 'bonus' })

/** What a checkout was told is remembered: it has given money for it. */
export function redeemedBy(town: Town, code: CodeRow, m: number, key: string): Knock {
  const ask = town.code('POST', `${code.code}/redemptions`, basket(town, code, m), key)
  return async () => {
    const heard = await ask()
    if (heard.status === 201) {
      const { id, amount } = JSON.parse(heard.text) as { id: string; amount: string }
      town.redeemed.set(id, amount)
    }
    return heard
  }
}

export async function givesBack(town: Town, n: number): Promise<Knock> {
  const redemption = await redemptionOf(town, n, false)
  if (!redemption) return nothing
  const ask = town.code('DELETE', `${redemption.code}/redemptions/${redemption.id}`)
  return async () => {
    const heard = await ask()
    if (heard.status === 200) town.givenBack.add(redemption.id)
    return heard
  }
}

export async function captures(town: Town, n: number, m: number): Promise<Knock> {
  const hold = await redemptionOf(town, n, true)
  if (!hold) return nothing
  const paid = m % 2 ? {} : { order: { id: boughtOrder(town, m), total: mdl(pick(sums, m) ?? '') } }
  const ask = town.code('POST', `${hold.code}/reservations/${hold.id}/capture`, paid)
  return async () => {
    const heard = await ask()
    if (heard.status === 200) {
      const { id, amount } = JSON.parse(heard.text) as { id: string; amount: string }
      town.redeemed.set(id, amount)
    }
    return heard
  }
}

export async function releases(town: Town, n: number): Promise<Knock> {
  const hold = await redemptionOf(town, n, true)
  return hold ? town.code('DELETE', `${hold.code}/reservations/${hold.id}`) : nothing
}

/** A person shapes the offer: a sum of their own beside two of the usual ways. */
export const offers = (town: Town, { id }: ComplaintRow, m: number): Promise<Knock> =>
  town.staff(m % 2 ? 'lead' : 'agent', id, {
    ...{ action: 'offer', ask: true },
    remedies: [
      { kind: 'partial-refund', amount: pick(wishes, m) },
      'personal-care',
      { kind: 'credit', amount: '77.77' },
    ],
  })

/** The shop's system tells an order in which a code was used, by its holder or by somebody who found it. */
export async function ordersWith(town: Town, { code, holder }: CodeRow, m: number): Promise<Knock> {
  const email = m % 9 === 0 ? 'stranger@example.com' : holder
  const about = { total: mdl(pick(sums, m) ?? ''), codes: [code], placedAt: await town.iso() }
  return town.post('order.paid', {
    order: town.order(about, boughtOrder(town, m)),
    customer: { id: email, email },
  })
}

export async function paidBack(town: Town, n: number, m: number): Promise<Knock> {
  const order = m % 2 ? boughtOrder(town, n) : town.person(n).order
  const amount = mdl(pick(['10.00', '333.33', '60000.00'] as const, m) ?? '')
  return town.post('order.refunded', { order: { id: order }, at: await town.iso(), amount })
}

export const cancelled = async (town: Town, n: number): Promise<Knock> =>
  town.post('order.cancelled', { order: { id: boughtOrder(town, n) }, at: await town.iso() })

export const delivered = async (town: Town, { id, order_id: order }: ComplaintRow): Promise<Knock> =>
  town.post('remedy.delivered', { complaint: id, order: { id: order ?? 'A' }, deliveredAt: await town.iso() })

export async function extended(town: Town, { code, complaint }: CodeRow, m: number): Promise<Knock> {
  const until = new Date((await town.now()) + (m % 200) * 86_400_000).toISOString().slice(0, 10)
  return town.staff('lead', complaint, { action: 'extend-code', code, until })
}
