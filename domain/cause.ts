/**
 * Why complaints happen: a cause has an owner, a verdict, something that is done about it and a time for that. People tie
 * complaints to it; which one it could be is suggested, with the reasons in facts. Pure.
 */
import { dayMs } from './calendar.ts'
import type { Category } from './event.ts'
import type { Instant } from './ids.ts'
import type { Locale } from './locale.ts'

export const causeVerdicts = ['unknown', 'accident', 'systemic'] as const
export type CauseVerdict = (typeof causeVerdicts)[number]

/** *fixed* is a person's word, with evidence; *closed* is the word of the data. */
export const causeStates = ['open', 'fixed', 'closed'] as const
export type CauseState = (typeof causeStates)[number]

export interface Cause {
  readonly id: string
  readonly name: string
  readonly verdict: CauseVerdict
  readonly state: CauseState
  readonly category: Category | null
  readonly sku: string | null
  readonly owner: string | null
  /** What is done about it. */
  readonly action: string
  readonly dueAt: Instant | null
  /** What shows that it is fixed. */
  readonly evidence: string
  readonly changed: Readonly<Partial<Record<Locale, string>>>
  readonly openedAt: Instant
  readonly fixedAt: Instant | null
  readonly closedAt: Instant | null
  readonly version: number
}

// ── fixed, closed, come back ─────────────────────────────────────────────────────────────────────

/** So long nothing of it may come after the fix before it counts as proven. */
export const provenAt = ({ state, fixedAt }: Pick<Cause, 'state' | 'fixedAt'>, quietDays: number): Instant | null =>
  state === 'fixed' && fixedAt !== null ? fixedAt + quietDays * dayMs : null

/**
 * What the data say about a cause now: `lastAt` is when the newest complaint of it was received. One that came after the
 * fix opens it again, whether it was closed already or not.
 */
export function saidByData(
  cause: Pick<Cause, 'state' | 'fixedAt'>,
  lastAt: Instant | null,
  quietDays: number,
  now: Instant,
): 'close' | 'reopen' | null {
  if (cause.state === 'open' || cause.fixedAt === null) return null
  if (lastAt !== null && lastAt > cause.fixedAt) return 'reopen'
  const proven = provenAt(cause, quietDays)
  return proven !== null && proven <= now ? 'close' : null
}

// ── which cause it could be ──────────────────────────────────────────────────────────────────────

/** What a suggestion goes by; each says itself in words. */
export type Likeness =
  | { readonly by: 'sku'; readonly sku: string }
  | { readonly by: 'category'; readonly category: Category }
  | { readonly by: 'words'; readonly words: readonly string[] }
  /** Its newest complaint came so many days before or after this one. */
  | { readonly by: 'time'; readonly days: number }
  /** No complaint is tied to it yet, and it was named so many days before or after this one came. */
  | { readonly by: 'named'; readonly days: number }

export interface Suggestion {
  readonly cause: string
  readonly points: number
  readonly why: readonly Likeness[]
}

/** The complaint as far as it matters here. */
export interface Grievance {
  readonly category: Category
  readonly skus: readonly string[]
  readonly text: string
  readonly receivedAt: Instant
}

/** A cause that may have struck again, and when it last did; never, as far as is known, where nothing is tied to it. */
export interface Suspect extends Pick<Cause, 'id' | 'name' | 'category' | 'sku' | 'openedAt'> {
  readonly lastAt: Instant | null
}

const points = { sku: 4, category: 3, word: 1, time: 1, named: 1 } as const
/** The product alone is enough, or the kind of failure with something more. */
const fewestPoints = 4
const mostWords = 3
const mostSuggestions = 3
/** What struck, or was named, within so many days is at work now. */
const freshDays = 14
/** Shorter words are in every sentence. */
const shortestWord = 4
/** A word's beginning: endings differ by number, and in ru and ro by case and gender. Of a short word less is left. */
const stemOf = (word: string): string => word.slice(0, word.length > 6 ? 5 : shortestWord)

const bare = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** The words of a text by their beginnings, each with how it was written first. */
function stemsIn(text: string): ReadonlyMap<string, string> {
  const stems = new Map<string, string>()
  for (const [word] of text.slice(0, 5_000).matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const plain = bare(word)
    const stem = stemOf(plain)
    if (plain.length >= shortestWord && !stems.has(stem)) stems.set(stem, word.toLowerCase())
  }
  return stems
}

function likenessOf({ category, skus, text, receivedAt }: Grievance, cause: Suspect): readonly Likeness[] {
  const why: Likeness[] = []
  if (cause.sku !== null && skus.includes(cause.sku)) why.push({ by: 'sku', sku: cause.sku })
  if (cause.category === category) why.push({ by: 'category', category })
  const said = stemsIn(text)
  const words = [...stemsIn(cause.name)].flatMap(([stem, word]) => (said.has(stem) ? [word] : [])).slice(0, mostWords)
  if (words.length > 0) why.push({ by: 'words', words })
  const days = Math.floor(Math.abs(receivedAt - (cause.lastAt ?? cause.openedAt)) / dayMs)
  if (days <= freshDays) why.push({ by: cause.lastAt === null ? 'named' : 'time', days })
  return why
}

const pointsOf = (why: readonly Likeness[]): number =>
  why.reduce((sum, one) => sum + (one.by === 'words' ? one.words.length * points.word : points[one.by]), 0)

/** The causes a complaint is most like, likeliest first; none where too little speaks for any. A person decides. */
export const suggestionsFor = (grievance: Grievance, causes: readonly Suspect[]): readonly Suggestion[] =>
  causes
    .map((cause) => ({ cause: cause.id, why: likenessOf(grievance, cause) }))
    .map((one) => ({ ...one, points: pointsOf(one.why) }))
    .filter(({ points: sum }) => sum >= fewestPoints)
    // Ties go to the newer id: what came up last is likelier at work.
    .sort((a, b) => b.points - a.points || (a.cause < b.cause ? 1 : -1))
    .slice(0, mostSuggestions)
