/** A checkout that takes Amends codes: asks about the code, redeems it, charges the rest, tells the app the order is paid. */
import { orderCancelled, standardEvent } from '../senders/standard.ts'
import { randomName } from '../signing.ts'
import { shop, type World } from '../world.ts'
import { type Answer, appNow, callApi, fieldOf, type Sent, send } from './app.ts'
import { currency, decimal, minorOf } from './sums.ts'

export interface Checkout {
  readonly id: string
  readonly orderId: string
  readonly email: string
  readonly code: string
  /** Bani. */
  readonly total: number
  readonly discount: number
  readonly redemption: string | null
  /** What the customer reads about the code; null when none was given. */
  readonly said: string | null
  readonly calls: readonly { readonly what: string; readonly answer: Answer }[]
  readonly cancelled: boolean
  readonly at: number
}

const refusals: Record<number, string> = {
  401: 'The shop’s key is not accepted. Restart with npm start to make a new one.',
  403: 'This code was given to someone else; it works only for the address it was sent to.',
  404: 'There is no such code. Case, spaces and dashes do not matter; letters do.',
  409: 'This code has been used already.',
  410: 'This code has expired.',
  422: 'This code is in another currency.',
}

const refusal = (answer: Answer): string =>
  (answer.status === null ? undefined : refusals[answer.status]) ??
  'The code could not be checked just now. Nothing was charged for it; try again in a moment.'

const keep = (world: World, checkout: Checkout) => shop(world).put('checkout', checkout.id, JSON.stringify(checkout))

export async function findCheckout(world: World, id: string): Promise<Checkout | null> {
  const json = await shop(world).get('checkout', id)
  return json === null ? null : (JSON.parse(json) as Checkout)
}

export const newestCheckouts = async (world: World, limit: number): Promise<Checkout[]> =>
  (await shop(world).newest('checkout', limit)).map((json) => JSON.parse(json) as Checkout)

const noKey = 'The shop has no API key yet: npm start hands it one when it seeds the shop.'

type Redeemed = Pick<Checkout, 'discount' | 'redemption' | 'said' | 'calls'>

async function redeem(
  world: World,
  basket: Pick<Checkout, 'id' | 'orderId' | 'email' | 'code' | 'total'>,
): Promise<Redeemed> {
  const nothing = { discount: 0, redemption: null }
  const path = `/codes/${encodeURIComponent(basket.code)}`
  const asked = await callApi(world, 'GET', path)
  if (asked === null) return { ...nothing, said: noKey, calls: [] }
  const calls = [{ what: `GET …${path}`, answer: asked }]
  if (asked.status !== 200) return { ...nothing, said: refusal(asked), calls }
  const body = {
    order: { id: basket.orderId, total: { amount: decimal(basket.total), currency } },
    customer: { email: basket.email },
  }
  const taken = await callApi(world, 'POST', `${path}/redemptions`, body, basket.id)
  if (taken === null) return { ...nothing, said: noKey, calls }
  calls.push({ what: `POST …${path}/redemptions`, answer: taken })
  const amount = minorOf(fieldOf(taken.text, 'amount'))
  const id = fieldOf(taken.text, 'id')
  if (taken.status !== 201 || amount === null || typeof id !== 'string')
    return { ...nothing, said: refusal(taken), calls }
  return { discount: amount, redemption: id, said: null, calls }
}

/** One checkout. A refused code is said and nothing is sold: the customer decides whether to go on without it. */
export async function checkOut(world: World, total: number, email: string, code: string): Promise<Checkout> {
  const [now, id] = [await appNow(world), randomName(12)]
  const basket = { id, orderId: `B-${randomName(6)}`, email, code, total }
  const redeemed: Redeemed =
    code === '' ? { discount: 0, redemption: null, said: null, calls: [] } : await redeem(world, basket)
  const paid: { what: string; answer: Answer }[] = []
  if (redeemed.said === null) {
    const sent = await tellPaid(world, basket, redeemed.discount, now)
    paid.push({ what: 'webhook order.paid', answer: sent.answer })
  }
  const checkout = { ...basket, ...redeemed, calls: [...redeemed.calls, ...paid], cancelled: false, at: Date.now() }
  await keep(world, checkout)
  return checkout
}

function tellPaid(
  world: World,
  basket: Pick<Checkout, 'orderId' | 'email' | 'code' | 'total'>,
  discount: number,
  now: number,
): Promise<Sent> {
  const order = {
    id: basket.orderId,
    total: { amount: decimal(basket.total - discount), currency },
    placedAt: new Date(now).toISOString(),
    lines: [{ sku: 'BAG-1', name: 'Printed bag', quantity: 1, total: { amount: decimal(basket.total), currency } }],
    codes: discount > 0 ? [basket.code] : [],
  }
  return send(world, standardEvent('order.paid', now, { order, customer: { email: basket.email } }))
}

/** Cancels the order: the code goes back to the customer, and the app hears that the order is off. */
export async function cancelCheckout(world: World, checkout: Checkout): Promise<void> {
  if (checkout.cancelled || checkout.said !== null) return
  const calls = [...checkout.calls]
  if (checkout.redemption !== null) {
    const path = `/codes/${encodeURIComponent(checkout.code)}/redemptions/${checkout.redemption}`
    const answer = await callApi(world, 'DELETE', path)
    if (answer) calls.push({ what: `DELETE …${path}`, answer })
    if (answer?.status !== 200) return keep(world, { ...checkout, calls })
  }
  const sent = await send(world, orderCancelled(checkout.orderId, await appNow(world)))
  calls.push({ what: 'webhook order.cancelled', answer: sent.answer })
  await keep(world, { ...checkout, calls, cancelled: true })
}
