import { addWorkingTime, minuteMs, roundedUp } from '../calendar.ts'
import { canWrite, type Facts, mailOf } from '../complaint.ts'
import type { Instant } from '../ids.ts'
import type { Move } from './move.ts'

/** When the full answer will be there: working time by severity and tier, said as a plain time. */
export function answerDueAt({ complaint, shop }: Facts, now: Instant): Instant {
  const { targets } = shop.policy
  const minutes = complaint.tier === 'vip' ? targets.vipAnswerWorkingMinutes : targets.answerWorkingMinutes
  return roundedUp(shop, addWorkingTime(shop, now, minutes[complaint.severity ?? 'serious'] * minuteMs))
}

/**
 * One apology within the hour, at any hour, with a time for the full answer. The promise of the acknowledgement itself
 * was made at intake, so that it is counted even if this never runs.
 */
export const acknowledge: Move = {
  name: 'acknowledge',
  dueAt: (facts) => (canWrite(facts) && !mailOf(facts, 'acknowledgement') ? facts.complaint.receivedAt : null),
  act(facts, now) {
    const dueAt = answerDueAt(facts, now)
    const fromDirector = facts.complaint.tier === 'vip' && facts.shop.director !== null
    return {
      mails: [{ kind: 'acknowledgement', n: '1', answerDueAt: dueAt, fromDirector }],
      promises: [{ kind: 'answer', n: '1', dueAt, clock: 'working', statedIn: 'acknowledgement:1', keptBy: 'offer' }],
    }
  },
}
