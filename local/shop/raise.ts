/** Raising a complaint: who, about which order, which letters went out, and what the app answered. */
import { senderOf } from '../senders/index.ts'
import { type Letter, type Line, orderId, type Scene } from '../senders/letter.ts'
import { orderPaid, remedyDelivered } from '../senders/standard.ts'
import { randomName } from '../signing.ts'
import { shop, type World } from '../world.ts'
import { appNow, fieldOf, type Sent, send } from './app.ts'
import { type Case, cases } from './cases.ts'
import { newPerson, type Person } from './people.ts'
import { vendorCases } from './vendor-cases.ts'

const dayMs = 86_400_000

export interface Raise {
  readonly id: string
  readonly slug: string
  readonly person: Person
  readonly number: number
  readonly lines: readonly Line[]
  readonly placedAt: number
  /** Everything that was sent about it, oldest first; `what` says why. */
  readonly sent: readonly (Sent & { readonly what: string })[]
  /** The app's id of the complaint, once it has named one. */
  readonly complaint: string | null
}

export const caseOf = (slug: string): Case | undefined =>
  [...cases, ...vendorCases].find((entry) => entry.slug === slug)

/** The order's id as the source of this case writes it, which is how the app knows it. */
export function orderIdOf(raise: Pick<Raise, 'slug' | 'number'>): string {
  const sender = senderOf(caseOf(raise.slug)?.source ?? '')
  return sender?.orderId?.(raise) ?? orderId(raise)
}

const keep = (world: World, raise: Raise) => shop(world).put('raise', raise.id, JSON.stringify(raise))

export async function findRaise(world: World, id: string): Promise<Raise | null> {
  const json = await shop(world).get('raise', id)
  return json === null ? null : (JSON.parse(json) as Raise)
}

export const newestRaises = async (world: World, limit: number): Promise<Raise[]> =>
  (await shop(world).newest('raise', limit)).map((json) => JSON.parse(json) as Raise)

async function sendAll(world: World, letters: Letter[]): Promise<(Sent & { what: string })[]> {
  const sent: (Sent & { what: string })[] = []
  for (const [index, letter] of letters.entries()) {
    const what = index === letters.length - 1 ? 'complaint' : 'the order before it'
    sent.push({ ...(await send(world, letter)), what })
  }
  return sent
}

/** Sends the letters of a case about a fresh order, from a fresh customer or again from `from`. */
export async function raiseComplaint(world: World, chosen: Case, from: Person | null): Promise<Raise> {
  const [now, turn] = await Promise.all([appNow(world), shop(world).count('raise')])
  const [pick = 0] = crypto.getRandomValues(new Uint32Array(1))
  const number = 100_000 + (pick % 900_000)
  const person = from ?? newPerson(chosen.cast, chosen.standing, turn, randomName(6))
  const placedAt = now - 9 * dayMs
  const scene: Scene = { person, number, lines: chosen.lines, now, placedAt }
  const sent = await sendAll(world, await Promise.all(chosen.letters(scene)))
  const raise: Raise = {
    id: randomName(10),
    slug: chosen.slug,
    person,
    number,
    lines: chosen.lines,
    placedAt,
    sent,
    complaint: complaintIn(sent.at(-1)),
  }
  await keep(world, raise)
  return raise
}

function complaintIn(sent: Sent | undefined): string | null {
  const id = sent ? fieldOf(sent.answer.text, 'complaint') : undefined
  return typeof id === 'string' ? id : null
}

const again = 'the same delivery again'
const tampered = 'one byte changed on the way'

/** Sends one more letter about a raised complaint and keeps what was answered. */
async function follow(world: World, raise: Raise, letter: Letter, what: string, broken = false): Promise<void> {
  const sent = { ...(await send(world, letter, broken)), what }
  await keep(world, { ...raise, sent: [...raise.sent, sent], complaint: raise.complaint ?? complaintIn(sent) })
}

const sceneOf = (raise: Raise, now: number): Scene => ({ ...raise, now })

/** What can be done after a complaint was raised; the names are the buttons' values. */
export const followUps: Record<string, (world: World, raise: Raise) => Promise<void>> = {
  again: async (world, raise) => {
    const original = raise.sent.find((sent) => sent.what === 'complaint')
    if (original) await follow(world, raise, original.letter, again)
  },
  tamper: async (world, raise) => {
    const original = raise.sent.find((sent) => sent.what === 'complaint')
    if (original) await follow(world, raise, original.letter, tampered, true)
  },
  delivered: async (world, raise) => {
    const letter = remedyDelivered(raise.complaint, orderIdOf(raise), await appNow(world))
    await follow(world, raise, letter, 'the replacement has arrived')
  },
  paid: async (world, raise) => {
    const now = await appNow(world)
    const [pick = 0] = crypto.getRandomValues(new Uint32Array(1))
    const next = { ...sceneOf(raise, now), number: 100_000 + (pick % 900_000), placedAt: now }
    await follow(world, raise, orderPaid(next), 'another order, paid')
  },
}
