/** Half a year and a year after an accident: is all well? A person reads the answer. */
import { type CareTemplate, careVoice, stopLine } from '../care-voice.ts'
import { paragraph } from '../content.ts'
import { letter } from '../voice.ts'

export const lookBack: CareTemplate<'look-back'> = (props) => {
  const { facts, links, mail } = props
  const voice = careVoice(props, { withOrder: true })
  const lead = voice.say('mail.look-back.lead', { months: mail.months })
  return letter(voice, facts, {
    rest: voice.say('mail.look-back.subject'),
    preheader: lead,
    blocks: [paragraph(lead), paragraph(voice.say('mail.look-back.answer', { name: voice.person }))],
    footer: stopLine(voice, links),
  })
}
