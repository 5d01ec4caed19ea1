/**
 * Who says nothing is asked one honest question, and only one: it stands in a mail they get anyway, never in one more. A
 * refund or a return without a word is asked about in the acknowledgement; who lets an offer lie, in the last reminder,
 * before the fair default.
 */
import type { Facts } from '../complaint.ts'
import type { Mail } from '../mail.ts'

const wordless = ['refund', 'return', 'cancellation'] as const

export type SilentQuestion = 'what-happened' | 'what-would-be-right'

/** Whether the order came back, or its money did, and nobody said why. */
const cameWithoutWords = ({ complaint }: Facts): boolean =>
  wordless.some((channel) => channel === complaint.channel) && !/\p{L}/u.test(complaint.text)

/** The question that this mail asks; null where it asks none. */
export function silentQuestion(facts: Facts, mail: Mail): SilentQuestion | null {
  const asksWhatHappened = cameWithoutWords(facts)
  if (mail.kind === 'acknowledgement') return asksWhatHappened ? 'what-happened' : null
  if (mail.kind !== 'choice-reminder' || !mail.last) return null
  // Asked once already; whoever has said anything since is not silent.
  const spoke = facts.written.length + facts.proposals.length > 0
  return asksWhatHappened || spoke ? null : 'what-would-be-right'
}
