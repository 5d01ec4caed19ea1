import { env, SELF } from 'cloudflare:test'
import { randomUUID } from 'node:crypto'
import { afterAll, expect, it } from 'vitest'
import { depsOf } from '../../adapters/deps.ts'
import { loadFacts } from '../../db/facts.ts'
import { figures } from '../../db/figures.ts'
import { dayMs, hourMs, minuteMs } from '../../domain/calendar.ts'
import type { ComplaintId } from '../../domain/ids.ts'
import { measurePaces } from '../../workflows/paces.ts'
import { promiseDueAt } from '../../workflows/rows.ts'
import {
  acknowledged,
  advance,
  complain,
  eventually,
  findings,
  inbox,
  linkIn,
  mailRow,
  openShop,
  origin,
  signIn,
  type TestShop,
} from '../harness/shop.ts'

afterAll(async () => expect(await findings()).toEqual([]))

interface PromiseLine {
  readonly kind: string
  readonly dueAt: string
  readonly keptAt: string | null
  readonly movedAt: string | null
  readonly movedTo: string | null
  readonly state: string
}

interface Seen {
  readonly version: number
  readonly promises: readonly PromiseLine[]
  readonly tasks: readonly { readonly kind: string; readonly state: string; readonly about: Record<string, string> }[]
  readonly escalations: readonly { readonly reason: string; readonly level: string; readonly state: string }[]
}

async function seen(shop: TestShop, complaint: string): Promise<Seen> {
  const headers = await signIn(shop.staff.lead)
  return (await SELF.fetch(`${origin}/v1/complaints/${complaint}`, { headers })).json()
}

const promised = ({ promises }: Seen, kind: string): PromiseLine => {
  const found = promises.find((promise) => promise.kind === kind)
  if (!found) throw new Error(`no promise of ${kind}`)
  return found
}

async function act(shop: TestShop, complaint: string, action: Record<string, unknown>): Promise<number> {
  const { version } = await seen(shop, complaint)
  const headers = { ...(await signIn(shop.staff.lead)), 'content-type': 'application/json' }
  const body = JSON.stringify({ version, ...action })
  const url = `${origin}/v1/complaints/${complaint}/actions`
  return (await SELF.fetch(url, { method: 'POST', headers, body })).status
}

const alarms = async (complaint: string): Promise<readonly string[]> => {
  const { results } = await env.DB.prepare('select kind from alarms where complaint = ? order by raised_at')
    .bind(complaint)
    .all<{ kind: string }>()
  return results.map(({ kind }) => kind)
}

/** Nobody chooses for a week: a replacement is begun, and promised for the end of the third day. */
async function promisedRemedy(shop: TestShop, locale: 'en' | 'ru' | 'ro' = 'en') {
  const raised = await complain(shop, { locale })
  await acknowledged(raised.complaint)
  await advance('P7DT2H')
  const remedy = promised(await seen(shop, raised.complaint), 'remedy')
  return { ...raised, remedy }
}

/** To an instant of the app's time, given by what the API says. */
async function liveUntil(at: string | number): Promise<void> {
  const deps = await depsOf(env)
  const minutes = Math.ceil((new Date(at).getTime() - deps.clock.now()) / minuteMs)
  if (minutes > 0) await advance(`PT${minutes}M`)
}

it('the customer hears of a new time before the old one has passed, by mail and on the page', async () => {
  const shop = await openShop()
  const raised = await promisedRemedy(shop, 'ro')
  await liveUntil(Date.parse(raised.remedy.dueAt) - 2 * minuteMs)
  const slip = await mailRow(raised.complaint, 'slip')
  expect(slip?.state).toBe('accepted')
  expect(slip?.accepted_at).toBeLessThan(Date.parse(raised.remedy.dueAt))
  const found = await seen(shop, raised.complaint)
  const remedy = promised(found, 'remedy')
  expect(remedy).toMatchObject({ state: 'open', dueAt: raised.remedy.dueAt })
  expect(Date.parse(remedy.movedTo ?? '')).toBeGreaterThan(Date.parse(remedy.dueAt))
  const { db } = await depsOf(env)
  const facts = await loadFacts(db, raised.complaint as ComplaintId)
  expect(facts && promiseDueAt(facts)).toBe(Date.parse(remedy.movedTo ?? ''))
  expect(found.tasks).toContainEqual(expect.objectContaining({ kind: 'give-extra', state: 'open' }))
  expect(found.escalations).toContainEqual(
    expect.objectContaining({ reason: 'promise-at-risk', level: 'lead', state: 'open' }),
  )
  expect(await alarms(raised.complaint)).toEqual([])
  const mail = (await inbox(raised.email)).find(({ idempotencyKey }) => idempotencyKey === slip?.key)
  expect(mail?.text).toContain('V-am promis că îndreptăm totul')
  const page = await (await SELF.fetch(linkIn(mail?.text ?? ''))).text()
  expect(page).toContain('Durează mai mult decât am promis')
})

