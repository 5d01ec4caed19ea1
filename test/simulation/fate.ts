/** What nobody decides: parcels that arrive or do not, mailboxes that are dead, banks that take their time. */
import type { Dispute, Facts } from '../../domain/complaint.ts'
import type { Instant } from '../../domain/ids.ts'
import { once, type Plan } from './customers.ts'
import type { Happening, Life } from './doors.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

const happening = (at: Instant, act: Happening): Plan => ({ at, act: () => act })

/** Most parcels are told of by the carrier, a few by the people who sent them, some by nobody. */
function parcels(life: Life, facts: Facts, now: Instant): readonly Plan[] {
  const { chance } = life
  return facts.tasks
    .filter(({ kind, state, key }) => kind === 'ship' && state === 'done' && once(life, `parcel ${key}`))
    .flatMap(() =>
      chance.happens(0.85)
        ? [happening(now + chance.whole(18, 24 * 7) * hourMs + chance.whole(0, 59) * minuteMs, { is: 'arrive' })]
        : [],
    )
}

/** One mailbox in fifty does not exist; some of those people are found again. */
function mailboxes(life: Life, facts: Facts, now: Instant): readonly Plan[] {
  const { chance } = life
  if (life.noticed.has('mailbox is well')) return []
  if (once(life, 'mailbox') && !chance.happens(0.025)) {
    life.noticed.add('mailbox is well')
    return []
  }
  const first = facts.mails.find(({ kind, state }) => kind !== 'staff' && state === 'accepted')
  const bounces =
    first && once(life, 'bounce')
      ? [happening(now + chance.whole(1, 90) * minuteMs, { is: 'bounce', mail: first.id })]
      : []
  const sought = facts.tasks.some(({ key, state }) => key === 'contact' && state === 'done') && once(life, 'found')
  const found = sought && chance.happens(0.5)
  return [
    ...bounces,
    ...(found
      ? [happening(now + chance.whole(1, 600) * minuteMs, { is: 'new-address', email: `new-${life.name}@example.com` })]
      : []),
  ]
}

type Says = (days: number, change: Partial<Dispute>) => Plan

/** A payment is taken to the bank out of the blue, or by somebody who does not believe that the money is coming. */
function strikes(life: Life, facts: Facts, told: Says): readonly Plan[] {
  const { chance } = life
  const isPaying = facts.tasks.some(({ kind, state }) => kind === 'refund' && state === 'open')
  const blue = once(life, 'bank') && chance.happens(0.03)
  const doubts = isPaying && once(life, 'bank while we pay') && chance.happens(0.2)
  if (!blue && !doubts) return []
  const days = doubts ? 0 : chance.whole(1, 12)
  const dueAt = chance.happens(0.9) ? facts.complaint.receivedAt + (days + chance.whole(17, 30)) * dayMs : null
  const refundable = !doubts && chance.happens(0.25)
  return [told(days, { state: refundable ? 'inquiry' : 'needs-response', dueAt, refundable })]
}

/** What the bank says next, and when. */
function banks(life: Life, facts: Facts, now: Instant): readonly Plan[] {
  const { chance } = life
  const told: Says = (days, change) =>
    happening(now + days * dayMs + chance.whole(0, 1_439) * minuteMs, { is: 'dispute', change })
  const { dispute } = facts
  if (!dispute) return facts.order ? strikes(life, facts, told) : []
  if (!once(life, `dispute ${dispute.state}`)) return []
  if (dispute.state === 'needs-response' || dispute.state === 'inquiry') {
    const answered = told(chance.whole(5, 12), { state: 'under-review', refundable: false })
    const later = told(chance.whole(2, 5), { dueAt: dispute.dueAt === null ? null : dispute.dueAt + 3 * dayMs })
    return [...(chance.happens(0.7) ? [answered] : []), ...(chance.happens(0.1) ? [later] : [])]
  }
  if (dispute.state !== 'under-review') return []
  const end = chance.one({ won: 0.4, lost: 0.3, closed: 0.15 })
  return end ? [told(chance.whole(5, 25), { state: end, dueAt: null })] : []
}

export const fatePlans = (life: Life, facts: Facts, now: Instant): readonly Plan[] => [
  ...parcels(life, facts, now),
  ...mailboxes(life, facts, now),
  ...banks(life, facts, now),
]
