import { shownCode } from '../bonus-code.ts'
import { redeemingUse, takenOff } from '../code-use.ts'
import { isImprovable } from './close.ts'
import type { Move } from './move.ts'

/**
 * A code was seen in a paid order of its holder: it is used, as if the checkout had redeemed it. Whoever told first
 * counts. Books are kept true on a closed complaint too; nothing is sent.
 */
export const noteRedemption: Move = {
  name: 'note-redemption',
  whenClosed: true,
  dueAt: (facts) => redeemingUse(facts)?.use.heardAt ?? null,
  act(facts, now) {
    const found = redeemingUse(facts)
    if (!found) return {}
    const { code, use } = found
    const value = takenOff(code.value, use.worth)
    const at = Math.min(now, Math.max(use.usedAt, code.issuedAt))
    const about = { code: shownCode(code.code), order: use.order, ...value }
    const { closedAt, outcome } = facts.complaint
    return {
      ...(closedAt !== null && outcome && isImprovable(outcome) && { complaint: { outcome: 'recovered' } }),
      redemptions: [{ code: code.code, order: use.order, worth: use.worth, value, at }],
      // Told after its end, but used in time: what was written off is given back first.
      ...(code.state === 'expired' && {
        ledger: [{ entry: 'code-reinstated', about: code.code, value: code.value }],
      }),
      timeline: [{ actor: 'playbook', event: 'code-redeemed', public: true, about }],
    }
  },
}
