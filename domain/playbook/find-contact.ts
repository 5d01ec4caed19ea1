import { hourMs } from '../calendar.ts'
import { canWrite, type Facts, type MailState, taskOf } from '../complaint.ts'
import { personFor } from '../people.ts'
import type { Move } from './move.ts'

const undelivered: readonly MailState[] = ['bounced', 'complained', 'suppressed', 'failed']

const unreachable = (facts: Facts): boolean =>
  !canWrite(facts) || facts.mails.some((mail) => mail.kind !== 'staff' && undelivered.includes(mail.state))

/** "Sent" is not "told": without an address, or after a bounce, a person finds another way to reach the customer. */
export const findContact: Move = {
  name: 'find-contact',
  dueAt(facts) {
    const open = taskOf(facts, 'contact')
    if (open?.state === 'open' && canWrite(facts) && open.kind === 'find-contact') return facts.complaint.receivedAt
    if (open || !unreachable(facts)) return null
    // The sender is being asked who it is: a person is troubled only when it does not know either.
    return Math.max(facts.complaint.receivedAt, facts.customer ? 0 : (facts.complaint.askingUntil ?? 0))
  },
  act(facts, now) {
    const { complaint, customer, staff } = facts
    if (taskOf(facts, 'contact')) {
      const about = { task: 'find-contact' }
      return {
        tasksEnded: [{ key: 'contact', state: 'dropped' }],
        timeline: [{ actor: 'playbook', event: 'task-done', public: false, about }],
      }
    }
    const kind = customer?.email == null ? 'find-contact' : 'mail-did-not-arrive'
    return {
      tasks: [
        {
          kind,
          key: 'contact',
          owner: complaint.owner ?? personFor('agent', staff),
          dueAt: now + hourMs,
          about: customer?.phone ? { phone: customer.phone } : {},
        },
      ],
      timeline: [{ actor: 'playbook', event: 'task-opened', public: false, about: { task: kind } }],
    }
  },
}
