/**
 * What a policy would have made of complaints: each is run through the same playbook as the real ones, under the draft and
 * under what is in force. Nothing is sent, nothing is written. Pure.
 */
import { limitOf } from './approval.ts'
import { bonusPurpose } from './compensation.ts'
import type { Customer, Dispute, Facts, Order } from './complaint.ts'
import { chosenRemedy, currentOffer } from './complaint.ts'
import type { Category, Channel } from './event.ts'
import type { Gift } from './gift.ts'
import type { ComplaintId, Instant, Milliseconds, PromiseId } from './ids.ts'
import type { Locale } from './locale.ts'
import { add, type Money, money } from './money.ts'
import { everybodyHere, type StaffMember } from './people.ts'
import type { Mint } from './playbook/apply.ts'
import { decide } from './playbook/decide.ts'
import type { RemedyKind, Severity } from './policy/tables.ts'
import type { TopSpend } from './policy/tier.ts'
import { nothingToPayBack } from './refund.ts'
import { remediesFor } from './remedy.ts'
import type { Shop } from './shop.ts'

/** A complaint as it came, and what its customer picked; what they never picked stands open. */
export interface Case {
  readonly id: ComplaintId
  readonly category: Category
  readonly channel: Channel
  readonly locale: Locale
  readonly receivedAt: Instant
  readonly refunded: Money | null
  readonly customer: Customer | null
  readonly order: Order | null
  readonly dispute: Dispute | null
  readonly chose: RemedyKind | null
  readonly picked: 'gift' | 'bonus' | null
}

/** Who works at the shop and what it has to give: the same under either policy. */
export interface House {
  readonly staff: readonly StaffMember[]
  readonly gifts: readonly Gift[]
  readonly topSpend: TopSpend | null
}

export const deciders = ['agent', 'lead', 'director'] as const
export type Decider = (typeof deciders)[number]

/** What came of one case. */
export interface Replayed {
  readonly severity: Severity | null
  readonly isVip: boolean
  readonly ways: readonly RemedyKind[]
  /** From the complaint to the time promised for the full answer; null where no mail reaches the customer. */
  readonly answerMs: Milliseconds | null
  readonly fix: Money
  readonly gift: Money
  readonly bonus: Money
  /** The lowest role that may grant all of it alone. */
  readonly decider: Decider
  /** By the cap on one complaint, somebody is asked before anything is issued. */
  readonly asks: boolean
}

/** A complaint as intake leaves it. */
function factsOf(one: Case, shop: Shop, { staff, gifts, topSpend }: House): Facts {
  const { id, category, channel, locale, receivedAt, refunded, customer, order, dispute } = one
  const nothing = { owner: null, deputy: null, rating: null, joinedAt: null, arrivedAt: null, returnedAt: null }
  const open = { returnedWith: null, cause: null, departedAt: null, reopenedAt: null, closedAt: null, joinedInto: null }
  return {
    ...{ shop, customer, order, dispute, staff, gifts, topSpend },
    complaint: {
      ...{ id, shop: shop.id, source: 'simulation', externalId: id, channel, category, text: '', locale, receivedAt },
      ...{ severity: null, tier: 'standard', tierReason: {}, policyVersion: 0, refunded, earlierFailures: 0 },
      ...{ ...nothing, ...open, askingUntil: null, outcome: null, stage: 'received' },
      ...{ version: 1, turn: 0, wait: -1, wakeAt: receivedAt },
    },
    promises: [
      {
        ...{ id: 'prm_acknowledgement' as PromiseId, kind: 'acknowledgement', n: '1', madeAt: receivedAt },
        ...{ dueAt: receivedAt + 3_600_000, keptAt: null, movedAt: null, movedTo: null, state: 'open' },
        ...{ clock: 'calendar', statedIn: null, statedAs: '', keptBy: 'acknowledgement' },
      },
    ],
    ...{ paces: [], offers: [], choice: null, compensation: null, codes: [], codeUses: [], redemptions: [] },
    ...{ mails: [], tasks: [], escalations: [], letter: null, proposals: [], replies: [], requests: [], written: [] },
    ...{ ratings: [], twin: null, escalatedElsewhere: null, duty: everybodyHere, alarms: [], ledgerEnd: null },
    ...{ alike: { ofItem: 1, ofKind: 1 }, bonusShown: null },
    // An empty reserve would answer for the month, not for the policy.
    ...{ payBack: nothingToPayBack, reserve: null, beyondCap: null },
  }
}

function countingMint(): Mint {
  let n = 0
  return {
    id: (kind) => {
      n += 1
      return `${kind}_${n}`
    },
    code: (purpose) => purpose,
  }
}

/** The lowest role within whose own limit a sum lies. */
function deciderOf(facts: Facts, sum: Money): Decider {
  for (const role of ['agent', 'lead'] as const) {
    const most = limitOf(facts, role, sum.currency)
    if (most === null || sum.minor <= most) return role
  }
  return 'director'
}

