/**
 * The order behind a thin notice, asked at BigCommerce: the order, then what the API keeps apart from it, and the message
 * where the notice is about one.
 *
 * - The older API answers 204 for a list with nothing in it, and lists without an object around them.
 * - Who may not read a part leaves that part unknown; the order itself must be readable.
 *
 * https://developer.bigcommerce.com/docs/rest-management/orders
 * https://developer.bigcommerce.com/docs/rest-management/orders/order-refunds
 */
import { z } from 'zod'
import type { ComplaintEvent, Question } from '../../domain/event.ts'
import { idIn } from './asking.ts'
import { aboutOf, coupon, order, orderSays, product, refund, time, type Whole } from './bigcommerce-order.ts'
import { listOf, optionalText, requiredId } from './fields.ts'
import { blankComplaint } from './hearing.ts'
import { askFor } from './looked-up.ts'
import { concat, utf8 } from './signature.ts'
import type { Api, Found, NotFound, SourceContext } from './source.ts'

/** A list as the object that everything else is. */
const asObject =
  (api: Api): Api =>
  async (...request) => {
    const answer = await api(...request)
    if (answer.status === 204) return { ...answer, status: 200, raw: utf8('{"data":[]}') }
    return { ...answer, raw: concat(utf8('{"data":'), answer.raw, utf8('}')) }
  }

const message = z.object({
  id: requiredId,
  type: optionalText,
  subject: optionalText,
  message: optionalText,
  date_created: time,
})
type Message = z.output<typeof message>

/** The shop's own messages are of the type `admin`. */
const isCustomers = ({ type }: Message): boolean => type !== 'admin'

const said = ({ subject, message: text }: Message): string =>
  [subject, text].filter((part) => part !== null).join('\n\n')

interface Settings {
  readonly storeHash?: string | undefined
  readonly accessToken?: string | undefined
}

type Listed<Item> =
  /** `unread`: the key may not read this part, which therefore looks empty. */
  { readonly kind: 'read'; readonly items: readonly Item[]; readonly unread?: true | undefined } | NotFound

/** Asks for the parts of one order. */
function asking(api: Api, orderId: string, storeHash: string, accessToken: string) {
  const headers = { 'x-auth-token': accessToken, accept: 'application/json' }
  const path = (version: string, rest: string) => `/stores/${storeHash}/${version}/orders/${orderId}${rest}`
  const list = async <Item>(by: Api, item: z.ZodType<Item>, at: string): Promise<Listed<Item>> => {
    const answer = await askFor(z.object({ data: listOf(item) }), 'BigCommerce', by, at, headers)
    if (answer.kind === 'read') return { kind: 'read', items: answer.said.data }
    return answer.kind === 'later' ? answer : { kind: 'read', items: [], unread: true }
  }
  const bare = asObject(api)
  return {
    order: () => askFor(order, 'BigCommerce', api, path('v2', ''), headers),
    products: () => list(bare, product, path('v2', '/products?limit=250')),
    coupons: () => list(bare, coupon, path('v2', '/coupons?limit=50')),
    messages: () => list(bare, message, path('v2', '/messages?limit=250')),
    refunds: () => list(api, refund, path('v3', '/payment_actions/refunds')),
  }
}

const none = { kind: 'read', items: [], unread: undefined } as const
const isNothing = (amount: string | null): boolean => amount === null || /^0*(?:\.0*)?$/.test(amount)

/** The customer's message as a grievance; null when the shop wrote it itself, or it is gone. */
function messageSays(whole: Whole, messages: readonly Message[], id: string): ComplaintEvent | null {
  const found = messages.find((one) => one.id === id)
  if (!found || !isCustomers(found)) return null
  const told = { ...blankComplaint, ...aboutOf(whole), externalId: `message:${whole.said.id}:${id}`, text: said(found) }
  return { ...told, category: 'other', channel: 'chat', at: found.date_created }
}

/** A refund that was announced and that the key may not read: told without its sum. */
const announced = (whole: Whole, id: string): ComplaintEvent => ({
  ...{ ...blankComplaint, ...aboutOf(whole), externalId: `refund:${whole.said.id}:${id}` },
  ...{ category: 'other', channel: 'refund' },
})

const hasRefunds = ({ refunded_amount, status_id }: Whole['said']): boolean =>
  !isNothing(refunded_amount) || status_id === '4' || status_id === '14'

export async function bigcommerceLookUp(
  question: Question,
  api: Api,
  context: SourceContext<Settings>,
): Promise<Found> {
  const { storeHash, accessToken } = context.settings
  const id = idIn(question, 'order')
  if (id === null || storeHash === undefined || accessToken === undefined)
    return { kind: 'unknown', why: 'there is no access to BigCommerce' }
  const refundId = idIn(question, 'refund')
  const messageId = idIn(question, 'message')
  const ask = asking(api, id, storeHash, accessToken)

  const answer = await ask.order()
  if (answer.kind !== 'read') return answer
  const products = await ask.products()
  if (products.kind !== 'read') return products
  const coupons = isNothing(answer.said.coupon_discount) ? none : await ask.coupons()
  if (coupons.kind !== 'read') return coupons
  const refunds = refundId !== null || hasRefunds(answer.said) ? await ask.refunds() : none
  if (refunds.kind !== 'read') return refunds
  const messages = messageId === null ? none : await ask.messages()
  if (messages.kind !== 'read') return messages

  const whole: Whole = { said: answer.said, products: products.items, coupons: coupons.items, refunds: refunds.items }
  const happened = orderSays(whole)
  if (messageId !== null) {
    // What became of the order long ago is no news because somebody writes.
    const wrote = messageSays(whole, messages.items, messageId)
    return wrote
      ? { kind: 'found', events: [...happened.filter(({ type }) => type === 'order'), wrote] }
      : { kind: 'nothing', why: 'the shop itself wrote, or the message is gone' }
  }
  if (refundId !== null && !refunds.items.some((one) => one.id === refundId)) {
    if (!refunds.unread) return { kind: 'later', why: 'BigCommerce does not list the refund yet' }
    return { kind: 'found', events: [...happened, announced(whole, refundId)] }
  }
  return happened.length > 0
    ? { kind: 'found', events: happened }
    : { kind: 'nothing', why: 'the order waits to be paid' }
}
