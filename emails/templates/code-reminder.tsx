/** The code is still unused, 30 and 7 days before its end. The date is said, and no hurry is made of it. */
import { shownCode } from '../../domain/bonus-code.ts'
import { paragraph } from '../content.ts'
import { letter, voiceOf } from '../voice.ts'
import { codeOf } from './bonus-code.tsx'
import type { Template } from './template.ts'

export const codeReminder: Template<'code-reminder'> = (props) => {
  const { mail, facts, links } = props
  const voice = voiceOf(props)
  const code = codeOf(facts, mail.code)
  const value = voice.sum(code.value)
  const lead = voice.say('mail.code-reminder.lead', { value, until: voice.until(code.expiresAt) })
  return letter(voice, facts, {
    rest: voice.say('mail.code-reminder.subject', { value }),
    preheader: lead,
    blocks: [
      paragraph(lead),
      { kind: 'code', code: shownCode(code.code) },
      paragraph(voice.say('mail.code-reminder.use', { value }), voice.say('mail.code-reminder.no-need')),
      { kind: 'button', label: voice.say('mail.bonus-code.button'), href: links.page },
    ],
    footer: { label: voice.say('mail.stop-reminders'), href: links.unsubscribe },
  })
}
