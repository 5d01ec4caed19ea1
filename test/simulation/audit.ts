/**
 * The auditor of facts: what must hold after every step of every complaint, asked of the facts alone. An empty list is the
 * only good answer. (`test/harness/auditor.ts` asks the same of a database.)
 */
import { canWrite, currentOffer, type Facts, type MailFact, nextStages, stageOf } from '../../domain/complaint.ts'
import { canBeAnsweredFirst } from '../../domain/dispute.ts'
import type { Instant } from '../../domain/ids.ts'
import { mailKey } from '../../domain/mail.ts'
import { isOwed, lastDueAt, type PromiseRow, wasToldBefore } from '../../domain/promise.ts'
import { customerZone } from '../../domain/zone.ts'
import { isOnLine, isQuiet, isWorking } from './local-time.ts'
import type { Rest, Step } from './memory.ts'

type Finding = string

const when = (at: Instant): string => new Date(at).toISOString().slice(0, 16)

const changed = <T>(before: readonly T[], after: readonly T[]): readonly (readonly [T, T])[] =>
  before.flatMap((row, i) => {
    const now = after[i]
    return now === undefined || now === row ? [] : [[row, now] as const]
  })

const twice = (keys: readonly string[]): readonly string[] => keys.filter((key, i) => keys.indexOf(key) !== i)

/** A promise that ended stays ended; only one that was broken may still be made good, and then it is late. */
function promiseChange([b, a]: readonly [PromiseRow, PromiseRow]): readonly Finding[] {
  const name = `${a.kind} ${a.n}`
  const told = `${b.kind} ${b.n} ${b.madeAt} ${b.dueAt}` === `${a.kind} ${a.n} ${a.madeAt} ${a.dueAt}`
  const ended = b.state !== 'open' && b.state !== a.state
  const madeGood = b.state === 'broken' && a.state === 'late'
  return [
    ...(told ? [] : [`what was promised changed afterwards: ${name}`]),
    ...(ended && !madeGood ? [`a promise ended twice: ${name}, ${b.state} then ${a.state}`] : []),
    ...(b.movedAt !== null && (b.movedAt !== a.movedAt || b.movedTo !== a.movedTo)
      ? [`told two new times: ${name}`]
      : []),
    ...(a.movedTo !== null && a.movedTo <= a.dueAt ? [`a new time no later than the old: ${name}`] : []),
  ]
}

/** Early, kept and late mean what they say. */
function promiseWords({ kind, n, state, keptAt, dueAt, madeAt }: PromiseRow): readonly Finding[] {
  const ended = state === 'kept' || state === 'early' || state === 'late'
  const right = keptAt !== null && (state === 'late' ? keptAt > dueAt : keptAt <= dueAt && keptAt >= madeAt)
  if (ended && !right) return [`${state} at the wrong time: ${kind} ${n}`]
  return state === 'open' && keptAt !== null ? [`open and kept: ${kind} ${n}`] : []
}

function promises({ before, after, now }: Step): readonly Finding[] {
  const news = after.promises.slice(before.promises.length)
  return [
    ...(after.promises.length < before.promises.length ? ['a promise was lost'] : []),
    ...changed(before.promises, after.promises).flatMap((pair) => [...promiseChange(pair), ...promiseWords(pair[1])]),
    ...news.flatMap(({ kind, n, dueAt }) => (dueAt < now ? [`promised for a time that is over: ${kind} ${n}`] : [])),
    ...twice(news.length > 0 ? after.promises.map(({ kind, n }) => `${kind} ${n}`) : []).map(
      (key) => `promised twice: ${key}`,
    ),
  ]
}

/** Who promised a time takes it back only with another one, with the bank's word, or with the complaint's end. */
function withdrawals({ before, after, done }: Step): readonly Finding[] {
  const gone = changed(before.promises, after.promises).filter(
    ([b, a]) => b.state === 'open' && a.state === 'withdrawn',
  )
  const isOver =
    after.complaint.closedAt !== null &&
    (done.some(({ move }) => move === 'staff') || after.complaint.departedAt !== null)
  return gone
    .filter(([, { kind }]) => {
      if (isOver || after.complaint.joinedInto !== null) return false
      if (kind === 'dispute') return false
      const another = after.promises.length > before.promises.length
      return !another && !done.some(({ move }) => move === 'stop-refund')
    })
    .map(([, { kind, n }]) => `withdrawn without a word: ${kind} ${n} by ${done.map(({ move }) => move).join(' ')}`)
}

function mails({ before, after }: Step): readonly Finding[] {
  const news = after.mails.slice(before.mails.length)
  if (news.length === 0) return []
  const toCustomer = news.filter(({ kind }) => kind !== 'staff')
  const closed = before.complaint.closedAt !== null && after.complaint.closedAt !== null
  const count = (kind: MailFact['kind']) => after.mails.filter((mail) => mail.kind === kind).length
  return [
    ...twice(after.mails.map(mailKey)).map((key) => `one key, two mails: ${key}`),
    ...(closed ? news.map((mail) => `a closed complaint causes mail: ${mailKey(mail)}`) : []),
    ...(toCustomer.length > 0 && !canWrite(after)
      ? toCustomer.map((mail) => `nobody to write to: ${mailKey(mail)}`)
      : []),
    ...toCustomer.filter(({ to }) => to !== after.customer?.email).map((mail) => `to somebody else: ${mailKey(mail)}`),
    ...(count('slip') > 1 ? ['told of a slip twice'] : []),
    ...(count('acknowledgement') > 1 ? ['two acknowledgements'] : []),
  ]
}

/** What a customer does not wait for leaves by day; an answer that was promised for the night leaves all the same. */
const keepsToTheDay = ({ kind, n }: MailFact): boolean =>
  ['offer', 'choice-reminder', 'check-in', 'code-reminder'].includes(kind) ||
  (kind === 'progress' && n.startsWith('waiting-'))

