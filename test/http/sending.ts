/** Every vendor's side of the app's doors: a shop that agreed on terms with all of them, and their deliveries. */
import { env, SELF } from 'cloudflare:test'
import { senders } from '../../local/senders/index.ts'
import type { Letter, Scene } from '../../local/senders/letter.ts'
import { addressOf, type Place, type Sender, type Signed, type Terms } from '../../local/senders/sender.ts'
import { newPerson } from '../../local/shop/people.ts'
import { sources } from '../../workers/sources/registry.ts'
import type { Arrival, Source, SourceContext } from '../../workers/sources/source.ts'
import { eventually, origin, signIn, type TestShop } from '../harness/shop.ts'
import { api } from './api.ts'

const world = 'http://world.test'
const told = { authorization: 'Bearer world' }

/** Those of the senders whose source is registered; that they are all of them is a test of its own. */
export const names = Object.keys(sources)
export const proved = senders.filter(({ source }) => names.includes(source))

let terms: Record<string, Terms> | undefined

/** What the local world, which signs for PayPal and imitates every API, has agreed on. */
export async function termsOf(sender: Sender): Promise<Terms> {
  terms ??= await (await fetch(`${world}/sources`, { headers: told })).json<Record<string, Terms>>()
  const found = terms[sender.source]
  if (!found) throw new Error(`the world has no terms with ${sender.source}`)
  return found
}

const placeOf = async (): Promise<Place> => ({
  world,
  paypalKey: (await termsOf(senders.find(({ source }) => source === 'paypal') ?? never())).key,
})
const never = (): never => {
  throw new Error('PayPal has no sender')
}

/** Terms that the same vendor has with another shop. */
export const otherTerms = async (sender: Sender): Promise<Terms> => sender.agree(await placeOf())

/** Switches the source on through the API, with as many live secrets as there are terms, newest first. */
export async function agree(shop: TestShop, sender: Sender, ...all: readonly Terms[]) {
  const secrets = all.flatMap((one) => one.secrets)
  const path = `/v1/shops/${shop.id}/sources/${sender.source}`
  const answer = await api<object>('PUT', path, await signIn(shop.staff.admin), { ...all[0]?.settings, secrets })
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`)
  return answer
}

let orders = 500_000

/** A new customer's new order, about which something went wrong. */
export function newScene(): Scene {
  const number = ++orders
  const now = Date.now()
  return {
    person: newPerson('enShe', 'ordinary', number, number.toString(36)),
    number,
    lines: [{ sku: 'CUP-1', name: 'Printed cup', quantity: 24, total: 288_000 }],
    words: 'Eight of the cups came broken.',
    now,
    placedAt: now - 9 * 86_400_000,
  }
}

/** A letter whose objects the world's API answers with from now on. */
export async function newLetter(sender: Sender): Promise<Letter> {
  const letter = await sender.letter(newScene())
  for (const [path, object] of Object.entries(letter.objects ?? {})) {
    await fetch(`${world}/api/${sender.source}${path}`, { method: 'PUT', headers: told, body: JSON.stringify(object) })
  }
  return letter
}

export const addressFor = (shop: Pick<TestShop, 'id'>, sender: Sender, agreed: Terms): string =>
  addressOf(origin, shop.id, sender, agreed)

export const sign = (shop: TestShop, sender: Sender, letter: Letter, agreed: Terms, at = Date.now()) =>
  sender.sign(letter, agreed, at, addressFor(shop, sender, agreed))

export interface Heard {
  readonly http: number
  readonly text: string
}

export async function deliver(
  url: string,
  { headers, body }: Signed | { headers: HeadersInit; body: BodyInit },
): Promise<Heard> {
  const answer = await SELF.fetch(url, { method: 'POST', headers: new Headers(headers), body })
  return { http: answer.status, text: await answer.text() }
}

/** Signs a letter now and posts it to the shop's door for this sender. */
export const send = async (shop: TestShop, sender: Sender, letter: Letter, agreed: Terms): Promise<Heard> =>
  deliver(addressFor(shop, sender, agreed), await sign(shop, sender, letter, agreed))

/** What a shop has of a source: authentic deliveries, bodies kept aside, complaints. */
export async function kept(
  shop: TestShop,
  source: string,
): Promise<{ deliveries: number; aside: number; complaints: number }> {
  const row = await env.DB.prepare(
    `select (select count(*) from deliveries where shop = ?1 and source = ?2) as deliveries,
            (select count(*) from quarantine where shop = ?1 and source = ?2) as aside,
            (select count(*) from complaints where shop = ?1 and source = ?2) as complaints`,
  )
    .bind(shop.id, source)
    .first<{ deliveries: number; aside: number; complaints: number }>()
  if (!row) throw new Error('three counts are always one row')
  return row
}

/** Until every look-up was tried once: what a thin notice comes to is known only after its answer. */
export const asked = (shop: TestShop): Promise<true> =>
  eventually(async () => {
    const open = "select count(*) as open from look_ups where shop = ? and state = 'open' and attempts = 0"
    return (await env.DB.prepare(open).bind(shop.id).first<{ open: number }>())?.open === 0
  })

const registered: Readonly<Record<string, Source>> = sources

/** The source itself, with what it is handed for these terms: for more tries than a door should see. */
export function bare(shop: TestShop, sender: Sender, agreed: Terms) {
  const source = registered[sender.source] ?? never()
  const parsed = source.settings.safeParse(agreed.settings)
  if (!parsed.success) throw new Error(`${sender.source} does not take its own settings: ${parsed.error.message}`)
  const context: SourceContext<unknown> = { secrets: agreed.secrets, settings: parsed.data, wallNow: Date.now() }
  const url = addressFor(shop, sender, agreed)
  const arrival = (headers: Headers, raw: Uint8Array): Arrival => ({
    raw,
    headers,
    url,
    address: null,
    ...(sender.keyed && { keyed: true }),
  })
  return { verify: (headers: Headers, raw: Uint8Array) => source.verify(arrival(headers, raw), context) }
}
