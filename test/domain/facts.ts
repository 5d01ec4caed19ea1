/** Facts to decide on: one plain complaint at a shop in Chișinău, changed by what a test says. */
import { type Complaint, type Customer, type Facts, type Order, stageOf } from '../../domain/complaint.ts'
import type { ComplaintId, CustomerId, Instant, PromiseId, ShopId } from '../../domain/ids.ts'
import { money } from '../../domain/money.ts'
import { everybodyHere } from '../../domain/people.ts'
import { apply, type Mint } from '../../domain/playbook/apply.ts'
import { decide } from '../../domain/playbook/decide.ts'
import type { Outcome } from '../../domain/playbook/move.ts'
import { policyWith } from '../../domain/policy/policy.ts'
import { nothingToPayBack } from '../../domain/refund.ts'
import type { Shop } from '../../domain/shop.ts'

/** Thursday 26 November 2026, 10:00 in Chișinău. */
export const thursday: Instant = Date.parse('2026-11-26T08:00:00Z')
export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

const parsed = policyWith({})
if (!parsed.success) throw parsed.error
export const policy = parsed.data

const weekday = [
  ['09:00', '13:00'],
  ['14:00', '18:00'],
] as const

export const shop: Shop = {
  id: 'semitsvet' as ShopId,
  name: 'Semitsvet',
  locale: 'en',
  timeZone: 'Europe/Chisinau',
  currency: 'MDL',
  country: 'MD',
  sender: { name: 'Maria', email: 'care@semitsvet.example' },
  director: { name: 'Dmitri Rusu', title: 'director', email: 'director@semitsvet.example' },
  workingHours: { mon: weekday, tue: weekday, wed: weekday, thu: weekday, fri: weekday },
  holidays: { country: false, days: [], open: [] },
  policy,
  policyVersion: 1,
  reserve: null,
}

export const customer: Customer = {
  id: 'cus_1' as CustomerId,
  externalId: null,
  email: 'ana@example.com',
  emailKey: 'ana@example.com',
  phone: null,
  name: 'Ana Popescu',
  locale: 'en',
  timeZone: null,
  tags: [],
  paidOrders: 1,
  spent: [],
  lastOrderAt: null,
  audience: null,
  mailbox: 'open',
  promotions: 'none',
  departedAt: null,
}

export const order: Order = {
  externalId: 'A-1001',
  name: null,
  total: money(2_000_000, 'MDL'),
  placedAt: thursday - 14 * day,
  lines: [],
  state: 'paid',
}

export interface About {
  readonly complaint?: Partial<Complaint>
  readonly customer?: Partial<Customer> | null
  readonly order?: Partial<Order> | null
  readonly shop?: Partial<Shop>
  readonly rest?: Partial<Facts>
}

/** A complaint as intake leaves it. */
export function factsOf(about: About = {}): Facts {
  const receivedAt = about.complaint?.receivedAt ?? thursday
  return {
    shop: { ...shop, ...about.shop },
    customer: about.customer === null ? null : { ...customer, ...about.customer },
    order: about.order === null ? null : { ...order, ...about.order },
    complaint: {
      id: 'cmp_00000000000000000000000001' as ComplaintId,
      shop: shop.id,
      source: 'standard',
      externalId: 'c-1001',
      channel: 'form',
      category: 'damaged',
      text: 'The bag arrived torn.',
      locale: 'en',
      receivedAt,
      severity: null,
      tier: 'standard',
      tierReason: {},
      policyVersion: 0,
      owner: null,
      deputy: null,
      refunded: null,
      rating: null,
      earlierFailures: 0,
      joinedAt: null,
      arrivedAt: null,
      returnedAt: null,
      returnedWith: null,
      cause: null,
      departedAt: null,
      reopenedAt: null,
      closedAt: null,
      joinedInto: null,
      askingUntil: null,
      outcome: null,
      stage: 'received',
      version: 1,
      turn: 0,
      wait: -1,
      wakeAt: receivedAt,
      ...about.complaint,
    },
    dispute: null,
    promises: [
      {
        id: 'prm_ack' as PromiseId,
        kind: 'acknowledgement',
        n: '1',
        madeAt: receivedAt,
        dueAt: receivedAt + hour,
        keptAt: null,
        movedAt: null,
        movedTo: null,
        state: 'open',
        clock: 'calendar',
        statedIn: null,
        statedAs: '',
        keptBy: 'acknowledgement',
      },
    ],
    offers: [],
    choice: null,
    compensation: null,
    gifts: [],
    alike: { ofItem: 1, ofKind: 1 },
    bonusShown: null,
    payBack: nothingToPayBack,
    codes: [],
    codeUses: [],
    redemptions: [],
    mails: [],
    tasks: [],
    escalations: [],
    letter: null,
    proposals: [],
    replies: [],
    requests: [],
    written: [],
    ratings: [],
    twin: null,
    escalatedElsewhere: null,
    topSpend: null,
    reserve: null,
    beyondCap: null,
    staff: [
      { email: 'maria@semitsvet.example', name: 'Maria', role: 'agent' },
      { email: 'oleg@semitsvet.example', name: 'Oleg', role: 'lead' },
      { email: 'director@semitsvet.example', name: 'Dmitri Rusu', role: 'director' },
    ],
    duty: everybodyHere,
    alarms: [],
    paces: [],
    ledgerEnd: null,
    ...about.rest,
  }
}

