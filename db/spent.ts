/**
 * What a complaint has cost until now, as columns of a query: the fix, gifts and extras, codes that were used, people's
 * minutes and the price of an hour. The pages of earnings and of causes reckon with it, so that both say the same sum.
 */
import { type SQL, sql } from 'drizzle-orm'
import type { Policy } from '../domain/policy/policy.ts'

/** A redemption `r` that counts: not taken back, and no basket that nobody has paid. */
export const isUsed = sql.raw(`r.reversed_at is null and (r.reserved_until_at is null or r.captured_at is not null)`)

/** `of` has the `id` of a complaint and the `currency` its sums are in; what cost in another is another sum. */
export const spentColumns = (of: 'cohort' | 'hit', { staffHourCost }: Policy['economics']): SQL => {
  const [id, currency] = [sql.raw(`${of}.id`), sql.raw(`${of}.currency`)]
  return sql`
      (select coalesce(sum(l.minor), 0) from ledger l where l.complaint = ${id} and l.entry = 'fix'
        and l.currency = ${currency} and not exists (select 1 from codes q where q.purpose = l.about)) as fix,
      (select coalesce(sum(l.minor), 0) from ledger l where l.complaint = ${id} and l.entry <> 'fix'
        and l.entry not like 'code-%' and l.currency = ${currency}) as gift,
      (select coalesce(sum(r.minor), 0) from redemptions r where r.complaint = ${id} and ${isUsed}
        and r.currency = ${currency}) as codes,
      (select coalesce(sum(minutes), 0) from tasks where complaint = ${id}) as minutes,
      coalesce(json_extract(${JSON.stringify(staffHourCost)}, '$.' || ${currency}), 0) as hour_cost`
}
