/** The shop parts with a customer: honestly, without blame, and what was promised still holds. */
import { paragraph } from '../content.ts'
import { letter, voiceOf } from '../voice.ts'
import type { Template } from './template.ts'

export const farewell: Template<'farewell'> = (props) => {
  const { facts } = props
  const voice = voiceOf(props)
  const lead = voice.say('mail.farewell.lead')
  return letter(voice, facts, {
    rest: voice.say('mail.farewell.subject'),
    preheader: lead,
    blocks: [
      paragraph(lead),
      paragraph(voice.say('mail.farewell.holds', { name: voice.person })),
      paragraph(voice.say('mail.farewell.quiet', { name: voice.person })),
      paragraph(voice.say('mail.farewell.wish')),
    ],
  })
}
