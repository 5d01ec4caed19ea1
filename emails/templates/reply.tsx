/** What a person of the shop wrote to the customer, as they wrote it. */
import type { Facts, Reply } from '../../domain/complaint.ts'
import { type Block, button, facts as factRows, paragraph } from '../content.ts'
import { paragraphs, plain } from '../plain.ts'
import { letter, typed, voiceOf } from '../voice.ts'
import type { Template } from './template.ts'

const answers = {
  'proposal-accepted': 'accepted',
  'proposal-countered': 'countered',
  'proposal-declined': 'declined',
} as const

const answerTo = (kind: Reply['kind']) => (kind in answers ? answers[kind as keyof typeof answers] : null)

/** The name of who wrote it, where we know the person. */
export const authorOf = ({ staff }: Facts, { by }: Reply): string | null => {
  const name = staff.find(({ email }) => email === by.replace(/^staff:/, ''))?.name
  return name ? plain(name, 60) : null
}

/** A person who greets in their own words is not made to greet twice. */
const greets = (text: string): boolean =>
  /^\s*(?:hello|hi|dear|good (?:morning|day|afternoon|evening)|здравствуйте|добр(?:ый|ого|ое)|уважаем|bună|stimat|dragă)/iu.test(
    text,
  )

export const reply: Template<'reply'> = (props) => {
  const { mail, facts, links } = props
  const written = facts.replies.find(({ id }) => id === mail.reply)
  if (!written) throw new Error(`the reply ${mail.reply} is not among the facts`)
  const known = voiceOf(props)
  const voice = { ...known, person: authorOf(facts, written) ?? known.person }
  const kind = answerTo(written.kind)
  const body = typed(written.text)
  const amount: readonly Block[] = written.amount
    ? [factRows({ name: voice.say('mail.reply.amount'), value: voice.sum(written.amount) })]
    : []
  // What we accepted has a time of its own; it is told where it was agreed.
  const agreed = facts.promises.findLast(({ kind: of, n }) => of === 'remedy' && n.startsWith('proposal-'))
  const due =
    kind === 'accepted' && agreed ? [paragraph(voice.say('mail.reply.due', { when: voice.when(agreed.dueAt) }))] : []
  return letter(voice, facts, {
    rest: voice.say('mail.reply.subject', { name: plain(voice.person, 24) }),
    preheader: paragraphs(written.text)[0] ?? '',
    blocks: [
      ...(kind ? [paragraph(voice.say('mail.reply.lead', { kind }))] : []),
      ...body,
      ...amount,
      ...due,
      button(voice.say(kind === 'countered' ? 'mail.reply.answer-button' : 'mail.see-page'), links.page),
      paragraph(voice.say('mail.reply-works')),
    ],
    ...(kind === null && greets(written.text) && { greeting: null }),
  })
}
