/** What somebody agreed to or asked for, and since when: as their own page and the rules read it. */
import { sql } from 'drizzle-orm'
import type { CustomerId, Instant, ShopId } from '../domain/ids.ts'
import type { Db } from './client.ts'

export interface Wishes {
  readonly knownSince: Instant
  /** When they last agreed to greetings and news; when they last asked for them, where that had to be confirmed. */
  readonly agreedAt: Instant | null
  readonly askedAt: Instant | null
  readonly stoppedAt: Instant | null
  readonly erasureAskedAt: Instant | null
  readonly country: string | null
}

/** Null when there is no such customer. */
export const wishesOf = async (db: Db, shop: ShopId, customer: CustomerId): Promise<Wishes | null> => {
  const last = (kind: string) =>
    sql`(select max(given_at) from consents k where k.shop = u.shop and k.customer = u.id and k.kind = ${kind})`
  const row = await db.get<Wishes | undefined>(sql`
    select u.created_at as knownSince, ${last('marketing')} as agreedAt, ${last('marketing-asked')} as askedAt,
      ${last('unsubscribed')} as stoppedAt, ${last('erasure')} as erasureAskedAt, u.country
    from customers u where u.shop = ${shop} and u.id = ${customer}`)
  return row ?? null
}
