/** Some days after the remedy arrived: did it help? Where nobody told us that it arrived, that is what we ask. */
import { chosenRemedy } from '../../domain/complaint.ts'
import { button, facts as factRows, paragraph } from '../content.ts'
import { remedyTitle } from '../remedy-words.ts'
import { aboutIn, letter, voiceOf } from '../voice.ts'
import type { Template } from './template.ts'

export const checkIn: Template<'check-in'> = (props) => {
  const { mail, facts, links } = props
  const voice = voiceOf(props)
  const remedy = chosenRemedy(facts)
  const arrival = mail.arrivalUnknown ? 'unknown' : 'known'
  const lead = voice.say('mail.check-in.lead', { arrival })
  return letter(voice, facts, {
    rest: voice.say('mail.check-in.subject', { arrival }),
    preheader: lead,
    blocks: [
      paragraph(aboutIn(voice, facts)),
      ...(remedy
        ? [factRows({ name: voice.say('mail.check-in.promised'), value: remedyTitle(voice.locale, remedy) })]
        : []),
      paragraph(lead),
      paragraph(voice.say('mail.check-in.scale', { name: voice.person })),
      // The link opens the form and rates nothing: mail scanners open links too.
      button(voice.say('mail.check-in.button'), `${links.page}#rating`),
      paragraph(voice.say('mail.reply-works')),
    ],
    footer: { label: voice.say('mail.stop-reminders'), href: links.unsubscribe },
  })
}
