/** How a customer wants to be in touch: goodbye, news or none, and to be forgotten. Asked twice, recorded once. */
import { sql } from 'drizzle-orm'
import type { Instant, ShopId } from '../domain/ids.ts'
import { type Asked, give, given, prepared } from './answer.ts'
import { beginCareAtGoodbye, wakeCareOf } from './cares.ts'
import type { Db } from './client.ts'

export interface Wished {
  /** `nobody`: we know no person behind this complaint. */
  readonly is: 'recorded' | 'already' | 'nobody' | 'closed'
}

const known = sql`exists (select 1 from customers u where u.shop = c.shop and u.id = c.customer)`

interface Standing {
  readonly closed: number
  readonly known: number
}

const standing = ({ shop, complaint }: Asked) =>
  sql`select case when c.closed_at is null then 0 else 1 end as closed, ${known} as known
    from complaints c where c.shop = ${shop} and c.id = ${complaint}`

const wished = ({ taken, row }: { taken: boolean; row: Standing | null }): Wished => {
  if (taken) return { is: 'recorded' }
  return { is: row?.known === 1 ? 'already' : 'nobody' }
}

/** Leaving is respected: nothing more is offered, everything promised still holds. */
export async function goodbye(db: Db, asked: Asked, heldOut: boolean): Promise<Wished> {
  const { shop, complaint, now } = asked
  const answer = await give<Standing>(
    db,
    asked,
    {
      allowed: sql`c.closed_at is null and c.departed_at is null`,
      event: 'said-goodbye',
      about: sql`json_object()`,
      public: true,
      set: sql`, version = version + 1, departed_at = ${now}`,
      writes: [
        sql`update customers set departed_at = coalesce(departed_at, ${now})
          where shop = ${shop} and id = (select customer from complaints where id = ${complaint}) and ${given(asked)}`,
        beginCareAtGoodbye(asked, heldOut),
      ],
    },
    standing(asked),
  )
  if (answer.taken) return { is: 'recorded' }
  return { is: answer.row?.closed === 1 ? 'closed' : 'already' }
}

interface Worded extends Asked {
  readonly id: string
  /** The sentence they agreed to, in the language they read it in. */
  readonly wording: string
  /** The door it came through: `page`, `one-click`. */
  readonly source: string
}

const consentRow = ({ id, wording, source, ...asked }: Worded, kind: 'marketing' | 'unsubscribed' | 'erasure') => sql`
  insert into consents (shop, id, customer, kind, wording, source, given_at)
  select c.shop, ${id}, c.customer, ${kind}, ${wording}, ${source} || ':' || c.id, ${asked.now} from complaints c
  where c.shop = ${asked.shop} and c.id = ${asked.complaint} and ${given(asked)}`

const promotions = (asked: Asked, to: 'none' | 'consented' | 'unsubscribed') => sql`
  update customers set promotions = ${to}
  where shop = ${asked.shop} and id = (select customer from complaints where id = ${asked.complaint}) and ${given(asked)}`

const promotionsAreNot = (state: 'consented' | 'unsubscribed') =>
  sql`exists (select 1 from customers u where u.shop = c.shop and u.id = c.customer and u.promotions <> ${state})`

/** Greetings and news by e-mail, with the very sentence that was agreed to (invariant 14). */
export const consent = async (db: Db, wish: Worded): Promise<Wished> =>
  wished(
    await give<Standing>(
      db,
      wish,
      {
        allowed: promotionsAreNot('consented'),
        event: 'consented',
        about: sql`json_object('to', 'news')`,
        public: false,
        writes: [consentRow(wish, 'marketing'), promotions(wish, 'consented'), wakeCareOf(wish)],
      },
      standing(wish),
    ),
  )

/** No reminders, no news. */
export const unsubscribe = async (db: Db, wish: Worded): Promise<Wished> =>
  wished(
    await give<Standing>(
      db,
      wish,
      {
        allowed: promotionsAreNot('unsubscribed'),
        event: 'unsubscribed',
        about: sql`json_object('by', ${wish.source})`,
        public: false,
        writes: [consentRow(wish, 'unsubscribed'), promotions(wish, 'unsubscribed'), wakeCareOf(wish)],
      },
      standing(wish),
    ),
  )

/** Reminders again, for who changed their mind. News were agreed to once and are asked for anew. */
export const resume = async (db: Db, wish: Asked): Promise<Wished> =>
  wished(
    await give<Standing>(
      db,
      wish,
      {
        allowed: sql`exists (select 1 from customers u where u.shop = c.shop and u.id = c.customer
          and u.promotions = 'unsubscribed')`,
        event: 'reminders-resumed',
        about: sql`json_object('by', 'page')`,
        public: false,
        writes: [promotions(wish, 'none')],
      },
      standing(wish),
    ),
  )

/** Records that erasure was asked for; a person carries it out. */
export const askErasure = async (db: Db, wish: Worded): Promise<Wished> =>
  wished(
    await give<Standing>(
      db,
      wish,
      {
        allowed: sql`${known} and not exists (select 1 from consents e where e.shop = c.shop and e.customer = c.customer
          and e.kind = 'erasure' and e.source = ${wish.source} || ':' || c.id)`,
        event: 'erasure-asked',
        about: sql`json_object()`,
        public: true,
        writes: [consentRow(wish, 'erasure')],
      },
      standing(wish),
    ),
  )

/** A good word through the form: kept, and nobody is troubled with it. Sent twice, kept once. */
export async function keepPraise(
  db: Db,
  praise: {
    readonly shop: ShopId
    readonly event: string
    readonly id: string
    readonly facts: unknown
    readonly now: Instant
  },
): Promise<void> {
  const { shop, event, id, facts, now } = praise
  await prepared(
    db,
    sql`insert into deliveries (shop, source, event, id, status, facts, received_at)
      values (${shop}, 'form', ${event}, ${id}, 'recorded', ${JSON.stringify(facts)}, ${now}) on conflict do nothing`,
  ).run()
}
