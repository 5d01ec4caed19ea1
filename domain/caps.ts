/**
 * Caps on what is given without a person: a year of one customer, a day of the whole shop. The database alone sees what
 * others give in the same moment, so it refuses (db/migrations/0004_caps.sql), and the playbook decides again with less.
 */
import { dayMs } from './calendar.ts'
import type { Facts } from './complaint.ts'
import type { Instant } from './ids.ts'

export const capNames = ['person-year', 'shop-day'] as const
export type CapName = (typeof capNames)[number]

/** The cap that refused; null where the error is about something else. */
export const capIn = (message: string): CapName | null =>
  capNames.find((name) => message.includes(`UNIQUE constraint failed: cap ${name}`)) ?? null

export const capTask = (purpose: string): string => `cap-${purpose}`

/** Whether the code of this purpose waits for a person, or did. */
export const isHeld = ({ tasks }: Pick<Facts, 'tasks'>, purpose: string): boolean =>
  tasks.some(({ key }) => key === capTask(purpose))

/** One alarm a day for one cap: of the whole shop, or of one person. Null where no cap refused anything. */
export function capAlarm({ beyondCap, shop, customer, complaint }: Facts, now: Instant) {
  if (beyondCap === null) return null
  const whose = beyondCap === 'shop-day' ? shop.id : (customer?.id ?? complaint.id)
  return { kind: 'cap-reached', key: `cap-reached:${beyondCap}:${whose}:${Math.floor(now / dayMs)}` } as const
}
