/** A notice that mail came, which carries none of its words: recorded at once, fetched after the answer, asked for a day. */
import { addressed, anyShop } from '../db/mailboxes.ts'
import type { Question } from '../domain/event.ts'
import type { ComplaintId, ShopId } from '../domain/ids.ts'
import { receiveMail } from './incoming-mail.ts'
import { type Taken, takeIn } from './intake.ts'
import type { Deps, NotFound } from './ports.ts'

/** Questions under this name are asked of the letterbox, not of a shop's sender. */
export const noticeSource = 'resend'

export interface MailNotice {
  /** The provider's id of the mail. */
  readonly id: string
  readonly recipients: readonly string[]
}

/** Null when there is no shop at all. The shop of the notice only keeps the books: the mail itself says whose it is. */
export async function takeNotice(
  deps: Deps,
  { id, recipients }: MailNotice,
): Promise<{ readonly shop: ShopId; readonly taken: Taken } | null> {
  const lower = recipients.map((address) => address.trim().toLowerCase())
  const { shops } = await addressed(deps.db.$client, { recipients: lower, writer: '', complaint: null })
  const shop = shops[0] ?? (await anyShop(deps.db.$client))
  if (!shop) return null
  const taken = await takeIn(deps, {
    shop: shop.shop,
    shopLocale: shop.locale,
    country: shop.country,
    source: noticeSource,
    sourceVersion: null,
    eventId: id,
    events: [],
    now: deps.clock.now(),
    signed: false,
    ask: { question: { mail: id }, otherwise: [] },
  })
  return { shop: shop.shop, taken }
}

/** Fetches a noticed mail and takes it in. */
export async function fetchNoticed(
  deps: Deps,
  question: Question,
): Promise<{ readonly kind: 'taken'; readonly wake: readonly ComplaintId[] } | NotFound> {
  const found = await deps.letterbox.fetch(question.mail ?? '')
  if (found.kind !== 'found') return found
  const taken = await receiveMail(deps, { raw: found.raw, recipients: found.recipients, returnPath: null })
  return taken.status === 'unknown'
    ? { kind: 'nothing', why: 'no shop has this address' }
    : { kind: 'taken', wake: taken.wake }
}

/** A mail that could not be fetched for a day: it still lies at the provider, and somebody has to look. */
export async function raiseUnread(deps: Deps, shop: ShopId, mail: string): Promise<void> {
  const now = deps.clock.now()
  await deps.db.$client
    .prepare(
      `insert into alarms (shop, id, key, kind, raised_at) values (?1, ?2, ?3, 'quarantine', ?4) on conflict do nothing`,
    )
    .bind(shop, deps.mint(now).id('alarm'), `quarantine:${shop}:${noticeSource}:${mail}`, now)
    .run()
}
