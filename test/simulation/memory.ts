/**
 * A shop in memory: the real playbook over facts, an outbox, and the doors people come through. No database; what SQL
 * decides elsewhere (who is first, what was recorded before) is decided here by the order of events.
 */
import { parseAction, rule } from '../../domain/actions.ts'
import { type Customer, type Facts, stageOf } from '../../domain/complaint.ts'
import type { ComplaintId, CustomerId, Instant, PromiseId } from '../../domain/ids.ts'
import { isAutomatic, mailKey } from '../../domain/mail.ts'
import type { Before } from '../../domain/people.ts'
import { apply, type Mint } from '../../domain/playbook/apply.ts'
import { decide } from '../../domain/playbook/decide.ts'
import type { MoveName, Outcome } from '../../domain/playbook/move.ts'
import { factsOf } from '../domain/facts.ts'
import { Agenda, type Chance } from './chance.ts'
import type { Act, Doors, Grievance, Life, StaffAct } from './doors.ts'
import { accepted, Letterbox, type Posted } from './letterbox.ts'
import { acted, personAfter } from './verbs.ts'

/** One step of one complaint, as the auditor looks at it. */
export interface Step {
  readonly before: Facts
  readonly after: Facts
  readonly by: 'playbook' | 'customer' | 'staff' | 'post'
  /** What the moves of a turn, or a person's action, made true. */
  readonly done: readonly { readonly move: MoveName | 'staff'; readonly outcome: Outcome }[]
  readonly now: Instant
}

/** What came to rest after a turn: nothing is due any more at this moment. */
export interface Rest {
  readonly facts: Facts
  readonly wakeAt: Instant | null
  readonly now: Instant
}

export interface Watch {
  step(life: Life, step: Step): void
  rest(life: Life, rest: Rest): void
  refused(life: Life, act: Act, why: string): void
}

interface Lived {
  readonly life: Life
  readonly person: string
  facts: Facts
  wakeAt: Instant | null
}

type Event =
  | { readonly is: 'wake'; readonly lived: Lived }
  | { readonly is: 'send'; readonly lived: Lived; readonly posted: Posted }

/** As in db/facts-of-duty.ts. */
const mostBefore = 60

/** What stands for the sweep's minute: nobody is woken to the millisecond. */
const latestWakeMs = 60_000

export class MemoryShop implements Doors {
  now: Instant
  readonly lived = new Map<string, Lived>()
  private readonly frame: Pick<Facts, 'shop' | 'staff' | 'duty'>
  private readonly chance: Chance
  private readonly watch: Watch
  private readonly people = new Map<string, Customer>()
  private readonly agenda = new Agenda<Event>()
  private readonly post = new Letterbox()
  private readonly mint: Mint
  private dealt: Lived[] = []
  private ids = 0

  constructor(frame: Pick<Facts, 'shop' | 'staff' | 'duty'>, start: Instant, chance: Chance, watch: Watch) {
    this.frame = frame
    this.now = start
    this.chance = chance
    this.watch = watch
    this.mint = { id: (kind) => `${kind}_${++this.ids}`, code: (purpose) => `CODE-${purpose}` }
  }

  async until(at: Instant): Promise<readonly Life[]> {
    while (this.agenda.soonest <= at) {
      const next = this.agenda.take()
      if (!next) break
      this.now = Math.max(this.now, next.at)
      const { thing } = next
      if (thing.is === 'send') this.send(thing.lived, thing.posted)
      // A wake-up that was put off meanwhile has an event of its own.
      else if (thing.lived.wakeAt === null || thing.lived.wakeAt > this.now || !this.turn(thing.lived)) continue
      return [thing.lived.life]
    }
    this.now = Math.max(this.now, at)
    return []
  }

  async facts(life: Life): Promise<Facts | null> {
    const lived = this.lived.get(life.name)
    return lived ? this.fresh(lived) : null
  }

