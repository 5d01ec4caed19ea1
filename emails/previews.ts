/** Every mail with realistic facts, in every language: for the tests, and for the page where one can look at them. */
import type { BonusCode, Facts } from '../domain/complaint.ts'
import type { Instant, RemedyId } from '../domain/ids.ts'
import { type Locale, locales } from '../domain/locale.ts'
import type { Mail } from '../domain/mail.ts'
import { money } from '../domain/money.ts'
import { bonusPurpose, previewFacts, previewNow, previewWords, remedyId } from './preview-facts.ts'
import type { Links } from './voice.ts'

export interface Preview {
  /** What the example shows: `offer`, `offer-without-sums`. Unique within a language. */
  readonly name: string
  readonly locale: Locale
  readonly mail: Mail
  readonly facts: Facts
  readonly links: Links
  readonly now: Instant
}

export const previewLinks: Links = {
  page: 'https://amends.example/r/Q2hvb3NlLXdoYXQtaXMtZmFpci1mb3IteW91',
  unsubscribe: 'https://amends.example/r/Q2hvb3NlLXdoYXQtaXMtZmFpci1mb3IteW91/unsubscribe',
  dashboard: 'https://amends.example/admin/complaints/cmp_01KAZ8E7Q0X4M2N9V5T3R6W8YB',
  thread: '<cmp_01KAZ8E7Q0X4M2N9V5T3R6W8YB.dGhpcyBpcyBhIHByb29mLCBva2F5@example.com>',
}

const day = 24 * 3_600_000
/** Friday 27 November, 18:00 in Chișinău. */
const tomorrow: Instant = Date.UTC(2026, 10, 27, 16)
const tuesday: Instant = Date.UTC(2026, 11, 1, 16)
const nextWeek: Instant = previewNow + 8 * day
/** The last moment of 28 February 2027 (E6). */
const lastMoment: Instant = Date.UTC(2027, 1, 28, 22) - 1
/** Saturday, 3 in the morning. */
const night: Instant = Date.UTC(2026, 10, 28, 1)

type Change = (facts: Facts) => Partial<Facts>
type Example = readonly [mail: Mail, change?: Change, now?: Instant]

const acknowledged: Mail = { kind: 'acknowledgement', n: '1', answerDueAt: tomorrow, fromDirector: false }

const chose =
  (remedy: RemedyId, by: 'customer' | 'default' | 'staff' = 'customer'): Change =>
  () => ({ choice: { round: 1, remedy, at: previewNow, finalAt: previewNow + 600_000, by } })

