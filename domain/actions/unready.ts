/** Actions whose other half does not exist yet: they are understood and checked, and say honestly that they cannot be done. */
import { z } from 'zod'
import { type ActionRule, actionSchema, notNow } from './action.ts'

const id = z.string().min(1).max(200)

const setCauseSchema = actionSchema('set-cause', { cause: id })
export const setCause: ActionRule<z.output<typeof setCauseSchema>> = {
  schema: setCauseSchema,
  whenClosed: true,
  act: () => notNow('There are no causes to tie a complaint to yet: write it down as a note.'),
}

const eraseSchema = actionSchema('erase', {})
export const erase: ActionRule<z.output<typeof eraseSchema>> = {
  schema: eraseSchema,
  roles: ['admin'],
  whenClosed: true,
  act: () => notNow('A person cannot be erased with one click yet: nothing was erased.'),
}
