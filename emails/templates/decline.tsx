/** A good "no": the reason, what is possible instead, who takes a second look and by when, and something small from us. */
import { shownCode } from '../../domain/bonus-code.ts'
import { currentOffer, type Facts } from '../../domain/complaint.ts'
import type { Mail } from '../../domain/mail.ts'
import { reviewDays } from '../../domain/saying-no.ts'
import { type Block, button, list, paragraph } from '../content.ts'
import { gestureWords, whyDeclined } from '../decline-words.ts'
import { plain } from '../plain.ts'
import { isMessage } from '../say.ts'
import { aboutIn, letter, typed, type Voice, voiceOf } from '../voice.ts'
import { waysOf } from './offer.tsx'
import { authorOf } from './reply.tsx'
import type { Template } from './template.ts'

type Decline = Extract<Mail, { readonly kind: 'decline' }>

/** After a proposal the ways still stand; after the complaint itself, what would change our answer. */
function alternative(voice: Voice, facts: Facts, { to, reason }: Decline, page: string): readonly Block[] {
  const offer = to === 'proposal' && !facts.choice ? currentOffer(facts) : null
  if (offer) {
    return [
      paragraph(voice.say('mail.decline.ways')),
      list(waysOf(voice, facts, offer.round)),
      button(voice.say('mail.decline.ways-button'), page),
    ]
  }
  const name = `mail.decline.else.${reason}`
  return [paragraph(voice.say(isMessage(name) ? name : 'mail.decline.else.own-words'))]
}

function gesture(voice: Voice, facts: Facts, given: Decline['gesture']): readonly Block[] {
  const said = paragraph(gestureWords(voice, facts, given))
  const code = given.kind === 'code' ? facts.codes.find(({ purpose }) => purpose === given.code)?.code : undefined
  return code === undefined ? [said] : [said, { kind: 'code', code: shownCode(code) }]
}

export const decline: Template<'decline'> = (props) => {
  const { mail, facts, links } = props
  const written = facts.replies.find(({ id }) => id === mail.n)
  const known = voiceOf(props)
  const voice = { ...known, person: (written && authorOf(facts, written)) ?? known.person }
  const why = whyDeclined(voice, mail.reason)
  const reviewer = facts.staff.find(({ email }) => email === mail.reviewer)?.name
  const lead = voice.say('mail.decline.lead', { to: mail.to })
  const blocks: readonly Block[] = [
    paragraph(...(mail.to === 'complaint' ? [aboutIn(voice, facts)] : []), lead),
    ...(why === null ? [] : [paragraph(why)]),
    ...typed(written?.text ?? ''),
    ...alternative(voice, facts, mail, links.page),
    ...gesture(voice, facts, mail.gesture),
    paragraph(
      voice.say('mail.decline.review', {
        reviewer: reviewer ? 'yes' : 'no',
        name: reviewer ? plain(reviewer, 60) : '',
        within: voice.say('words.within', { days: reviewDays(facts) }),
      }),
    ),
  ]
  return letter(voice, facts, {
    rest: voice.say('mail.decline.subject', { to: mail.to }),
    preheader: lead,
    blocks: blocks.some(({ kind }) => kind === 'button')
      ? blocks
      : [...blocks, button(voice.say('mail.see-page'), links.page)],
  })
}
