/** The tables a business argues about. Read them top to bottom; a missing cell does not compile. */
import type { Category } from '../event.ts'

export const severities = ['minor', 'serious', 'severe'] as const
export type Severity = (typeof severities)[number]

export const tiers = ['standard', 'vip'] as const

export const remedyKinds = [
  'replacement',
  'express',
  'send-missing',
  'send-right-item',
  'repair',
  'redo',
  'full-refund',
  'partial-refund',
  'credit',
  'correction',
  'call',
  'personal-care',
] as const
export type RemedyKind = (typeof remedyKinds)[number]

export const extraKinds = ['free-delivery', 'small-gift', 'priority', 'return-on-us', 'card-by-hand'] as const
export type ExtraKind = (typeof extraKinds)[number]

/** Who makes it true: a person sends goods, pays money, gives attention; a code is minted by us at once. */
export type Fulfilment = 'goods' | 'money' | 'attention' | 'code'

export interface RemedyTerms {
  readonly fulfilment: Fulfilment
  /** Hundredths of a percent of the problem order's value (30 % is 3000); null where no sum is named. */
  readonly share: number | null
  /** Working days until it is there, as told to the customer. */
  readonly workingDays: number
  /** The small thing nobody asked for. */
  readonly extra: ExtraKind
}

export const remedyTerms = {
  replacement: { fulfilment: 'goods', share: null, workingDays: 3, extra: 'return-on-us' },
  express: { fulfilment: 'goods', share: null, workingDays: 2, extra: 'free-delivery' },
  'send-missing': { fulfilment: 'goods', share: null, workingDays: 2, extra: 'small-gift' },
  'send-right-item': { fulfilment: 'goods', share: null, workingDays: 3, extra: 'return-on-us' },
  repair: { fulfilment: 'goods', share: null, workingDays: 7, extra: 'return-on-us' },
  redo: { fulfilment: 'attention', share: null, workingDays: 3, extra: 'priority' },
  'full-refund': { fulfilment: 'money', share: 10000, workingDays: 3, extra: 'return-on-us' },
  'partial-refund': { fulfilment: 'money', share: 3000, workingDays: 3, extra: 'free-delivery' },
  credit: { fulfilment: 'code', share: 3500, workingDays: 0, extra: 'free-delivery' },
  correction: { fulfilment: 'attention', share: null, workingDays: 1, extra: 'priority' },
  call: { fulfilment: 'attention', share: null, workingDays: 1, extra: 'priority' },
  'personal-care': { fulfilment: 'attention', share: null, workingDays: 1, extra: 'card-by-hand' },
} as const satisfies Record<RemedyKind, RemedyTerms>

/**
 * What is offered for what failed, best first: money for money, a new item for a faulty one, attention for neglect.
 * A faulty product is replaced rather than discounted: the discount is forgotten, the defect is seen every day (E4).
 */
export const remediesFor = {
  late: ['express', 'full-refund', 'credit'],
  damaged: ['replacement', 'full-refund', 'partial-refund'],
  faulty: ['replacement', 'repair', 'full-refund'],
  'wrong-item': ['send-right-item', 'full-refund', 'partial-refund'],
  'missing-item': ['send-missing', 'partial-refund', 'credit'],
  'not-as-described': ['replacement', 'full-refund', 'partial-refund'],
  service: ['redo', 'call', 'credit'],
  billing: ['correction', 'partial-refund', 'call'],
  dispute: ['replacement', 'redo', 'call', 'personal-care'],
  other: ['replacement', 'partial-refund', 'call'],
} as const satisfies Record<Category, readonly [RemedyKind, RemedyKind, RemedyKind, ...RemedyKind[]]>

/** What a failure weighs before the order's size and the person are looked at. */
export const severityOf = {
  late: 'minor',
  damaged: 'serious',
  faulty: 'serious',
  'wrong-item': 'serious',
  'missing-item': 'serious',
  'not-as-described': 'minor',
  service: 'minor',
  billing: 'serious',
  dispute: 'severe',
  other: 'minor',
} as const satisfies Record<Category, Severity>

/** An order from this sum (minor units) on weighs one step more; other currencies go by the failure alone. */
export const largeOrder = {
  MDL: 1_000_000,
  RON: 250_000,
  RUB: 5_000_000,
  EUR: 50_000,
  USD: 50_000,
} as const satisfies Record<string, number>
