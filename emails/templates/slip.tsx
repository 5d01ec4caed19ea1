/** It takes longer than we said: the customer hears it from us first, with the new time and something small on top. */
import { button, paragraph } from '../content.ts'
import { aboutIn, letter, voiceOf } from '../voice.ts'
import type { Template } from './template.ts'

export const slip: Template<'slip'> = (props) => {
  const { mail, facts, links } = props
  const { promise: what, extra } = mail
  const voice = voiceOf(props)
  const next = voice.say('mail.slip.next', { what, when: voice.when(mail.movedTo), name: voice.person })
  return letter(voice, facts, {
    rest: voice.say('mail.slip.subject', { brief: voice.brief(mail.movedTo) }),
    preheader: next,
    blocks: [
      paragraph(aboutIn(voice, facts), voice.say('mail.slip.lead', { what, old: voice.when(mail.dueAt) })),
      paragraph(voice.say('mail.slip.now', { name: voice.person }), next),
      ...(extra === null ? [] : [paragraph(voice.say(`mail.slip.extra.${extra}`))]),
      ...(what === 'callback' ? [paragraph(voice.say('mail.slip.callback'))] : []),
      button(voice.say('mail.see-page'), links.page),
      ...(what === 'callback' ? [] : [paragraph(voice.say('mail.reply-works'))]),
    ],
  })
}