function atNight(facts: Facts, mail: MailFact, now: Instant): boolean {
  const { quiet } = facts.shop.policy
  const { zone } = customerZone(facts)
  if (!quiet || !keepsToTheDay(mail) || !isQuiet(quiet, zone, now)) return false
  // A person's own offer is their word; and who has asked the bank is answered before the bank is.
  if (mail.kind === 'offer' && (currentOffer(facts)?.by !== 'playbook' || canBeAnsweredFirst(facts.dispute)))
    return false
  // The promise it keeps would be over by their morning.
  return !facts.promises.some(
    ({ kind, state, keptAt, dueAt }) =>
      mail.kind === 'offer' &&
      kind === 'answer' &&
      (state === 'open' || keptAt === now) &&
      dueAt - now < 13 * 3_600_000,
  )
}

/** What left at an hour at which it had better waited. `facts` as they were then. */
export function leftAtWrongHour(facts: Facts, mail: MailFact, now: Instant): readonly Finding[] {
  if (mail.kind !== 'staff') return atNight(facts, mail, now) ? [`at night: ${mailKey(mail)} ${when(now)}`] : []
  const atWork = isWorking(facts.shop, now) || isOnLine(facts.shop, facts.duty.rota, mail.to, now)
  return atWork ? [] : [`outside working hours: ${mailKey(mail)} to ${mail.to} ${when(now)}`]
}

const leaving = ({ before, after, now }: Step): readonly Finding[] =>
  changed(before.mails, after.mails)
    .filter(([b, a]) => b.state === 'planned' && a.state === 'accepted')
    .flatMap(([, mail]) => leftAtWrongHour(before, mail, now))

function decisions({ before, after, now }: Step): readonly Finding[] {
  const { choice } = before
  const isNew = after.offers.length > before.offers.length
  const isFinal = choice !== null && (choice.finalAt <= now || choice.by !== 'customer')
  const fresh = after.offers.slice(before.offers.length)
  return [
    ...(isFinal && after.choice !== choice && !isNew ? ['a final choice was changed'] : []),
    ...fresh
      .filter(({ remedies }) => new Set(remedies.map(({ kind }) => kind)).size < 3)
      .map(() => 'fewer than three ways'),
    ...(after.codes.length > before.codes.length ? twice(after.codes.map(({ purpose }) => purpose)) : []).map(
      (purpose) => `two codes for ${purpose}`,
    ),
    ...(after.tasks.length > before.tasks.length ? twice(after.tasks.map(({ key }) => key)) : []).map(
      (key) => `one task twice: ${key}`,
    ),
    ...(after.escalations.length > before.escalations.length
      ? twice(after.escalations.map(({ reason }) => reason))
      : []
    ).map((reason) => `escalated twice: ${reason}`),
    ...changed(before.tasks, after.tasks)
      .filter(([b, a]) => b.state !== 'open' && a.state !== b.state)
      .map(([, { key }]) => `a finished task changed: ${key}`),
  ]
}

function stages({ before, after, by }: Step): readonly Finding[] {
  const from = before.complaint.stage
  const to = after.complaint.stage
  if (by === 'playbook' && to !== stageOf(after)) return [`the stage is ${to}, the facts say ${stageOf(after)}`]
  const leads: readonly string[] = nextStages[from]
  return from === to || leads.includes(to) ? [] : [`no way leads from ${from} to ${to}`]
}

/** What does not hold after one step. */
export const findingsOf = (step: Step): readonly Finding[] => [
  ...promises(step),
  ...withdrawals(step),
  ...mails(step),
  ...leaving(step),
  ...decisions(step),
  ...stages(step),
]

/** When nothing is due any more: no time has passed unnoticed, and somebody or something will wake an open complaint. */
export function findingsAtRest({ facts, wakeAt, now }: Rest): readonly Finding[] {
  const { complaint, tasks, escalations, proposals } = facts
  const overdue = facts.promises.filter((promise) => promise.state === 'open' && lastDueAt(promise) < now)
  // What is still owed stands at the head of the queue until a person has made it good or closed it.
  const byPerson =
    [tasks, escalations, proposals].some((rows) => rows.some(({ state }) => state === 'open')) ||
    facts.promises.some(isOwed)
  return [
    ...overdue.map(({ kind, n }) => `open past its time: ${kind} ${n}`),
    ...(wakeAt !== null && wakeAt <= now ? ['due and not done'] : []),
    ...(complaint.closedAt === null && wakeAt === null && !byPerson ? ['open, and nobody will ever look at it'] : []),
  ]
}

export const endings = [
  'kept',
  'early',
  'late with notice',
  'late with alarm',
  'broken with alarm',
  'withdrawn',
  'open',
] as const
export type Ending = (typeof endings)[number]

/** How a promise ended; null when that is one of the ways in which none may end. */
export function endingOf({ alarms, complaint }: Facts, promise: PromiseRow, now: Instant): Ending | null {
  const alarm = promise.kind === 'acknowledgement' ? 'acknowledgement-late' : 'promise-broken'
  const rang = alarms.includes(`${alarm}:${promise.id}`)
  if (promise.state === 'open') return lastDueAt(promise) >= now && complaint.closedAt === null ? 'open' : null
  if (isOwed(promise)) return rang ? 'broken with alarm' : null
  if (promise.state !== 'late') return promise.state === 'broken' ? null : promise.state
  const inNewTime = promise.keptAt !== null && promise.keptAt <= lastDueAt(promise) && wasToldBefore(promise)
  if (inNewTime) return 'late with notice'
  return rang ? 'late with alarm' : null
}
