/**
 * Random days in random shops, with faults: a database cut off before or after any operation; mail, codes and money whose
 * vendors refuse, fail, or do what they were asked and drop the line; several at once at one door. After each act the books
 * are asked. Once all is well again and nothing is due, the ledger, the vendors and every answer that was given agree.
 *
 * `BALANCE_RUNS` operations (275) from `BALANCE_SEED`; `<seed>/<path>` tells one shop's days again.
 */
import { env } from 'cloudflare:test'
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { decimal, money } from '../../domain/money.ts'
import { unbalanced, unlikeCopies, unlikeInbox, unlikeTill } from '../harness/balance.ts'
import { findings } from '../harness/shop.ts'
import { systems } from '../http/checkouts.ts'
import { type ActName, acts, prepared } from './balance-acts.ts'
import { chosen, picked } from './balance-doors.ts'
import { all, cutAt, type Frame, type Heard, knock, leasesEnd, type Town, town, wasCut } from './balance-town.ts'

const operations = Number(env.BALANCE_RUNS || 275)
const [seed = '', path] = (env.BALANCE_SEED || '20261121').split('/')
/** Acts in one shop: enough for its complaints to be lived through. */
const length = 50

type Fault =
  | { readonly is: 'cut'; readonly at: number; readonly when: 'before' | 'after' }
  | {
      readonly is: 'mail' | 'codes' | 'till'
      readonly mode: '429' | '500' | 'accept-then-drop'
      readonly times: number
    }

interface Step {
  readonly act: ActName
  readonly n: number
  readonly m: number
  readonly fault: Fault | null
  /** So many press at once. */
  readonly atOnce: number
}

const names = Object.keys(acts).filter((name): name is ActName => name in acts)
const number = fc.noBias(fc.nat({ max: 9_999 }))

const fault: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({
    is: fc.constant('cut' as const),
    at: fc.integer({ min: 2, max: 24 }),
    when: fc.constantFrom('before', 'after'),
  }),
  fc.record({
    is: fc.constantFrom('mail', 'codes', 'till'),
    mode: fc.constantFrom('429', '500', 'accept-then-drop'),
    times: fc.integer({ min: 1, max: 3 }),
  }),
)

const step: fc.Arbitrary<Step> = fc.record({
  act: fc.oneof(...names.map((name) => ({ weight: acts[name][0], arbitrary: fc.constant(name) }))),
  n: number,
  m: number,
  fault: fc.option(fault, { freq: 2 }),
  atOnce: fc.constantFrom(1, 1, 1, 1, 1, 1, 2, 3),
})

const frame: fc.Arbitrary<Frame> = fc.record({
  checkout: fc.constantFrom(null, ...systems),
  pays: fc.boolean(),
  cap: fc.constantFrom('none', 'none', 'person', 'day', 'complaint'),
  gifts: fc.boolean(),
  vip: fc.boolean(),
})

const counts = { operations: 0, shops: 0, cuts: 0 }
/** What happened in this shop, for whoever has to find out why. */
const story: string[] = []

const failed = ({ status }: Heard): boolean => status === 0 || status >= 500

/** One act with its fault. Who was not answered asks again, to the letter; vendors stay ill until their fault is used up. */
async function live(town: Town, { act, n, m, fault, atOnce }: Step): Promise<readonly string[]> {
  const ask = await prepared(town, act, n, m)
  if (fault && fault.is !== 'cut') await town.trouble(fault.is, fault.mode, fault.times)
  if (fault?.is === 'cut') cutAt(fault.at, fault.when)
  // Who dies in a sweep keeps its lease for a minute of real time, and whoever else travels would stand and wait.
  const askers = fault?.is === 'cut' && act === 'time passes' ? 1 : atOnce
  const heard = await Promise.all(Array.from({ length: askers }, ask))
  const dark = wasCut()
  cutAt(0, 'before')
  const said = heard.map(({ status, text }) => `${status} ${text.startsWith('<') ? '' : text.slice(0, 80)}`)
  story.push(`${act} ${n} ${m} ${JSON.stringify(fault)}${dark ? ' dark' : ''}: ${said.join(' | ')}`)
  counts.operations += askers
  if (!dark) return heard.filter(({ status }) => status >= 500).map(({ text }) => `${act} failed by itself: ${text}`)
  counts.cuts += 1
  await leasesEnd()
  if (heard.some(failed)) await ask()
  return []
}

