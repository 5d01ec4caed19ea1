/** Every mail with realistic facts, in every language: for the tests, and for the page where one can look at them. */
import type { Facts } from '../domain/complaint.ts'
import type { Instant } from '../domain/ids.ts'
import { type Locale, locales } from '../domain/locale.ts'
import type { Mail } from '../domain/mail.ts'
import {
  both,
  chose,
  complaintWith,
  countered,
  day,
  departed,
  disputed,
  type Example,
  lastMoment,
  nextWeek,
  night,
  picked,
  rated,
  recalled,
  today,
  tomorrow,
  tuesday,
  unknown,
  withBlankLetter,
  withCode,
  withGift,
  withLetter,
  wrote,
} from './preview-changes.ts'
import { bonusPurpose, previewFacts, previewNow, remedyId } from './preview-facts.ts'
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

const aboutCause = (step: 'rising' | 'came-back' | 'overdue', count: number): Mail => {
  const notice = { about: 'cause', step, name: 'BAG-1', count, dueAt: tomorrow } as const
  return { kind: 'staff', n: 'look-into-cause-1', to, notice }
}
const acknowledged: Mail = { kind: 'acknowledgement', n: '1', answerDueAt: tomorrow, fromDirector: false }

const reply: Mail = { kind: 'reply', n: 'rpl_1', reply: 'rpl_1' }
const to = 'maria@example.com'