it('fulfilled by the new time the promise is late, the lead stands down, and the queue shows what was promised first', async () => {
  const shop = await openShop()
  const raised = await promisedRemedy(shop)
  await liveUntil(Date.parse(raised.remedy.dueAt) + hourMs)
  const queue = await SELF.fetch(`${origin}/v1/complaints?shop=${shop.id}`, {
    headers: await signIn(shop.staff.lead),
  })
  const { items } = await queue.json<{ items: { promise: { dueAt: string; firstDueAt: string } }[] }>()
  expect(items[0]?.promise.firstDueAt).toBe(raised.remedy.dueAt)
  expect(items[0]?.promise.dueAt).toBe(promised(await seen(shop, raised.complaint), 'remedy').movedTo)
  expect(await act(shop, raised.complaint, { action: 'fulfil' })).toBe(200)
  expect(promised(await seen(shop, raised.complaint), 'remedy').state).toBe('late')
  await eventually(async () => {
    const [raisedOnce] = (await seen(shop, raised.complaint)).escalations
    return raisedOnce?.reason === 'promise-at-risk' && raisedOnce.state === 'done'
  })
  expect(await alarms(raised.complaint)).toEqual([])
  const now = (await depsOf(env)).clock.now()
  const { kept } = await figures((await depsOf(env)).db, shop.id, 0, now, now)
  expect(kept.all.told).toBe(1)
  expect(kept.byKind.find(({ kind }) => kind === 'remedy')).toMatchObject({ settled: 1, kept: 0, told: 1, keptRate: 0 })
  expect(kept.byOwner).toMatchObject([{ owner: shop.staff.agent, name: 'maria', settled: 1, kept: 0 }])
})

it('after the new time it is broken, with an alarm, and no second notice leaves', async () => {
  const shop = await openShop()
  const raised = await promisedRemedy(shop)
  await liveUntil(Date.parse(raised.remedy.dueAt) + 1)
  const { movedTo } = promised(await seen(shop, raised.complaint), 'remedy')
  await liveUntil(Date.parse(movedTo ?? '') + minuteMs)
  const found = await seen(shop, raised.complaint)
  expect(promised(found, 'remedy')).toMatchObject({ state: 'broken', movedTo })
  expect(await alarms(raised.complaint)).toEqual(['promise-at-risk', 'promise-broken'])
  const slips = (await inbox(raised.email)).filter(({ idempotencyKey }) => idempotencyKey.includes(':slip:'))
  expect(slips).toHaveLength(1)
  expect(await act(shop, raised.complaint, { action: 'fulfil' })).toBe(200)
  expect(promised(await seen(shop, raised.complaint), 'remedy').state).toBe('late')
})

it('the owner is warned at half and at four fifths, once each, however often anybody wakes', async () => {
  const shop = await openShop()
  const raised = await promisedRemedy(shop)
  await liveUntil(raised.remedy.dueAt)
  await advance('PT1H')
  const { results } = await env.DB.prepare(
    "select n, recipient from outbox where complaint = ? and kind = 'staff' and n like 'waiting-%' order by planned_at",
  )
    .bind(raised.complaint)
    .all<{ n: string; recipient: string }>()
  expect(results).toEqual([
    { n: 'waiting-remedy-1-half', recipient: shop.staff.agent },
    { n: 'waiting-remedy-1-most', recipient: shop.staff.agent },
  ])
})

/** So many answers of one kind that took so many minutes, a day ago. */
async function answered(shop: TestShop, category: string, minutes: readonly number[]): Promise<void> {
  const now = (await depsOf(env)).clock.now()
  await env.DB.batch(
    minutes.flatMap((length, i) => {
      const id = `cmp_${randomUUID().replaceAll('-', '').toUpperCase().slice(0, 26)}`
      const receivedAt = now - dayMs - i * minuteMs
      const keptAt = receivedAt + length * minuteMs
      return [
        env.DB.prepare(
          `insert into complaints (shop, id, source, external_id, channel, category, text, locale, tier, tier_reason,
             policy_version, stage, outcome, received_at, closed_at, version, turn, wait)
           values (?1, ?2, 'standard', ?2, 'form', ?3, '', 'en', 'standard', '{}', 1, 'closed', 'settled', ?4, ?4, 1, 0, 0)`,
        ).bind(shop.id, id, category, receivedAt),
        env.DB.prepare("insert into grievances values (?1, 'standard', ?2, ?2)").bind(shop.id, id),
        env.DB.prepare(
          `insert into deliveries (shop, source, event, id, status, complaint, received_at)
           values (?1, 'standard', ?2, ?2, 'opened', ?2, ?3)`,
        ).bind(shop.id, id, receivedAt),
        ...(['acknowledgement', 'answer'] as const).map((kind) =>
          env.DB.prepare(
            `insert into promises (shop, id, complaint, kind, n, stated_as, made_at, due_at, kept_at, state, clock)
             values (?1, ?2, ?3, ?4, '1', '', ?5, max(?5 + 28800000, ?6), ?6, 'kept', 'working')`,
          ).bind(shop.id, `prm_${randomUUID()}`, id, kind, receivedAt, keptAt),
        ),
      ]
    }),
  )
}

