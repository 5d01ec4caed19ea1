/** The full answer: at least three ways to put it right, and what happens if the customer leaves it to us. */
import type { Facts, Reply } from '../../domain/complaint.ts'
import { counterIn } from '../../domain/saying-no.ts'
import { type Block, button, type ListItem, list, paragraph } from '../content.ts'
import { remedyExtra, remedyText, remedyTitle } from '../remedy-words.ts'
import { aboutIn, letter, typed, type Voice, voiceOf } from '../voice.ts'
import { authorOf } from './reply.tsx'
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

/** Our own sum in answer to a proposal: in the words of the person who made it, before the ways. */
function counter(voice: Voice, said: Reply): readonly Block[] {
  const sum = said.amount ? [paragraph(voice.say('mail.offer.counter', { sum: voice.sum(said.amount) }))] : []
  return [paragraph(voice.say('mail.reply.lead', { kind: 'countered' })), ...typed(said.text), ...sum]
}

export const offer: Template<'offer'> = (props) => {
  const { mail, facts, links } = props
  const known = voiceOf(props)
  const made = facts.offers.find(({ round }) => round === mail.round)
  const said = made ? counterIn(facts, made) : null
  const voice = { ...known, person: (said && authorOf(facts, said)) ?? known.person }
  const lead = said ? voice.say('mail.reply.lead', { kind: 'countered' }) : voice.say('mail.offer.lead')
  return letter(voice, facts, {
    rest: said ? voice.say('mail.offer.counter-subject') : voice.say('mail.offer.subject', { round: mail.round }),
    preheader: lead,
    blocks: [
      ...(said ? counter(voice, said) : [paragraph(aboutIn(voice, facts), lead)]),
      list(waysOf(voice, facts, mail.round)),
      button(voice.say('mail.offer.button'), links.page),
      ...(said ? [] : [paragraph(voice.say('mail.offer.other'))]),
      paragraph(voice.say('mail.offer.default', { day: voice.day(mail.defaultAt) }), voice.say('mail.reply-works')),
    ],
  })
}
