/** The top of the page: what this is about, what happens right now and who does it, what comes next and when. */
import { capTask } from '../../domain/caps.ts'
import { chosenRemedy, type Facts } from '../../domain/complaint.ts'
import type { Instant } from '../../domain/ids.ts'
import { defaultAt, openQuestion } from '../../domain/playbook/choice-clock.ts'
import { future } from '../../domain/playbook/decide.ts'
import { taskBehind } from '../../domain/playbook/promise-clock.ts'
import { lastDueAt, type PromiseRow } from '../../domain/promise.ts'
import { fulfilledBy } from '../../domain/promised-time.ts'
import type { Recalled } from '../../domain/recall.ts'
import { sayDaysOff } from '../../emails/days-off.ts'
import { capital, sayTime } from '../../emails/format.ts'
import { greetingName, paragraphs, plain } from '../../emails/plain.ts'
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

function remedySentence(view: View, { n }: PromiseRow, when: string): string {
  const { facts, voice } = view
  if (n.startsWith(capTask(''))) return voice.say('page.next.code', { when })
  const remedy = facts.offers
    .find(({ round }) => String(round) === n)
    ?.remedies.find(({ id }) => id === facts.choice?.remedy)
  const how = remedy ? facts.shop.policy.terms[remedy.kind].fulfilment : 'other'
  return voice.say('page.next.remedy', { how, when })
}

function callSentence(view: View, promise: PromiseRow, when: string): string {
  const { facts, voice } = view
  // The hour that was asked for is over or will be missed: what counts is until when we call now.
  if (promise.movedTo !== null) return voice.say('page.next.call-until', { when })
  const start = Date.parse(facts.tasks.find(({ key }) => key === promise.n)?.about.slot ?? '')
  if (!Number.isFinite(start)) return voice.say('page.next.correction', { name: voice.person, when })
  const from = sayTime(voice.locale, start, voice.zone)
  return voice.say('page.next.callback', {
    day: voice.day(start),
    from,
    to: sayTime(voice.locale, promise.dueAt, voice.zone),
  })
}

/** Who gets back to them: not always whoever has the rest in hand. */
function callerOf({ facts, voice }: View, { n }: PromiseRow): string {
  const owner = facts.tasks.find(({ key }) => key === n)?.owner
  const member = facts.staff.find(({ email }) => email === owner)
  return member ? plain(member.name, 60) : voice.person
}

/** What comes, and by when: the new time where there is one. */
function comingSentence(view: View, promise: PromiseRow): string | null {
  const { voice } = view
  const when = voice.when(lastDueAt(promise))
  switch (promise.kind) {
    case 'answer':
      return voice.say('page.next.answer', { when, name: voice.person })
    case 'proposal':
      return voice.say('page.next.proposal', { when })
    case 'correction':
      return voice.say('page.next.correction', { when, name: callerOf(view, promise) })
    case 'letter':
      return voice.say('page.next.letter', { when })
    case 'remedy':
      return remedySentence(view, promise, when)
    case 'callback':
      return callSentence(view, promise, when)
    default:
      return null
  }
}

/** A time that was moved is never hidden: first what we had said, then what we say now. */
function promiseSentence(view: View, promise: PromiseRow): string | null {
  const { voice, now } = view
  const { kind: what, state, dueAt, movedTo } = promise
  const old = voice.when(dueAt)
  const isOver = state === 'broken'
  if (isOver && (movedTo === null || movedTo < now)) {
    const sent = what === 'remedy' && taskBehind(view.facts, promise)?.state === 'done'
    // When they hear of it stands beside it (`take-up-breach`).
    return voice.say(sent ? 'page.late-sent' : 'page.late', { when: voice.when(movedTo ?? dueAt), name: voice.person })
  }
  const next = comingSentence(view, promise)
  if (next === null || movedTo === null) return next
  return voice.say(isOver ? 'page.late-until' : 'page.moved', { what, old, next })
}

/** An hour for a call was chosen, and a time that has passed explains nothing. */
function promiseWithDaysOff(view: View, promise: PromiseRow): string | null {
  const sentence = promiseSentence(view, promise)
  if (sentence === null || promise.kind === 'callback' || promise.state === 'broken') return sentence
  return explained(view, sentence, promise.movedAt ?? promise.madeAt, lastDueAt(promise))
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

/** A time with the holidays that lie before it: nobody need ask why it takes so long. */
const explained = ({ facts, voice }: View, sentence: string, from: Instant, to: Instant): string =>
  [sentence, sayDaysOff(voice.locale, facts.shop, from, to) ?? []].flat().join(' ')

/** When a fresh choice begins and when it is there: the time the confirmation will promise. */
function startSentence(view: View): string {
  const { facts, voice } = view
  const remedy = chosenRemedy(facts)
  const terms = remedy && facts.shop.policy.terms[remedy.kind]
  if (!facts.choice || !terms || terms.fulfilment === 'code') return voice.say('page.next.start')
  const { at, finalAt } = facts.choice
  const dueAt = fulfilledBy(facts, remedy.kind, finalAt, at)
  const time = sayTime(voice.locale, finalAt, voice.zone)
  return explained(view, voice.say('page.next.start-by', { time, when: voice.when(dueAt) }), finalAt, dueAt)
}

function nextSentences(view: View): readonly string[] {
  const { facts, situation, voice, now } = view
  const sentences: string[] = []
  if (situation === 'choosing') {
    const question = openQuestion(facts)
    const answer = facts.promises.find(({ kind, state }) => kind === 'answer' && state === 'open')
    sentences.push(voice.say('page.next.choose'))
    if (answer) {
      const byMail = voice.say('page.next.by-mail', { when: voice.when(answer.dueAt) })
      sentences.push(explained(view, byMail, answer.madeAt, answer.dueAt))
    }
    if (question) sentences.push(voice.say('page.next.default', { day: voice.day(defaultAt(facts, question.askedAt)) }))
  }
  if (situation === 'chosen') sentences.push(startSentence(view))
  // Who sees the ways need not be told when they come; who said goodbye is offered nothing.
  const leaving = facts.complaint.departedAt !== null
  const open = outstanding(facts).filter(
    ({ kind, state }) =>
      !(kind === 'answer' && state === 'open' && (situation === 'choosing' || facts.choice || leaving)),
  )
  for (const promise of open) {
    const sentence = promiseWithDaysOff(view, promise)
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

/** Nobody had to write to us: what we found, in the words of the mail that told it. */
const Found = ({ view, recall }: { readonly view: View; readonly recall: Recalled }) => {
  const { voice, situation } = view
  const sorry = voice.say('mail.acknowledgement-recall.sorry', { who: 'shop' })
  const found = voice.say('page.recall.found')
  return (
    <>
      <p>{typeset(voice.locale, sorryIn.includes(situation) ? `${found} ${sorry}` : found)}</p>
      {paragraphs(recall.text).map((part) => (
        <p key={part}>{typeset(voice.locale, part)}</p>
      ))}
      <Words view={view} />
    </>
  )
}

export const About = ({ view }: { readonly view: View }) => {
  const { facts, situation, voice } = view
  if (situation === 'closed' || situation === 'departed') return null
  const { channel, category, earlierFailures } = facts.complaint
  const clause = voice.say(`words.clause.${category}`)
  if (facts.recall) return <Found view={view} recall={facts.recall} />
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
