import { env } from 'cloudflare:test'
import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { depsOf } from '../../adapters/deps.ts'
import { mailPreviewRoutes } from '../../workers/admin/mail-previews.tsx'
import type { AppEnv } from '../../workers/context.ts'
import { acknowledged, complain, findings, mailRow, openShop, owner } from '../harness/shop.ts'
import { formOf, send, visit } from './admin-browser.ts'

const pages = [
  '/admin',
  '/admin/tasks',
  '/admin/codes',
  '/admin/figures',
  '/admin/settings',
  '/admin/alarms',
  '/admin/quarantine',
  '/admin/sources',
]

it('nobody sees a staff page without a valid sign-in, and learns where to sign in', async () => {
  for (const path of [
    ...pages,
    '/admin/complaints/cmp_00000000000000000000000000',
    '/admin/messages/x',
    '/admin/nowhere',
  ]) {
    expect((await visit(null, path)).status, path).toBe(401)
    expect((await visit(null, path, { cookie: 'CF_Authorization=a.b.c' })).status, path).toBe(401)
  }
  const page = await visit(null, '/admin/tasks?after=1', { 'accept-language': 'ro' })
  expect(page.html).toContain('Autentificare')
  expect(page.html).toContain('http://world.test/sign-in?redirect=http%3A%2F%2Fapp.test%2Fadmin%2Ftasks%3Fafter%3D1')
})

it('every page opens for the people of the shop, with the guards on it', async () => {
  const shop = await openShop()
  const raised = await complain(shop)
  await acknowledged(raised.complaint)
  for (const path of pages) {
    const page = await visit(shop.staff.admin, path)
    expect(page.status, path).toBe(200)
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(page.headers.get('content-security-policy')).not.toMatch(/script-src|unsafe/)
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(page.html).not.toMatch(/\sstyle=|<script|undefined|NaN/)
  }
})

it('pages for administrators are closed to everybody else', async () => {
  const shop = await openShop()
  for (const path of ['/admin/alarms', '/admin/quarantine', '/admin/sources']) {
    expect((await visit(shop.staff.director, path)).status, path).toBe(403)
    expect((await visit(shop.staff.admin, path)).status, path).toBe(200)
  }
})

it('a person without a role is let in nowhere, the owner everywhere', async () => {
  const shop = await openShop()
  const { complaint } = await complain(shop)
  expect((await visit('stranger@example.com', '/admin')).status).toBe(403)
  expect((await visit('stranger@example.com', `/admin/complaints/${complaint}`)).status).toBe(404)
  expect((await visit(owner, `/admin/complaints/${complaint}`)).status).toBe(200)
})

it('another shop’s complaint, message, letter and quarantine are as unknown as those that do not exist', async () => {
  const [ours, theirs] = [await openShop(), await openShop()]
  const { complaint } = await complain(theirs, { tags: ['vip'] })
  const mail = await acknowledged(complaint)
  const stranger = ours.staff.admin
  const missing = await visit(stranger, '/admin/complaints/cmp_00000000000000000000000000')
  expect(missing.status).toBe(404)
  for (const path of [
    `/admin/complaints/${complaint}`,
    `/admin/complaints/${complaint}/letter`,
    `/admin/messages/${mail.id}`,
    `/admin?shop=${theirs.id}`,
  ]) {
    const page = await visit(stranger, path)
    expect(page.status, path).toBe(404)
    expect(page.html).not.toContain('Ana')
  }
  await env.DB.prepare(
    "insert into quarantine (shop, id, source, body, headers, sha256, reason, received_at) values (?1, ?2, 'standard', '', '{}', ?2, 'x', 1)",
  )
    .bind(theirs.id, `qua_${theirs.id}`)
    .run()
  expect((await send(stranger, `/admin/quarantine/qua_${theirs.id}/replay`, {})).status).toBe(404)
  const note = { action: 'note', version: '0', about: '', seen: '0', text: 'mine now' }
  expect((await send(stranger, `/admin/complaints/${complaint}/actions`, note)).status).toBe(404)
  expect((await visit(theirs.staff.agent, `/admin/complaints/${complaint}`)).html).not.toContain('mine now')
})

it('a form from elsewhere does nothing, whatever it claims to be', async () => {
  const shop = await openShop()
  const { complaint } = await complain(shop)
  await acknowledged(complaint)
  const page = await visit(shop.staff.agent, `/admin/complaints/${complaint}`)
  const fields = { ...formOf(page, 'note'), text: 'from elsewhere' }
  const path = `/admin/complaints/${complaint}/actions`
  for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }, {}] as Record<string, string>[]) {
    expect((await send(shop.staff.agent, path, fields, headers)).status).toBe(403)
  }
  expect((await send(shop.staff.agent, path, fields)).status).toBe(303)
  const after = await visit(shop.staff.agent, `/admin/complaints/${complaint}?done=note`)
  expect(after.html).toContain('from elsewhere')
  expect(after.html).toContain('The note is saved.')
})

