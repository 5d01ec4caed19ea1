/**
 * Discount codes as each shop system keeps them, and the troubles tests order: an answer that is lost after the work was
 * done, no answer at all, a vendor in trouble. One object keeps them, so that a code is unique whoever asks at once.
 */
import { shop, type World } from '../world.ts'
import { readThing, type Thing, writeThing } from './record.ts'

export type CodeSystem = 'shopify' | 'woocommerce' | 'stripe'

export const codeTroubles = ['429', '500', 'drop', 'accept-then-drop', 'forbidden'] as const
export type CodeTrouble = (typeof codeTroubles)[number]

const key = (account: string, kind: string, id: string) => `${account}\n${kind}\n${id}`

export const readCodes = async (
  world: World,
  system: CodeSystem,
  account: string,
  kind: string,
): Promise<readonly Thing[]> => (await shop(world).beginningWith(system, key(account, kind, ''))).map(readThing)

export const writeCode = (
  world: World,
  system: CodeSystem,
  account: string,
  kind: string,
  id: string,
  thing: Thing,
): Promise<void> => shop(world).put(system, key(account, kind, id), writeThing(thing))

export const readCode = async (
  world: World,
  system: CodeSystem,
  account: string,
  kind: string,
  id: string,
): Promise<Thing | null> => {
  const kept = await shop(world).get(system, key(account, kind, id))
  return kept === null ? null : readThing(kept)
}

/** Keeps it unless something of this id is there already; answers whether it was first. */
export async function keepFirst(
  world: World,
  system: CodeSystem,
  account: string,
  kind: string,
  id: string,
  thing: Thing,
): Promise<boolean> {
  const json = writeThing(thing)
  return (await shop(world).keepFirst(system, key(account, kind, id), json)) === json
}

/** The next calls that change something meet this trouble. */
export const orderCodeTrouble = (
  world: World,
  system: CodeSystem,
  account: string,
  trouble: CodeTrouble,
  times: number,
): Promise<void> =>
  shop(world).put(system, key(account, 'trouble', 'codes'), writeThing({ trouble, times: String(times) }))

export async function takeCodeTrouble(world: World, system: CodeSystem, account: string): Promise<CodeTrouble | null> {
  const ordered = await readCode(world, system, account, 'trouble', 'codes')
  const times = Number(ordered?.times ?? 0)
  const trouble = codeTroubles.find((one) => one === ordered?.trouble)
  if (trouble === undefined || times <= 0) return null
  await orderCodeTrouble(world, system, account, trouble, times - 1)
  return trouble
}

/** How many calls changed something, or tried to. */
export async function countCall(world: World, system: CodeSystem, account: string): Promise<void> {
  const before = Number((await readCode(world, system, account, 'calls', 'codes'))?.count ?? 0)
  await writeCode(world, system, account, 'calls', 'codes', { count: String(before + 1) })
}

/** The connection breaks: the caller sees no answer. What was done before stays done. */
export const broken = (): Response => new Response('', { status: 502, headers: { 'content-type': 'text/plain' } })
