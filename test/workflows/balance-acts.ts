/** Everything that may happen in a shop, one line each, and how often chance takes it beside the others. */
import {
  answers,
  basket,
  cancelled,
  captures,
  chosen,
  decide,
  delivered,
  desk,
  dispute,
  extended,
  givesBack,
  grievance,
  offers,
  ordersWith,
  paidBack,
  paidByHand,
  picked,
  policyChanges,
  redeemedBy,
  releases,
  splitOff,
  wishes,
} from './balance-doors.ts'
import { type Act, complaintOf, has, type Knock, onCode, onComplaint, pick, undecided } from './balance-rows.ts'
import { knock, nothing, type Town } from './balance-town.ts'

/** Eleven minutes make a choice final; a code lives three months. How often each, in forty. */
const lengths = Object.entries({ PT1M: 2, PT11M: 14, PT40M: 8, PT5H: 7, P1D: 6, P8D: 2, P40D: 1 }).flatMap(
  ([length, times]) => Array.from({ length: times }, () => length),
)

export const acts = {
  complains: [3, (town, n, m) => grievance(town, n, m)],
  'complains of another order': [1, (town, n, m) => grievance(town, n, m, `A-${n % 3}-more-${m % 2}-${town.shop.id}`)],
  chooses: [6, onComplaint((town, { id }, m) => chosen(town, id, m), undecided)],
  picks: [
    5,
    onComplaint(
      (town, { id }, m) => picked(town, id, m),
      `${has('choices x where true')} and not ${has('compensations x where true')}`,
    ),
  ],
  proposes: [
    2,
    onComplaint(
      (town, { id }, m) => town.form(id, 'proposal', { text: 'This would do.', amount: pick(wishes, m) ?? '' }),
      undecided,
    ),
  ],
  rates: [1, onComplaint((town, { id }, m) => town.form(id, 'rating', { score: String((m % 5) + 1), text: '' }))],
  'says goodbye': [1, onComplaint((town, { id }, m) => (m % 4 === 0 ? town.form(id, 'goodbye', {}) : nothing))],
  answers: [
    2,
    onComplaint(
      (town, { id }, m) =>
        town.staff(m % 2 ? 'lead' : 'agent', id, { action: 'answer-proposal', ...pick(answers, m), ask: true }),
      has("proposals x where x.state = 'open'"),
    ),
  ],
  offers: [1, onComplaint(offers, undecided)],
  decides: [2, onComplaint(decide, has("requests x where x.state = 'open'"))],
  'clears the desk': [3, onComplaint(desk, has("tasks x where x.state = 'open'"))],
  fulfils: [
    2,
    onComplaint(
      (town, { id }) => town.staff('agent', id, { action: 'fulfil' }),
      has("tasks x where x.key like 'fulfil-%' and x.state = 'open'"),
    ),
  ],
  'remedy arrives': [1, onComplaint(delivered)],
  closes: [
    2,
    onComplaint((town, { id }, m) =>
      town.staff('lead', id, {
        ...{ action: 'close', reason: 'They came by.', why: 'own-words', text: '' },
        outcome: pick(['settled', 'declined', 'withdrawn'] as const, m),
      }),
    ),
  ],
  reopens: [
    1,
    onComplaint(
      (town, { id }) => town.staff('lead', id, { action: 'reopen', reason: 'Too soon.' }),
      'closed_at is not null',
    ),
  ],
  joins: [
    1,
    onComplaint(async (town, { id }, m) => {
      const into = await complaintOf(town, m)
      return into ? town.staff('agent', id, { action: 'join', complaint: into.id }) : nothing
    }),
  ],
  'splits off': [2, onComplaint(splitOff, has("deliveries x where x.status = 'joined'"))],
  redeems: [5, onCode((town, code, m) => redeemedBy(town, code, m, `k-${town.shop.id}-${++town.n}`))],
  'redeems under one key': [1, onCode((town, code, m) => redeemedBy(town, code, m, `k-${town.shop.id}-${code.code}`))],
  holds: [
    3,
    onCode((town, code, m) =>
      town.code('POST', `${code.code}/reservations`, { ...basket(town, code, m), minutes: (m % 3) * 20 + 5 }),
    ),
  ],
  captures: [3, captures],
  releases: [1, releases],
  'gives back': [2, givesBack],
  'order with a code': [3, onCode(ordersWith)],
  'order is cancelled': [2, cancelled],
  'order is paid back': [1, paidBack],
  'pays by hand': [1, paidByHand],
  'bank disputes': [2, onComplaint(dispute)],
  resends: [1, onCode((town, { code, complaint }) => town.staff('agent', complaint, { action: 'resend-code', code }))],
  extends: [1, onCode(extended)],
  voids: [
    1,
    onCode((town, { code, complaint }) =>
      town.staff('lead', complaint, { action: 'void-code', code, reason: 'Sent twice.' }),
    ),
  ],
  'policy changes': [1, policyChanges],
  'time passes': [6, (town, n) => () => town.advance(pick(lengths, n) ?? 'PT1M')],
  sweeps: [1, () => () => knock('/local/sweep', { method: 'POST' })],
} as const satisfies Record<string, readonly [number, Act]>

export type ActName = keyof typeof acts

/** Ready to be done, and done again. */
export const prepared = async (town: Town, name: ActName, n: number, m: number): Promise<Knock> => {
  const act: Act = acts[name][1]
  return act(town, n, m)
}
