/** Why a payment is disputed, in plain words: what the customer says happened, whoever passed it on. */
import type { Dispute } from '../domain/complaint.ts'
import type { Locale } from '../domain/locale.ts'
import { disputeReasonOf } from '../domain/policy/dispute-reasons.ts'
import { plain } from './plain.ts'
import { isMessage, say } from './say.ts'
import { typeset } from './typeset.ts'

export type Said = Pick<Dispute, 'reason' | 'code'>

/** A sender's own word or code as one short line; '' where there is none. */
const rawOf = ({ reason, code }: Said): string => plain(code || reason || '', 40)

/** "The customer says the order did not arrive." Null when no reason was given at all. */
export function disputeSentence(locale: Locale, said: Said): string | null {
  const reason = disputeReasonOf(said)
  if (reason !== null) return typeset(locale, say(locale, `words.dispute-reason.${reason}`))
  const code = rawOf(said)
  return code === '' ? null : typeset(locale, say(locale, 'words.dispute-reason-other', { code }))
}

/** The same with the scheme's code behind it, which the bank asks for: "… Code 13.1." */
export function disputeSentenceWithCode(locale: Locale, said: Said): string | null {
  const reason = disputeSentence(locale, said)
  if (reason === null || !said.code || disputeReasonOf(said) === null) return reason
  return typeset(locale, say(locale, 'words.dispute-reason-with-code', { reason, code: plain(said.code, 20) }))
}

/** Inside a sentence: "the customer says the order did not arrive". */
export function disputePhrase(locale: Locale, said: Said): string | null {
  const sentence = disputeSentence(locale, said)
  return sentence && sentence.charAt(0).toLocaleLowerCase(locale) + sentence.slice(1).replace(/\.$/, '')
}

/** "a new item, no money back (REPLACEMENT_WITHOUT_REFUND)": our words, and what PayPal's button says. */
export function paypalOfferText(locale: Locale, offer: string): string {
  const name = `words.paypal-offer.${offer}`
  return isMessage(name) ? typeset(locale, `${say(locale, name)} (${offer})`) : plain(offer, 60)
}
