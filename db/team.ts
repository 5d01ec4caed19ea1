/** The people of a shop: what they answer, who stands in for them, when they are away. */
import { and, eq, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { Instant, ShopId } from '../domain/ids.ts'
import { forEver } from '../domain/people.ts'
import type { Db } from './client.ts'
import * as t from './schema.ts'

type Statement = BatchItem<'sqlite'>
export type MemberRow = typeof t.staff.$inferSelect
export type AbsenceRow = typeof t.absences.$inferSelect

/**
 * Complaints in which somebody holds anything look again at once: who is there has changed. Whoever decided on the old
 * state meets the new waking, and decides anew.
 */
const wakeHeldBy = (db: Db, shop: ShopId, email: string, now: Instant): Statement =>
  db
    .update(t.complaints)
    .set({ wakeAt: now })
    .where(
      sql`complaints.shop = ${shop} and closed_at is null and (owner = ${email} or deputy = ${email}
        or id in (select complaint from tasks where shop = ${shop} and state = 'open'
          and (owner = ${email} or json_extract(about, '$.for') = ${email}))
        or id in (select complaint from escalations where shop = ${shop} and state = 'open' and owner = ${email}))`,
    )

/** The member as they shall be. Whoever had left is back. */
export const saveMember = (db: Db, { createdAt, ...member }: MemberRow): readonly Statement[] => [
  db
    .insert(t.staff)
    .values({ ...member, createdAt })
    .onConflictDoUpdate({
      target: [t.staff.shop, t.staff.email],
      set: {
        name: member.name,
        role: member.role,
        languages: member.languages,
        categories: member.categories,
        deputy: member.deputy,
      },
    }),
  db
    .delete(t.absences)
    .where(and(eq(t.absences.shop, member.shop), eq(t.absences.email, member.email), eq(t.absences.untilAt, forEver))),
]

/** Gone for good: away for ever, and everything they hold goes to `successor`, or to who the rules name. */
export const removeMember = (
  db: Db,
  { shop, email }: Pick<MemberRow, 'shop' | 'email'>,
  absence: { readonly id: string; readonly successor: string | null },
  now: Instant,
): readonly Statement[] => [
  db.delete(t.staff).where(and(eq(t.staff.shop, shop), eq(t.staff.email, email))),
  db.delete(t.rota).where(and(eq(t.rota.shop, shop), eq(t.rota.email, email))),
  db.delete(t.absences).where(and(eq(t.absences.shop, shop), eq(t.absences.email, email))),
  db
    .update(t.staff)
    .set({ deputy: null })
    .where(and(eq(t.staff.shop, shop), eq(t.staff.deputy, email))),
  db
    .insert(t.absences)
    .values({ shop, id: absence.id, email, fromAt: now, untilAt: forEver, deputy: absence.successor }),
  wakeHeldBy(db, shop, email, now),
]

export const addAbsence = (db: Db, row: AbsenceRow, now: Instant): readonly Statement[] => [
  db.insert(t.absences).values(row),
  wakeHeldBy(db, row.shop, row.email, now),
]

/** Over now, or never begun. */
export const endAbsence = (
  db: Db,
  { shop, id, email }: Pick<AbsenceRow, 'shop' | 'id' | 'email'>,
  now: Instant,
): readonly Statement[] => [
  db.delete(t.absences).where(and(eq(t.absences.shop, shop), eq(t.absences.id, id))),
  wakeHeldBy(db, shop, email, now),
]

export const findAbsence = (db: Db, shop: ShopId, id: string): Promise<AbsenceRow | undefined> =>
  db
    .select()
    .from(t.absences)
    .where(and(eq(t.absences.shop, shop), eq(t.absences.id, id)))
    .get()

export const findMember = (db: Db, shop: ShopId, email: string): Promise<MemberRow | undefined> =>
  db
    .select()
    .from(t.staff)
    .where(and(eq(t.staff.shop, shop), eq(t.staff.email, email)))
    .get()
