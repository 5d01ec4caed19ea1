/**
 * A shop over years: complaints live in `MemoryShop`; when one ends, the care of its customer begins, by the real playbook of
 * care. What SQL decides elsewhere (db/cares.ts, db/care-facts.ts, workflows/care-outbox.ts) is decided here by their rules.
 */
import { heldOutAfter } from '../../domain/care/begin.ts'
import type { Care, CareFacts, Touch } from '../../domain/care/care.ts'
import { decideCare } from '../../domain/care/playbook/decide.ts'
import { silentAfterDays } from '../../domain/care/rhythm.ts'
import { standingAtEnd } from '../../domain/care/standing.ts'
import type { Facts } from '../../domain/complaint.ts'
import type { Instant } from '../../domain/ids.ts'
import type { Mint } from '../../domain/playbook/apply.ts'
import { promotionalFrom } from '../../domain/quiet-hours.ts'
import { zoneOf } from '../../domain/zone.ts'
import { Agenda, type Chance } from './chance.ts'
import type { Act, Doors, Grievance, Life } from './doors.ts'
import { MemoryShop, type Step } from './memory.ts'
import type { YearAuditor } from './year-auditor.ts'
import { Causes, newsOf } from './year-causes.ts'
import { endedFrom } from './year-facts.ts'
import {
  afterEnd,
  afterGoodbye,
  afterTouch,
  dayMs,
  type Intent,
  nextOrder,
  type Person,
  personOf,
} from './year-people.ts'

/** The row of one customer's care, and the complaint it is about. */
interface Row {
  readonly person: Person
  life: Life
  care: Care
  touches: readonly Touch[]
}

type Frame = Pick<Facts, 'shop' | 'staff' | 'duty'>

interface Story {
  readonly start: Instant
  readonly days: number
  readonly seed: number
  readonly chance: Chance
  readonly auditor: YearAuditor
}

/**
 * What the playbook is told instead of the truth. A playbook that does not know of a rule's reason is one without the rule:
 * so it is seen that the auditor would find out.
 */
export type Telling = (facts: CareFacts) => CareFacts

/** What stands for the sweep's minute. */
const latestWakeMs = 60_000
/** The shop's rhythm is measured again by and by. */
const measureDays = 30

export class YearShop implements Doors {
  private readonly shop: MemoryShop
  private readonly frame: Frame
  private readonly story: Story
  private readonly telling: Telling
  private readonly agenda = new Agenda<() => void | Promise<void>>()
  private readonly people = new Map<string, Person>()
  private readonly rows = new Map<string, Row>()
  private readonly causes: Causes
  private readonly news: ReturnType<typeof newsOf>
  private readonly mint: Mint
  private rhythmDays: number
  private ids = 0

  constructor(frame: Frame, story: Story, telling: Telling = (facts) => facts) {
    this.frame = frame
    this.story = story
    this.telling = telling
    const { start, days, chance } = story
    this.mint = { id: (kind) => `${kind}_c${++this.ids}`, code: (purpose) => `CODE-${purpose}` }
    this.shop = new MemoryShop(frame, start, chance, {
      ...{ rest() {}, refused() {} },
      step: (life, step) => this.seen(life, step),
    })
    this.causes = new Causes(start)
    this.news = newsOf(start, days)
    this.rhythmDays = frame.shop.policy.care.silentDays
    for (const { postedAt } of this.news) this.agenda.put(postedAt, () => this.wakeAll())
    for (let day = 1; day <= days; day++) this.agenda.put(start + day * dayMs, () => this.daily(day))
  }

  get now(): Instant {
    return this.shop.now
  }

  /** Everybody who has complained, with the facts of care where there is one. */
  get everybody(): readonly { readonly person: Person; readonly facts: CareFacts | null }[] {
    return [...this.people.values()].map((person) => ({ person, facts: this.careFacts(person.key) }))
  }

  async until(at: Instant): Promise<readonly Life[]> {
    for (;;) {
      const lives = await this.shop.until(Math.min(this.agenda.soonest, at))
      if (lives.length > 0 || this.agenda.soonest > at) return lives
      await this.agenda.take()?.thing()
    }
  }

  facts(life: Life): Promise<Facts | null> {
    return this.shop.facts(life)
  }

