/**
 * Watches over a year of care: what people said, bought and were sent is counted here anew, by other means than the
 * playbook's, so that the auditor does not believe what it audits.
 */
import type { CareFacts, Touch } from '../../domain/care/care.ts'
import type { CareDone } from '../../domain/care/playbook/decide.ts'
import type { CareReason, CareState } from '../../domain/care/state.ts'
import type { Instant } from '../../domain/ids.ts'
import { zoneOf } from '../../domain/zone.ts'
import { isDayOff, isQuiet, localOf } from './local-time.ts'
import { dayMs, type Person } from './year-people.ts'

/** The agreed limits, said by another place than the app's own: six in any 365 days, 45 days apart, three quiet months. */
const mostInAYear = 6
const daysApart = 45
const daysAfterEnd = 21
/** From February to May, with the hour that spring takes. */
const quietAfterGoodbyeMs = 89 * dayMs - 3_600_000

interface Sent {
  readonly kind: Touch['kind']
  readonly n: string
  readonly promotional: boolean
  readonly decidedAt: Instant
  readonly at: Instant
}

/** What one turn of a care did. */
export interface Turn {
  readonly done: readonly CareDone[]
  readonly touches: readonly Touch[]
}

/** What must hold over a year, and every way in which it can turn out not to. */
const guarantees = {
  limits: {
    says: 'nobody is touched more than six times in a year, nor close together, nor twice about one thing',
    brokenBy: [
      'more than six in a year',
      'too close together',
      'soon after the complaint',
      'soon after the goodbye',
      'told twice',
    ],
  },
  consent: {
    says: 'nothing promotional leaves without consent',
    brokenBy: ['without consent', 'of the wrong class'],
  },
  'open complaint': {
    says: 'nothing leaves while a complaint of theirs is open',
    brokenBy: ['in an open complaint'],
  },
  'hold-out': {
    says: 'nothing promotional leaves to who is held out',
    brokenBy: ['promotional in the hold-out'],
  },
  states: {
    says: 'everybody who departed is in one state with its reason, and so is everybody else',
    brokenBy: ['in another state', 'not in care'],
  },
  hours: {
    says: 'nothing leaves at night, on a Sunday or on a day off',
    brokenBy: ['on a Sunday', 'on a day off', 'at night'],
  },
  sense: {
    says: 'what is written is true for who reads it, and somebody can read it',
    brokenBy: [
      'to a mailbox that is dead',
      'while it may happen again',
      'news that is old',
      'an offer to who is here',
      'fixed it is not',
    ],
  },
} as const
export type Guarantee = keyof typeof guarantees
type Finding = (typeof guarantees)[Guarantee]['brokenBy'][number]

/** Each guarantee in words, and its name. */
export const guaranteed = (Object.keys(guarantees) as Guarantee[]).map((name) => [guarantees[name].says, name] as const)

const mostExamples = 3

export class YearAuditor {
  private readonly found = new Map<Finding, string[]>()
  /** Moves done, mails that left, states at the end: to see that every rule was tried. */
  readonly counts = new Map<string, number>()
  private readonly sent = new Map<string, Sent[]>()

  /** What does not hold of one guarantee: how often, with a few examples of whom and when. */
  broken(guarantee: Guarantee): readonly string[] {
    return guarantees[guarantee].brokenBy.flatMap((what) => {
      const where = this.found.get(what) ?? []
      return where.length === 0 ? [] : [`${what} (${where.length}): ${where.slice(0, mostExamples).join('; ')}`]
    })
  }

  count(what: string): number {
    return this.counts.get(what) ?? 0
  }

  private note(what: Finding, { key }: Person, now: Instant, more = ''): void {
    this.found.set(what, [
      ...(this.found.get(what) ?? []),
      `${key} ${new Date(now).toISOString().slice(0, 16)} ${more}`,
    ])
  }

  private bump(what: string): void {
    this.counts.set(what, this.count(what) + 1)
  }

  /** After a turn, a person is what what they said and bought makes them, and says why. */
  turned(person: Person, after: CareFacts, turn: Turn, now: Instant): void {
    for (const { move } of turn.done) this.bump(move)
    for (const { message } of turn.touches) if (message === null) this.bump('held out')
    this.state(person, after, now)
  }

  /** One state with its reason, for everybody. */
  state(person: Person, facts: CareFacts, now: Instant): void {
    const due = expected(person, facts, now)
    const { state, reason } = facts.care
    if (due !== null && due !== `${state} ${reason}`)
      this.note('in another state', person, now, `${state} ${reason}: ${due}`)
  }

  /** At the end: nobody is forgotten. */
  close(person: Person, facts: CareFacts | null, hasEnded: boolean, now: Instant): void {
    if (!facts) {
      if (hasEnded) this.note('not in care', person, now)
      return
    }
    this.state(person, facts, now)
    this.bump(`is ${facts.care.state} ${facts.care.reason}`)
    if (facts.care.heldOut) this.bump('is held out')
    this.bump('cared for')
  }

