/** Who has it in hand: a complaint with what its owner had to do for it, or one task alone. */
import { z } from 'zod'
import type { Facts, Role, Task } from '../complaint.ts'
import { deputyOf } from '../people.ts'
import {
  type ActionRule,
  actionSchema,
  actorOf,
  type Desk,
  done,
  forbidden,
  invalid,
  leaders,
  notNow,
} from './action.ts'

const address = z.string().trim().toLowerCase().max(254)

/** Whether somebody of this address works here; who acts does, and the owner of Amends is on no list. */
const isKnown = (facts: Facts, desk: Desk, email: string): boolean =>
  email === desk.actor.email || facts.staff.some((member) => member.email === email)

const roleOf = (facts: Facts, desk: Desk, email: string): Role | undefined =>
  email === desk.actor.email ? desk.actor.role : facts.staff.find((member) => member.email === email)?.role

/** A task somebody cannot finish would only change the pile it lies on. */
const mayHave = (task: Task, role: Role | undefined): boolean =>
  task.kind !== 'approve-letter' || leaders.some((leader) => leader === role)

/** Without whom it was held for: whoever is handed a task by a person keeps it. */
function aboutOf({ about }: Task): Task['about'] {
  const { for: _, ...rest } = about
  return rest
}

const assignSchema = actionSchema('assign', { to: address.nullable() })

/** The complaint, and the open tasks its owner had here: they would lie otherwise, with somebody who has let it go. */
export const assign: ActionRule<z.output<typeof assignSchema>> = {
  schema: assignSchema,
  act(facts, { to }, desk) {
    const owner = to === '' ? null : to
    if (owner !== null && !isKnown(facts, desk, owner)) {
      return invalid('unknown_person', `${owner} does not work at this shop.`)
    }
    const { owner: before } = facts.complaint
    const role = owner === null ? undefined : roleOf(facts, desk, owner)
    const theirs = facts.tasks.filter(
      (task) =>
        task.state === 'open' &&
        (task.owner === null || task.owner === before || (before !== null && task.about.for === before)) &&
        (owner === null || mayHave(task, role)),
    )
    return done({
      complaint: { owner, deputy: owner === null ? null : deputyOf(facts, owner, desk.now) },
      tasksMoved: theirs.map((task) => ({ key: task.key, owner, about: aboutOf(task) })),
      timeline: [{ actor: actorOf(desk), event: 'assigned', public: false, about: { to: owner ?? '' } }],
    })
  },
}

const assignTaskSchema = actionSchema('assign-task', {
  task: z.string().min(1).max(200),
  /** Who takes it; who acts where nobody is named. */
  to: address.optional(),
})

/** A task alone changes hands: taken by a colleague, or given to one. */
export const assignTask: ActionRule<z.output<typeof assignTaskSchema>> = {
  schema: assignTaskSchema,
  whenClosed: true,
  act(facts, fields, desk) {
    const task = facts.tasks.find(({ id, key }) => id === fields.task || key === fields.task)
    if (!task) return invalid('unknown_task', 'This complaint has no such task.')
    if (task.state !== 'open') return notNow('This task is off the table already.')
    const to = fields.to === undefined || fields.to === '' ? desk.actor.email : fields.to
    if (!isKnown(facts, desk, to)) return invalid('unknown_person', `${to} does not work at this shop.`)
    if (!mayHave(task, roleOf(facts, desk, to))) {
      return forbidden('role', 'A lead, the director or an administrator approves the letter.')
    }
    if (task.owner === to) return notNow('This task is theirs already.', 'theirs_already')
    return done({
      tasksMoved: [{ key: task.key, owner: to, about: aboutOf(task) }],
      timeline: [{ actor: actorOf(desk), event: 'task-assigned', public: false, about: { task: task.kind, to } }],
    })
  },
}
