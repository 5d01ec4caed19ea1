/** A kind word after some days. No pressure: the ways stay open, and silence costs the customer nothing. */
import { silentQuestion } from '../../domain/playbook/ask-silent.ts'
import { button, list, paragraph } from '../content.ts'
import { letter, voiceOf } from '../voice.ts'
import { waysOf } from './offer.tsx'
import type { Template } from './template.ts'

export const choiceReminder: Template<'choice-reminder'> = (props) => {
  const { mail, facts, links } = props
  const voice = voiceOf(props)
  const lead = voice.say('mail.choice-reminder.lead')
  return letter(voice, facts, {
    rest: voice.say('mail.choice-reminder.subject'),
    preheader: lead,
    blocks: [
      paragraph(lead),
      list(waysOf(voice, facts, mail.round)),
      button(voice.say('mail.offer.button'), links.page),
      ...(silentQuestion(facts, mail) ? [paragraph(voice.say('mail.choice-reminder.honest'))] : []),
      paragraph(
        voice.say(mail.last ? 'mail.choice-reminder.last' : 'mail.offer.default', { day: voice.day(mail.defaultAt) }),
        voice.say('mail.reply-works'),
      ),
    ],
    footer: { label: voice.say('mail.stop-reminders'), href: links.unsubscribe },
  })
}
