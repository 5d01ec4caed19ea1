/** What stands beside a refund to be made: why it did not go back by itself, and where a person makes it. */
import type { FC } from 'hono/jsx'
import type { Facts, Task } from '../../domain/complaint.ts'
import { isOnItsWay, refundPage, wayOf } from '../../domain/refund.ts'
import { isMessage } from '../../emails/say.ts'
import { sourceName } from '../../emails/timeline-text.ts'
import type { Desk } from './desk.ts'

export const RefundFact: FC<{ desk: Desk; facts: Facts; task: Task }> = ({ desk, facts, task }) => {
  if (task.kind !== 'refund' && task.about.refusal === undefined) return null
  if (isOnItsWay(facts, task)) return <small>{desk.say('staff.refund.on-its-way')}</small>
  const refusal = `words.refusal.${task.about.refusal}`
  const page = refundPage(facts)
  const source = wayOf(facts)?.source
  return (
    <>
      {isMessage(refusal) && <small>{desk.say(refusal)}</small>}
      {page && source && (
        <p class="act inline">
          <a class="button quiet" href={page} rel="noreferrer">
            {desk.say('staff.refund.page', { source: sourceName(source) })}
          </a>
        </p>
      )}
    </>
  )
}
