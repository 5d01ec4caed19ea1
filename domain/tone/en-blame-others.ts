import type { ToneRule } from './rule.ts'

/** Blame that falls on somebody else: whoever carries or makes it for us, we chose them. */
export const enBlameOthers = [
  {
    kind: 'blame',
    patterns: [
      '@third (who|that)? (has|have|had)? (messed|screwed|mucked) ~2 (up)?',
      '(if|had) (the)? @carrier (had)? (done|delivered|come|worked) ~2',

      '@carrier (has|have|had)? (lost|delayed|damaged|broke|broken|misplaced|mishandled|crushed|stole|forgot|forgotten|dropped|messed|misdelivered|misrouted) ~3',
      '@carrier (has|have|had)? mixed ~3 up',
      '@carrier (has|have|had)? (made|make) ~1 @error',
      '@carrier (was|were|is|are|has been) (late|careless|slow|negligent)',
      '@carrier (did|has|have|could|does) not (deliver*|come|call*|ring|bring|arrive*|do ~1 job)',
      '@carrier (has|have)? failed',
      '(lost|delayed|damaged|broken|misplaced|crushed|caused) by ~1 @third',
      '(blame|take it up with|complain to|contact) the @carrier (instead)?',
      'they (have)? lost it',
    ],
    unless: ['lost by the driver of', 'our driver could not find'],
    suggestion: 'your parcel was delayed on its way to you',
    example: 'The courier lost your parcel.',
  },
  {
    kind: 'blame',
    patterns: [
      '@supplier ~2 (stitched|sewed|made|built|printed|cut|packed|assembled) (it|them|this|these) (badly|wrong|wrongly|poorly)',
      'we (only|just|merely) (resell|sell them|sell it)',

      '@third (has|have|had)? let us down',
      '@supplier (has|have|had)? (sent|shipped|delivered|gave|given|supplied) ~3 (wrong|faulty|defective|bad|damaged|incorrect|late)',
      '@supplier (has|have|had)? (failed|delayed|messed|made ~1 @error|forgot|mislabelled|been late)',
      '@supplier (was|were|is|are) (late|careless|negligent)',
      '@supplier (did|has|have) not (deliver*|send|sent|ship*|keep|kept)',
      '(faulty|defective|wrong|bad) batch from ~2 @supplier',
      '(direct|address|send) your (anger|complaint*|questions|claims) (at|to) (them|the @third)',
    ],
    suggestion: 'we sent you a faulty one; here is what we do now',
    example: 'Our supplier let us down.',
  },
  {
    kind: 'blame',
    patterns: [
      '(down to|up to|lies with|comes from) (the|our) ~1 @third',
      '(ask|write to|talk to|take it up with) the @third (about it|about that|instead)',

      '@third (is|are|was|were)? (at fault|fault|mistake|error|to blame|negligence|guilty)',
      '@third (is|are|was|were) responsible for (this|the|your) (delay|damage|mistake|error|loss)?',
      '(fault|mistake|error|negligence|blame) (of|lies with|is with|by) ~2 @third',
      'blame ~2 @third',
      '(because of|due to|owing to|on account of) ~2 @third',
      '(their|his|her) (own)? fault',
      '(fault|blame) is (theirs|his|hers)',
    ],
    suggestion: 'it is on us, and here is what we do about it',
    example: 'The manufacturer is to blame for this defect.',
  },
  {
    kind: 'blame',
    patterns: [
      '(roads|streets|airport|tracks) (are|were|have been) (blocked|closed|icy|flooded|snowed in)',

      '@cause ~3 @weather',
      '@weather (on ~1)? (has|have|had)? (delayed|stopped|prevented|kept|held|caused|blocked|ruined|slowed|made it impossible) ~2',
      '@weather (on ~1|last ~1)? (is|was|were|are) (to blame|the (reason|cause))',
      'blame ~1 @weather',
    ],
    suggestion: 'your parcel arrives on Thursday instead of Tuesday',
    example: 'Due to bad weather your parcel is late.',
  },
  {
    kind: 'blame',
    patterns: [
      '@third (then|also|on ~1|last ~1|in ~1|at ~1)? (has|have|had)? cut ~3 (short|wrong|long|wide|crooked)',
      '@third (then|also|on ~1|last ~1|in ~1|at ~1|again|once|both|who|that)? (has|have|had|must have|may have|might have|seems to have|probably)? (been)? (@harmed) ~3',
      '@third (of ours)? (has|have|had)? (also)? (sent|shipped|delivered|gave|given|supplied|printed|packed|made|used|brought|installed|scanned|sorted|loaded|dispatched|provided|put|labelled|marked) ~4 (@wrong|faulty|defective|bad|damaged|late|too late|poor|broken|@badly|(without|before) ~2)',
      '@third never (even)? (rang|called|came|delivered|collected|picked|showed|turned|arrived|scanned|answered|sent|shipped|informed|told|replied|bothered|knocked|returned|checked|packed) ~2',
      '(strike|walkout|chaos) (at|of|by|in) (the|our)? @third',
      '@third (is|are|was|were) ~1 (to blame|at fault|guilty|responsible|the (culprit|problem|one to blame)|slow|careless|late|negligent|unreliable|sloppy|overloaded|rude|incompetent|useless|on strike)',
      '@third (did|has|have|had|does|do) not (deliver*|bring|brought|call*|ring|rang|come|show|keep|kept|scan*|ship*|send|sent|load*|secure*|handle*|follow*|check*|care|bother*|inform*|do|done|pack*|treat*|pay|respond|reply|answer|process*|manage*) ~2',
      '(lost|delayed|damaged|broken|misplaced|crushed|caused|mishandled|held up|mixed up|stolen|misrouted|ruined|dropped|mislabelled|scratched|forgotten|let down|made|opened|refused|rejected|declined|blocked) (in transit|on the way)? by (our|the|a|your|one of our)? ~1 @third',
      '@third (is|are|was|were) the (one|ones) (who|that) ~2',
    ],
    unless: ['our own (driver|workshop|courier)', '(let|ask*) (the)? (concierge|neighbour*)', 'we (@harmed)'],
    suggestion: 'your parcel was delayed on its way to you',
    example: 'The delivery company damaged the box.',
  },
  {
    kind: 'blame',
    patterns: [
      '(take|taking|sort|sorting|clear|settle|discuss|clarify|raise|resolve) (it|this|that|the matter|things) ~1 (up|out|directly)? with (them|him|her|the @third|your ~1)',
      '(talk|speak|complain|turn|write) (directly|straight)? to (your bank|(the|our)? @third) (directly|instead|about ~1|and ~1)?',
      '(so|then|just|better) (talk|speak|complain|turn|write) (directly|straight)? to (them|him|her)',
      '(address|direct|send|refer) ~4 to (them|him|her|your bank|(the|our)? @third)',
      '(contact|ask|call|ring) (them|your bank|(the|our)? @third) (directly|yourself|instead|about ~1|for compensation)',
      'ask (them|the @third) why',
    ],
    unless: [
      'we ~3 (ask*|talk*|speak|call*|wrote|writ*|contact*|raise*|sort*|take|took)',
      'i ~3 (ask*|talk*|speak|spoke|call*|contact*|take|took)',
    ],
    suggestion: 'we ask them ourselves and write to you by 18:00',
    example: 'Please contact your bank directly.',
  },
  {
    kind: 'blame',
    patterns: [
      '@weather ~3 (held|grounded|soaked|ruined|closed|kept|froze|melted|damaged|slowed|delayed|stopped|stranded|cut off|got in the way|played|disrupted|paralysed|blocked|prevented|spoiled|spoilt|interfered|flooded|hit) ~2',
      '(stuck|stranded|delayed|trapped|held up|blocked|grounded|soaked|ruined|snowed in) (in|by|because of|due to) ~2 @weather',
      '(roads|streets|airport|tracks|flights|passes|planes|trains) ~1 (blocked|closed|icy|flooded|snowed in|cancelled|grounded|impassable)',
    ],
    suggestion: 'your parcel arrives on Thursday instead of Tuesday',
    example: 'Heavy fog at the airport held up your package.',
  },
] as const satisfies readonly ToneRule[]
