/** "Call me back": which hours there are, which numbers are numbers, and what becomes of both. */
import { env } from 'cloudflare:test'
import { expect, test } from 'vitest'
import { advance, eventually, inbox, openShop, owner, signIn, type TestShop } from '../harness/shop.ts'
import { count, one, open, origin, press, type Visitor, visitor } from './customer-page.ts'

const weekdays = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [
    day,
    [['10:00', '12:00'] as const, ['13:00', '17:00'] as const],
  ]),
)
const shopWithHours = (policy = {}) => openShop({ workingHours: weekdays, policy })
const phone = '069 123 456'

/** The hours the page offers, as it posts them. */
async function hoursOn({ link }: Pick<Visitor, 'link'>): Promise<readonly string[]> {
  const page = await (await open(link)).text()
  return [...page.matchAll(/<option value="(\d{4}-[^"]+)"/g)].map(([, value = '']) => value)
}

const localHour = (iso: string, zone = 'Europe/Chisinau') =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    Date.parse(iso),
  )

const callsOf = (complaint: string) => count("tasks where complaint = ?1 and kind = 'call-back'", complaint)

test('the page offers the hours in which the shop is open, and none that begins within the hour', async () => {
  const ana = await visitor(await shopWithHours())
  const hours = await hoursOn(ana)
  expect(hours.length).toBeGreaterThan(3)
  const now = Date.parse((await advance('PT0S')).now)
  for (const hour of hours) {
    expect(['10:00', '11:00', '13:00', '14:00', '15:00', '16:00']).toContain(localHour(hour))
    expect(Date.parse(hour)).toBeGreaterThanOrEqual(now + 3_600_000 - 1000)
  }
})

test('an asked-for call is a promise with an hour in it, and both sides hear which', async () => {
  const shop = await shopWithHours()
  const ana = await visitor(shop)
  const [slot = ''] = await hoursOn(ana)
  const answer = await press(ana, 'callback', { phone, slot })
  expect(answer.headers.get('location')).toContain('done=callback')
  const promise = await eventually(() =>
    one<{ due_at: number; state: string }>(
      "select due_at, state from promises where complaint = ?1 and kind = 'callback' and stated_in is not null",
      ana.complaint,
    ),
  )
  expect(promise).toEqual({ state: 'open', due_at: Date.parse(slot) + 3_600_000 })
  const from = localHour(slot).replace(/^0/, '')
  const confirmed = await eventually(async () =>
    (await inbox(ana.email)).find(({ text }) => text.includes('number you gave us')),
  )
  expect(confirmed.text.replaceAll('\u00a0', ' ')).toContain(`between ${from} and`)
  // Colleagues are written to in working hours; the hour of the call is one.
  const now = Date.parse((await advance('PT0S')).now)
  await advance(`PT${Math.ceil((Date.parse(slot) - now) / 1000)}S`)
  const told = await one<{ subject: string; payload: string; state: string }>(
    "select subject, payload, state from outbox where complaint = ?1 and kind = 'staff' and n like 'call-back%'",
    ana.complaint,
  )
  expect(told).toMatchObject({ state: 'accepted', subject: expect.stringContaining('call the customer') })
  const { text } = JSON.parse(told?.payload ?? '{}') as { text: string }
  expect(text.replaceAll('\u00a0', ' ')).toContain('Phone: +373 691 23 456')
  expect(text).toContain('English')
})

test.each([
  ['', 'nothing'],
  ['call me', 'words'],
  ['123', 'too short'],
  ['+999 12 345 678', 'no country’s'],
  ['0691234567890123', 'too long'],
])('"%s" is refused (%s), told clearly, and the hour stays chosen', async (typed) => {
  const ana = await visitor(await shopWithHours())
  const [slot = ''] = await hoursOn(ana)
  const answer = await press(ana, 'callback', { phone: typed, slot })
  const page = await answer.text()
  expect(answer.status).toBe(422)
  expect(page).toContain('begins with + and the country')
  expect(page).toMatch(new RegExp(`value="${slot}" selected`))
  expect(await callsOf(ana.complaint)).toBe(0)
})

test('a number is kept as it is dialled from anywhere, whatever way it was typed', async () => {
  const shop = await shopWithHours()
  const typed = ['069123456', '+373 69 123 456', '00373 69 123-456', '+49 (1511) 2345678']
  const kept = ['+37369123456', '+37369123456', '+37369123456', '+4915112345678']
  for (const [i, number] of typed.entries()) {
    const ana = await visitor(shop)
    const hours = await hoursOn(ana)
    await press(ana, 'callback', { phone: number, slot: hours[i] ?? '' })
    const row = await one<{ about: string }>(
      "select about from tasks where complaint = ?1 and kind = 'call-back'",
      ana.complaint,
    )
    expect(JSON.parse(row?.about ?? '{}'), number).toMatchObject({ phone: kept[i] })
  }
})

test('an hour that is over, outside the shop’s hours, half past, or made up is refused, and the number stays', async () => {
  const ana = await visitor(await shopWithHours())
  const [slot = ''] = await hoursOn(ana)
  const at = (ms: number) => new Date(Date.parse(slot) + ms).toISOString()
  const hour = 3_600_000
  const wrong = [at(-72 * hour), at(12 * hour), at(hour / 2), at(24 * hour * 400), 'tomorrow', '']
  for (const one of wrong) {
    const answer = await press(ana, 'callback', { phone, slot: one })
    expect(answer.status, one).toBe(422)
    expect(await answer.text(), one).toContain(`value="${phone}"`)
  }
  expect(await callsOf(ana.complaint)).toBe(0)
})

