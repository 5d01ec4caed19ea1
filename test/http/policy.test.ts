import { env, SELF } from 'cloudflare:test'
import { expect, it } from 'vitest'
import {
  acknowledged,
  advance,
  complain,
  eventually,
  openShop,
  origin,
  signIn,
  type TestShop,
} from '../harness/shop.ts'
import { send, type Visit, visit } from './admin-browser.ts'
import { api } from './api.ts'

const appNow = async (): Promise<number> =>
  Date.parse((await (await SELF.fetch(`${origin}/local/clock`)).json<{ now: string }>()).now)

interface VersionRow {
  readonly version: number
  readonly override: string
  readonly author: string
  readonly reason: string | null
  readonly starts_at: number | null
  readonly restores: number | null
}
const versions = async (shop: TestShop): Promise<VersionRow[]> =>
  (await env.DB.prepare('select * from policies where shop = ? order by version').bind(shop.id).all<VersionRow>())
    .results

const unescaped = (text: string): string => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
/** The hidden fields of the editor's form. */
const hidden = ({ html }: Visit): Record<string, string> => {
  const form = html.split('<form').find((part) => part.includes('name="step"')) ?? ''
  const fields = [...form.matchAll(/<input type="hidden" name="([a-z]+)" value="([^"]*)"/g)]
  return Object.fromEntries(fields.map(([, name = '', value = '']) => [name, unescaped(value)]))
}
const percent = 'compensation.bonus.percent'
const saidPercent = async (shop: TestShop) =>
  /name="compensation\.bonus\.percent" value="([^"]*)"/.exec((await visit(shop.staff.admin, '/admin/policy')).html)?.[1]

/** Fills in cells, looks at what they change, and saves. */
async function change(shop: TestShop, cells: Record<string, string | string[]>, saving: Record<string, string> = {}) {
  const page = await visit(shop.staff.admin, '/admin/policy')
  const checked = await send(shop.staff.admin, '/admin/policy', { ...hidden(page), ...cells, step: 'check' })
  const save = { ...hidden(checked), ...cells, reason: 'Customers asked for it', ...saving, step: 'save' }
  return { page, checked, save, saved: () => send(shop.staff.admin, '/admin/policy', save) }
}

it('a change is shown with what it would do before it is saved, with author and reason', async () => {
  const shop = await openShop()
  await complain(shop)
  const { checked, saved } = await change(shop, { [percent]: '12.5' })
  expect([checked.status, (await versions(shop)).length]).toEqual([200, 1])
  expect(checked.html).toMatch(/Bonus, % of the problem order<\/th><td>10\u00a0%<\/td><td><b>12\.5\u00a0%/)
  expect(checked.html).toContain('Your last complaint')
  expect(checked.html).toMatch(
    /bonuses, at face value<\/th><td class="sum">2,000\.00 MDL|bonuses, at face value<\/th><td class="sum">[^<]*2,000/,
  )
  expect(checked.html).toContain('200 made-up complaints')
  const done = await saved()
  expect([done.status, done.location]).toEqual([303, '/admin/policy?done=policy-saved'])
  expect(await versions(shop)).toMatchObject([
    { version: 1 },
    {
      ...{ version: 2, author: shop.staff.admin, reason: 'Customers asked for it', starts_at: null, restores: null },
      override: JSON.stringify({ quiet: null, compensation: { bonus: { percent: 12.5 } } }),
    },
  ])
  const page = await visit(shop.staff.agent, '/admin/policy?done=policy-saved')
  expect(page.html).toContain('Customers asked for it')
  expect(page.html).not.toContain('name="step"')
})

it('nothing is saved that was not seen, and nothing without a reason', async () => {
  const shop = await openShop()
  const { page, save } = await change(shop, { [percent]: '12' })
  const blind = await send(shop.staff.admin, '/admin/policy', {
    ...hidden(page),
    [percent]: '12',
    reason: 'x',
    step: 'save',
  })
  const other = await send(shop.staff.admin, '/admin/policy', { ...save, [percent]: '90' })
  const mute = await send(shop.staff.admin, '/admin/policy', { ...save, reason: ' ' })
  const past = await send(shop.staff.admin, '/admin/policy', { ...save, begins: '2020-01-01' })
  expect([blind.status, other.status, mute.status, past.status]).toEqual([200, 200, 422, 422])
  expect(other.html).toContain('<b>90\u00a0%</b>')
  const unchanged = await send(shop.staff.admin, '/admin/policy', { ...hidden(page), [percent]: '10', step: 'check' })
  expect(unchanged.html).toContain('Nothing is different from what is in force.')
  expect(await versions(shop)).toHaveLength(1)
})

it('only administrators change it; everybody who works here reads it', async () => {
  const shop = await openShop()
  const { save } = await change(shop, { [percent]: '12' })
  for (const role of ['agent', 'lead', 'director'] as const) {
    expect((await send(shop.staff[role], '/admin/policy', save)).status).toBe(403)
    expect((await visit(shop.staff[role], '/admin/policy')).status).toBe(200)
  }
  expect((await send(shop.staff.admin, '/admin/policy', save, { origin: 'https://evil.example' })).status).toBe(403)
  expect((await visit(null, '/admin/policy')).status).toBe(401)
  expect(await versions(shop)).toHaveLength(1)
})

