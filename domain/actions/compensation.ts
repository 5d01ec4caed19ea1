/** Somebody who may says yes to a compensation that costs more than one complaint may (playbook/ask-about-cost.ts). */
import type { z } from 'zod'
import { requestTask } from '../approval.ts'
import { costRequest } from '../playbook/ask-about-cost.ts'
import { type ActionRule, actionSchema, actorOf, beyondLimit, done, leaders, notNow } from './action.ts'

const schema = actionSchema('grant-compensation', {})

export const grantCompensation: ActionRule<z.output<typeof schema>> = {
  schema,
  roles: leaders,
  act(facts, _, desk) {
    const request = facts.requests.find(({ id, state }) => id === costRequest && state === 'open')
    if (!request) return notNow('Nothing on top of the fix waits for somebody’s yes.')
    const beyond = request.amount && beyondLimit(facts, desk, request.amount)
    if (beyond) return beyond
    return done({
      requestsDecided: [{ id: costRequest, state: 'approved', by: actorOf(desk).slice('staff:'.length), reason: null }],
      tasksEnded: [{ key: requestTask(costRequest), state: 'done' }],
    })
  },
}
