/** What can be asked of the measure: by what the complaint was about, how it was put right, and why it happened. */
import { z } from 'zod'
import { categories } from '../../domain/event.ts'
import { remedyKinds } from '../../domain/policy/tables.ts'

/** `proposal`: the customer's own was accepted. `none`: nothing was chosen. */
export const remediesAsked = [...remedyKinds, 'proposal', 'none'] as const

export const measuredSchema = z.object({
  category: z.enum(categories).optional(),
  remedy: z.enum(remediesAsked).optional(),
  cause: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/)
    .optional(),
})
