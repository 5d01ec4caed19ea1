/** Whose mailbox an address is: a shop's, or that of one of its people. */
import type { ShopId } from '../domain/ids.ts'
import type { Locale } from '../domain/locale.ts'

export interface MailedShop {
  readonly shop: ShopId
  readonly locale: Locale
  readonly country: string | null
  /** The shop's sender address as it is set. */
  readonly sender: string
}

export interface Addressed {
  /** Shops one of the addresses belongs to, or that the complaint belongs to; that of the complaint first. */
  readonly shops: readonly MailedShop[]
  /** Shops the writer works for. */
  readonly staffOf: readonly ShopId[]
}

const columns = `s.shop, s.locale, s.country, json_extract(s.sender, '$.email') as sender`

/** The first shop by name; null where there is none. */
export const anyShop = (db: D1Database): Promise<MailedShop | null> =>
  db.prepare(`select ${columns} from shops s order by s.shop limit 1`).first<MailedShop>()

/** One round trip. Addresses in lower case. */
export async function addressed(
  db: D1Database,
  of: { readonly recipients: readonly string[]; readonly writer: string; readonly complaint: string | null },
): Promise<Addressed> {
  const [own, mailed, staff] = await db.batch<MailedShop & { shop: ShopId }>([
    db
      .prepare(`select ${columns} from complaints c join shops s on s.shop = c.shop where c.id = ?1`)
      .bind(of.complaint),
    db
      .prepare(
        `select ${columns} from shops s
         where lower(json_extract(s.sender, '$.email')) in (select value from json_each(?1)) order by s.created_at limit 10`,
      )
      .bind(JSON.stringify(of.recipients.slice(0, 60))),
    db.prepare('select shop from staff where email = ?1').bind(of.writer),
  ])
  const shops = [...(own?.results ?? []), ...(mailed?.results ?? [])]
  return {
    shops: shops.filter(({ shop }, i) => shops.findIndex((one) => one.shop === shop) === i),
    staffOf: (staff?.results ?? []).map(({ shop }) => shop),
  }
}
