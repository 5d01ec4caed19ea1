import { env, SELF } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import { payers } from '../../domain/refund.ts'
import { advance, eventually, findings, inbox, origin, post, signIn } from '../harness/shop.ts'
import { count, one } from './customer-page.ts'
import {
  chargeRefunded,
  choosesMoney,
  complaintsOf,
  payingShop,
  promiseRow,
  refundFailed,
  refundRow,
  refundTaskRow,
} from './refunds-shop.ts'

/** 30 % of 20 000.00 MDL. */
const sum = 600_000

describe.each(payers)('%s', (source) => {
  it('a chosen refund goes back by itself, and its promise is kept when the vendor has accepted it', async () => {
    const paying = await payingShop(source)
    const { complaint, remedy, order } = await choosesMoney(paying)
    const { refunds } = await paying.till()
    expect(refunds).toMatchObject([{ minor: sum, mark: `amends-${remedy}` }])
    expect(await refundRow(remedy)).toEqual({ state: 'accepted', minor: sum, vendor_id: refunds[0]?.id, source })
    expect(await promiseRow(complaint)).toMatchObject({ state: 'early' })
    expect((await refundTaskRow(complaint))?.state).toBe('done')
    expect(await one('select refunded_minor from orders where external_id = ?1', order)).toEqual({
      refunded_minor: sum,
    })
    expect(await findings()).toEqual([])
  })

  it('an answer lost after the money went is read back: one refund, whatever was lost', async () => {
    const paying = await payingShop(source)
    const owed = await choosesMoney(paying, 'partial-refund', false)
    await paying.change({ trouble: { mode: 'accept-then-drop', times: 1 } })
    await advance('PT11M')
    expect((await refundRow(owed.remedy))?.state).toBe('planned')
    expect((await paying.till()).refunds).toHaveLength(1)
    await advance('PT3M')
    expect((await refundRow(owed.remedy))?.state).toBe('accepted')
    expect(await paying.till()).toMatchObject({ asked: 1, refunds: [{ minor: sum }] })
  })
})

it('without the policy’s word a person pays, with a link to the vendor’s own page and no key in it', async () => {
  const paying = await payingShop('stripe', { enabled: false, most: { MDL: 2_000_000 } })
  const { complaint, remedy, payment } = await choosesMoney(paying)
  expect(await refundRow(remedy)).toBeNull()
  expect((await refundTaskRow(complaint))?.state).toBe('open')
  const page = await SELF.fetch(`${origin}/admin/complaints/${complaint}`, {
    headers: await signIn(paying.shop.staff.lead),
  })
  const html = await page.text()
  expect(html).toContain(`https://dashboard.stripe.com/payments/${payment}`)
  expect(html).not.toContain(paying.key)
})

it('a sum above the policy’s limit is a person’s', async () => {
  const paying = await payingShop('stripe', { enabled: true, most: { MDL: sum - 1 } })
  const { complaint, remedy } = await choosesMoney(paying)
  expect(await refundRow(remedy)).toBeNull()
  expect((await refundTaskRow(complaint))?.state).toBe('open')
})

it('beyond the cap of a day it is left to the person whose task it is, and the alarm says so', async () => {
  const automatic = { enabled: true, most: { MDL: 2_000_000 } }
  const paying = await payingShop('stripe', automatic, { perShopDay: { MDL: sum - 1 } })
  const { complaint, remedy } = await choosesMoney(paying)
  expect(await refundRow(remedy)).toBeNull()
  expect(await refundTaskRow(complaint)).toMatchObject({ state: 'open', owner: paying.shop.staff.agent })
  expect(await promiseRow(complaint)).toMatchObject({ state: 'open' })
  expect(await count(`alarms where complaint = ?1 and kind = 'cap-reached'`, complaint)).toBe(1)
  expect((await paying.till()).asked).toBe(0)
  const within = await payingShop('stripe', automatic, { perShopDay: { MDL: sum } })
  const owed = await choosesMoney(within)
  expect((await refundRow(owed.remedy))?.state).toBe('accepted')
  expect(await findings()).toEqual([])
})

const versionOf = async (complaint: string) =>
  (await one<{ version: number }>('select version from complaints where id = ?1', complaint))?.version ?? -1

const acts = async (who: string, complaint: string, action: object) =>
  SELF.fetch(`${origin}/v1/complaints/${complaint}/actions`, {
    method: 'POST',
    headers: { ...(await signIn(who)), 'content-type': 'application/json' },
    body: JSON.stringify({ ...action, version: await versionOf(complaint) }),
  })

const openTasks = (complaint: string, kind: string) =>
  count(`tasks where complaint = ?1 and kind = ?2 and state = 'open'`, complaint, kind)

