import type { ToneRule } from './rule.ts'

/** Blame by guess, by question and by passive: the customer is not named, and yet meant. */
export const enBlameDeeds = [
  {
    kind: 'blame',
    patterns: [
      'you must (surely|certainly|somehow)? have *!@felt ~3',
      'you (probably|obviously|clearly|evidently|apparently|surely|certainly) (@spoiled|@erred|put|set|left|pressed|opened|dropped|plugged|washed|turned|entered|typed|chose|ordered|used|connected|assembled|installed) ~3',
      '(it|they|this|that|one|these|the ~2|phone|screen|vase|glass|shoes) must have been ~1 @usedso',
      '(somebody|someone) (at|in|from|on) your (end|side|home|house|place|office|household|family) ~4',
      '(your ~2|kids|children|child) must have *!@felt ~2',
    ],
    unless: ['(our|us|ours)', 'we (had|have|must|did)', 'you must have (a|been (so|very|really)?)'],
    suggestion: 'the zip is broken; we will repair or replace it',
    example: 'You must have put the jumper in at sixty degrees.',
  },
  {
    kind: 'blame',
    patterns: [
      '(was|were|is|are|been|being|got|gets|has been|have been|had been) not (been)? ~1 @usedso (properly|correctly|as|in time|on time|according|well|right|enough|often|regularly|before|at all|for|with|long|firmly|carefully|by you|tight*|immediately|straight)',
      '(was|were|is|are|been|being|got|gets) ~1 @usedso ~3 (too|@badly|against|without|instead of|by force|(with|by) ~3 (force|strength|kitchen|paper|alcohol|bleach|soap|chemicals|knife|scissors|sponge|wrong|metal|salt|vinegar|brush|towel|cloth)|in (the|a)? (rain|sun|dishwasher|washing machine|dryer|tumble dryer|oven|microwave|frost|cold|heat|water|bathroom|kitchen|car)|at (60|90|sixty|ninety|40|forty|high|too)|outdoors|outside|near|over and over|by (a child|children|you|the customer|the user|a pet|a dog|hand))',
      '(washed|dried|ironed|stored|heated|opened|treated|handled|assembled|installed|dropped|watered|cleaned|loaded) ~2 (too (hot|long|often|roughly|hard|much|high|hastily|quickly)|@badly)',
    ],
    unless: [
      '(we|our|us|ours|my)',
      'i (have|had|did|washed|stored|left|put|hung|forgot|am sorry)',
      '(will|can|should|must|may|could|never|please|do not|if|when|to) (not)? (be|get|use|wash|dry|store)',
      'not to (be)?',
    ],
    suggestion: 'the handle did not hold; we will look at why and replace it',
    example: "The plants died because they weren't watered properly at home.",
  },
  {
    kind: 'blame',
    patterns: [
      'you (evidently|obviously|clearly|apparently|plainly|seemingly|of course) (did|have|had|do) not (*!@positive)?',
      '(and|but|which|that|what|something) you (simply|just)? (did|have|had) not (done|do)?',
      'you never *!@positive ~3',
      'you (did|have|had) (nothing|none) (of (this|that|it|the))',
    ],
    unless: [
      'you ~2 (did|have|had|do) not ~1 (deserve*|receive*|get|got|want*|expect*|ask*|order*|like*|know*|cause*|choose*|chosen|mean|see|seen|feel|have|need*|find|found|hear*|agree*|sign*|pay|paid|use*|drink|eat|book*|buy|bought|owe)',
      'so that you',
    ],
    suggestion: 'here is what happened, and here is how we put it right',
    example: 'The instructions say to charge it for eight hours first, and you evidently did not.',
  },
  {
    kind: 'blame',
    patterns: [
      'who (on earth|in the world|in their right mind|in his right mind) ~6',
      'who would (ever|really)? (put|wash|leave|keep|throw|use|store|open|boil|dry|charge|cut|carry|let|plug|think|expect) ~4',
      'why (on earth|ever|then)? (did|do|have|had|would|are|were) you (not|even|ever|only|then|so|wash|put|leave|use|open|wait*|sign|accept|throw|let|keep|store|drop|click|press|enter|tell|pay|washed|put|left|opened) ~3',
      'how could (you|anyone|anybody|one) ~4',
      'what (on earth|exactly)? (did|have|had|were) you (do with|done with|doing|thinking|think would|expect) ~3',
      '(who|god|heaven|goodness) knows (what|how|where|who|when|which|for how long) ~3 (you|your|it was|they were|has been|have been) ~2',
      'did you (even|actually|ever|not|at all) *!@positive ~3',
    ],
    unless: [
      'how could (you|anyone) (have)? (know*|see|seen|tell|trust|reach|guess*)',
      'how could we',
      'why you',
      'did you (ever|actually|even) (receive|get|hear|find)',
    ],
    suggestion: 'the zip is broken; we will repair or replace it',
    example: 'Who on earth puts a cast iron pan in the dishwasher?',
  },
  {
    kind: 'blame',
    patterns: [
      '(no wonder|hardly surprising|not surprising|small wonder|little wonder|unsurprising*|(is it|is that) any wonder|what a surprise|no surprise) ~3',
    ],
    unless: [
      '(we|us|our|ours|my)',
      '(i|he|she) (had|have|did|put|packed|forgot|left|wrote|should)',
      'wonder you (are|were|felt|feel|asked)',
    ],
    suggestion: 'the zip is broken; we will repair or replace it',
    example: 'No wonder it broke after a day in the rain.',
  },
  {
    kind: 'blame',
    patterns: [
      'serves you right',
      '(user|customer|operator|operating|handling|application|usage) (error|mistake|fault|failure|misuse)',
      '(misuse|mishandling|improper use|inappropriate use|wrong use|self inflicted|wear and tear|own making|rough handling|lack of (care|maintenance|cleaning|attention))',
      'you (have|had)? (chose|chosen|picked|selected|ordered|wanted|insisted|decided|approved|agreed|asked|wrote|typed|entered|confirmed|ticked|clicked) (on)? ~4 (yourself|yourselves)',
      'you (yourself|yourselves) (chose|picked|selected|ordered|wanted|asked|insisted|decided|approved|typed|entered|ticked|clicked|wrote) ~3',
      'you (insisted|kept insisting|were adamant) ~3',
      'if you (leave|let|put|wash|use|keep|order|wait|buy|store|treat|hang|carry|throw|do not) ~7 (of course|naturally|no wonder|what do you expect|it is no surprise|obviously|it is bound|is bound|you can not expect|do not be surprised) ~4',
      '(this|that|it|none of this|nothing) (would|could) (not|never)? have (happened|been|occurred|broken|got|come) ~3 (if|had) you ~3',
      '(is|was|were|are|lies) (entirely|purely|solely|all)? (down to|up to|because of|on) you (then|and|alone|now|yourself)?',
      'you (only)? have (only)? yourself to ~2',
      '(nobody|no one|we did not) (asked|told|made|forced|tell|ask|force|make) you to ~3',
    ],
    unless: [
      '(is|was|it is) (entirely)? up to you',
      '(by us|our ~1 (mishandling|misuse|mistake)|we ~2 (mishandled|misused))',
      '(nobody|no one) (asked|told) you (to wait|in time)',
    ],
    suggestion: 'here is what happened, and here is how we put it right',
    example: 'A cracked hob is a clear case of misuse.',
  },
] as const satisfies readonly ToneRule[]
