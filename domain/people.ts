/**
 * Who of the shop takes what: whose turn it is, who is on the line, who stands in for whom. Decided from facts alone, so
 * that a repeated decision names the same person, and a burst of complaints is dealt out like a pack of cards.
 */
import { type Calendar, hourOf } from './calendar.ts'
import type { Category } from './event.ts'
import type { Instant } from './ids.ts'
import type { Locale } from './locale.ts'
import type { Weekday } from './shop.ts'

export const roles = ['agent', 'lead', 'director', 'admin'] as const
export type Role = (typeof roles)[number]

export interface StaffMember {
  readonly email: string
  readonly name: string
  readonly role: Role
  /** Languages they answer in and kinds of failure they know; null or missing is all of them. */
  readonly languages?: readonly Locale[] | null
  readonly categories?: readonly Category[] | null
  /** Who stands in for them; null or missing leaves it to the role. */
  readonly deputy?: string | null
}

/** Away from one instant to another. Who left for good is away for ever. */
export interface Absence {
  readonly email: string
  readonly from: Instant
  readonly until: Instant
  readonly deputy: string | null
}

/** The last instant there is: who is away until then does not come back. https://tc39.es/ecma262/#sec-time-values-and-time-range */
export const forEver: Instant = 8_640_000_000_000_000

/** An hour on the line each week, in the shop's zone. */
export interface RotaHour {
  readonly weekday: Weekday
  readonly hour: number
  readonly email: string
}

/** What a complaint asks of who takes it. */
export interface Need {
  readonly id: string
  readonly locale: Locale
  readonly category: Category
}

/** A complaint that came before: whose turn it was, or still will be. */
export interface Before extends Need {
  readonly owner: string | null
  /** Not dealt out yet. */
  readonly waits: boolean
}

/** Who is here, who is on the line, and what was dealt out last. */
export interface Duty {
  readonly rota: readonly RotaHour[]
  readonly absences: readonly Absence[]
  /** The shop's complaints just before this one, oldest first; empty once this one has an owner. */
  readonly before: readonly Before[]
}

export const everybodyHere: Duty = { rota: [], absences: [], before: [] }

/** The part of a complaint's facts that says who works there. */
export interface People {
  readonly staff: readonly StaffMember[]
  readonly duty: Duty
}

/** The absence somebody is in; of several the one that ends last. */
export const absenceOf = ({ absences }: Pick<Duty, 'absences'>, email: string, now: Instant): Absence | null =>
  absences
    .filter((one) => one.email === email && one.from <= now && now < one.until)
    .reduce<Absence | null>((last, one) => (last && last.until >= one.until ? last : one), null)

export const isAway = (duty: Pick<Duty, 'absences'>, email: string, now: Instant): boolean =>
  absenceOf(duty, email, now) !== null

/** Who is on the line in this hour and here. On a day off of the shop nobody is. */
export function onLineAt(
  { rota, absences }: Omit<Duty, 'before'>,
  calendar: Calendar,
  now: Instant,
): readonly string[] {
  if (rota.length === 0) return []
  const { weekday, hour, isDayOff } = hourOf(calendar, now)
  if (isDayOff) return []
  return rota
    .filter((one) => one.weekday === weekday && one.hour === hour && !isAway({ absences }, one.email, now))
    .map(({ email }) => email)
}

const standIns = {
  agent: ['agent', 'lead', 'admin', 'director'],
  lead: ['lead', 'admin', 'director', 'agent'],
  director: ['director', 'admin', 'lead', 'agent'],
  admin: ['admin', 'director', 'lead', 'agent'],
} as const satisfies Record<Role, readonly Role[]>

/** Who takes a role's work at this shop: the member, else the next above; null where nobody does. */
export function personFor(role: 'agent' | 'lead' | 'director', staff: readonly StaffMember[]): string | null {
  for (const wanted of standIns[role].slice(0, 3)) {
    const member = staff.find((candidate) => candidate.role === wanted)
    if (member) return member.email
  }
  return null
}

