/** A recall: the shop found the fault first, and writes to who bought it before they notice. */
import type { Facts } from './complaint.ts'
import type { Category } from './event.ts'
import type { Instant, Milliseconds } from './ids.ts'
import type { Locale } from './locale.ts'
import type { RemedyKind } from './policy/tables.ts'

export const recallStates = ['draft', 'sending', 'paused', 'stopped', 'done'] as const
export type RecallState = (typeof recallStates)[number]

/** Why an order of a recall is not written about. Looked at when it is planned, and again when its wave comes. */
export const leftOutReasons = [
  'cancelled',
  'erased',
  'no-address',
  'mailbox-stopped',
  'departed',
  'open-complaint',
] as const
export type LeftOut = (typeof leftOutReasons)[number]

/** What a complaint knows of the recall that opened it. */
export interface Recalled {
  readonly id: string
  readonly name: string
  /** What happened and what to do now, in the customer's language. */
  readonly text: string
  /** The same for everybody in it, the one carried out by default first. */
  readonly remedies: readonly RemedyKind[]
}

/** Which orders it is about: by what was bought and when, or by their numbers. */
export type Chosen =
  | {
      readonly by: 'product'
      readonly sku: string | null
      /** In the name or the number of the product: a batch is found by it too. */
      readonly words: string | null
      /** Local dates of the shop, both included. */
      readonly from: string | null
      readonly to: string | null
    }
  | { readonly by: 'list' }

export interface RecallDraft {
  readonly name: string
  readonly category: Category
  readonly cause: string | null
  readonly texts: Readonly<Partial<Record<Locale, string>>>
  readonly remedies: readonly RemedyKind[]
  readonly chosen: Chosen
  /** Orders in one wave, and minutes from one wave to the next. */
  readonly wave: number
  readonly pauseMinutes: number
}

/**
 * The mail provider's own limit is given as 2, 5 and 10 a second in its documents of different dates
 * (https://resend.com/docs/api-reference/rate-limit). A recall takes less than half of the least of them: the rest is for
 * who has complained.
 */
export const mailsAMinute = 50
export const largestWave = 250
export const longestPauseMinutes = 24 * 60
export const mostOrders = 20_000

/** No wave is larger than its mail can leave before the next one begins. */
export const isTooFast = ({ wave, pauseMinutes }: Pick<RecallDraft, 'wave' | 'pauseMinutes'>): boolean =>
  wave > mailsAMinute * pauseMinutes

/** One customer hears of several orders one after the other, within the limit on automatic mail of one hour. */
export const sameCustomerMs: Milliseconds = 30 * 60_000

export const recallActs = ['start', 'pause', 'resume', 'stop'] as const
export type RecallAct = (typeof recallActs)[number]

/** Where each act leads from where; what is not here is not possible. A stopped recall stays stopped. */
export const actsFrom = {
  draft: { start: 'sending' },
  sending: { pause: 'paused', stop: 'stopped' },
  paused: { resume: 'sending', stop: 'stopped' },
  stopped: {},
  done: {},
} as const satisfies Record<RecallState, Partial<Record<RecallAct, RecallState>>>

export function stateAfter(state: RecallState, act: RecallAct): RecallState | null {
  const leads: Partial<Record<RecallAct, RecallState>> = actsFrom[state]
  return leads[act] ?? null
}

/** The language somebody is written to in: theirs, else the shop's, else the first there is a text in. Null without a text. */
export function languageFor(
  texts: RecallDraft['texts'],
  theirs: Locale | null,
  shops: Locale,
): { readonly locale: Locale; readonly text: string } | null {
  for (const locale of [theirs ?? shops, shops, 'en', 'ru', 'ro'] as const) {
    const text = texts[locale]
    if (text) return { locale, text }
  }
  return null
}

/** How long all of it takes if nobody's night comes between. */
export const timeNeeded = (orders: number, { wave, pauseMinutes }: Pick<RecallDraft, 'wave' | 'pauseMinutes'>) =>
  Math.max(0, Math.ceil(orders / wave) - 1) * pauseMinutes * 60_000

/** The shop wrote first, and its customer has complained of nothing: neither in words nor by a bad rating. */
export function isUnanswered({ recall, complaint, written, proposals, ratings }: Facts): boolean {
  if (!recall || complaint.text !== '' || complaint.joinedAt !== null || proposals.length > 0) return false
  return written.every(({ onlyThanks }) => onlyThanks) && ratings.every(({ score }) => score > 2)
}

/** A recall as it is kept. */
export interface Recall extends RecallDraft {
  readonly id: string
  readonly state: RecallState
  readonly nextWaveAt: Instant | null
  readonly createdAt: Instant
  readonly startedAt: Instant | null
  readonly endedAt: Instant | null
  readonly version: number
}