it('a refund that the customer’s bank sends back days later is a person’s task, however often it is told', async () => {
  const paying = await payingShop()
  const { complaint, remedy } = await choosesMoney(paying)
  expect((await refundRow(remedy))?.state).toBe('accepted')
  await advance('P2D')
  expect(await refundFailed(paying.shop, remedy)).toMatchObject({ status: 'recorded', complaint })
  expect(await refundFailed(paying.shop, remedy, 'charge.refund.updated')).toMatchObject({ status: 'recorded' })
  await eventually(async () => (await openTasks(complaint, 'refund')) === 1)
  expect(JSON.parse((await refundTaskRow(complaint))?.about ?? '{}')).toMatchObject({ refusal: 'failed' })
  expect(await one('select arrived_at from complaints where id = ?1', complaint)).toEqual({ arrived_at: null })
  expect(await count(`alarms where complaint = ?1 and kind = 'refund-refused'`, complaint)).toBe(1)
  await advance('PT1H')
  expect(await paying.till()).toMatchObject({ asked: 1 })
  expect((await acts(paying.shop.staff.agent, complaint, { action: 'fulfil' })).status).toBe(200)
  expect(await openTasks(complaint, 'refund')).toBe(0)
  expect(await findings()).toEqual([])
})

it('one that comes back when the complaint is closed is looked into, and nobody else’s is believed', async () => {
  const paying = await payingShop()
  const { complaint, remedy } = await choosesMoney(paying)
  const close = { action: 'close', outcome: 'settled', reason: 'They came by.' }
  expect((await acts(paying.shop.staff.lead, complaint, close)).status).toBe(200)
  const stranger = await payingShop()
  expect(await refundFailed(stranger.shop, remedy)).not.toHaveProperty('complaint')
  expect(await openTasks(complaint, 'decide')).toBe(0)
  await refundFailed(paying.shop, remedy)
  await eventually(async () => (await openTasks(complaint, 'decide')) === 1)
  expect(await one('select wake_at from complaints where id = ?1', complaint)).toEqual({ wake_at: null })
  expect(await findings()).toEqual([])
})

it('what the vendor refuses goes to a person, with the reason, an alarm and no second attempt', async () => {
  const paying = await payingShop()
  const { complaint, remedy } = await choosesMoney(paying, 'partial-refund', false)
  await paying.change({ disputed: true })
  await advance('PT11M')
  expect((await refundRow(remedy))?.state).toBe('refused')
  const task = await refundTaskRow(complaint)
  expect(task).toMatchObject({ state: 'open', owner: paying.shop.staff.agent })
  expect(JSON.parse(task?.about ?? '{}')).toMatchObject({ refusal: 'disputed' })
  expect(await count(`alarms where complaint = ?1 and kind = 'refund-refused'`, complaint)).toBe(1)
  expect((await inbox(paying.shop.staff.agent)).some(({ subject }) => subject.includes('refund'))).toBe(true)
  await paying.change({ disputed: false })
  await advance('PT5H')
  expect((await paying.till()).asked).toBe(0)
  expect(await promiseRow(complaint)).toMatchObject({ state: 'open' })
})

it('what somebody paid back at the vendor meanwhile is a surprise: a person’s', async () => {
  const paying = await payingShop()
  const { complaint, remedy } = await choosesMoney(paying, 'partial-refund', false)
  await paying.change({ refunds: [{ id: 're_x', minor: 100, mark: '', status: 'succeeded' }] })
  await advance('PT11M')
  expect((await refundRow(remedy))?.state).toBe('refused')
  expect(JSON.parse((await refundTaskRow(complaint))?.about ?? '{}')).toMatchObject({ refusal: 'changed' })
})

it('a vendor that does not answer for a day leaves it to a person, who may say that it was paid', async () => {
  const paying = await payingShop()
  const { complaint, remedy } = await choosesMoney(paying, 'partial-refund', false)
  await paying.change({ trouble: { mode: '500', times: 1_000 } })
  await advance('PT11M')
  const action = async () => {
    const row = await one<{ version: number }>('select version from complaints where id = ?1', complaint)
    return SELF.fetch(`${origin}/v1/complaints/${complaint}/actions`, {
      method: 'POST',
      headers: { ...(await signIn(paying.shop.staff.lead)), 'content-type': 'application/json' },
      body: JSON.stringify({ action: 'fulfil', version: row?.version }),
    })
  }
  const early = await action()
  expect([early.status, (await early.json<{ error: { code: string } }>()).error.code]).toEqual([
    409,
    'refund_on_its_way',
  ])
  await env.DB.prepare('update outbox set first_tried_at = first_tried_at - 86400000 where n = ?').bind(remedy).run()
  await advance('PT1H')
  expect((await refundRow(remedy))?.state).toBe('unknown')
  expect(JSON.parse((await refundTaskRow(complaint))?.about ?? '{}')).toMatchObject({ refusal: 'unknown' })
  expect((await action()).status).toBe(200)
  expect(await refundRow(remedy)).toMatchObject({ state: 'accepted', source: 'hand' })
  expect((await paying.till()).asked).toBe(0)
})

