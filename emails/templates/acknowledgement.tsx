/** Within the hour: one apology, what happens now and who does it, and when the full answer comes. */
import { addWorkingTime } from '../../domain/calendar.ts'
import { currentOffer } from '../../domain/complaint.ts'
import { button, paragraph } from '../content.ts'
import { sayDaysOff } from '../days-off.ts'
import { sayTime } from '../format.ts'
import { aboutIn, directorSignature, letter, type MailProps, type Voice, voiceOf } from '../voice.ts'
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

export const acknowledgement: Template<'acknowledgement'> = (props) => {
  const { mail, facts, links } = props
  const voice = voiceOf(props)
  const { complaint, shop } = facts
  const fromDirector = mail.fromDirector && shop.director !== null
  const sorry = fromDirector
    ? voice.say('mail.acknowledgement.director-sorry')
    : voice.say('mail.acknowledgement.sorry', { times: complaint.earlierFailures > 0 ? 'again' : 'first' })
  const next = voice.say('mail.acknowledgement.next', { name: voice.person, when: voice.when(mail.answerDueAt) })
  const daysOff = sayDaysOff(voice.locale, shop, props.now, mail.answerDueAt)
  const choosable = currentOffer(facts) !== null
  return letter(voice, facts, {
    rest: voice.say('mail.acknowledgement.subject', { brief: voice.brief(mail.answerDueAt) }),
    preheader: next,
    blocks: [
      paragraph(aboutIn(voice, facts), sorry),
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