  async open(life: Life, { complaint, customer, order, dispute }: Grievance): Promise<void> {
    const person = customer.email ?? life.name
    const known = this.people.get(person)
    const earlierFailures = known
      ? [...this.lived.values()].filter((one) => one.person === person && one.facts.complaint.closedAt !== null).length
      : 0
    const facts = factsOf({
      complaint: {
        id: `cmp_${life.name}` as ComplaintId,
        shop: this.frame.shop.id,
        externalId: life.name,
        receivedAt: this.now,
        wakeAt: this.now,
        earlierFailures,
        ...complaint,
      },
      customer: { id: `cus_${person}` as CustomerId, emailKey: customer.email, ...customer },
      order,
      rest: {
        ...{ staff: this.frame.staff, dispute, duty: { ...this.frame.duty, before: this.before() } },
        twin: this.twinOf(person),
      },
    })
    if (facts.customer) this.people.set(person, known ?? facts.customer)
    const promises = facts.promises.map((one) => ({ ...one, id: this.mint.id('promise') as PromiseId }))
    // One shop, not a copy for each: the calendar remembers the days it has reckoned for it.
    const lived: Lived = { life, person, facts: { ...facts, shop: this.frame.shop, promises }, wakeAt: this.now }
    this.lived.set(life.name, lived)
    this.dealt = [...this.dealt.slice(1 - mostBefore), lived]
    this.turn(lived)
  }

  async act(life: Life, act: Act): Promise<string | null> {
    const lived = this.lived.get(life.name)
    if (!lived) return 'no such complaint'
    const why = act.is === 'staff' ? this.staffAct(lived, act) : this.happens(lived, act)
    if (why === null) this.turn(lived)
    else this.watch.refused(life, act, why)
    return why
  }

  /** Whose complaint it is, under which name we know them. */
  personOf({ name }: Life): { readonly key: string; readonly customer: Customer } | null {
    const key = this.lived.get(name)?.person
    const customer = key === undefined ? undefined : this.people.get(key)
    return key === undefined || !customer ? null : { key, customer }
  }

  /** Something became known of a person outside any complaint of theirs. */
  know(key: string, change: Partial<Customer>): void {
    const customer = this.people.get(key)
    if (customer) this.people.set(key, { ...customer, ...change })
  }

  /** One in three who are waiting for us already tell the same thing by a way that knows neither order nor complaint. */
  private twinOf(person: string): Facts['twin'] {
    const open = this.dealt.findLast(
      (one) => one.person === person && one.facts.complaint.closedAt === null && one.facts.mails.length > 0,
    )
    if (!open || !this.chance.happens(0.3)) return null
    return { id: open.facts.complaint.id, older: true, wrote: true }
  }

  /** Whose turn it is, is told only until a complaint has an owner. */
  private before(): readonly Before[] {
    return this.dealt.map(({ facts: { complaint } }) => ({
      ...{ id: complaint.id, locale: complaint.locale, category: complaint.category },
      ...{ owner: complaint.owner, waits: complaint.severity === null },
    }))
  }

  /** The facts as they would be loaded now: a person's mailbox and wishes are the same in all their complaints. */
  private fresh(lived: Lived): Facts {
    const customer = this.people.get(lived.person)
    if (customer && customer !== lived.facts.customer) lived.facts = { ...lived.facts, customer }
    if (lived.facts.complaint.owner !== null && lived.facts.duty !== this.frame.duty) {
      lived.facts = { ...lived.facts, duty: this.frame.duty }
    }
    return lived.facts
  }

  private happens(lived: Lived, act: Exclude<Act, StaffAct>): string | null {
    const before = this.fresh(lived)
    const person = this.people.get(lived.person)
    const after = person && personAfter(person, act, this.now)
    if (act.is === 'bounce') return this.bounce(lived, act.mail)
    const facts = acted(before, act, this.mint.id('proposal'), this.now)
    const isNews = facts !== null || act.is === 'unsubscribe' || act.is === 'new-address'
    if (!isNews) return 'nothing to record'
    if (after) this.people.set(lived.person, after)
    const next = { ...(facts ?? before), customer: after ?? before.customer }
    lived.facts = { ...next, complaint: { ...next.complaint, stage: stageOf(next) } }
    this.watch.step(lived.life, { before, after: lived.facts, by: 'customer', done: [], now: this.now })
    return null
  }

