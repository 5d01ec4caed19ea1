/** Actions whose other half does not exist yet: they are understood and checked, and say honestly that they cannot be done. */
import type { z } from 'zod'
import { type ActionRule, actionSchema, notNow } from './action.ts'

const eraseSchema = actionSchema('erase', {})
export const erase: ActionRule<z.output<typeof eraseSchema>> = {
  schema: eraseSchema,
  roles: ['admin'],
  whenClosed: true,
  act: () => notNow('A person cannot be erased with one click yet: nothing was erased.'),
}
