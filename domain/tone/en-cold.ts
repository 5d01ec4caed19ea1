import type { ToneRule } from './rule.ts'

export const enCold = [
  {
    kind: 'cold',
    patterns: [
      'your ~1 @letter (has|have|is|was|were|will) (been|being|be)? (processed|registered|received|forwarded|closed|handled|reviewed) ~3',
      '(reference|registration|ticket|case) number is',
      'please quote (it|this|the|your)',
      '(noted|recorded) your (remark*|comment*|observation*)',

      '(your|the) @letter (has|have|is|was|were|will) (been|being|be)? (successfully|now)? (processed|registered|received|forwarded|logged|recorded|closed|escalated|assigned|reviewed|submitted|accepted|transferred|passed|noted|handled|resolved|considered|examined|opened|rejected|approved|declined) ~3',
      '(your|the) @letter is (under|in|pending) (review|consideration|progress|processing|investigation|examination)',
      '(for|the)? processing of your',
    ],
    suggestion: 'Maria has read your letter and is looking at your order now',
    example: 'Your request has been processed.',
  },
  {
    kind: 'cold',
    patterns: [
      '(we|i|please)? (are|am|would like to)? (accept our)? (apologise|apologies|sorry|regret) (for)? (any|the|this|all|possible|every|these)? inconvenience* (this|that|which|it)? (may|might|has|have)? (have)? (caused|experienced)? (you)?',
      '(for)? (any|the|this|all|possible|causing) inconvenience* (caused)?',
      'inconvenience* (caused|experienced)',
    ],
    suggestion: 'we are sorry you waited nine days',
    example: 'We apologise for any inconvenience caused.',
  },
  {
    kind: 'cold',
    patterns: [
      'customers are (kindly)? (requested|asked|advised|reminded|required)',
      '(in|with) all correspondence',
      'we trust (this|that|the above)',

      'please (be|kindly be) (advised|informed|aware|assured|notified)',
      'kindly (be|note|ask|allow|provide|wait|request|refer|contact|send|find)',
      '(this is|we write|we are writing|i am writing) to inform you',
      '(we|i) (would like to|wish to|regret to|must|have to) inform you',
      '(hereby|herewith|aforementioned|abovementioned|aforesaid|undersigned|hereinafter|henceforth)',
      'above (mentioned|named)',
      '(with|in) (reference|regard|respect) to your',
      'further to your',
      'please find (attached|enclosed)',
      'please note that',
    ],
    suggestion: 'say it straight: your order left this morning',
    example: 'Please be informed that the goods have been shipped.',
  },
  {
    kind: 'cold',
    patterns: [
      '(thank|thanking) you in advance',
      'for your (kind)? (understanding|cooperation)',

      'your (call|feedback|opinion|satisfaction|message|comfort|trust|business) is (extremely)? important (to|for) us',
      'we (value|appreciate) your (feedback|opinion|patience|understanding|cooperation|comments|business|interest|custom)',
      'thank you for your (feedback|patience|understanding|cooperation|interest|enquiry|inquiry|request) (and ~2)?',
      '(thank you for)? bringing (this|it|the matter|this matter) to our attention',
      '(ask|asking|hope|hoping|thank you) for your (kind)? understanding',
      'we (kindly)? ask for (your)? understanding',
    ],
    suggestion: 'thank you for telling us',
    example: 'Your call is very important to us.',
  },
  {
    kind: 'cold',
    patterns: [
      '(to|by|with) (the|our|a) (relevant|responsible|appropriate|competent|respective|corresponding|concerned) @department',
      '(relevant|responsible|appropriate|competent|respective|corresponding) (department*|team*|unit|division)',
      'has been escalated',
      'been assigned to an agent',
    ],
    suggestion: 'Maria from customer care has it now',
    example: 'It was passed to the responsible department.',
  },
  {
    kind: 'cold',
    patterns: [
      '(please)? (do not|never) hesitate to ~2',
      'should you have (any)? (further|other|more|additional)? questions',
      'if you have any (further|other|additional) questions',
      'at your earliest convenience',
      'in due course',
      'within the (prescribed|established|legal) (period|term|time)',
    ],
    suggestion: 'just reply to this letter',
    example: 'Do not hesitate to contact us.',
  },
  {
    kind: 'cold',
    patterns: [
      'dear (sir*|madam|customer*|client*|user*|valued customer*|valued client*|buyer) (or madam)?',
      'to whom it may concern',
    ],
    suggestion: 'Hello Ana,',
    example: 'Dear valued customer, here is your invoice.',
  },
  {
    kind: 'cold',
    patterns: [
      '(acknowledge|acknowledging|confirm|confirming) (the)? receipt of your',
      '(take|took|taken|taking) note of your',
      'your (dissatisfaction|discontent|grievance)',
      '(this is an)? (automated|automatic|automatically generated) (message|reply|email|response|notification)',
      '(please)? do not reply (to this)?',
    ],
    unless: ['you do not reply'],
    suggestion: 'you can simply reply to this message',
    example: 'We acknowledge receipt of your letter.',
  },
] as const satisfies readonly ToneRule[]
