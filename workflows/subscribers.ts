/** Systems that are told whom to leave alone: added, changed and removed by administrators, each change audited. */
import { type AuditEntry, writeAudited } from '../db/audit.ts'
import { findSubscriber, removeSubscriber, type SubscriberRow, saveSubscriber, subscribersOf } from '../db/quiet.ts'
import type { Actor } from '../domain/complaint.ts'
import type { ShopId } from '../domain/ids.ts'
import { isOutside, isSubscriberId, mostSubscribers } from '../domain/quiet-feed.ts'
import type { Deps } from './ports.ts'
import type { Statement } from './rows.ts'

export type SubscriberFault = 'subscriber_id' | 'subscriber_url' | 'subscriber_many' | 'subscriber_unknown'

interface Seat {
  readonly shop: ShopId
  readonly actor: Actor
}

export interface SubscriberForm {
  readonly url?: string | undefined
  /** A new secret; the one before it goes on signing beside it until the next change. */
  readonly renew?: boolean | undefined
}

/** `secret` is told where it is new, and never again. */
export type SubscriberSaved =
  | { readonly ok: true; readonly row: SubscriberRow; readonly secret: string | null; readonly isNew: boolean }
  | { readonly ok: false; readonly code: SubscriberFault }

type Plan =
  | {
      readonly entry: AuditEntry
      readonly statements: readonly Statement[]
      readonly saved: Extract<SubscriberSaved, { ok: true }>
    }
  | { readonly nothing: SubscriberSaved }

const no = (code: SubscriberFault) => ({ nothing: { ok: false, code } as const })

/** 256 random bits, written as Standard Webhooks writes a secret. */
const newSecret = (deps: Deps): string => `whsec_${Buffer.from(deps.random(32)).toString('base64')}`

async function secretsBefore(deps: Deps, row: SubscriberRow): Promise<readonly string[]> {
  const opened = await deps.secrets.open(row.secret)
  return opened === null ? [] : (JSON.parse(opened) as readonly string[])
}

export async function changeSubscriber(
  deps: Deps,
  { shop, actor }: Seat,
  id: string,
  { url: typed, renew = false }: SubscriberForm,
): Promise<SubscriberSaved> {
  if (!isSubscriberId(id)) return { ok: false, code: 'subscriber_id' }
  const fresh = newSecret(deps)
  // Read, judged and written under the shop's audit chain: of two at once the second reads anew.
  const saved = await writeAudited(deps.db, async (): Promise<Plan> => {
    const [before, all] = await Promise.all([findSubscriber(deps.db, shop, id), subscribersOf(deps.db, shop)])
    const known = before?.removedAt === null ? before : null
    const url = typed ?? known?.url
    if (url === undefined || !isOutside(url, deps.environment)) return no('subscriber_url')
    if (!known && all.length >= mostSubscribers) return no('subscriber_many')
    const at = deps.clock.now()
    const isFresh = !known || renew
    const secrets = isFresh ? [fresh, ...(known ? (await secretsBefore(deps, known)).slice(0, 1) : [])] : null
    const row: SubscriberRow = {
      ...{ shop, id, url: new URL(url).href, removedAt: null },
      secret: secrets ? await deps.secrets.seal(JSON.stringify(secrets)) : (known?.secret ?? ''),
      secretVersion: (before?.secretVersion ?? 0) + (isFresh ? 1 : 0),
      createdBy: known?.createdBy ?? actor,
      createdAt: known?.createdAt ?? at,
    }
    const action = known ? 'subscriber-changed' : 'subscriber-added'
    return {
      entry: { shop, at, actor, action, object: id, detail: { url: row.url, newSecret: isFresh } },
      statements: [saveSubscriber(deps.db, row)],
      saved: { ok: true, row, secret: isFresh ? fresh : null, isNew: !known },
    }
  })
  return 'nothing' in saved ? saved.nothing : saved.saved
}

/** It is told nothing from now on; what waits for it goes nowhere. Null when there is none of that name. */
export async function dropSubscriber(deps: Deps, { shop, actor }: Seat, id: string): Promise<number | null> {
  const dropped = await writeAudited(deps.db, async () => {
    const known = await findSubscriber(deps.db, shop, id)
    if (!known || known.removedAt !== null) return { nothing: known?.removedAt ?? null }
    const at = deps.clock.now()
    return {
      entry: { shop, at, actor, action: 'subscriber-removed', object: id, detail: {} },
      statements: [removeSubscriber(deps.db, shop, id, at)],
    }
  })
  return 'nothing' in dropped ? dropped.nothing : dropped.entry.at
}