  async open(life: Life, grievance: Grievance): Promise<void> {
    const { email, paidOrders = 0 } = grievance.customer
    const key = email ?? life.name
    const person = this.people.get(key) ?? personOf(key, this.story.seed, paidOrders, this.now)
    this.people.set(key, person)
    person.lives.push(life)
    await this.shop.open(life, grievance)
    this.bought(person)
    const cause = this.causes.behind(person.chance)
    if (cause === null) return
    const receivedAt = this.now
    this.agenda.put(receivedAt + person.chance.whole(1, 20) * dayMs, () => {
      this.causes.tie(life.name, cause, receivedAt)
      this.wake(key)
    })
  }

  async act(life: Life, act: Act): Promise<string | null> {
    const person = this.people.get(this.shop.personOf(life)?.key ?? '')
    if (act.is === 'order' && !act.byAnother) person?.orders.push(this.now)
    if (act.is === 'unsubscribe') person?.words.push({ at: this.now, yes: false })
    const why = await this.shop.act(life, act)
    if (!person) return why
    if (act.is === 'order' && !act.byAnother) this.bought(person)
    if (act.is === 'goodbye' && why === null) await this.leaves(person, life)
    this.wake(person.key)
    return why
  }

  // ── what becomes true ───────────────────────────────────────────────────────────────────────────

  /** A turn of a complaint: one that ends begins the care of its customer, or begins it anew. */
  private seen(life: Life, { before, after }: Step): void {
    if (before.complaint.closedAt !== null || after.complaint.closedAt === null) return
    const person = this.people.get(this.shop.personOf(life)?.key ?? '')
    if (!person || after.complaint.joinedInto !== null) return
    this.begin(person, life, after)
    if (after.complaint.departedAt === null) this.intends(person, afterEnd(person))
  }

  private async leaves(person: Person, life: Life): Promise<void> {
    const facts = await this.shop.facts(life)
    if (facts) person.goodbyes.set(facts.complaint.id, this.now)
    if (facts) this.begin(person, life, facts)
    this.intends(person, afterGoodbye(person))
  }

  private begin(person: Person, life: Life, facts: Facts): void {
    const { customer } = facts
    if (!customer) return
    const { state, reason } = standingAtEnd(facts)
    const row = this.rows.get(person.key)
    const since = row && row.care.state === state && row.care.reason === reason ? row.care.since : this.now
    const times = { startedAt: row?.care.startedAt ?? this.now, turn: 0, wait: -1, wakeAt: this.now }
    const heldOut = row?.care.heldOut ?? heldOutAfter(facts)
    const care: Care = { customer: customer.id, state, reason, since, heldOut, ...times }
    this.rows.set(person.key, { person, life, care, touches: row?.touches ?? [] })
    this.wake(person.key)
  }

  private bought({ key, orders }: Person): void {
    this.shop.know(key, { paidOrders: orders.length, lastOrderAt: orders.at(-1) ?? null })
  }

  private intends(person: Person, intents: readonly Intent[]): void {
    for (const { is, after } of intents) this.agenda.put(this.now + after, () => this.does(person, is))
  }

  private async does(person: Person, is: Intent['is']): Promise<void> {
    const life = person.lives.at(-1)
    if (!life) return
    if (is === 'consent') {
      person.words.push({ at: this.now, yes: true })
      this.shop.know(person.key, { promotions: 'consented' })
      this.wake(person.key)
      return
    }
    const order = { order: `Y-${person.key}-${this.now}`, withCode: person.chance.happens(0.2), byAnother: false }
    await this.act(life, is === 'order' ? { is, ...order } : { is })
    // Who has just been let down again goes on only when that has ended.
    if (is === 'order' && person.chance.happens(0.85) && !this.careFacts(person.key)?.hasOpenComplaint) {
      this.intends(person, [nextOrder(person)])
    }
  }

  private daily(day: number): void {
    if (day % measureDays === 0) this.look()
    const changed = this.causes.pass(this.frame.shop.policy.causes.quietDays, this.now)
    if (changed.length > 0) this.wakeAll()
    if (day % measureDays !== 0) return
    const pauses = [...this.people.values()].flatMap(({ orders }) =>
      orders.slice(1).map((at, i) => at - (orders[i] ?? at)),
    )
    this.rhythmDays = silentAfterDays(pauses) ?? this.rhythmDays
    this.wakeAll()
  }

