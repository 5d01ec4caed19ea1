/** What previews change in the plain story: one small function for each thing that may have happened. */
import type { BonusCode, Facts } from '../domain/complaint.ts'
import type { Instant, RemedyId } from '../domain/ids.ts'
import type { Mail } from '../domain/mail.ts'
import { money } from '../domain/money.ts'
import { bonusPurpose, previewNow, previewWords, remedyId } from './preview-facts.ts'

export const day = 24 * 3_600_000
/** Thursday 26 November, 18:00 in Chișinău. */
export const today: Instant = Date.UTC(2026, 10, 26, 16)
/** Friday 27 November, 18:00 in Chișinău. */
export const tomorrow: Instant = Date.UTC(2026, 10, 27, 16)
export const tuesday: Instant = Date.UTC(2026, 11, 1, 16)
export const nextWeek: Instant = previewNow + 8 * day
/** The last moment of 28 February 2027 (E6). */
export const lastMoment: Instant = Date.UTC(2027, 1, 28, 22) - 1
/** Saturday, 3 in the morning. */
export const night: Instant = Date.UTC(2026, 10, 28, 1)

export type Change = (facts: Facts) => Partial<Facts>
export type Example = readonly [mail: Mail, change?: Change, now?: Instant]

export const chose =
  (remedy: RemedyId, by: 'customer' | 'default' | 'staff' = 'customer'): Change =>
  () => ({ choice: { round: 1, remedy, at: previewNow, finalAt: previewNow + 600_000, by } })

export const withCode: Change = ({ shop }) => {
  const code: BonusCode = {
    purpose: bonusPurpose,
    code: '7K3M9QXT2VHD4RWE',
    state: 'issued',
    value: money(200_000, shop.currency),
    issuedAt: previewNow,
    expiresAt: lastMoment,
    holder: 'ana@example.com',
    redeemedAt: null,
  }
  return { codes: [code] }
}

export const picked =
  (kind: 'gift' | 'both'): Change =>
  () => ({ compensation: { kind, at: previewNow, finalAt: previewNow, by: 'customer' } })

/** The shop found it first, and wrote before anybody complained. */
export const recalled: Change = (facts) => {
  const text = {
    en: 'The seam of your bag is sewn with too thin a thread and may tear.\n\nPlease do not carry anything heavy in it for now.',
    ru: 'Шов вашей сумки прошит слишком тонкой ниткой и может разойтись.\n\nПожалуйста, пока не носите в ней тяжёлого.',
    ro: 'Cusătura genții dumneavoastră este făcută cu ață prea subțire și se poate desface.\n\nVă rugăm să nu purtați deocamdată nimic greu în ea.',
  }[facts.complaint.locale]
  return {
    ...complaintWith({ channel: 'recall', category: 'faulty', text: '' })(facts),
    recall: { id: 'rcl_1', name: 'L7', text, remedies: ['replacement', 'repair', 'full-refund'] },
  }
}

/** One scarf in the catalogue; null is without end. */
export const withGift =
  (stock: number | null): Change =>
  ({ shop }) => {
    const names = { en: 'a wool scarf', ru: 'шерстяной шарф', ro: 'o eșarfă de lână' }
    const [cost, value] = [money(30_000, shop.currency), money(50_000, shop.currency)]
    return { gifts: [{ id: 'scarf', names, cost, value, stock, on: true }] }
  }

export const wrote =
  (kind: 'reply' | 'proposal-accepted' | 'proposal-countered' | 'proposal-declined', sum: number | null): Change =>
  ({ complaint, shop }) => ({
    replies: [
      {
        id: 'rpl_1',
        kind,
        text: previewWords[complaint.locale].reply,
        amount: sum === null ? null : money(sum, shop.currency),
        by: 'maria@example.com',
        at: previewNow,
      },
    ],
  })

/** Our own sum first, the other ways as they were. */
export const countered: Change = ({ offers, replies, shop }) => {
  const [first] = offers
  const said = replies.at(-1)
  if (!first || !said) return {}
  const ours = {
    id: remedyId(9),
    kind: 'partial-refund',
    value: money(450_000, shop.currency),
    extra: 'free-delivery',
  } as const
  const ways = [ours, ...first.remedies.filter(({ kind }) => kind !== 'partial-refund')]
  return {
    replies: [{ ...said, by: 'staff:maria@example.com' }],
    offers: [...offers, { ...first, round: 2, preparedAt: said.at, by: 'staff:maria@example.com', remedies: ways }],
  }
}

export const withLetter: Change = ({ complaint }) => ({
  letter: {
    ...previewWords[complaint.locale].letter,
    state: 'approved',
    approvedBy: 'director@example.com',
    approvedAt: previewNow,
    draftedAt: previewNow,
  },
})

export const withBlankLetter: Change = (facts) => {
  const { letter } = withLetter(facts)
  return letter ? { letter: { ...letter, subject: '', body: '', points: [] } } : {}
}

export const rated =
  (score: number): Change =>
  () => ({ ratings: [{ score, text: '', at: previewNow }] })

export const departed: Change = ({ complaint }) => ({ complaint: { ...complaint, departedAt: previewNow } })

/** Nobody told us the name, the order or its value. */
export const unknown: Change = ({ customer, offers }) => ({
  order: null,
  customer: customer && { ...customer, name: null },
  offers: offers.map((offer) => ({ ...offer, remedies: offer.remedies.map((remedy) => ({ ...remedy, value: null })) })),
})

export const complaintWith =
  (change: Partial<Facts['complaint']>): Change =>
  ({ complaint }) => ({ complaint: { ...complaint, ...change } })

export const both =
  (...changes: readonly Change[]): Change =>
  (facts) =>
    changes.reduce((known, change) => Object.assign(known, change(known)), { ...facts })

export const disputed =
  (state: 'inquiry' | 'needs-response', code: string | null): Change =>
  ({ shop }) => ({
    dispute: {
      externalId: 'stripe:dp_1',
      state,
      dueAt: nextWeek,
      reason: null,
      code,
      amount: money(2_000_000, shop.currency),
      refundable: state === 'inquiry',
    },
  })
