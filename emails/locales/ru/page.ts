import type { page as english } from '../en/page.ts'

export const page = {} as const satisfies Record<keyof typeof english, string>
