/** The registry's senders, asked: the shop's own key goes to the vendor's own address and nowhere else. */
import type { ShopId } from '../domain/ids.ts'
import type { Deps, NotFound, TellingSenders } from '../workflows/ports.ts'
import { type LiveSource, liveSource } from './live-sources.ts'
import { sourceNamed } from './sources/registry.ts'

const off: NotFound = { kind: 'unknown', why: 'the source is switched off' }
const unaskable: NotFound = { kind: 'unknown', why: 'there is no access to its API' }

/** Where this source's vendor is asked; its stand-in's address only in the demo. Null when it cannot be asked. */
function addressOf(deps: Deps, { source, settings }: LiveSource): string | null {
  const own = source.api?.(settings) ?? null
  const standIn = (settings as { apiBaseUrl?: unknown }).apiBaseUrl
  const base = deps.environment === 'local' && typeof standIn === 'string' ? standIn : own
  return base === null || (deps.environment === 'production' && !base.startsWith('https://')) ? null : base
}

/** Asks one source of a shop; what goes wrong is an answer too. */
export async function asking<T>(
  deps: Deps,
  shop: ShopId,
  name: string,
  ask: (live: LiveSource, api: ReturnType<Deps['api']>) => Promise<T | NotFound> | undefined,
): Promise<T | NotFound> {
  const live = await liveSource(deps, shop, name)
  if (!live) return off
  const base = addressOf(deps, live)
  if (base === null) return unaskable
  try {
    return (await ask(live, deps.api(base))) ?? unaskable
  } catch (error) {
    console.error('asking failed', name, error instanceof Error ? error.name : 'unknown')
    return { kind: 'later', why: 'what was answered could not be read' }
  }
}

export const contextOf = (deps: Deps, { secrets, settings }: LiveSource) => ({
  secrets,
  settings,
  wallNow: deps.clock.wall(),
})

export const senders: TellingSenders = {
  lookUp: (deps, shop, name, question) =>
    asking(deps, shop, name, (live, api) => live.source.lookUp?.(question, api, contextOf(deps, live))),
  missed: (deps, shop, name, span) =>
    asking(deps, shop, name, async (live, api) => {
      const answer = (await live.source.missed?.(span, api, contextOf(deps, live))) ?? unaskable
      if (answer.kind !== 'found' || live.acceptsTests) return answer
      return { ...answer, missed: answer.missed.filter(({ test }) => !test) }
    }),
  tells: (name) => sourceNamed(name)?.missed !== undefined,
}
