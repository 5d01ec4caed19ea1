/** Two complaints that are one grievance, and one complaint that is two: a person sees what no rule can. */
import { z } from 'zod'
import { isComplaintId } from '../ids.ts'
import { joinInto } from '../playbook/join-twin.ts'
import { type ActionRule, actionSchema, actorOf, done, invalid, notNow } from './action.ts'

const joinSchema = actionSchema('join', {
  complaint: z.string().trim().refine(isComplaintId, 'the id of a complaint: cmp_…'),
})

/**
 * This complaint becomes part of another one. Not once something was chosen or issued here: what was promised under one
 * complaint is carried out under it.
 */
export const join: ActionRule<z.output<typeof joinSchema>> = {
  schema: joinSchema,
  act(facts, { complaint: into }, desk) {
    if (into === facts.complaint.id) return invalid('same_complaint', 'A complaint cannot become part of itself.')
    if (!desk.joinable) {
      return notNow('There is no open complaint of this shop under that number.', 'unknown_complaint')
    }
    if (facts.choice || facts.compensation || facts.codes.length > 0) {
      return notNow('Something was chosen or issued here already: join the other complaint into this one.')
    }
    const outcome = joinInto(facts, into, actorOf(desk))
    return done({ ...outcome, complaint: { ...outcome.complaint, closedAt: desk.now } })
  },
}

const splitSchema = actionSchema('split', { deliveries: z.array(z.string().min(1).max(200)).min(1).max(50) })

/** Some of what came together here is a grievance of its own: it gets its own complaint, acknowledged at once. */
export const split: ActionRule<z.output<typeof splitSchema>> = {
  schema: splitSchema,
  act(_facts, { deliveries }, desk) {
    const chosen = desk.grievances.filter(({ id }) => deliveries.includes(id))
    if (chosen.length < new Set(deliveries).size) {
      return invalid('unknown_delivery', 'Not all of these deliveries told a grievance of this complaint.')
    }
    if (chosen.some(({ opened }) => opened) || chosen.length === desk.grievances.length) {
      return invalid('opening_delivery', 'The delivery that opened the complaint stays: split the others off.')
    }
    return done({
      split: { complaint: desk.newComplaint, deliveries: chosen.map(({ id }) => id) },
      timeline: [{ actor: actorOf(desk), event: 'split-off', public: false, about: { complaint: desk.newComplaint } }],
    })
  },
}
