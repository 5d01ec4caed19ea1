/** The gift is on its way: by when, and that nothing is asked of the customer. */
import { button, paragraph } from '../content.ts'
import { letter, voiceOf } from '../voice.ts'
import type { Template } from './template.ts'

export const gift: Template<'gift'> = (props) => {
  const { mail, facts, links } = props
  const voice = voiceOf(props)
  const lead = voice.say('mail.gift.lead', { when: voice.when(mail.dueAt), name: voice.person })
  return letter(voice, facts, {
    rest: voice.say('mail.gift.subject', { brief: voice.brief(mail.dueAt) }),
    preheader: lead,
    blocks: [
      paragraph(lead),
      ...(facts.compensation?.kind === 'both' ? [paragraph(voice.say('mail.gift.both'))] : []),
      button(voice.say('mail.see-page'), links.page),
      paragraph(voice.say('mail.gift.address')),
    ],
  })
}
