/**
 * Sources with their secrets opened, remembered by this isolate. Remembering is safe because the intake's first statement
 * checks the row's version: a secret that was taken off the list stores nothing, and the delivery is verified again.
 */
import { findSource } from '../db/sources.ts'
import { isShopId, type ShopId } from '../domain/ids.ts'
import type { Locale } from '../domain/locale.ts'
import type { Deps } from '../workflows/ports.ts'
import { sourceNamed } from './sources/registry.ts'
import type { Source } from './sources/source.ts'

export interface LiveSource {
  readonly shop: ShopId
  readonly shopLocale: Locale
  readonly country: string | null
  readonly source: Source
  readonly version: number
  readonly secrets: readonly string[]
  readonly settings: unknown
  /** Test traffic: real in the demo, ignored in production, unless the shop says otherwise. */
  readonly acceptsTests: boolean
}

const remembered = new Map<string, LiveSource>()
const most = 1_000

export function forget(shop: string, name: string): void {
  remembered.delete(`${shop} ${name}`)
}

/** Settings that open something at the vendor are sealed one by one; here they are opened for the source that needs them. */
async function openSettings(deps: Deps, stored: Record<string, unknown>): Promise<Record<string, unknown>> {
  const opened = Object.entries(stored).map(async ([name, value]) => {
    const sealed = typeof value === 'string' && value.startsWith('v1.')
    return [name, sealed ? ((await deps.secrets.open(value)) ?? value) : value] as const
  })
  return Object.fromEntries(await Promise.all(opened))
}

/** Null when there is no such shop or source, or it is switched off. Costs a read only the first time. */
export async function liveSource(deps: Deps, shop: string, name: string): Promise<LiveSource | null> {
  const source = sourceNamed(name)
  if (!source || !isShopId(shop)) return null
  const key = `${shop} ${name}`
  const known = remembered.get(key)
  if (known) return known
  const row = await findSource(deps.db.$client, shop, name)
  if (!row) return null
  const opened = await deps.secrets.open(row.secrets)
  const settings = await openSettings(deps, JSON.parse(row.settings) as Record<string, unknown>)
  const live: LiveSource = {
    shop,
    shopLocale: row.shopLocale,
    country: row.country,
    source,
    version: row.version,
    secrets: opened ? (JSON.parse(opened) as string[]).filter((secret) => secret !== '') : [],
    settings,
    acceptsTests: settings.test === undefined ? deps.environment === 'local' : settings.test === 'accept',
  }
  if (remembered.size >= most) remembered.clear()
  remembered.set(key, live)
  return live
}
