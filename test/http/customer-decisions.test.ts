import { beforeAll, expect, test } from 'vitest'
import { advance, eventually, findings, mailRow, openShop, type TestShop } from '../harness/shop.ts'
import { count, nonceOf, one, open, press, remediesOf, visitor } from './customer-page.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await openShop()
})

const choiceOf = (complaint: string) =>
  one<{ remedy: string; final_at: number; chosen_at: number; by: string }>(
    'select * from choices where complaint = ?1',
    complaint,
  )

test('fifty clicks at once make one choice, and everyone is led back to the page', async () => {
  const ana = await visitor(shop)
  const remedies = await remediesOf(ana.complaint)
  const form = await nonceOf(ana.link)
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, i) => press(ana, 'choice', { remedy: remedies[i % remedies.length] ?? '', form })),
  )
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]))
  expect(await count('choices where complaint = ?1', ana.complaint)).toBe(1)
  const written = await count("timeline where complaint = ?1 and event in ('chosen', 'choice-changed')", ana.complaint)
  const turns = await count("turns where complaint = ?1 and woken_by = 'answer'", ana.complaint)
  expect(turns).toBe(written)
  expect(await count("timeline where complaint = ?1 and event = 'chosen'", ana.complaint)).toBe(1)
})

test('a second click on the same way writes nothing and gives no more time', async () => {
  const ana = await visitor(shop)
  const [remedy = ''] = await remediesOf(ana.complaint)
  await press(ana, 'choice', { remedy })
  const first = await choiceOf(ana.complaint)
  const again = await press(ana, 'choice', { remedy })
  expect(again.headers.get('location')).toContain('done=already')
  expect(await choiceOf(ana.complaint)).toEqual(first)
  expect(await count("timeline where complaint = ?1 and event = 'chosen'", ana.complaint)).toBe(1)
})

test('within ten minutes the choice can be changed, after that the recorded one stands', async () => {
  const ana = await visitor(shop)
  const [first = '', second = '', third = ''] = await remediesOf(ana.complaint)
  await press(ana, 'choice', { remedy: first })
  await advance('PT9M')
  await press(ana, 'choice', { remedy: second })
  const changed = await choiceOf(ana.complaint)
  expect(changed?.remedy).toBe(second)
  await advance('PT9M')
  expect(await mailRow(ana.complaint, 'choice')).toBeNull()
  await advance('PT2M')
  const late = await press(ana, 'choice', { remedy: third })
  expect(late.status).toBe(303)
  expect(await choiceOf(ana.complaint)).toEqual(changed)
  expect(await mailRow(ana.complaint, 'choice')).not.toBeNull()
  expect(await count("ledger where complaint = ?1 and entry = 'fix'", ana.complaint)).toBe(1)
  expect(await findings()).toEqual([])
})

test('a way of another complaint changes nothing', async () => {
  const [ana, ion] = await Promise.all([visitor(shop), visitor(shop)])
  const [foreign = ''] = await remediesOf(ion.complaint)
  const answer = await press(ana, 'choice', { remedy: foreign })
  expect(answer.status).toBe(422)
  expect(await choiceOf(ana.complaint)).toBeNull()
  expect(await choiceOf(ion.complaint)).toBeNull()
})

test('a choice keeps the promise of an answer and its loss of a nudge costs a minute at most', async () => {
  const ana = await visitor(shop)
  const [remedy = ''] = await remediesOf(ana.complaint)
  await press(ana, 'choice', { remedy })
  await eventually(() =>
    one(
      "select 1 from promises where complaint = ?1 and kind = 'answer' and state in ('kept', 'early')",
      ana.complaint,
    ),
  )
  const row = await one<{ wake_at: number; stage: string }>(
    'select wake_at, stage from complaints where id = ?1',
    ana.complaint,
  )
  const choice = await choiceOf(ana.complaint)
  expect(row?.stage).toBe('chosen')
  expect(row?.wake_at).toBeLessThanOrEqual(choice?.final_at ?? 0)
})

test('gift or bonus waits for the choice, is one row, and mints its code when it is final', async () => {
  const ana = await visitor(shop)
  const early = await press(ana, 'compensation', { kind: 'bonus' })
  expect(early.status).toBe(422)
  const [remedy = ''] = await remediesOf(ana.complaint)
  await press(ana, 'choice', { remedy })
  const form = await nonceOf(ana.link)
  await Promise.all(
    Array.from({ length: 20 }, (_, i) => press(ana, 'compensation', { kind: i % 2 ? 'gift' : 'bonus', form })),
  )
  await press(ana, 'compensation', { kind: 'gift' })
  await press(ana, 'compensation', { kind: 'bonus' })
  expect(await count('compensations where complaint = ?1', ana.complaint)).toBe(1)
  await advance('PT11M')
  const code = await one<{ minor: number; currency: string }>(
    'select minor, currency from codes where complaint = ?1',
    ana.complaint,
  )
  expect(code).toEqual({ minor: 200_000, currency: 'MDL' })
  await press(ana, 'compensation', { kind: 'gift' })
  expect(await one('select kind from compensations where complaint = ?1', ana.complaint)).toEqual({ kind: 'bonus' })
  expect(await (await open(ana.link)).text()).toMatch(/<code class="figure">[0-9A-Z]{4}-/)
})

