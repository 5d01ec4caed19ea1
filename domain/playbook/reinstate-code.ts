import { shownCode } from '../bonus-code.ts'
import { conflictingUses, fallenRedemption, reinstatedUntil } from '../code-use.ts'
import { mayRemind } from '../complaint.ts'
import type { Move } from './move.ts'

/**
 * The order that used a code was cancelled or paid back whole: the code is the customer's again, at its full value. A
 * complaint that its use had closed is open again while the code lives (docs/decisions/05). The customer is written to only
 * where the code would have been past its use: then the mail says the new date; otherwise the reminders before its end do.
 */
export const reinstateCode: Move = {
  name: 'reinstate-code',
  whenClosed: true,
  dueAt: (facts) => (fallenRedemption(facts) ? facts.complaint.receivedAt : null),
  act(facts, now) {
    const fallen = fallenRedemption(facts)
    if (!fallen) return {}
    const { redemption, code } = fallen
    const { complaint, shop } = facts
    const expiresAt = reinstatedUntil(code.expiresAt, now, shop.timeZone)
    const isOpenAgain = complaint.closedAt === null || complaint.outcome === 'recovered'
    // Another paid order of theirs stands with it already: it is used again before they could read that it is back.
    const usedAgain = conflictingUses(facts).some((one) => one.code === code && one.conflict === 'second-order')
    const isLater = expiresAt > code.expiresAt && !usedAgain
    const tells = isOpenAgain && isLater && mayRemind(facts) && complaint.departedAt === null
    const times = facts.redemptions.filter((one) => one.code === code.code && one.reversedAt !== null).length + 1
    return {
      ...(isOpenAgain && complaint.closedAt !== null && { complaint: { closedAt: null, outcome: null } }),
      reversals: [{ redemption: redemption.id, code: code.code, expiresAt }],
      ...(tells && {
        mails: [{ kind: 'bonus-code', n: `${code.purpose}-back-${times}`, code: code.purpose, again: true }],
      }),
      ledger: [{ entry: 'code-reinstated', about: redemption.id, value: code.value }],
      timeline: [
        {
          actor: 'playbook',
          event: 'code-reinstated',
          public: true,
          about: { code: shownCode(code.code), order: redemption.order },
        },
      ],
    }
  },
}
