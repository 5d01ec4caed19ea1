import type { ToneRule } from './rule.ts'

export const enExcuse = [
  {
    kind: 'excuse',
    patterns: [
      '@cause ~3 (demand|volume*|workload|backlog|rush|season|holidays|peak|sales|black friday|christmas|easter|overload)',
      '@cause ~3 (number|amount|quantity|flood) of (orders|requests|enquiries|inquiries|messages|emails|calls|parcels)',
      '(unusually|exceptionally|extremely|very|such a|so|too)? (large|high|big|huge|many) (number|volume|amount)? (of)? (orders|enquiries|inquiries|requests|emails|calls) (to handle|at once|than usual)',
      '(unusually|exceptionally|extremely|very|such a) (large|high|big|huge) (number|volume|amount)',
      'too many orders',
    ],
    suggestion: 'we answered too late; you have our answer today',
    example: 'Due to high demand our deliveries are taking longer than usual.',
  },
  {
    kind: 'excuse',
    patterns: [
      '(server*|website|system|printer|machine|van|equipment) (went down|broke down|crashed|was down|has broken down|stopped working)',

      '@cause ~3 (technical|system|software|computer|server|website) ~1 (reasons|error*|problem*|issue*|glitch*|failure*|fault*|bug*|update*|maintenance)',
      '(technical|system|software|computer|server|database|website) (glitch*|error*|problem*|issue*|failure*|malfunction*|bug*|crash*)',
      '(problem*|issue*|glitch*|error|bug|failure|trouble) (with|in|of|on) our (system*|software|website|server*|computer*|program*|database|side of the system)',
      'our (system*|software|website|server*|computer*|program*|database) (has|have|had)? (crashed|failed|froze|broke down|was down|went down|lost|swallowed)',
    ],
    suggestion: 'we did not send your order, and it leaves today',
    example: 'Because of a technical glitch your order was not sent.',
  },
  {
    kind: 'excuse',
    patterns: [
      '(due to|because of|owing to)? (unforeseen|unexpected|unforeseeable|unpredictable|extraordinary|exceptional) (circumstance*|event*|reason*|situation*|difficult*)',
      '(due to|because of|owing to)? (circumstances|factors|reasons|events|causes) (that are|that were|which are|which were)? (outside|beyond|out of) (of)? our (control|hands|influence)',
      '(outside|beyond|out of) (of)? our (control|hands|influence|power)',
      'force majeure',
      '@cause ~2 (pandemic|covid|strike*|traffic|war|power cut|breakdown)',
    ],
    suggestion: 'it took a week longer than we promised',
    example: 'It was due to circumstances beyond our control.',
  },
  {
    kind: 'excuse',
    patterns: [
      '(we|i) only have (one|two|three|a few) (person|people|pair of hands|employee*|driver*)',
      '(slipped|fell) (through|between) ~1 (cracks|net)',
      '(got|was|were|went) lost in the (shuffle|pile|inbox|rush)',

      '(we|i) (was|were|are|am|have been|had been) ~2 (busy|swamped|overwhelmed|overloaded|snowed under|short staffed|understaffed|rushed|overworked|shorthanded)',
      '(short staffed|shortstaffed|understaffed|short handed)',
      '(staff|staffing) shortage*',
      '(lack|shortage) of (staff|people|time|hands)',
      '(we|i) (did|do) not have (enough)? (time|people|staff|hands)',
      '(can|could) not (keep up|cope|manage everything) (with ~2)?',
      'something had to give',
    ],
    unless: ['(line|phone*|number) (was|were) busy'],
    suggestion: 'we did not get to it last week; today we did',
    example: 'We were very busy last week.',
  },
  {
    kind: 'excuse',
    patterns: [
      '(crazy|mad|insane|hectic|difficult|tough|rough|stressful) (few|couple of)? (day*|week*|month*|period) (here|for us|with us|at our ~1|in our ~1)',
      '(everyone|everybody) (wants|orders|is ordering|buys) ~3 (before|at once|at the same time|for christmas|now)',

      'our (busiest|most hectic|most stressful|peak|high) (time|month|season|period|week*)',
      '(hectic|busiest|busy|crazy|stressful|difficult|hard) (time|month|period|season|week*) (for us|of the year|of year|in our shop)',
      '(peak season|holiday rush|christmas rush)',
      'as you can (imagine|appreciate)',
    ],
    suggestion: 'we should have planned for December',
    example: 'Please understand that this is our busiest time of year.',
  },
  {
    kind: 'excuse',
    patterns: [
      '(mistakes|errors|accidents|such things|these things|those things) (do|can|could|will|may|sometimes)? happen ~3',
      '(it|that|this) (could|can) (have)? (happen|happened) to (anyone|anybody|everyone|everybody|the best)',
      '(we are|i am) (all|also)? (only|but)? human',
      'only human',
      '(pure|simple|plain|just a)? human (error|factor|mistake)',
      '(nobody|no one) is perfect',
      '(isolated|one off) (incident|case|mistake|event)',
      'a rare (case|exception)',
    ],
    unless: ['(how|why|where) (mistakes|errors|accidents|such things|these things)'],
    suggestion: 'this is our mistake',
    example: 'Mistakes happen, as you know.',
  },
  {
    kind: 'excuse',
    patterns: [
      '(there is|there was)? (nothing|not anything|little|not much) (that)? we (can|could) (have done|do|have changed|change)',
      'we (can|could) not (have)? (do|done|change|changed) (anything|much|it)',
      'we had no (choice|option|alternative|other choice)',
      '(can|could) not be helped',
      '(does|did) not depend on us',
    ],
    suggestion: 'here is what we can do now',
    example: 'We could not do anything about it.',
  },
  {
    kind: 'excuse',
    patterns: [
      '(had|has|have|caught|got|with) the flu',
      '(left|quit) (the company|our company|our team|us last ~1)',
      '(half|most) (of)? (the|our) (team|staff) (was|were|had)',

      '(colleague*|manager*|packer*|employee*|assistant*|operator*|agent*|accountant*|designer*|staff) ~2 (was|were|has been|had been|have been) ~1 (ill|sick|off|off sick|away|on (holiday|leave|vacation|sick leave))',
      '(colleague*|manager*|packer*|employee*|assistant*|operator*|staff) ~1 (fell|got|called in) (ill|sick)',
      '(new|inexperienced|temporary|junior) (employee|colleague|girl|guy|trainee|intern|assistant|packer|worker|operator|member of staff)',
      '(has|had|have) (only|just|only just) (started|joined) (with us|here|working)?',
    ],
    suggestion: 'nobody answered you, and that is on us',
    example: 'My colleague was ill and forgot to pass on your message.',
  },
  {
    kind: 'excuse',
    patterns: [
      '(we|i) (did not know|was not aware|were not aware|had no idea|could not (have)? (know|known)) (that|about)?',
    ],
    suggestion: 'we should have known',
    example: "We didn't know that the item was sold out.",
  },
] as const satisfies readonly ToneRule[]
