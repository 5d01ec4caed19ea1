/** What the customer's pages read beside a complaint's facts. */
import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../../db/client.ts'
import { shopFrom } from '../../db/facts-of-people.ts'
import { versionAt } from '../../db/policies.ts'
import { complaints, customers, policies, shops, timeline } from '../../db/schema.ts'
import type { TimelineEntry } from '../../domain/complaint.ts'
import type { ComplaintId, Instant, ShopId } from '../../domain/ids.ts'
import type { Locale } from '../../domain/locale.ts'
import type { Shop } from '../../domain/shop.ts'

export type StoryEntry = Pick<TimelineEntry, 'at' | 'event' | 'about'>

/** What happened so far, as far as it is for the customer; oldest first. */
export const publicStory = (db: Db, shop: ShopId, complaint: ComplaintId): Promise<readonly StoryEntry[]> =>
  db
    .select({ at: timeline.at, event: timeline.event, about: timeline.about })
    .from(timeline)
    .where(and(eq(timeline.shop, shop), eq(timeline.complaint, complaint), eq(timeline.public, true)))
    .orderBy(asc(timeline.at), asc(timeline.id))
    .all()

/** A shop with the policy in force. Null when there is none of that name. */
export async function shopNamed(db: Db, shop: ShopId, now: Instant): Promise<Shop | null> {
  const row = await db
    .select({ shop: shops, policy: { version: policies.version, override: policies.override } })
    .from(shops)
    .leftJoin(policies, and(eq(policies.shop, shops.shop), eq(policies.version, versionAt(shops.shop, now))))
    .where(eq(shops.shop, shop))
    .get()
  return row ? shopFrom(row.shop, row.policy ?? undefined) : null
}

/** What an expired link still tells: whose shop it was, and in which language its mail was written. */
export async function expiredAt(
  db: Db,
  { shop, complaint }: { readonly shop: ShopId; readonly complaint: ComplaintId },
  now: Instant,
): Promise<{ readonly shop: Shop; readonly locale: Locale; readonly erased: boolean } | null> {
  const [known, row] = await Promise.all([
    shopNamed(db, shop, now),
    db
      .select({ locale: complaints.locale, erasedAt: customers.erasedAt })
      .from(complaints)
      .leftJoin(customers, and(eq(customers.shop, complaints.shop), eq(customers.id, complaints.customer)))
      .where(eq(complaints.id, complaint))
      .get(),
  ])
  return known && { shop: known, locale: row?.locale ?? known.locale, erased: (row?.erasedAt ?? null) !== null }
}
