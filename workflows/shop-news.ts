/** A shop posts news, and takes it back: audited, and everybody it is for is looked at again. */
import { type AuditEntry, writeAudited } from '../db/audit.ts'
import { wakeCaresOfShop } from '../db/cares.ts'
import { findNews, insertNews, type NewsRow, withdrawNews } from '../db/news.ts'
import type { Actor } from '../domain/complaint.ts'
import type { ShopId } from '../domain/ids.ts'
import { type NewsFault, type NewsForm, newsFrom } from '../domain/news-form.ts'
import type { Deps } from './ports.ts'
import type { Statement } from './rows.ts'

interface Seat {
  readonly shop: ShopId
  readonly actor: Actor
}

export type NewsSaved =
  | { readonly ok: true; readonly row: NewsRow }
  | { readonly ok: false; readonly code: NewsFault | 'unknown' }

type Plan =
  | { readonly entry: AuditEntry; readonly statements: readonly Statement[]; readonly row: NewsRow }
  /** Withdrawn before, or never posted. */
  | { readonly nothing: NewsRow | null }

/** Posts it. `zone`: the shop's, in which its last day is meant. */
export async function postNews(deps: Deps, { shop, actor }: Seat, form: NewsForm, zone: string): Promise<NewsSaved> {
  const now = deps.clock.now()
  const news = newsFrom(form, { now, zone })
  if (typeof news === 'string') return { ok: false, code: news }
  const row = { shop, id: deps.mint(now).id('news'), ...news, texts: { ...news.texts }, postedBy: actor }
  await writeAudited(deps.db, async () => ({
    entry: {
      ...{ shop, at: now, actor, action: 'news-posted', object: row.id },
      detail: { texts: row.texts, url: row.url, until: row.untilAt },
    },
    statements: [insertNews(deps.db, row), wakeCaresOfShop(deps.db, shop, now)],
  }))
  return { ok: true, row: { ...row, withdrawnAt: null } }
}

/** Nobody hears of it any more; what has left cannot be called back. A second time changes nothing. */
export async function takeBackNews(deps: Deps, { shop, actor }: Seat, id: string): Promise<NewsSaved> {
  const now = deps.clock.now()
  const done = await writeAudited(deps.db, async (): Promise<Plan> => {
    const row = await findNews(deps.db, shop, id)
    if (!row || row.withdrawnAt !== null) return { nothing: row ?? null }
    return {
      row: { ...row, withdrawnAt: now },
      entry: { shop, at: now, actor, action: 'news-withdrawn', object: id, detail: {} },
      statements: [withdrawNews(deps.db, shop, id, now)],
    }
  })
  const row = 'nothing' in done ? done.nothing : done.row
  return row ? { ok: true, row } : { ok: false, code: 'unknown' }
}
