/** Once more, and for the last time: did it help? Shorter than the first, and without pressing. */
import { button, paragraph } from '../content.ts'
import { aboutIn, letter, voiceOf } from '../voice.ts'
import type { Template } from './template.ts'

export const checkInReminder: Template<'check-in-reminder'> = (props) => {
  const { facts, links } = props
  const voice = voiceOf(props)
  const lead = voice.say('mail.check-in-reminder.lead')
  return letter(voice, facts, {
    rest: voice.say('mail.check-in-reminder.subject'),
    preheader: lead,
    blocks: [
      paragraph(aboutIn(voice, facts), lead),
      paragraph(voice.say('mail.check-in.scale', { name: voice.person })),
      button(voice.say('mail.check-in.button'), `${links.page}#rating`),
      paragraph(voice.say('mail.check-in-reminder.last'), voice.say('mail.reply-works')),
    ],
    footer: { label: voice.say('mail.stop-reminders'), href: links.unsubscribe },
  })
}