  /** Before everybody is woken: who sleeps past what should have woken them is in yesterday's state. */
  private look(): void {
    for (const { person, care } of this.rows.values()) {
      const facts = this.careFacts(person.key)
      const isAboutToTurn = care.wakeAt !== null && care.wakeAt <= this.now
      if (facts && !isAboutToTurn) this.story.auditor.state(person, facts, this.now)
    }
  }

  // ── the loop of care ────────────────────────────────────────────────────────────────────────────

  private wakeAll(): void {
    for (const key of this.rows.keys()) this.wake(key)
  }

  private wake(key: string, at: Instant = this.now): void {
    const row = this.rows.get(key)
    if (!row) return
    row.care = { ...row.care, wakeAt: at }
    const late = this.story.chance.happens(0.5) ? 0 : this.story.chance.whole(0, latestWakeMs)
    this.agenda.put(at + late, () => {
      // A waking that was put off, or brought forward, meanwhile has an event of its own.
      if (this.rows.get(key)?.care.wakeAt === at) this.turn(key)
    })
  }

  private turn(key: string): void {
    const row = this.rows.get(key)
    const before = this.careFacts(key)
    if (!row || !before) return
    const { after, done, wakeAt } = decideCare(this.telling(before), this.now, this.mint)
    const { state, reason, since } = after.care
    const touches = after.touches.slice(before.touches.length)
    row.care = { ...row.care, state, reason, since, wakeAt: null }
    row.touches = [...row.touches, ...touches]
    this.story.auditor.turned(
      row.person,
      { ...before, care: row.care, touches: row.touches },
      { touches, done },
      this.now,
    )
    for (const touch of touches) if (touch.message) this.post(row, touch)
    if (wakeAt !== null) this.wake(key, wakeAt)
  }

  /** As in workflows/care-outbox.ts: what waits for a morning asks again before it leaves. */
  private post(row: Row, touch: Touch): void {
    const { customer, shop } = this.careFacts(row.person.key) ?? {}
    if (!customer || !shop) return
    const morning = promotionalFrom(this.now, shop.policy.quiet, zoneOf({ customer, shop }), shop)
    if (morning <= this.now) {
      this.leave(row, touch)
      return
    }
    this.agenda.put(morning, () => {
      const then = this.careFacts(row.person.key)
      const agrees = touch.class === 'service' || then?.customer.promotions === 'consented'
      if (then && !then.hasOpenComplaint && then.customer.mailbox === 'open' && agrees) this.leave(row, touch)
    })
  }

  private leave(row: Row, touch: Touch): void {
    const facts = this.careFacts(row.person.key)
    if (!facts) return
    const open = row.person.lives.filter(({ name }) => this.shop.lived.get(name)?.facts.complaint.closedAt === null)
    this.story.auditor.left(row.person, touch, facts, open.length, this.now)
    this.intends(row.person, afterTouch(row.person))
  }

  // ── the facts ───────────────────────────────────────────────────────────────────────────────────

  /** As db/care-facts.ts would load them now. */
  private careFacts(key: string): CareFacts | null {
    const row = this.rows.get(key)
    const facts = row && this.shop.lived.get(row.life.name)?.facts
    const known = row && this.shop.personOf(row.life)
    if (!row || !facts || !known) return null
    const { care, person } = row
    const { customer } = known
    const complaint = endedFrom(facts, customer.departedAt, care.startedAt)
    const lives = [row.life, ...person.lives.filter((one) => one !== row.life)]
    const causes = lives.flatMap(({ name }) => this.causes.of(name) ?? [])
    const end = facts.complaint.departedAt ?? facts.complaint.closedAt ?? Number.POSITIVE_INFINITY
    return {
      shop: this.frame.shop,
      care,
      customer: { ...customer, country: person.country, erasedAt: null },
      complaint,
      hasOpenComplaint: lives.some(({ name }) => this.shop.lived.get(name)?.facts.complaint.closedAt === null),
      cause: this.causes.of(row.life.name),
      causes: causes.filter(({ id }, i) => causes.findIndex((one) => one.id === id) === i),
      bought: {
        orders: person.orders.length,
        lastAt: customer.lastOrderAt,
        sinceClosedAt: person.orders.find((at) => at > end) ?? null,
      },
      rhythmDays: this.rhythmDays,
      touches: row.touches,
      news: this.news.filter(({ postedAt, untilAt }) => postedAt <= this.now && untilAt > this.now),
    }
  }
}
