/** What the tone guard looks for, most serious first: where two findings of one length overlap, the earlier kind stays. */
export const toneKinds = ['blame', 'excuse', 'defence', 'vow', 'cold', 'shouting'] as const
export type ToneKind = (typeof toneKinds)[number]

/** A piece of wording that a customer should not read, as data. The patterns are in the notation of phrase.ts. */
export interface ToneRule {
  readonly kind: ToneKind
  readonly patterns: readonly string[]
  /** The same sentence stops counting when one of these is anywhere in it. */
  readonly unless?: readonly string[]
  /** The same, and in the sentences next to it too: an apology or a remedy often follows in its own sentence. */
  readonly unlessNearby?: readonly string[]
  /** Wording to use instead, in the language of the rule. */
  readonly suggestion: string
  /** A sentence the rule finds; a test reads it. */
  readonly example: string
}

/** Wording that lifts a finding: "not", "if", "you wrote that". */
export interface ToneGuard {
  readonly kinds: readonly ToneKind[]
  /**
   * `before`: ends at most two words ahead of the finding, in the same clause. `after`: starts right behind it.
   * `clause`, `sentence`: starts earlier in the same clause or sentence. `anywhere`: stands in the same sentence.
   */
  readonly where: 'before' | 'after' | 'clause' | 'sentence' | 'anywhere'
  readonly patterns: readonly string[]
}

export interface ToneLanguage {
  /** Word lists that patterns name with an at sign. */
  readonly lists: Readonly<Record<string, string>>
  /** Words that may stand between any two words of a pattern ("clearly", «видимо», "probabil"). */
  readonly fillers: readonly string[]
  /** Words that a gap never jumps over. */
  readonly negators: readonly string[]
  /** Spellings that stand for several words ("won't": "will not"); apostrophes as on a typewriter. */
  readonly contractions: Readonly<Record<string, string>>
  /** Endings cut off by an apostrophe ("'ve": "have"). */
  readonly clitics: Readonly<Record<string, string>>
  readonly guards: readonly ToneGuard[]
  readonly rules: readonly ToneRule[]
  readonly shouting: ShoutingWords
}

export interface ShoutingWords {
  /** A sentence with one of these apologises. */
  readonly apologies: readonly string[]
  /** Written in capitals by right: abbreviations with a vowel, brands. */
  readonly abbreviations: readonly string[]
  /** Ordinary words that people raise their voice on, even beside a name ("BEFORE Friday", «ДО пятницы»). */
  readonly loudWords: readonly string[]
  /** Too short to be told from abbreviations, and yet never one ("NOT", «УЖЕ»). */
  readonly shortWords: readonly string[]
  /** What stands before a code or a name in capitals ("code", "model"). */
  readonly codeNames: readonly string[]
  readonly exclamationsSuggestion: string
  readonly apologySuggestion: string
}