  private bounce(lived: Lived, id: string): string | null {
    const before = this.fresh(lived)
    const mail = before.mails.find((one) => one.id === id)
    if (mail?.state !== 'accepted') return 'nothing to record'
    const person = this.people.get(lived.person)
    if (person?.email === mail.to) this.people.set(lived.person, { ...person, mailbox: 'stopped' })
    lived.facts = {
      ...before,
      mails: before.mails.map((one) => (one === mail ? { ...one, state: 'bounced' } : one)),
      alarms: [...before.alarms, `mail-bounced:${id}`],
    }
    return null
  }

  private staffAct(lived: Lived, { email, action }: StaffAct): string | null {
    const before = this.fresh(lived)
    const actor = before.staff.find((one) => one.email === email)
    const parsed = parseAction({ ...action, version: before.complaint.version })
    if (!actor || !parsed.ok) return `unreadable ${action.action}`
    const verdict = rule(before, parsed.action, {
      ...{ actor, now: this.now, replyId: this.mint.id('reply'), requestId: this.mint.id('reply') },
      ...{ grievances: [], joinable: false, cause: null },
      letter: { subject: 'What happened', body: 'What happened, and what has been done.', points: [] },
      newComplaint: 'cmp_00000000000000000000000009' as ComplaintId,
    })
    if (!verdict.ok) return `${action.action} ${verdict.status} ${verdict.code}`
    const { outcome } = verdict
    const after = apply(before, outcome, this.now, this.mint)
    this.watch.step(lived.life, { before, after, by: 'staff', done: [{ move: 'staff', outcome }], now: this.now })
    lived.facts = { ...after, complaint: { ...after.complaint, version: before.complaint.version + 1 } }
    this.planMail(lived, [outcome])
    return null
  }

  /** One turn of the loop: what is due is done, mail leaves, and the next waking is set. True when something was done. */
  private turn(lived: Lived): boolean {
    const start = this.fresh(lived)
    const { done, after, wakeAt } = decide(start, this.now, this.mint)
    lived.facts = after
    if (done.length > 0) this.watch.step(lived.life, { before: start, after, by: 'playbook', done, now: this.now })
    this.planMail(
      lived,
      done.map(({ outcome }) => outcome),
    )
    lived.wakeAt = wakeAt
    if (wakeAt !== null) {
      const at = wakeAt + (this.chance.happens(0.5) ? 0 : this.chance.whole(0, latestWakeMs))
      this.agenda.put(at, { is: 'wake', lived })
    }
    this.watch.rest(lived.life, { facts: lived.facts, wakeAt, now: this.now })
    return done.length > 0
  }

  private planMail(lived: Lived, outcomes: readonly Outcome[]): void {
    for (const mail of outcomes.flatMap(({ mails = [] }) => mails)) {
      const fact = lived.facts.mails.find((one) => mailKey(one) === mailKey(mail) && one.state === 'planned')
      if (!fact) continue
      const posted = { fact, automatic: isAutomatic(mail) }
      const leaves = this.post.plan(lived.facts, mail, posted, this.now)
      if (leaves === 'now') this.accept(lived, posted)
      else this.agenda.put(leaves, { is: 'send', lived, posted })
    }
  }

  private send(lived: Lived, posted: Posted): void {
    const leaves = this.post.again(this.fresh(lived), posted, this.now)
    if (leaves === 'now') this.accept(lived, posted)
    else this.agenda.put(leaves, { is: 'send', lived, posted })
  }

  private accept(lived: Lived, { fact }: Posted): void {
    const before = lived.facts
    lived.facts = accepted(before, fact, this.now)
    this.watch.step(lived.life, { before, after: lived.facts, by: 'post', done: [], now: this.now })
  }
}
