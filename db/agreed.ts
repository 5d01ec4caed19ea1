/** SQL that several rooms mean the same by: when it was agreed how a complaint is put right, and when an order was placed. */

/** Of order `o`; when we first heard of it where nobody says. */
export const placedAt = `coalesce(o.placed_at, o.created_at)`

/** Since when it is agreed how the complaint is put right; null before. Later than any time where there is no such row. */
export const agreedAtOf = (complaint: string): string => `nullif(min(
    coalesce((select min(chosen_at) from choices where complaint = ${complaint}.id), 9e15),
    coalesce((select min(written_at) from replies where complaint = ${complaint}.id and kind = 'proposal-accepted'), 9e15),
    coalesce((select chosen_at from compensations where complaint = ${complaint}.id), 9e15),
    coalesce(${complaint}.closed_at, 9e15)), 9e15)`
