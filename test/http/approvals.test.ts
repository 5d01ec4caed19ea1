import { expect, test } from 'vitest'
import type { Role } from '../../domain/complaint.ts'
import { eventually, findings, inbox, openShop, signIn, type TestShop } from '../harness/shop.ts'
import { formOf, send, visit } from './admin-browser.ts'
import { api } from './api.ts'
import { count, one, press, visitor } from './customer-page.ts'

interface Shown {
  readonly version: number
  readonly requests: readonly { readonly id: string; readonly state: string; readonly by: string }[]
}

const read = async (shop: TestShop, complaint: string) =>
  (await api<Shown>('GET', `/v1/complaints/${complaint}`, await signIn(shop.staff.admin))).body

const act = async (shop: TestShop, role: Role, complaint: string, action: Readonly<Record<string, unknown>>) =>
  api<{ error?: { code: string } }>(
    'POST',
    `/v1/complaints/${complaint}/actions`,
    await signIn(shop.staff[role]),
    action,
  )

/** A proposal of 12,000.00, which is more than an agent decides on, and the agent's request about it. */
async function asked(shop: TestShop) {
  const ana = await visitor(shop)
  await press(ana, 'proposal', { text: 'Most of it back, please.', amount: '12000.00' })
  await eventually(
    async () => (await count("tasks where complaint = ?1 and kind = 'reply-to-proposal'", ana.complaint)) === 1,
  )
  const { version } = await read(shop, ana.complaint)
  const accept = { action: 'answer-proposal', decision: 'accept', text: 'Gladly.', version }
  const refused = await act(shop, 'agent', ana.complaint, accept)
  expect([refused.status, refused.body.error?.code]).toEqual([403, 'above_limit'])
  expect((await act(shop, 'agent', ana.complaint, { ...accept, ask: true })).status).toBe(200)
  const after = await read(shop, ana.complaint)
  const request = after.requests[0]?.id ?? ''
  expect(after.requests).toMatchObject([{ state: 'open', by: shop.staff.agent }])
  return { ana, request, version: after.version }
}

test('two hundred approvals at once do what was asked one time', async () => {
  const shop = await openShop()
  const { ana, request, version } = await asked(shop)
  const headers = await Promise.all([shop.staff.lead, shop.staff.director, shop.staff.admin].map(signIn))
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, i) =>
      api('POST', `/v1/complaints/${ana.complaint}/actions`, headers[i % 3] ?? {}, {
        action: 'approve',
        request,
        version,
      }),
    ),
  )
  const statuses = answers.map(({ status }) => status)
  expect(statuses.filter((status) => status === 200)).toHaveLength(1)
  expect(statuses.filter((status) => status === 409)).toHaveLength(199)
  expect(await count("ledger where complaint = ?1 and entry = 'fix'", ana.complaint)).toBe(1)
  expect(await count("replies where complaint = ?1 and kind = 'proposal-accepted'", ana.complaint)).toBe(1)
  await eventually(async () => (await inbox(ana.email)).some(({ text }) => text.includes('Gladly.')))
  expect(await findings()).toEqual([])
})

test('the audit knows who approved and whose deed it was, and the chain holds', async () => {
  const shop = await openShop()
  const { ana, request, version } = await asked(shop)
  expect((await act(shop, 'lead', ana.complaint, { action: 'approve', request, version })).status).toBe(200)
  const { body } = await api<{ items: { actor: string; action: string; detail: Record<string, unknown> }[] }>(
    'GET',
    `/v1/audit?shop=${shop.id}`,
    await signIn(shop.staff.admin),
  )
  const [deed, word] = body.items.filter(({ action }) => action === 'approve' || action === 'answer-proposal')
  expect(word).toMatchObject({ actor: `staff:${shop.staff.lead}`, action: 'approve', detail: { request } })
  expect(deed).toMatchObject({
    ...{ actor: `staff:${shop.staff.agent}`, action: 'answer-proposal' },
    detail: { approvedBy: shop.staff.lead, request, decision: 'accept' },
  })
  expect(await findings()).toEqual([])
})

test('a request is asked for, seen and decided on in the dashboard without a script', async () => {
  const shop = await openShop()
  const ana = await visitor(shop)
  await press(ana, 'proposal', { text: 'Most of it back, please.', amount: '12000.00' })
  const path = `/admin/complaints/${ana.complaint}`
  const { agent, lead, director } = shop.staff
  const form = formOf(await visit(agent, path), 'answer-proposal')
  const typed = { ...form, decision: 'accept', amount: '12 000,00', text: 'Gladly.' }
  const refused = await send(agent, `${path}/actions`, typed)
  expect(refused.status).toBe(403)
  expect(refused.html).toContain('name="ask" value="accept"')
  const { decision: _decision, ...again } = typed
  const done = await send(agent, `${path}/actions`, { ...again, ask: 'accept' })
  expect(done.location).toBe(`${path}?done=asked`)

  expect((await visit(agent, path)).html).not.toContain('value="approve"')
  const tasks = await visit(lead, '/admin/tasks')
  expect(tasks.html).toContain(`${path}#requests`)
  const page = await visit(lead, path)
  expect(page.html).toContain('Gladly.')
  const approve = formOf(page, 'refuse')
  expect((await send(lead, `${path}/actions`, { ...approve, reason: '' })).status).toBe(422)
  expect((await send(lead, `${path}/actions`, { ...approve, reason: 'Offer them half.' })).status).toBe(303)
  const told = await eventually(async () => (await inbox(agent)).find(({ subject }) => /refused/.test(subject)))
  expect(told.text).toContain('The reason stands on the complaint')

  const second = await send(agent, `${path}/actions`, {
    ...formOf(await visit(agent, path), 'answer-proposal'),
    ask: 'accept',
    amount: '12000',
    text: 'Please.',
  })
  expect(second.location).toBe(`${path}?done=asked`)
  const approved = await send(director, `${path}/actions`, formOf(await visit(director, path), 'approve'))
  expect(approved.location).toBe(`${path}?done=approve`)
  expect(
    await one('select state, decided_by from requests where complaint = ?1 order by id desc limit 1', ana.complaint),
  ).toEqual({
    ...{ state: 'approved', decided_by: director },
  })
  expect(await findings()).toEqual([])
})
