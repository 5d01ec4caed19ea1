/** Why a promised time is what it is: the holidays it leaves out, the law it may not pass. */
import type { FC } from 'hono/jsx'
import { lastClosing } from '../../domain/calendar.ts'
import type { Facts } from '../../domain/complaint.ts'
import { lastDueAt, type PromiseRow } from '../../domain/promise.ts'
import { legalEndOf, legalTermOf } from '../../domain/promised-time.ts'
import { noteDaysOff } from '../../emails/days-off.ts'
import type { Desk } from './desk.ts'

/** Said only where policy alone would have given a later time. */
function lawOf(desk: Desk, facts: Facts, promise: PromiseRow): string | null {
  const end = legalEndOf(facts, promise)
  const term = legalTermOf(facts, promise)
  if (end === null || !term || lastClosing(facts.shop, promise.madeAt, end) !== lastDueAt(promise)) return null
  return desk.say('staff.promises.law', { law: term.law, article: term.article })
}

export const PromiseNotes: FC<{ desk: Desk; facts: Facts; promise: PromiseRow }> = ({ desk, facts, promise }) => {
  const { clock, movedAt, madeAt } = promise
  const daysOff =
    clock === 'working' && promise.kind !== 'callback'
      ? noteDaysOff(desk.locale, facts.shop, movedAt ?? madeAt, lastDueAt(promise))
      : null
  const notes = [daysOff, lawOf(desk, facts, promise)].filter((note) => note !== null)
  return notes.length === 0 ? null : <small>{notes.join('; ')}</small>
}
