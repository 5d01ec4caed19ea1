/** The director's letter, in the words the director approved, under the director's name. */
import type { Facts } from '../../domain/complaint.ts'
import type { Instant } from '../../domain/ids.ts'
import { button, type Point, paragraph, points as pointsOf } from '../content.ts'
import { draftLetter, type LetterDraft } from '../letter-draft.ts'
import { plain } from '../plain.ts'
import { letter as compose, directorSignature, longestSubject, typed, type Voice, voiceOf } from '../voice.ts'
import type { Template } from './template.ts'

/** As approved. A letter approved without a word of one's own says what was laid before the director. */
function approvedWords({ locale }: Voice, { letter: own, ...rest }: Facts, now: Instant): LetterDraft {
  if (own?.state !== 'approved') throw new Error('a letter leaves only when a person has approved it')
  if (own.subject.trim() !== '' && own.body.trim() !== '') return own
  const drawnUp = draftLetter({ letter: own, ...rest }, locale, now)
  return {
    subject: own.subject.trim() || drawnUp.subject,
    body: own.body.trim() || drawnUp.body,
    points: own.points.length > 0 ? own.points : drawnUp.points,
  }
}

/** "What happened: the bag arrived torn" has a name before its colon; a time such as "10:00" is none. */
function labelled(text: string): Pick<Point, 'label' | 'text'> {
  const [, label, rest] = /^(\p{Lu}[^:.!?\d]{2,40}:) (.+)$/su.exec(text) ?? []
  return label !== undefined && rest !== undefined ? { label, text: rest } : { label: null, text }
}

export const letter: Template<'letter'> = (props) => {
  const { facts, links, now } = props
  const voice = voiceOf(props)
  const own = approvedWords(voice, facts, now)
  const points = own.points.map(({ text, owner, when }): Point => {
    const by = [owner, when].map((part) => plain(part, 120)).filter((part) => part !== '')
    return { ...labelled(plain(text, 1_000)), by: by.length > 0 ? by.join(', ') : null }
  })
  const subject = plain(own.subject, longestSubject)
  const blocks = typed(own.body)
  const first = blocks[0]
  return compose(voice, facts, {
    rest: subject,
    subject,
    preheader: first?.kind === 'paragraph' ? first.text : subject,
    blocks: [
      ...blocks,
      ...(points.length > 0 ? [pointsOf(points)] : []),
      button(voice.say('mail.letter.button'), links.page),
      paragraph(voice.say('mail.reply-works')),
    ],
    signature: directorSignature(voice, facts),
  })
}
