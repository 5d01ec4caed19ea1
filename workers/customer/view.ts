/** What every part of the customer's page is made from. */
import type { Wishes } from '../../db/consents.ts'
import type { Booked } from '../../domain/callback.ts'
import type { ComingTouch } from '../../domain/care/coming.ts'
import type { Facts } from '../../domain/complaint.ts'
import type { Instant } from '../../domain/ids.ts'
import type { Usual } from '../../domain/usual.ts'
import type { MessageName } from '../../emails/locales/catalog.ts'
import type { Values } from '../../emails/say.ts'
import { type Voice, voiceOf } from '../../emails/voice.ts'
import type { StoryEntry } from './read.ts'
import { type Situation, situationOf } from './situation.ts'

/** The forms of the page, by the address they post to. */
export const acts = [
  'choice',
  'compensation',
  'proposal',
  'callback',
  'rating',
  'wish',
  'goodbye',
  'consent',
  'unsubscribe',
  'resume',
  'export',
  'erase',
] as const
export type Act = (typeof acts)[number]

export const isAct = (text: string): text is Act => (acts as readonly string[]).includes(text)

/** What a form could not do, and what was typed into it: it is shown again, so that nothing is lost. */
export interface Trouble {
  readonly act: Act
  readonly why: MessageName
  readonly values?: Values
  readonly entered: Readonly<Record<string, string>>
}

export interface View {
  readonly facts: Facts
  readonly now: Instant
  readonly situation: Situation
  readonly voice: Voice
  /** Where the page lives: `/r/<token>`. */
  readonly path: string
  /** Proof that the forms are ours. */
  readonly form: string
  readonly story: readonly StoryEntry[]
  /** What is usual in such cases; null where nothing of money is to be said. */
  readonly usual: Usual | null
  /** What they agreed to and asked for, and since when; null where nobody is known. */
  readonly wishes: Wishes | null
  /** Hours of the shop that calls are promised in already. */
  readonly booked: Booked
  /** What they will hear from the shop next, as they agreed to. */
  readonly coming: readonly ComingTouch[]
  /** What the customer has just done here. */
  readonly done: Act | 'already' | null
  readonly trouble: Trouble | null
}

export const viewOf = (
  given: Omit<View, 'situation' | 'voice' | 'booked' | 'coming' | 'wishes'> &
    Partial<Pick<View, 'booked' | 'coming' | 'wishes'>>,
): View => ({
  booked: new Map(),
  wishes: null,
  coming: [],
  ...given,
  situation: situationOf(given.facts, given.now),
  voice: voiceOf(given),
})

/** What was typed into this form before it came back. */
export const enteredIn = ({ trouble }: View, act: Act, field: string): string =>
  trouble?.act === act ? (trouble.entered[field] ?? '') : ''

export const addressOf = ({ facts, voice }: Pick<View, 'facts' | 'voice'>): string => {
  const address = `mailto:${encodeURIComponent(facts.shop.sender.email).replace('%40', '@')}`
  return voice.order === null
    ? address
    : `${address}?subject=${encodeURIComponent(voice.say('mail.order', { order: voice.order }))}`
}
