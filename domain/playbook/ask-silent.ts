/**
 * Who says nothing is asked one honest question, and only one: it stands in a mail they get anyway, never in one more. A
 * refund or a return without a word is asked about in the acknowledgement, and so is a parcel that its carrier calls late;
 * who lets an offer lie, in the last reminder, before the fair default.
 */
import type { Facts } from '../complaint.ts'
import type { Channel } from '../event.ts'
import type { Mail } from '../mail.ts'

export type SilentQuestion = 'what-happened' | 'has-it-come' | 'what-would-be-right'

/** What a grievance is asked that came through others, without a word of its customer. */
const askedOf: Readonly<Partial<Record<Channel, SilentQuestion>>> = {
  ...{ refund: 'what-happened', return: 'what-happened', cancellation: 'what-happened' },
  tracking: 'has-it-come',
}

const wordless = ({ complaint }: Facts): SilentQuestion | null =>
  /\p{L}/u.test(complaint.text) ? null : (askedOf[complaint.channel] ?? null)

/** The question that this mail asks; null where it asks none. */
export function silentQuestion(facts: Facts, mail: Mail): SilentQuestion | null {
  const first = wordless(facts)
  if (mail.kind === 'acknowledgement') return first
  if (mail.kind !== 'choice-reminder' || !mail.last) return null
  // Asked once already; whoever has said anything since is not silent.
  const spoke = facts.written.length + facts.proposals.length > 0
  return first !== null || spoke ? null : 'what-would-be-right'
}
