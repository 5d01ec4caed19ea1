/** Who comes with which link, and the complaint behind it; or the page that says why there is none. */
import { loadFacts } from '../../db/facts.ts'
import type { Facts } from '../../domain/complaint.ts'
import type { AppContext } from '../context.ts'
import { erasedPage, expiredPage, plainPage } from './plain-pages.tsx'
import { expiredAt } from './read.ts'
import { type Door, doorOf, readerLocale } from './request.ts'

export type OpenDoor = Extract<Door, { is: 'open' }>

export interface Visit {
  readonly door: OpenDoor
  readonly facts: Facts
}

export async function visitOf(c: AppContext): Promise<Visit | Response> {
  const { clock, db } = c.get('deps')
  const door = await doorOf(c)
  if (door.is === 'open') {
    const facts = await loadFacts(db, door.link.complaint)
    if (facts) return { door, facts }
  }
  if (door.is === 'expired') {
    const expired = await expiredAt(db, door.link, clock.now())
    if (expired?.erased) return erasedPage(c, expired.locale, expired.shop)
    if (expired) return expiredPage(c, expired.locale, expired.shop)
  }
  return plainPage(c, readerLocale(c), 404)
}