it('the webhook that tells our own refund opens no complaint, whenever it comes', async () => {
  const paying = await payingShop()
  const { remedy, payment, complaint } = await choosesMoney(paying)
  expect((await refundRow(remedy))?.state).toBe('accepted')
  expect(await chargeRefunded(paying.shop, payment, sum)).toMatchObject({ status: 'duplicate', complaint })
  expect(await complaintsOf(paying)).toBe(1)
})

it('the webhook that is quicker than the answer opens none either, and a second sender’s counts once', async () => {
  const paying = await payingShop()
  const { remedy, payment, complaint } = await choosesMoney(paying, 'partial-refund', false)
  await paying.change({ trouble: { mode: 'accept-then-drop', times: 1 } })
  await advance('PT11M')
  expect((await refundRow(remedy))?.state).toBe('planned')
  expect(await chargeRefunded(paying.shop, payment, sum)).toMatchObject({ status: 'duplicate', complaint })
  await advance('PT3M')
  expect((await refundRow(remedy))?.state).toBe('accepted')
  expect(await chargeRefunded(paying.shop, payment, sum)).toMatchObject({ status: 'duplicate' })
  expect(await complaintsOf(paying)).toBe(1)
})

it('another refund of the same sum, made by hand later, is heard as the refund without a word it is', async () => {
  const paying = await payingShop()
  const { complaint, payment } = await choosesMoney(paying)
  expect(await chargeRefunded(paying.shop, payment, sum, 2 * sum)).toMatchObject({ status: 'joined', complaint })
  expect(await chargeRefunded(paying.shop, payment, sum)).toMatchObject({ status: 'duplicate' })
})

it('what a person paid back by hand is recorded, and its webhook is no new grievance', async () => {
  const paying = await payingShop('stripe', { enabled: false, most: {} })
  const { complaint, remedy, payment } = await choosesMoney(paying)
  const row = await one<{ version: number }>('select version from complaints where id = ?1', complaint)
  const done = await SELF.fetch(`${origin}/v1/complaints/${complaint}/actions`, {
    method: 'POST',
    headers: { ...(await signIn(paying.shop.staff.agent)), 'content-type': 'application/json' },
    body: JSON.stringify({ action: 'fulfil', version: row?.version }),
  })
  expect(done.status).toBe(200)
  expect(await refundRow(remedy)).toEqual({ state: 'accepted', minor: sum, vendor_id: null, source: 'hand' })
  expect(await chargeRefunded(paying.shop, payment, sum)).toMatchObject({ status: 'duplicate', complaint })
  expect(await complaintsOf(paying)).toBe(1)
})

it('a dispute that comes before the money leaves keeps it here', async () => {
  const paying = await payingShop()
  const { complaint, remedy } = await choosesMoney(paying, 'partial-refund', false)
  await paying.change({ trouble: { mode: '500', times: 3 } })
  await advance('PT11M')
  expect((await refundRow(remedy))?.state).toBe('planned')
  await env.DB.prepare(
    `update complaints set dispute_id = 'stripe:dp_1', dispute_state = 'needs-response', dispute_refundable = 0, wake_at = received_at where id = ?`,
  )
    .bind(complaint)
    .run()
  await advance('PT3H')
  expect((await refundRow(remedy))?.state).toBe('refused')
  expect((await paying.till()).asked).toBe(0)
  expect((await refundTaskRow(complaint))?.state).toBe('dropped')
  expect(await count(`tasks where complaint = ?1 and kind = 'decide' and state = 'open'`, complaint)).toBe(1)
})

it('what the shop’s own system says was paid back is counted: no more than the rest goes back by itself', async () => {
  const paying = await payingShop()
  const { complaint, order, remedy } = await choosesMoney(paying, 'full-refund', false)
  await post(paying.shop, {
    type: 'order.refunded',
    timestamp: new Date().toISOString(),
    data: { order: { id: order }, at: new Date().toISOString(), amount: { amount: '1.00', currency: 'MDL' } },
  })
  await advance('PT11M')
  expect(await refundRow(remedy)).toBeNull()
  expect((await refundTaskRow(complaint))?.state).toBe('open')
  expect((await paying.till()).asked).toBe(0)
})
