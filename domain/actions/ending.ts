/** Closed by a person with a reason, and opened again when that was too soon. */
import { z } from 'zod'
import { addWorkingTime, minuteMs, roundedUp } from '../calendar.ts'
import { type Facts, outcomes } from '../complaint.ts'
import { personFor } from '../policy/assess.ts'
import { type ActionRule, actionSchema, actorOf, done, forbidden, leaders, notNow, words } from './action.ts'

const isOpen = ({ state }: { readonly state: string }): boolean => state === 'open'

/** Something we owe, or the customer still holds: closing over it is a lead's decision. */
const owesSomething = (facts: Facts): boolean =>
  [facts.tasks, facts.escalations, facts.proposals, facts.promises].some((rows) => rows.some(isOpen)) ||
  facts.codes.some(({ state }) => state === 'issued' || state === 'reserved') ||
  (facts.choice !== null && facts.complaint.arrivedAt === null)

const closeSchema = actionSchema('close', { outcome: z.enum(outcomes), reason: words })

export const close: ActionRule<z.output<typeof closeSchema>> = {
  schema: closeSchema,
  act(facts, { outcome, reason }, desk) {
    if (!leaders.includes(desk.actor.role) && owesSomething(facts)) {
      return forbidden('role', 'Something is still open here: a lead decides whether it is closed over.')
    }
    return done({
      complaint: { closedAt: desk.now, outcome },
      settled: facts.promises.filter(isOpen).map(({ id }) => ({ id, as: 'withdrawn' })),
      tasksEnded: facts.tasks.filter(isOpen).map(({ key }) => ({ key, state: 'dropped' })),
      escalationsEnded: facts.escalations.filter(isOpen).map(({ reason: why }) => why),
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
