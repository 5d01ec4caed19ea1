/**
 * Who is to be forgotten and is not yet: one row each in `machine`, made in the batch that records the wish, and gone when
 * it is done. A row says ids and whose wish it was, nothing else.
 */

import { sql } from 'drizzle-orm'
import type { CareKey } from '../domain/care/care.ts'
import type { CustomerId, Instant, ShopId } from '../domain/ids.ts'
import type { Db } from './client.ts'
import { machine } from './schema.ts'

/** Whose wish: the customer's, from their mailbox; a person of the shop; the end of the time we may remember. */
export type ErasedBy = 'customer' | 'staff' | 'retention'

const isErasedBy = (text: string): text is ErasedBy => text === 'customer' || text === 'staff' || text === 'retention'

export const errandName = ({ shop, customer }: CareKey): string => `erase:${shop}:${customer}`

/** Asked for twice, it is one errand; a person's own wish goes before the end of a time. */
export const errandStatement = (db: D1Database, key: CareKey, by: ErasedBy, at: Instant): D1PreparedStatement =>
  db
    .prepare(
      `insert into machine (name, value, until) values (?1, ?2, ?3) on conflict (name) do update set until = min(until, ?3),
         value = case when value = 'retention' then ?2 else value end`,
    )
    .bind(errandName(key), by, at)

/** The same as a statement of a batch of ours. */
export const errandOf = (db: Db, key: CareKey, by: ErasedBy, at: Instant) =>
  db
    .insert(machine)
    .values({ name: errandName(key), value: by, until: at })
    .onConflictDoUpdate({ target: machine.name, set: { value: by, until: sql`min(until, ${at})` } })

export interface Errand {
  readonly key: CareKey
  readonly by: ErasedBy
}

interface Row {
  readonly name: string
  readonly value: string
}

function errandIn({ name, value }: Row): Errand[] {
  const [, shop = '', customer = ''] = name.split(':')
  return isErasedBy(value) ? [{ key: { shop: shop as ShopId, customer: customer as CustomerId }, by: value }] : []
}

/** Those whose time has come. */
export async function errandsDue(db: D1Database, now: Instant, most: number): Promise<readonly Errand[]> {
  const { results } = await db
    .prepare(`select name, value from machine where name >= 'erase:' and name < 'erase;' and until <= ?1 limit ?2`)
    .bind(now, most)
    .all<Row>()
  return results.flatMap(errandIn)
}

export const putOffErrand = (db: D1Database, key: CareKey, until: Instant): D1PreparedStatement =>
  db.prepare('update machine set until = ?2 where name = ?1').bind(errandName(key), until)

export const endErrand = (db: D1Database, key: CareKey): D1PreparedStatement =>
  db.prepare('delete from machine where name = ?1').bind(errandName(key))

/** Whether it is on record that they are to be forgotten. */
export const isOnErrand = async (db: D1Database, key: CareKey): Promise<boolean> =>
  (await db.prepare('select 1 as one from machine where name = ?1').bind(errandName(key)).first()) !== null
