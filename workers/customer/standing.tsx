/** The top of the page: what this is about, what happens right now and who does it, what comes next and when. */
import { endOfWorkingDay } from '../../domain/calendar.ts'
import { chosenRemedy, type Facts } from '../../domain/complaint.ts'
import { defaultAfterMs, openQuestion } from '../../domain/playbook/choice-clock.ts'
import { future } from '../../domain/playbook/decide.ts'
import type { PromiseRow } from '../../domain/promise.ts'
import { capital, sayTime } from '../../emails/format.ts'
import { greetingName, plain } from '../../emails/plain.ts'
import { typeset } from '../../emails/typeset.ts'
import { isProvisional } from './situation.ts'
import type { View } from './view.ts'

const longestWords = 280

export function headlineOf({ facts, situation, voice }: View): string {
  const name = greetingName(facts.customer?.name ?? null)
  return typeset(
    voice.locale,
    voice.say(`page.headline.${situation}`, { named: name === null ? 'no' : 'yes', name: name ?? '' }),
  )
}

/** A promise of which the customer was told the time; the acknowledgement and the bank's dates are not theirs to watch. */
const theirs: readonly PromiseRow['kind'][] = ['answer', 'remedy', 'proposal', 'callback', 'letter', 'correction']
const shown = ({ kind, statedIn }: PromiseRow): boolean =>
  theirs.includes(kind) && (kind !== 'letter' || statedIn !== null)

function remedySentence(view: View, { n, dueAt }: PromiseRow): string {
  const { facts, voice } = view
  const remedy = facts.offers
    .find(({ round }) => String(round) === n)
    ?.remedies.find(({ id }) => id === facts.choice?.remedy)
  const how = remedy ? facts.shop.policy.terms[remedy.kind].fulfilment : 'other'
  return voice.say('page.next.remedy', { how, when: voice.when(dueAt) })
}

function callSentence(view: View, promise: PromiseRow): string {
  const { facts, voice } = view
  const start = Date.parse(facts.tasks.find(({ key }) => key === promise.n)?.about.slot ?? '')
  if (!Number.isFinite(start))
    return voice.say('page.next.correction', { name: voice.person, when: voice.when(promise.dueAt) })
  const from = sayTime(voice.locale, start, voice.zone)
  return voice.say('page.next.callback', {
    day: voice.day(start),
    from,
    to: sayTime(voice.locale, promise.dueAt, voice.zone),
  })
}

function promiseSentence(view: View, promise: PromiseRow): string | null {
  const { voice } = view
  const when = voice.when(promise.dueAt)
  if (promise.state === 'broken') return voice.say('page.late', { when, name: voice.person })
  switch (promise.kind) {
    case 'answer':
      return voice.say('page.next.answer', { when, name: voice.person })
    case 'proposal':
      return voice.say('page.next.proposal', { when })
    case 'correction':
      return voice.say('page.next.correction', { when, name: voice.person })
    case 'letter':
      return voice.say('page.next.letter', { when })
    case 'remedy':
      return remedySentence(view, promise)
    case 'callback':
      return callSentence(view, promise)
    default:
      return null
  }
}

/** A broken promise is spoken of until it is made good; a kept one is a thing of the past. */
const outstanding = (facts: Facts): readonly PromiseRow[] =>
  facts.promises.filter(
    (promise) =>
      shown(promise) && (promise.state === 'open' || (promise.state === 'broken' && promise.keptAt === null)),
  )

function nowSentence(view: View): string {
  const { facts, situation, voice, now } = view
  const name = voice.person
  if (situation === 'choosing') return voice.say('page.now.choice', { name })
  if (situation === 'proposed') return voice.say('page.now.proposal', { name })
  if (situation === 'chosen' && facts.choice && isProvisional(facts.choice, now)) {
    return voice.say('page.now.provisional', { time: sayTime(voice.locale, facts.choice.finalAt, voice.zone) })
  }
  if (situation === 'asked') return voice.say('page.now.asked', { name })
  const idle = situation === 'helped' || situation === 'arrived'
  return idle ? voice.say('page.now.done') : voice.say('page.now.handled', { name })
}

