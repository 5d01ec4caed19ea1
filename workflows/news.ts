/** Which of the things a sender's API tells are news: told again, most of them are what webhooks told long ago. */
import type { SourceEvent } from '../domain/event.ts'
import type { CustomerId, Instant, ShopId } from '../domain/ids.ts'
import type { Deps, Missed } from './ports.ts'

interface KnownOrder {
  readonly external_id: string
  readonly state: 'placed' | 'paid' | 'cancelled' | 'refunded'
  readonly minor: number | null
  readonly customer: CustomerId | null
}

interface KnownGrievance {
  readonly external_id: string
  readonly dispute_id: string | null
  readonly dispute_state: string | null
  readonly dispute_due_at: Instant | null
}

/** A row of any of the reads: each is read for its own columns only. */
interface Row extends KnownOrder, KnownGrievance {
  readonly order_id: string
  readonly refund: string
}

interface Known {
  readonly source: string
  readonly orders: ReadonlyMap<string, KnownOrder>
  /** `order refund`, as one text. */
  readonly refunds: ReadonlySet<string>
  readonly grievances: ReadonlyMap<string, KnownGrievance>
}

const step = (order: string, refund: string): string => `${order} ${refund}`

const orderIn = (event: SourceEvent): string | null => (event.type === 'order' ? event.order.externalId : null)

/** Under what id the grievance of a dispute is known: as the sources name it. */
const grievanceOfDispute = (dispute: string): string => `dispute:${dispute}`

function grievanceIn(event: SourceEvent): string | null {
  if (event.type === 'complaint') return event.externalId
  return event.type === 'dispute' ? grievanceOfDispute(event.dispute.externalId) : null
}

/** Whether an event says anything that is not written down. A dispute nobody complained of here is none of ours. */
function isNews(event: SourceEvent, { source, orders, refunds, grievances }: Known): boolean {
  switch (event.type) {
    case 'complaint':
      return !grievances.has(event.externalId)
    case 'dispute': {
      const { externalId, state, dueAt } = event.dispute
      const known = grievances.get(grievanceOfDispute(externalId))
      if (known?.dispute_id !== `${source}:${externalId}`) return false
      return known.dispute_state !== state || (dueAt !== null && known.dispute_due_at !== dueAt)
    }
    case 'order': {
      const known = orders.get(event.order.externalId)
      if (event.state === 'refunded') return !refunds.has(step(event.order.externalId, event.refund ?? ''))
      if (!known || known.state === 'placed') return true
      if (event.state === 'cancelled') return known.state === 'paid'
      const learns = (event.order.total !== null && known.minor === null) || (event.person !== null && !known.customer)
      return learns
    }
    default:
      return true
  }
}

/** Those of which something is not known yet. One round trip. */
export async function newsAmong(
  deps: Deps,
  shop: ShopId,
  source: string,
  missed: readonly Missed[],
): Promise<readonly Missed[]> {
  const events = missed.flatMap((one) => one.events)
  const ids = (of: (event: SourceEvent) => string | null) =>
    JSON.stringify([...new Set(events.map(of).filter((id) => id !== null))])
  const db = deps.db.$client
  const [orders, refunds, grievances] = await db.batch<Row>([
    db
      .prepare(
        `select external_id, state, minor, customer from orders
         where shop = ?1 and external_id in (select value from json_each(?2))`,
      )
      .bind(shop, ids(orderIn)),
    db
      .prepare(
        'select order_id, refund from order_refunds where shop = ?1 and order_id in (select value from json_each(?2))',
      )
      .bind(shop, ids(orderIn)),
    db
      .prepare(
        `select g.external_id, c.dispute_id, c.dispute_state, c.dispute_due_at
         from grievances g join complaints c on c.id = g.complaint
         where g.shop = ?1 and g.source = ?2 and g.external_id in (select value from json_each(?3))`,
      )
      .bind(shop, source, ids(grievanceIn)),
  ])
  const known: Known = {
    source,
    orders: new Map(orders?.results.map((row) => [row.external_id, row])),
    refunds: new Set(refunds?.results.map((row) => step(row.order_id, row.refund))),
    grievances: new Map(grievances?.results.map((row) => [row.external_id, row])),
  }
  return missed.filter((one) => one.events.some((event) => isNews(event, known)))
}
