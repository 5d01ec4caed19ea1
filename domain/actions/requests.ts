/**
 * Beyond one's role or limit: somebody who may decides. What was asked is kept as it was asked, checked again on the facts
 * of the moment it is approved, and then done as the asker's. Nobody approves their own request, and an approver's own
 * limit holds.
 */
import { z } from 'zod'
import type { Action } from '../actions.ts'
import { type ApprovalRequest, approverFor, requestTask } from '../approval.ts'
import { addWorkingTime, minuteMs, roundedUp } from '../calendar.ts'
import { type Facts, taskOf } from '../complaint.ts'
import type { Money } from '../money.ts'
import {
  type ActionRule,
  actionSchema,
  actorOf,
  type Desk,
  done,
  forbidden,
  invalid,
  isVerdict,
  leaders,
  notNow,
  sumOf,
  type Verdict,
  words,
} from './action.ts'

/** Refusals that somebody with more leave can lift. */
const liftable = ['above_limit', 'role']

const askableActions: readonly Action['action'][] = ['offer', 'answer-proposal', 'extend-code', 'close', 'end-relation']

/** Whether somebody with more leave could be asked to do what was just refused. */
export const canAskFor = (action: Action, refused: { readonly code: string }): boolean =>
  liftable.includes(refused.code) && askableActions.includes(action.action)

export const wantsToAsk = (action: Action, verdict: Verdict): boolean =>
  !verdict.ok && canAskFor(action, verdict) && 'ask' in action && action.ask === true

/** The sum an approver answers for: what an answer grants, the largest of an offer, what a code is worth. */
function sumAsked(facts: Facts, action: Action): Money | null {
  const named = (amount: Parameters<typeof sumOf>[1] | undefined): Money | null => {
    const sum = amount === undefined ? null : sumOf(facts, amount)
    return sum && !isVerdict(sum) ? sum : null
  }
  switch (action.action) {
    case 'offer': {
      const sums = action.remedies.map(({ amount }) => named(amount))
      return sums.reduce((most, sum) => (sum && (!most || sum.minor > most.minor) ? sum : most), null)
    }
    case 'answer-proposal': {
      const wanted = action.decision === 'accept' ? facts.proposals.find(({ state }) => state === 'open')?.amount : null
      return action.decision === 'decline' ? null : (named(action.amount) ?? wanted ?? null)
    }
    default:
      return null
  }
}

/** As JSON keeps it: what is not there is left out. */
const storable = (action: Action): Readonly<Record<string, unknown>> => {
  const { version: _version, ...fields } = action
  const { ask: _ask, ...asked }: Readonly<Record<string, unknown>> = { ...fields }
  return JSON.parse(JSON.stringify(asked)) as Record<string, unknown>
}

/** The request, with a task for who may decide. */
export function ask(facts: Facts, action: Action, desk: Desk): Verdict {
  const asked = storable(action)
  const same = JSON.stringify(asked)
  if (facts.requests.some(({ state, action: known }) => state === 'open' && JSON.stringify(known) === same)) {
    return notNow('This was asked already, and waits for an answer.', 'asked_already')
  }
  const amount = sumAsked(facts, action)
  const request = { id: desk.requestId, action: asked, amount, by: desk.actor.email }
  const { shop } = facts
  const owner = approverFor(facts, request, desk.now)
  const due = addWorkingTime(shop, desk.now, shop.policy.targets.escalationWorkingMinutes * minuteMs)
  const dueAt = roundedUp(shop, due)
  const key = requestTask(request.id)
  return done({
    requests: [request],
    tasks: [{ kind: 'approve-request', key, owner, dueAt, about: { request: request.id } }],
    mails: [
      {
        ...{ kind: 'staff', n: key, to: owner ?? shop.sender.email },
        notice: { about: 'task', task: 'approve-request', dueAt },
      },
    ],
    timeline: [
      {
        ...{ actor: actorOf(desk), event: 'approval', public: false },
        about: { decision: 'asked', asked: action.action, ...amount },
      },
    ],
  })
}

