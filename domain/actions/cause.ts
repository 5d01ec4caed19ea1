/** Why it went wrong, as a person sees it: the complaint is tied to one of the shop's causes, or let go of it. */
import { z } from 'zod'
import { type ActionRule, actionSchema, actorOf, done, invalid, notNow } from './action.ts'

const setCauseSchema = actionSchema('set-cause', {
  /** Null lets go of it. */
  cause: z.string().trim().min(1).max(60).nullable(),
})

/** Learned after closing too: most causes are found when the customer has long been helped. */
export const setCause: ActionRule<z.output<typeof setCauseSchema>> = {
  schema: setCauseSchema,
  whenClosed: true,
  act({ complaint }, { cause }, desk) {
    if (cause !== null && desk.cause === null) return invalid('unknown_cause', 'This shop has no such cause.')
    if (cause === complaint.cause) return notNow('It is so already.', 'so_already')
    if (complaint.joinedInto !== null) {
      return notNow('It is part of another complaint: say why that one went wrong.', 'joined_already')
    }
    const actor = actorOf(desk)
    return done({
      complaint: { cause },
      timeline: [
        desk.cause
          ? { actor, event: 'cause-set', public: false, about: { text: desk.cause.name, cause: desk.cause.id } }
          : { actor, event: 'cause-cleared', public: false, about: {} },
      ],
    })
  },
}
