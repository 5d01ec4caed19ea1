/** Every state a customer's page can be in, as facts: for the tests and for whoever wants to look at them. */

import type { BonusCode, Facts, MailFact, Proposal, Task } from '../../domain/complaint.ts'
import type { Instant, MessageId, PromiseId } from '../../domain/ids.ts'
import type { Locale } from '../../domain/locale.ts'
import { money } from '../../domain/money.ts'
import type { PromiseKind, PromiseRow } from '../../domain/promise.ts'
import { type Granted, usualFor } from '../../domain/usual.ts'
import { bonusPurpose, previewFacts, previewNow, remedyId } from '../../emails/preview-facts.ts'
import type { StoryEntry } from '../../workers/customer/read.ts'
import type { Trouble, View } from '../../workers/customer/view.ts'
import { viewOf } from '../../workers/customer/view.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
export const now = previewNow

export const customerWords = {
  en: '300 of the 1,000 bags arrived torn at the seam.',
  ru: 'У 300 сумок из 1 000 разошёлся шов.',
  ro: '300 din cele 1.000 de genți au venit cu cusătura desfăcută.',
} as const satisfies Record<Locale, string>

export const mail = (kind: MailFact['kind'], n = '1', at: Instant = now): MailFact => ({
  id: `msg_${kind}_${n}` as MessageId,
  kind,
  n,
  to: 'ana@example.com',
  subject: '',
  state: 'accepted',
  plannedAt: at,
  acceptedAt: at,
})

export const promise = (
  kind: PromiseKind,
  dueAt: Instant,
  n = '1',
  state: PromiseRow['state'] = 'open',
): PromiseRow => ({
  id: `prm_${kind}_${n}` as PromiseId,
  kind,
  n,
  madeAt: now - hour,
  dueAt,
  keptAt: null,
  ...{ movedAt: null, movedTo: null },
  state,
  clock: 'working',
  statedIn: 'msg_1' as MessageId,
  statedAs: '',
  keptBy: null,
})

const task = (kind: Task['kind'], key: string, dueAt: Instant, about: Task['about'] = {}): Task => ({
  id: `tsk_${key}`,
  kind,
  key,
  state: 'open',
  owner: 'maria@example.com',
  dueAt,
  doneAt: null,
  about,
})

const code = (state: BonusCode['state'], currency: string): BonusCode => ({
  purpose: bonusPurpose,
  code: '7K3M9QXT2VH4ZB8N',
  state,
  value: money(200_000, currency),
  issuedAt: now,
  expiresAt: Date.UTC(2027, 1, 28, 22) - 1,
  holder: 'ana@example.com',
  redeemedAt: null,
})

const proposal = (state: Proposal['state'], currency: string): Proposal => ({
  id: 'pro_1',
  text: 'Keep the 700 good ones, send 300 to the venue.\n\nAnd something for the trouble.',
  amount: money(150_000, currency),
  at: now - hour,
  state,
})

type Change = (facts: Facts) => Partial<Facts>

const chose =
  (n: number, by: 'customer' | 'default' | 'staff', ago: number): Change =>
  () => ({
    choice: { round: 1, remedy: remedyId(n), at: now - ago, finalAt: now - ago + 10 * minute, by },
  })
/** The customer was told a new time, before or after the first had passed. */
const movedTo = (row: PromiseRow, to: Instant): PromiseRow => ({ ...row, movedAt: now - 10 * minute, movedTo: to })

const promised: Change = () => ({
  mails: [mail('acknowledgement'), mail('offer'), mail('choice')],
  promises: [promise('remedy', Date.UTC(2026, 11, 1, 16))],
})
const complaint =
  (change: Partial<Facts['complaint']>): Change =>
  (facts) => ({ complaint: { ...facts.complaint, ...change } })
const picked =
  (kind: 'gift' | 'bonus' | 'both', ago: number): Change =>
  () => ({
    compensation: { kind, at: now - ago, finalAt: now - ago + 10 * minute, by: 'customer' },
  })

