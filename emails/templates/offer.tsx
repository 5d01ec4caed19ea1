/** The full answer: at least three ways to put it right, and what happens if the customer leaves it to us. */
import type { Facts } from '../../domain/complaint.ts'
import { button, type ListItem, list, paragraph } from '../content.ts'
import { remedyExtra, remedyText, remedyTitle } from '../remedy-words.ts'
import { aboutIn, letter, type Voice, voiceOf } from '../voice.ts'
import type { Template } from './template.ts'

/** The ways of one round, in the order of the offer: the first is the one carried out if nobody chooses. */
export function waysOf({ locale }: Voice, facts: Facts, round: number): readonly ListItem[] {
  const remedies = facts.offers.find((offer) => offer.round === round)?.remedies ?? []
  return remedies.map((remedy) => ({
    title: remedyTitle(locale, remedy),
    lines: [remedyText(locale, remedy, facts.shop.policy, remedies)],
    plus: remedyExtra(locale, remedy),
  }))
}

export const offer: Template<'offer'> = (props) => {
  const { mail, facts, links } = props
  const voice = voiceOf(props)
  const lead = voice.say('mail.offer.lead')
  return letter(voice, facts, {
    rest: voice.say('mail.offer.subject', { round: mail.round }),
    preheader: lead,
    blocks: [
      paragraph(aboutIn(voice, facts), lead),
      list(waysOf(voice, facts, mail.round)),
      button(voice.say('mail.offer.button'), links.page),
      paragraph(voice.say('mail.offer.other')),
      paragraph(voice.say('mail.offer.default', { day: voice.day(mail.defaultAt) }), voice.say('mail.reply-works')),
    ],
  })
}
