/** What would have made it good: the words that a rating in the middle came without. Said once. */
import { sql } from 'drizzle-orm'
import { type Asked, give, given } from './answer.ts'
import type { Db } from './client.ts'

export interface WishSaid {
  readonly is: 'said' | 'recorded' | 'not-asked' | 'closed'
}

/** Writes the words into the rating they belong to, if that is the latest, a 3, and has none yet. */
export async function sayWish(db: Db, wish: Asked & { readonly text: string }): Promise<WishSaid> {
  const { shop, complaint, text } = wish
  const last = sql`(select max(l.n) from ratings l where l.complaint = ${complaint})`
  const open = sql`c.closed_at is null and c.departed_at is null`
  const asked = sql`exists (select 1 from ratings r where r.complaint = c.id and r.n = ${last} and r.score = 3 and r.text = '')`
  const { taken, row } = await give<{ open: number; said: number }>(
    db,
    wish,
    {
      allowed: sql`${open} and ${asked}`,
      event: 'wished',
      about: sql`json_object()`,
      public: true,
      writes: [
        sql`update ratings set text = ${text}
          where complaint = ${complaint} and n = ${last} and score = 3 and text = '' and ${given(wish)}`,
      ],
    },
    sql`select case when ${open} then 1 else 0 end as open,
        exists (select 1 from ratings r where r.complaint = c.id and r.n = ${last} and r.score = 3 and r.text <> '') as said
      from complaints c where c.shop = ${shop} and c.id = ${complaint}`,
  )
  if (taken) return { is: 'said' }
  if (row?.said === 1) return { is: 'recorded' }
  return { is: row?.open === 1 ? 'not-asked' : 'closed' }
}
