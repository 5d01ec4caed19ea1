/** What was paid back of a complaint's order, and what can be, as its facts hold it. */
import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { money } from '../domain/money.ts'
import { isPayer, type PayBack, payers, type Refusal, refusals } from '../domain/refund.ts'
import type { Db } from './client.ts'
import * as t from './schema.ts'

/** The view of migration 0005, which the guard inside the insert reads too. */
interface Refundable {
  readonly currency: string | null
  readonly told: number
  readonly left: number | null
  readonly frozen: number
}

/** Beside the sender's own ids of grievances: that this sender has told of money that came back. */
export const cameBackMark = 'refund-failed:'

/** Whether a source's settings open its API for paying back. Secrets stay where they are. */
const hasAccess = sql<number>`case source
  when 'shopify' then json_extract(settings, '$.accessToken') is not null
  when 'woocommerce' then json_extract(settings, '$.consumerKey') is not null and json_extract(settings, '$.consumerSecret') is not null
  when 'stripe' then json_extract(settings, '$.apiKey') is not null
  when 'paypal' then json_extract(settings, '$.clientId') is not null and json_extract(settings, '$.clientSecret') is not null
  else 1 end`

/** Four reads for the batch of `loadFacts`. */
export const readsOfRefunds = (db: Db, id: ReturnType<typeof sql.placeholder>, shop: SQL) => {
  const order = sql`(select order_id from complaints where id = ${id})`
  return [
    db
      .select({
        purpose: t.refunds.purpose,
        order: t.refunds.order,
        payment: t.refunds.payment,
        source: t.refunds.source,
        minor: t.refunds.minor,
        currency: t.refunds.currency,
        state: sql<(typeof t.refunds.$inferSelect)['state']>`refunds.state`.as('refund_state'),
        vendorId: t.refunds.vendorId,
        acceptedAt: t.outbox.acceptedAt,
        error: t.outbox.error,
        cameBack:
          sql<number>`exists (select 1 from grievances g where g.shop = refunds.shop and g.source = refunds.source
          and g.external_id = ${cameBackMark} || refunds.purpose)`.as('came_back'),
      })
      .from(t.refunds)
      .leftJoin(t.outbox, eq(t.outbox.key, sql`'refund:' || ${t.refunds.purpose}`))
      .where(eq(t.refunds.complaint, id))
      .orderBy(asc(t.refunds.plannedAt), asc(t.refunds.purpose)),
    db
      .select({ source: t.payments.source, payment: t.payments.payment })
      .from(t.payments)
      .where(and(eq(t.payments.shop, shop), eq(t.payments.order, order)))
      .orderBy(asc(t.payments.payment)),
    db
      .select({
        source: t.sources.source,
        site: sql<string | null>`coalesce(json_extract(settings, '$.shopDomain'), json_extract(settings, '$.url'))`.as(
          'site',
        ),
        hasAccess: hasAccess.as('has_access'),
      })
      .from(t.sources)
      .where(and(eq(t.sources.shop, shop), inArray(t.sources.source, [...payers]), eq(t.sources.on, true))),
    db
      .select({
        currency: sql<Refundable['currency']>`f.currency`.as('refund_currency'),
        told: sql<Refundable['told']>`f.told_minor`.as('told_minor'),
        left: sql<Refundable['left']>`f.left_minor`.as('left_minor'),
        frozen: sql<Refundable['frozen']>`f.frozen`.as('frozen'),
      })
      .from(sql`refundable f`)
      .where(sql`f.shop = ${shop} and f.order_id = ${order}`),
  ] as const
}

type Reads = ReturnType<typeof readsOfRefunds>
type Rows<N extends number> = Awaited<ReturnType<Reads[N & keyof Reads] extends { all(): infer R } ? () => R : never>>

/** What the outbox keeps as `declined: the vendor's own words`. */
const refusalIn = (error: string | null): Refusal | null =>
  refusals.find((refusal) => error?.startsWith(`${refusal}:`)) ?? null

export function payBackFrom(
  refundRows: Rows<0>,
  paymentRows: Rows<1>,
  placeRows: Rows<2>,
  [refundable]: Rows<3>,
): PayBack {
  return {
    refunds: refundRows.map(({ minor, currency, error, state, cameBack, ...refund }) => ({
      ...refund,
      ...(cameBack === 1 && { cameBack: true as const }),
      state,
      value: money(minor, currency),
      refusal: state === 'refused' || state === 'unknown' ? (refusalIn(error) ?? 'unknown') : null,
    })),
    payments: paymentRows.flatMap(({ source, payment }) => (source === null ? [] : [{ source, payment }])),
    places: placeRows.flatMap(({ source, site, hasAccess }) =>
      isPayer(source) && hasAccess === 1 ? [{ source, site }] : [],
    ),
    told: refundable?.told ?? 0,
    left: refundable?.left == null || refundable.currency === null ? null : money(refundable.left, refundable.currency),
    frozen: refundable?.frozen === 1,
  }
}
