/**
 * People come, change and go. Each change is audited, and decided again when somebody else was first: the shop's audit
 * chain puts them in one order, so that what a person saw is what they change.
 */
import { type AuditEntry, writeAudited } from '../db/audit.ts'
import { giveHour, takeHour } from '../db/rota.ts'
import * as team from '../db/team.ts'
import type { Actor } from '../domain/complaint.ts'
import type { Instant, ShopId } from '../domain/ids.ts'
import type { RotaHour, StaffMember } from '../domain/people.ts'
import { cleanName } from '../domain/person.ts'
import type { Deps } from './ports.ts'
import type { Statement } from './rows.ts'

export type MemberRow = team.MemberRow
export type MemberChange = Partial<Omit<StaffMember, 'email'>>

export type Refused =
  | { readonly ok: false; readonly code: 'stale'; readonly theirs: MemberRow | null }
  | { readonly ok: false; readonly code: 'owner' | 'unknown' | 'role_needed' | 'unknown_person' }
export type Changed<Found> = { readonly ok: true; readonly found: Found } | Refused

/** What is written with its audit entry, or why nothing is. */
type Plan<Found> =
  | { readonly entry: AuditEntry; readonly statements: readonly Statement[]; readonly found: Found }
  | { readonly nothing: Refused }

const no = (code: Exclude<Refused['code'], 'stale'>): { readonly nothing: Refused } => ({
  nothing: { ok: false, code },
})

interface Seat {
  readonly shop: ShopId
  readonly actor: Actor
}

const settings = ({ name, role, languages, categories, deputy }: MemberRow) => [
  name,
  role,
  languages,
  categories,
  deputy,
]

/** What a form was filled in on; '' where there was nobody of that address. */
export const seenOf = (member: MemberRow | null | undefined): string => (member ? JSON.stringify(settings(member)) : '')

/** An empty list is all of them, like none. */
const some = <T>(list: readonly T[] | null | undefined): T[] | null => (list && list.length > 0 ? [...list] : null)

/**
 * Lets somebody work here, or changes what is named. `seen`: what the form was filled in on; null asks for no check. The
 * owner of Amends is administrator everywhere and stays it.
 */
export async function changeMember(
  deps: Deps,
  { shop, actor }: Seat,
  email: string,
  change: MemberChange,
  seen: string | null,
): Promise<Changed<MemberRow>> {
  const saved = await writeAudited(deps.db, async (): Promise<Plan<MemberRow>> => {
    const before = await team.findMember(deps.db, shop, email)
    if (seen !== null && seen !== seenOf(before)) {
      return { nothing: { ok: false, code: 'stale', theirs: before ?? null } }
    }
    const role = change.role ?? before?.role
    if (!role) return no('role_needed')
    if (email === deps.door.ownerEmail && role !== 'admin') return no('owner')
    const deputy = change.deputy === undefined ? (before?.deputy ?? null) : change.deputy || null
    const isKnown = deputy === null || deputy === before?.deputy || (await team.findMember(deps.db, shop, deputy))
    if (!isKnown || deputy === email) return no('unknown_person')
    const at = deps.clock.now()
    const member: MemberRow = {
      ...{ shop, email, role, deputy },
      name: cleanName(change.name ?? '') ?? before?.name ?? email.split('@')[0] ?? email,
      languages: change.languages === undefined ? (before?.languages ?? null) : some(change.languages),
      categories: change.categories === undefined ? (before?.categories ?? null) : some(change.categories),
      createdAt: before?.createdAt ?? at,
    }
    const detail = {
      role,
      was: before?.role ?? null,
      languages: member.languages,
      categories: member.categories,
      deputy,
    }
    const entry = { shop, at, actor, action: 'staff-changed', object: email, detail }
    return { found: member, entry, statements: team.saveMember(deps.db, member) }
  })
  return 'nothing' in saved ? saved.nothing : { ok: true, found: saved.found }
}

/** Ends somebody's access at once. What they hold goes to `successor` for good, or to who stands in by the rules. */
export async function dropMember(
  deps: Deps,
  { shop, actor }: Seat,
  email: string,
  successor: string | null = null,
): Promise<Changed<string>> {
  const removed = await writeAudited(deps.db, async (): Promise<Plan<string>> => {
    if (email === deps.door.ownerEmail) return no('owner')
    const before = await team.findMember(deps.db, shop, email)
    if (!before) return no('unknown')
    const to = successor ?? before.deputy
    const known = to !== null && to !== email && (await team.findMember(deps.db, shop, to))
    if (successor !== null && !known) return no('unknown_person')
    const at = deps.clock.now()
    const absence = { id: deps.mint(at).id('absence'), successor: known ? to : null }
    const detail = { was: before.role, successor: absence.successor }
    const entry = { shop, at, actor, action: 'staff-removed', object: email, detail }
    return { found: email, entry, statements: team.removeMember(deps.db, { shop, email }, absence, at) }
  })
  return 'nothing' in removed ? removed.nothing : { ok: true, found: removed.found }
}

/** Somebody is away from one instant to another, with a deputy of their own or by the rules. */
export async function goAway(
  deps: Deps,
  { shop, actor }: Seat,
  away: { readonly email: string; readonly from: Instant; readonly until: Instant; readonly deputy: string | null },
): Promise<Changed<string>> {
  const added = await writeAudited(deps.db, async (): Promise<Plan<string>> => {
    const { email, from, until, deputy } = away
    const here = await team.findMember(deps.db, shop, email)
    if (!here) return no('unknown')
    const isKnown = deputy === null || (deputy !== email && (await team.findMember(deps.db, shop, deputy)))
    if (!isKnown) return no('unknown_person')
    const at = deps.clock.now()
    const id = deps.mint(at).id('absence')
    const entry = { shop, at, actor, action: 'absence-added', object: email, detail: { id, from, until, deputy } }
    return {
      found: id,
      entry,
      statements: team.addAbsence(deps.db, { shop, id, email, fromAt: from, untilAt: until, deputy }, at),
    }
  })
  return 'nothing' in added ? added.nothing : { ok: true, found: added.found }
}

/** The absence is over, or does not come. `may` says whether this person may end it for who is away. */
export async function comeBack(
  deps: Deps,
  { shop, actor }: Seat,
  id: string,
  may: (email: string) => boolean,
): Promise<Changed<string>> {
  const ended = await writeAudited(deps.db, async (): Promise<Plan<string>> => {
    const before = await team.findAbsence(deps.db, shop, id)
    if (!before || !may(before.email)) return no('unknown')
    const at = deps.clock.now()
    const { email } = before
    const entry = { shop, at, actor, action: 'absence-ended', object: email, detail: { id } }
    return { found: email, entry, statements: team.endAbsence(deps.db, before, at) }
  })
  return 'nothing' in ended ? ended.nothing : { ok: true, found: ended.found }
}

/** An hour on the line is taken or given back. Either is done once, however often it is asked. */
export async function setHour(deps: Deps, { shop, actor }: Seat, hour: RotaHour, wish: 'take' | 'give'): Promise<void> {
  await writeAudited(deps.db, async () => ({
    entry: {
      ...{ shop, at: deps.clock.now(), actor, object: hour.email },
      action: wish === 'take' ? 'rota-taken' : 'rota-given',
      detail: { weekday: hour.weekday, hour: hour.hour },
    },
    statements: [wish === 'take' ? takeHour(deps.db, shop, hour) : giveHour(deps.db, shop, hour)],
  }))
}
