import type { ToneRule } from './rule.ts'

export const enBlame = [
  {
    kind: 'blame',
    patterns: [
      'you (have|had|must have|may have|might have|seem to have|appear to have)? (made|make|committed) (a|an|the|some|several|this|that|your own|another|two)? ~1 @error (in|on|with)? (the|your)? (document*|form|address|order|number|phone number|postcode|application|invoice)?',
    ],
    unless: ['made us aware', 'made it clear'],
    suggestion: 'there is an error in the document',
    example: 'You made an error in the document.',
  },
  {
    kind: 'blame',
    patterns: [
      '(it was)? you (who|that)? (have|had|must have|may have|might have)? (entered|typed|gave|given|provided|supplied|sent|put|filled|selected|picked|clicked|pressed|indicated|specified|left|submitted|dialled|stated|written|wrote) (in|on|us|me|down)? (the|a|an|your|our)? ~1 @wrong (delivery|phone|e|email|postal|house|flat)? (address|postcode|zip|code|number|mail|phone|size|name|data|details|date|button)?',
    ],
    suggestion: 'the address we have does not work; let us correct it together',
    example: 'You entered the wrong address.',
  },
  {
    kind: 'blame',
    patterns: [
      'you (have)? (bought|picked|chose|chosen|ordered) ~4 (that|which) (does|do|did|will) not (fit|match|suit|work)',

      '(it was)? you (who|that)? (have|had)? (ordered|chose|chosen|bought|booked|picked|took) (the|a|an)? @wrong (size|colour|color|model|one|item|date|part|product)?',
    ],
    suggestion: 'this size does not fit; we will swap it',
    example: 'You ordered the wrong size.',
  },
  {
    kind: 'blame',
    patterns: [
      '(address|number|email|details) (came from you|was given by you|were given by you)',
      'you (kept|keep) (changing|asking|writing|calling|postponing|insisting)',
      'how (was|were|is|are) ~3 supposed to',
      'you are the one* (who|that) @misdid',
      '(it was|it is) you (who|that) @misdid',
    ],
    unless: ['who chose (us|the|a|this)? (remedy|gift)'],
    suggestion: 'here is what happened, and here is how we put it right',
    example: "You're the one who clicked the button.",
  },
  {
    kind: 'blame',
    patterns: [
      'you (have|had|must have)? (forgot|forgotten|failed|neglected|omitted|refused) to ~1',
      'you must have (forgotten|overlooked|missed|ignored|misunderstood|misread|confused)',
      'you (have|had)? lost (the|your) (receipt|slip|invoice|parcel|key*|warranty card)',
    ],
    suggestion: 'we still need one thing from you: …',
    example: 'You forgot to attach the receipt.',
  },
  {
    kind: 'blame',
    patterns: [
      'you (did|do|have|had) not (follow*|read|check*|confirm*|answer*|repl*|respond*|tell|told|inform*|notif*|warn*|specif*|mention*|pick up|picked up|collect*|pay attention|attach*|provide*|fill|let us know|bother|open the door|close*|charge*|clean|sign|give us|given us|look after|take care|store|keep to) ~3',
      'you (have|had)? never (told|informed|mentioned|replied|answered|confirmed|said|let us know|read|warned|checked) (us)?',
    ],
    unless: ['you did not (tell|let) us (anything|what) (would|to)'],
    suggestion: 'we did not have this from you in time; may we ask for it now?',
    example: 'You did not follow the instructions.',
  },
  {
    kind: 'blame',
    patterns: [
      'you (have|had)? washed (it|them|the ~1) (too|at|in) ~2',
      '(happened|occurred|damaged|broken) (at|on|in) your (place|end|side|home|hands)',

      'you (have|had)? (broke|broken|damaged|dropped|ruined|scratched|tore|torn|spilled|spilt|overloaded|mishandled|misused|stained|cracked) (it|the|this|that|your|our|them) (zip|zipper|handle|screen|box|bag|vase|lamp)?',
      'you must have (dropped|broken|damaged|scratched|washed|opened|deleted|spilled|torn|pressed) ~1',
      'you (have|had)? (misread|misunderstood|mistyped|misspelled|misspelt|overlooked|muddled|disregarded|misinterpreted)',
      'you (have|had)? mixed (up)? ~3 (up)?',
      'you (got|have got|had got) (it|this|the ~2) wrong',
      'you (were|are|have been) (wrong|mistaken|careless|inattentive|negligent)',
      'you (were|have) not (been)? (careful|attentive) enough',
    ],
    unless: ['you (were|are) (wrong|mistaken) to be'],
    suggestion: 'the zip is broken; we will repair or replace it',
    example: 'You broke the zip yourself.',
  },
  {
    kind: 'blame',
    patterns: [
      '(it is|it was|this is|that is)? (all)? your (own)? (fault|negligence|carelessness|mistake|error|oversight|own doing|inattention)',
      '(fault|mistake|error|blame|guilt) (is|was|lies|lay) (yours|with you|on your (side|part|end))',
      '(mistake|error|misuse|use|handling|fault|negligence|carelessness) (was|is|made)? (on|from|at|by) your (side|part|end)',
      'you (are|were) (to blame|at fault|guilty)',
      'you are responsible for (this|the) (damage|delay|error|mistake|situation)',
      'you have (yourself|yourselves)? to blame',
      '(only)? (yourself|yourselves) to blame',
      'blame (yourself|yourselves)',
    ],
    unless: ['(error|mistake) (message|report)'],
    suggestion: 'here is what happened, and here is how we put it right',
    example: 'It is your own fault that the vase broke.',
  },
  {
    kind: 'blame',
    patterns: [
      '(because|since|as)? (you|nobody|no one) (was|were) not (at)? (home|there|in|available|present|reachable) (when ~4)?',
      '(because|since|as) (nobody|no one) (was|answered|opened) ~2',
      'you (were|was) (unreachable|unavailable|out so)',
      'you (did not|could not) (be reached|answer the|pick up|come to the door)',
    ],
    suggestion: 'the parcel could not be handed over; which day suits you?',
    example: 'Because you were not at home, the courier took the parcel back.',
  },
  {
    kind: 'blame',
    patterns: [
      'you (have|had)? (used|handled|treated|stored|washed|opened|assembled|installed|connected|operated|measured|filled|completed|packed|cleaned) ~3 @badly',
      '(incorrect|improper|careless|rough|wrong) (use|usage|handling|washing|storage|assembly|installation|care) (on your (side|part)|by you)?',
      'the way you (opened|used|handled|washed|stored|packed|assembled|installed|carried|treated|cleaned) (it|them|the ~1)?',
    ],
    suggestion: 'the handle did not hold; we will look at why and replace it',
    example: 'You used the product incorrectly.',
  },
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
] as const satisfies readonly ToneRule[]
