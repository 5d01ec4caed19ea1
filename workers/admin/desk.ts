/** What every staff page is written with: who looks, at which shop, in which language, at what time. */
import { getCookie } from 'hono/cookie'
import { type ShopRow, shopsFor } from '../../db/dashboard.ts'
import type { StaffMember } from '../../domain/complaint.ts'
import type { Instant, ShopId } from '../../domain/ids.ts'
import { isLocale, type Locale, localeFromHeader } from '../../domain/locale.ts'
import type { Money } from '../../domain/money.ts'
import { capital, sayLeft, sayMoney, sayShort } from '../../emails/format.ts'
import type { MessageName } from '../../emails/locales/catalog.ts'
import { isMessage, say, type Values } from '../../emails/say.ts'
import type { AppContext } from '../context.ts'
import { memberAt } from '../staff.ts'
import { isoDate } from './words.ts'

export const languageCookie = 'amends_lang'

export type PageShop = Pick<ShopRow, 'shop' | 'name' | 'timeZone' | 'currency' | 'locale'>

export interface Desk {
  readonly locale: Locale
  readonly now: Instant
  readonly shops: readonly PageShop[]
  readonly shop: PageShop
  readonly member: StaffMember
  /** Path and query of this page: the language form leads back to it. */
  readonly here: string
  readonly publicUrl: string
  say(name: MessageName, values?: Values): string
  sum(amount: Money): string
  /** "Fri 27 Nov, 18:00" in the shop's zone; with the year where it is another. */
  short(instant: Instant): string
  /** "1 h 40 min"; the sign is left to the sentence. */
  left(lengthMs: number): string
  /** The same at the head of a line. */
  head(name: MessageName, values?: Values): string
  /** What the customer gets by a remedy of this kind; the kind itself where we have no words for it. */
  remedy(kind: string): string
  /** An address of ours that stays with the shop one looks at. */
  href(path: string, query?: Readonly<Record<string, string | null>>): string
}

export const readerLocale = (c: AppContext): Locale => {
  const cookie = getCookie(c, languageCookie)
  if (cookie !== undefined && isLocale(cookie)) return cookie
  return localeFromHeader(c.req.header('accept-language')) ?? 'en'
}

export const deskWith = (
  facts: Pick<Desk, 'locale' | 'now' | 'shops' | 'shop' | 'member' | 'here' | 'publicUrl'>,
): Desk => ({
  ...facts,
  say: (name, values) => say(facts.locale, name, values),
  head: (name, values) => capital(facts.locale, say(facts.locale, name, values)),
  sum: (amount) => sayMoney(facts.locale, amount),
  short(instant) {
    const { timeZone } = facts.shop
    const short = sayShort(facts.locale, instant, timeZone)
    const year = isoDate(instant, timeZone).slice(0, 4)
    if (year === isoDate(facts.now, timeZone).slice(0, 4)) return short
    const comma = short.lastIndexOf(',')
    return `${short.slice(0, comma)} ${year}${short.slice(comma)}`
  },
  left: (lengthMs) => sayLeft(facts.locale, lengthMs),
  remedy(kind) {
    const name = `words.remedy.${kind}.title`
    return isMessage(name) ? say(facts.locale, name) : kind
  },
  href(path, query = {}) {
    const all: Record<string, string | null> = { ...(facts.shops.length > 1 && { shop: facts.shop.shop }), ...query }
    const named = new URLSearchParams()
    for (const [name, value] of Object.entries(all)) if (value !== null && value !== '') named.set(name, value)
    return named.size === 0 ? path : `${path}?${named}`
  },
})

/** Why there is no desk: nobody lets this person in here, or there is no such shop (or none that is theirs). */
export type NoDesk = 'no-shop' | 'unknown'

/**
 * The desk for the shop in question (an object's own, else `?shop=`, else the first). A shop the person does not work at
 * is as unknown as one that does not exist.
 */
export async function deskAt(c: AppContext, shopOfObject?: ShopId): Promise<Desk | NoDesk> {
  const deps = c.get('deps')
  const visitor = c.get('visitor')
  const shops = await shopsFor(deps.db, visitor)
  const wanted = shopOfObject ?? c.req.query('shop') ?? ''
  if (shops.length === 0) return shopOfObject ? 'unknown' : 'no-shop'
  const shop = wanted === '' ? shops[0] : shops.find((row) => row.shop === wanted)
  const member = shop && (await memberAt(deps, visitor, shop.shop))
  if (!shop || !member) return 'unknown'
  const { pathname, search } = new URL(c.req.url)
  return deskWith({
    locale: readerLocale(c),
    now: deps.clock.now(),
    shops,
    shop,
    member,
    here: c.req.method === 'GET' ? `${pathname}${search}` : pathname,
    publicUrl: deps.publicUrl,
  })
}

export const isAdmin = ({ member }: Pick<Desk, 'member'>): boolean => member.role === 'admin'
/** Who may write and approve the director's letter, and give a code more time. */
export const isLeader = ({ member }: Pick<Desk, 'member'>): boolean => member.role !== 'agent'
