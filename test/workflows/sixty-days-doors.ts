/** The people of the simulation at the app's own doors: webhooks, the customer's page, mail in, staff's API, the clock. */
import { env } from 'cloudflare:test'
import { depsOf } from '../../adapters/deps.ts'
import { loadFacts } from '../../db/facts.ts'
import { slotsFor } from '../../domain/callback.ts'
import { currentOffer, type Facts } from '../../domain/complaint.ts'
import type { ComplaintId, Instant } from '../../domain/ids.ts'
import { decimal, money } from '../../domain/money.ts'
import { advance, linkIn, mailRow, post, type TestShop } from '../harness/shop.ts'
import { press } from '../http/customer-page.ts'
import { replyTo, send, tell } from '../http/letters.ts'
import { actAs } from '../http/letters-staff.ts'
import type { Act, Doors, Grievance, Life } from '../simulation/doors.ts'

interface Opened {
  readonly life: Life
  readonly id: ComplaintId
  readonly grievance: Grievance
  seen: string
}

const iso = (at: Instant): string => new Date(at).toISOString()

const event = (type: string, data: object) => ({ type, timestamp: new Date().toISOString(), data })

const customerOf = (life: Life, { customer: { email, name, locale, phone, timeZone, tags, audience } }: Grievance) => ({
  ...{ id: `u-${life.name}`, name, locale, tags },
  ...(email !== null && { email }),
  ...(phone && { phone }),
  ...(timeZone && { timeZone }),
  ...(audience && { audience }),
})

const orderOf = ({ order }: Grievance) =>
  order?.total && order.externalId
    ? {
        order: {
          id: order.externalId,
          total: { amount: decimal(order.total), currency: order.total.currency },
          lines: [],
        },
      }
    : {}

const complaintOf = (life: Life, id: string, text: string, grievance: Grievance) =>
  event('complaint.created', {
    ...{ id, text, category: grievance.complaint.category, channel: 'form', customer: customerOf(life, grievance) },
    ...orderOf(grievance),
  })

/** The newest mail to the customer, as it left. */
async function lastMail(id: ComplaintId) {
  const row = await env.DB.prepare(
    "select payload from outbox where complaint = ?1 and effect = 'mail' and kind <> 'staff' and sent_at is not null order by planned_at desc, id desc limit 1",
  )
    .bind(id)
    .first<{ payload: string }>()
  if (!row) return null
  return JSON.parse(row.payload) as {
    readonly from: string
    readonly to: readonly string[]
    readonly subject: string
    readonly text: string
    readonly headers: Record<string, string>
  }
}

export class AppDoors implements Doors {
  now: Instant
  readonly lives = new Map<string, Opened>()
  readonly refusals = new Map<string, number>()
  private readonly shop: TestShop

  constructor(shop: TestShop, now: Instant) {
    this.shop = shop
    this.now = now
  }

  async until(at: Instant): Promise<readonly Life[]> {
    // What people do at one moment needs no clock between them: each act wakes its complaint by itself.
    if (at > this.now) {
      const { now } = await advance(`PT${Math.ceil((at - this.now) / 1_000)}S`)
      this.now = Date.parse(now)
    }
    return this.news()
  }

  /** Lives in which something happened since this was asked last. */
  private async news(): Promise<readonly Life[]> {
    const { results } = await env.DB.prepare(
      `select c.id, c.turn || ' ' || c.version || ' ' || coalesce(c.closed_at, '') || ' ' ||
         (select count(*) from outbox o where o.complaint = c.id and o.state not in ('planned', 'sending')) as mark
       from complaints c where c.shop = ?1`,
    )
      .bind(this.shop.id)
      .all<{ id: ComplaintId; mark: string }>()
    const marks = new Map(results.map(({ id, mark }) => [id, mark]))
    const changed = [...this.lives.values()].filter(({ id, seen }) => marks.get(id) !== seen)
    for (const opened of changed) opened.seen = marks.get(opened.id) ?? ''
    return changed.map(({ life }) => life)
  }

  async facts(life: Life): Promise<Facts | null> {
    const opened = this.lives.get(life.name)
    return opened ? loadFacts((await depsOf(env)).db, opened.id) : null
  }

  async open(life: Life, grievance: Grievance): Promise<void> {
    const text = grievance.complaint.text || 'It is not right.'
    const { status, complaint } = await post(this.shop, complaintOf(life, life.name, text, grievance))
    // What joined another complaint is that one's story.
    if (status === 'opened') this.lives.set(life.name, { life, id: complaint as ComplaintId, grievance, seen: '' })
  }

