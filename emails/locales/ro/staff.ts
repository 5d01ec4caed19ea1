import type { staff as english } from '../en/staff.ts'
import { letter } from './letter.ts'

export const staff = { ...letter } as const satisfies Record<keyof typeof english, string>
