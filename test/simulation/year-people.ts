/** The people of a year: how often they order, whether they agree to letters, who stays away and who comes back. */
import { needsConfirmation } from '../../domain/consent.ts'
import type { Instant } from '../../domain/ids.ts'
import { type Chance, chanceOf } from './chance.ts'
import type { Life } from './doors.ts'

export const dayMs = 24 * 3_600_000

/** Somebody over the year; what they said and bought is kept here for the auditor, apart from the facts. */
export interface Person {
  readonly key: string
  readonly chance: Chance
  readonly country: string | null
  /** Days from one order of theirs to the next, as long as they stay. */
  readonly gap: number
  /** Their complaints, oldest first. */
  readonly lives: Life[]
  /** When they ordered and paid, oldest first. */
  readonly orders: Instant[]
  /** Every yes that counts and every no to letters, oldest first. */
  readonly words: { readonly at: Instant; readonly yes: boolean }[]
  /** In which complaint they said goodbye, and when. */
  readonly goodbyes: Map<string, Instant>
}

const countries = ['MD', 'MD', 'MD', 'MD', 'RO', 'RO', 'RU', 'DE', 'US', 'JP'] as const

/** FNV-1a: a person is the same whoever else complains. */
function numberOf(text: string): number {
  let hash = 0x811c9dc5
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return hash
}

/** With the orders they had made before anything went wrong. */
export function personOf(key: string, seed: number, paidOrders: number, now: Instant): Person {
  const chance = chanceOf(numberOf(key) ^ Math.imul(seed, 1_000_003))
  const country = chance.happens(0.15) ? null : chance.pick(countries)
  const gap = chance.whole(15, 60)
  const orders: Instant[] = []
  let at = now - 9 * dayMs
  for (let i = 0; i < Math.max(1, paidOrders); i++) {
    orders.unshift(at)
    at -= Math.round(gap * (0.5 + chance.draw()) * dayMs)
  }
  return { key, chance, country, gap, lives: [], orders, words: [], goodbyes: new Map() }
}

/** What somebody will do some days from now, unless something else has happened by then. */
export interface Intent {
  readonly after: number
  readonly is: 'order' | 'consent' | 'unsubscribe'
}

const somewhen = ({ chance }: Person, least: number, most: number): number =>
  chance.whole(least, most) * dayMs + chance.whole(0, 1_439) * 60_000

/** The next order in their own rhythm. */
export const nextOrder = (person: Person): Intent => ({
  is: 'order',
  after: Math.round(person.gap * (0.5 + person.chance.draw()) * dayMs),
})

/** A yes on the page; in some countries it counts only once it was confirmed, and not everybody does that. */
function agrees(person: Person, likely: number, least: number, most: number): readonly Intent[] {
  if (!person.chance.happens(likely)) return []
  const confirms = !needsConfirmation(person.country) || person.chance.happens(0.7)
  return confirms ? [{ is: 'consent', after: somewhen(person, least, most) }] : []
}

/** Their complaint has ended: some stay, some stay away, some of those come back by themselves. */
export function afterEnd(person: Person): readonly Intent[] {
  const stays = person.chance.happens(0.5)
  const comes = !stays && person.chance.happens(0.15)
  return [
    ...agrees(person, 0.45, 0, 20),
    ...(stays ? [nextOrder(person)] : []),
    ...(comes ? [{ is: 'order', after: somewhen(person, 60, 300) } as const] : []),
  ]
}

/** They said goodbye, in the middle of it. One in three would like to hear of us all the same. */
export const afterGoodbye = (person: Person): readonly Intent[] => [
  ...agrees(person, 0.35, 0, 0),
  ...(person.chance.happens(0.12) ? [{ is: 'order', after: somewhen(person, 100, 320) } as const] : []),
]

/** A letter of ours was read. */
export function afterTouch(person: Person): readonly Intent[] {
  const is = person.chance.one({ unsubscribe: 0.05, order: 0.12 })
  return is === null ? [] : [{ is, after: somewhen(person, 0, is === 'order' ? 20 : 2) }]
}