  /** A mail of care left. */
  left(person: Person, touch: Touch, facts: CareFacts, openComplaints: number, now: Instant): void {
    const { kind, n } = touch
    const { customer, complaint, care } = facts
    const said = person.words.at(-1)?.yes ?? null
    const promotional = kind !== 'cause-fixed' || said === false || complaint.saidGoodbyeAt !== null
    this.bump(`${kind} left`)
    if (kind === 'cause-fixed') this.bump(promotional ? 'fix as promotion' : 'fix as service')
    if (!promotional && care.heldOut) this.bump('owed to who is held out')
    const history = this.sent.get(person.key) ?? []
    this.sent.set(person.key, [...history, { kind, n, promotional, decidedAt: touch.at, at: now }])
    const wrong = (isWrong: boolean, what: Finding): void => {
      if (isWrong) this.note(what, person, now, `${kind} ${n}`)
    }
    wrong(customer.mailbox === 'stopped', 'to a mailbox that is dead')
    wrong(openComplaints > 0, 'in an open complaint')
    wrong(promotional && said !== true, 'without consent')
    wrong(promotional && care.heldOut, 'promotional in the hold-out')
    wrong(touch.class !== (promotional ? 'promotional' : 'service'), 'of the wrong class')
    wrong(
      history.some((one) => one.kind === kind && one.n === n),
      'told twice',
    )
    this.hour(person, kind, facts, now)
    if (promotional) this.limits(person, touch, history, facts, now)
    this.sense(person, touch, facts, now)
  }

  private hour(person: Person, kind: string, { customer, shop }: CareFacts, now: Instant): void {
    const zone = zoneOf({ customer, shop })
    const { date, weekday } = localOf(now, zone)
    const { quiet } = shop.policy
    if (weekday === 6) this.note('on a Sunday', person, now, kind)
    if (isDayOff(shop, date)) this.note('on a day off', person, now, kind)
    if (quiet && isQuiet(quiet, zone, now)) this.note('at night', person, now, kind)
  }

  private limits(person: Person, touch: Touch, history: readonly Sent[], facts: CareFacts, now: Instant): void {
    const { closedAt, saidGoodbyeAt } = facts.complaint
    const ofYear = history.filter(({ at, promotional }) => promotional && at > now - 365 * dayMs)
    if (ofYear.length >= mostInAYear) this.note('more than six in a year', person, now)
    const last = history.at(-1)
    if (last && touch.at - last.decidedAt < daysApart * dayMs) this.note('too close together', person, now, touch.kind)
    if (touch.at - closedAt < daysAfterEnd * dayMs) this.note('soon after the complaint', person, now, touch.kind)
    if (saidGoodbyeAt !== null && touch.at - saidGoodbyeAt < quietAfterGoodbyeMs) {
      this.note('soon after the goodbye', person, now, touch.kind)
    }
  }

  /** What is said makes sense to who reads it. */
  private sense(person: Person, { kind, n, at }: Touch, facts: CareFacts, now: Instant): void {
    const mayRecur = facts.causes.some(({ verdict, state }) => verdict === 'systemic' && state !== 'closed')
    if (kind !== 'cause-fixed' && mayRecur) this.note('while it may happen again', person, now, kind)
    const news = facts.news.find(({ id }) => id === n)
    if (kind === 'news' && !news) this.note('news that is old', person, now, n)
    if (kind === 'win-back' && facts.care.state !== 'departed') this.note('an offer to who is here', person, now)
    if (kind !== 'cause-fixed') return
    const cause = facts.causes.find(({ id }) => id === n)
    const told = cause && (cause.changed[facts.customer.locale] ?? cause.changed[facts.shop.locale])
    if (!told || cause.state !== 'closed' || (cause.closedAt ?? now) > at) this.note('fixed it is not', person, now, n)
  }
}

type Standing = `${CareState} ${CareReason}`

/** From the ledger of what a person said and bought; null while we are talking with them. */
function expected({ orders, goodbyes }: Person, facts: CareFacts, now: Instant): Standing | null {
  const { complaint, hasOpenComplaint, rhythmDays } = facts
  const goodbye = complaint.saidGoodbyeAt
  const last = Math.max(...orders)
  if (goodbye !== null && last <= goodbye) return 'departed said-goodbye'
  if (hasOpenComplaint) return null
  const end = goodbyes.get(complaint.id) ?? complaint.closedAt
  const isBack = orders.some((at) => at > end)
  const quietFor = now - Math.max(last, complaint.closedAt)
  if (quietFor >= rhythmDays * dayMs) {
    return complaint.compensation === 'gift' && !isBack ? 'departed gift-and-away' : 'departed silent'
  }
  if (isBack) return 'returned bought-again'
  if (complaint.outcome === 'declined' || (complaint.lastRating ?? 5) <= 2) return 'at-risk unhappy'
  return complaint.outcome === 'unanswered' ? 'at-risk unanswered' : 'active recovered'
}
