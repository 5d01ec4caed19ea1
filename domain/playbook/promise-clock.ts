/**
 * How far the time of a promise is gone, and whether only a person can still keep it. Warnings, the word to the customer
 * and the notes in between read it here.
 *
 * The clock stands still while the choice is the customer's, because nothing of ours runs then: what we owed is kept by
 * asking (the offer, the counter-offer), and the next promise begins with their answer.
 */
import { addWorkingTime, endOfWorkingDay, lastClosing, minuteMs, roundedUp, workingTimeBetween } from '../calendar.ts'
import { type Facts, mailOf, offerMail, type Task, taskOf } from '../complaint.ts'
import type { Instant } from '../ids.ts'
import { lastDueAt, type PromiseRow } from '../promise.ts'
import { legalEndOf } from '../promised-time.ts'
import { offerRemedies } from './offer-remedies.ts'

/** The acknowledgement has drivers of its own, and the bank's date is nobody's to move. */
const watched: readonly PromiseRow['kind'][] = ['answer', 'remedy', 'proposal', 'callback', 'correction', 'letter']

/** Whether the customer knows of the time: from a mail, or because what they chose stands on their page with it. */
export const isTold = ({ kind, statedIn }: PromiseRow): boolean => statedIn !== null || kind === 'remedy'

/** What a person has to do for it; null where no task carries it. */
export function taskBehind(facts: Facts, { kind, n }: PromiseRow): Task | null {
  if (kind === 'callback' || kind === 'correction') return taskOf(facts, n)
  if (kind === 'letter') return taskOf(facts, 'letter')
  if (kind === 'proposal') return taskOf(facts, `proposal-${n}`)
  if (kind !== 'remedy') return null
  return taskOf(facts, n) ?? taskOf(facts, `fulfil-${n}`) ?? taskOf(facts, `${n}-carry-out`)
}

/** The offer leaves by itself, or has: no person need be troubled. */
function keepsItself(facts: Facts, promise: PromiseRow): boolean {
  if (facts.choice || mailOf(facts, 'offer') || offerMail(facts, 1)) return true
  const leavesAt = offerRemedies.dueAt(facts)
  return leavesAt !== null && leavesAt <= lastDueAt(promise)
}

/** Open promises that only a person can still keep. Whose task is done is not hurried: the parcel is on its way. */
export const waitForPerson = (facts: Facts): readonly PromiseRow[] =>
  facts.promises.filter((promise) => {
    if (promise.state !== 'open' || !watched.includes(promise.kind)) return false
    if (promise.kind === 'answer') return !keepsItself(facts, promise)
    if (promise.kind === 'letter') return isTold(promise) && facts.letter?.state === 'draft'
    const task = taskBehind(facts, promise)
    return task ? task.state === 'open' : promise.kind !== 'remedy'
  })

/** Where its time begins: a call begins with its hour, a new time when it was told. */
function beginOf(facts: Facts, promise: PromiseRow): Instant {
  if (promise.movedAt !== null) return promise.movedAt
  const slot = promise.kind === 'callback' ? Date.parse(taskBehind(facts, promise)?.about.slot ?? '') : Number.NaN
  return Number.isFinite(slot) ? Math.max(slot, promise.madeAt) : promise.madeAt
}

const wholeOf = (facts: Facts, promise: PromiseRow) =>
  workingTimeBetween(facts.shop, beginOf(facts, promise), lastDueAt(promise))

/** A minute sooner than reckoned: never on the stroke of closing time, when nobody reads it. */
const inside = ({ shop }: Facts, begin: Instant, workingMs: number): Instant =>
  addWorkingTime(shop, begin, Math.max(0, Math.floor(workingMs) - minuteMs))

/** When so many hundredths of its working time are gone; null where it has none. */
export function shareAt(facts: Facts, promise: PromiseRow, hundredths: number): Instant | null {
  const whole = wholeOf(facts, promise)
  return whole === 0 ? null : inside(facts, beginOf(facts, promise), (whole * hundredths) / 100)
}

/** However short the time: the customer hears after the last warning, not with it. */
const neverBefore = 85

/**
 * When we take it that it will not be kept: at nine tenths of its working time, or an hour of it before the end, by policy,
 * whichever is first.
 */
export function slipAt(facts: Facts, promise: PromiseRow): Instant | null {
  const whole = wholeOf(facts, promise)
  if (whole === 0) return null
  const { atShare, beforeMinutes } = facts.shop.policy.slip
  const after = Math.min((whole * atShare) / 10_000, whole - beforeMinutes * minuteMs)
  return inside(facts, beginOf(facts, promise), Math.max((whole * neverBefore) / 100, after))
}

/**
 * The new time: half as much working time again, at least two hours, from the old time on, or from now where that is over.
 * Where the law leaves no later one it is the old time: there is nothing to move it to.
 */
export function newDueAt(facts: Facts, promise: PromiseRow, now: Instant): Instant {
  const { shop } = facts
  const { moreShare, leastMinutes } = shop.policy.slip
  const more = Math.max(leastMinutes * minuteMs, Math.floor((wholeOf(facts, promise) * moreShare) / 10_000))
  const at = addWorkingTime(shop, Math.max(now, promise.dueAt), more)
  // What is delivered is there by the end of a day, as it was promised first.
  const dueAt = promise.kind === 'remedy' ? endOfWorkingDay(shop, at - 1, 0) : roundedUp(shop, at)
  const end = legalEndOf(facts, promise)
  return end === null || dueAt <= end ? dueAt : (lastClosing(shop, promise.dueAt, end) ?? promise.dueAt)
}