async function measured(): Promise<void> {
  const deps = await depsOf(env)
  await env.DB.prepare("delete from machine where name = 'paces'").run()
  for (let i = 0; i < 20; i++) await measurePaces(deps)
}

it('the stated time is what such answers really took, and a quarter more; explained to staff', async () => {
  const shop = await openShop()
  await answered(shop, 'damaged', [150, 160, 170, 180, 190, 200, 210])
  await answered(shop, 'late', [30, 30, 30, 30])
  await measured()
  const raised = await complain(shop, { total: '1.00' })
  await acknowledged(raised.complaint)
  const now = (await depsOf(env)).clock.now()
  const length = Date.parse(promised(await seen(shop, raised.complaint), 'answer').dueAt) - now
  // The median is 180 minutes; with its quarter and up to a half hour, and then to a half hour of the clock.
  expect(length).toBeGreaterThan(239 * minuteMs)
  expect(length).toBeLessThanOrEqual(270 * minuteMs)
  const page = await SELF.fetch(`${origin}/admin/complaints/${raised.complaint}`, {
    headers: await signIn(shop.staff.agent),
  })
  expect((await page.text()).replaceAll('\u00a0', ' ')).toContain(
    'usual here: 3 h 0 min over 7 complaints; by policy: 8 h 0 min',
  )
  // Four answers say nothing yet: the policy's figure stands.
  const other = await complain(shop, { category: 'late', total: '1.00' })
  await acknowledged(other.complaint)
  expect(Date.parse(promised(await seen(shop, other.complaint), 'answer').dueAt) - now).toBeGreaterThan(479 * minuteMs)
})

it('who chose on the page before our answer came took their own time: it says nothing of the shop', async () => {
  const shop = await openShop()
  await answered(shop, 'damaged', [1, 1, 1, 1, 1])
  await env.DB.prepare(
    `insert into offers (shop, complaint, round, prepared_at, expires_at, actor)
     select shop, id, 1, received_at, received_at, 'playbook' from complaints where shop = ?`,
  )
    .bind(shop.id)
    .run()
  for (const place of [0, 1, 2])
    await env.DB.prepare(
      `insert into remedies (shop, id, complaint, round, place, kind, extra)
       select shop, 'rem_${place}_' || id, id, 1, ${place}, 'kind-${place}', 'priority' from complaints where shop = ?`,
    )
      .bind(shop.id)
      .run()
  await env.DB.prepare(
    `insert into choices (shop, complaint, round, remedy, by, chosen_at, final_at)
     select shop, id, 1, 'rem_0_' || id, 'customer', received_at, received_at from complaints where shop = ?`,
  )
    .bind(shop.id)
    .run()
  await measured()
  expect(await env.DB.prepare('select 1 from paces where shop = ?').bind(shop.id).first()).toBeNull()
  const now = (await depsOf(env)).clock.now()
  const { kept } = await figures((await depsOf(env)).db, shop.id, 0, now, now)
  expect(kept.clocks).toMatchObject({ acknowledged: { count: 5 }, answered: { count: 0, calendarMinutes: null } })
})

it('a shop that has become slower than its policy promises no later than its policy', async () => {
  const shop = await openShop()
  await answered(shop, 'damaged', [900, 1000, 1100, 1200, 1300])
  await measured()
  const raised = await complain(shop)
  await acknowledged(raised.complaint)
  const now = (await depsOf(env)).clock.now()
  const dueAt = Date.parse(promised(await seen(shop, raised.complaint), 'answer').dueAt)
  expect(dueAt - now).toBeLessThanOrEqual(510 * minuteMs)
})

it('both clocks stand in the figures of the API, by the calendar and in working time', async () => {
  const shop = await openShop()
  await answered(shop, 'damaged', [60, 120, 180])
  const answer = await SELF.fetch(`${origin}/v1/shops/${shop.id}/figures`, { headers: await signIn(shop.staff.agent) })
  expect((await answer.json<{ kept: unknown }>()).kept).toMatchObject({
    byCategory: [{ category: 'damaged', settled: 6, kept: 6, keptRate: 1 }],
    clocks: { answered: { count: 3, calendarMinutes: 120, workingMinutes: 120 } },
  })
})
