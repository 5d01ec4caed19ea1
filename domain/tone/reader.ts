/** Turns the tables of one language into a function that reads a text. */
import { Sightings } from './guards.ts'
import { type Grammar, parsePhrase } from './phrase.ts'
import { PhraseIndex } from './phrase-index.ts'
import { type ToneGuard, type ToneKind, type ToneLanguage, type ToneRule, toneKinds } from './rule.ts'
import { compileShouting, findShouting } from './shouting.ts'
import { fold, readWords, type Word } from './words.ts'

export interface ToneFinding {
  /** UTF-16 offsets into the text as given. */
  readonly start: number
  readonly end: number
  readonly kind: ToneKind
  readonly suggestion: string
}

type Owner = ToneRule | ToneGuard | 'apology' | readonly string[]

interface Hit {
  readonly rule: ToneRule
  readonly start: number
  readonly end: number
}

/** The owner of no pattern: what a rule without exceptions looks for. */
const never: readonly string[] = []

const isRule = (owner: Owner): owner is ToneRule => typeof owner === 'object' && 'suggestion' in owner

const seriousness = (kind: ToneKind): number => toneKinds.length - toneKinds.indexOf(kind)

const isWorse = (one: ToneFinding, other: ToneFinding): boolean => {
  const lengths = one.end - one.start - (other.end - other.start)
  return lengths === 0 ? seriousness(one.kind) > seriousness(other.kind) : lengths > 0
}

/** Of findings that overlap, the longer stays; of equally long ones, the more serious. Sorted by place. */
function withoutOverlaps(findings: readonly ToneFinding[]): ToneFinding[] {
  const kept: ToneFinding[] = []
  for (const finding of [...findings].sort((one, other) => one.start - other.start || other.end - one.end)) {
    const last = kept.at(-1)
    if (last === undefined || last.end <= finding.start) kept.push(finding)
    else if (isWorse(finding, last)) kept[kept.length - 1] = finding
  }
  return kept
}

/** What the words say counts before how loud they are: a shout stays only where nothing else was found. */
function withShouts(phrases: readonly ToneFinding[], shouts: readonly ToneFinding[]): ToneFinding[] {
  const all = [...phrases]
  let at = 0
  for (const shout of shouts) {
    while ((phrases[at]?.end ?? Number.POSITIVE_INFINITY) <= shout.start) at++
    if ((phrases[at]?.start ?? Number.POSITIVE_INFINITY) >= shout.end) all.push(shout)
  }
  return all.sort((one, other) => one.start - other.start)
}

function expander({ contractions, clitics }: ToneLanguage): (word: string) => readonly string[] {
  const whole = new Map(Object.entries(contractions).map(([short, long]) => [short, long.split(' ')]))
  return (word) => {
    const known = whole.get(word)
    if (known !== undefined) return known
    const apostrophe = word.lastIndexOf("'")
    if (apostrophe < 1) return [word]
    const ending = word.slice(apostrophe)
    if (ending === "'t" && word.endsWith("n't")) return [word.slice(0, -3), 'not']
    const clitic = clitics[ending]
    return clitic === undefined ? [word] : [word.slice(0, apostrophe), clitic]
  }
}

/** Compiles the tables once; throws on a pattern that is not well formed. */
export function toneReader(locale: string, language: ToneLanguage): (text: string) => readonly ToneFinding[] {
  const grammar: Grammar = {
    fillers: new Set(language.fillers.map(fold)),
    negators: new Set(language.negators.map(fold)),
  }
  const index = new PhraseIndex<Owner>(grammar)
  const add = (patterns: readonly string[], owner: Owner): void => {
    for (const pattern of patterns) index.add(parsePhrase(pattern, language.lists), owner)
  }
  for (const rule of language.rules) {
    add(rule.patterns, rule)
    if (rule.unless) add(rule.unless, rule.unless)
    if (rule.unlessNearby) add(rule.unlessNearby, rule.unlessNearby)
  }
  for (const guard of language.guards) add(guard.patterns, guard)
  add(language.shouting.apologies, 'apology')
  const shouting = compileShouting(language.shouting)
  const expand = expander(language)

  return function readToneOf(text) {
    const reading = readWords(text, expand)
    const { words } = reading
    const sightings = new Map<Owner, Sightings>()
    const ruleHits: Hit[] = []
    for (const { owner, start, end } of index.find(words)) {
      if (isRule(owner)) ruleHits.push({ rule: owner, start, end })
      else {
        const seen = sightings.get(owner) ?? new Sightings(words)
        seen.add({ start, end })
        sightings.set(owner, seen)
      }
    }
    const isLifted = ({ rule: { kind, unless = never, unlessNearby = never }, ...span }: Hit): boolean => {
      const sentence = words[span.start]?.sentence ?? -1
      return (
        sightings.get(unless)?.inSentence(sentence) === true ||
        sightings.get(unlessNearby)?.nearSentence(sentence) === true ||
        language.guards.some((guard) => guard.kinds.includes(kind) && sightings.get(guard)?.lifts(guard.where, span))
      )
    }
    const phrases = withoutOverlaps(
      ruleHits
        .filter((hit) => !isLifted(hit))
        .map(({ rule, start, end }) => ({ ...place(words, start, end), kind: rule.kind, suggestion: rule.suggestion })),
    )
    const apologies = sightings.get('apology')
    const shouts = findShouting(text, reading, shouting, locale, (sentence) => apologies?.inSentence(sentence) === true)
    return withShouts(phrases, withoutOverlaps(shouts.map((shout) => ({ ...shout, kind: 'shouting' }))))
  }
}

function place(words: readonly Word[], start: number, end: number): { start: number; end: number } {
  return { start: words[start]?.start ?? 0, end: words[end - 1]?.end ?? 0 }
}
