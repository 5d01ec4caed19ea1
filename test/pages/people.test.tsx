import { expect, it } from 'vitest'
import type { ShopId } from '../../domain/ids.ts'
import { locales } from '../../domain/locale.ts'
import { asHtml } from '../../workers/admin/frame.tsx'
import { hoursShown, RotaPageView, type RotaView } from '../../workers/admin/rota.tsx'
import { TeamPageView, type TeamView } from '../../workers/admin/team.tsx'
import type { MemberRow } from '../../workflows/team.ts'
import { deskIn, staffNow } from './admin-desk.ts'

const day = 24 * 3_600_000
const hostile = '"><script>alert(1)</script>'

const member = (email: string, about: Partial<MemberRow> = {}): MemberRow => ({
  ...({ shop: 'semitsvet' as ShopId, email, name: email, role: 'agent', createdAt: 0 } as const),
  ...({ languages: null, categories: null, deputy: null } as const),
  ...about,
})

const rota = (about: Partial<RotaView> = {}): RotaView => ({
  rota: [
    { weekday: 'mon', hour: 10, email: 'maria@example.com' },
    { weekday: 'mon', hour: 10, email: 'ion@example.com' },
  ],
  people: [
    { email: 'maria@example.com', name: 'Мария Чобану' },
    { email: 'ion@example.com', name: 'Ion Rusu' },
  ],
  workingHours: {
    mon: [
      ['09:00', '13:00'],
      ['14:00', '17:30'],
    ],
  },
  line: { now: null, next: { emails: ['ion@example.com'], from: staffNow + day, until: staffNow + day + 1 } },
  ...{ whose: 'maria@example.com', all: false, current: { weekday: 'thu', hour: 12 }, done: null },
  ...about,
})

const team = (about: Partial<TeamView> = {}): TeamView => ({
  members: [
    member('maria@example.com', { name: hostile, languages: ['ro'], categories: ['late'], deputy: 'ion@example.com' }),
    member('ion@example.com', { role: 'admin' }),
  ],
  absences: [
    { id: 'abs_1', email: 'maria@example.com', from: staffNow - day, until: staffNow + day, deputy: 'ion@example.com' },
  ],
  ownerEmail: 'ion@example.com',
  categoryName: (category) => category,
  ...{ done: null, problem: null, kept: null, keptAway: null },
  ...about,
})

it('the rota shows the hours of the shop and those that are taken; all of the day where it is asked', () => {
  expect(hoursShown(rota())).toEqual([9, 10, 11, 12, 13, 14, 15, 16, 17])
  expect(hoursShown(rota({ rota: [{ weekday: 'sun', hour: 22, email: 'x' }] })).at(-1)).toBe(22)
  expect(hoursShown(rota({ all: true }))).toHaveLength(24)
  expect(hoursShown(rota({ workingHours: {} }))).toHaveLength(24)
})

it('each hour says who has it, and offers to take it or to give it back', () => {
  const page = asHtml(<RotaPageView desk={deskIn('en', { role: 'agent' })} view={rota()} />)
  expect(page).toMatch(
    /<b>Мария Чобану<\/b><b>Ion Rusu<\/b><button[^>]*name="give" value="mon-10"[^>]*aria-label="Give back Monday, 10:00–11:00: Мария Чобану"/,
  )
  expect(page).toContain('name="take" value="tue-10"')
  expect(page).toContain('Nobody is on the line now.')
  expect(page).not.toContain('<select')
})

it('a lead plans for others, an agent for themselves', () => {
  expect(asHtml(<RotaPageView desk={deskIn('en', { role: 'lead' })} view={rota()} />)).toContain('id="whose"')
})

it('only an administrator changes and removes people, and nobody removes the owner', () => {
  const page = (role: 'agent' | 'lead' | 'admin') =>
    asHtml(<TeamPageView desk={deskIn('en', { role })} view={team()} />)
  expect(page('admin').match(/action="\/admin\/team\/remove"/g)).toHaveLength(1)
  expect(page('lead')).not.toMatch(/team\/remove|name="role"/)
  expect(page('lead').match(/action="\/admin\/team\/away"/g)).toHaveLength(2)
  // Their own leave, and nobody else's.
  expect(page('agent').match(/action="\/admin\/team\/away"/g)).toHaveLength(1)
})

it('a form that came too late shows what it says now, and keeps what was typed', () => {
  const form = {
    ...{ email: 'maria@example.com', name: 'Maria Ceban', role: 'lead', deputy: '' },
    ...{ languages: ['ru'], categories: [] },
  }
  const problem = { status: 409, text: 'Somebody was quicker.', stale: true } as const
  const page = asHtml(
    <TeamPageView desk={deskIn('en', { role: 'admin' })} view={team({ problem, kept: { form, isNew: false } })} />,
  )
  expect(page).toContain('languages: Romanian')
  expect(page).toContain('value="Maria Ceban"')
  expect(page).toContain('deputy: ion@example.com')
})

for (const locale of locales) {
  it(`names are inert and every sentence is there in ${locale}`, () => {
    for (const page of [
      asHtml(<TeamPageView desk={deskIn(locale, { role: 'admin' })} view={team()} />),
      asHtml(
        <RotaPageView desk={deskIn(locale)} view={rota({ people: [{ email: 'maria@example.com', name: hostile }] })} />,
      ),
    ]) {
      expect(page).not.toMatch(/<script|undefined|NaN|\sstyle=|staff\./)
    }
  })
}
