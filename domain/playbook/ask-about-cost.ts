import { approverFor } from '../approval.ts'
import { addWorkingTime, minuteMs, roundedUp } from '../calendar.ts'
import { grantOf, isCompensated } from '../compensation.ts'
import { type Compensation, type Facts, taskOf } from '../complaint.ts'
import { costWith, isAboveCap } from '../cost.ts'
import type { Instant } from '../ids.ts'
import { add, type Money, money } from '../money.ts'
import { personFor } from '../people.ts'
import type { Move, Outcome } from './move.ts'

/** One compensation a complaint, so one request for it. */
export const costRequest = 'compensation'
const taskKey = `request-${costRequest}`
/** What a person does when somebody above said no: the customer was shown something, and hears from a person. */
export const refusedKey = 'compensation-refused'

export type Leave =
  | { readonly is: 'not-needed' }
  | { readonly is: 'needed'; readonly since: Instant }
  | { readonly is: 'given'; readonly at: Instant }

/** Whether a person has to agree before anything is issued: it would cost more than one complaint may (policy.caps). */
export function leaveFor(facts: Facts, compensation: Compensation): Leave {
  const request = facts.requests.find(({ id }) => id === costRequest)
  if (request?.state === 'approved') return { is: 'given', at: request.decidedAt ?? compensation.finalAt }
  const above = isAboveCap(facts, costWith(facts, grantOf(facts, compensation)))
  return request || above ? { is: 'needed', since: compensation.finalAt } : { is: 'not-needed' }
}

/** What is asked for: the bonus and the gift together are the sum somebody answers for. */
function sumAsked(facts: Facts, compensation: Compensation): Money {
  const { bonus, gift } = grantOf(facts, compensation)
  const worth = bonus ?? gift?.cost ?? money(0, facts.shop.currency)
  return bonus && gift && gift.cost.currency === bonus.currency ? add(bonus, gift.cost) : worth
}

function asked(facts: Facts, compensation: Compensation, now: Instant): Outcome {
  const { shop } = facts
  const amount = sumAsked(facts, compensation)
  const request = { id: costRequest, action: { action: 'grant-compensation' }, amount, by: 'playbook' }
  const owner = approverFor(facts, request, now) ?? personFor('lead', facts.staff)
  const dueAt = roundedUp(shop, addWorkingTime(shop, now, shop.policy.targets.escalationWorkingMinutes * minuteMs))
  const notice = { about: 'task', task: 'approve-request', dueAt } as const
  return {
    requests: [request],
    tasks: [{ kind: 'approve-request', key: taskKey, owner, dueAt, about: { request: costRequest } }],
    mails: [{ kind: 'staff', n: taskKey, to: owner ?? shop.sender.email, notice }],
    timeline: [
      {
        ...{ actor: 'playbook', event: 'approval', public: false },
        about: { decision: 'asked', asked: 'grant-compensation', ...amount },
      },
    ],
  }
}

/** Somebody above said no: whoever looks after the customer tells them, and finds another way. */
function toldByPerson(facts: Facts, now: Instant): Outcome {
  const { shop, complaint, staff } = facts
  const owner = complaint.owner ?? personFor('agent', staff)
  const dueAt = roundedUp(shop, addWorkingTime(shop, now, shop.policy.targets.replyWorkingMinutes * minuteMs))
  return {
    tasks: [{ kind: 'decide', key: refusedKey, owner, dueAt, about: { about: 'compensation' } }],
    mails: [
      {
        ...{ kind: 'staff', n: refusedKey, to: owner ?? shop.sender.email },
        notice: { about: 'task', task: 'decide', dueAt },
      },
    ],
  }
}

/** More than one complaint may cost: a person decides before anything is issued, and nobody is met with silence. */
export const askAboutCost: Move = {
  name: 'ask-about-cost',
  dueAt(facts) {
    const { compensation, requests } = facts
    if (!compensation || isCompensated(facts)) return null
    const request = requests.find(({ id }) => id === costRequest)
    if (request?.state === 'refused') return taskOf(facts, refusedKey) ? null : (request.decidedAt ?? null)
    const leave = leaveFor(facts, compensation)
    return leave.is === 'needed' && !request ? leave.since : null
  },
  act(facts, now) {
    const { compensation, requests } = facts
    if (!compensation) return {}
    return requests.some(({ id }) => id === costRequest) ? toldByPerson(facts, now) : asked(facts, compensation, now)
  },
}
