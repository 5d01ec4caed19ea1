/** What may only be done by who reads the mailbox: the link leads to a page with one button, and does nothing by itself. */
import { button, paragraph } from '../content.ts'
import { letter, voiceOf } from '../voice.ts'
import type { Template } from './template.ts'

export const confirm: Template<'confirm'> = (props) => {
  const { mail, facts, links } = props
  const voice = voiceOf(props)
  const { act } = mail
  const lead = voice.say('mail.confirm.lead', { act, shop: voice.shop })
  return letter(voice, facts, {
    rest: voice.say('mail.confirm.subject', { act }),
    preheader: lead,
    blocks: [
      paragraph(lead),
      paragraph(voice.say('mail.confirm.follows', { act, until: voice.until(mail.until) })),
      button(voice.say('mail.confirm.button', { act }), links.page),
      paragraph(voice.say('mail.confirm.nothing')),
    ],
  })
}
