/**
 * The outbox at night: what nobody waits for is held until the customer's morning (domain/quiet-hours.ts). Most of it is
 * not even written before; this is for mail written with something else, and for mail that a limit or a vendor's outage
 * has pushed into the night. Notices to people of the shop wait for their own working hours (domain/on-the-line.ts).
 */
import { sql } from 'drizzle-orm'
import * as t from '../db/schema.ts'
import type { Customer, Facts } from '../domain/complaint.ts'
import type { Instant } from '../domain/ids.ts'
import type { Mail } from '../domain/mail.ts'
import { noticeAt } from '../domain/on-the-line.ts'
import type { RotaHour } from '../domain/people.ts'
import type { Policy } from '../domain/policy/policy.ts'
import { awakeAt, nightRule, promotionalFrom } from '../domain/quiet-hours.ts'
import type { Shop } from '../domain/shop.ts'
import { zoneOf } from '../domain/zone.ts'

/** When a mail planned now may leave. */
export function leavesAt(facts: Facts, mail: Mail, now: Instant): Instant {
  if (mail.kind === 'staff') return noticeAt(facts.duty, facts.shop, mail.to, now)
  return nightRule(mail) === 'outbox' ? awakeAt(facts, now) : now
}

/** Of whom the mail is for: the complaint's customer, or whom `care` writes to. */
const ofCustomer = <T>(column: 'time_zone' | 'phone') => sql<T>`(select u.${sql.raw(column)} from customers u
  where u.shop = ${t.outbox.shop} and u.id = coalesce(${t.outbox.customer},
    (select c.customer from complaints c where c.id = ${t.outbox.complaint})))`

/** The part of an outbox row's claim that says where its customer is, and what the mail would keep. */
export const nightColumns = {
  effect: t.outbox.effect,
  kind: t.outbox.kind,
  n: t.outbox.n,
  state: t.outbox.state,
  shopZone: t.shops.timeZone,
  workingHours: t.shops.workingHours,
  holidays: t.shops.holidays,
  country: t.shops.country,
  /** Hours on the line of the colleague a notice is for. */
  rota: sql<string | null>`case when ${t.outbox.kind} = 'staff' then (
    select json_group_array(json_object('weekday', r.weekday, 'hour', r.hour, 'email', r.email)) from rota r
    where r.shop = ${t.outbox.shop} and r.email = ${t.outbox.recipient}) end`.as('recipient_rota'),
  customer: t.outbox.customer,
  timeZone: ofCustomer<Customer['timeZone']>('time_zone').as('customer_zone'),
  phone: ofCustomer<Customer['phone']>('phone').as('customer_phone'),
  promisedAt: sql<Instant | null>`(select min(p.due_at) from promises p where p.complaint = ${t.outbox.complaint}
    and p.state = 'open' and p.kept_by in (${t.outbox.kind}, ${t.outbox.kind} || ':' || ${t.outbox.n}))`.as(
    'promised_at',
  ),
} as const

export interface NightRow {
  readonly effect: (typeof t.outbox.$inferSelect)['effect']
  readonly kind: (typeof t.outbox.$inferSelect)['kind']
  readonly n: string
  readonly state: (typeof t.outbox.$inferSelect)['state']
  readonly shopZone: string
  readonly recipient: string
  readonly workingHours: Shop['workingHours']
  readonly holidays: Shop['holidays']
  readonly country: Shop['country']
  readonly rota: string | null
  readonly customer: (typeof t.outbox.$inferSelect)['customer']
  readonly timeZone: string | null
  readonly phone: string | null
  readonly promisedAt: Instant | null
}

/** A mail whose sender died may have been sent: that is found out at once, at any hour. */
export function heldUntil(row: NightRow, policy: Pick<Policy, 'quiet'>, now: Instant): Instant {
  const { kind, n, state, shopZone, timeZone, phone, promisedAt } = row
  if (row.effect !== 'mail' || state !== 'planned' || kind === 'timer' || kind === 'alarm' || kind === 'coupon')
    return now
  if (kind === 'staff') {
    const rota = JSON.parse(row.rota ?? '[]') as readonly RotaHour[]
    return noticeAt({ rota, absences: [] }, { ...row, timeZone: shopZone }, row.recipient, now)
  }
  const facts = { shop: { timeZone: shopZone, policy }, customer: { timeZone, phone } }
  if (row.customer !== null) return promotionalFrom(now, policy.quiet, zoneOf(facts), { ...row, timeZone: shopZone })
  if (nightRule({ kind, n }) === 'any') return now
  return awakeAt(facts, now, promisedAt)
}
