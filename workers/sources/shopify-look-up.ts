/**
 * Whose order was refunded, sent back or disputed, asked at Shopify: those webhooks carry the order's id and no person.
 *
 * - The GraphQL Admin API, because it alone counts the customer's orders and sums; ids are texts there, so none is
 *   rounded. What it says is put into the shape of the webhooks, so that one reading serves both.
 * - Without the scope `read_all_orders` an order is shown for 60 days; without access to customers' data the order comes
 *   without its person. Neither is worth asking again.
 *
 * https://shopify.dev/docs/api/admin-graphql/latest/queries/order
 * https://shopify.dev/docs/api/admin-graphql/latest#status_and_error_codes
 */
import { z } from 'zod'
import type { OrderEvent, Question } from '../../domain/event.ts'
import { askOnce, grievanceOf, reachable } from './asking.ts'
import { field, listOf, optionalObject, optionalText, optionalTime, requiredId } from './fields.ts'
import { claimOf, order as orderSchema, personOf } from './shopify-order.ts'
import type { Api, Found } from './source.ts'

/** Of October 2026; Shopify answers a retired version with the oldest one it still has. */
const path = '/admin/api/2026-10/graphql.json'

const query = `query AmendsOrder($id: ID!) {
  order(id: $id) {
    id name email phone customerLocale test createdAt processedAt cancelledAt displayFinancialStatus discountCodes
    totalPriceSet { shopMoney { amount currencyCode } }
    billingAddress { firstName lastName countryCodeV2 }
    shippingAddress { firstName lastName countryCodeV2 }
    lineItems(first: 100) { nodes { sku name quantity originalUnitPriceSet { shopMoney { amount } } } }
    customer {
      id firstName lastName tags numberOfOrders
      amountSpent { amount currencyCode }
      defaultEmailAddress { emailAddress marketingState }
      defaultPhoneNumber { phoneNumber }
    }
  }
}`

const money = optionalObject({ amount: optionalText, currencyCode: optionalText })
const texts = field((value) => (Array.isArray(value) ? value.filter((text) => typeof text === 'string') : []))

const address = optionalObject({
  firstName: optionalText,
  lastName: optionalText,
  countryCodeV2: optionalText,
}).transform(
  (said) => said && { first_name: said.firstName, last_name: said.lastName, country_code: said.countryCodeV2 },
)

const asked = z
  .object({
    id: requiredId,
    name: optionalText,
    email: optionalText,
    phone: optionalText,
    customerLocale: optionalText,
    createdAt: optionalText,
    processedAt: optionalText,
    cancelledAt: optionalTime,
    displayFinancialStatus: optionalText,
    discountCodes: texts,
    totalPriceSet: optionalObject({ shopMoney: money }),
    billingAddress: address,
    shippingAddress: address,
    lineItems: optionalObject({
      nodes: listOf(
        z.object({
          sku: optionalText,
          name: optionalText,
          quantity: optionalText,
          originalUnitPriceSet: optionalObject({ shopMoney: money }),
        }),
      ),
    }),
    customer: optionalObject({
      id: requiredId,
      firstName: optionalText,
      lastName: optionalText,
      tags: texts,
      numberOfOrders: optionalText,
      amountSpent: money,
      defaultEmailAddress: optionalObject({ emailAddress: optionalText, marketingState: optionalText }),
      defaultPhoneNumber: optionalObject({ phoneNumber: optionalText }),
    }),
  })
  .transform(({ customer, totalPriceSet, lineItems, ...said }) => ({
    cancelledAt: said.cancelledAt,
    status: said.displayFinancialStatus,
    order: orderSchema.parse({
      ...said,
      admin_graphql_api_id: said.id,
      total_price: totalPriceSet?.shopMoney?.amount,
      currency: totalPriceSet?.shopMoney?.currencyCode,
      created_at: said.createdAt,
      processed_at: said.processedAt,
      customer_locale: said.customerLocale,
      discount_codes: said.discountCodes.map((code) => ({ code })),
      line_items: lineItems?.nodes.map((line) => ({ ...line, price: line.originalUnitPriceSet?.shopMoney?.amount })),
      billing_address: said.billingAddress,
      shipping_address: said.shippingAddress,
      customer: customer && {
        admin_graphql_api_id: customer.id,
        email: customer.defaultEmailAddress?.emailAddress,
        phone: customer.defaultPhoneNumber?.phoneNumber,
        first_name: customer.firstName,
        last_name: customer.lastName,
        tags: customer.tags.join(', '),
        orders_count: customer.numberOfOrders,
        total_spent: customer.amountSpent?.amount,
        currency: customer.amountSpent?.currencyCode,
        email_marketing_consent: { state: customer.defaultEmailAddress?.marketingState?.toLowerCase() },
      },
    }),
  }))

const answered = z.object({
  data: optionalObject({ order: z.unknown() }),
  errors: listOf(z.object({ extensions: optionalObject({ code: optionalText }) })),
})

/** What was refunded had been paid. */
const wasPaid: ReadonlySet<string> = new Set(['PAID', 'PARTIALLY_REFUNDED', 'REFUNDED'])

export async function shopifyLookUp(question: Question, api: Api, accessToken: string): Promise<Found> {
  const grievance = grievanceOf(question)
  const id = question.order ?? ''
  if (grievance === null || !/^\d{1,30}$/.test(id))
    return { kind: 'unknown', why: 'there is no order to ask Shopify for' }
  const answer = await askOnce('Shopify', api, path, {
    method: 'POST',
    headers: { 'x-shopify-access-token': accessToken, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { id: `gid://shopify/Order/${id}` } }),
  })
  if (answer.kind !== 'answered') return answer
  const { data, errors } = answered.parse(answer.body)
  const said = asked.safeParse(data?.order).data
  if (!said) {
    const codes = errors.map(({ extensions }) => extensions?.code ?? '')
    // "Slow down" and its own trouble come as 200 too.
    if (codes.some((code) => code === 'THROTTLED' || code === 'INTERNAL_SERVER_ERROR'))
      return { kind: 'later', why: 'Shopify asked to wait' }
    return codes.includes('ACCESS_DENIED')
      ? { kind: 'unknown', why: 'Shopify does not let this token read orders' }
      : { kind: 'unknown', why: 'Shopify shows no such order' }
  }
  const claim = claimOf(said.order)
  const person = reachable(personOf(said.order))
  const about = { type: 'order', order: claim, person, payments: [] } as const
  const codes = said.order.discount_codes.map(({ code }) => code)
  const told: OrderEvent[] = []
  if (wasPaid.has(said.status ?? ''))
    told.push({ ...about, state: 'paid', codes, amount: claim.total, at: claim.placedAt })
  if (said.cancelledAt !== null) told.push({ ...about, state: 'cancelled', codes, amount: null, at: said.cancelledAt })
  return { kind: 'found', events: [...told, { ...grievance, person, order: claim }] }
}
