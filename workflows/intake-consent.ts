/**
 * What a sender signs of its customer's agreement to greetings and news, as a record: who told of it, when, and the
 * delivery where it can be looked up. The words agreed to are in the shop's own books.
 */
import type { Entry } from './intake.ts'
import type { Person } from './intake-person.ts'

/** The latest word of a customer `u` on it. */
const lastSaid = (
  column: 'kind' | 'source',
) => `(select ${column} from consents k where k.shop = ?1 and k.customer = u.id
  and k.kind in ('marketing', 'unsubscribed') order by k.given_at desc, k.rowid desc limit 1)`

/** How the customer is found among those we know. */
interface Known {
  /** SQL of their id, over ?1 to ?4. */
  readonly id: string
  readonly keys: readonly [string, string | null, string | null, string | null]
  /** SQL that is true where the delivery of this id is ours, new, and may say who it is about. */
  readonly mayName: (delivery: string) => string
}

export function consentStatements(
  db: D1Database,
  { id, delivered: { source, now } }: Entry,
  { claim, newConsent }: Person,
  known: Known,
): D1PreparedStatement[] {
  const agreed = claim?.marketingConsent ?? null
  if (agreed === null) return []
  const record = (kind: 'marketing' | 'unsubscribed', allowed: string) =>
    db
      .prepare(
        `insert into consents (shop, id, customer, kind, wording, source, given_at, proof)
         select ?1, ?5, u.id, '${kind}', 'marketingConsent: ${agreed}', ?6, ?7, ?8 from customers u
         where u.shop = ?1 and u.id = ${known.id} and u.promotions = 'consented' and ${known.mayName('?8')} and ${allowed}`,
      )
      .bind(...known.keys, newConsent, source, now, id)
  const isRecorded = `exists (select 1 from consents where shop = ?1 and id = ?5)`
  const woken = db
    .prepare(`update cares set wake_at = ?6 where shop = ?1 and customer = ${known.id} and ${isRecorded}`)
    .bind(...known.keys, newConsent, now)
  if (agreed) return [record('marketing', `coalesce(${lastSaid('kind')}, '') <> 'marketing'`), woken]
  return [
    // Who told of it may take it back. What somebody said on our own page is theirs to take back, there.
    record('unsubscribed', `${lastSaid('kind')} = 'marketing' and ${lastSaid('source')} = ?6`),
    db
      .prepare(
        `update customers set promotions = 'none'
         where shop = ?1 and id = ${known.id} and promotions = 'consented' and ${isRecorded}`,
      )
      .bind(...known.keys, newConsent),
    woken,
  ]
}
