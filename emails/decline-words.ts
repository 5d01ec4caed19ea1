/** How a "no" is said, in mails and on pages. */
import type { Facts } from '../domain/complaint.ts'
import type { DeclineReason } from '../domain/policy/decline-reasons.ts'
import type { Gesture } from '../domain/saying-no.ts'
import { isMessage } from './say.ts'
import type { Voice } from './voice.ts'

/** The reason as a sentence; null where the person's own words are the reason. */
export function whyDeclined(voice: Pick<Voice, 'say'>, reason: DeclineReason | string): string | null {
  const name = `mail.decline.why.${reason}`
  return isMessage(name) ? voice.say(name) : null
}

/** What goes with it: the code's sum and last day, or the extra. */
export function gestureWords(voice: Pick<Voice, 'say' | 'sum' | 'until'>, facts: Facts, gesture: Gesture): string {
  if (gesture.kind === 'extra') {
    return voice.say('mail.decline.gesture-extra', { extra: voice.say(`words.gesture.${gesture.extra}`) })
  }
  const code = facts.codes.find(({ purpose }) => purpose === gesture.code)
  if (!code) throw new Error(`the code ${gesture.code} is not among the facts`)
  return voice.say('mail.decline.gesture-code', { value: voice.sum(code.value), until: voice.until(code.expiresAt) })
}
