/** The rota and the team: read by everybody who works here, changed by whom it concerns. */
import { Hono } from 'hono'
import { staffOf } from '../../db/dashboard.ts'
import { absencesFrom, rotaOf } from '../../db/rota.ts'
import { findShop } from '../../db/shops.ts'
import { endOfDate, hourOf, startOfDate } from '../../domain/calendar.ts'
import { categories } from '../../domain/event.ts'
import { locales } from '../../domain/locale.ts'
import { lineOf } from '../../domain/on-the-line.ts'
import { forEver, roles } from '../../domain/people.ts'
import { emailKey } from '../../domain/person.ts'
import { weekdays } from '../../domain/shop.ts'
import { changeMember, comeBack, dropMember, goAway, type Refused, setHour } from '../../workflows/team.ts'
import type { AppContext, AppEnv } from '../context.ts'
import { answer, nothing } from './answer.tsx'
import { type Desk, deskAt, isAdmin, isLeader } from './desk.ts'
import { doneText } from './done.ts'
import { refusalText } from './refused.tsx'
import { RotaPageView } from './rota.tsx'
import { type MemberForm, TeamPageView, type TeamView } from './team.tsx'
import { typed } from './words.ts'

export const peopleRoutes = new Hono<AppEnv>()

const seatOf = (desk: Desk) => ({ shop: desk.shop.shop, actor: `staff:${desk.member.email}` as const })
const formIn = (c: AppContext): Promise<FormData> => c.req.formData().catch(() => new FormData())
const addressIn = (form: FormData, name: string): string => typed(form, name, 254).trim().toLowerCase()

// ── the rota ─────────────────────────────────────────────────────────────────────────────────────

peopleRoutes.get('/admin/rota', async (c) => {
  const desk = await deskAt(c)
  if (typeof desk === 'string') return nothing(c, desk)
  const { db } = c.get('deps')
  const { shop } = desk.shop
  const [[rota, absences], people, known] = await Promise.all([
    db.batch([rotaOf(db, shop), absencesFrom(db, shop, desk.now)]),
    staffOf(db, shop),
    findShop(db, shop, desk.now),
  ])
  if (!known) return nothing(c, 'unknown')
  const may = people.filter(({ email }) => email === desk.member.email || isLeader(desk)).map(({ email }) => email)
  const asked = may.find((email) => email === c.req.query('whose'))
  const own = may.find((email) => email === desk.member.email)
  const view = {
    ...{ rota, people, workingHours: known.row.workingHours },
    line: lineOf({ rota, absences }, known.row, desk.now),
    current: hourOf(known.row, desk.now),
    // The owner of Amends need not be among those who work here.
    whose: asked ?? own ?? may[0] ?? desk.member.email,
    all: c.req.query('all') === '1',
    done: doneText(desk, c.req.query('done')),
  }
  return answer(c, <RotaPageView desk={desk} view={view} />)
})

peopleRoutes.post('/admin/rota', async (c) => {
  const desk = await deskAt(c)
  if (typeof desk === 'string') return nothing(c, desk)
  const form = await formIn(c)
  const wish = form.has('take') ? 'take' : 'give'
  const [day, hour] = typed(form, wish, 10).split('-')
  const weekday = weekdays.find((one) => one === day)
  const email = addressIn(form, 'whose')
  if (email !== desk.member.email && !isLeader(desk)) return nothing(c, 'leaders-only')
  const isHour = /^(?:1?\d|2[0-3])$/.test(hour ?? '')
  const all = typed(form, 'all', 1)
  const shown = { whose: email === desk.member.email ? null : email, all: all === '1' ? '1' : null }
  if (!weekday || !isHour) return c.redirect(desk.href('/admin/rota', shown), 303)
  await setHour(c.get('deps'), seatOf(desk), { weekday, hour: Number(hour), email }, wish)
  const done = wish === 'take' ? 'hour-taken' : 'hour-given'
  return c.redirect(`${desk.href('/admin/rota', { ...shown, done })}#${weekday}`, 303)
})

// ── the team ─────────────────────────────────────────────────────────────────────────────────────

type Shown = Partial<Pick<TeamView, 'problem' | 'kept' | 'keptAway'>>

async function show(c: AppContext, desk: Desk, shown: Shown = {}): Promise<Response> {
  const { db, door } = c.get('deps')
  const { shop } = desk.shop
  const [members, absences] = await Promise.all([staffOf(db, shop), absencesFrom(db, shop, desk.now)])
  const view: TeamView = {
    members,
    absences: absences.filter(({ until }) => until !== forEver),
    ownerEmail: door.ownerEmail,
    categoryName: (one) => desk.say(`words.category.${one}`),
    done: shown.problem ? null : doneText(desk, c.req.query('done')),
    ...{ problem: null, kept: null, keptAway: null },
    ...shown,
  }
  return answer(c, <TeamPageView desk={desk} view={view} />, view.problem?.status ?? 200)
}

