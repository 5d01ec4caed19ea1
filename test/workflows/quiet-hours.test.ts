import { env } from 'cloudflare:test'
import { expect, test } from 'vitest'
import { depsOf } from '../../adapters/deps.ts'
import { loadFacts } from '../../db/facts.ts'
import { localTimeOn, minuteMs } from '../../domain/calendar.ts'
import type { ComplaintId } from '../../domain/ids.ts'
import { future } from '../../domain/playbook/decide.ts'
import { acknowledged, advance, complain, eventually, findings, mailRow, openShop, post } from '../harness/shop.ts'
import { count, one, press, remediesOf, visitor } from '../http/customer-page.ts'

const quiet = { from: '20:00', until: '09:00' }
/** So that no answer is promised for the night. */
const targets = { answerWorkingMinutes: { minor: 1440, serious: 1440, severe: 1440 }, offerAfterWorkingMinutes: 20 }
const chisinau = 'Europe/Chisinau'

const now = async () => Date.parse((await advance('PT0S')).now)

/** Moves the clock to the next such time of the day in the zone. */
async function until(time: string, zone = chisinau): Promise<void> {
  const at = await now()
  const today = localTimeOn(at, 0, time, zone)
  const then = today > at ? today : localTimeOn(at, 1, time, zone)
  await advance(`PT${Math.ceil((then - at) / 1000)}S`)
}

/** "23:15" on the wall in the zone. */
const wall = (instant: number | undefined, zone = chisinau): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    instant,
  )

const coming = async (complaint: string, move: string) => {
  const { db } = await depsOf(env)
  const facts = await loadFacts(db, complaint as ComplaintId)
  return facts && future(facts, await now()).find((one) => one.move === move)?.dueAt
}

test('a complaint at night is acknowledged at night, and answered in the morning, as the dashboard said it would be', async () => {
  const shop = await openShop({ policy: { quiet, targets } })
  await until('22:00')
  const { complaint } = await complain(shop)
  expect(wall((await acknowledged(complaint)).accepted_at)).toMatch(/^22:0/)
  await eventually(async () => (await remediesOf(complaint)).length > 0)
  const said = (await coming(complaint, 'offer-remedies')) ?? 0
  expect(wall(said)).toBe('09:00')
  await advance('PT10H')
  expect(await mailRow(complaint, 'offer')).toBeNull()
  await until('09:05')
  const offer = await mailRow(complaint, 'offer')
  expect(offer?.state).toBe('accepted')
  expect(Math.abs((offer?.accepted_at ?? 0) - said)).toBeLessThan(minuteMs)
  expect(await findings()).toEqual([])
})

test('the night is the customer’s, not the shop’s', async () => {
  const shop = await openShop({ policy: { quiet, targets } })
  const zone = 'America/New_York'
  await until('10:00')
  const { complaint } = await post(shop, {
    type: 'complaint.created',
    timestamp: new Date().toISOString(),
    data: {
      id: 'far-away',
      category: 'damaged',
      text: 'Torn',
      channel: 'form',
      customer: { id: 'u-far', email: 'far@example.com', locale: 'en', timeZone: zone },
    },
  })
  await acknowledged(complaint)
  await advance('PT3H')
  expect(await mailRow(complaint, 'offer')).toBeNull()
  await until('09:05', zone)
  expect(wall((await mailRow(complaint, 'offer'))?.accepted_at, zone)).toBe('09:00')
})

test('what a customer has just done is confirmed at any hour, and so is the code they chose', async () => {
  const shop = await openShop({ policy: { quiet, targets } })
  await until('22:30')
  const ana = await visitor(shop)
  const [remedy = ''] = await remediesOf(ana.complaint)
  await press(ana, 'choice', { remedy })
  await press(ana, 'compensation', { kind: 'bonus' })
  await advance('PT11M')
  for (const kind of ['choice', 'bonus-code']) {
    const row = await mailRow(ana.complaint, kind)
    expect(row?.state, kind).toBe('accepted')
    expect(wall(row?.accepted_at), kind).toMatch(/^22:4/)
  }
})

test('mail that a limit has pushed into the night waits for the morning, and is sent once', async () => {
  const shop = await openShop({ policy: { quiet, targets, caps: { mailsAnHour: 1 } } })
  await until('19:30')
  const { complaint, email } = await complain(shop)
  await acknowledged(complaint)
  await advance('PT25M')
  expect(await mailRow(complaint, 'offer')).toMatchObject({ state: 'planned' })
  await advance('PT3H')
  expect(await mailRow(complaint, 'offer')).toMatchObject({ state: 'planned' })
  const due = await one<{ due_at: number }>(
    "select due_at from outbox where complaint = ?1 and kind = 'offer'",
    complaint,
  )
  expect(wall(due?.due_at)).toBe('09:00')
  await until('09:05')
  expect(wall((await mailRow(complaint, 'offer'))?.accepted_at)).toBe('09:00')
  expect(await count("outbox where recipient = ?1 and kind = 'offer'", email)).toBe(1)
  expect(await count("alarms where complaint = ?1 and kind = 'cap-reached'", complaint)).toBe(1)
  expect(await findings()).toEqual([])
})

test('a mail whose sender died at night is settled at once: it may have been sent', async () => {
  const shop = await openShop({ policy: { quiet, targets, caps: { mailsAnHour: 1 } } })
  await until('19:30')
  const { complaint } = await complain(shop)
  await acknowledged(complaint)
  await advance('PT25M')
  await env.DB.prepare(
    "update outbox set state = 'sending', lease_until_at = 1, sent_at = ?2 where complaint = ?1 and kind = 'offer'",
  )
    .bind(complaint, await now())
    .run()
  await until('21:00')
  expect(wall((await mailRow(complaint, 'offer'))?.accepted_at)).toMatch(/^(19|20):/)
})

test('reminders come by day from the first to the last', async () => {
  const shop = await openShop({ policy: { quiet, targets: { ...targets, offerAfterWorkingMinutes: 0 } } })
  await until('19:59')
  const { complaint } = await complain(shop)
  await acknowledged(complaint)
  await advance('P9D')
  const { results } = await env.DB.prepare(
    "select kind, accepted_at from outbox where complaint = ?1 and effect = 'mail' and kind not in ('staff', 'acknowledgement')",
  )
    .bind(complaint)
    .all<{ kind: string; accepted_at: number }>()
  expect(results.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['offer', 'choice-reminder', 'choice']))
  const atNight = results.filter(({ accepted_at }) => {
    const minutes = (accepted_at - localTimeOn(accepted_at, 0, '00:00', chisinau)) / minuteMs
    return minutes < 9 * 60 || minutes >= 20 * 60
  })
  expect(atNight).toEqual([])
})

test('who asks for reminders again at night gets the one they missed in the morning', async () => {
  const shop = await openShop({ policy: { quiet, targets } })
  await until('12:00')
  const ana = await visitor(shop)
  await press(ana, 'unsubscribe')
  await advance('P3D')
  await until('22:00')
  await press(ana, 'resume')
  await advance('PT2H')
  expect(await mailRow(ana.complaint, 'choice-reminder')).toBeNull()
  await until('09:05')
  expect(wall((await mailRow(ana.complaint, 'choice-reminder'))?.accepted_at)).toBe('09:00')
})
