/** Thanks for a word, or for the time together. Nothing is sold; one thing is asked after a rating in the middle. */
import { wishAskedAt } from '../../domain/playbook/take-up-wish.ts'
import { button, paragraph } from '../content.ts'
import { letter, voiceOf } from '../voice.ts'
import type { Template } from './template.ts'

export const thanks: Template<'thanks'> = (props) => {
  const { facts, links } = props
  const voice = voiceOf(props)
  const rated = (facts.ratings.at(-1)?.score ?? 0) >= 3
  const why = facts.complaint.departedAt !== null && !rated ? 'goodbye' : 'rating'
  const lead = voice.say('mail.thanks.lead', { why })
  return letter(voice, facts, {
    rest: voice.say('mail.thanks.subject', { why }),
    preheader: lead,
    blocks: [
      paragraph(lead),
      ...(why === 'rating' && wishAskedAt(facts) !== null
        ? [
            paragraph(voice.say('mail.thanks.wish-question')),
            button(voice.say('mail.thanks.wish-button'), `${links.page}#rating`),
          ]
        : []),
      paragraph(voice.say('mail.thanks.after', { why, name: voice.person })),
      ...(why === 'goodbye' ? [paragraph(voice.say('mail.thanks.wish'))] : []),
    ],
  })
}
