import { env, SELF } from 'cloudflare:test'
import { expect, it } from 'vitest'
import { weekdays } from '../../domain/shop.ts'
import {
  acknowledged,
  advance,
  complain,
  eventually,
  mailRow,
  openShop,
  origin,
  owner,
  signIn,
  type TestShop,
} from '../harness/shop.ts'
import { send, type Visit, visit } from './admin-browser.ts'

const hourMs = 3_600_000

/** The app's clock may have been moved by another test of this file. */
const appNow = async (): Promise<number> =>
  Date.parse((await (await SELF.fetch(`${origin}/local/clock`)).json<{ now: string }>()).now)

/** Weekday and hour in Chișinău, so many hours from now. */
async function slot(hoursAhead = 0): Promise<{ value: string; weekday: string; hour: number }> {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Chisinau',
    weekday: 'short',
    hour: '2-digit',
    hourCycle: 'h23',
  }).formatToParts((await appNow()) + hoursAhead * hourMs)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  const weekday = part('weekday').toLowerCase()
  const hour = Number(part('hour'))
  return { value: `${weekday}-${hour}`, weekday, hour }
}

const date = async (daysAhead: number): Promise<string> =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Chisinau', dateStyle: 'short' }).format(
    (await appNow()) + daysAhead * 24 * hourMs,
  )

const rows = async <T>(query: string, ...values: unknown[]): Promise<T[]> =>
  (
    await env.DB.prepare(query)
      .bind(...values)
      .all<T>()
  ).results

const complaintRow = (id: string) =>
  env.DB.prepare('select owner, deputy, wake_at from complaints where id = ?').bind(id).first<{
    owner: string
    deputy: string
  }>()

const seenIn = ({ html }: Visit, email: string): string => {
  const form = html
    .split('<form')
    .find((part) => part.includes('name="role"') && part.includes(`name="email" value="${email}"`))
  return (/name="seen" value="([^"]*)"/.exec(form ?? '')?.[1] ?? '').replaceAll('&quot;', '"')
}

const newcomer = async (
  shop: TestShop,
  name: string,
  about: Record<string, string | string[]> = {},
): Promise<string> => {
  const email = `${name}@${shop.id}.test`
  const added = await send(shop.staff.admin, '/admin/team', {
    seen: '',
    email,
    name,
    role: 'agent',
    deputy: '',
    ...about,
  })
  expect(added.status, added.html.slice(0, 2_000)).toBe(303)
  return email
}

it('an hour on the line is taken and given back by its person, once, however often it is asked', async () => {
  const shop = await openShop()
  const { value } = await slot()
  const take = { whose: shop.staff.director, take: value }
  expect((await send(shop.staff.director, '/admin/rota', take)).location).toContain('done=hour-taken')
  await Promise.all([1, 2, 3].map(() => send(shop.staff.director, '/admin/rota', take)))
  expect(await rows('select email from rota where shop = ?', shop.id)).toEqual([{ email: shop.staff.director }])
  const page = await visit(shop.staff.director, '/admin/rota')
  expect(page.html).toContain(`name="give" value="${value}"`)
  expect(page.html).toContain('On the line now: director until')
  expect((await visit(shop.staff.agent, '/admin')).html).toContain('On the line now: director until')
  expect((await send(shop.staff.agent, '/admin/rota', { whose: shop.staff.director, give: value })).status).toBe(403)
  expect((await send(shop.staff.director, '/admin/rota', { whose: shop.staff.director, give: value })).status).toBe(303)
  expect(await rows('select email from rota where shop = ?', shop.id)).toEqual([])
  // Who does not work here cannot be put on the line, not by a lead either.
  await send(shop.staff.lead, '/admin/rota', { whose: 'x@y.example', take: value })
  for (const bad of ['', 'mon', 'mon-24', 'mon--1', 'xyz-3', 'mon-1e1']) {
    expect((await send(shop.staff.agent, '/admin/rota', { whose: shop.staff.agent, take: bad })).status).toBe(303)
  }
  expect(await rows('select email from rota where shop = ?', shop.id)).toEqual([])
})

