/** How a customer wants to be in touch: goodbye, news or none, and to be forgotten. Asked twice, recorded once. */
import { sql } from 'drizzle-orm'
import type { CareKey } from '../domain/care/care.ts'
import type { Instant, ShopId } from '../domain/ids.ts'
import { type Asked, give, given, prepared } from './answer.ts'
import { beginCareAtGoodbye, wakeCareOf } from './cares.ts'
import type { Db } from './client.ts'
import { errandName } from './errands.ts'

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
  /** The door it came through: `page`, `one-click`, `mailbox`. */
  readonly source: string
  /** The mail whose button was pressed; absent where a page is enough. */
  readonly proof?: string
}

const consentRow = (
  { id, wording, source, proof, ...asked }: Worded,
  kind: 'marketing-asked' | 'marketing' | 'unsubscribed' | 'erasure',
) => sql`
  insert into consents (shop, id, customer, kind, wording, source, given_at, proof)
  select c.shop, ${id}, c.customer, ${kind}, ${wording}, ${source} || ':' || c.id, ${asked.now}, ${proof ?? null} from complaints c
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

/** Said on a page, where it counts only once it is confirmed from the mailbox. */
export const askConsent = async (db: Db, wish: Worded): Promise<Wished> =>
  wished(
    await give<Standing>(
      db,
      wish,
      {
        allowed: promotionsAreNot('consented'),
        event: 'confirmation-asked',
        about: sql`json_object('to', 'news')`,
        public: false,
        writes: [consentRow(wish, 'marketing-asked')],
      },
      standing(wish),
    ),
  )

/** Confirmed from the mailbox: it counts if it was asked for, and not stopped since. */
export const confirmConsent = async (db: Db, wish: Worded): Promise<Wished> =>
  wished(
    await give<Standing>(
      db,
      wish,
      {
        allowed: sql`${promotionsAreNot('consented')} and (select max(given_at) from consents k where k.shop = c.shop
            and k.customer = c.customer and k.kind = 'marketing-asked') >= coalesce((select max(given_at) from consents k
            where k.shop = c.shop and k.customer = c.customer and k.kind = 'unsubscribed'), 0)`,
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

/** Confirmed from the mailbox: on record, and on the list of what is to be done, in one batch. */
export const confirmErasure = async (db: Db, wish: Worded, key: CareKey): Promise<Wished> =>
  wished(
    await give<Standing>(
      db,
      wish,
      {
        allowed: known,
        event: 'erasure-confirmed',
        about: sql`json_object()`,
        public: false,
        writes: [
          consentRow(wish, 'erasure'),
          sql`insert into machine (name, value, until)
            select ${errandName(key)}, 'customer', ${wish.now} where ${given(wish)}
            on conflict (name) do update set value = 'customer', until = min(until, ${wish.now})`,
        ],
      },
      standing(wish),
    ),
  )

/** Records that a copy was handed out. */
export const noteExport = async (db: Db, wish: Asked): Promise<Wished> =>
  wished(
    await give<Standing>(
      db,
      wish,
      { allowed: known, event: 'export-confirmed', about: sql`json_object()`, public: false, writes: [] },
      standing(wish),
    ),
  )

/** Work for an administrator where no mail can ask back: who has the number can call. */
const eraseByHand = (wish: Worded, { id, dueAt }: { readonly id: string; readonly dueAt: Instant }) => sql`
  insert into tasks (shop, id, complaint, key, kind, state, owner, about, due_at)
  select c.shop, ${id}, c.id, 'erase-customer', 'erase-customer', 'open',
    (select email from staff s where s.shop = c.shop and s.role = 'admin' order by s.created_at limit 1),
    coalesce((select json_object('phone', u.phone) from customers u
      where u.shop = c.shop and u.id = c.customer and u.phone is not null), '{}'), ${dueAt}
  from complaints c where c.shop = ${wish.shop} and c.id = ${wish.complaint} and ${given(wish)} on conflict do nothing`

/**
 * Records that erasure was asked for: it is done once it is confirmed from the mailbox. `byHand`: no mail reaches them, and
 * a person does it.
 */
export const askErasure = async (
  db: Db,
  wish: Worded,
  byHand: Parameters<typeof eraseByHand>[1] | null,
): Promise<Wished> =>
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
        writes: [consentRow(wish, 'erasure'), ...(byHand ? [eraseByHand(wish, byHand)] : [])],
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