/**
 * Who stands in for somebody: who was named for this absence, else their deputy, else the next of their role. Deputies
 * who are away themselves have deputies. Null where nobody else is there.
 */
export function deputyOf({ staff, duty }: People, email: string, now: Instant): string | null {
  const passed = new Set([email])
  let at: string | null = email
  while (at !== null) {
    const next: string | null =
      absenceOf(duty, at, now)?.deputy ?? staff.find((member) => member.email === at)?.deputy ?? null
    at = next !== null && !passed.has(next) && staff.some((member) => member.email === next) ? next : null
    if (at === null) break
    if (!isAway(duty, at, now)) return at
    passed.add(at)
  }
  const role = staff.find((member) => member.email === email)?.role ?? 'agent'
  const here = staff.filter((member) => !passed.has(member.email) && !isAway(duty, member.email, now))
  for (const wanted of standIns[role]) {
    const member = here.find((candidate) => candidate.role === wanted)
    if (member) return member.email
  }
  return null
}

/** Who has somebody's work at this moment: themselves when they are here. */
export const presentFor = (people: People, email: string, now: Instant): string =>
  isAway(people.duty, email, now) ? (deputyOf(people, email, now) ?? email) : email

/** Spreads ties evenly and always the same way. */
function mixed(text: string): number {
  let sum = 7
  for (const letter of text) sum = (Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0)) >>> 0
  sum = Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d) >>> 0
  return (sum ^ (sum >>> 13)) >>> 0
}

const speaks = ({ languages }: StaffMember, { locale }: Need): boolean =>
  !languages || languages.length === 0 || languages.includes(locale)
const knows = ({ categories }: StaffMember, { category }: Need): boolean =>
  !categories || categories.length === 0 || categories.includes(category)

/**
 * Who may be dealt a complaint: who is on the line before the agents, they before the leads; who speaks the customer's
 * language and knows the failure before who only speaks it; and somebody rather than nobody.
 */
function pool(need: Need, here: readonly StaffMember[], line: readonly string[]): readonly StaffMember[] {
  const groups = [
    here.filter(({ email }) => line.includes(email)),
    here.filter(({ role }) => role === 'agent'),
    here.filter(({ role }) => role === 'lead'),
  ]
  const fits = [(one: StaffMember) => speaks(one, need) && knows(one, need), (one: StaffMember) => speaks(one, need)]
  for (const fit of [...fits, () => true]) {
    for (const group of groups) {
      const fitting = group.filter(fit)
      if (fitting.length > 0) return fitting
    }
  }
  return []
}

/**
 * Whose turn a complaint is: of those it may go to, who was dealt one the longest ago. Complaints before it that wait
 * themselves are dealt out in thought first, so that a hundred at once do not all go to the same person.
 */
export function ownerFor(need: Need, { staff, duty }: People, calendar: Calendar, now: Instant): string | null {
  const here = staff.filter(({ email }) => !isAway(duty, email, now))
  const line = onLineAt(duty, calendar, now)
  const lastTurn = new Map<string, number>()
  const next = (one: Need): string | null =>
    pool(one, here, line)
      .map(({ email }) => ({ email, turn: lastTurn.get(email) ?? -1, tie: mixed(`${one.id} ${email}`) }))
      .sort((a, b) => a.turn - b.turn || a.tie - b.tie)[0]?.email ?? null
  duty.before.forEach((one, turn) => {
    const owner = one.owner ?? (one.waits ? next(one) : null)
    if (owner !== null) lastTurn.set(owner, turn)
  })
  return next(need)
}

/** Who has a complaint in hand at this moment: its owner, or the deputy while the owner is away. */
export function inChargeOf(
  people: People & { readonly complaint: { readonly owner: string | null; readonly deputy: string | null } },
  now: Instant,
): string | null {
  const { owner, deputy } = people.complaint
  if (owner === null || !isAway(people.duty, owner, now)) return owner
  return deputy !== null && deputy !== owner ? presentFor(people, deputy, now) : presentFor(people, owner, now)
}
