/** What was changed since it went wrong for them, in the shop's own words; and thanks. */
import { touchClass } from '../../domain/care/touch.ts'
import { type CareTemplate, careVoice, stopLine, written } from '../care-voice.ts'
import { paragraph } from '../content.ts'
import { letter, typed } from '../voice.ts'

export const causeFixed: CareTemplate<'cause-fixed'> = (props) => {
  const { facts, links, mail } = props
  const cause = facts.causes.find(({ id }) => id === mail.n)
  if (!cause) throw new Error('a mail tells of a cause that is not among the facts')
  const { locale, text } = written(cause.changed, facts)
  // An older complaint may have had another order: where the cause is not that of the latest, none is named.
  const voice = careVoice(props, { locale, withOrder: facts.cause?.id === cause.id })
  const lead = voice.say('mail.cause-fixed.lead')
  return letter(voice, facts, {
    rest: voice.say('mail.cause-fixed.subject'),
    preheader: lead,
    blocks: [
      paragraph(lead),
      ...typed(text),
      paragraph(voice.say('mail.cause-fixed.thanks')),
      paragraph(voice.say('mail.reply-works')),
    ],
    footer: touchClass('cause-fixed', facts) === 'promotional' ? stopLine(voice, links) : null,
  })
}
