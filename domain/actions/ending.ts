/** Closed by a person with a reason, and opened again when that was too soon. */
import { z } from 'zod'
import { addWorkingTime, minuteMs, roundedUp } from '../calendar.ts'
import { canWrite, type Facts, mailOf, outcomes } from '../complaint.ts'
import { personFor } from '../people.ts'
import type { Outcome } from '../playbook/move.ts'
import {
  type ActionRule,
  actionSchema,
  actorOf,
  askable,
  done,
  forbidden,
  isVerdict,
  leaders,
  notNow,
  optionalWords,
  words,
} from './action.ts'
import { declineComplaint, whySchema } from './declining.ts'

const isOpen = ({ state }: { readonly state: string }): boolean => state === 'open'

/** Something we owe, or the customer still holds: closing over it is a lead's decision. */
const owesSomething = (facts: Facts): boolean =>
  [facts.tasks, facts.escalations, facts.proposals, facts.promises].some((rows) => rows.some(isOpen)) ||
  facts.codes.some(({ state }) => state === 'issued' || state === 'reserved') ||
  (facts.choice !== null && facts.complaint.arrivedAt === null)

const closeSchema = actionSchema('close', {
  outcome: z.enum(outcomes),
  reason: words,
  /** Of a "no": why, and words to the customer. */
  why: whySchema,
  text: optionalWords,
  ...askable,
})

export const close: ActionRule<z.output<typeof closeSchema>> = {
  schema: closeSchema,
  act(facts, fields, desk) {
    const { outcome, reason } = fields
    if (!leaders.includes(desk.actor.role) && (outcome === 'declined' || owesSomething(facts))) {
      return forbidden('role', 'A "no", or closing over what is still open, is a lead’s decision.')
    }
    const off: Outcome = {
      tasksEnded: facts.tasks.filter(isOpen).map(({ key }) => ({ key, state: 'dropped' })),
      escalationsEnded: facts.escalations.filter(isOpen).map(({ reason: why }) => why),
      requestsDecided: facts.requests
        .filter(isOpen)
        .map(({ id }) => ({ id, state: 'refused', by: desk.actor.email, reason: null })),
    }
    if (outcome === 'declined') {
      const said = declineComplaint(facts, fields, desk)
      return isVerdict(said) ? said : done({ ...off, ...said })
    }
    return done({
      ...off,
      complaint: { closedAt: desk.now, outcome },
      settled: facts.promises.filter(isOpen).map(({ id }) => ({ id, as: 'withdrawn' })),
      replies: [{ id: desk.replyId, kind: 'note', text: reason, amount: null, by: actorOf(desk), at: desk.now }],
      timeline: [{ actor: actorOf(desk), event: 'closed', public: true, about: { outcome } }],
    })
  },
}

const reopenSchema = actionSchema('reopen', { reason: words })

/** Opened again for a person: their task keeps it open until the customer has heard from them. */
export const reopen: ActionRule<z.output<typeof reopenSchema>> = {
  schema: reopenSchema,
  whenClosed: true,
  act(facts, { reason }, desk) {
    const { complaint, shop, staff } = facts
    if (complaint.closedAt === null) return notNow('It is open.')
    const due = addWorkingTime(shop, desk.now, shop.policy.targets.replyWorkingMinutes * minuteMs)
    return done({
      complaint: { closedAt: null, outcome: null, reopenedAt: desk.now },
      tasks: [
        {
          kind: 'reply',
          key: `reopened-${complaint.version}`,
          owner: complaint.owner ?? personFor('agent', staff),
          dueAt: roundedUp(shop, due),
          about: {},
        },
      ],
      replies: [{ id: desk.replyId, kind: 'note', text: reason, amount: null, by: actorOf(desk), at: desk.now }],
      timeline: [{ actor: actorOf(desk), event: 'reopened', public: true, about: {} }],
    })
  },
}

const partSchema = actionSchema('end-relation', { reason: words, ...askable })

/**
 * The shop parts with a customer: a lead decides, the reason is kept in the house, a polite letter goes out. Everything
 * promised still holds, so the complaint goes on to its own end; afterwards nobody writes to them of their own accord.
 */
export const endRelation: ActionRule<z.output<typeof partSchema>> = {
  schema: partSchema,
  roles: leaders,
  act(facts, { reason }, desk) {
    if (!facts.customer) return notNow('Nobody knows yet who the customer is.')
    if (mailOf(facts, 'farewell')) return notNow('We have parted with this customer already.')
    if (!canWrite(facts)) return notNow('There is no address that mail reaches: find a contact first.', 'no_address')
    return done({
      relationEnded: true,
      replies: [{ id: desk.replyId, kind: 'note', text: reason, amount: null, by: actorOf(desk), at: desk.now }],
      mails: [{ kind: 'farewell', n: '1' }],
      timeline: [{ actor: actorOf(desk), event: 'relation-ended', public: false, about: {} }],
    })
  },
}