  async act(life: Life, act: Act): Promise<string | null> {
    const opened = this.lives.get(life.name)
    const facts = await this.facts(life)
    if (!opened || !facts) return 'no such complaint'
    const why = await this.through(life, opened, facts, act)
    if (why !== null) this.refusals.set(`${act.is}: ${why}`, (this.refusals.get(`${act.is}: ${why}`) ?? 0) + 1)
    return why
  }

  private async through(life: Life, { id, grievance }: Opened, facts: Facts, act: Act): Promise<string | null> {
    switch (act.is) {
      case 'staff': {
        const { http } = await actAs(act.email, id, act.action)
        return http === 200 ? null : `${act.action.action} ${http}`
      }
      case 'write': {
        const mail = await lastMail(id)
        return mail
          ? await send(replyTo({ ...mail, html: '', idempotencyKey: '', at: '' }, { text: act.text }))
          : 'no mail'
      }
      case 'bounce': {
        const row = await env.DB.prepare('select provider_id from outbox where id = ?1')
          .bind(act.mail)
          .first<{ provider_id: string | null }>()
        const data = { email_id: row?.provider_id ?? '' }
        const { http } = await tell(
          JSON.stringify({ type: 'email.bounced', created_at: new Date().toISOString(), data }),
        )
        return http === 200 ? null : String(http)
      }
      case 'dispute':
        return 'no bank stands at these doors'
      default:
        break
    }
    const said = this.webhook(life, id, grievance, facts, act)
    if (said) {
      const { http, status } = await post(this.shop, said)
      return http === 200 ? null : status
    }
    return this.form(id, facts, act)
  }

  /** What a shop's system says. */
  private webhook(life: Life, id: ComplaintId, grievance: Grievance, facts: Facts, act: Act): object | null {
    const customer = customerOf(life, grievance)
    const currency = facts.shop.currency
    switch (act.is) {
      case 'complain-again':
        return complaintOf(life, `${life.name}-again-${this.now}`, act.text, grievance)
      case 'order': {
        const codes = act.withCode ? facts.codes.slice(0, 1).map(({ code }) => code) : []
        const buyer = act.byAnother ? { id: `x-${life.name}`, email: `x-${life.name}@example.com` } : customer
        const order = { id: act.order, total: { amount: '6000.00', currency }, placedAt: iso(this.now), codes }
        return event('order.paid', { order, customer: buyer })
      }
      case 'cancel-order':
        return event('order.cancelled', { order: { id: act.order }, at: iso(this.now) })
      case 'arrive':
        return event('remedy.delivered', {
          complaint: id,
          order: { id: grievance.order?.externalId ?? id },
          deliveredAt: iso(this.now),
        })
      case 'new-address':
        return event('customer.updated', { customer: { ...customer, email: act.email } })
      default:
        return null
    }
  }

  /** What the customer presses on their page. */
  private async form(id: ComplaintId, facts: Facts, act: Act): Promise<string | null> {
    const fields = fieldsOf(facts, act, this.now)
    const first = await mailRow(id, 'acknowledgement')
    if (!fields || !first) return 'nothing to press'
    const { status, headers } = await press({ link: linkIn(first.payload) }, fields.door, fields.typed)
    const to = headers.get('location') ?? ''
    return status === 303 && to.includes('done=') ? null : `${status}${to.replace(/^[^?]*/, '').slice(0, 40)}`
  }
}

function fieldsOf(facts: Facts, act: Act, now: Instant) {
  switch (act.is) {
    case 'choose': {
      const remedies = currentOffer(facts)?.remedies ?? []
      const remedy = remedies[act.place % (remedies.length || 1)]
      return remedy ? { door: 'choice', typed: { remedy: remedy.id } } : null
    }
    case 'pick':
      return { door: 'compensation', typed: { kind: act.kind } }
    case 'propose': {
      const amount = act.minor === null ? {} : { amount: decimal(money(act.minor, facts.shop.currency)) }
      return { door: 'proposal', typed: { text: 'This would put it right.', ...amount } }
    }
    case 'ask-call': {
      const slots = slotsFor(facts, now, new Map())
      const slot = slots[act.place % (slots.length || 1)]
      return slot ? { door: 'callback', typed: { phone: '069 123 456', slot: iso(slot.start) } } : null
    }
    case 'rate':
      return { door: 'rating', typed: { score: String(act.score), text: '' } }
    case 'goodbye':
    case 'unsubscribe':
      return { door: act.is, typed: {} }
    default:
      return null
  }
}
