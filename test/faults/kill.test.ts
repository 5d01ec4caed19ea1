/**
 * The running server dies by SIGKILL between a webhook and its acknowledgement, and comes back. What was answered 200 is
 * acknowledged exactly once (reliability.md, invariants 3, 8 and 9).
 */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Letter, newLetter, openShop, untilTrue } from './shop.ts'

let shop: Awaited<ReturnType<typeof openShop>>

beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  // No events about our mail: nothing but our own retry may learn that the provider took it.
  await shop.setFaults({ resend: { mode: 'ok' }, events: { mode: 'none' } })
})
afterAll(() => shop?.close())

/** A row held by the dead is free 60 s of real time after it was taken (workflows/outbox.ts, leaseMs). */
const untilTheLeaseIsOver = { timeout: 100_000, interval: 1_000 }
const soon = { timeout: 20_000, interval: 100 }

const states = (letters: readonly Letter[]) => shop.held(letters).map(({ state }) => state)
const statesAfterSweep = async (letters: readonly Letter[]) => {
  await shop.sweep()
  return states(letters)
}

/** One complaint whose mail the provider is still chewing on when the power goes. */
async function dieWithMailInFlight(): Promise<Letter> {
  await shop.setFaults({ resend: { mode: 'slow', times: 1 } })
  const letter = newLetter()
  const powerCut = shop.armPowerCut()
  expect(await shop.post(letter)).toMatchObject({ http: 200, status: 'opened' })
  await untilTrue(() => shop.providerIsBusy())
  expect(states([letter])).toEqual(['sending'])
  await powerCut()
  // The provider takes it all the same, and there is nobody left to hear so.
  await expect.poll(() => shop.received([letter]), soon).toEqual([1])
  return letter
}

/** Twenty at once; the power goes as soon as all are stored and the first of them is decided. Says who was not. */
async function dieInBurst(): Promise<{ letters: readonly Letter[]; undecided: readonly Letter[] }> {
  await shop.setFaults({ resend: { mode: 'slow' } })
  const letters = Array.from({ length: 20 }, newLetter)
  const powerCut = shop.armPowerCut()
  const posting = letters.map((letter) => shop.post(letter))
  await untilTrue(() => states(letters).length === 20 && states(letters).includes('sending'))
  await powerCut()
  const undecidedMails = shop.held(letters).flatMap(({ email, state }) => (state === null ? [email] : []))
  await shop.restart()
  // Who got no answer posts again, as every sender does, and is told that it is known.
  for (const [i, answer] of (await Promise.all(posting)).entries()) {
    const letter = letters[i]
    if (!letter) continue
    const accepted = answer ?? (await shop.post(letter))
    expect(accepted).toMatchObject({ http: 200, status: answer ? 'opened' : 'duplicate' })
  }
  return { letters, undecided: letters.filter(({ email }) => undecidedMails.includes(email)) }
}

test('killed with a mail in flight, and again with twenty complaints just stored: one acknowledgement each', async () => {
  const inFlight = await dieWithMailInFlight()
  await shop.restart()
  expect(await shop.health()).toEqual({ ok: true })
  const { letters: twenty, undecided } = await dieInBurst()
  expect(await shop.health()).toEqual({ ok: true })
  await shop.setFaults({ resend: { mode: 'ok' } })

  // Both places of death were met: with nothing decided, and with the mail taken up.
  const taken = [inFlight, ...twenty].filter((letter) => !undecided.includes(letter))
  expect(undecided.length).toBeGreaterThan(0)
  expect(taken.length).toBeGreaterThan(1)

  // What was not decided leaves with the next sweep; what the dead hold is not sent again before they are known to be dead.
  await expect.poll(() => statesAfterSweep(undecided), soon).toEqual(undecided.map(() => 'accepted'))
  expect(states([inFlight])).toEqual(['sending'])
  await expect.poll(() => statesAfterSweep(taken), untilTheLeaseIsOver).toEqual(taken.map(() => 'accepted'))
  await shop.sweep()
  const all = [inFlight, ...twenty]
  expect(await shop.received(all)).toEqual(all.map(() => 1))
  const [row] = shop.held([inFlight])
  expect(await shop.promises(row?.complaint ?? '')).toContainEqual(
    expect.objectContaining({ kind: 'acknowledgement', state: 'early' }),
  )
})

test('the provider takes the mail and the line drops: the retry learns of it, and there is still one', async () => {
  await shop.setFaults({ resend: { mode: 'accept-then-drop', times: 1 } })
  const letter = newLetter()
  expect(await shop.post(letter)).toMatchObject({ http: 200, status: 'opened' })
  // It lies in the inbox, and we do not know.
  await expect.poll(() => shop.received([letter]), soon).toEqual([1])
  await expect.poll(() => states([letter]), soon).toEqual(['planned'])

  await expect.poll(() => statesAfterSweep([letter]), soon).toEqual(['accepted'])
  await shop.sweep()
  expect(await shop.received([letter])).toEqual([1])
})