it('what is wrong stands at its field, and nothing that was typed is lost', async () => {
  const shop = await openShop()
  const { checked } = await change(shop, {
    [percent]: 'a lot',
    'remedies.late': ['express', 'credit', '', '', ''],
    'caps.perComplaint.MDL': '5',
    'targets.answerWorkingMinutes.severe': '30',
  })
  expect(checked.status).toBe(422)
  const field = (name: string): string =>
    checked.html.split('class="field').find((part) => part.includes(`name="${name}"`)) ?? ''
  expect(field(percent)).toMatch(/value="a lot"[^>]*aria-invalid="true"/)
  expect(field(percent)).toContain('This is not a number we can read.')
  expect(field('remedies.late')).toContain('At least three ways that give the customer something.')
  expect(field('remedies.late')).toContain('<option value="credit" selected')
  expect(checked.html).toContain('href="#cell-caps.perComplaint.MDL"')
  expect(await versions(shop)).toHaveLength(1)
})

it('sums, lists, hours and exceptions come back as they were typed', async () => {
  const shop = await openShop()
  const { saved } = await change(shop, {
    'limits.agent.MDL': '4 500,50',
    'vip.tags': 'vip, press',
    'touches.choiceReminderDays': '1, 3',
    'quiet.from': '22:00',
    'quiet.until': '07:30',
    'terms.credit.share': '40,5',
    'by.0.category': 'late',
    'by.0.severity': 'severe',
    'by.0.tier': 'vip',
    'by.0.ways': ['personal-care', 'express', 'full-refund', '', ''],
  })
  expect((await saved()).status).toBe(303)
  const override = JSON.parse((await versions(shop)).at(-1)?.override ?? '{}')
  expect(override).toEqual({
    limits: { agent: { MDL: 450_050 } },
    vip: { tags: ['vip', 'press'] },
    touches: { choiceReminderDays: [1, 3] },
    quiet: { from: '22:00', until: '07:30' },
    terms: { credit: { share: 4_050 } },
    remediesBy: { late: { severe: { vip: ['personal-care', 'express', 'full-refund'] } } },
  })
  const page = (await visit(shop.staff.admin, '/admin/policy')).html
  expect(page).toContain('value="4500.50"')
  const none = { 'by.0.category': '', 'quiet.from': '', 'quiet.until': '', 'limits.agent.MDL': '' }
  expect((await (await change(shop, none)).saved()).status).toBe(303)
  const after = JSON.parse((await versions(shop)).at(-1)?.override ?? '{}')
  expect(after.limits ?? {}).toEqual({})
  expect([after.remediesBy ?? {}, after.quiet]).toEqual([{}, null])
})

it('of two who change it at once one is shown both, and saves on top', async () => {
  const shop = await openShop()
  const first = await change(shop, { [percent]: '12', publicReach: '5000' })
  const second = await change(shop, { [percent]: '15', 'vip.minOrders': '4' })
  expect((await first.saved()).status).toBe(303)
  const stale = await second.saved()
  expect(stale.status).toBe(409)
  expect(stale.html).toContain('Somebody saved version 2 while you were writing')
  expect(stale.html).toMatch(/you both changed this<\/small><\/th><td>10\u00a0%<\/td><td>12\u00a0%<\/td><td>15\u00a0%/)
  // The form stands on theirs, with what was changed here on top: their other change is not taken back.
  expect(stale.html).toMatch(/name="compensation\.bonus\.percent" value="15"/)
  expect(stale.html).toMatch(/name="publicReach" value="5000"/)
  expect(stale.html).toMatch(/name="vip\.minOrders" value="4"/)
  const cells = { [percent]: '15', 'vip.minOrders': '4', publicReach: '5000' }
  const again = await send(shop.staff.admin, '/admin/policy', { ...hidden(stale), ...cells, step: 'check' })
  const saved = await send(shop.staff.admin, '/admin/policy', {
    ...hidden(again),
    ...cells,
    reason: 'Both',
    step: 'save',
  })
  expect(saved.status).toBe(303)
  expect(JSON.parse((await versions(shop)).at(-1)?.override ?? '')).toMatchObject({
    ...{ publicReach: 5_000, vip: { minOrders: 4 }, compensation: { bonus: { percent: 15 } } },
  })
})

it('of twenty saves at once exactly one is a version', async () => {
  const shop = await openShop()
  const { save } = await change(shop, { [percent]: '12' })
  const answers = await Promise.all(Array.from({ length: 20 }, () => send(shop.staff.admin, '/admin/policy', save)))
  const statuses = answers.map(({ status }) => status)
  expect([statuses.filter((one) => one === 303).length, statuses.filter((one) => one === 409).length]).toEqual([1, 19])
  expect(await versions(shop)).toHaveLength(2)
})

