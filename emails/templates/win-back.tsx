/** One offer to come back, long after, with its code; a "no" needs no words. */
import { shownCode } from '../../domain/bonus-code.ts'
import { type CareTemplate, careVoice, stopLine } from '../care-voice.ts'
import { paragraph } from '../content.ts'
import { letter } from '../voice.ts'

export const winBack: CareTemplate<'win-back'> = (props) => {
  const { facts, links, mail } = props
  const { code } = mail
  if (code === undefined) throw new Error('an offer to come back has no code')
  const voice = careVoice(props)
  const value = voice.sum(mail.value)
  const lead = voice.say('mail.win-back.lead', { value })
  return letter(voice, facts, {
    rest: voice.say('mail.win-back.subject', { value }),
    preheader: lead,
    blocks: [
      paragraph(lead),
      { kind: 'code', code: shownCode(code) },
      paragraph(
        voice.say('mail.bonus-code.valid', { until: voice.until(mail.until) }),
        voice.say('mail.bonus-code.use', { value }),
      ),
      paragraph(voice.say('mail.win-back.no')),
    ],
    footer: stopLine(voice, links),
  })
}
