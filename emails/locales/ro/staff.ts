import type { staff as english } from '../en/staff.ts'
import { letter } from './letter.ts'
import { staffComplaint } from './staff-complaint.ts'
import { staffPages } from './staff-pages.ts'
import { staffPeople } from './staff-people.ts'

export const staff = { ...staffPages, ...staffComplaint, ...staffPeople, ...letter } as const satisfies Record<
  keyof typeof english,
  string
>