test('an hour shown yesterday that has passed meanwhile is refused', async () => {
  const ana = await visitor(await shopWithHours())
  const [slot = ''] = await hoursOn(ana)
  await advance('P4D')
  expect((await press(ana, 'callback', { phone, slot })).status).toBe(422)
  expect(await callsOf(ana.complaint)).toBe(0)
})

async function askTogether(
  shop: TestShop,
  many: number,
): Promise<{ slot: string; statuses: readonly number[]; people: readonly Visitor[] }> {
  const people: Visitor[] = []
  for (let i = 0; i < many; i++) people.push(await visitor(shop))
  const [first] = people
  const slot = first ? ((await hoursOn(first))[2] ?? '') : ''
  const answers = await Promise.all(people.map((person) => press(person, 'callback', { phone, slot })))
  return { slot, statuses: answers.map(({ status }) => status).toSorted(), people }
}

test('one hour holds as many calls as there are people to make them, however many ask at once', async () => {
  const shop = await shopWithHours()
  const { slot, statuses, people } = await askTogether(shop, 6)
  expect(statuses).toEqual([303, 303, 422, 422, 422, 422])
  expect(await count("tasks where shop = ?1 and kind = 'call-back' and state = 'open'", shop.id)).toBe(2)
  const hours = await Promise.all(people.map(hoursOn))
  for (const offered of hours) expect(offered).not.toContain(slot)
})

test('a shop with nobody on its list still takes one call an hour', async () => {
  const shop = await openShop({ workingHours: weekdays, staff: false })
  const { statuses } = await askTogether(shop, 3)
  expect(statuses).toEqual([303, 422, 422])
})

test('who is away takes no calls', async () => {
  const shop = await shopWithHours()
  const ana = await visitor(shop)
  const [slot = ''] = await hoursOn(ana)
  await env.DB.prepare("insert into absences (shop, id, email, from_at, until_at) values (?1, 'a1', ?2, ?3, ?4)")
    .bind(shop.id, shop.staff.lead, Date.parse(slot) - 86_400_000, Date.parse(slot) + 86_400_000)
    .run()
  expect((await press(ana, 'callback', { phone, slot })).status).toBe(303)
  const ion = await visitor(shop)
  expect(await hoursOn(ion)).not.toContain(slot)
  const full = await press(ion, 'callback', { phone, slot })
  expect(full.status).toBe(422)
  expect(await full.text()).toContain('has just been taken')
})

test('asked twice is one call; when it was made, another may be asked for', async () => {
  const shop = await shopWithHours()
  const ana = await visitor(shop)
  const [slot = '', later = ''] = await hoursOn(ana)
  await Promise.all([press(ana, 'callback', { phone, slot }), press(ana, 'callback', { phone, slot })])
  expect(
    (await press(ana, 'callback', { phone, slot: later, form: await nonce(ana) })).headers.get('location'),
  ).toContain('already')
  expect(await callsOf(ana.complaint)).toBe(1)
  await advance('PT0S')
  const headers = { ...(await signIn(owner)), 'content-type': 'application/json' }
  const { version } = await (await open(`${origin}/v1/complaints/${ana.complaint}`, { headers })).json<{
    version: number
  }>()
  const done = await open(`${origin}/v1/complaints/${ana.complaint}/actions`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ action: 'callback-done', version, note: 'Spoke to Ana.' }),
  })
  expect(done.status).toBe(200)
  expect((await press(ana, 'callback', { phone, slot: later })).headers.get('location')).toContain('done=callback')
})

async function nonce({ link }: Pick<Visitor, 'link'>): Promise<string> {
  return /name="form" value="([^"]+)"/.exec(await (await open(link)).text())?.[1] ?? ''
}

test('who calls reads the number, the language, both clocks, what is offered and what is better not said', async () => {
  const shop = await shopWithHours()
  const ana = await visitor(shop, { text: 'The zip broke on the first day.' })
  const [slot = ''] = await hoursOn(ana)
  await press(ana, 'callback', { phone: '+39 340 123 4567', slot })
  await advance('PT0S')
  const page = await (
    await open(`${origin}/admin/complaints/${ana.complaint}`, { headers: await signIn(shop.staff.agent) })
  ).text()
  expect(page).toContain('href="tel:+393401234567"')
  expect(page).toContain('The zip broke on the first day.')
  expect(page).toContain('Better not said')
  expect(page).toContain('What we offer')
})

test('a promised call that nobody makes is not forgotten', async () => {
  const shop = await shopWithHours()
  const ana = await visitor(shop)
  const [slot = ''] = await hoursOn(ana)
  await press(ana, 'callback', { phone, slot })
  await advance('P4D')
  const promise = await one<{ id: string; state: string }>(
    "select id, state from promises where complaint = ?1 and kind = 'callback'",
    ana.complaint,
  )
  expect(promise?.state).toBe('broken')
  expect(await count('alarms where key = ?1', `promise-broken:${promise?.id}`)).toBe(1)
})
