/** It reached us, who has it, and when the customer hears more. */
import { button, paragraph } from '../content.ts'
import { letter, voiceOf } from '../voice.ts'
import type { Template } from './template.ts'

export const progress: Template<'progress'> = (props) => {
  const { mail, facts, links } = props
  const voice = voiceOf(props)
  const { about } = mail
  const lead = voice.say('mail.progress.lead', { about, name: voice.person, when: voice.when(mail.dueAt) })
  return letter(voice, facts, {
    rest: voice.say('mail.progress.subject', { about, name: voice.person, brief: voice.brief(mail.dueAt) }),
    preheader: lead,
    blocks: [
      paragraph(lead),
      paragraph(voice.say('mail.progress.after', { about })),
      button(voice.say('mail.see-page'), links.page),
      paragraph(voice.say('mail.reply-works')),
    ],
  })
}
