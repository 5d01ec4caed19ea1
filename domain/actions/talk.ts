/** What is said: within the house and to the customer. */
import type { z } from 'zod'
import { canWrite } from '../complaint.ts'
import {
  type ActionRule,
  actionSchema,
  actorOf,
  done,
  keptNow,
  minutesTaken,
  notNow,
  optionalWords,
  takenUp,
  words,
} from './action.ts'

const noteSchema = actionSchema('note', { text: words })

export const note: ActionRule<z.output<typeof noteSchema>> = {
  schema: noteSchema,
  whenClosed: true,
  act: (_, { text }, desk) =>
    done({
      replies: [{ id: desk.replyId, kind: 'note', text, amount: null, by: actorOf(desk), at: desk.now }],
      timeline: [{ actor: actorOf(desk), event: 'noted', public: false, about: {} }],
    }),
}

const replySchema = actionSchema('reply', { text: words })

/** The words are kept here; the move `send-replies` mails them. What was waiting for a person's answer has it now. */
export const reply: ActionRule<z.output<typeof replySchema>> = {
  schema: replySchema,
  act(facts, { text }, desk) {
    if (!canWrite(facts)) return notNow('There is no address that mail reaches: find a contact first.', 'no_address')
    const waiting = facts.tasks.filter((task) => task.state === 'open' && task.kind === 'reply')
    return done({
      replies: [{ id: desk.replyId, kind: 'reply', text, amount: null, by: actorOf(desk), at: desk.now }],
      tasksEnded: waiting.map(({ key }) => ({ key, state: 'done' })),
      settled: keptNow(facts, 'correction'),
      escalationsEnded: takenUp(facts, desk),
      timeline: [{ actor: actorOf(desk), event: 'replied', public: true, about: {} }],
    })
  },
}

const callbackDoneSchema = actionSchema('callback-done', { note: optionalWords, ...minutesTaken })

/** The customer was called: the soonest call that was asked for, else the one after a bad rating. */
export const callbackDone: ActionRule<z.output<typeof callbackDoneSchema>> = {
  schema: callbackDoneSchema,
  act(facts, { note: text, minutes }, desk) {
    const calls = facts.tasks
      .filter(({ state, kind }) => state === 'open' && (kind === 'call-back' || kind === 'call-unhappy'))
      .sort((a, b) => a.dueAt - b.dueAt)
    const call = calls.find(({ kind }) => kind === 'call-back') ?? calls[0]
    if (!call) return notNow('No call is waiting to be made.')
    return done({
      tasksEnded: [{ key: call.key, state: 'done', minutes: minutes ?? undefined }],
      settled: [...keptNow(facts, 'callback', call.key), ...keptNow(facts, 'correction', call.key)],
      escalationsEnded: takenUp(facts, desk),
      ...(text !== '' && {
        replies: [{ id: desk.replyId, kind: 'note', text, amount: null, by: actorOf(desk), at: desk.now }],
      }),
      timeline: [{ actor: actorOf(desk), event: 'callback-done', public: true, about: {} }],
    })
  },
}