it('who is on the line gets the complaint of that hour; the queue says who comes next', async () => {
  const shop = await openShop()
  const [now, next] = [await slot(), await slot(1)]
  await send(shop.staff.lead, '/admin/rota', { whose: shop.staff.lead, take: now.value })
  await send(shop.staff.director, '/admin/rota', { whose: shop.staff.director, take: next.value })
  const { complaint } = await complain(shop)
  await acknowledged(complaint)
  expect(await complaintRow(complaint)).toMatchObject({ owner: shop.staff.lead, deputy: shop.staff.admin })
  const page = await visit(shop.staff.agent, '/admin')
  expect(page.html).toMatch(/On the line now: oleg until [\d:]+\./)
  expect(page.html).toMatch(/Next: director at /)
})

it('a customer is given to who speaks their language, evenly', async () => {
  const shop = await openShop()
  await send(shop.staff.admin, '/admin/team', {
    ...{ seen: seenIn(await visit(shop.staff.admin, '/admin/team'), shop.staff.agent), email: shop.staff.agent },
    ...{ name: 'Maria', role: 'agent', languages: ['ru', 'en'], deputy: '' },
  })
  const [ana, ion] = [
    await newcomer(shop, 'ana', { languages: ['ro'] }),
    await newcomer(shop, 'ion', { languages: ['ro', 'ru'] }),
  ]
  const raised = await Promise.all(
    Array.from({ length: 12 }, (_, i) => complain(shop, { locale: i % 2 === 0 ? 'ro' : 'ru' })),
  )
  await Promise.all(raised.map(({ complaint }) => acknowledged(complaint)))
  const owners = await rows<{ owner: string; locale: string; count: number }>(
    'select owner, locale, count(*) as count from complaints where shop = ? group by 1, 2',
    shop.id,
  )
  for (const { owner: email, locale } of owners) {
    expect(locale === 'ro' ? [ana, ion] : [ion, shop.staff.agent]).toContain(email)
  }
  const total = (email: string) =>
    owners.filter((one) => one.owner === email).reduce((sum, { count }) => sum + count, 0)
  for (const email of [ana, ion, shop.staff.agent]) expect(total(email)).toBeGreaterThanOrEqual(2)
})

it('leave hands over tasks and ownership to the deputy for its length, and gives them back', async () => {
  const shop = await openShop()
  const ana = await newcomer(shop, 'ana')
  const { complaint } = await complain(shop, { email: null })
  await eventually(() =>
    rows("select 1 from tasks where complaint = ? and key = 'contact'", complaint).then((found) => found[0]),
  )
  const path = `/admin/complaints/${complaint}`
  const version = /name="version" value="(\d+)"/.exec((await visit(shop.staff.agent, path)).html)?.[1] ?? ''
  const assign = { action: 'assign', version, about: '', seen: '0', to: shop.staff.agent }
  expect((await send(shop.staff.agent, `${path}/actions`, assign)).status).toBe(303)
  const task = () =>
    env.DB.prepare("select owner, about from tasks where complaint = ? and key = 'contact'")
      .bind(complaint)
      .first<{ owner: string }>()
  expect(await task()).toMatchObject({ owner: shop.staff.agent })
  const leave = { email: shop.staff.agent, from: await date(1), until: await date(2), deputy: ana }
  expect((await send(ana, '/admin/team/away', leave)).status).toBe(403)
  expect((await send(shop.staff.agent, '/admin/team/away', { ...leave, until: await date(-1) })).status).toBe(422)
  expect((await send(shop.staff.agent, '/admin/team/away', leave)).status).toBe(303)
  await advance('PT1M')
  expect(await task()).toMatchObject({ owner: shop.staff.agent })
  await advance('P1D')
  expect(await task()).toMatchObject({ owner: ana })
  expect(await complaintRow(complaint)).toMatchObject({ owner: shop.staff.agent, deputy: ana })
  expect((await visit(shop.staff.lead, path)).html).toContain('for maria, who is away')
  expect((await visit(ana, '/admin?mine=1')).html).toContain(complaint)
  await advance('P2D')
  expect(await task()).toMatchObject({ owner: shop.staff.agent })
  expect((await visit(shop.staff.lead, path)).html).not.toContain('who is away')
  expect((await visit(ana, '/admin?mine=1')).html).not.toContain(complaint)
}, 60_000)

