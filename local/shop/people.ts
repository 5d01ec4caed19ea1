/** The demo shop's customers. Every complaint comes from a person of its own, so that nothing joins by accident. */
export type Language = 'en' | 'ru' | 'ro'

export interface Person {
  readonly id: string
  readonly first: string
  readonly last: string
  readonly email: string
  readonly phone: string
  readonly language: Language
  readonly tags: readonly string[]
  readonly ordersCount: number
  /** Bani. */
  readonly totalSpent: number
}

/** What the shop knows of a customer: an ordinary one, one it calls VIP, or one with many orders. */
export type Standing = 'ordinary' | 'vip' | 'loyal'

const standings = {
  ordinary: { tags: [], ordersCount: 1, totalSpent: 0 },
  vip: { tags: ['vip'], ordersCount: 14, totalSpent: 12_500_000 },
  loyal: { tags: [], ordersCount: 14, totalSpent: 6_180_000 },
} as const satisfies Record<Standing, Pick<Person, 'tags' | 'ordersCount' | 'totalSpent'>>

/** Name and the mailbox it writes from; one grammatical gender a list, because the complaints have one. */
const names = {
  enShe: [
    ['Grace', 'Mallory', 'grace.mallory'],
    ['Ruth', 'Calder', 'ruth.calder'],
    ['Helen', 'Marsh', 'helen.marsh'],
  ],
  enHe: [
    ['Sam', 'Whitfield', 'sam.whitfield'],
    ['Daniel', 'Hart', 'daniel.hart'],
    ['Tom', 'Ellery', 'tom.ellery'],
  ],
  ruShe: [
    ['Ольга', 'Сухова', 'olga.suhova'],
    ['Наталья', 'Гуцу', 'natalia.gutsu'],
    ['Вера', 'Тимошенко', 'vera.timoshenko'],
  ],
  ruHe: [
    ['Иван', 'Крылов', 'ivan.krylov'],
    ['Сергей', 'Лупу', 'serghei.lupu'],
    ['Андрей', 'Мороз', 'andrei.moroz'],
  ],
  roShe: [
    ['Ana', 'Popescu', 'ana.popescu'],
    ['Elena', 'Dinu', 'elena.dinu'],
    ['Ioana', 'Rusu', 'ioana.rusu'],
  ],
  roHe: [
    ['Mihai', 'Ceban', 'mihai.ceban'],
    ['Andrei', 'Țurcanu', 'andrei.turcanu'],
    ['Victor', 'Munteanu', 'victor.munteanu'],
  ],
} as const satisfies Record<string, readonly (readonly [string, string, string])[]>
export type Cast = keyof typeof names

/** A new customer; `turn` picks the name, `mark` makes the address unique. */
export function newPerson(cast: Cast, standing: Standing, turn: number, mark: string): Person {
  const [first, last, mailbox] = names[cast][turn % names[cast].length] ?? names[cast][0]
  const digits = String(Number.parseInt(mark.slice(0, 4), 36) % 1_000_000).padStart(6, '0')
  return {
    id: `u-${mark.toLowerCase()}`,
    first,
    last,
    email: `${mailbox}.${mark.toLowerCase()}@example.com`,
    phone: `+37369${digits}`,
    language: cast.startsWith('en') ? 'en' : cast.startsWith('ru') ? 'ru' : 'ro',
    ...standings[standing],
  }
}

export const fullName = (person: Person): string => `${person.first} ${person.last}`
