/** What is printed: aligned tables, medians of the rounds, ratios within the run. */
import { figure, median, quantile, table } from './table.mjs'

/** @param {readonly import('./counted/database.ts').Trip[]} trips */
export function tripsTable(trips) {
  const total = (pick) => trips.reduce((sum, trip) => sum + pick(trip), 0)
  const early = trips.filter((trip) => !trip.afterAnswer).length
  const row = (what, pick, when) => [
    what,
    pick((trip) => trip.statements),
    pick((trip) => trip.rowsRead),
    pick((trip) => trip.rowsWritten),
    when,
  ]
  return table([
    ['round trip', 'statements', 'rows read', 'rows written', 'done'],
    ...trips.map((trip) => row(trip.what, (pick) => pick(trip), trip.afterAnswer ? 'after' : 'before the answer')),
    row(`${trips.length} in all, ${early} before the answer`, total, ''),
  ])
}

/** The medians of a contestant's rounds. */
export function middleOf(rounds) {
  const middle = (pick) => median(rounds.map(pick))
  const times = (of) => ({
    p50: middle((round) => quantile(of(round), 0.5)),
    p99: middle((round) => quantile(of(round), 0.99)),
  })
  return {
    perSecond: middle(({ crowd }) => crowd.perSecond),
    lowest: Math.min(...rounds.map(({ crowd }) => crowd.perSecond)),
    highest: Math.max(...rounds.map(({ crowd }) => crowd.perSecond)),
    answer: times(({ crowd }) => crowd.answerMs),
    mail: times(({ crowd }) => crowd.waitedMs),
    cpuMs: middle(({ crowd }) => crowd.cpuMs),
    lost: rounds.reduce((sum, { crowd, alone }) => sum + crowd.lost + alone.lost, 0),
    aloneAnswer: times(({ alone }) => alone.answerMs),
    aloneMail: times(({ alone }) => alone.waitedMs),
  }
}

/** @param {readonly (readonly [string, ReturnType<typeof middleOf>])[]} contestants */
export const crowdTable = (contestants) =>
  table([
    ['', 'answers/s', 'lowest', 'highest', 'answer p50', 'p99', 'mail p50', 'p99', 'CPU each', 'lost'],
    ...contestants.map(([name, { perSecond, lowest, highest, answer, mail, cpuMs, lost }]) => [
      name,
      ...[perSecond, lowest, highest, answer.p50, answer.p99, mail.p50, mail.p99, cpuMs].map(figure),
      lost,
    ]),
  ])

export const aloneTable = (contestants) =>
  table([
    ['', 'answer p50', 'p99', 'mail p50', 'p99'],
    ...contestants.map(([name, { aloneAnswer, aloneMail }]) => [
      name,
      ...[aloneAnswer.p50, aloneAnswer.p99, aloneMail.p50, aloneMail.p99].map(figure),
    ]),
  ])

export function ratiosTable({ amends, store, mail }) {
  const ratio = (over, under) => figure(over / under)
  return table([
    ['', 'ratio', 'aim'],
    ['answers/s, Amends ÷ bare that only stores', ratio(amends.perSecond, store.perSecond), '≥ 0.85'],
    ['answers/s, bare that mails ÷ bare that only stores', ratio(mail.perSecond, store.perSecond), ''],
    ['mail p50 in the crowd, Amends ÷ bare that mails', ratio(amends.mail.p50, mail.mail.p50), '≤ 1.5'],
    ['mail p50 one at a time, Amends ÷ bare that mails', ratio(amends.aloneMail.p50, mail.aloneMail.p50), ''],
    ['answer p50 one at a time, Amends ÷ bare that mails', ratio(amends.aloneAnswer.p50, mail.aloneAnswer.p50), ''],
    ['CPU each, Amends ÷ bare that mails', ratio(amends.cpuMs, mail.cpuMs), ''],
  ])
}
