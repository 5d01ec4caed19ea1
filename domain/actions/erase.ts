/** Forgets the customer of a complaint, and everything of theirs in this shop: an administrator's decision, without a way back. */
import type { z } from 'zod'
import { type ActionRule, actionSchema, actorOf, done, notNow } from './action.ts'

const eraseSchema = actionSchema('erase', {})

export const erase: ActionRule<z.output<typeof eraseSchema>> = {
  schema: eraseSchema,
  roles: ['admin'],
  whenClosed: true,
  act(facts, _fields, desk) {
    if (!facts.customer) return notNow('Nobody is known behind this complaint: there is nobody to forget.')
    const entry = { actor: actorOf(desk), event: 'erasure-confirmed', public: false, about: {} } as const
    return done({ timeline: [entry] })
  },
}
