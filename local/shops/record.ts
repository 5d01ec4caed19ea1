/**
 * What happened at a shop, remembered by its own system whether or not a webhook about it arrived anywhere. The demo
 * shop's letters are kept here as they are sent; tests put in what they like.
 */
import { parse, stringify } from 'lossless-json'
import type { Letter } from '../senders/letter.ts'
import { shop, type World } from '../world.ts'

export type ShopSystem = 'shopify' | 'woocommerce'

/** A JSON object whose numbers keep every digit. */
export interface Thing {
  [key: string]: unknown
}

const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null && !Array.isArray(value)

export function readThing(json: string): Thing {
  const value = parse(json)
  return isThing(value) ? value : {}
}

export const things = (value: unknown): readonly Thing[] => (Array.isArray(value) ? value.filter(isThing) : [])

export const writeThing = (thing: unknown): string => stringify(thing) ?? 'null'

/** The text of a field: a number's digits, a string as it is. */
export const textOf = (thing: Thing, name: string): string => {
  const value = thing[name]
  return value === null || value === undefined ? '' : String(value)
}

const key = (account: string, resource: string, id: string) => `${account}\n${resource}\n${id}`

export const readAll = async (world: World, system: ShopSystem, account: string, resource: string): Promise<Thing[]> =>
  (await shop(world).beginningWith(system, key(account, resource, ''))).map(readThing)

export const write = (world: World, system: ShopSystem, account: string, resource: string, id: string, json: string) =>
  shop(world).put(system, key(account, resource, id), json)

export const read = (world: World, system: ShopSystem, account: string, resource: string, id: string) =>
  shop(world).get(system, key(account, resource, id))

/** A key is live once somebody opened the account. */
export const openAccount = (world: World, system: ShopSystem, account: string) =>
  write(world, system, account, 'account', 'open', '{}')

export const isOpen = async (world: World, system: ShopSystem, account: string): Promise<boolean> =>
  (await read(world, system, account, 'account', 'open')) !== null

/** Troubles ordered for the next calls: so many 429s. */
export const orderTrouble = (world: World, system: ShopSystem, account: string, times: number) =>
  write(world, system, account, 'account', 'trouble', String(times))

export async function takeTrouble(world: World, system: ShopSystem, account: string): Promise<boolean> {
  const times = Number((await read(world, system, account, 'account', 'trouble')) ?? 0)
  if (times > 0) await orderTrouble(world, system, account, times - 1)
  return times > 0
}

const cents = (text: string): number => Math.round(Number(text) * 100)

/** Shopify keeps a refund inside its order, and the order's state and time of change follow. */
async function refundInShopify(world: World, account: string, refund: Thing): Promise<void> {
  const kept = await read(world, 'shopify', account, 'order', textOf(refund, 'order_id'))
  if (kept === null) return
  const order = readThing(kept)
  const others = things(order.refunds).filter((one) => textOf(one, 'id') !== textOf(refund, 'id'))
  const refunds = [...others, refund]
  const paidBack = refunds
    .flatMap((one) => things(one.transactions))
    .reduce((sum, transaction) => sum + cents(textOf(transaction, 'amount')), 0)
  const state = paidBack >= cents(textOf(order, 'total_price')) ? 'refunded' : 'partially_refunded'
  const changed = {
    ...order,
    refunds,
    ...(paidBack > 0 && { financial_status: state }),
    updated_at: refund.created_at ?? order.updated_at,
  }
  await write(world, 'shopify', account, 'order', textOf(order, 'id'), writeThing(changed))
}

/** Keeps what a webhook of this topic would tell. */
export async function happened(world: World, system: ShopSystem, account: string, topic: string, body: string) {
  await openAccount(world, system, account)
  const thing = readThing(body)
  const id = textOf(thing, 'id')
  if (system === 'woocommerce') return write(world, system, account, 'order', id, body)
  if (topic === 'refunds/create') return refundInShopify(world, account, thing)
  if (topic.startsWith('disputes/')) return write(world, system, account, 'dispute', id, body)
  if (!topic.startsWith('orders/')) return
  const before = await read(world, system, account, 'order', id)
  const refunds = before === null ? [] : things(readThing(before).refunds)
  await write(world, system, account, 'order', id, writeThing({ ...thing, ...(refunds.length > 0 && { refunds }) }))
}

/** The key of the demo shop's own account at each system: what its letters tell is kept under it. */
export async function keepLetter(
  world: World,
  { source, event, body }: Letter,
  settings: Readonly<Record<string, string>>,
): Promise<void> {
  const account = source === 'shopify' ? settings.accessToken : settings.consumerKey
  if ((source === 'shopify' || source === 'woocommerce') && account) await happened(world, source, account, event, body)
}