it('of two people who act on the same page one wins, and the other sees what was done with their own words kept', async () => {
  const shop = await openShop()
  const { complaint } = await complain(shop)
  await acknowledged(complaint)
  const path = `/admin/complaints/${complaint}`
  const [maria, oleg] = [await visit(shop.staff.agent, path), await visit(shop.staff.lead, path)]
  const reply = { ...formOf(maria, 'reply'), text: 'A new bag is on its way.' }
  const note = { ...formOf(oleg, 'note'), text: 'Call her "tomorrow" <b>' }
  expect((await send(shop.staff.agent, `${path}/actions`, reply)).status).toBe(303)
  const refused = await send(shop.staff.lead, `${path}/actions`, note)
  expect(refused.status).toBe(409)
  expect(refused.html).toContain('Somebody was quicker')
  expect(refused.html).toMatch(/<b>maria<\/b>: Reply to the customer/)
  expect(refused.html).toContain('Call her &quot;tomorrow&quot; &lt;b&gt;</textarea>')
  // The page that was shown carries the new version: sent again, it is done.
  const again = await send(shop.staff.lead, `${path}/actions`, { ...formOf(refused, 'note'), text: 'Call her' })
  expect(again.status).toBe(303)
  expect(await findings()).toEqual([])
})

it('what cannot be done is said in the reader’s language, and nothing typed is lost', async () => {
  const shop = await openShop()
  const { complaint } = await complain(shop)
  await acknowledged(complaint)
  const page = await visit(shop.staff.agent, `/admin/complaints/${complaint}`)
  const offer = { ...formOf(page, 'offer'), remedies: ['replacement', 'full-refund'], 'amount-full-refund': '1 500,50' }
  const refused = await send(shop.staff.agent, `/admin/complaints/${complaint}/actions`, offer, {
    origin: 'http://app.test',
    'accept-language': 'ru',
  })
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('Нужно не меньше трёх вариантов исправления.')
  expect(refused.html).toContain('value="1 500,50"')
  const junk = await send(shop.staff.agent, `/admin/complaints/${complaint}/actions`, {
    action: 'launch',
    version: 'x',
  })
  expect(junk.status).toBe(422)
})

it('a person’s own offer with sums reaches the customer', async () => {
  const shop = await openShop()
  const { complaint } = await complain(shop)
  await acknowledged(complaint)
  const page = await visit(shop.staff.director, `/admin/complaints/${complaint}`)
  const remedies = ['replacement', 'full-refund', 'partial-refund']
  const offer = { ...formOf(page, 'offer'), remedies, 'amount-partial-refund': '1.500,50' }
  expect((await send(shop.staff.director, `/admin/complaints/${complaint}/actions`, offer)).status).toBe(303)
  const row = await env.DB.prepare(
    "select minor from remedies where complaint = ? and round = 2 and kind = 'partial-refund'",
  )
    .bind(complaint)
    .first()
  expect(row).toEqual({ minor: 150_050 })
})

it('hostile words of a customer are inert on every page they reach', async () => {
  const shop = await openShop()
  const text = `"><script>alert(1)</script><img src=x onerror=alert(1)>`
  const { complaint } = await complain(shop, { text, name: text, tags: ['vip'] })
  const mail = await acknowledged(complaint)
  for (const path of [
    '/admin',
    '/admin?q=%22%3E%3Cscript%3E',
    '/admin/tasks',
    `/admin/complaints/${complaint}`,
    `/admin/complaints/${complaint}/letter`,
    `/admin/messages/${mail.id}`,
  ]) {
    const page = await visit(shop.staff.director, path)
    expect(page.status, path).toBe(200)
    expect(page.html.replace(/="[^"]*"/g, ''), path).not.toMatch(/<script|<img/i)
  }
})

it('the exact bytes of a message stand in a frame that can run nothing', async () => {
  const shop = await openShop()
  const { complaint } = await complain(shop)
  const mail = await acknowledged(complaint)
  const page = await visit(shop.staff.agent, `/admin/messages/${mail.id}`)
  const sent = JSON.parse((await mailRow(complaint, 'acknowledgement'))?.payload ?? '{}') as { html: string }
  const framed = /<iframe class="mail" sandbox="" srcdoc="([^"]*)"/.exec(page.html)?.[1] ?? ''
  const html = framed
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
  expect(html).toBe(sent.html)
  const policy = page.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('script-src')
})

it('every mail can be looked at in the demo, and nowhere else', async () => {
  const deps = await depsOf(env)
  const appOf = (environment: 'local' | 'production') =>
    new Hono<AppEnv>()
      .use(async (c, next) => {
        c.set('deps', { ...deps, environment })
        await next()
      })
      .route('/', mailPreviewRoutes)
  expect((await appOf('production').request('/local/mails')).status).toBe(404)
  const page = await appOf('local').request('/local/mails?locale=ru')
  expect(page.status).toBe(200)
  expect((await page.text()).match(/<iframe class="mail" sandbox=""/g)?.length).toBeGreaterThan(12)
})

it('the language is remembered, and the form leads nowhere else', async () => {
  const shop = await openShop()
  const chosen = await send(shop.staff.agent, '/admin/language', { locale: 'ro', back: '/admin/tasks?shop=x' })
  expect(chosen.status).toBe(303)
  expect(chosen.location).toBe('/admin/tasks?shop=x')
  expect(chosen.headers.get('set-cookie')).toMatch(/^amends_lang=ro; Max-Age=\d+; Path=\/admin; HttpOnly; SameSite=Lax/)
  for (const back of ['https://evil.example', '//evil.example', '/admin//evil', '/r/x', '/admin\\evil', '/adminevil']) {
    expect((await send(shop.staff.agent, '/admin/language', { locale: 'ru', back })).location, back).toBe('/admin')
  }
  expect(
    (await send(null, '/admin/language', { locale: 'ru', back: '/admin' }, { origin: 'https://evil.example' })).status,
  ).toBe(403)
})
