/** The code itself: its sum, until when it is good, how to use it. Any size of order; what does not fit lapses, and we say so. */
import { shownCode } from '../../domain/bonus-code.ts'
import type { BonusCode, Facts } from '../../domain/complaint.ts'
import { button, paragraph } from '../content.ts'
import { letter, voiceOf } from '../voice.ts'
import type { Template } from './template.ts'

/** A mail names a code by its purpose, since it is minted in the same turn; a code sent again may be named by itself. */
export function codeOf(facts: Facts, name: string): BonusCode {
  const code = facts.codes.find((one) => one.purpose === name || one.code === name)
  if (!code) throw new Error('a mail speaks of a code that is not among the facts')
  return code
}

export const bonusCode: Template<'bonus-code'> = (props) => {
  const { mail, facts, links } = props
  const voice = voiceOf(props)
  const code = codeOf(facts, mail.code)
  const value = voice.sum(code.value)
  const again = mail.again ? 'yes' : 'no'
  const lead = voice.say('mail.bonus-code.lead', { again, value })
  return letter(voice, facts, {
    rest: voice.say('mail.bonus-code.subject', { again, value }),
    preheader: lead,
    blocks: [
      ...(mail.instead ? [paragraph(voice.say('mail.bonus-code.instead'))] : []),
      paragraph(lead),
      { kind: 'code', code: shownCode(code.code) },
      paragraph(
        voice.say('mail.bonus-code.valid', { until: voice.until(code.expiresAt) }),
        voice.say('mail.bonus-code.use', { value }),
      ),
      paragraph(voice.say('mail.bonus-code.personal')),
      button(voice.say('mail.bonus-code.button'), links.page),
      paragraph(voice.say('mail.reply-works')),
    ],
  })
}
