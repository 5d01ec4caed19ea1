/** Within the hour: one apology, what happens now and who does it, and when the full answer comes. */
import { addWorkingTime } from '../../domain/calendar.ts'
import { currentOffer } from '../../domain/complaint.ts'
import { silentQuestion } from '../../domain/playbook/ask-silent.ts'
import { defaultAt } from '../../domain/playbook/choice-clock.ts'
import type { Recalled } from '../../domain/recall.ts'
import type { Content } from '../content.ts'
import { button, list, paragraph } from '../content.ts'
import { sayDaysOff } from '../days-off.ts'
import { sayTime } from '../format.ts'
import { aboutIn, directorSignature, letter, type MailProps, typed, type Voice, voiceOf } from '../voice.ts'
import { waysOf } from './offer.tsx'
import type { Template } from './template.ts'

/** "Right now" is said only while the shop is open; at night the mail says when somebody takes it up. */
function whoDoesWhat(voice: Voice, { facts, now }: MailProps<'acknowledgement'>): string {
  const order = voice.order === null ? 'no' : 'yes'
  const opensAt = addWorkingTime(facts.shop, now, 0)
  if (opensAt <= now) return voice.say('mail.acknowledgement.now', { order, name: voice.person })
  return voice.say('mail.acknowledgement.when-open', {
    order,
    name: voice.person,
    day: voice.day(opensAt),
    time: sayTime(voice.locale, opensAt, voice.zone),
  })
}

/** The shop found it first: what happened and what to do in its own words, and the ways to put it right, in one mail. */
function foundFirst(
  voice: Voice,
  { mail, facts, links, now }: MailProps<'acknowledgement'>,
  recall: Recalled,
): Content {
  const fromDirector = mail.fromDirector && facts.shop.director !== null
  const sorry = voice.say('mail.acknowledgement-recall.sorry', { who: fromDirector ? 'director' : 'shop' })
  const found = voice.say('mail.acknowledgement-recall.found', { order: voice.order === null ? 'no' : 'yes' })
  return letter(voice, facts, {
    rest: voice.say('mail.acknowledgement-recall.subject'),
    preheader: found,
    blocks: [
      paragraph(found),
      ...typed(recall.text),
      paragraph(sorry, voice.say('mail.acknowledgement-recall.hands', { name: voice.person })),
      paragraph(voice.say('mail.offer.lead')),
      list(waysOf(voice, facts, currentOffer(facts)?.round ?? 1)),
      button(voice.say('mail.offer.button'), links.page),
      paragraph(voice.say('mail.offer.other')),
      paragraph(
        voice.say('mail.offer.default', { day: voice.day(defaultAt(facts, now)) }),
        voice.say('mail.reply-works'),
      ),
    ],
    ...(fromDirector && { signature: directorSignature(voice, facts) }),
  })
}

export const acknowledgement: Template<'acknowledgement'> = (props) => {
  const { mail, facts, links } = props
  const voice = voiceOf(props)
  if (facts.recall) return foundFirst(voice, props, facts.recall)
  const { complaint, shop } = facts
  const fromDirector = mail.fromDirector && shop.director !== null
  const sorry = fromDirector
    ? voice.say('mail.acknowledgement.director-sorry')
    : voice.say('mail.acknowledgement.sorry', { times: complaint.earlierFailures > 0 ? 'again' : 'first' })
  const next = voice.say('mail.acknowledgement.next', { name: voice.person, when: voice.when(mail.answerDueAt) })
  const daysOff = sayDaysOff(voice.locale, shop, props.now, mail.answerDueAt)
  const choosable = currentOffer(facts) !== null
  const question = silentQuestion(facts, mail)
  const asked = question === 'what-would-be-right' ? null : question
  return letter(voice, facts, {
    rest: voice.say('mail.acknowledgement.subject', { brief: voice.brief(mail.answerDueAt) }),
    preheader: next,
    blocks: [
      paragraph(aboutIn(voice, facts), sorry),
      ...(asked === null ? [] : [paragraph(voice.say(`mail.acknowledgement.${asked}`))]),
      paragraph(whoDoesWhat(voice, props), next, ...(daysOff === null ? [] : [daysOff])),
      paragraph(voice.say(choosable ? 'mail.acknowledgement.choose-now' : 'mail.acknowledgement.tell-now')),
      button(
        voice.say(choosable ? 'mail.acknowledgement.choose-button' : 'mail.acknowledgement.tell-button'),
        links.page,
      ),
      paragraph(voice.say('mail.reply-works')),
    ],
    ...(fromDirector && { signature: directorSignature(voice, facts) }),
  })
}
