/**
 * What a person of the shop may do to a complaint (contract.md, "Actions"). Actions are a person's moves: pure, and what
 * becomes true is recorded the same way. A new action is one file and one line in each list here.
 */
import { z } from 'zod'
import { type ActionRule, type Desk, forbidden, invalid, notNow, type Verdict } from './actions/action.ts'
import { setCause } from './actions/cause.ts'
import { extendCode, resendCode, voidCode } from './actions/codes.ts'
import { grantCompensation } from './actions/compensation.ts'
import { close, endRelation, reopen } from './actions/ending.ts'
import { erase } from './actions/erase.ts'
import { assign, assignTask } from './actions/handing.ts'
import { join, split } from './actions/joining.ts'
import { approveLetter, editLetter } from './actions/letter.ts'
import { offer } from './actions/offer.ts'
import { answerProposal } from './actions/proposal.ts'
import { approveWith, ask, type Perform, refuse, wantsToAsk } from './actions/requests.ts'
import { callbackDone, note, reply } from './actions/talk.ts'
import { escalationDone, fulfil, taskDone } from './actions/work.ts'
import type { Facts } from './complaint.ts'
import { tiesRewardToReview } from './review-rewards.ts'

export type { Desk, Verdict } from './actions/action.ts'

/** Judges what was asked for on the facts of now. A stored action that we no longer understand is refused, not guessed at. */
const performAsked: Perform = (facts, request, desk) => {
  const parsed = parseAction({ ...request.action, version: facts.complaint.version })
  if (!parsed.ok) return notNow('What was asked for is no longer understood: ask for it anew.', 'request_stale')
  return judge(parsed.action.action, facts, parsed.action, desk)
}

export const actionRules = {
  assign,
  'assign-task': assignTask,
  note,
  reply,
  offer,
  fulfil,
  'answer-proposal': answerProposal,
  'grant-compensation': grantCompensation,
  'edit-letter': editLetter,
  'approve-letter': approveLetter,
  'callback-done': callbackDone,
  'task-done': taskDone,
  'escalation-done': escalationDone,
  'resend-code': resendCode,
  'extend-code': extendCode,
  'void-code': voidCode,
  close,
  reopen,
  'end-relation': endRelation,
  join,
  split,
  'set-cause': setCause,
  approve: approveWith(performAsked),
  refuse,
  erase,
} as const

export type ActionName = keyof typeof actionRules
export type ActionFields<Name extends ActionName> = z.output<(typeof actionRules)[Name]['schema']>
export type Action = { [Name in ActionName]: ActionFields<Name> }[ActionName]

export const actionNames = Object.keys(actionRules) as readonly ActionName[]

type Rules = { readonly [Name in ActionName]: ActionRule<ActionFields<Name>> }

export type ParsedAction =
  | { readonly ok: true; readonly action: Action }
  | { readonly ok: false; readonly error: z.ZodError }

/** Reads an action from JSON: its name first, so that the error speaks of the fields of that action. */
export function parseAction(body: unknown): ParsedAction {
  const named = z.object({ action: z.enum(actionNames) }).safeParse(body)
  if (!named.success) return { ok: false, error: named.error }
  const parsed = actionRules[named.data.action].schema.safeParse(body)
  return parsed.success ? { ok: true, action: parsed.data } : { ok: false, error: parsed.error }
}

/** Said within the house only: nobody is offered anything by it. */
const within: readonly ActionName[] = ['note', 'callback-done']

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

/** Words that give something for a review do not leave, whoever wrote them (review.ts). */
function forReview(name: ActionName, fields: object, { letter }: Desk): Verdict | null {
  const texts = [...textsIn(fields), ...(name === 'approve-letter' ? textsIn(letter) : [])]
  if (within.includes(name) || !texts.some(tiesRewardToReview)) return null
  return invalid('reward_for_review', 'These words give something for a review: that is forbidden.')
}

function judge<Name extends ActionName>(name: Name, facts: Facts, fields: ActionFields<Name>, desk: Desk): Verdict {
  const table: Rules = actionRules
  const one: ActionRule<ActionFields<Name>> = table[name]
  if (one.roles && !one.roles.includes(desk.actor.role)) {
    return forbidden('role', `The role ${desk.actor.role} cannot do this: ${one.roles.join(' or ')} can.`)
  }
  if (facts.complaint.closedAt !== null && !one.whenClosed) return notNow('The complaint is closed: reopen it first.')
  return forReview(name, fields, desk) ?? one.act(facts, fields, desk)
}

/**
 * What follows when this person does this now; or a sentence that says why not. What is beyond their role or limit becomes
 * a request where they ask for it, unless nobody at all could do it.
 */
export function rule(facts: Facts, action: Action, desk: Desk): Verdict {
  const verdict = judge(action.action, facts, action, desk)
  if (!wantsToAsk(action, verdict)) return verdict
  const byAnyone = judge(action.action, facts, action, { ...desk, actor: { ...desk.actor, role: 'admin' } })
  return byAnyone.ok ? ask(facts, action, desk) : byAnyone
}
