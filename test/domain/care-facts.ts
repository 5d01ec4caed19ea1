/** Facts of a care to decide on: Ana, whose damaged order was put right, changed by what a test says. */
import type { Bought, Care, CareFacts, EndedComplaint } from '../../domain/care/care.ts'
import type { ComplaintId, Instant } from '../../domain/ids.ts'
import type { Mint } from '../../domain/playbook/apply.ts'
import type { Shop } from '../../domain/shop.ts'
import { customer, day, shop, thursday } from './facts.ts'

/** When the complaint was closed: Thursday 26 November 2026, 10:00 in Chișinău. */
export const closed: Instant = thursday

export interface AboutCare {
  readonly care?: Partial<Care>
  readonly complaint?: Partial<EndedComplaint>
  readonly customer?: Partial<CareFacts['customer']>
  readonly bought?: Partial<Bought>
  readonly shop?: Partial<Shop>
  readonly rest?: Partial<CareFacts>
}

export const careFactsOf = (about: AboutCare = {}): CareFacts => ({
  shop: { ...shop, ...about.shop },
  care: {
    customer: customer.id,
    state: 'active',
    reason: 'recovered',
    since: closed,
    heldOut: false,
    startedAt: closed,
    turn: 0,
    wait: -1,
    wakeAt: closed,
    ...about.care,
  },
  customer: { ...customer, country: 'MD', erasedAt: null, ...about.customer },
  complaint: {
    id: 'cmp_00000000000000000000000001' as ComplaintId,
    category: 'damaged',
    orderName: 'A-1001',
    outcome: 'settled',
    receivedAt: closed - 20 * day,
    closedAt: closed,
    remedy: 'replacement',
    compensation: 'gift',
    saidGoodbyeAt: null,
    lastRating: null,
    codeUntil: null,
    ...about.complaint,
  },
  hasOpenComplaint: false,
  cause: null,
  causes: [],
  bought: { orders: 1, lastAt: closed - 30 * day, sinceClosedAt: null, ...about.bought },
  rhythmDays: 90,
  touches: [],
  news: [],
  ...about.rest,
})

let ids = 0
export const mint: Mint = { id: (kind) => `${kind}_${++ids}`, code: (purpose) => purpose }
