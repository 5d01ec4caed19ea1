/** What a verified arrival said, as the intake takes it. */
import type { Instant } from '../domain/ids.ts'
import type { Delivered } from '../workflows/intake.ts'
import type { LiveSource } from './live-sources.ts'
import type { Reading } from './sources/source.ts'

type Usable = Exclude<Reading, { kind: 'unusable' }>

const askOf = (reading: Usable): Pick<Delivered, 'ask'> => {
  if (reading.kind === 'notice') return { ask: { question: reading.ask, otherwise: reading.otherwise } }
  return reading.kind === 'events' && reading.ask ? { ask: { question: reading.ask, otherwise: [] } } : {}
}

/** `sourceVersion` as in `Delivered`; test traffic is nothing to us where the source ignores it. */
export function understood(
  live: LiveSource,
  reading: Usable,
  now: Instant,
  sourceVersion: number | null = live.version,
): Delivered {
  const ignored = reading.test && !live.acceptsTests
  const nothing = ignored ? 'test traffic' : reading.kind === 'nothing' ? reading.why : undefined
  return {
    shop: live.shop,
    shopLocale: live.shopLocale,
    country: live.country,
    source: live.source.name,
    sourceVersion,
    eventId: reading.eventId,
    events: nothing === undefined && reading.kind === 'events' ? reading.events : [],
    now,
    signed: !live.source.typed,
    ...(nothing === undefined ? askOf(reading) : { nothing }),
  }
}
