/** The gift is on its way: by when, and that nothing is asked of the customer. */
import { button, paragraph } from '../content.ts'
import { capital } from '../format.ts'
import { giftCalledBy } from '../gift-words.ts'
import { letter, voiceOf } from '../voice.ts'
import type { Template } from './template.ts'

export const gift: Template<'gift'> = (props) => {
  const { mail, facts, links } = props
  const voice = voiceOf(props)
  const name = giftCalledBy(facts, mail.gift, voice.locale)
  const told = { when: voice.when(mail.dueAt), name: voice.person }
  const lead =
    name === null
      ? voice.say('mail.gift.lead', told)
      : voice.say('mail.gift.lead-named', { ...told, gift: capital(voice.locale, name) })
  return letter(voice, facts, {
    rest: voice.say('mail.gift.subject', { brief: voice.brief(mail.dueAt) }),
    preheader: lead,
    blocks: [
      ...(mail.instead ? [paragraph(voice.say('mail.gift.instead'))] : []),
      paragraph(lead),
      ...(facts.compensation?.kind === 'both' ? [paragraph(voice.say('mail.gift.both'))] : []),
      button(voice.say('mail.see-page'), links.page),
      paragraph(voice.say('mail.gift.address')),
    ],
  })
}
