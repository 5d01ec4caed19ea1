import { canWrite, type Facts, mailOf } from '../complaint.ts'
import type { Instant } from '../ids.ts'
import { statedMinutes } from '../pace.ts'
import { answeredBy } from '../promised-time.ts'
import type { Move } from './move.ts'

/** Between the offer that leaves by itself and the time promised for it: mail takes a moment too. */
const offerMarginMinutes = 30

/** The most working minutes policy gives the full answer, by severity and tier. */
export function policyMinutes({ complaint, shop }: Pick<Facts, 'complaint' | 'shop'>): number {
  const { targets } = shop.policy
  const most = complaint.tier === 'vip' ? targets.vipAnswerWorkingMinutes : targets.answerWorkingMinutes
  return most[complaint.severity ?? 'serious']
}

/** Working minutes until the full answer: what such complaints usually take here, within the policy. */
export function answerMinutes(facts: Pick<Facts, 'complaint' | 'paces' | 'shop'>): number {
  const pace = facts.paces.find(({ promise }) => promise === 'answer')
  const soonest = facts.shop.policy.targets.offerAfterWorkingMinutes + offerMarginMinutes
  return statedMinutes(policyMinutes(facts), pace, soonest)
}

/** When the full answer will be there, said as a plain time, and within what the law leaves from the complaint on. */
export const answerDueAt = (facts: Pick<Facts, 'complaint' | 'customer' | 'paces' | 'shop'>, now: Instant): Instant =>
  answeredBy(facts, answerMinutes(facts), now, facts.complaint.receivedAt)

/**
 * One apology within the hour, at any hour, with a time for the full answer. The promise of the acknowledgement itself
 * was made at intake, so that it is counted even if this never runs. Where the shop found the fault itself, the same mail
 * holds the ways to put it right: it is the full answer too.
 */
export const acknowledge: Move = {
  name: 'acknowledge',
  dueAt: (facts) => (canWrite(facts) && !mailOf(facts, 'acknowledgement') ? facts.complaint.receivedAt : null),
  act(facts, now) {
    const dueAt = answerDueAt(facts, now)
    const fromDirector = facts.complaint.tier === 'vip' && facts.shop.director !== null
    return {
      mails: [{ kind: 'acknowledgement', n: '1', answerDueAt: dueAt, fromDirector }],
      promises: [
        {
          ...{ kind: 'answer', n: '1', dueAt, clock: 'working', statedIn: 'acknowledgement:1' },
          keptBy: facts.recall ? 'acknowledgement' : 'offer',
        },
      ],
    }
  },
}
