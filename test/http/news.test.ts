/** What a shop tells its customers: posted and withdrawn by who may, heard once by who agreed. */
import { env } from 'cloudflare:test'
import { expect, it } from 'vitest'
import { depsOf } from '../../adapters/deps.ts'
import { newsShape } from '../../workers/v1/shapes.ts'
import { advance, eventually, findings, inbox, openShop, signIn, type TestShop } from '../harness/shop.ts'
import { send, visit } from './admin-browser.ts'
import { api, newKey } from './api.ts'
import { count, one, open, press, type Visitor, visitor } from './customer-page.ts'

interface NewsBody {
  readonly id: string
  readonly texts: Record<string, { title: string; text: string }>
  readonly url: string | null
  readonly until: string
  readonly state: string
  readonly heard: number
  readonly error?: { readonly message: string }
}

const said = { title: 'New bags are here', text: 'Thicker cloth.\n\nTen kilograms.' }
const pathOf = (shop: TestShop) => `/v1/shops/${shop.id}/news`
const post = (shop: TestShop, headers: Record<string, string>, body: unknown) =>
  api<NewsBody>('POST', pathOf(shop), headers, body)
const list = async (shop: TestShop, headers: Record<string, string>, query = '') =>
  (await api<{ items: readonly NewsBody[]; next: string | null }>('GET', `${pathOf(shop)}${query}`, headers)).body

/** Everybody hears: nobody is held out. */
const everybody = { policy: { care: { holdOutShare: 0, greetings: false } } }

async function reader(shop: TestShop, locale = 'en'): Promise<Visitor> {
  const ana = await visitor(shop, { locale })
  const lead = await signIn(shop.staff.lead)
  await eventually(async () => {
    const row = await one<{ version: number }>('select version from complaints where id = ?1', ana.complaint)
    const action = { action: 'close', version: row?.version, outcome: 'settled', reason: 'It is done.' }
    return (await api('POST', `/v1/complaints/${ana.complaint}/actions`, lead, action)).status === 200
  })
  return ana
}

const subjects = async ({ email }: Visitor) => (await inbox(email)).map(({ subject }) => subject)