it('leave that ends sooner gives everything back at once', async () => {
  const shop = await openShop()
  await newcomer(shop, 'ana')
  const { complaint } = await complain(shop, { email: null })
  await eventually(() =>
    rows("select 1 from tasks where complaint = ? and key = 'contact'", complaint).then((found) => found[0]),
  )
  const before = (await complaintRow(complaint))?.owner ?? ''
  const ownersOf = () => rows<{ owner: string }>('select owner from tasks where complaint = ?', complaint)
  const today = await date(0)
  await send(shop.staff.admin, '/admin/team/away', {
    email: before,
    from: today,
    until: await date(5),
    deputy: shop.staff.lead,
  })
  await advance('PT1M')
  expect(await ownersOf()).toEqual([{ owner: shop.staff.lead }])
  const id = /name="id" value="(abs_[0-9A-Z]+)"/.exec((await visit(shop.staff.admin, '/admin/team')).html)?.[1] ?? ''
  const elsewhere = await openShop()
  await send(elsewhere.staff.admin, '/admin/team/back', { id })
  expect(await rows('select id from absences where id = ?', id)).toHaveLength(1)
  expect((await send(shop.staff.lead, '/admin/team/back', { id })).status).toBe(303)
  expect((await send(shop.staff.lead, '/admin/team/back', { id })).status).toBe(303)
  await advance('PT1M')
  expect(await ownersOf()).toEqual([{ owner: before }])
}, 60_000)

it('who is removed is let in nowhere, and what they held is another’s for good', async () => {
  const shop = await openShop()
  const ana = await newcomer(shop, 'ana', { deputy: shop.staff.lead })
  const { complaint } = await complain(shop, { email: null })
  await eventually(() =>
    rows("select 1 from tasks where complaint = ? and key = 'contact'", complaint).then((found) => found[0]),
  )
  const path = `/admin/complaints/${complaint}`
  const version = /name="version" value="(\d+)"/.exec((await visit(ana, path)).html)?.[1] ?? ''
  await send(ana, `${path}/actions`, { action: 'assign', version, about: '', seen: '0', to: ana })
  await send(ana, '/admin/rota', { whose: ana, take: 'mon-10' })
  expect((await send(shop.staff.lead, '/admin/team/remove', { email: ana, deputy: '' })).status).toBe(403)
  expect((await send(shop.staff.admin, '/admin/team/remove', { email: ana, deputy: '' })).status).toBe(303)
  expect((await visit(ana, '/admin')).status).toBe(403)
  await advance('PT1M')
  expect((await complaintRow(complaint))?.owner).toBe(shop.staff.lead)
  expect(await rows('select owner from tasks where complaint = ?', complaint)).toEqual([{ owner: shop.staff.lead }])
  expect(await rows('select email from rota where shop = ?', shop.id)).toEqual([])
  // Back again, with nothing left of having gone.
  await newcomer(shop, 'ana')
  expect(await rows('select id from absences where shop = ?', shop.id)).toEqual([])
}, 60_000)

it('the owner can be neither removed nor made less than administrator', async () => {
  const shop = await openShop()
  expect(
    (
      await send(owner, `/admin/team?shop=${shop.id}`, {
        seen: '',
        email: owner,
        name: 'Owner',
        role: 'agent',
        deputy: '',
      })
    ).status,
  ).toBe(409)
  expect(
    (
      await send(owner, `/admin/team?shop=${shop.id}`, {
        seen: '',
        email: owner,
        name: 'Owner',
        role: 'admin',
        deputy: '',
      })
    ).status,
  ).toBe(303)
  const refused = await send(shop.staff.admin, '/admin/team/remove', { email: owner, deputy: '' })
  expect(refused.status).toBe(409)
  expect(refused.html).toContain('The owner is administrator everywhere')
  const page = await visit(shop.staff.admin, '/admin/team')
  expect(page.html).not.toContain('Remove Owner')
  expect((await visit(owner, `/admin/team?shop=${shop.id}`)).status).toBe(200)
})

