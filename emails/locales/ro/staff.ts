import type { staff as english } from '../en/staff.ts'
import { letter } from './letter.ts'
import { measured } from './measured.ts'
import { staffCare } from './staff-care.ts'
import { staffComplaint } from './staff-complaint.ts'
import { staffEarnings } from './staff-earnings.ts'
import { staffPages } from './staff-pages.ts'
import { staffPeople } from './staff-people.ts'
import { staffPolicy } from './staff-policy.ts'

export const staff = {
  ...staffPages,
  ...staffComplaint,
  ...staffCare,
  ...measured,
  ...staffPeople,
  ...staffPolicy,
  ...staffEarnings,
  ...letter,
} as const satisfies Record<keyof typeof english, string>
