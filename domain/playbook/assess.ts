import { ownerFor, severityFor, tierOf } from '../policy/assess.ts'
import type { Move } from './move.ts'

/** Weighs the failure, names the tier with its reason, finds who takes it, and fixes the policy it all stands under. */
export const assess: Move = {
  name: 'assess',
  dueAt: ({ complaint }) => (complaint.severity === null ? complaint.receivedAt : null),
  act({ complaint, customer, order, shop, staff }) {
    const { tier, reason } = tierOf(customer, shop.policy)
    const severity = severityFor(complaint, order, shop.policy)
    const owner = complaint.owner ?? ownerFor(complaint.id, staff)
    return {
      complaint: { severity, tier, tierReason: reason, policyVersion: shop.policyVersion, owner },
      timeline: [{ actor: 'playbook', event: 'assessed', public: false, about: { ...reason, severity, tier } }],
    }
  },
}