const states = {
  received: [
    () => ({ offers: [], promises: [promise('answer', Date.UTC(2026, 10, 27, 16))], mails: [mail('acknowledgement')] }),
  ],
  late: [
    () => ({
      offers: [],
      promises: [promise('answer', now - 3 * hour, '1', 'broken')],
      mails: [mail('acknowledgement')],
    }),
  ],
  moved: [
    chose(1, 'customer', 2 * day),
    promised,
    () => ({ promises: [movedTo(promise('remedy', now + 2 * hour), Date.UTC(2026, 11, 1, 16))] }),
  ],
  'moved-call': [
    () => ({
      mails: [mail('acknowledgement')],
      promises: [movedTo(promise('callback', now + hour, 'call-back-1'), Date.UTC(2026, 10, 27, 16))],
    }),
  ],
  'late-until': [
    () => ({
      mails: [mail('acknowledgement'), mail('offer')],
      proposals: [proposal('open', 'MDL')],
      promises: [movedTo(promise('proposal', now - 3 * hour, 'pro_1', 'broken'), Date.UTC(2026, 10, 27, 16))],
    }),
  ],
  early: [() => ({ promises: [promise('answer', Date.UTC(2026, 10, 27, 16))], mails: [mail('acknowledgement')] })],
  offered: [() => ({ mails: [mail('acknowledgement'), mail('offer')] })],
  disputed: [
    complaint({ channel: 'dispute', category: 'dispute', text: '' }),
    (facts) => ({
      dispute: {
        externalId: 'd-1',
        state: 'needs-response',
        dueAt: now + 5 * day,
        reason: null,
        code: null,
        amount: null,
        refundable: false,
      },
      offers: facts.offers.map((offer) => ({
        ...offer,
        remedies: (['replacement', 'redo', 'call', 'personal-care'] as const).map((kind, i) => ({
          id: remedyId(i + 1),
          kind,
          value: null,
          extra: 'priority' as const,
        })),
      })),
    }),
  ],
  proposed: [
    (facts) => ({
      proposals: [proposal('open', facts.shop.currency)],
      promises: [promise('proposal', Date.UTC(2026, 10, 27, 12), 'pro_1')],
    }),
  ],
  countered: [
    (facts) => ({
      proposals: [proposal('countered', facts.shop.currency)],
      replies: [
        {
          id: 'rpl_1',
          kind: 'proposal-countered',
          text: 'The courier brings 300 bags on Friday.',
          amount: money(100_000, facts.shop.currency),
          by: 'staff:maria@example.com',
          at: now,
        },
      ],
    }),
  ],
  agreed: [
    (facts) => ({
      proposals: [proposal('accepted', facts.shop.currency)],
      promises: [promise('remedy', Date.UTC(2026, 11, 1, 16), 'proposal-pro_1')],
    }),
  ],
  chosen: [chose(1, 'customer', 2 * minute)],
  picked: [chose(2, 'customer', 2 * minute), picked('bonus', minute)],
  fulfilling: [chose(1, 'customer', day), promised],
  settled: [chose(1, 'default', day), promised, picked('gift', minute)],
  gift: [
    chose(3, 'customer', day),
    promised,
    picked('both', day),
    (facts) => ({
      codes: [code('issued', facts.shop.currency)],
      tasks: [task('send-gift', 'gift', Date.UTC(2026, 11, 3, 16))],
    }),
  ],
  called: [
    () => ({
      mails: [mail('offer')],
      tasks: [
        task('call-back', 'call-back-1', Date.UTC(2026, 10, 27, 9), {
          phone: '+37369000000',
          slot: '2026-11-27T08:00:00.000Z',
        }),
      ],
      promises: [promise('callback', Date.UTC(2026, 10, 27, 9), 'call-back-1')],
    }),
  ],
  arrived: [
    chose(1, 'customer', 3 * day),
    complaint({ arrivedAt: now - hour }),
    picked('bonus', 2 * day),
    (facts) => ({ codes: [code('issued', facts.shop.currency)], mails: [mail('choice')] }),
  ],
  asked: [
    chose(1, 'customer', 9 * day),
    complaint({ arrivedAt: now - 3 * day }),
    picked('bonus', 8 * day),
    (facts) => ({ codes: [code('issued', facts.shop.currency)], mails: [mail('check-in')] }),
  ],
  unhappy: [
    chose(1, 'customer', 9 * day),
    complaint({ arrivedAt: now - 3 * day }),
    picked('gift', 8 * day),
    () => ({
      ratings: [{ score: 2, text: '', at: now - minute }],
      mails: [mail('check-in')],
      promises: [promise('correction', Date.UTC(2026, 10, 27, 12), 'unhappy-1')],
    }),
  ],
  helped: [
    chose(1, 'customer', 9 * day),
    complaint({ arrivedAt: now - 3 * day }),
    picked('bonus', 8 * day),
    (facts) => ({
      ratings: [{ score: 5, text: '', at: now }],
      mails: [mail('check-in')],
      codes: [code('redeemed', facts.shop.currency)],
    }),
  ],
  departed: [complaint({ departedAt: now - minute }), () => ({ mails: [mail('offer')] })],
  closed: [
    chose(1, 'customer', 30 * day),
    complaint({ closedAt: now - day, outcome: 'settled' }),
    (facts) => ({ codes: [code('expired', facts.shop.currency)] }),
  ],
  declined: [complaint({ closedAt: now - day, outcome: 'declined' })],
  bare: [
    complaint({ channel: 'phone', category: 'other', text: '', owner: null }),
    ({ customer, shop }) => ({
      order: null,
      customer: customer && { ...customer, name: null, phone: null, timeZone: 'America/New_York' },
      staff: [],
      shop: { ...shop, currency: 'GEL' },
    }),
  ],
} as const satisfies Readonly<Record<string, readonly Change[]>>

export type StateName = keyof typeof states
export const stateNames = Object.keys(states) as StateName[]

export function factsIn(locale: Locale, name: StateName): Facts {
  const known = previewFacts(locale)
  const start: Facts = { ...known, complaint: { ...known.complaint, text: customerWords[locale] } }
  const changes: readonly Change[] = states[name]
  let facts = start
  for (const change of changes) facts = { ...facts, ...change(facts) }
  return facts
}

const story: readonly StoryEntry[] = [
  { at: now - 2 * day, event: 'opened', about: {} },
  { at: now - 2 * day + hour, event: 'offer-sent', about: { round: 1 } },
  { at: now - day, event: 'chosen', about: { remedy: 'replacement', round: 1 } },
  { at: now - day + minute, event: 'compensation-chosen', about: { kind: 'bonus', by: 'customer' } },
]

export const viewIn = (
  locale: Locale,
  name: StateName,
  more: { done?: View['done']; trouble?: Trouble; story?: readonly StoryEntry[]; granted?: readonly Granted[] } = {},
): View =>
  viewOf({
    facts: factsIn(locale, name),
    now,
    path: `/r/${'t'.repeat(43)}`,
    form: 'nonce.of-ours',
    story: more.story ?? story,
    usual: usualFor(factsIn(locale, name), more.granted ?? []),
    done: more.done ?? null,
    trouble: more.trouble ?? null,
  })
