/**
 * The director's letter as drawn up from the facts: what happened, what has been done, what comes next, on what terms we go
 * on, each with an owner and a date as they stand in tasks and promises. It states the fix; it vows nothing and blames
 * nobody. A person changes, approves and signs it.
 */
import { bonusOf, giftOf } from '../domain/compensation.ts'
import { chosenRemedy, currentOffer, type Facts, type LetterPoint, type Task, taskOf } from '../domain/complaint.ts'
import type { Instant } from '../domain/ids.ts'
import type { Locale } from '../domain/locale.ts'
import { taskBehind } from '../domain/playbook/promise-clock.ts'
import { isOwed, lastDueAt, type PromiseRow } from '../domain/promise.ts'
import { zoneOf } from '../domain/zone.ts'
import { sayDated, sayMoney, sayUntil } from './format.ts'
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

/** A letter holds twelve points. */
const mostSteps = 9

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

/** Who has a task in hand, by name; else who has the complaint. */
function nameOf(facts: Facts, task: Task | null): string {
  const owner = facts.staff.find(({ email }) => email === task?.owner)
  return owner ? plain(owner.name, 60) : personOf(facts)
}

function done(facts: Facts, locale: Locale, now: Instant): LetterPoint {
  const zone = zoneOf(facts)
  const on = (instant: Instant): string => say(locale, 'letter.on', { date: dateOf(locale, instant, zone) })
  const { choice, complaint } = facts
  const remedy = chosenRemedy(facts)
  if (choice && remedy) {
    const task = taskOf(facts, `fulfil-${choice.round}`)
    const owner = nameOf(facts, task)
    const code = facts.codes.find(({ purpose }) => purpose === remedy.id)
    const title = remedyTitle(locale, remedy)
    if (code) {
      const value = sayMoney(locale, code.value)
      const until = sayUntil(locale, code.expiresAt, now, zone)
      return { text: say(locale, 'letter.done-code', { value, until }), owner, when: on(code.issuedAt) }
    }
    const finishedAt = complaint.arrivedAt ?? (task?.state === 'done' ? task.doneAt : null)
    if (finishedAt !== null)
      return { text: say(locale, 'letter.done-finished', { title }), owner, when: on(finishedAt) }
    const name = choice.by === 'customer' ? 'letter.done-chosen' : 'letter.done-settled'
    return { text: say(locale, name, { title }), owner, when: on(choice.at) }
  }
  const owner = personOf(facts)
  const offer = currentOffer(facts)
  if (offer && offer.remedies.length > 0) {
    const text = say(locale, 'letter.done-offered', { count: offer.remedies.length })
    return { text, owner, when: on(offer.preparedAt) }
  }
  const answer = facts.promises.find(({ kind, state }) => kind === 'answer' && state === 'open')
  return {
    text: say(locale, 'letter.done-looking', { name: owner }),
    owner,
    when: answer ? sayDated(locale, lastDueAt(answer), now, zone) : on(complaint.receivedAt),
  }
}

const lowered = (locale: Locale, text: string): string => text.charAt(0).toLocaleLowerCase(locale) + text.slice(1)

function stepText(facts: Facts, locale: Locale, { kind }: PromiseRow, name: string): string | null {
  const remedy = chosenRemedy(facts)
  if (kind === 'remedy' && remedy)
    return say(locale, 'letter.next-remedy', { title: lowered(locale, remedyTitle(locale, remedy)) })
  if (kind === 'proposal') return say(locale, 'letter.next-proposal')
  if (kind === 'callback' || kind === 'correction') return say(locale, `letter.next-${kind}`, { name })
  return null
}

/** What the customer was told a time for and still waits for: with who has it in hand, and the time they were told. */
function steps(facts: Facts, locale: Locale, now: Instant): readonly LetterPoint[] {
  return facts.promises.filter(isOwed).flatMap((promise) => {
    const owner = nameOf(facts, taskBehind(facts, promise))
    const text = stepText(facts, locale, promise, owner)
    const at = lastDueAt(promise)
    // A time that has passed is no plan: the director names the new one.
    return text === null ? [] : [{ text, owner, when: at > now ? sayDated(locale, at, now, zoneOf(facts)) : '' }]
  })
}

function terms(facts: Facts, locale: Locale): LetterPoint {
  const bonus = facts.compensation ? null : bonusOf(facts)
  const name = personOf(facts)
  return {
    text: bonus
      ? say(locale, giftOf(facts) ? 'letter.terms-bonus' : 'letter.terms-only-bonus', {
          bonus: sayMoney(locale, bonus),
          name,
        })
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
    points: [
      happened(facts, locale),
      done(facts, locale, now),
      ...steps(facts, locale, now).slice(0, mostSteps),
      terms(facts, locale),
    ].map((point) => ({
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
