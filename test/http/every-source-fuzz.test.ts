/** Correctly signed bodies bent anywhere, through the door and the database: an answer each time, and never a 5xx. */
import { env } from 'cloudflare:test'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Letter } from '../../local/senders/letter.ts'
import { openShop } from '../harness/shop.ts'
import { mutated, value } from '../sources/mutations.ts'
import { agree, newLetter, proved, send, termsOf } from './sending.ts'

/** What every run can afford; `HTTP_FUZZ_RUNS` for a night's. */
const runs = Number(env.HTTP_FUZZ_RUNS) || 40
const atOnce = 20

const picks = fc.array(fc.nat(30), { minLength: 1, maxLength: 6 })
const bend = fc.record({ picks, put: value, remove: fc.boolean() })

/** The letter's body with some of its places changed; forms are bent name by name. */
function bent(letter: Letter, bends: readonly { picks: readonly number[]; put: unknown; remove: boolean }[]): Letter {
  const isForm = !/^\s*[[{]/.test(letter.body)
  const tree: unknown = isForm ? Object.fromEntries(new URLSearchParams(letter.body)) : JSON.parse(letter.body)
  const changed = bends.reduce((body, { picks: path, put, remove }) => mutated(body, path, put, remove), tree)
  if (!isForm) return { ...letter, body: JSON.stringify(changed) ?? 'null' }
  const fields = typeof changed === 'object' && changed !== null ? Object.entries(changed) : []
  const pairs = fields.map(([name, said]): [string, string] => [name, String(said).toWellFormed()])
  return { ...letter, body: new URLSearchParams(pairs).toString() }
}

it.each(proved)(
  '$source: whatever its signed bodies say, the door answers as planned',
  { timeout: 60_000 + runs * 100 },
  async (sender) => {
    const shop = await openShop()
    const terms = await termsOf(sender)
    await agree(shop, sender, terms)
    const ways = fc.sample(fc.array(bend, { minLength: 1, maxLength: 3 }), runs)
    const seen = new Map<number, number>()
    for (let i = 0; i < ways.length; i += atOnce) {
      const letter = await newLetter(sender)
      await Promise.all(
        ways.slice(i, i + atOnce).map(async (bends) => {
          const changed = bent(letter, bends)
          const { http, text } = await send(shop, sender, changed, terms)
          seen.set(http, (seen.get(http) ?? 0) + 1)
          expect([200, 401], `${http} ${text.slice(0, 200)} to ${changed.body.slice(0, 2_000)}`).toContain(http)
        }),
      )
    }
    // Where the body itself carries the signature, bending it may take the signature away; not every time.
    expect(seen.get(200) ?? 0).toBeGreaterThan(runs / 4)
    expect(await send(shop, sender, await newLetter(sender), terms)).toMatchObject({ http: 200 })
  },
)
