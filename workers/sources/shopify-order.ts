/**
 * The parts of Shopify's bodies: ids, lines, and the order with the person who placed it.
 * The `gid://` text of an id is taken before its number, because relays that re-serialise a body round the number.
 */
import { z } from 'zod'
import { nobody, type OrderClaim, type OrderLine, type PersonClaim } from '../../domain/event.ts'
import type { Money } from '../../domain/money.ts'
import {
  countryOf,
  field,
  fullName,
  listOf,
  moneyOf,
  optionalCount,
  optionalFlag,
  optionalId,
  optionalObject,
  optionalText,
  optionalTime,
  requiredId,
  someone,
} from './fields.ts'

/** The digits of `gid://shopify/Order/820982911946154508`. */
const gid = field((value) => /^gid:\/\/shopify\/\w+\/(\d+)/.exec(typeof value === 'string' ? value : '')?.[1] ?? null)

export const identified = { id: requiredId, admin_graphql_api_id: gid }
export const exactId = (object: { id: string; admin_graphql_api_id: string | null }) =>
  object.admin_graphql_api_id ?? object.id

export const shopMoney = optionalObject({
  shop_money: optionalObject({ amount: optionalText, currency_code: optionalText }),
}).transform((set) => moneyOf(set?.shop_money?.amount ?? null, set?.shop_money?.currency_code ?? null))

/** "vip, b2b"; null where the API version leaves tags out, which says nothing about the customer. */
const tags = field((value) => (typeof value === 'string' ? value.split(',').flatMap((tag) => tag.trim() || []) : null))

const address = optionalObject({ country_code: optionalText, first_name: optionalText, last_name: optionalText })

export const lineItem = z.object({
  sku: optionalText,
  name: optionalText,
  title: optionalText,
  quantity: optionalCount,
  price: optionalText,
})

export const order = z.object({
  ...identified,
  name: optionalText,
  email: optionalText,
  contact_email: optionalText,
  phone: optionalText,
  total_price: optionalText,
  currency: optionalText,
  created_at: optionalTime,
  processed_at: optionalTime,
  cancelled_at: optionalTime,
  cancel_reason: optionalText,
  customer_locale: optionalText,
  test: optionalFlag,
  discount_codes: listOf(z.object({ code: requiredId })),
  line_items: listOf(lineItem),
  billing_address: address,
  shipping_address: address,
  customer: optionalObject({
    id: optionalId,
    admin_graphql_api_id: gid,
    email: optionalText,
    phone: optionalText,
    first_name: optionalText,
    last_name: optionalText,
    tags,
    orders_count: optionalCount,
    total_spent: optionalText,
    currency: optionalText,
    email_marketing_consent: optionalObject({ state: optionalText }),
  }),
})
export type ShopifyOrder = z.output<typeof order>

/** The order's own e-mail before the account's: it is where this purchase was confirmed to. Address phones are not theirs to be called on. */
export function personOf({ customer, ...order }: ShopifyOrder): PersonClaim | null {
  const consent = customer?.email_marketing_consent?.state ?? null
  return someone({
    ...nobody,
    externalId: customer?.admin_graphql_api_id ?? customer?.id ?? null,
    email: order.email ?? order.contact_email ?? customer?.email ?? null,
    name:
      fullName(customer?.first_name ?? null, customer?.last_name ?? null) ??
      fullName(order.billing_address?.first_name ?? null, order.billing_address?.last_name ?? null),
    phone: order.phone ?? customer?.phone ?? null,
    locale: order.customer_locale,
    country: countryOf(order.billing_address?.country_code ?? order.shipping_address?.country_code ?? null),
    tags: customer?.tags ?? null,
    ordersCount: customer?.orders_count ?? null,
    totalSpent: moneyOf(customer?.total_spent ?? null, customer?.currency ?? order.currency),
    marketingConsent: consent === null ? null : consent === 'subscribed',
  })
}

/** `price` is that of one piece. */
function times(price: Money | null, quantity: number): Money | null {
  const minor = (price?.minor ?? 0) * quantity
  return price !== null && Number.isSafeInteger(minor) ? { ...price, minor } : null
}

export const lineOf = (item: z.output<typeof lineItem>, quantity: number, total: Money | null): OrderLine => ({
  sku: item.sku,
  name: item.name ?? item.title ?? '',
  quantity,
  total,
})

export const claimOf = (order: ShopifyOrder): OrderClaim => ({
  externalId: exactId(order),
  name: order.name,
  total: moneyOf(order.total_price, order.currency),
  placedAt: order.processed_at ?? order.created_at,
  lines: order.line_items.map((item) =>
    lineOf(item, item.quantity ?? 1, times(moneyOf(item.price, order.currency), item.quantity ?? 1)),
  ),
})