it('of two administrators who change one person at once one wins, and the other sees both', async () => {
  const shop = await openShop()
  const second = await newcomer(shop, 'second', { role: 'admin' })
  const seen = seenIn(await visit(second, '/admin/team'), shop.staff.agent)
  const as = (name: string) => ({ seen, email: shop.staff.agent, name, role: 'agent', deputy: '' })
  const answers = await Promise.all([
    send(shop.staff.admin, '/admin/team', as('Maria Ceban')),
    send(second, '/admin/team', as('Maria Rusu')),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
  const lost = answers.find(({ status }) => status === 409)
  const [kept] = await rows<{ name: string }>(
    'select name from staff where shop = ? and email = ?',
    shop.id,
    shop.staff.agent,
  )
  const other = kept?.name === 'Maria Ceban' ? 'Maria Rusu' : 'Maria Ceban'
  expect(lost?.html).toContain(`It now says: ${kept?.name}, agent`)
  expect(lost?.html).toContain(`value="${other}"`)
  // The page that was shown carries what it says now: sent again, it is done.
  const again = { ...as(other), seen: lost ? seenIn(lost, shop.staff.agent) : '' }
  expect((await send(second, '/admin/team', again)).status).toBe(303)
  // Somebody of that address was let in meanwhile: their settings are not overwritten by a form for a new person.
  const twice = await send(second, '/admin/team', { ...as('Another'), seen: '' })
  expect(twice.status).toBe(409)
})

it('the API sets languages, kinds of failure and a deputy, and leaves what it does not name', async () => {
  const shop = await openShop()
  const put = async (body: unknown, email = shop.staff.agent) => {
    const headers = { ...(await signIn(shop.staff.admin)), 'content-type': 'application/json' }
    const answer = await SELF.fetch(`${origin}/v1/shops/${shop.id}/staff/${email}`, {
      method: 'PUT',
      headers,
      body: JSON.stringify(body),
    })
    return { status: answer.status, body: await answer.json<Record<string, unknown>>() }
  }
  expect((await put({ languages: ['ro'], categories: ['late'], deputy: shop.staff.lead })).body).toEqual({
    ...{ email: shop.staff.agent, name: 'maria', role: 'agent' },
    ...{ languages: ['ro'], categories: ['late'], deputy: shop.staff.lead },
  })
  expect((await put({ role: 'lead' })).body).toMatchObject({ role: 'lead', languages: ['ro'], deputy: shop.staff.lead })
  expect((await put({ languages: null, deputy: null })).body).toMatchObject({
    languages: null,
    categories: ['late'],
    deputy: null,
  })
  expect((await put({ deputy: 'nobody@example.com' })).status).toBe(422)
  expect((await put({ languages: ['xx'] })).status).toBe(422)
  expect((await put({ name: 'New' }, `new@${shop.id}.test`)).status).toBe(422)
})

it('a notice at night leaves when work begins, and at once to who is on the line', async () => {
  const opens = await slot(26)
  const until = `${String(opens.hour).padStart(2, '0')}:59`
  const workingHours = {
    [weekdays.find((day) => day === opens.weekday) ?? 'mon']: [[`${until.slice(0, 2)}:00`, until]],
  } as const
  const shop = await openShop({ workingHours })
  await send(shop.staff.agent, '/admin/rota', { whose: shop.staff.agent, take: (await slot()).value })
  const { complaint } = await complain(shop, { tags: ['vip'] })
  await acknowledged(complaint)
  const waiting = await mailRow(complaint, 'staff', 'escalation-vip')
  expect(waiting).toMatchObject({ state: 'planned', recipient: shop.staff.director })
  expect(await mailRow(complaint, 'staff', 'escalation-vip-line')).toMatchObject({ recipient: shop.staff.agent })
  await advance('PT20H')
  expect((await mailRow(complaint, 'staff', 'escalation-vip'))?.state).toBe('planned')
  await advance('PT7H')
  const sent = await mailRow(complaint, 'staff', 'escalation-vip')
  expect(sent?.state).not.toBe('planned')
  const at = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Chisinau',
    hour: '2-digit',
    hourCycle: 'h23',
  }).format(sent?.accepted_at)
  expect(Number(at)).toBe(opens.hour)
}, 60_000)
