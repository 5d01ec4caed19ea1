/** What is found out about a cause reaches the care of everybody it has touched, through the doors people use. */
import { expect, it } from 'vitest'
import { advance, eventually, findings, openShop, signIn, type TestShop } from '../harness/shop.ts'
import { api } from '../http/api.ts'
import { count, one, press, visitor } from '../http/customer-page.ts'

const dayMs = 86_400_000

interface CauseBody {
  readonly id: string
  readonly version: number
}

/** Somebody who agreed to be greeted, and whose complaint ended over this cause. */
async function touchedBy(shop: TestShop, cause: string): Promise<string> {
  const visit = await visitor(shop)
  const lead = await signIn(shop.staff.lead)
  const act = (action: object) =>
    eventually(async () => {
      const row = await one<{ version: number }>('select version from complaints where id = ?1', visit.complaint)
      const body = { ...action, version: row?.version }
      return (await api('POST', `/v1/complaints/${visit.complaint}/actions`, lead, body)).status === 200
    })
  await act({ action: 'close', outcome: 'settled', reason: 'It is done.' })
  await act({ action: 'set-cause', cause })
  expect((await press(visit, 'consent')).status).toBe(303)
  return visit.complaint
}

it('who heard nothing because it was our fault hears from us once it turns out to have been an accident', async () => {
  const shop = await openShop({ policy: { care: { holdOutShare: 0 } } })
  const agent = await signIn(shop.staff.agent)
  const cause = `/v1/shops/${shop.id}/causes`
  const named = await api<CauseBody>('POST', cause, agent, { name: 'The seam tears', verdict: 'systemic' })
  const { id, version } = named.body
  await touchedBy(shop, id)
  await advance('P300D')
  expect(await count('touches where shop = ?1', shop.id)).toBe(0)
  // Nothing would ever wake them but the word of a person.
  expect(await one('select wake_at from cares where shop = ?1', shop.id)).toEqual({ wake_at: null })
  expect((await api('PATCH', `${cause}/${id}`, agent, { version, verdict: 'accident' })).status).toBe(200)
  await advance('P180D')
  expect(await count('touches where shop = ?1', shop.id)).toBeGreaterThan(0)
  expect(await findings()).toEqual([])
})

it('a fix that has held is proven on its day and told of then, however far the clock is moved at once', async () => {
  const shop = await openShop({
    policy: { care: { holdOutShare: 0, greetings: false }, causes: { quietDays: 14 }, quiet: null },
  })
  const agent = await signIn(shop.staff.agent)
  const cause = `/v1/shops/${shop.id}/causes`
  const { id } = (await api<CauseBody>('POST', cause, agent, { name: 'The seam tears' })).body
  await touchedBy(shop, id)
  const fixed = {
    ...{ version: 1, state: 'fixed', verdict: 'systemic', evidence: 'Forty straps held 25 kg.' },
    changed: { en: 'The strap is sewn twice.' },
  }
  expect((await api('PATCH', `${cause}/${id}`, agent, fixed)).status).toBe(200)
  await advance('P40D')
  const row = await one<{ fixed_at: number; closed_at: number }>('select * from causes where shop = ?1', shop.id)
  const touch = await one<{ at_at: number }>('select * from touches where shop = ?1', shop.id)
  const proven = (row?.fixed_at ?? 0) + 14 * dayMs
  expect(row?.closed_at).toBeGreaterThanOrEqual(proven)
  expect(row?.closed_at).toBeLessThan(proven + dayMs / 4)
  // On a Sunday it waits for Monday.
  expect(touch?.at_at).toBeGreaterThanOrEqual(row?.closed_at ?? 0)
  expect(touch?.at_at).toBeLessThan(proven + 2 * dayMs)
  expect(await count('touches where shop = ?1', shop.id)).toBe(1)
  expect(await findings()).toEqual([])
})
