/** The director's letter: written by a person, approved by the director, or by a lead who stands in. */
import { z } from 'zod'
import { type ActionRule, actionSchema, actorOf, done, leaders, notNow, words } from './action.ts'

/** One line: it becomes a mail's subject. */
const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, 'one line, please')

const editSchema = actionSchema('edit-letter', {
  subject: line(120).min(1),
  body: words,
  points: z
    .array(z.object({ text: words.max(1_000), owner: line(200).default(''), when: line(200).default('') }))
    .max(12)
    .default([]),
})

export const editLetter: ActionRule<z.output<typeof editSchema>> = {
  schema: editSchema,
  roles: leaders,
  act({ letter }, { subject, body, points }, desk) {
    if (!letter) return notNow('This complaint has no director’s letter.')
    if (letter.state === 'approved') return notNow('The letter is approved and on its way.')
    return done({
      letter: { ...letter, subject, body, points },
      timeline: [{ actor: actorOf(desk), event: 'letter-edited', public: false, about: {} }],
    })
  },
}

const approveSchema = actionSchema('approve-letter', {})

/** Nothing leaves in the director's name that a person did not approve. What is approved is frozen as it was read. */
export const approveLetter: ActionRule<z.output<typeof approveSchema>> = {
  schema: approveSchema,
  roles: leaders,
  act(facts, _, desk) {
    const { letter } = facts
    if (!letter || !desk.letter) return notNow('This complaint has no director’s letter.')
    if (letter.state === 'approved') return notNow('The letter is approved already.')
    return done({
      letter: { ...letter, ...desk.letter, state: 'approved', approvedBy: desk.actor.email, approvedAt: desk.now },
      tasksEnded: [{ key: 'letter', state: 'done' }],
      timeline: [{ actor: actorOf(desk), event: 'letter-approved', public: false, about: {} }],
    })
  },
}