export const countingMint = (): Mint => {
  let n = 0
  return { id: (kind) => `${kind}_${++n}`, code: (purpose) => `CODE-${purpose}` }
}

/** A story in memory: the playbook run over time, with a mail provider that accepts at once. */
export class Story {
  facts: Facts
  now: Instant
  readonly done: { readonly move: string; readonly at: Instant; readonly outcome: Outcome }[] = []
  private readonly mint = countingMint()

  constructor(facts: Facts = factsOf()) {
    this.facts = facts
    this.now = facts.complaint.receivedAt
    this.turn()
  }

  /** What is due at this moment, and the mail it caused. */
  private turn(): Instant | null {
    const { after, done, wakeAt } = decide(this.facts, this.now, this.mint)
    for (const one of done) this.done.push({ ...one, at: this.now })
    this.facts = {
      ...after,
      mails: after.mails.map((mail) =>
        mail.acceptedAt === null ? { ...mail, state: 'accepted', acceptedAt: this.now } : mail,
      ),
      promises: after.promises.map((promise) => {
        const keeper = after.mails.find(
          (mail) => promise.keptBy === mail.kind || promise.keptBy === `${mail.kind}:${mail.n}`,
        )
        return promise.state === 'open' && keeper ? { ...promise, state: 'kept', keptAt: this.now } : promise
      }),
    }
    return wakeAt
  }

  /** Lives through `length`, stopping at every due instant. */
  live(length: number): this {
    const until = this.now + length
    for (;;) {
      const next = this.turn()
      if (next === null || next > until) break
      this.now = Math.max(this.now, next)
    }
    this.now = until
    this.turn()
    return this
  }

  /** Something a person did. */
  says(change: Partial<Facts>): this {
    const facts = { ...this.facts, ...change }
    this.facts = { ...facts, complaint: { ...facts.complaint, stage: stageOf(facts) } }
    this.turn()
    return this
  }

  chooses(place = 0): this {
    const offer = this.facts.offers.at(-1)
    const remedy = offer?.remedies[place]
    if (!offer || !remedy) throw new Error('nothing to choose from')
    const finalAt = this.now + 10 * minute
    return this.says({ choice: { round: offer.round, remedy: remedy.id, at: this.now, finalAt, by: 'customer' } })
  }

  picks(kind: 'gift' | 'bonus'): this {
    return this.says({ compensation: { kind, at: this.now, finalAt: this.now + 10 * minute, by: 'customer' } })
  }

  arrives(): this {
    return this.says({ complaint: { ...this.facts.complaint, arrivedAt: this.now } })
  }

  rates(score: number): this {
    return this.says({ ratings: [...this.facts.ratings, { score, text: '', at: this.now }] })
  }

  does(outcome: Outcome): this {
    this.facts = apply(this.facts, outcome, this.now, this.mint)
    this.turn()
    return this
  }

  /** Kinds of mail so far, with their number, in order. */
  get mails(): readonly string[] {
    return this.facts.mails.map((mail) => `${mail.kind}:${mail.n}`)
  }

  get toCustomer(): readonly string[] {
    return this.mails.filter((mail) => !mail.startsWith('staff:'))
  }
}