const id = z.string().min(1).max(200)
const approveSchema = actionSchema('approve', { request: id })
const refuseSchema = actionSchema('refuse', { request: id, reason: words })

/** The request, while it is open; or why it cannot be decided on. */
function waiting(facts: Facts, request: string): ApprovalRequest | Verdict {
  const found = facts.requests.find((one) => one.id === request)
  if (!found) return invalid('unknown_request', 'This complaint has no such request.')
  if (found.state !== 'open') return notNow('This was decided already.', 'decided_already')
  return found
}

/** What a request asks for, judged as the asker's with the approver's leave. */
export type Perform = (facts: Facts, request: ApprovalRequest, desk: Desk) => Verdict

/** Who hears of a refusal: the asker; what the playbook asked for is its complaint's owner's. */
const askerOf = ({ complaint, shop }: Facts, { by }: ApprovalRequest): string =>
  by === 'playbook' ? (complaint.owner ?? shop.sender.email) : by

const decided = (
  { id: request }: ApprovalRequest,
  state: 'approved' | 'refused',
  desk: Desk,
  reason: string | null,
) => ({
  ...{ id: request, state, by: desk.actor.email, reason },
})

/** Approving does what was asked. Where that is no longer possible, it says why, and the request stays. */
export const approveWith = (perform: Perform): ActionRule<z.output<typeof approveSchema>> => ({
  schema: approveSchema,
  roles: leaders,
  act(facts, fields, desk) {
    const request = waiting(facts, fields.request)
    if (isVerdict(request)) return request
    if (request.by === desk.actor.email) return forbidden('own_request', 'Nobody approves their own request.')
    const name = facts.staff.find(({ email }) => email === request.by)?.name ?? request.by
    const asAsker = { ...desk, actor: { email: request.by, name, role: desk.actor.role } }
    const verdict = perform(facts, request, asAsker)
    if (!verdict.ok) return verdict.status === 403 ? verdict : { ...verdict, status: 409 }
    const { outcome } = verdict
    return done({
      ...outcome,
      requestsDecided: [...(outcome.requestsDecided ?? []), decided(request, 'approved', desk, null)],
      tasksEnded: [...(outcome.tasksEnded ?? []), { key: requestTask(request.id), state: 'done' }],
      timeline: [
        {
          ...{ actor: actorOf(desk), event: 'approval', public: false },
          about: { decision: 'approved', asked: String(request.action.action), ...request.amount },
        },
        ...(outcome.timeline ?? []),
      ],
    })
  },
})

export const refuse: ActionRule<z.output<typeof refuseSchema>> = {
  schema: refuseSchema,
  roles: leaders,
  act(facts, { request: wanted, reason }, desk) {
    const request = waiting(facts, wanted)
    if (isVerdict(request)) return request
    // Whoever asked may take it back themselves.
    const proposal = facts.proposals.find(({ state }) => state === 'open')
    const dueAt = (proposal && taskOf(facts, `proposal-${proposal.id}`)?.dueAt) ?? desk.now
    return done({
      requestsDecided: [decided(request, 'refused', desk, reason)],
      tasksEnded: [{ key: requestTask(request.id), state: 'done' }],
      replies: [{ id: desk.replyId, kind: 'note', text: reason, amount: null, by: actorOf(desk), at: desk.now }],
      mails: [
        {
          ...{ kind: 'staff', n: `${requestTask(request.id)}-refused`, to: askerOf(facts, request) },
          notice: { about: 'request-refused', dueAt: Math.max(dueAt, desk.now) },
        },
      ],
      timeline: [
        {
          ...{ actor: actorOf(desk), event: 'approval', public: false },
          about: { decision: 'refused', asked: String(request.action.action), ...request.amount },
        },
      ],
    })
  },
}
