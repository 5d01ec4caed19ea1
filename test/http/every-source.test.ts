/** What holds of every source in the registry, proved with the vendor's own way of signing. */
import { SELF } from 'cloudflare:test'
import { expect, it } from 'vitest'
import { senders } from '../../local/senders/index.ts'
import type { Terms } from '../../local/senders/sender.ts'
import { eventually, openShop, origin, signIn } from '../harness/shop.ts'
import { api } from './api.ts'
import {
  addressFor,
  agree,
  deliver,
  kept,
  names,
  newLetter,
  otherTerms,
  proved,
  send,
  sign,
  termsOf,
} from './sending.ts'

it('every source in the registry has a sender that proves it, and no sender is left without a source', () => {
  expect(senders.map(({ source }) => source).sort()).toEqual([...names].sort())
})

it.each(proved)(
  '$source: what the vendor sends opens a complaint, and the same again changes nothing',
  async (sender) => {
    const shop = await openShop()
    const terms = await termsOf(sender)
    await agree(shop, sender, terms)
    const letter = await newLetter(sender)
    const first = await send(shop, sender, letter, terms)
    expect(first.http, first.text).toBe(200)
    // A thin notice is looked up after the answer.
    const after = await eventually(async () => {
      const now = await kept(shop, sender.source)
      return now.complaints === 1 && now
    })
    expect(after.aside).toBe(0)
    const again = await send(shop, sender, letter, terms)
    expect(again.http).toBe(200)
    if (again.text.startsWith('{"status"')) expect(again.text).toContain('"duplicate"')
    expect(await kept(shop, sender.source)).toEqual(after)
  },
)

const refused = { http: 401, text: '{"status":"unauthorized"}' }
const unknown = { http: 404, text: '{"status":"unknown"}' }

it.each(proved)('$source: what was signed for another shop is refused, and stores nothing', async (sender) => {
  const shop = await openShop()
  const [own, other] = [await termsOf(sender), await otherTerms(sender)]
  await agree(shop, sender, own)
  const answer = await send(shop, sender, await newLetter(sender), other)
  expect(answer).toEqual(sender.keyed ? unknown : refused)
  expect(await kept(shop, sender.source)).toEqual({ deliveries: 0, aside: 0, complaints: 0 })
})

it.each(proved.filter(({ keyed }) => keyed))(
  '$source: a wrong key, no key and another shop are the same bytes as a shop that never was',
  async (sender) => {
    const shop = await openShop()
    const terms = await termsOf(sender)
    await agree(shop, sender, terms)
    const signed = await sign(shop, sender, await newLetter(sender), terms)
    const door = `${origin}/webhooks/${shop.id}/${sender.source}`
    const wrong = [door, `${door}/x`, `${door}/${terms.key}x`, `${door}/${terms.key.toLowerCase()}`]
    const elsewhere = [
      `${origin}/webhooks/nobody/${sender.source}/${terms.key}`,
      `${origin}/webhooks/${shop.id}/x/${terms.key}`,
    ]
    for (const url of [...wrong, ...elsewhere]) {
      const answer = await SELF.fetch(url, { method: 'POST', headers: signed.headers, body: signed.body })
      expect([answer.status, await answer.text()], url).toEqual([unknown.http, unknown.text])
    }
    expect(await kept(shop, sender.source)).toMatchObject({ deliveries: 0, aside: 0 })
    expect((await deliver(addressFor(shop, sender, terms), signed)).http).toBe(200)
  },
)

it.each(proved.filter(({ covers }) => covers.time))(
  '$source: what was signed over five minutes ago, or ahead, is refused',
  async (sender) => {
    const shop = await openShop()
    const terms = await termsOf(sender)
    await agree(shop, sender, terms)
    for (const seconds of [-310, 310, -86_400]) {
      const at = Date.now() + seconds * 1000
      const signed = await sign(shop, sender, await newLetter(sender), terms, at)
      expect(await deliver(addressFor(shop, sender, terms), signed), String(seconds)).toEqual(refused)
    }
    const late = await sign(shop, sender, await newLetter(sender), terms, Date.now() - 240_000)
    expect((await deliver(addressFor(shop, sender, terms), late)).http).toBe(200)
  },
)

it.each(proved)(
  '$source: two live secrets both open the door, and one taken off the list is dead at once',
  async (sender) => {
    const shop = await openShop()
    const [old, next] = [await termsOf(sender), await otherTerms(sender)]
    const knock = async (terms: Terms) => (await send(shop, sender, await newLetter(sender), terms)).http
    const dead = sender.keyed ? 404 : 401
    await agree(shop, sender, old)
    expect([await knock(old), await knock(next)]).toEqual([200, dead])
    // A sender with a key of its own has nothing to list: there the terms are replaced.
    if (next.secrets.length > 0) {
      await agree(shop, sender, next, old)
      expect([await knock(old), await knock(next)]).toEqual([200, 200])
    }
    await agree(shop, sender, next)
    expect([await knock(old), await knock(next)]).toEqual([dead, 200])
    await api('DELETE', `/v1/shops/${shop.id}/sources/${sender.source}`, await signIn(shop.staff.admin))
    expect([await knock(old), await knock(next)]).toEqual([404, 404])
  },
)

it('no secret of any source is ever shown again, by any page or answer', async () => {
  const shop = await openShop()
  const admin = await signIn(shop.staff.admin)
  const secret: string[] = []
  const said: string[] = []
  for (const sender of proved) {
    const [own, other] = [await otherTerms(sender), await otherTerms(sender)]
    const sealed = Object.entries(own.settings).filter(
      ([name]) => /secret|token|key$/i.test(name) && name !== 'terminalKey',
    )
    secret.push(...own.secrets, ...other.secrets, ...sealed.map(([, value]) => value))
    said.push(JSON.stringify((await agree(shop, sender, own, other)).body))
    await send(shop, sender, await newLetter(sender), own)
    // Authentic and unusable, so that it is kept and shown.
    await send(shop, sender, { ...(await newLetter(sender)), body: sender.around?.('[]', own) ?? '[]' }, own)
  }
  expect(secret.length).toBeGreaterThanOrEqual(proved.length)
  const shown = async (path: string) => {
    const answer = await SELF.fetch(origin + path, { headers: admin })
    said.push(await answer.text(), JSON.stringify([...answer.headers]))
    return answer.status
  }
  const pages = ['sources', 'quarantine', 'alarms', 'settings'].map((page) => `/admin/${page}?shop=${shop.id}`)
  const lists = ['audit', 'quarantine', 'alarms', 'complaints'].map((list) => `/v1/${list}?shop=${shop.id}&limit=200`)
  for (const path of [...pages, ...lists, `/v1/shops/${shop.id}`]) expect(await shown(path), path).toBe(200)
  const { body } = await api<{ items: { id: string }[] }>('GET', `/v1/quarantine?shop=${shop.id}&limit=200`, admin)
  expect(body.items.length).toBeGreaterThan(5)
  for (const { id } of body.items) expect(await shown(`/v1/quarantine/${id}`)).toBe(200)
  for (const sender of proved) {
    const off = await api<object>('DELETE', `/v1/shops/${shop.id}/sources/${sender.source}`, admin)
    said.push(JSON.stringify(off.body))
  }
  const all = said.join('\n')
  for (const one of secret) expect(all.includes(one), one.slice(0, 6)).toBe(false)
})
