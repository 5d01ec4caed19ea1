/**
 * The customer's doors over facts in memory: under which conditions each verb of db/decisions.ts, db/contact-wishes.ts and
 * the intake records something, and what. Null where what was recorded before stands, or nothing may be done.
 */
import { addWorkingTime } from '../../domain/calendar.ts'
import { slotsFor } from '../../domain/callback.ts'
import { bonusOf, bonusPurpose } from '../../domain/compensation.ts'
import { type Customer, currentOffer, type Facts, forbidsRefund, mailOf, taskOf } from '../../domain/complaint.ts'
import type { Instant } from '../../domain/ids.ts'
import { money } from '../../domain/money.ts'
import { agreedAt } from '../../domain/playbook/choice-clock.ts'
import { isImprovable } from '../../domain/playbook/close.ts'
import { paysOut } from '../../domain/remedy.ts'
import type { CustomerAct, Happening } from './doors.ts'

const isOpen = ({ complaint }: Facts): boolean => complaint.closedAt === null

const proposalStands = ({ proposals }: Facts): boolean =>
  proposals.some(({ state }) => state === 'open' || state === 'accepted')

const withComplaint = (facts: Facts, complaint: Partial<Facts['complaint']>): Facts => ({
  ...facts,
  complaint: { ...facts.complaint, ...complaint },
})

const provisionalMs = ({ shop }: Facts): number => shop.policy.touches.provisionalMinutes * 60_000

function choose(facts: Facts, place: number, now: Instant): Facts | null {
  const offer = currentOffer(facts)
  const remedy = offer?.remedies[place % (offer.remedies.length || 1)]
  if (!offer || !remedy || !isOpen(facts) || proposalStands(facts)) return null
  if (forbidsRefund(facts.dispute) && paysOut(facts.shop.policy, remedy.kind)) return null
  const { choice } = facts
  if (choice && (choice.by !== 'customer' || choice.finalAt <= now || choice.remedy === remedy.id)) return null
  if (mailOf(facts, 'choice', String(offer.round)) || taskOf(facts, `fulfil-${offer.round}`)) return null
  const finalAt = now + provisionalMs(facts)
  return { ...facts, choice: { round: offer.round, remedy: remedy.id, at: now, finalAt, by: 'customer' } }
}

function pick(facts: Facts, kind: 'gift' | 'bonus', now: Instant): Facts | null {
  const { choice, compensation } = facts
  if (!isOpen(facts) || !choice || (kind === 'bonus' && !bonusOf(facts))) return null
  if (compensation && (compensation.by !== 'customer' || compensation.finalAt <= now || compensation.kind === kind)) {
    return null
  }
  if (facts.codes.some(({ purpose }) => purpose === bonusPurpose(facts)) || taskOf(facts, 'gift')) return null
  return { ...facts, compensation: { kind, at: now, finalAt: now + provisionalMs(facts), by: 'customer' } }
}

function propose(facts: Facts, minor: number | null, id: string, now: Instant): Facts | null {
  const round = currentOffer(facts)?.round
  if (
    !isOpen(facts) ||
    proposalStands(facts) ||
    (facts.choice && facts.choice.round === (round ?? facts.choice.round))
  ) {
    return null
  }
  const currency = facts.order?.total?.currency ?? facts.shop.currency
  const amount = minor === null || forbidsRefund(facts.dispute) ? null : money(minor, currency)
  return {
    ...facts,
    proposals: [...facts.proposals, { id, text: 'This would put it right.', amount, at: now, state: 'open' }],
  }
}

function askCall(facts: Facts, place: number, id: string, now: Instant): Facts | null {
  const slots = slotsFor(facts, now, new Map())
  const slot = slots[place % (slots.length || 1)]
  if (!isOpen(facts) || !slot) return null
  const key = `call-back-${Math.floor(slot.start / 60_000)}`
  if (facts.tasks.some((task) => task.key === key || (task.kind === 'call-back' && task.state === 'open'))) return null
  const about = { phone: '+37369000000', slot: new Date(slot.start).toISOString() }
  const { owner } = facts.complaint
  const task = { id, key, kind: 'call-back', state: 'open', owner, dueAt: slot.end, doneAt: null, about } as const
  return { ...facts, tasks: [...facts.tasks, task] }
}

function rate(facts: Facts, score: number, now: Instant): Facts | null {
  const asked = facts.mails.filter(({ kind }) => kind === 'check-in').length
  if (!isOpen(facts) || facts.ratings.length >= asked) return null
  return { ...facts, ratings: [...facts.ratings, { score, text: '', at: now }] }
}