/** When a fresh choice begins and when it is there: the time the confirmation will promise. */
function startSentence({ facts, voice }: View): string {
  const remedy = chosenRemedy(facts)
  const terms = remedy && facts.shop.policy.terms[remedy.kind]
  if (!facts.choice || !terms || terms.fulfilment === 'code') return voice.say('page.next.start')
  const { finalAt } = facts.choice
  const dueAt = endOfWorkingDay(facts.shop, finalAt, terms.workingDays)
  return voice.say('page.next.start-by', { time: sayTime(voice.locale, finalAt, voice.zone), when: voice.when(dueAt) })
}

function nextSentences(view: View): readonly string[] {
  const { facts, situation, voice, now } = view
  const sentences: string[] = []
  if (situation === 'choosing') {
    const question = openQuestion(facts)
    const answer = facts.promises.find(({ kind, state }) => kind === 'answer' && state === 'open')
    sentences.push(voice.say('page.next.choose'))
    if (answer) sentences.push(voice.say('page.next.by-mail', { when: voice.when(answer.dueAt) }))
    if (question)
      sentences.push(voice.say('page.next.default', { day: voice.day(question.askedAt + defaultAfterMs(facts)) }))
  }
  if (situation === 'chosen') sentences.push(startSentence(view))
  // Who sees the ways need not be told when they come; who said goodbye is offered nothing.
  const leaving = facts.complaint.departedAt !== null
  const open = outstanding(facts).filter(
    ({ kind, state }) =>
      !(kind === 'answer' && state === 'open' && (situation === 'choosing' || facts.choice || leaving)),
  )
  for (const promise of open) {
    const sentence = promiseSentence(view, promise)
    if (sentence !== null && !sentences.includes(sentence)) sentences.push(sentence)
  }
  const gift = facts.tasks.find(({ key, state }) => key === 'gift' && state === 'open')
  if (gift) sentences.push(voice.say('page.next.gift', { when: voice.when(gift.dueAt) }))
  if (situation === 'arrived') {
    const asking = future(facts, now).find(({ move }) => move === 'check-in')
    if (asking) sentences.push(capital(voice.locale, voice.say('page.next.check-in', { day: voice.day(asking.dueAt) })))
  }
  return sentences
}

const Words = ({ view }: { readonly view: View }) => {
  const { facts, voice } = view
  const words = plain(facts.complaint.text, longestWords)
  if (!/[\p{L}\p{N}]/u.test(words)) return null
  return (
    <figure class="words">
      <figcaption class="soft">{voice.say('page.your-words')}</figcaption>
      <blockquote>{words}</blockquote>
    </figure>
  )
}

/** The apology stands once, and not where there is nothing left to be sorry for. */
const sorryIn = ['received', 'choosing', 'proposed', 'chosen', 'fulfilling', 'unhappy', 'agreed']

export const About = ({ view }: { readonly view: View }) => {
  const { facts, situation, voice } = view
  if (situation === 'closed' || situation === 'departed') return null
  const { channel, category, earlierFailures } = facts.complaint
  const clause = voice.say(`words.clause.${category}`)
  const about = voice.say('mail.about', { channel, clause })
  const sorry = voice.say('mail.acknowledgement.sorry', { times: earlierFailures > 0 ? 'again' : 'first' })
  return (
    <>
      <p>{typeset(voice.locale, sorryIn.includes(situation) ? `${about} ${sorry}` : about)}</p>
      <Words view={view} />
    </>
  )
}

export const Standing = ({ view }: { readonly view: View }) => {
  const { situation, voice } = view
  const next = situation === 'closed' ? [] : nextSentences(view)
  if (situation === 'closed' || (situation === 'departed' && next.length === 0)) return null
  return (
    <dl class="now">
      {situation !== 'departed' && (
        <div>
          <dt>{voice.say('page.now')}</dt>
          <dd>{typeset(voice.locale, nowSentence(view))}</dd>
        </div>
      )}
      {next.length > 0 && (
        <div>
          <dt>{voice.say('page.next')}</dt>
          {next.map((sentence) => (
            <dd key={sentence}>{typeset(voice.locale, sentence)}</dd>
          ))}
        </div>
      )}
    </dl>
  )
}
