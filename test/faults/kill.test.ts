/**
 * The running server dies by SIGKILL between a webhook and its acknowledgement, and comes back. What was answered 200 is
 * acknowledged exactly once (reliability.md, invariants 3, 8 and 9).
 */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openShop } from './shop.ts'

let shop: Awaited<ReturnType<typeof openShop>>

beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  // No events about our mail: nothing but our own retry may learn that the provider took it.
  await shop.setFaults({ resend: { mode: 'ok' }, events: { mode: 'none' } })
})
afterAll(() => shop.close())

/** A row held by the dead is free 60 s of real time after it was taken (workflows/outbox.ts, leaseMs). */
const untilTheLeaseIsOver = { timeout: 100_000, interval: 1_000 }
const soon = { timeout: 20_000, interval: 100 }

const acknowledgementOf = async (complaint: string) =>
  (await shop.see(complaint)).messages.find((mail) => mail.kind === 'acknowledgement')

/** How many acknowledgements each address has, after one more sweep. */
async function afterSweep(emails: readonly string[]): Promise<number[]> {
  await shop.sweep()
  return Promise.all(emails.map(async (email) => (await shop.acknowledgements(email)).length))
}

test('killed right after the answer, before anything was decided: the sweep sends the one acknowledgement', async () => {
  let cut = Promise.resolve()
  const answered = await shop.complain(() => {
    cut = shop.powerCut()
  })
  await cut
  expect(answered).toMatchObject({ http: 200, status: 'opened' })
  await shop.restart()
  expect(await shop.health()).toEqual({ ok: true })
  // Nothing was lost and nothing was decided: the first turn had no time to be recorded.
  expect(await shop.see(answered.complaint)).toMatchObject({ status: 'open', messages: [] })
  expect(await shop.acknowledgements(answered.email)).toEqual([])

  await expect.poll(() => afterSweep([answered.email]), soon).toEqual([1])
  await expect.poll(async () => (await acknowledgementOf(answered.complaint))?.state, soon).toBe('accepted')
})

test('killed with a mail in flight and twenty complaints just answered: one acknowledgement each', async () => {
  await shop.setFaults({ resend: { mode: 'slow' } })
  const inFlight = await shop.complain()
  await expect.poll(async () => (await acknowledgementOf(inFlight.complaint))?.state, soon).toBe('sending')

  let missing = 20
  let cut = Promise.resolve()
  const fresh = await Promise.all(
    Array.from({ length: missing }, () =>
      shop.complain(() => {
        missing -= 1
        if (missing === 0) cut = shop.powerCut()
      }),
    ),
  )
  await cut
  const answered = [inFlight, ...fresh]
  expect(answered.map(({ http, status }) => `${http} ${status}`)).toEqual(answered.map(() => '200 opened'))
  await shop.setFaults({ resend: { mode: 'ok' } })
  await shop.restart()
  expect(await shop.health()).toEqual({ ok: true })
  // Nobody has told us yet that the mail was taken: it is held by the dead, and not sent again blindly.
  expect(await acknowledgementOf(inFlight.complaint)).toMatchObject({ state: 'sending' })

  const emails = answered.map(({ email }) => email)
  await expect
    .poll(async () => {
      await shop.sweep()
      return (await Promise.all(answered.map(({ complaint }) => acknowledgementOf(complaint)))).map((it) => it?.state)
    }, untilTheLeaseIsOver)
    .toEqual(answered.map(() => 'accepted'))
  expect(await afterSweep(emails)).toEqual(emails.map(() => 1))
  const { promises } = await shop.see(inFlight.complaint)
  expect(promises).toContainEqual(expect.objectContaining({ kind: 'acknowledgement', state: 'early' }))
})

test('the provider takes the mail and the line drops: the retry learns of it, and there is still one', async () => {
  await shop.setFaults({ resend: { mode: 'accept-then-drop', times: 1 } })
  const { complaint, email } = await shop.complain()
  // It lies in the inbox, and we do not know.
  await expect.poll(async () => (await shop.acknowledgements(email)).length, soon).toBe(1)
  await expect.poll(async () => (await acknowledgementOf(complaint))?.state, soon).toBe('planned')

  await expect
    .poll(async () => {
      await shop.sweep()
      return (await acknowledgementOf(complaint))?.state
    }, soon)
    .toBe('accepted')
  expect(await afterSweep([email])).toEqual([1])
})
