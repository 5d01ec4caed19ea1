import { enBlame } from './en-blame.ts'
import { enCold } from './en-cold.ts'
import { enDefence } from './en-defence.ts'
import { enExcuse } from './en-excuse.ts'
import { enVow } from './en-vow.ts'
import type { ToneLanguage } from './rule.ts'

export const en = {
  lists: {
    carrier:
      'the post|post (office|service)|transport (firm*|company*)|haulier*|courier* (company*|service*|firm*)?|carrier*|driver*|postman|mailman|postal service*|post office|delivery (company*|service*|firm*|partner*|guy*|man)|shipping company*|transport company*|customs|dhl|fedex|ups',
    supplier:
      'supplier*|manufacturer*|factory|vendor*|wholesaler*|producer*|subcontractor*|printing house|printers|importer*',
    third: '@carrier|@supplier|neighbour*|neighbor*|bank*|our partner*',
    weather:
      'weather|snow|snowfall|snowstorm*|rain|storm*|blizzard*|frost|icy roads|flood*|heatwave|heat|wind|hurricane*|fog',
    error: 'mistake*|error*|typo*|slip|mix up|oversight',
    wrong: 'wrong|incorrect|incomplete|invalid|mistaken|non existent|outdated',
    badly: 'incorrectly|wrongly|improperly|carelessly|badly|inaccurately|too roughly|the wrong way|roughly',
    misdid:
      'entered|typed|clicked|pressed|gave|wrote|chose|selected|ordered|broke|dropped|damaged|made|signed|forgot|misread|confirmed the wrong|picked',
    cause: 'because of|due to|owing to|on account of|caused by|as a result of',
    terms: 'terms|conditions|policy|policies|contract|agreement|rules|regulations|offer',
    house: 'our|the|your|company|shop|store|returns|return|refund|delivery|general|sale|sales',
    told: 'told|explained|said|wrote|written|mentioned|informed|stated|pointed out|warned',
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
    "that's": 'that is',
    "there's": 'there is',
    "here's": 'here is',
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
  rules: [...enBlame, ...enExcuse, ...enDefence, ...enVow, ...enCold],
  shouting: {
    apologies: ['(sorry|apologise*|apologising|apology|apologies|forgive|pardon)', 'excuse us', '(we|i) regret'],
    abbreviations: [
      ...['asap', 'iban', 'swift', 'visa', 'ikea', 'lego', 'nike', 'asus', 'acer', 'sony', 'unesco', 'nato', 'nasa'],
      ...['gdpr', 'isbn', 'hdmi', 'oled', 'faq', 'faqs', 'aaaa', 'puma', 'zara', 'mango', 'canon', 'epson', 'bosch'],
      ...['jpeg', 'json', 'utf', 'rfid', 'moldpost', 'paypal', 'fedex', 'usps', 'coid', 'covid', 'sepa', 'unicef'],
      ...['philips', 'samsung', 'xerox', 'adidas', 'dell', 'braun', 'siemens', 'tefal', 'isofix', 'vat', 'sku'],
    ],
    codeNames: ['code', 'codes', 'coupon', 'voucher', 'model', 'article', 'sku', 'item', 'brand', 'promo', 'password'],
    exclamationsSuggestion: 'a full stop; one mark is enough even for good news',
    apologySuggestion: 'a full stop: an apology is said quietly',
  },
} as const satisfies ToneLanguage