/** One case from its arrival to what it costs: it is weighed, answered, offered; then its customer picks as they did. */
export function replay(one: Case, shop: Shop, house: House): Replayed {
  const mint = countingMint()
  const at = one.receivedAt
  const asked = decide(factsOf(one, shop, house), at, mint).after
  const offer = currentOffer(asked)
  const ways = (offer?.remedies ?? remediesFor(asked)).map(({ kind }) => kind)
  const answer = asked.promises.find(({ kind }) => kind === 'answer')
  // Who never chose gets the best way, as by default; a way that is not offered under this policy cannot be chosen.
  const remedy = offer?.remedies.find(({ kind }) => kind === one.chose) ?? offer?.remedies[0]
  const picked: Facts =
    offer && remedy
      ? {
          ...asked,
          choice: { round: offer.round, remedy: remedy.id, at, finalAt: at, by: 'customer' },
          compensation: { kind: one.picked ?? 'bonus', at, finalAt: at, by: 'customer' },
        }
      : asked
  const { after, done } = decide(picked, at, mint)
  const currency = one.order?.total?.currency ?? shop.currency
  const nothing = money(0, currency)
  const ledger = done.flatMap(({ outcome }) => outcome.ledger ?? [])
  const booked = (kind: 'fix' | 'gift'): Money =>
    ledger
      .filter(({ entry, value }) => entry === kind && value.currency === currency)
      .reduce((sum, { value }) => add(sum, value), nothing)
  const bonus = after.codes.find(({ purpose }) => purpose === bonusPurpose(after))?.value
  const [fix, gift] = [chosenRemedy(after)?.value ?? nothing, booked('gift')]
  const all = [fix, gift, bonus].reduce<Money>(
    (sum, part) => (part?.currency === currency ? add(sum, part) : sum),
    nothing,
  )
  return {
    ...{ severity: after.complaint.severity, isVip: after.complaint.tier === 'vip', ways },
    answerMs: answer ? answer.dueAt - at : null,
    ...{ fix, gift, bonus: bonus?.currency === currency ? bonus : nothing },
    decider: deciderOf(after, all),
    asks: after.requests.length > 0,
  }
}

/** What came of many: sums by currency, counts, and the times that were promised. */
export interface Simulated {
  readonly cases: number
  readonly costs: readonly {
    readonly currency: string
    readonly fix: Money
    readonly gift: Money
    readonly bonus: Money
    readonly all: Money
  }[]
  /** Half of the full answers are promised within this time, and all of them within that. */
  readonly answer: { readonly middleMs: Milliseconds; readonly longestMs: Milliseconds } | null
  readonly ways: readonly { readonly kind: RemedyKind; readonly times: number }[]
  readonly fewestWays: number
  readonly vips: number
  readonly severe: number
  readonly deciders: Readonly<Record<Decider, number>>
  readonly asks: number
}

export function summed(all: readonly Replayed[]): Simulated {
  const byCurrency = Map.groupBy(all, ({ fix }) => fix.currency)
  const answers = all.flatMap(({ answerMs }) => (answerMs === null ? [] : [answerMs])).toSorted((a, b) => a - b)
  const times = new Map<RemedyKind, number>()
  for (const { ways } of all) for (const kind of ways) times.set(kind, (times.get(kind) ?? 0) + 1)
  const middle = answers[answers.length >> 1]
  const who = (decider: Decider): number => all.filter((one) => one.decider === decider).length
  return {
    cases: all.length,
    costs: [...byCurrency].map(([currency, some]) => {
      const sum = (of: (one: Replayed) => Money): Money =>
        some.reduce((total, one) => add(total, of(one)), money(0, currency))
      const [fix, gift, bonus] = [sum((one) => one.fix), sum((one) => one.gift), sum((one) => one.bonus)]
      return { currency, fix, gift, bonus, all: add(add(fix, gift), bonus) }
    }),
    answer: middle === undefined ? null : { middleMs: middle, longestMs: answers.at(-1) ?? middle },
    ways: [...times].map(([kind, n]) => ({ kind, times: n })).toSorted((a, b) => b.times - a.times),
    fewestWays: Math.min(...all.map(({ ways }) => ways.length)),
    vips: all.filter(({ isVip }) => isVip).length,
    severe: all.filter(({ severity }) => severity === 'severe').length,
    deciders: { agent: who('agent'), lead: who('lead'), director: who('director') },
    asks: all.filter(({ asks }) => asks).length,
  }
}

export interface Beside {
  readonly today: Simulated
  readonly draft: Simulated
  /** Cases that come out differently in anything. */
  readonly differ: number
}

/** The same cases under the policy in force and under a draft. */
export function beside(cases: readonly Case[], today: Shop, draft: Shop, house: House): Beside {
  const before = cases.map((one) => replay(one, today, house))
  const after = cases.map((one) => replay(one, draft, house))
  const differ = before.filter((one, i) => JSON.stringify(one) !== JSON.stringify(after[i])).length
  return { today: summed(before), draft: summed(after), differ }
}