function write(facts: Facts, act: Extract<CustomerAct, { is: 'write' }>, id: string, now: Instant): Facts | null {
  const writer = facts.customer?.email
  if (!isOpen(facts) || !writer) return null
  const { text, onlyThanks } = act
  return { ...facts, written: [...facts.written, { id, at: now, by: 'customer', writer, text, onlyThanks }] }
}

/** A paid order of theirs: they came back, and a code in it is used. A closed complaint is seen anew (intake-return.ts). */
function ordered(facts: Facts, act: Extract<CustomerAct, { is: 'order' }>, now: Instant): Facts | null {
  const { complaint } = facts
  const agreed = agreedAt(facts)
  const came = !act.byAnother && complaint.returnedAt === null && agreed !== null && agreed < now
  const outcome = complaint.outcome && isImprovable(complaint.outcome) ? ('recovered' as const) : complaint.outcome
  const returned = came ? { returnedAt: now, returnedWith: act.order, outcome } : {}
  const code = act.withCode ? facts.codes.find(({ state }) => state !== 'void') : undefined
  const use = code && {
    ...{ code: code.code, order: act.order, name: null, state: 'paid' as const, usedAt: now, heardAt: now },
    worth: money(code.value.minor * 3, code.value.currency),
    buyer: act.byAnother ? ('other' as const) : ('holder' as const),
  }
  if (!came && !use) return null
  return { ...withComplaint(facts, returned), codeUses: use ? [...facts.codeUses, use] : facts.codeUses }
}

function cancelled(facts: Facts, order: string): Facts | null {
  if (!facts.codeUses.some((use) => use.order === order)) return null
  return {
    ...facts,
    codeUses: facts.codeUses.map((use) => (use.order === order ? { ...use, state: 'cancelled' } : use)),
  }
}

function disputed(facts: Facts, change: Extract<Happening, { is: 'dispute' }>['change'], now: Instant): Facts | null {
  const { dispute, complaint } = facts
  if (complaint.closedAt !== null) return null
  const fresh = {
    ...{ externalId: `dp_${complaint.id}`, state: 'needs-response' as const, reason: 'product_unacceptable' },
    ...{ dueAt: addWorkingTime(facts.shop, now, 0), code: null, amount: facts.order?.total ?? null, refundable: false },
  }
  return {
    ...withComplaint(facts, dispute ? {} : { joinedAt: now }),
    dispute: { ...(dispute ?? fresh), ...change },
  }
}

/** What one person's act makes of the facts; ids are handed in. Acts that change the person, not the complaint, are not here. */
export function acted(facts: Facts, act: CustomerAct | Happening, id: string, now: Instant): Facts | null {
  switch (act.is) {
    case 'choose':
      return choose(facts, act.place, now)
    case 'pick':
      return pick(facts, act.kind, now)
    case 'propose':
      return propose(facts, act.minor, id, now)
    case 'ask-call':
      return askCall(facts, act.place, id, now)
    case 'rate':
      return rate(facts, act.score, now)
    case 'write':
      return write(facts, act, id, now)
    case 'goodbye':
      return isOpen(facts) && facts.complaint.departedAt === null ? withComplaint(facts, { departedAt: now }) : null
    case 'complain-again':
      return isOpen(facts) ? withComplaint(facts, { joinedAt: now }) : null
    case 'order':
      return ordered(facts, act, now)
    case 'arrive':
      return facts.complaint.arrivedAt === null && isOpen(facts) ? withComplaint(facts, { arrivedAt: now }) : null
    case 'cancel-order':
      return cancelled(facts, act.order)
    case 'dispute':
      return disputed(facts, act.change, now)
    default:
      return null
  }
}

/** What an act makes of the person, whichever of their complaints it was about. */
export function personAfter(person: Customer, act: CustomerAct | Happening, now: Instant): Customer {
  if (act.is === 'goodbye') return { ...person, departedAt: person.departedAt ?? now }
  if (act.is === 'unsubscribe') return { ...person, promotions: 'unsubscribed' }
  if (act.is === 'order' && !act.byAnother) return { ...person, paidOrders: person.paidOrders + 1, lastOrderAt: now }
  if (act.is === 'new-address') return { ...person, email: act.email, emailKey: act.email, mailbox: 'open' }
  return person
}
