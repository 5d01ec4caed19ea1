/** What a signature covers cannot be changed by a bit, and no shape of it breaks the door. */
import { expect, it } from 'vitest'
import type { Sender, Signed } from '../../local/senders/sender.ts'
import { openShop, type TestShop } from '../harness/shop.ts'
import { addressFor, agree, bare, deliver, kept, newLetter, proved, sign, termsOf } from './sending.ts'

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

async function signedBy(
  sender: Sender,
): Promise<{ shop: TestShop; signed: Signed; url: string } & ReturnType<typeof bare>> {
  const shop = await openShop()
  const terms = await termsOf(sender)
  const signed = await sign(shop, sender, await newLetter(sender), terms)
  return { shop, signed, url: addressFor(shop, sender, terms), ...bare(shop, sender, terms) }
}

/** Places of the body that the signature covers, as [from, to). */
function covered(sender: Sender, body: string): readonly (readonly [number, number])[] {
  const { body: what } = sender.covers
  if (what === 'none') return []
  if (what === 'all') return [[0, encode(body).length]]
  return what(body).map((piece) => {
    const from = encode(body.slice(0, body.indexOf(piece))).length
    return [from, from + encode(piece).length]
  })
}

it.each(proved)('$source: no bit of what the signature covers may be another', async (sender) => {
  const { signed, verify } = await signedBy(sender)
  const raw = encode(signed.body)
  const headers = new Headers(signed.headers)
  expect(await verify(headers, raw), 'as it was signed').toBe(true)
  const accepted: string[] = []
  for (const [from, to] of covered(sender, signed.body)) {
    for (let at = from; at < to; at++) {
      for (let bit = 0; bit < 8; bit++) {
        const changed = raw.slice()
        changed[at] = (changed[at] ?? 0) ^ (1 << bit)
        if (await verify(headers, changed)) accepted.push(`body ${at} bit ${bit}`)
      }
    }
  }
  expect(accepted).toEqual([])
})

/** Null where no header may hold the character. */
function headersWith(headers: HeadersInit, name: string, value: string): Headers | null {
  try {
    const changed = new Headers(headers)
    changed.set(name, value)
    return changed
  } catch {
    return null
  }
}

it.each(proved)('$source: no bit of the signature itself may be another', async (sender) => {
  const { signed, verify } = await signedBy(sender)
  const raw = encode(signed.body)
  const accepted: string[] = []
  for (const name of sender.covers.headers) {
    const value = new Headers(signed.headers).get(name) ?? ''
    expect(value, name).not.toBe('')
    for (let at = 0; at < value.length; at++) {
      for (let bit = 0; bit < 7; bit++) {
        const other = String.fromCharCode(value.charCodeAt(at) ^ (1 << bit))
        const headers = headersWith(signed.headers, name, value.slice(0, at) + other + value.slice(at + 1))
        if (headers && (await verify(headers, raw))) accepted.push(`${name} ${at} bit ${bit}`)
      }
    }
  }
  expect(accepted).toEqual([])
})

/** What a header may hold that no vendor would send. */
const malformed: Record<string, string> = {
  empty: '',
  spaces: '   ',
  'a comma': ',',
  'an equals sign': '=',
  'no base64': '!!!!',
  'short base64': 'AAAA',
  'unpadded base64': 'A'.repeat(43),
  'one byte more': `${'A'.repeat(43)}AA==`,
  'short hex': 'ab',
  'upper hex': 'AB'.repeat(32),
  'right length, wrong': `${'A'.repeat(43)}=`,
  'right length in hex, wrong': '0'.repeat(64),
  'a version and nothing': 'v1,',
  'only an old version': `t=1,v0=${'0'.repeat(64)}`,
  'a time without signature': 't=1',
  'two times': `t=1,t=2,v1=${'0'.repeat(64)}`,
  'an algorithm and nothing': 'sha256=',
  'other printable signs': '~'.repeat(44),
  'a word of Object.prototype': '__proto__',
  'very long': 'A'.repeat(12_000),
  'very many': Array.from({ length: 1_000 }, () => 'v1,AAAA').join(' '),
  'not a number': 'NaN',
  'a year far away': '+275760-09-13T00:00:00.000Z',
  'an address': 'https://127.0.0.1/v1/notifications/certs/x',
}

it.each(proved)('$source: a signature that is missing, empty, overlong or misshapen is refused', async (sender) => {
  const { shop, signed, url, verify } = await signedBy(sender)
  await agree(shop, sender, await termsOf(sender))
  const raw = encode(signed.body)
  for (const name of sender.covers.headers) {
    const without = new Headers(signed.headers)
    for (const one of [name, ...(sender.covers.spare ?? [])]) without.delete(one)
    const tries = Object.entries(malformed).map(
      ([what, value]) => [what, headersWith(signed.headers, name, value)] as const,
    )
    for (const [what, headers] of [['missing', sender.covers.optional ? null : without] as const, ...tries]) {
      if (headers === null) continue
      expect(await verify(headers, raw), `${name}: ${what}`).toBe(false)
      expect(await deliver(url, { headers, body: signed.body }), `${name}: ${what}`).toMatchObject({ http: 401 })
    }
  }
  if (!sender.keyed) {
    const type = { 'content-type': new Headers(signed.headers).get('content-type') ?? '' }
    const unsigned = await newLetter(sender)
    expect((await deliver(url, { headers: type, body: unsigned.body })).http, 'nothing at all').toBe(401)
  }
  expect(await kept(shop, sender.source)).toEqual({ deliveries: 0, aside: 0, complaints: 0 })
  expect((await deliver(url, signed)).http, 'the good one after them').toBe(200)
})

it.each(proved)('$source: bodies changed anywhere on the way are refused at the door too', async (sender) => {
  const { shop, signed, url } = await signedBy(sender)
  await agree(shop, sender, await termsOf(sender))
  const raw = encode(signed.body)
  for (const [from, to] of covered(sender, signed.body)) {
    for (let at = from; at < to; at += Math.max(1, Math.floor((to - from) / 12))) {
      const changed = raw.slice()
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(await deliver(url, { headers: { ...signed.headers }, body: changed }), `byte ${at}`).toMatchObject({
        http: 401,
      })
    }
  }
  expect(await kept(shop, sender.source)).toEqual({ deliveries: 0, aside: 0, complaints: 0 })
})
