import { enBlame } from './en-blame.ts'
import { enBlameDeeds } from './en-blame-deeds.ts'
import { enBlameHabits } from './en-blame-habits.ts'
import { enBlameOthers } from './en-blame-others.ts'
import { enCold } from './en-cold.ts'
import { enConsequence } from './en-consequence.ts'
import { enDefence } from './en-defence.ts'
import { enDenial } from './en-denial.ts'
import { enDoubt } from './en-doubt.ts'
import { enExcuse } from './en-excuse.ts'
import { enExcuseCircumstances } from './en-excuse-circumstances.ts'
import { enShift } from './en-shift.ts'
import { enVow } from './en-vow.ts'
import { enVowHaste } from './en-vow-haste.ts'
import type { ToneLanguage } from './rule.ts'

export const en = {
  lists: {
    carrier:
      'the post|post (office|service)|transport (firm*|company*)|haulier*|courier* (company*|service*|firm*|partner*)?|carrier*|driver*|postman|mailman|postal service*|post office|delivery (company*|service*|firm*|partner*|guy*|man)|(ferry|bus|rail|train|taxi|cleaning|insurance|energy|phone|moving|rental|event|security|coach|cruise) (company|companies|firm|operator|provider|service|line|people)|shipping company*|transport company*|customs|dhl|fedex|ups|gls|dpd|hermes|evri|usps|royal mail|parcelforce|yodel|tnt|an post|australia post|canada post|purolator|amazon logistics|inpost|airline*|freight (company|forwarder*|line)|forwarder*|shipper*|logistics (company*|partner*|provider*|firm*|centre)|delivery (men|person|people|team|provider*|driver*|agent*|crew)|mail carrier|shipping (line*|agent*|partner*|provider*)|ferry|movers|moving company|postal worker*|van driver*|truck driver*',
    supplier:
      'supplier*|manufacturer*|factory|vendor*|wholesaler*|producer*|tannery|mill|hall|venue|organiser*|organizer*|foundry|studio in ~1|warehouse in ~1|shop in ~1|office in ~1|subcontractor*|printing (house|company|shop|firm|works)|printers|print shop|importer*|distributor*|grower*|workshop in ~1|tailor*|contractor*|brand itself|maker*',
    third:
      '@carrier|@supplier|neighbour*|neighbor*|bank*|our partner*|(warehouse|fulfilment|fulfillment|payment|return*|service|software|it) (partner*|provider*|processor*|centre|agency|vendor)|payment (system|service)|paypal|klarna|stripe|visa|mastercard|revolut|agency|marketplace|hosting (company|provider)|installer*|landlord|concierge|receptionist',
    weather:
      'weather|snow|thunderstorm*|gale*|hail|ice|floods|monsoon|sleet|downpour*|humidity|snowfall|snowstorm*|rain|storm*|blizzard*|frost|icy roads|flood*|heatwave|heat|wind|hurricane*|fog',
    error: 'mistake*|error*|typo*|slip|mix up|oversight',
    wrong: 'wrong|incorrect|incomplete|invalid|mistaken|non existent|outdated',
    badly: 'incorrectly|wrongly|improperly|carelessly|badly|inaccurately|too roughly|the wrong way|roughly',
    misdid:
      'entered|typed|clicked|pressed|gave|wrote|chose|selected|ordered|broke|dropped|damaged|made|signed|forgot|misread|confirmed the wrong|picked',
    cause: 'because of|due to|owing to|on account of|caused by|as a result of',
    terms: 'terms|conditions|policy|policies|contract|agreement|rules|regulations|offer',
    house: 'our|the|your|company|shop|store|returns|return|refund|delivery|general|sale|sales',
    told: 'told|explained|said|wrote|written|mentioned|informed|stated|pointed out|warned',
    harmed:
      'lost|delayed|damaged|broke|broken|misplaced|mishandled|crushed|stole|stolen|forgot|forgotten|dropped|messed|misdelivered|misrouted|ruined|smashed|squashed|scratched|bent|soaked|failed|mislaid|muddled|botched|confused|swapped|mislabelled|mislabeled|mispacked|misprinted|refused|ignored|neglected|dumped|threw|thrown|torn|tore|dented|cracked|overlooked|skipped|screwed|slowed|jammed|misread|missed|held (it|up|us|back|your)|let (us|you) down|mixed ~3|left ~4 (in|on|outside|open|behind)|gave (away|your)|sold your|cut ~4 (short|wrong|off)|raised (its|their)|discontinued|stopped making|cancelled (the|our|on)|went (bankrupt|on strike)|kept (us|you|it) waiting|got ~3 (wrong|mixed up)|took (too|so) long|put ~3 wrong',
    felt: 'been|felt|had|wondered|thought|hoped|expected|waited|received|got|gotten|heard|noticed|seen|found|looked|worried|wished|suffered|enjoyed|lost|spent|paid|gone|counted|trusted|cost|experienced|imagined|taken|come',
    usedso:
      'washed|watered|charged|stored|cleaned|handled|opened|assembled|mounted|installed|worn|treated|ironed|dried|overloaded|overheated|overfilled|dropped|exposed|submerged|soaked|tightened|overtightened|plugged|connected|used|kept|looked after|cared for|maintained|serviced|descaled|oiled|unplugged|stretched|forced|bent|pulled|pushed|bleached|boiled|microwaved|frozen|thawed|registered|entered|measured|filled in|filled out|ticked|read|followed|observed|knocked|tampered|hit|scratched|left|yanked|wiped|rubbed|scrubbed|kicked|twisted|squeezed|thrown|sprayed|polished|brushed|shaken',
    circumstance:
      'power|electricity|internet|heat|snow|frost|flu|inventory|stocktake|stocktaking|bank holiday*|holidays|christmas|easter|sales|renovation*|strike*|traffic|roadworks|customs|brexit|war|crisis|inflation|exchange rate*|raw material*|supply chain*|fuel|demand|update|upgrade|migration|software|server|scanner|printer|till|cash register|trainee*|intern|apprentice*|school holidays|vacation*|sick leave|illness|part timers|shortage*|weather|market|season',
    spoiled:
      'broke|broken|damaged|cracked|spilled|spilt|scratched|tore|torn|ripped|burned|burnt|overloaded|overheated|overfilled|overtightened|soaked|bent|snapped|jammed|forced|smashed|ruined|stained|shrank|shrunk|chipped|dented|scorched|destroyed|tampered|mishandled|mistreated|misused|abused|neglected|dropped (it|them|the|your|this)|knocked (it|them|the|your)|cut (it|through|into|off)|melted|flooded|punctured|warped|bleached|overcharged the',
    erred:
      'misread|misunderstood|misspelt|misspelled|mistyped|miscalculated|mismeasured|miscounted|misheard|misjudged|muddled|confused|ignored|disregarded|overlooked|skipped|forgot|forgotten|failed|neglected|refused|omitted|violated|breached|botched|messed|mixed up|left (out|it out|off)|overslept|deleted|disabled|switched off|bypassed|exceeded|mislaid|misplaced|mislabelled|undermined|missed (the|our|your|a|an|all|both|two|three|his|their) ~2 (call*|deadline*|courier*|driver*|deliver*|appointment*|email*|message*|notice*|window|note*|step*|line*|slot*|visit*|reminder*|instruction*|point|detail*|date*|term*|paragraph|section|letter*|warning*|checkbox|field)',
    handled:
      'used|kept|left|opened|put|plugged|connected|washed|pressed|installed|cleaned|wore|changed|cancelled|canceled|chose|entered|gave|provided|filled|stored|ironed|dried|charged|assembled|mounted|refused|ignored|forgot|did|postponed|rescheduled|registered|typed|picked|selected|unplugged|pulled|removed|cut|placed|carried|folded|packed',
    neutral:
      'answered|attached|enclosed|saved|recorded|needed|delayed|refused|shared|loved|printed|mixed|misplaced|missed',
    owed: 'received|arrived|wanted|expected|needed|hoped|heard|got|had|been|gotten|lost|felt|wished|liked|seen us|to|a|it|your',
    soft: 'asked|waited|wanted|needed|ordered|received|trusted|paid|expected|deserved|noticed|described|explained|showed|reported|mentioned|liked|loved|lived|stayed|travelled|traveled|planned|hoped|counted|relied|enjoyed|worried|helped|called|visited|returned|arrived|suffered|missed|lost|chose|are|were|have|had|wrote|told|said|live|want|need|get|got|like|love|know|deserve|pay|did|do|can|could|may|might|must|should|will|would|shared|pointed|celebrated|invited|tried|used to|turned to|contacted|recommended|wished|preferred|collected|started|decided|offered|joined|moved|cancelled|canceled|picked|felt|saw|heard|found|supposed|entitled|owed|promised|charged|told us|spent|gave us|sent us|left us|came|drove|went',
    positive:
      'receive*|get|got|gotten|deserve*|have|had|need|want*|ask|asked|expect*|hear|heard|like*|find|found|see|seen|do|done|been|enjoy*|feel|lose|lost|mean|owe|choose|chosen|decide*|pay|paid|miss*|cause*|break|make|come|arrive*|charge*|redeem*|use*|order|ordered|sleep|hesitat*|yet|write|wrote|buy|bought|sign|agree|accept*|start|finish*|try|go|even|know|wish|only|just|quite|still|say|said|complain*|hope*|mind|request*|sound|seem*|look*|appear*|damage*|mix|mislead*',
    busy: 'busy|swamped|overwhelmed|overloaded|snowed under|short staffed|shortstaffed|understaffed|rushed|rushed off our feet|run off our feet|overworked|shorthanded|stretched|stretched thin|buried|drowning|inundated|flooded|bombarded|struggling|overrun|at capacity|up to our (ears|eyes|necks|eyeballs)|booked solid|firefighting|chasing our tails|short (of|on) (staff|people|hands|time)|pressed for time|exhausted',
    machine:
      'till|cash register|card reader|scale|system*|software|website|site|web shop|online shop|server*|computer*|program*|database|app|application|platform|printer|label printer|machine*|scanner|mailbox|inbox|mail server|email|emails|email system|phone line|phone lines|phones|telephone*|network|internet|power|electricity|power supply|robot|chatbot|checkout|tracking|payment (page|gateway|terminal)|crm|spam filter|firewall|lift|van|truck|fridge|freezer|cooling',
    person:
      'colleague*|manager*|packer*|employee*|assistant*|operator*|agent*|accountant*|bookkeeper*|designer*|staff|cashier|salesperson|salesman|saleswoman|trainee*|intern|interns|apprentice*|temp|temps|newcomer*|student*|warehouseman|warehouse workers|storekeeper|buyer of ours|secretary|florist|baker|technician*|team|half ~3|most of ~3|person in charge|person responsible|one of us|two of us|boss|owner|director',
    letter:
      'request*|application|complaint|claim|query|enquiry|inquiry|ticket|case|message|feedback|report|submission|email|appeal|order request',
    department: 'department*|team*|unit|division|person|colleague*|specialist*',
  },
  fillers: [
    ...['simply', 'just', 'probably', 'clearly', 'apparently', 'obviously', 'actually', 'unfortunately', 'really'],
    ...['then', 'also', 'already', 'perhaps', 'maybe', 'yourself', 'sincerely', 'deeply', 'very', 'truly', 'so'],
    ...['quite', 'indeed', 'sadly', 'evidently', 'certainly', 'definitely', 'absolutely', 'still', 'even', 'entirely'],
    ...['duly', 'currently', 'greatly', 'accidentally', 'completely', 'both', 'always', 'only', 'honestly'],
  ],
  negators: ['not', 'no', 'never', 'nobody', 'nothing', 'none', 'neither', 'nor', 'without', 'hardly'],
  contractions: {
    "can't": 'can not',
    cant: 'can not',
    cannot: 'can not',
    "won't": 'will not',
    wont: 'will not',
    "shan't": 'shall not',
    dont: 'do not',
    doesnt: 'does not',
    didnt: 'did not',
    isnt: 'is not',
    wasnt: 'was not',
    arent: 'are not',
    werent: 'were not',
    couldnt: 'could not',
    shouldnt: 'should not',
    wouldnt: 'would not',
    havent: 'have not',
    hasnt: 'has not',
    youve: 'you have',
    youre: 'you are',
    weve: 'we have',
    thats: 'that is',
    shouldve: 'should have',
    couldve: 'could have',
    "it's": 'it is',
    "he's": 'he is',
    "she's": 'she is',
    "that's": 'that is',
    "there's": 'there is',
    "here's": 'here is',
    "nobody's": 'nobody is',
    "everything's": 'everything is',
    "who's": 'who is',
    "let's": 'let us',
    "what's": 'what is',
    apologize: 'apologise',
    apologizing: 'apologising',
  },
  clitics: { "'ve": 'have', "'re": 'are', "'ll": 'will', "'d": 'had', "'m": 'am' },
  guards: [
    {
      kinds: ['blame'],
      where: 'before',
      patterns: ['(not|never|nor|no|neither|without|nobody|no one|nothing|hardly)', 'instead of', 'rather than'],
    },
    {
      kinds: ['excuse', 'defence'],
      where: 'before',
      patterns: ['(not|nor) (because|due)?', 'no excuse', 'regardless of'],
    },
    {
      kinds: ['blame', 'excuse'],
      where: 'clause',
      patterns: ['(if|whether|unless|when|whenever|in case|should|even if|suppose)'],
    },
    {
      kinds: ['blame', 'excuse'],
      where: 'anywhere',
      patterns: [
        '(is|was|were|are|and|by|through|due to|because of|of|to|with|purely) (our|my) (own)? (mistake|fault|error|failure|oversight|doing|slip|blunder|responsibility)',
        '(is|was|were|are) (entirely|all|wholly|completely)? (on|down to) (us|me)',
        '(wrong|careless|silly|clumsy|negligent|sloppy) of (us|me)',
        '(we|i) (should|ought to) (not)? (have|never have) ~1',
        '(poor|bad|wrong|stupid) (choice|decision|idea) (of ours|on our part)?',
        '(is|was|are|were) ours (to)?',
        '(bug|mistake|error|setting|label|fault|oversight|slip|failure) (of ours|on our (side|end|part)|at our end)',
        '(we|i) (am|are) to blame',
      ],
    },
    {
      kinds: ['blame', 'excuse', 'defence'],
      where: 'sentence',
      patterns: [
        'you (have)? (wrote|written|say|said|told us|told me|told our|reported|mentioned|wonder|asked|feel|felt|think|thought|worry)',
        '(we|nobody|no one|i) (do|does|did|will|would) not (say|think|mean|claim|suggest|blame)',
        '(thought|believed|assumed|claimed|said) (that)? you',
        '(will|would|could|can|do|does|did|shall) not (blame|hide behind|say|use)',
      ],
    },
    { kinds: ['blame'], where: 'after', patterns: ['(in no way|is not|was not)'] },
    {
      kinds: ['vow'],
      where: 'sentence',
      patterns: [
        '(can|could|will|would|do|dare) not (want to|like to)? (promise|guarantee|swear|rule out|know|vow)',
        'if',
      ],
    },
  ],
  rules: [
    ...enBlame,
    ...enBlameDeeds,
    ...enBlameOthers,
    ...enBlameHabits,
    ...enExcuse,
    ...enExcuseCircumstances,
    ...enConsequence,
    ...enDefence,
    ...enDenial,
    ...enShift,
    ...enDoubt,
    ...enVow,
    ...enVowHaste,
    ...enCold,
  ],
  shouting: {
    apologies: ['(sorry|apologise*|apologising|apology|apologies|forgive|pardon)', 'excuse us', '(we|i) regret'],
    abbreviations: [
      ...['asap', 'iban', 'swift', 'visa', 'ikea', 'lego', 'nike', 'asus', 'acer', 'sony', 'unesco', 'nato', 'nasa'],
      ...['gdpr', 'isbn', 'hdmi', 'oled', 'faq', 'faqs', 'aaaa', 'puma', 'zara', 'mango', 'canon', 'epson', 'bosch'],
      ...[
        'jpeg',
        'json',
        'heic',
        'webp',
        'utf',
        'rfid',
        'moldpost',
        'paypal',
        'fedex',
        'usps',
        'coid',
        'covid',
        'sepa',
        'unicef',
      ],
      ...['philips', 'samsung', 'xerox', 'adidas', 'dell', 'braun', 'siemens', 'tefal', 'isofix', 'vat', 'sku'],
    ],
    loudWords: [
      'before after never always please urgent urgently must only today yesterday tomorrow tonight immediately already',
      'again every very really still until stop read important attention before not both free final late wrong once',
      'first last this that with without cannot more most least whole full nothing everything nobody anything exactly',
    ].flatMap((words) => words.split(' ')),
    shortWords: ['not', 'all', 'you', 'now', 'yes'],
    codeNames: ['code', 'codes', 'coupon', 'voucher', 'model', 'article', 'sku', 'item', 'brand', 'promo', 'password'],
    exclamationsSuggestion: 'a full stop; one mark is enough even for good news',
    apologySuggestion: 'a full stop: an apology is said quietly',
  },
} as const satisfies ToneLanguage
