/** Thanks for a good word, or for the time together. Nothing is asked and nothing is sold. */
import { paragraph } from '../content.ts'
import { letter, voiceOf } from '../voice.ts'
import type { Template } from './template.ts'

export const thanks: Template<'thanks'> = (props) => {
  const { facts } = props
  const voice = voiceOf(props)
  const rated = (facts.ratings.at(-1)?.score ?? 0) >= 3
  const why = facts.complaint.departedAt !== null && !rated ? 'goodbye' : 'rating'
  const lead = voice.say('mail.thanks.lead', { why })
  return letter(voice, facts, {
    rest: voice.say('mail.thanks.subject', { why }),
    preheader: lead,
    blocks: [
      paragraph(lead),
      paragraph(voice.say('mail.thanks.after', { why, name: voice.person })),
      ...(why === 'goodbye' ? [paragraph(voice.say('mail.thanks.wish'))] : []),
    ],
  })
}