test('a proposal is one at a time, stands in the place of a choice, and its sum is a wish', async () => {
  const ana = await visitor(shop)
  const [remedy = ''] = await remediesOf(ana.complaint)
  const form = await nonceOf(ana.link)
  await Promise.all(
    Array.from({ length: 20 }, () => press(ana, 'proposal', { text: 'Half of it back.', amount: '10 000,50', form })),
  )
  expect(
    await one(
      'select count(*) as n, max(minor) as minor, max(currency) as currency from proposals where complaint = ?1',
      ana.complaint,
    ),
  ).toEqual({
    n: 1,
    minor: 1_000_050,
    currency: 'MDL',
  })
  await eventually(() => mailRow(ana.complaint, 'progress'))
  expect(await count('ledger where complaint = ?1', ana.complaint)).toBe(0)
  expect((await press(ana, 'choice', { remedy })).status).toBe(422)
  expect(await choiceOf(ana.complaint)).toBeNull()
})

test('asking twice to be called opens one task with the number in its international form', async () => {
  const ana = await visitor(shop)
  const page = await (await open(ana.link)).text()
  const [, slot = '', later = ''] = [...page.matchAll(/<option value="([^"]+Z)"/g)].map(([, value]) => value ?? '')
  const form = await nonceOf(ana.link)
  await Promise.all(Array.from({ length: 10 }, () => press(ana, 'callback', { phone: '069 123 456', slot, form })))
  await press(ana, 'callback', { phone: '069 123 456', slot: later })
  const { about = '' } =
    (await one<{ about: string }>(
      "select about from tasks where complaint = ?1 and kind = 'call-back'",
      ana.complaint,
    )) ?? {}
  expect(await count("tasks where complaint = ?1 and kind = 'call-back'", ana.complaint)).toBe(1)
  expect(JSON.parse(about)).toEqual({ phone: '+37369123456', slot })
  await eventually(() => one("select 1 from promises where complaint = ?1 and kind = 'callback'", ana.complaint))
})

test('a number or an hour that cannot be used is said, and what was typed stays', async () => {
  const ana = await visitor(shop)
  const answer = await press(ana, 'callback', { phone: '069 12', slot: '2031-01-01T10:00:00.000Z' })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('value="069 12"')
  expect((await press(ana, 'callback', { phone: '069 123 456', slot: '2031-01-01T10:00:00.000Z' })).status).toBe(422)
  expect(await count("tasks where complaint = ?1 and kind = 'call-back'", ana.complaint)).toBe(0)
})

test('a rating counts once, and only when it was asked for', async () => {
  const ana = await visitor(shop)
  const [remedy = ''] = await remediesOf(ana.complaint)
  expect((await press(ana, 'rating', { score: '5' })).status).toBe(422)
  await press(ana, 'choice', { remedy })
  await advance('P12D')
  await eventually(() => mailRow(ana.complaint, 'check-in'))
  const form = await nonceOf(ana.link)
  expect((await press(ana, 'rating', { score: '6', form })).status).toBe(422)
  const answers = await Promise.all(
    ['1', '5', '4', '3', '2'].map((score) => press(ana, 'rating', { score, text: 'so', form })),
  )
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303])
  expect(await count('ratings where complaint = ?1', ana.complaint)).toBe(1)
  const first = await one('select score from ratings where complaint = ?1', ana.complaint)
  await press(ana, 'rating', { score: '1' })
  expect(await one('select score from ratings where complaint = ?1', ana.complaint)).toEqual(first)
})

test('a goodbye is thanked once, and nothing more is offered', async () => {
  const ana = await visitor(shop)
  const form = await nonceOf(ana.link)
  await Promise.all(Array.from({ length: 5 }, () => press(ana, 'goodbye', { form })))
  await eventually(() => mailRow(ana.complaint, 'thanks'))
  expect(await count("timeline where complaint = ?1 and event = 'said-goodbye'", ana.complaint)).toBe(1)
  const page = await (await open(ana.link)).text()
  expect(page).not.toContain('name="remedy"')
  expect(page).not.toContain('name="kind"')
})
