import { dayMs } from '../calendar.ts'
import { type Facts, mailOf, mayRemind } from '../complaint.ts'
import type { Instant } from '../ids.ts'
import { awakeAt } from '../quiet-hours.ts'
import { defaultAt, openQuestion } from './choice-clock.ts'
import type { Move } from './move.ts'

/** The next reminder not yet written: after 2 and 5 days. One that is overtaken by the next is not sent late. */
function next(facts: Facts, now?: Instant) {
  const question = openQuestion(facts)
  if (!question || !mayRemind(facts)) return null
  const days = facts.shop.policy.touches.choiceReminderDays
  const at = (day: number): Instant => awakeAt(facts, question.askedAt + day * dayMs)
  const sent = days.map((day) => mailOf(facts, 'choice-reminder', `${question.offer.round}-${day}`) !== null)
  const left = days.filter((_, i) => !sent.slice(i).includes(true))
  const due = left.filter((day) => now !== undefined && at(day) <= now)
  const day = due.at(-1) ?? left[0]
  if (day === undefined) return null
  return { round: question.offer.round, day, at: at(day), last: day === days.at(-1), question }
}

/** A kind word after 2 and 5 days, with what happens if they leave it to us. */
export const remindOfChoice: Move = {
  name: 'remind-of-choice',
  dueAt(facts, now = 0) {
    const reminder = next(facts)
    // What a stopped mailbox or a proposal held up is no reason to write at night.
    return reminder && awakeAt(facts, Math.max(reminder.at, now))
  },
  act(facts, now) {
    const reminder = next(facts, now)
    if (!reminder) return {}
    const { round, day, last, question } = reminder
    const n = `${round}-${day}`
    return { mails: [{ kind: 'choice-reminder', n, round, last, defaultAt: defaultAt(facts, question.askedAt) }] }
  },
}
