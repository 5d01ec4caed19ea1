import { deputyOf, ownerFor } from '../people.ts'
import { severityFor } from '../policy/assess.ts'
import { tierOf } from '../policy/tier.ts'
import type { Move } from './move.ts'

/** Weighs the failure, names the tier with its reason, finds who takes it, and fixes the policy it all stands under. */
export const assess: Move = {
  name: 'assess',
  dueAt: ({ complaint }) => (complaint.severity === null ? complaint.receivedAt : null),
  act(facts, now) {
    const { complaint, customer, order, shop } = facts
    const { tier, reason } = tierOf(customer, shop.policy, shop.currency, facts.topSpend)
    const severity = severityFor(complaint, order, shop.policy)
    const owner = complaint.owner ?? ownerFor(complaint, facts, shop, now)
    const deputy = complaint.deputy ?? (owner && deputyOf(facts, owner, now))
    return {
      complaint: { severity, tier, tierReason: reason, policyVersion: shop.policyVersion, owner, deputy },
      timeline: [{ actor: 'playbook', event: 'assessed', public: false, about: { ...reason, severity, tier } }],
    }
  },
}
