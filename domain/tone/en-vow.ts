import type { ToneRule } from './rule.ts'

export const enVow = [
  {
    kind: 'vow',
    patterns: [
      '(i|we)? (can)? (promise|guarantee|swear|assure you)? (you)? (that)? (this|it|that|such ~2|these ~1|those ~1|nothing like this)? (will|shall) (not|never) (ever)? (happen*|occur*|recur*|be repeated|repeat itself) ~2 (again|any more|anymore|a second time|twice|in (the)? future|with us)?',
      '(will|shall|would|does|do|can|must|could)? (not|never) (ever)? (happen*|occur*|recur*|be repeated|repeat itself) ~2 (again|any more|anymore|a second time|twice|in (the)? future|with us)',
      '(nothing like this|nothing of the kind|no such thing) (will)? (ever)? (happen|occur) ~4 (again)?',
      'never again',
      '(not|never) (recur|be repeated)',
    ],
    unless: [
      '(has|have|had|did|does it|it did) not (happen*|occur*)',
      '(not|never) happen* (to be|to have|today|tomorrow|on|by|this|until|before)',
    ],
    suggestion: 'here is what we changed: two people now check every label',
    example: 'This will never happen again.',
  },
  {
    kind: 'vow',
    patterns: [
      '(we|i) (will|shall|are|am|have)? (do|doing|try|trying|tried|did|give|giving) (to do)? (our|my) (level|absolute)? (best|utmost)',
      '(will|shall|to) (do|try) (our|my) (level|absolute)? (best|utmost)',
    ],
    suggestion: 'we will bring it by 18:00 on Friday',
    example: 'We will do our best to resolve this.',
  },
  {
    kind: 'vow',
    patterns: [
      'as (hard|fast|quickly|well) as we (possibly)? can',

      '(we|i)? (will|shall|are)? (do|doing|try|trying) (everything|all) (possible|(that)? we can|(that is)? (in|within) our power|(that)? depends on us|humanly possible)',
      '(we|i)? (will|shall|are)? (do|doing) (whatever it takes|whatever we can)',
      '(make|making|made) (every|all|the utmost) (possible)? effort*',
      'spare no effort*',
      '(we|i) (will)? (strive|endeavour|endeavor) to',
      '(we|i) (are|am) (working|trying) hard to',
      'go the extra mile',
    ],
    suggestion: 'Maria is looking for the parcel now and writes to you by 18:00',
    example: 'We will do everything possible to make you happy.',
  },
  {
    kind: 'vow',
    patterns: [
      '(i|we) (solemnly)? (swear|vow)',
      '(you have|give you|have) (my|our) word (of honour)?',
      'rest assured',
      '(i|we) (can)? assure you',
      'let me assure you',
      'you can be (sure|certain|confident|assured)',
      'you may be (sure|certain|assured)',
    ],
    suggestion: 'say what will be done, by whom and by when',
    example: 'We assure you that we take this very seriously.',
  },
  {
    kind: 'vow',
    patterns: [
      '(guarantee|promise) (you)? (that)? there (will|would) be no (more)? ~1',
      '(believe|trust) (us|me) (it|this|we|i|that|you)',

      'from now on (we|i|it|everything|your ~1)? (will)? (be)? (always|never|perfect)',
      'from now on (we|i) will always',
      '(we|i) will (always|never) (be|deliver|disappoint|let|send|make|keep|forget|fail) ~3',
      '(we|i) will (from now on)? (be|be much) more (careful|attentive)',
      'next time (everything|it|all) will be ~1 (perfect|fine|flawless|right)',
      'you will never (ever)? (be|have|see|experience|face|get) ~6 again',
      'never (let|disappoint|fail) you ~1 (again)?',
      '(guarantee|promise) (you)? (that)? (you|it|this|there|we) (will|shall|would) (not|never) (be|have|see|experience|make|fail) ~4 (again)?',
    ],
    suggestion: 'here is what we changed, and your next parcel leaves on Tuesday',
    example: 'Next time everything will be perfect.',
  },
  {
    kind: 'vow',
    patterns: [
      '(take|taken|taking|took) (all|every) (the)? (necessary|possible|appropriate)? (measure*|step*|precaution*)',
      '(ensure|make sure|see to it) (that)? (such|this|these|it|nothing) ~2 (do|does|will|like this) (not|never|ever)? (happen*|recur*|occur*|repeat*) (again)?',
      '(prevent|avoid) (this|such ~1|it|similar ~1) (from happening|from recurring|in (the)? future) (again)?',
    ],
    suggestion: 'since Monday each order is weighed before it is closed',
    example: 'We will take all necessary measures.',
  },
] as const satisfies readonly ToneRule[]
