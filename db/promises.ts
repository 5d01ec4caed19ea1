/** What SQL says of promises, in one place: the same words as `domain/promise.ts` has in code. */

/** Not made good yet. A broken promise is not over until it is: it stays in front of the queue. */
export const stillDue = "(state = 'open' or state = 'broken' and kept_at is null)"

/** The time that counts now: the new one the customer was told, until that is broken too. `queuedAt` in SQL. */
export const dueNow = "case state when 'broken' then due_at else coalesce(moved_to_at, due_at) end"

/** How a promise ended that is fulfilled at `at` (a bound parameter's name): `settledAs` in SQL. */
export const settledAt = (at: string): string => `case when ${at} > due_at then 'late'
  when (due_at - ${at}) * 4 >= due_at - made_at then 'early' else 'kept' end`