const withCode: Change = ({ shop }) => {
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

const picked =
  (kind: 'gift' | 'both'): Change =>
  () => ({ compensation: { kind, at: previewNow, finalAt: previewNow, by: 'customer' } })

const wrote =
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

const withLetter: Change = ({ complaint }) => ({
  letter: {
    ...previewWords[complaint.locale].letter,
    state: 'approved',
    approvedBy: 'director@example.com',
    approvedAt: previewNow,
    draftedAt: previewNow,
  },
})

const withBlankLetter: Change = (facts) => {
  const { letter } = withLetter(facts)
  return letter ? { letter: { ...letter, subject: '', body: '', points: [] } } : {}
}

const rated =
  (score: number): Change =>
  () => ({ ratings: [{ score, text: '', at: previewNow }] })

const departed: Change = ({ complaint }) => ({ complaint: { ...complaint, departedAt: previewNow } })

/** Nobody told us the name, the order or its value. */
const unknown: Change = ({ customer, offers }) => ({
  order: null,
  customer: customer && { ...customer, name: null },
  offers: offers.map((offer) => ({ ...offer, remedies: offer.remedies.map((remedy) => ({ ...remedy, value: null })) })),
})

const complaintWith =
  (change: Partial<Facts['complaint']>): Change =>
  ({ complaint }) => ({ complaint: { ...complaint, ...change } })

const both =
  (...changes: readonly Change[]): Change =>
  (facts) =>
    changes.reduce((known, change) => Object.assign(known, change(known)), { ...facts })

const disputed =
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

const reply: Mail = { kind: 'reply', n: 'rpl_1', reply: 'rpl_1' }
const to = 'maria@example.com'

const examples: Readonly<Record<string, Example>> = {
  acknowledgement: [acknowledged],
  'acknowledgement-from-director': [{ ...acknowledged, fromDirector: true }, complaintWith({ tier: 'vip' })],
  'acknowledgement-second-time': [acknowledged, complaintWith({ earlierFailures: 1 })],
  'acknowledgement-at-night': [{ ...acknowledged, answerDueAt: tuesday }, () => ({ offers: [] }), night],
  'acknowledgement-unknown': [acknowledged, both(unknown, complaintWith({ channel: 'phone', category: 'late' }))],
  'acknowledgement-dispute': [acknowledged, complaintWith({ channel: 'dispute', category: 'dispute' })],
  offer: [{ kind: 'offer', n: '1', round: 1, defaultAt: nextWeek }],
  'offer-without-sums': [{ kind: 'offer', n: '1', round: 1, defaultAt: nextWeek }, unknown],
  'choice-reminder': [{ kind: 'choice-reminder', n: '1-2', round: 1, last: false, defaultAt: nextWeek }],
  'choice-reminder-last': [{ kind: 'choice-reminder', n: '1-5', round: 1, last: true, defaultAt: tuesday }],
  choice: [{ kind: 'choice', n: '1', remedy: remedyId(1), byDefault: false, dueAt: tuesday }, chose(remedyId(1))],
  'choice-money': [
    { kind: 'choice', n: '1', remedy: remedyId(2), byDefault: false, dueAt: tuesday },
    chose(remedyId(2), 'staff'),
  ],
  'choice-by-default': [
    { kind: 'choice', n: '1', remedy: remedyId(1), byDefault: true, dueAt: tuesday },
    both(chose(remedyId(1), 'default'), picked('gift')),
  ],
  'choice-code': [{ kind: 'choice', n: '1', remedy: remedyId(4), byDefault: false, dueAt: null }, chose(remedyId(4))],
  'choice-unknown': [
    { kind: 'choice', n: '1', remedy: remedyId(3), byDefault: false, dueAt: tuesday },
    both(unknown, chose(remedyId(3)), ({ shop }) => ({ shop: { ...shop, currency: 'GEL' } })),
  ],
  'bonus-code': [{ kind: 'bonus-code', n: bonusPurpose, code: bonusPurpose, again: false }, withCode],
  'bonus-code-again': [{ kind: 'bonus-code', n: `${bonusPurpose}-2`, code: bonusPurpose, again: true }, withCode],
  gift: [{ kind: 'gift', n: '1', dueAt: tuesday }, picked('gift')],
  'gift-and-bonus': [{ kind: 'gift', n: '1', dueAt: tuesday }, picked('both')],
  'check-in': [{ kind: 'check-in', n: '1', arrivalUnknown: false }, chose(remedyId(1))],
  'check-in-arrival-unknown': [{ kind: 'check-in', n: '1', arrivalUnknown: true }, chose(remedyId(2))],
  'code-reminder': [
    { kind: 'code-reminder', n: `${bonusPurpose}-30`, code: bonusPurpose, daysLeft: 30 },
    withCode,
    lastMoment - 30 * day,
  ],
  letter: [{ kind: 'letter', n: '1' }, withLetter],
  'letter-as-drawn-up': [{ kind: 'letter', n: '1' }, both(withBlankLetter, withCode, chose(remedyId(1)))],
  reply: [reply, wrote('reply', null)],
  'reply-accepted': [reply, wrote('proposal-accepted', 500_000)],
  'reply-countered': [reply, wrote('proposal-countered', 450_050)],
  'reply-declined': [reply, wrote('proposal-declined', null)],
  'progress-proposal': [{ kind: 'progress', n: 'proposal-pro_1', about: 'proposal', dueAt: tomorrow }],
  'progress-callback': [{ kind: 'progress', n: 'callback', about: 'callback', dueAt: tomorrow }],
  'progress-wrote': [{ kind: 'progress', n: 'wrote-dlv_1', about: 'wrote', dueAt: tomorrow }],
  'progress-rating': [{ kind: 'progress', n: 'unhappy-1', about: 'rating', dueAt: tomorrow }, rated(1)],
  thanks: [{ kind: 'thanks', n: '1' }, rated(5)],
  'thanks-goodbye': [{ kind: 'thanks', n: '1' }, departed],
  'staff-escalation': [
    {
      kind: 'staff',
      n: 'escalation-vip',
      to,
      notice: { about: 'escalation', reason: 'vip', dueAt: previewNow + 4 * 3_600_000 },
    },
  ],
  'staff-task': [
    { kind: 'staff', n: 'task', to, notice: { about: 'task', task: 'call-back', dueAt: tomorrow } },
    unknown,
  ],
  'staff-dispute': [
    { kind: 'staff', n: 'dispute-1-opened', to, notice: { about: 'dispute', step: 'opened', dueAt: nextWeek } },
    disputed('inquiry', '13.1'),
  ],
  'staff-dispute-last-day': [
    { kind: 'staff', n: 'dispute-1-last', to, notice: { about: 'dispute', step: 'last', dueAt: tomorrow } },
    disputed('needs-response', '10.4'),
  ],
  'staff-dispute-past': [
    { kind: 'staff', n: 'dispute-1-last', to, notice: { about: 'dispute', step: 'past', dueAt: previewNow - day } },
    disputed('needs-response', null),
  ],
  'staff-refund-stopped': [
    { kind: 'staff', n: 'refund-stopped-1', to, notice: { about: 'refund-stopped', dueAt: tomorrow } },
    disputed('needs-response', '13.1'),
  ],
  'staff-letter': [
    { kind: 'staff', n: 'letter-half', to, notice: { about: 'letter-waiting', share: 'half', dueAt: tomorrow } },
  ],
}

const previewOf = (locale: Locale, name: string, [mail, change, now]: Example): Preview => {
  const facts = previewFacts(locale)
  return { name, locale, mail, links: previewLinks, now: now ?? previewNow, facts: { ...facts, ...change?.(facts) } }
}

/** All examples in one language, in the order of a complaint. */
export const previewsIn = (locale: Locale): readonly Preview[] =>
  Object.entries(examples).map(([name, example]) => previewOf(locale, name, example))

export const previews: readonly Preview[] = locales.flatMap(previewsIn)
