import type { Facts } from '../complaint.ts'
import type { Move } from './move.ts'

const soonest = (facts: Facts) =>
  facts.codes.filter((code) => code.state === 'issued').sort((a, b) => a.expiresAt - b.expiresAt)[0]

/** After the last moment of its last day an unused code lapses, and the shop's liability with it. */
export const expireCode: Move = {
  name: 'expire-code',
  whenClosed: true,
  dueAt(facts) {
    const code = soonest(facts)
    return code ? code.expiresAt + 1 : null
  },
  act(facts) {
    const code = soonest(facts)
    if (!code) return {}
    return {
      codeChanges: [{ code: code.code, state: 'expired' }],
      ledger: [{ entry: 'code-lapsed', about: code.code, value: code.value }],
      timeline: [{ actor: 'playbook', event: 'code-expired', public: true, about: {} }],
    }
  },
}
