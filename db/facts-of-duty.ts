/** Who works at the shop, who is away or on the line, and whose turn it is, as one complaint's facts hold them. */
import { asc, eq, type SQL, sql } from 'drizzle-orm'
import type { Duty, StaffMember } from '../domain/people.ts'
import type { Db } from './client.ts'
import * as t from './schema.ts'

/** As many complaints back one looks to see whose turn it is: more than the people of a shop. */
const mostBefore = 60

/** The rota, absences that did not end before the complaint came, and what was dealt out just before it. */
export const readsOfDuty = (db: Db, complaint: ReturnType<typeof sql.placeholder>, shop: SQL) => {
  const own = (columns: string) => sql.raw(`(select ${columns} from complaints where id = `).append(sql`${complaint})`)
  return [
    db
      .select({ weekday: t.rota.weekday, hour: t.rota.hour, email: t.rota.email })
      .from(t.rota)
      .where(eq(t.rota.shop, shop)),
    db
      .select({
        email: t.absences.email,
        from: t.absences.fromAt,
        until: t.absences.untilAt,
        deputy: t.absences.deputy,
      })
      .from(t.absences)
      .where(sql`${t.absences.shop} = ${shop} and ${t.absences.untilAt} > ${own('received_at')}`)
      .orderBy(asc(t.absences.untilAt)),
    // Nobody asks whose turn it is once it has an owner.
    db
      .select({
        id: t.complaints.id,
        owner: t.complaints.owner,
        locale: t.complaints.locale,
        category: t.complaints.category,
        waits: sql<number>`severity is null`,
      })
      .from(t.complaints)
      .where(
        sql`${t.complaints.shop} = ${shop} and (received_at, id) < ${own('received_at, id')} and ${own('owner')} is null`,
      )
      .orderBy(sql`received_at desc, id desc`)
      .limit(mostBefore),
  ] as const
}

export const memberFrom = ({
  email,
  name,
  role,
  languages,
  categories,
  deputy,
}: typeof t.staff.$inferSelect): StaffMember => ({ email, name, role, languages, categories, deputy })

type Rows<K extends 0 | 1 | 2> = Awaited<ReturnType<typeof readsOfDuty>[K]>

export const dutyFrom = (rota: Rows<0>, absences: Rows<1>, before: Rows<2>): Duty => ({
  rota,
  absences,
  before: before.map((one) => ({ ...one, waits: one.waits === 1 })).reverse(),
})
