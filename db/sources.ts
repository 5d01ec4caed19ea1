/** A shop's switched-on senders, their secrets opened for the moment of verification. */
import type { ShopId } from '../domain/ids.ts'
import type { Locale } from '../domain/locale.ts'

export interface SourceRow {
  readonly version: number
  readonly secrets: string
  readonly settings: string
  readonly shopLocale: Locale
  readonly country: string | null
}

/** Null when there is no such shop or source, or it is switched off. One read by primary key. */
export const findSource = (db: D1Database, shop: ShopId, source: string): Promise<SourceRow | null> =>
  db
    .prepare(
      `select r.version, r.secrets, r.settings, s.locale as shopLocale, s.country
       from sources r join shops s on s.shop = r.shop where r.shop = ?1 and r.source = ?2 and r.is_on = 1`,
    )
    .bind(shop, source)
    .first<SourceRow>()