const statuses = { stale: 409, owner: 409, unknown: 404, unknown_person: 422, role_needed: 422 } as const

const problemOf = (desk: Desk, { code }: Refused): NonNullable<TeamView['problem']> => {
  const status = statuses[code]
  return {
    status,
    text: refusalText(desk, { status, code: code === 'owner' ? 'owner_protected' : code }),
    stale: code === 'stale',
  }
}

const invalid = (desk: Desk, code: string): NonNullable<TeamView['problem']> => ({
  status: 422,
  text: refusalText(desk, { status: 422, code }),
  stale: false,
})

peopleRoutes.get('/admin/team', async (c) => {
  const desk = await deskAt(c)
  return typeof desk === 'string' ? nothing(c, desk) : show(c, desk)
})

peopleRoutes.post('/admin/team', async (c) => {
  const desk = await deskAt(c)
  if (typeof desk === 'string') return nothing(c, desk)
  if (!isAdmin(desk)) return nothing(c, 'admins-only')
  const form = await formIn(c)
  const seen = typed(form, 'seen', 4_000)
  const member: MemberForm = {
    email: addressIn(form, 'email'),
    name: typed(form, 'name', 80).trim(),
    role: typed(form, 'role', 20),
    languages: locales.filter((one) => form.getAll('languages').includes(one)),
    categories: categories.filter((one) => form.getAll('categories').includes(one)),
    deputy: addressIn(form, 'deputy'),
  }
  const kept = { form: member, isNew: seen === '' }
  const role = roles.find((one) => one === member.role)
  if (emailKey(member.email) === null || member.name === '' || !role) {
    return show(c, desk, { problem: invalid(desk, 'invalid'), kept })
  }
  const change = {
    ...{ name: member.name, role, deputy: member.deputy },
    languages: locales.filter((one) => member.languages.includes(one)),
    categories: categories.filter((one) => member.categories.includes(one)),
  }
  const saved = await changeMember(c.get('deps'), seatOf(desk), member.email, change, seen)
  if (!saved.ok) return show(c, desk, { problem: problemOf(desk, saved), kept })
  return c.redirect(desk.href('/admin/team', { done: seen === '' ? 'member-added' : 'member-saved' }), 303)
})

peopleRoutes.post('/admin/team/remove', async (c) => {
  const desk = await deskAt(c)
  if (typeof desk === 'string') return nothing(c, desk)
  if (!isAdmin(desk)) return nothing(c, 'admins-only')
  const form = await formIn(c)
  const removed = await dropMember(
    c.get('deps'),
    seatOf(desk),
    addressIn(form, 'email'),
    addressIn(form, 'deputy') || null,
  )
  if (!removed.ok) return show(c, desk, { problem: problemOf(desk, removed) })
  return c.redirect(desk.href('/admin/team', { done: 'member-removed' }), 303)
})

peopleRoutes.post('/admin/team/away', async (c) => {
  const desk = await deskAt(c)
  if (typeof desk === 'string') return nothing(c, desk)
  const form = await formIn(c)
  const keptAway = {
    ...{ email: addressIn(form, 'email'), deputy: addressIn(form, 'deputy') },
    ...{ from: typed(form, 'from', 10), until: typed(form, 'until', 10) },
  }
  if (keptAway.email !== desk.member.email && !isLeader(desk)) return nothing(c, 'leaders-only')
  const from = startOfDate(keptAway.from, desk.shop.timeZone)
  const until = endOfDate(keptAway.until, desk.shop.timeZone)
  if (from === null || until === null || until <= Math.max(from, desk.now)) {
    return show(c, desk, { problem: invalid(desk, 'no_days'), keptAway })
  }
  const away = { email: keptAway.email, from, until: until + 1, deputy: keptAway.deputy || null }
  const added = await goAway(c.get('deps'), seatOf(desk), away)
  if (!added.ok) return show(c, desk, { problem: problemOf(desk, added), keptAway })
  return c.redirect(desk.href('/admin/team', { done: 'away-added' }), 303)
})

peopleRoutes.post('/admin/team/back', async (c) => {
  const desk = await deskAt(c)
  if (typeof desk === 'string') return nothing(c, desk)
  const form = await formIn(c)
  const may = (email: string): boolean => email === desk.member.email || isLeader(desk)
  const back = await comeBack(c.get('deps'), seatOf(desk), typed(form, 'id', 60), may)
  // Ended by somebody else a moment ago: it is as it was wished.
  if (!back.ok && back.code !== 'unknown') return show(c, desk, { problem: problemOf(desk, back) })
  return c.redirect(desk.href('/admin/team', { done: 'away-ended' }), 303)
})