const daysAhead = async (days: number): Promise<string> =>
  new Date((await appNow()) + days * 86_400_000).toISOString().slice(0, 10)

it('a planned policy holds for complaints from its first day on; earlier ones stay under theirs', async () => {
  const shop = await openShop()
  const plan = await change(shop, { [percent]: '20' }, { begins: await daysAhead(3) })
  expect((await plan.saved()).location).toContain('done=policy-planned')
  expect(await saidPercent(shop)).toBe('10')
  const before = await complain(shop)
  await acknowledged(before.complaint)
  // What changes today goes into what is still to begin too.
  expect((await (await change(shop, { publicReach: '777' })).saved()).status).toBe(303)
  expect(
    (await versions(shop)).map(({ override, starts_at }) => [JSON.parse(override).publicReach, starts_at !== null]),
  ).toEqual([
    [undefined, false],
    [undefined, true],
    [777, false],
    [777, true],
  ])
  const body = (
    await api<{ policyVersion: number; policyPlans: unknown[] }>(
      'GET',
      `/v1/shops/${shop.id}`,
      await signIn(shop.staff.admin),
    )
  ).body
  expect([body.policyVersion, body.policyPlans.length]).toEqual([3, 1])
  await advance('P4D')
  expect(await saidPercent(shop)).toBe('20')
  const after = await complain(shop)
  const versionOf = (id: string) =>
    eventually(async () => {
      const row = await env.DB.prepare('select policy_version from complaints where id = ?')
        .bind(id)
        .first<{ policy_version: number }>()
      return row && row.policy_version > 0 ? row.policy_version : null
    })
  expect([await versionOf(before.complaint), await versionOf(after.complaint)]).toEqual([1, 4])
})

it('an older version comes back as a new one that says so, and what was planned does not begin', async () => {
  const shop = await openShop()
  await (await change(shop, { [percent]: '20' })).saved()
  await (await change(shop, { [percent]: '30' }, { begins: await daysAhead(3) })).saved()
  const back = { seen: '3', base: '2', restore: '1' }
  const checked = await send(shop.staff.admin, '/admin/policy', back)
  expect(checked.html).toContain('What is still to begin after this day will not begin.')
  expect(checked.html).toMatch(/<td>20\u00a0%<\/td><td><b>10\u00a0%/)
  const saved = await send(shop.staff.admin, '/admin/policy', {
    ...hidden(checked),
    reason: 'It cost too much',
    step: 'save',
  })
  expect(saved.status).toBe(303)
  expect((await versions(shop)).at(-1)).toMatchObject({ version: 4, restores: 1, reason: 'It cost too much' })
  await advance('P4D')
  expect(await saidPercent(shop)).toBe('10')
  expect((await visit(shop.staff.admin, '/admin/policy')).html).toContain('Brings back version 1.')
})

it('the API takes a reason and a start, and refuses what the editor refuses', async () => {
  const shop = await openShop()
  const admin = await signIn(shop.staff.admin)
  const put = (body: Record<string, unknown>) =>
    api<{ policyVersion: number; policyPlans: { version: number; startsAt: string; reason: string }[] }>(
      'PUT',
      `/v1/shops/${shop.id}`,
      admin,
      body,
    )
  const startsAt = new Date((await appNow()) + 86_400_000).toISOString()
  const planned = await put({ policy: { publicReach: 500 }, reason: 'Holidays', startsAt })
  expect(planned.body).toMatchObject({ policyVersion: 1, policyPlans: [{ version: 2, startsAt, reason: 'Holidays' }] })
  const now = await put({ policy: { vip: { minOrders: 3 } }, reason: 'Regulars' })
  expect(now.body).toMatchObject({ policyVersion: 3, policyPlans: [{ version: 4, startsAt }] })
  expect((await put({ policy: { publicReach: 1 }, startsAt: '2020-01-01T00:00:00Z' })).status).toBe(422)
  const low = await api('PUT', `/v1/shops/${shop.id}`, admin, { policy: { limits: { lead: { MDL: 1 } } } })
  expect([low.status, low.body.error.message]).toEqual([
    422,
    expect.stringContaining('policy.limits.lead.MDL: Not below'),
  ])
})

it('why a fixed bonus: the worked examples stand there to the unit', async () => {
  const shop = await openShop()
  const page = (await visit(shop.staff.agent, '/admin/policy/why')).html.replaceAll('\u00a0', ' ')
  for (const sum of ['58,000', '12,700', '10,000', '6,000', '1,400', '9,000', '3,000', '36,000'])
    expect(page).toContain(sum)
})

it('a change that is right today and not with what is planned is refused, and says with what', async () => {
  const shop = await openShop()
  await (await change(shop, { 'limits.agent.MDL': '40000' }, { begins: await daysAhead(3) })).saved()
  const refused = await (await change(shop, { 'limits.lead.MDL': '10000' })).saved()
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('The change is right today, but not together with what begins')
  expect(refused.html).toContain('Not below 40,000')
  expect(await versions(shop)).toHaveLength(2)
})
