/** The shop with its policy, and the customer with their history, as one complaint's facts hold them. */
import { and, eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { Customer, Order } from '../domain/complaint.ts'
import type { ShopId } from '../domain/ids.ts'
import { money } from '../domain/money.ts'
import { type Policy, type PolicyOverride, policyWith } from '../domain/policy/policy.ts'
import type { Shop } from '../domain/shop.ts'
import type { Db } from './client.ts'
import * as t from './schema.ts'

/** Versions are never changed, so a parsed one stays right for the life of the isolate. */
const parsedPolicies = new Map<string, Policy>()

function policyOf(shop: ShopId, version: number, override: PolicyOverride): Policy {
  const key = `${shop} ${version}`
  const known = parsedPolicies.get(key)
  if (known) return known
  const policy = policyWith(override)
  // A stored policy was valid when it was saved; one that no longer parses is a broken promise of ours.
  if (!policy.success) throw new Error(`policy ${version} of ${shop} does not parse: ${policy.error.message}`)
  if (parsedPolicies.size > 500) parsedPolicies.clear()
  parsedPolicies.set(key, policy.data)
  return policy.data
}

export function shopFrom(
  row: typeof t.shops.$inferSelect,
  policyRow: { version: number; override: PolicyOverride } | undefined,
): Shop {
  return {
    id: row.shop,
    name: row.name,
    locale: row.locale,
    timeZone: row.timeZone,
    currency: row.currency,
    country: row.country,
    sender: row.sender,
    director: row.director,
    workingHours: row.workingHours,
    holidays: row.holidays,
    policy: policyOf(row.shop, policyRow?.version ?? 0, policyRow?.override ?? {}),
    policyVersion: policyRow?.version ?? row.policyVersion,
    reserve: row.reserve,
  }
}

/** What was paid and is not paid back, by currency: from what shops signed, since nothing else makes an order `paid`. */
export const paidOrders = (db: Db, shop: SQL, customer: SQL) =>
  db
    .select({
      currency: t.orders.currency,
      orders: sql<number>`count(*)`,
      minor: sql<number | null>`sum(max(minor - refunded_minor, 0))`,
      last: sql<number>`max(coalesce(placed_at, created_at))`,
    })
    .from(t.orders)
    .where(and(eq(t.orders.shop, shop), eq(t.orders.customer, customer), eq(t.orders.state, 'paid')))
    .groupBy(t.orders.currency)

/** Where the shop's own orders and its signed claim differ, the larger counts: neither can make a VIP smaller. */
export function customerFrom(
  row: typeof t.customers.$inferSelect,
  paid: Awaited<ReturnType<typeof paidOrders>>,
  fallback: Shop,
): Customer {
  const spent = new Map<string, number>()
  for (const line of paid) if (line.currency) spent.set(line.currency, line.minor ?? 0)
  if (row.claimedSpent) {
    const { minor, currency } = row.claimedSpent
    spent.set(currency, Math.max(minor, spent.get(currency) ?? 0))
  }
  return {
    id: row.id,
    externalId: row.externalId,
    email: row.email,
    emailKey: row.emailKey,
    phone: row.phone,
    name: row.name,
    locale: row.locale ?? fallback.locale,
    timeZone: row.timeZone,
    tags: row.tags,
    paidOrders: Math.max(
      row.claimedOrders,
      paid.reduce((count, line) => count + line.orders, 0),
    ),
    spent: [...spent].map(([currency, minor]) => money(minor, currency)),
    lastOrderAt: paid.length === 0 ? null : Math.max(...paid.map(({ last }) => last)),
    audience: row.audience,
    mailbox: row.mailbox,
    promotions: row.promotions,
    departedAt: row.departedAt,
  }
}

/** The order a complaint names, and whether its number was typed by whoever opened it. */
export const problemOrder = (db: Db, shop: SQL, complaint: ReturnType<typeof sql.placeholder>) =>
  db
    .select({
      ...getTableColumns(t.orders),
      typed: sql<number>`exists (select 1 from deliveries where complaint = ${complaint} and status = 'opened'
        and json_extract(facts, '$.typed') = 1)`.as('typed'),
    })
    .from(t.orders)
    .where(
      and(
        eq(t.orders.shop, shop),
        eq(t.orders.externalId, sql`(select order_id from complaints where id = ${complaint})`),
      ),
    )

/** An order's number can be guessed: of somebody else's order whoever typed it learns nothing, and is owed nothing for it. */
export function orderFrom(
  { order, customer }: Pick<typeof t.complaints.$inferSelect, 'order' | 'customer'>,
  row: Awaited<ReturnType<typeof problemOrder>>[number] | undefined,
): Order | null {
  if (order === null) return null
  const bare = { externalId: order, name: null, total: null, placedAt: null, lines: [], state: 'placed' } as const
  if (!row) return bare
  const { name, minor, currency, placedAt, lines, state } = row
  if (row.typed === 1 && row.customer !== null && row.customer !== customer) return { ...bare, ofAnother: true }
  return { ...bare, name, total: minor === null || !currency ? null : money(minor, currency), placedAt, lines, state }
}
