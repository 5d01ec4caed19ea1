import { letter } from './letter.ts'

export const staff = { ...letter } as const