/** What doors answered is what the books say. */
async function brokenWord({ shop, redeemed, givenBack }: Town): Promise<readonly string[]> {
  const rows = await all<{ id: string; minor: number; reversed_at: number | null }>(
    'select id, minor, reversed_at from redemptions where shop = ?1',
    shop.id,
  )
  const kept = new Map(rows.map((row) => [row.id, row]))
  return [
    ...[...redeemed]
      .filter(([id, amount]) => decimal(money(kept.get(id)?.minor ?? -1, 'MDL')) !== amount)
      .map(([id, amount]) => `${id} was answered with ${amount}`),
    ...[...givenBack]
      .filter((id) => (kept.get(id)?.reversed_at ?? null) === null)
      .map((id) => `${id} is not given back`),
  ]
}

/** All is well, and two days go by: whatever waited has been tried until it went through. */
async function atRest(town: Town): Promise<readonly string[]> {
  await town.recovers()
  const { status, text } = await town.advance('P2D')
  if (status !== 200) return [`time stands still: ${status} ${text}`]
  // Each complaint that is open has its instance, were the engine well.
  await knock('/local/sweep', { method: 'POST' })
  const till = await town.till()
  return [
    ...(await unbalanced(town.shop.id)),
    ...(await brokenWord(town)),
    ...(await unlikeInbox(town.shop.id)),
    ...(await unlikeCopies(town.shop.id, await town.now())),
    ...(till ? await unlikeTill(town.shop.id, till) : []),
    ...(await findings()),
  ]
}

/** How each shop's days begin: three complaints, two of them answered, and what comes on top picked and final. */
async function morning(here: Town): Promise<void> {
  for (const n of [0, 1, 2]) await (await prepared(here, 'complains', n, n))()
  await here.advance('PT1M')
  const rows = await all<{ id: string }>(
    'select id from complaints where shop = ?1 order by received_at, id',
    here.shop.id,
  )
  for (const [i, { id }] of rows.slice(0, 2).entries()) {
    await (await chosen(here, id, counts.shops * 3 * i))()
    await (await picked(here, id, counts.shops + i))()
  }
  await here.advance('PT11M')
}

/** A shop that is done with is left to its instances, which never run here: the next one's time goes by without it. */
const leave = ({ shop }: Town) =>
  env.DB.batch([
    env.DB.prepare('update complaints set wake_at = null, wait = 0 where shop = ?').bind(shop.id),
    env.DB.prepare('update cares set wake_at = null, wait = 0 where shop = ?').bind(shop.id),
  ])

async function days(frame: Frame, steps: readonly Step[]): Promise<void> {
  counts.shops += 1
  story.length = 0
  const here = await town(frame)
  await morning(here)
  for (const step of steps) {
    const wrong = [...(await live(here, step)), ...(await unbalanced(here.shop.id))]
    if (wrong.length > 0) throw new Error([...story, ...wrong].join('\n'))
  }
  const wrong = await atRest(here)
  await leave(here)
  if (wrong.length > 0) throw new Error([...story, 'at rest:', ...wrong].join('\n'))
}

it('the books balance with every vendor, whatever happened and whatever failed', async () => {
  // A database that was cut off is complained of in the log, as it should be.
  const quiet = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')].map((spy) => spy.mockImplementation(() => {}))
  const start = performance.now()
  await fc.assert(
    fc.asyncProperty(frame, fc.array(step, { minLength: length, maxLength: length, size: 'max' }), days),
    // Days are long: told as they were found, they say more than a search for shorter ones is worth.
    {
      ...{ seed: Number(seed), numRuns: Math.ceil(operations / (length * 1.375)), endOnFailure: true },
      ...(path !== undefined && { path }),
    },
  )
  for (const spy of quiet) spy.mockRestore()
  const entries = await all<{ entry: string; n: number }>('select entry, count(*) as n from ledger group by 1')
  const refunds = await all<{ n: number }>(
    "select count(*) as n from refunds where source <> 'hand' and state = 'accepted'",
  )
  const seconds = (performance.now() - start) / 1_000
  const ledger = entries.map(({ entry, n }) => `${n} ${entry}`).join(', ')
  console.info(
    `${counts.operations} operations, ${counts.cuts} power cuts, ${counts.shops} shops, ${seconds.toFixed(0)} s, seed ${seed}: ${ledger}, ${refunds[0]?.n} refunds`,
  )
  // Books in which nothing stands balance too.
  const usual = ['code-issued', 'code-redeemed', 'code-reinstated', 'code-lapsed', 'fix', 'gift']
  if (path === undefined) expect(entries.map(({ entry }) => entry)).toEqual(expect.arrayContaining(usual))
}, 7_200_000)
