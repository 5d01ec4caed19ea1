/** The outbox row of a refund: what is asked of the vendor, written down in the batch of the turn that decided it. */
import { sql } from 'drizzle-orm'
import * as t from '../db/schema.ts'
import type { Instant, MessageId, ShopId } from '../domain/ids.ts'
import { outboxKey, type Payer, type RefundRequest } from '../domain/refund.ts'
import { type Planned, sha256 } from './outbox.ts'
import type { Deps } from './ports.ts'

/** Not claimed by who writes it: the shop's accounts are opened elsewhere (refunds.ts). */
export function plannedRefund(
  deps: Deps,
  shop: ShopId,
  { source, ...request }: RefundRequest & { readonly source: Payer },
  now: Instant,
): Planned {
  const id = deps.mint(now).id('message')
  const payload = JSON.stringify(request)
  const insert = deps.db.insert(t.outbox).values({
    ...{ shop, id: id as MessageId, key: outboxKey(request.purpose), complaint: request.complaint },
    ...{ effect: 'refund', kind: sql`'refund'`, n: request.purpose, recipient: source, subject: '' },
    ...{ payload, sha256: sha256(payload), automatic: false, priority: 1 },
    ...{ state: 'planned', fence: 0, attempts: 0, dueAt: now, plannedAt: now },
  })
  return { id, statements: [insert] }
}
