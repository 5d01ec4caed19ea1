import { letter } from './letter.ts'
import { staffComplaint } from './staff-complaint.ts'
import { staffPages } from './staff-pages.ts'
import { staffPeople } from './staff-people.ts'

/** Everything staff read, and the director's letter as it is drawn up. */
export const staff = { ...staffPages, ...staffComplaint, ...staffPeople, ...letter } as const