const examples: Readonly<Record<string, Example>> = {
  acknowledgement: [acknowledged],
  'acknowledgement-recall': [acknowledged, recalled],
  'acknowledgement-recall-from-director': [
    { ...acknowledged, fromDirector: true },
    both(recalled, (facts) => ({ complaint: { ...facts.complaint, tier: 'vip' } })),
  ],
  'acknowledgement-from-director': [{ ...acknowledged, fromDirector: true }, complaintWith({ tier: 'vip' })],
  'acknowledgement-second-time': [acknowledged, complaintWith({ earlierFailures: 1 })],
  'acknowledgement-at-night': [{ ...acknowledged, answerDueAt: tuesday }, () => ({ offers: [] }), night],
  'acknowledgement-over-holidays': [
    { ...acknowledged, answerDueAt: tuesday },
    ({ shop }) => ({ shop: { ...shop, holidays: { country: true, days: ['2026-11-27', '2026-11-30'], open: [] } } }),
  ],
  'acknowledgement-unknown': [acknowledged, both(unknown, complaintWith({ channel: 'phone', category: 'late' }))],
  'acknowledgement-dispute': [acknowledged, complaintWith({ channel: 'dispute', category: 'dispute' })],
  'acknowledgement-refund': [acknowledged, complaintWith({ channel: 'refund', category: 'other', text: '' })],
  'acknowledgement-late-parcel': [acknowledged, complaintWith({ channel: 'tracking', category: 'late', text: '' })],
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
  'choice-with-gift': [
    { kind: 'choice', n: '1', remedy: remedyId(1), byDefault: false, dueAt: tuesday },
    both(chose(remedyId(1)), withGift(null)),
  ],
  'choice-gifts-gone': [
    { kind: 'choice', n: '1', remedy: remedyId(1), byDefault: false, dueAt: tuesday },
    both(chose(remedyId(1)), withGift(0)),
  ],
  'gift-named': [{ kind: 'gift', n: '1', dueAt: tuesday, gift: 'scarf' }, both(withGift(3), picked('gift'))],
  'gift-instead': [
    { kind: 'gift', n: '1', dueAt: tuesday, gift: 'scarf', instead: true },
    both(withGift(3), picked('gift')),
  ],
  'bonus-instead-of-gift': [
    { kind: 'bonus-code', n: bonusPurpose, code: bonusPurpose, again: false, instead: true },
    withCode,
  ],
  'gift-and-bonus': [{ kind: 'gift', n: '1', dueAt: tuesday }, picked('both')],
  'check-in': [{ kind: 'check-in', n: '1', arrivalUnknown: false }, chose(remedyId(1))],
  'check-in-arrival-unknown': [{ kind: 'check-in', n: '1', arrivalUnknown: true }, chose(remedyId(2))],
  'check-in-reminder': [{ kind: 'check-in-reminder', n: '1' }, chose(remedyId(1))],
  'review-ask': [{ kind: 'review-ask', n: '1' }, both(complaintWith({ channel: 'review' }), rated(5))],
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
  'offer-counter': [
    { kind: 'offer', n: '2', round: 2, defaultAt: nextWeek },
    both(wrote('proposal-countered', 450_000), countered),
  ],
  'decline-proposal': [
    {
      ...{ kind: 'decline', n: 'rpl_1', to: 'proposal', reason: 'more-than-failed', reviewer: 'director@example.com' },
      gesture: { kind: 'extra', extra: 'free-delivery' },
    },
    wrote('proposal-declined', null),
  ],
  'decline-complaint': [
    {
      ...{ kind: 'decline', n: 'rpl_1', to: 'complaint', reason: 'out-of-term', reviewer: 'director@example.com' },
      gesture: { kind: 'code', code: bonusPurpose },
    },
    withCode,
  ],
  'decline-not-our-order': [
    {
      ...{ kind: 'decline', n: 'rpl_1', to: 'complaint', reason: 'not-our-order', reviewer: null },
      gesture: { kind: 'extra', extra: 'card-by-hand' },
    },
    unknown,
  ],
  farewell: [{ kind: 'farewell', n: '1' }],
  'confirm-consent': [{ kind: 'confirm', n: 'consent', act: 'consent', until: nextWeek }],
  'confirm-export': [{ kind: 'confirm', n: 'export', act: 'export', until: tomorrow }],
  'confirm-erasure': [{ kind: 'confirm', n: 'erasure', act: 'erasure', until: nextWeek }],
  'progress-proposal': [{ kind: 'progress', n: 'proposal-pro_1', about: 'proposal', dueAt: tomorrow }],
  'progress-callback': [{ kind: 'progress', n: 'callback', about: 'callback', dueAt: tomorrow }],
  'progress-wrote': [{ kind: 'progress', n: 'wrote-dlv_1', about: 'wrote', dueAt: tomorrow }],
  'progress-rating': [{ kind: 'progress', n: 'unhappy-1', about: 'rating', dueAt: tomorrow }, rated(1)],
  'progress-waiting': [
    { kind: 'progress', n: 'waiting-1', about: 'waiting', promise: 'proposal', dueAt: tuesday },
    () => ({}),
    previewNow + day,
  ],
  slip: [
    { kind: 'slip', n: 'remedy-1', promise: 'remedy', dueAt: today, movedTo: tuesday, extra: 'free-delivery' },
    chose(remedyId(1)),
  ],
  'slip-answer': [
    { kind: 'slip', n: 'answer-1', promise: 'answer', dueAt: today, movedTo: tomorrow, extra: 'small-gift' },
  ],
  'slip-proposal': [
    { kind: 'slip', n: 'proposal-pro_1', promise: 'proposal', dueAt: today, movedTo: tomorrow, extra: 'priority' },
  ],
  'slip-callback': [
    { kind: 'slip', n: 'callback-1', promise: 'callback', dueAt: today, movedTo: tomorrow, extra: 'card-by-hand' },
  ],
  'slip-correction': [
    { kind: 'slip', n: 'correction-1', promise: 'correction', dueAt: today, movedTo: tomorrow, extra: 'return-on-us' },
  ],
  'slip-letter': [{ kind: 'slip', n: 'letter-1', promise: 'letter', dueAt: today, movedTo: tomorrow, extra: null }],
  thanks: [{ kind: 'thanks', n: '1' }, rated(5)],
  'thanks-middling': [{ kind: 'thanks', n: '1' }, rated(3)],
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
  'staff-request': [
    { kind: 'staff', n: 'request-1', to, notice: { about: 'task', task: 'approve-request', dueAt: tomorrow } },
  ],
  'staff-request-refused': [
    { kind: 'staff', n: 'request-1-refused', to, notice: { about: 'request-refused', dueAt: tomorrow } },
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
  'staff-waiting': [
    {
      kind: 'staff',
      n: 'waiting-remedy-1-half',
      to,
      notice: { about: 'promise-waiting', promise: 'remedy', task: 'ship', step: 'half', dueAt: tomorrow },
    },
  ],
  'staff-waiting-again': [
    {
      kind: 'staff',
      n: 'at-risk-remedy-1',
      to,
      notice: { about: 'promise-waiting', promise: 'remedy', task: null, step: 'again', dueAt: tomorrow },
    },
  ],
  'staff-cause-rising': [aboutCause('rising', 4)],
  'staff-cause-back': [aboutCause('came-back', 2)],
  'staff-cause-overdue': [aboutCause('overdue', 12)],
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
