import { env, SELF } from 'cloudflare:test'
import { createHash, randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { complain, openShop, origin, secrets, signed, signIn } from '../harness/shop.ts'
import { api, asOwner, bearer, newKey } from './api.ts'

const fresh = () => `new-${randomUUID().slice(0, 8)}`
const first = {
  name: 'Semitsvet',
  locale: 'ro',
  timeZone: 'Europe/Chisinau',
  currency: 'MDL',
  sender: { name: 'Maria', email: 'care@semitsvet.example' },
}

interface ShopBody {
  readonly name: string
  readonly policyVersion: number
  readonly policy: Record<string, unknown>
  readonly warnings: readonly string[]
}

it('the owner opens a shop with five facts; later a change changes what it names', async () => {
  const path = `/v1/shops/${fresh()}`
  const owner = await asOwner()
  const missing = await api('PUT', path, owner, { name: 'Semitsvet', locale: 'ro' })
  expect([missing.status, missing.body.error.message]).toEqual([
    422,
    expect.stringContaining('timeZone, currency, sender'),
  ])
  const created = await api<ShopBody>('PUT', path, owner, first)
  expect([created.status, created.body.policyVersion]).toEqual([200, 1])
  const renamed = await api<ShopBody>('PUT', path, owner, { name: 'Семицвет' })
  expect([renamed.body.name, renamed.body.policyVersion]).toEqual(['Семицвет', 1])
  const bonus = { compensation: { bonus: { percent: 15 } } }
  expect((await api<ShopBody>('PUT', path, owner, { policy: bonus })).body.policyVersion).toBe(2)
  const both = await api<ShopBody>('PUT', path, owner, { policy: { vip: { minOrders: 3 } }, country: 'RU' })
  expect(both.body.policy).toEqual({ ...bonus, vip: { minOrders: 3 } })
  expect(both.body.warnings).toHaveLength(1)
  const back = await api<ShopBody>('PUT', path, owner, { policy: { compensation: null } })
  expect(back.body.policy).toEqual({ vip: { minOrders: 3 } })
})

it('what is wrong with a shop is named, and nothing is saved', async () => {
  const path = `/v1/shops/${fresh()}`
  const owner = await asOwner()
  await api('PUT', path, owner, first)
  const wrong: readonly (readonly [Record<string, unknown>, string])[] = [
    [{ timeZone: 'Europe/Nowhere' }, 'timeZone'],
    [{ currency: 'LEI' }, 'currency'],
    [{ country: 'Moldova' }, 'country'],
    [{ country: 'ZZ' }, 'country'],
    [{ locale: 'de' }, 'locale'],
    [{ sender: { name: 'Maria', email: 'nobody' } }, 'sender.email'],
    [{ name: 'Two\nlines' }, 'name'],
    [{ workingHours: { mon: [['18:00', '09:00']] } }, 'workingHours.mon.0'],
    [
      {
        workingHours: {
          mon: [
            ['09:00', '13:00'],
            ['12:00', '18:00'],
          ],
        },
      },
      'workingHours.mon',
    ],
    [{ workingHours: { monday: [['09:00', '13:00']] } }, 'workingHours'],
    [{ holidays: { days: ['2026-02-30'] } }, 'holidays.days.0'],
    [{ policy: { remedies: { damaged: ['replacement', 'call'] } } }, 'policy.remedies.damaged'],
    [{ policy: { compensation: { bonus: { percent: 200 } } } }, 'policy.compensation.bonus.percent'],
    [{ policy: { bonus: { percent: 15 } } }, 'policy.bonus'],
    [{ reserve: { monthly: { amount: 'much', currency: 'MDL' } } }, 'reserve.monthly'],
  ]
  for (const [body, where] of wrong) {
    const answer = await api('PUT', path, owner, body)
    expect([answer.status, answer.body.error.message], where).toEqual([422, expect.stringContaining(where)])
  }
  expect((await api<ShopBody>('GET', path, owner)).body.policyVersion).toBe(1)
  for (const name of ['Bad_Name', 'x'.repeat(41), '-x']) {
    expect((await api('PUT', `/v1/shops/${name}`, owner, first)).status, name).toBe(422)
  }
})

it('changes made at once are all kept, each with its own policy version', async () => {
  const path = `/v1/shops/${fresh()}`
  const owner = await asOwner()
  await api('PUT', path, owner, first)
  await Promise.all([
    api('PUT', path, owner, { policy: { vip: { minOrders: 3 } } }),
    api('PUT', path, owner, { policy: { publicReach: 500 } }),
    api('PUT', path, owner, { policy: { caps: { mailsADay: 5 } } }),
  ])
  const { body } = await api<ShopBody>('GET', path, owner)
  expect([body.policyVersion, body.policy]).toEqual([
    4,
    { vip: { minOrders: 3 }, publicReach: 500, caps: { mailsADay: 5 } },
  ])
})

it('only the owner opens shops; an administrator changes theirs, nobody else does', async () => {
  const shop = await openShop()
  const admin = await signIn(shop.staff.admin)
  expect((await api('PUT', `/v1/shops/${shop.id}`, admin, { name: 'Renamed' })).status).toBe(200)
  expect((await api('PUT', `/v1/shops/${fresh()}`, admin, first)).status).toBe(404)
  for (const role of ['agent', 'lead', 'director'] as const) {
    expect((await api('PUT', `/v1/shops/${shop.id}`, await signIn(shop.staff[role]), { name: 'Mine' })).status).toBe(
      403,
    )
  }
  expect((await api('PUT', `/v1/shops/${shop.id}`, await newKey(shop), { name: 'Mine' })).status).toBe(403)
  expect((await api('PUT', `/v1/shops/${shop.id}`, {}, { name: 'Mine' })).status).toBe(401)
  const other = await openShop()
  expect((await api('PUT', `/v1/shops/${other.id}`, admin, { name: 'Mine' })).status).toBe(404)
})

it('a sender’s secrets open its door, are sealed at rest and never shown', async () => {
  const shop = await openShop()
  const admin = await signIn(shop.staff.admin)
  const path = `/v1/shops/${shop.id}/sources/standard`
  const newest = `whsec_${Buffer.from('a secret of thirty-two bytes, yes').toString('base64')}`
  const body = JSON.stringify({ type: 'praise', timestamp: new Date().toISOString(), data: {} })
  const knock = async (secret: string) =>
    (
      await SELF.fetch(`${origin}/webhooks/${shop.id}/standard`, {
        method: 'POST',
        headers: signed(body, randomUUID(), secret),
        body,
      })
    ).status
  expect([await knock(secrets.standard), await knock(newest)]).toEqual([200, 401])
  const both = await api<Record<string, unknown>>('PUT', path, admin, {
    secrets: [newest, secrets.standard],
    test: 'accept',
  })
  expect([both.status, both.body]).toEqual([
    200,
    {
      source: 'standard',
      on: true,
      settings: { test: 'accept' },
      webhook: `http://app.test/webhooks/${shop.id}/standard`,
    },
  ])
  expect([await knock(secrets.standard), await knock(newest)]).toEqual([200, 200])
  await api('PUT', path, admin, { secrets: [newest] })
  expect([await knock(secrets.standard), await knock(newest)]).toEqual([401, 200])
  const row = await env.DB.prepare("select secrets from sources where shop = ? and source = 'standard'")
    .bind(shop.id)
    .first<{ secrets: string }>()
  expect(row?.secrets).not.toContain(newest)
  const off = await api<{ on: boolean }>('DELETE', path, admin)
  expect([off.status, off.body.on, await knock(newest)]).toEqual([200, false, 404])
  expect((await api('DELETE', path, admin)).status).toBe(200)
})

it('settings are checked by their source, and what opens something at the vendor is sealed', async () => {
  const shop = await openShop()
  const admin = await signIn(shop.staff.admin)
  const put = (source: string, body: unknown) => api('PUT', `/v1/shops/${shop.id}/sources/${source}`, admin, body)
  for (const bad of [{}, { secrets: [] }, { secrets: [''] }, { secrets: ['a', 'b', 'c'] }, { secrets: 'a' }, []]) {
    expect((await put('standard', bad)).status, JSON.stringify(bad)).toBe(422)
  }
  expect((await put('shopify', { secrets: ['s'] })).body.error.message).toContain('shopDomain')
  const unknown = await put('carrier-pigeon', { secrets: ['s'] })
  expect([unknown.status, unknown.body.error.code]).toEqual([404, 'unknown_source'])
  const saved = await api<{ settings: unknown }>('PUT', `/v1/shops/${shop.id}/sources/stripe`, admin, {
    secrets: ['s'],
    apiKey: 'rk_live_1',
  })
  expect([saved.status, saved.body.settings]).toEqual([200, {}])
  const row = await env.DB.prepare("select settings from sources where shop = ? and source = 'stripe'")
    .bind(shop.id)
    .first<{ settings: string }>()
  expect(row?.settings).toContain('apiKey')
  expect(row?.settings).not.toContain('rk_live_1')
})

it('a key is shown once, kept as a hash, opens its own shop and dies when revoked', async () => {
  const shop = await openShop()
  const admin = await signIn(shop.staff.admin)
  const { status, body } = await api<{ id: string; key: string }>('POST', `/v1/shops/${shop.id}/keys`, admin)
  expect([status, body.key]).toEqual([201, expect.stringMatching(/^amk_[A-Za-z0-9_-]{43}$/)])
  const rows = await env.DB.prepare('select * from api_keys where shop = ?').bind(shop.id).all()
  expect(JSON.stringify(rows.results)).not.toContain(body.key)
  expect(rows.results[0]?.hash).toBe(createHash('sha256').update(body.key).digest('hex'))
  const list = () => api('GET', '/v1/complaints', bearer(body.key))
  expect((await list()).status).toBe(200)
  expect((await api('POST', `/v1/shops/${shop.id}/keys`, bearer(body.key))).status).toBe(403)
  expect((await api('DELETE', `/v1/shops/${shop.id}/keys/${body.id}`, admin)).status).toBe(200)
  expect((await list()).status).toBe(401)
  expect((await api('DELETE', `/v1/shops/${shop.id}/keys/${body.id}`, admin)).status).toBe(200)
  expect((await api('DELETE', `/v1/shops/${shop.id}/keys/key_nothing`, admin)).status).toBe(404)
})

it('a person comes in with a role, and out when it is taken away', async () => {
  const shop = await openShop()
  const admin = await signIn(shop.staff.admin)
  const email = `new-${randomUUID().slice(0, 8)}@example.com`
  const path = `/v1/shops/${shop.id}/staff/${email.toUpperCase()}`
  const person = await signIn(email)
  const enter = async () => (await api('GET', `/v1/shops/${shop.id}`, person)).status
  expect(await enter()).toBe(404)
  expect((await api('PUT', path, admin, { role: 'king' })).status).toBe(422)
  expect((await api<object>('PUT', path, admin, { role: 'lead', name: 'Oleg' })).body).toEqual({
    ...{ email, name: 'Oleg', role: 'lead' },
    ...{ languages: null, categories: null, deputy: null },
  })
  expect(await enter()).toBe(200)
  expect((await api<object>('PUT', path, admin, { role: 'agent' })).body).toEqual({
    ...{ email, name: 'Oleg', role: 'agent' },
    ...{ languages: null, categories: null, deputy: null },
  })
  expect((await api('DELETE', path, admin)).status).toBe(200)
  expect(await enter()).toBe(404)
  expect((await api('PUT', `/v1/shops/${shop.id}/staff/nobody`, admin, { role: 'agent' })).status).toBe(422)
})

it('every change is in the audit, chained, newest first', async () => {
  const shop = await openShop()
  const admin = await signIn(shop.staff.admin)
  await newKey(shop)
  await api('PUT', `/v1/shops/${shop.id}`, admin, { name: 'Renamed' })
  await api('PUT', `/v1/shops/${shop.id}/sources/standard`, admin, { secrets: [secrets.standard] })
  const { complaint } = await complain(shop)
  const { version } = (await api<{ version: number }>('GET', `/v1/complaints/${complaint}`, admin)).body
  await api('POST', `/v1/complaints/${complaint}/actions`, admin, {
    action: 'note',
    version,
    text: 'Words of a person',
  })
  interface Row {
    readonly seq: number
    readonly action: string
    readonly actor: string
    readonly previous: string
    readonly hash: string
  }
  const all: Row[] = []
  let cursor = ''
  for (let page = 0; page < 6; page++) {
    const { body } = await api<{ items: Row[]; next: string | null }>(
      'GET',
      `/v1/audit?shop=${shop.id}&limit=2${cursor}`,
      admin,
    )
    all.push(...body.items)
    if (body.next === null) break
    cursor = `&cursor=${body.next}`
  }
  expect(all.map(({ action }) => action)).toEqual(['note', 'source-on', 'shop-changed', 'key-created'])
  expect(all.every(({ actor }) => actor === `staff:${shop.staff.admin}`)).toBe(true)
  for (const [i, row] of all.entries()) expect(row.previous).toBe(all[i + 1]?.hash ?? '')
  expect(JSON.stringify(all)).not.toContain('Words of a person')
  expect(JSON.stringify(all)).not.toContain(secrets.standard)
  expect((await api('GET', `/v1/audit?shop=${shop.id}&cursor=nonsense`, admin)).status).toBe(422)
})