it('who agreed hears of it once, with one click to stop; who did not, and who has something open, does not', async () => {
  const shop = await openShop(everybody)
  const [ana, ion, eva] = [await reader(shop), await reader(shop), await visitor(shop)]
  expect((await press(ana, 'consent')).status).toBe(303)
  const key = await newKey(shop)
  const posted = await post(shop, key, { texts: { en: said }, url: 'https://semitsvet.example/bags' })
  expect([posted.status, posted.body.state, posted.body.heard]).toEqual([201, 'current', 0])
  await advance('P30D')
  const mails = (await inbox(ana.email)).filter(({ subject }) => subject === said.title)
  expect(mails).toHaveLength(1)
  expect(mails[0]?.headers).toMatchObject({ 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' })
  expect(mails[0]?.text).toContain('https://semitsvet.example/bags')
  expect(await subjects(ion)).not.toContain(said.title)
  expect(await subjects(eva)).not.toContain(said.title)
  expect((await list(shop, key)).items.map(({ heard }) => heard)).toEqual([1])
  await advance('P60D')
  expect((await subjects(ana)).filter((subject) => subject === said.title)).toHaveLength(1)
  expect(await findings()).toEqual([])
})

it('what was withdrawn before it was told is told to nobody', async () => {
  const shop = await openShop(everybody)
  const ana = await reader(shop)
  await press(ana, 'consent')
  const key = await newKey(shop)
  const { body } = await post(shop, key, { texts: { en: said } })
  const gone = await api<NewsBody>('DELETE', `${pathOf(shop)}/${body.id}`, key)
  expect([gone.status, gone.body.state]).toEqual([200, 'withdrawn'])
  expect((await api<NewsBody>('DELETE', `${pathOf(shop)}/${body.id}`, key)).status).toBe(200)
  await advance('P40D')
  expect(await subjects(ana)).not.toContain(said.title)
  expect(await count("audit where shop = ?1 and action = 'news-withdrawn'", shop.id)).toBe(1)
})

it('each hears it in their language, else in the shop’s, else not at all', async () => {
  const shop = await openShop({ ...everybody, locale: 'ro' })
  const [ru, en] = [await reader(shop, 'ru'), await reader(shop, 'en')]
  for (const one of [ru, en]) await press(one, 'consent')
  const key = await newKey(shop)
  const texts = { ru: { title: 'Новые сумки', text: 'Плотнее.' }, ro: { title: 'Genți noi', text: 'Mai groase.' } }
  await post(shop, key, { texts })
  await advance('P30D')
  expect(await subjects(ru)).toContain('Новые сумки')
  expect(await subjects(en)).toContain('Genți noi')
  const other = await openShop(everybody)
  const ana = await reader(other, 'ro')
  await press(ana, 'consent')
  await post(other, await newKey(other), { texts: { ru: texts.ru } })
  await advance('P30D')
  expect(await subjects(ana)).not.toContain('Новые сумки')
})

it('a form says what is wrong with it, another shop’s news are unknown, and an agent posts none', async () => {
  const shop = await openShop()
  const key = await newKey(shop)
  for (const [body, part] of [
    [{ texts: {} }, 'texts'],
    [{ texts: { en: { title: 'A', text: ' ' } } }, 'texts'],
    [{ texts: { en: { title: 'x'.repeat(60), text: 'y' } } }, 'texts'],
    [{ texts: { de: said } }, 'texts'],
    [{ texts: { en: said }, url: 'http://semitsvet.example' }, 'url'],
    [{ texts: { en: said }, url: 'javascript:alert(1)' }, 'url'],
    [{ texts: { en: said }, url: 'https://me:secret@semitsvet.example' }, 'url'],
    [{ texts: { en: said }, until: '2001-01-01' }, 'until'],
    [{ texts: { en: said }, until: '2999-01-01' }, 'until'],
    [{ texts: { en: said }, until: 'soon' }, 'until'],
  ] as const) {
    const refused = await post(shop, key, body)
    expect([refused.status, refused.body.error?.message.startsWith(part)], JSON.stringify(body)).toEqual([422, true])
  }
  expect((await post(shop, await signIn(shop.staff.agent), { texts: { en: said } })).status).toBe(403)
  expect((await post(shop, await newKey(await openShop()), { texts: { en: said } })).status).toBe(404)
  expect((await api('DELETE', `${pathOf(shop)}/nws_0`, key)).status).toBe(404)
  expect(await count('news where shop = ?1', shop.id)).toBe(0)
  const lead = await post(shop, await signIn(shop.staff.lead), { texts: { en: said }, until: null })
  expect(newsShape.parse(lead.body).postedBy).toBe(`staff:${shop.staff.lead}`)
})

it('the list is read page by page, newest first', async () => {
  const shop = await openShop()
  const key = await newKey(shop)
  const ids: string[] = []
  for (const n of [1, 2, 3]) {
    ids.unshift((await post(shop, key, { texts: { en: { ...said, title: `News ${n}` } } })).body.id)
    await advance('PT1M')
  }
  const first = await list(shop, key, '?limit=2')
  const second = await list(shop, key, `?limit=2&cursor=${first.next}`)
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids)
  expect(second.next).toBeNull()
  expect((await api('GET', `${pathOf(shop)}?cursor=xx`, key)).status).toBe(422)
})

const at = (shop: TestShop) => `/admin/news?shop=${shop.id}`
const until = async () => new Date((await depsOf(env)).clock.now() + 20 * 86_400_000).toISOString().slice(0, 10)

it('a lead looks at the mails before they are posted, and takes news back, without a script', async () => {
  const shop = await openShop()
  const { lead, agent } = shop.staff
  expect((await visit(lead, at(shop))).html).toContain('No news yet')
  const fields = {
    ...{ 'title-en': said.title, 'text-en': said.text, 'title-ru': 'Новые сумки', 'text-ru': 'Это ваша ошибка.' },
    ...{ url: '', until: await until() },
  }
  const seen = await send(lead, at(shop), { ...fields, step: 'preview' })
  expect([seen.status, seen.html.match(/<iframe/g)?.length]).toEqual([200, 2])
  expect(seen.html).toContain('<mark>')
  expect(await count('news where shop = ?1', shop.id)).toBe(0)
  expect((await send(agent, at(shop), { ...fields, step: 'post' })).status).toBe(403)
  expect(
    (await send(lead, at(shop), { ...fields, step: 'post' }, { origin: 'https://elsewhere.example' })).status,
  ).toBe(403)
  const posted = await send(lead, at(shop), { ...fields, step: 'post' })
  expect([posted.status, posted.location]).toEqual([303, expect.stringContaining('done=news-posted')])
  const row = await one<{ id: string }>('select id from news where shop = ?1', shop.id)
  expect((await visit(lead, at(shop))).html).toContain('nobody has heard of it yet'.slice(1))
  expect((await visit(agent, at(shop))).html).not.toContain('Withdraw')
  const gone = await send(lead, `/admin/news/${row?.id}/withdraw?shop=${shop.id}`, {})
  expect([gone.status, gone.location]).toEqual([303, expect.stringContaining('done=news-withdrawn')])
  expect(await count('news where shop = ?1 and withdrawn_at is not null', shop.id)).toBe(1)
})

it('what cannot be posted is said, and nothing that was typed is lost', async () => {
  const shop = await openShop()
  const fields = { 'title-en': 'Only a title', 'text-en': '', url: 'ftp://x', until: await until(), step: 'post' }
  const refused = await send(shop.staff.lead, at(shop), fields)
  expect([refused.status, refused.html.includes('value="Only a title"')]).toEqual([422, true])
  expect(refused.html).toContain('in at least one language')
})

it('the page of who agreed says what comes next, and a press of one button stops it', async () => {
  const shop = await openShop({ policy: { care: { holdOutShare: 0 } } })
  const ana = await reader(shop)
  expect(await (await open(ana.link)).text()).not.toContain('What you will get from us next')
  await press(ana, 'consent')
  expect(await (await open(ana.link)).text()).toMatch(/What you will get from us next[\s\S]*a greeting/)
  await press(ana, 'unsubscribe')
  expect(await (await open(ana.link)).text()).not.toContain('What you will get from us next')
})
