/** It reached us, who has it, and when the customer hears more; and the same again while it takes long. */
import { slotOf } from '../../domain/callback.ts'
import { taskOf } from '../../domain/complaint.ts'
import type { Mail } from '../../domain/mail.ts'
import { sayBetween } from '../call-words.ts'
import { button, type Content, paragraph } from '../content.ts'
import { letter, type MailProps, voiceOf } from '../voice.ts'
import type { Template } from './template.ts'

type Waiting = Extract<Mail, { readonly about: 'waiting' }>

/** Who does what, what happens now, what comes next and when. It may come more than once, so it can be stopped. */
function stillWaiting({ facts, links, now }: MailProps<'progress'>, { promise: what, dueAt }: Waiting): Content {
  const voice = voiceOf({ facts, now })
  const lead = voice.say('mail.waiting.lead', { what, name: voice.person })
  const next = voice.say('mail.waiting.next', { what, name: voice.person, when: voice.when(dueAt) })
  return letter(voice, facts, {
    rest: voice.say('mail.waiting.subject', { what, brief: voice.brief(dueAt) }),
    preheader: next,
    blocks: [
      paragraph(lead),
      paragraph(next, voice.say('mail.waiting.after')),
      button(voice.say('mail.see-page'), links.page),
      paragraph(voice.say('mail.reply-works')),
    ],
    footer: { label: voice.say('mail.stop-reminders'), href: links.unsubscribe },
  })
}

export const progress: Template<'progress'> = (props) => {
  const { mail, facts, links } = props
  if (mail.about === 'waiting') return stillWaiting(props, mail)
  const voice = voiceOf(props)
  const { about } = mail
  const task = about === 'callback' ? taskOf(facts, mail.n) : null
  const slot = task && slotOf(task)
  // A call is promised for an hour, not until the end of one.
  const when = slot ? sayBetween(voice.locale, slot, props.now, voice.zone) : voice.when(mail.dueAt)
  const lead = voice.say('mail.progress.lead', { about, name: voice.person, when })
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
