/**
 * Whose payment was disputed or paid back, asked at Square: the payment, its order, and the customer where neither says
 * an address.
 *
 * - `reference_id` is the number under which the shop's own system knows the order. Without one Square is that system:
 *   the order is Square's, and people know it by the number on the receipt.
 * - Only an order with the shop's own number is told as paid: Square's would stand beside the shop's in the history of
 *   what its customer bought.
 *
 * https://developer.squareup.com/reference/square/payments-api/get-payment
 * https://developer.squareup.com/reference/square/orders-api/retrieve-order
 */
import { z } from 'zod'
import { nobody, type OrderClaim, type OrderEvent, type PersonClaim, type Question } from '../../domain/event.ts'
import { askOnce, grievanceOf, idIn, isPathId, reachable } from './asking.ts'
import { countryOf, fullName, listOf, optionalId, optionalObject, optionalText, optionalTime } from './fields.ts'
import type { JsonObject } from './json.ts'
import { minorMoney } from './minor-units.ts'
import type { Api, Found } from './source.ts'

/** Answers keep the shape of this version, whatever the application's own default is. */
const apiVersion = '2025-01-23'

const money = optionalObject({ amount: optionalText, currency: optionalText }).transform((sum) =>
  minorMoney(sum?.amount ?? null, sum?.currency ?? null),
)
const address = optionalObject({ first_name: optionalText, last_name: optionalText, country: optionalText })

const payment = z.object({
  payment: z.object({
    status: optionalText,
    order_id: optionalId,
    reference_id: optionalId,
    customer_id: optionalId,
    buyer_email_address: optionalText,
    total_money: money,
    created_at: optionalTime,
    receipt_number: optionalText,
    billing_address: address,
    shipping_address: address,
  }),
})
type Payment = z.output<typeof payment>['payment']

const recipient = optionalObject({
  recipient: optionalObject({
    display_name: optionalText,
    email_address: optionalText,
    phone_number: optionalText,
  }),
})

const order = z.object({
  order: z.object({
    id: optionalId,
    reference_id: optionalId,
    customer_id: optionalId,
    created_at: optionalTime,
    total_money: money,
    line_items: listOf(z.object({ name: optionalText, quantity: optionalText, total_money: money })),
    fulfillments: listOf(
      z.object({ shipment_details: recipient, pickup_details: recipient, delivery_details: recipient }),
    ),
  }),
})
type Order = z.output<typeof order>['order']

const customer = z.object({
  customer: z.object({
    given_name: optionalText,
    family_name: optionalText,
    company_name: optionalText,
    email_address: optionalText,
    phone_number: optionalText,
    address,
  }),
})
type Customer = z.output<typeof customer>['customer']

interface Known {
  readonly payment: Payment
  readonly order: Order | null
  readonly customer: Customer | null
}

const customerId = ({ payment, order }: Pick<Known, 'payment' | 'order'>) =>
  payment.customer_id ?? order?.customer_id ?? null

/** Whom the goods went to; the first of several. */
function receiverOf(order: Order | null) {
  return (
    (order?.fulfillments ?? [])
      .flatMap(({ shipment_details, delivery_details, pickup_details }) => [
        shipment_details?.recipient,
        delivery_details?.recipient,
        pickup_details?.recipient,
      ])
      .find((found) => found !== undefined && found !== null) ?? null
  )
}

function personOf(known: Known): PersonClaim | null {
  const { payment, order, customer } = known
  const receiver = receiverOf(order)
  const { billing_address: billing, shipping_address: shipping } = payment
  const email = payment.buyer_email_address ?? customer?.email_address ?? receiver?.email_address ?? null
  return reachable({
    ...nobody,
    externalId: customerId(known),
    email,
    name:
      fullName(customer?.given_name ?? null, customer?.family_name ?? null) ??
      fullName(billing?.first_name ?? null, billing?.last_name ?? null) ??
      receiver?.display_name ??
      customer?.company_name ??
      null,
    phone: customer?.phone_number ?? receiver?.phone_number ?? null,
    country: countryOf(billing?.country ?? shipping?.country ?? customer?.address?.country ?? null),
  })
}

/** Square counts some goods in parts ("1.5" metres); a line is at least one piece of them. */
const piecesOf = (quantity: string | null): number =>
  quantity !== null && /^\d{1,9}$/.test(quantity) ? Number(quantity) : 1

function orderOf({ payment, order }: Known, reference: string | null): OrderClaim | null {
  const id = reference ?? order?.id ?? payment.order_id
  if (id === null) return null
  return {
    externalId: id,
    name: reference === null ? payment.receipt_number : null,
    total: order?.total_money ?? payment.total_money,
    placedAt: order?.created_at ?? payment.created_at,
    lines: (order?.line_items ?? []).map(({ name, quantity, total_money }) => ({
      sku: null,
      name: name ?? '',
      quantity: piecesOf(quantity),
      total: total_money,
    })),
  }
}

export async function squareLookUp(question: Question, api: Api, accessToken: string): Promise<Found> {
  const grievance = grievanceOf(question)
  const id = idIn(question, 'payment')
  if (grievance === null || id === null) return { kind: 'unknown', why: 'there is no payment to ask Square for' }
  const headers = { authorization: `Bearer ${accessToken}`, 'square-version': apiVersion }
  const ask = (path: string) => askOnce('Square', api, path, { headers })
  const askFor = async <Value>(path: string, ref: string | null, read: (body: JsonObject) => Value | undefined) => {
    if (ref === null || !isPathId(ref)) return { kind: 'none' } as const
    const answer = await ask(`${path}/${ref}`)
    if (answer.kind === 'later') return answer
    const value = answer.kind === 'answered' ? read(answer.body) : undefined
    return value === undefined ? ({ kind: 'none' } as const) : ({ kind: 'read', value } as const)
  }

  const paid = await ask(`/v2/payments/${id}`)
  if (paid.kind !== 'answered') return paid
  const said = payment.safeParse(paid.body).data?.payment
  if (!said) return { kind: 'later', why: 'Square answered no payment' }
  const bought = await askFor('/v2/orders', said.order_id, (body) => order.safeParse(body).data?.order)
  if (bought.kind === 'later') return bought
  const goods = bought.kind === 'read' ? bought.value : null
  const buyer = said.buyer_email_address ?? receiverOf(goods)?.email_address ?? null
  const ref = buyer === null ? customerId({ payment: said, order: goods }) : null
  const registered = await askFor('/v2/customers', ref, (body) => customer.safeParse(body).data?.customer)
  if (registered.kind === 'later') return registered

  const known = { payment: said, order: goods, customer: registered.kind === 'read' ? registered.value : null }
  const reference = goods?.reference_id ?? said.reference_id
  const person = personOf(known)
  const claim = orderOf(known, reference)
  if (person === null && claim === null)
    return { kind: 'unknown', why: 'Square knows neither the buyer nor the order of this payment' }
  const told: OrderEvent[] =
    claim === null || reference === null || said.status !== 'COMPLETED'
      ? []
      : [
          {
            type: 'order',
            state: 'paid',
            order: claim,
            person,
            codes: [],
            amount: claim.total,
            at: said.created_at,
            payments: [id],
          },
        ]
  return { kind: 'found', events: [...told, { ...grievance, person, order: claim, payment: id }] }
}
