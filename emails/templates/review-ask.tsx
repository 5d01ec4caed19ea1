/**
 * To the author of a review that became a complaint: how it ended may be said there too. Nothing is given for it, nothing of
 * worth is spoken of (domain/review.ts), and no word of theirs is preferred to another.
 */
import { paragraph } from '../content.ts'
import { letter, voiceOf } from '../voice.ts'
import type { Template } from './template.ts'

export const reviewAsk: Template<'review-ask'> = (props) => {
  const { facts, links } = props
  const voice = voiceOf(props)
  const lead = voice.say('mail.review-ask.lead')
  return letter(voice, facts, {
    rest: voice.say('mail.review-ask.subject'),
    preheader: lead,
    blocks: [
      paragraph(lead),
      paragraph(voice.say('mail.review-ask.own-words')),
      paragraph(voice.say('mail.review-ask.or-not', { name: voice.person }), voice.say('mail.reply-works')),
    ],
    footer: { label: voice.say('mail.stop-reminders'), href: links.unsubscribe },
  })
}
