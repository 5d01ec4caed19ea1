/**
 * The director's letter as drawn up from the facts: what happened, what has been done, on what terms we go on, each with
 * an owner and a date. It states the fix; it vows nothing and blames nobody. A person changes, approves and signs it.
 */
import { isTimeZone } from '../domain/calendar.ts'
import { bonusOf } from '../domain/compensation.ts'
import { chosenRemedy, currentOffer, type Facts, type LetterPoint } from '../domain/complaint.ts'
import type { Instant } from '../domain/ids.ts'
import type { Locale } from '../domain/locale.ts'
import { sayMoney, sayUntil, sayWhen } from './format.ts'
import { orderName, plain } from './plain.ts'
import { remedyTitle } from './remedy-words.ts'
import { say } from './say.ts'
import { typeset } from './typeset.ts'
import { personOf } from './voice.ts'

export interface LetterDraft {
  readonly subject: string
  readonly body: string
  readonly points: readonly LetterPoint[]
}

const tags = { en: 'en-GB', ru: 'ru', ro: 'ro' } as const satisfies Record<Locale, string>

const zoneOf = ({ customer, shop }: Facts): string =>
  customer?.timeZone && isTimeZone(customer.timeZone) ? customer.timeZone : shop.timeZone

/** "27 November": inside "on …" and "since …" the three languages write it alike. */
const dateOf = (locale: Locale, instant: Instant, zone: string): string =>
  new Intl.DateTimeFormat(tags[locale], { timeZone: zone, day: 'numeric', month: 'long' }).format(instant)

const happened = (facts: Facts, locale: Locale): LetterPoint => {
  const clause = say(locale, `words.clause.${facts.complaint.category}`)
  const total = facts.order?.total
  return {
    text: total
      ? say(locale, 'letter.happened-amount', { clause, total: sayMoney(locale, total) })
      : say(locale, 'letter.happened', { clause }),
    owner: personOf(facts),
    when: say(locale, 'letter.since', { date: dateOf(locale, facts.complaint.receivedAt, zoneOf(facts)) }),
  }
}

function done(facts: Facts, locale: Locale, now: Instant): LetterPoint {
  const zone = zoneOf(facts)
  const owner = personOf(facts)
  const on = (instant: Instant): string => say(locale, 'letter.on', { date: dateOf(locale, instant, zone) })
  const { choice, complaint } = facts
  const remedy = chosenRemedy(facts)
  if (choice && remedy) {
    const code = facts.codes.find(({ purpose }) => purpose === remedy.id)
    const title = remedyTitle(locale, remedy)
    if (code) {
      const value = sayMoney(locale, code.value)
      const until = sayUntil(locale, code.expiresAt, now, zone)
      return { text: say(locale, 'letter.done-code', { value, until }), owner, when: on(code.issuedAt) }
    }
    const task = facts.tasks.find(({ key }) => key === `fulfil-${choice.round}`)
    const finishedAt = complaint.arrivedAt ?? (task?.state === 'done' ? task.doneAt : null)
    if (finishedAt !== null)
      return { text: say(locale, 'letter.done-finished', { title }), owner, when: on(finishedAt) }
    const name = choice.by === 'customer' ? 'letter.done-chosen' : 'letter.done-settled'
    return {
      text: say(locale, name, { title }),
      owner,
      when: task ? sayWhen(locale, task.dueAt, now, zone) : on(choice.at),
    }
  }
  const offer = currentOffer(facts)
  if (offer && offer.remedies.length > 0) {
    const text = say(locale, 'letter.done-offered', { count: offer.remedies.length })
    return { text, owner, when: on(offer.preparedAt) }
  }
  const answer = facts.promises.find(({ kind, state }) => kind === 'answer' && state === 'open')
  return {
    text: say(locale, 'letter.done-looking', { name: owner }),
    owner,
    when: answer ? sayWhen(locale, answer.dueAt, now, zone) : on(complaint.receivedAt),
  }
}

function terms(facts: Facts, locale: Locale): LetterPoint {
  const bonus = facts.compensation ? null : bonusOf(facts)
  const name = personOf(facts)
  return {
    text: bonus
      ? say(locale, 'letter.terms-bonus', { bonus: sayMoney(locale, bonus), name })
      : say(locale, 'letter.terms', { name }),
    owner: facts.shop.director ? plain(facts.shop.director.name, 60) : name,
    when: say(locale, 'letter.from-today'),
  }
}

/** Drawn up anew from the facts each time it is asked for, until a person has written their own words. */
export function draftLetter(facts: Facts, locale: Locale, now: Instant): LetterDraft {
  const { complaint } = facts
  const order = orderName(facts.order) ?? 'none'
  const clause = say(locale, `words.clause.${complaint.category}`)
  const paragraphs = [
    say(locale, 'letter.opening', { order, clause }),
    ...(complaint.earlierFailures > 0 ? [say(locale, 'letter.again')] : []),
    say(locale, 'letter.plan'),
  ]
  const set = (text: string): string => typeset(locale, text)
  return {
    subject: say(locale, 'letter.subject', { order }),
    body: paragraphs.map(set).join('\n\n'),
    points: [happened(facts, locale), done(facts, locale, now), terms(facts, locale)].map((point) => ({
      ...point,
      text: set(point.text),
    })),
  }
}

/** The letter's words: the person's own where somebody wrote them, else as drawn up from the facts, for the customer. */
export function letterWords(facts: Facts, now: Instant): LetterDraft {
  const own = facts.letter
  if (own && (own.subject !== '' || own.body !== '')) return own
  return draftLetter(facts, facts.complaint.locale, now)
}
