/** How a stated time came about, and what became of it: small lines under a promise. */
import type { FC } from 'hono/jsx'
import { minuteMs } from '../../domain/calendar.ts'
import type { Facts } from '../../domain/complaint.ts'
import { fewestAnswers } from '../../domain/pace.ts'
import { policyMinutes } from '../../domain/playbook/acknowledge.ts'
import { type PromiseRow, wasToldBefore } from '../../domain/promise.ts'
import type { Desk } from './desk.ts'

/** What was promised first, and when the customer heard of the later time. */
export const Moved: FC<{ desk: Desk; promise: PromiseRow }> = ({ desk, promise }) => {
  if (promise.movedAt === null) return null
  const told = wasToldBefore(promise) ? 'moved' : 'moved-late'
  return (
    <small class="figure">
      {desk.say(`staff.promise.${told}`, { first: desk.short(promise.dueAt), at: desk.short(promise.movedAt) })}
    </small>
  )
}

/** Why the answer was promised for then: "usual here: 3 h 20 min over 23 complaints; by policy: 8 h". */
export const Usual: FC<{ desk: Desk; facts: Facts }> = ({ desk, facts }) => {
  const pace = facts.paces.find(({ promise }) => promise === 'answer')
  if (!pace || pace.sample < fewestAnswers) return null
  return (
    <small class="figure">
      {desk.say('staff.promise.usual', {
        length: desk.left(pace.medianMinutes * minuteMs),
        sample: pace.sample,
        policy: desk.left(policyMinutes(facts) * minuteMs),
      })}
    </small>
  )
}
