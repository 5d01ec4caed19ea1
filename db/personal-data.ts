/**
 * What we hold of people: every table, every column, in one place. The eraser and the export walk this file, the register
 * (/admin/register, docs/register.md) is written from it, and a test of the house asks for a word about every new column.
 *
 * Tables that only grow (`timeline`, `audit`, `ledger`) can never be emptied: no column of theirs may hold a person's words,
 * name or address. They keep ids, states and sums, which say nothing of anybody once the rest is gone.
 */
import type * as schema from './schema.ts'

/** Why it is held. */
export const purposes = [
  'recovery',
  'contact',
  'wishes',
  'value',
  'mail',
  'intake',
  'care',
  'people',
  'shop',
  'machine',
] as const
export type Purpose = (typeof purposes)[number]

/** How long: what ends it. */
export const terms = ['person', 'books', 'raw', 'settings', 'days'] as const
export type Term = (typeof terms)[number]

/** What a column says of a person. */
export const contents = [
  'name',
  'address',
  'phone',
  'account',
  'words',
  'letter',
  'habits',
  'place',
  'message',
  'picture',
] as const
export type Content = (typeof contents)[number]

/** SQL that takes its place: ?1 is the shop, ?2 the customer. */
interface Erased {
  readonly is: Content
  readonly becomes: string
  /** SQL of what is handed out of it, where a part of it is of who works at the shop. */
  readonly handed?: string
}

export interface Held<Column extends string = string> {
  readonly purpose: Purpose
  readonly term: Term
  /** Which rows are one person's: ?1 the shop, ?2 the customer, ?3 JSON of what was found by its content. Null: nobody's. */
  readonly rows: string | null
  /** What says who somebody is, or is theirs: handed out in an export, and gone after an erasure. */
  readonly person?: Readonly<Partial<Record<Column, Erased>>>
  /** About those who work at the shop. */
  readonly staff?: readonly Column[]
  /** Keys and hashes: never handed out. */
  readonly secret?: readonly Column[]
  /** Ids, states, sums and times; what a shop set or wrote for everybody. */
  readonly rest: readonly Column[]
  /** Rows an export leaves out: who of the shop did what is theirs. */
  readonly shown?: string
  /** The row itself goes. */
  readonly removed?: true
}

type TableName = {
  [Name in keyof typeof schema]: (typeof schema)[Name] extends { $inferSelect: object } ? Name : never
}[keyof typeof schema]
type Register = { readonly [Name in TableName]: Held<keyof (typeof schema)[Name]['$inferSelect'] & string> }

const ofComplaint = 'complaint in (select id from complaints where shop = ?1 and customer = ?2)'
const ofCustomer = 'shop = ?1 and customer = ?2'
const nothing = (is: Content) => ({ is, becomes: 'null' }) as const
const empty = (is: Content) => ({ is, becomes: "''" }) as const
const noList = (is: Content) => ({ is, becomes: "'[]'" }) as const
const noTable = (is: Content) => ({ is, becomes: "'{}'" }) as const
const nobodysId = { is: 'account', becomes: "'erased:' || complaint || ':' || rowid" } as const

export const personalData = {
  customers: {
    ...{ purpose: 'contact', term: 'person', rows: 'shop = ?1 and id = ?2' },
    person: {
      ...{ name: nothing('name'), email: nothing('address'), emailKey: nothing('address'), phone: nothing('phone') },
      ...{
        externalId: nothing('account'),
        locale: nothing('habits'),
        timeZone: nothing('place'),
        tags: noList('habits'),
      },
      ...{ claimedSpent: nothing('habits'), audience: nothing('habits'), country: nothing('place') },
      claimedOrders: { is: 'habits', becomes: '0' },
    },
    rest: ['shop', 'id', 'phoneSigned', 'mailbox', 'promotions', 'departedAt', 'erasedAt', 'createdAt'],
  },
  complaints: {
    ...{ purpose: 'recovery', term: 'person', rows: 'shop = ?1 and customer = ?2' },
    person: { text: empty('words'), externalId: { is: 'account', becomes: "'erased:' || id" } },
    staff: ['owner', 'deputy'],
    rest: [
      ...['shop', 'id', 'source', 'channel', 'category', 'customer', 'order', 'locale', 'severity', 'tier'],
      ...['tierReason', 'policyVersion', 'refunded', 'rating', 'payment', 'disputeId', 'disputeState', 'disputeDueAt'],
      ...['disputeReason', 'disputeRefundable', 'disputeAmount', 'disputeCode', 'stage', 'outcome', 'receivedAt'],
      ...['joinedAt', 'arrivedAt', 'departedAt', 'reopenedAt', 'closedAt', 'joinedInto', 'apart', 'askingUntilAt'],
      ...['returnedAt', 'returnedWith', 'cause', 'recall', 'promiseDueAt', 'wakeAt', 'version', 'turn', 'wait'],
    ] as const,
  },
  proposals: {
    ...{ purpose: 'recovery', term: 'person', rows: ofComplaint, person: { text: empty('words') } },
    rest: ['shop', 'id', 'complaint', 'minor', 'currency', 'state', 'proposedAt'],
  },
  replies: {
    ...{ purpose: 'recovery', term: 'person', rows: ofComplaint, person: { text: empty('letter') }, staff: ['by'] },
    rest: ['shop', 'id', 'complaint', 'kind', 'minor', 'currency', 'writtenAt'],
  },
  ratings: {
    ...{ purpose: 'recovery', term: 'person', rows: ofComplaint, person: { text: empty('words') } },
    rest: ['shop', 'complaint', 'n', 'score', 'ratedAt'],
  },
  letters: {
    ...{ purpose: 'recovery', term: 'person', rows: ofComplaint, staff: ['approvedBy'] },
    person: { subject: empty('letter'), body: empty('letter'), points: noList('letter') },
    rest: ['shop', 'complaint', 'state', 'approvedAt', 'draftedAt'],
  },
  requests: {
    ...{ purpose: 'recovery', term: 'person', rows: ofComplaint, staff: ['by', 'decidedBy'] },
    person: { action: noTable('letter'), reason: nothing('letter') },
    rest: ['shop', 'id', 'complaint', 'minor', 'currency', 'askedAt', 'state', 'decidedAt'],
  },
  tasks: {
    ...{ purpose: 'recovery', term: 'person', rows: ofComplaint, staff: ['owner'] },
    // What a task found out about a cause is no person's.
    person: {
      about: {
        ...{ is: 'phone', becomes: "coalesce('{\"of\":' || json_quote(json_extract(about, '$.of')) || '}', '{}')" },
        // Whose task it is while somebody else stands in.
        handed: "json_remove(about, '$.for')",
      },
    },
    rest: ['shop', 'id', 'complaint', 'key', 'kind', 'state', 'dueAt', 'doneAt', 'minutes'],
  },
  photos: {
    ...{ purpose: 'recovery', term: 'person', rows: ofComplaint, removed: true, secret: ['key'] },
    person: { sha256: empty('picture') },
    rest: ['shop', 'id', 'complaint', 'type', 'bytes', 'receivedAt'],
  },
  grievances: {
    ...{ purpose: 'intake', term: 'person', rows: ofComplaint, person: { externalId: nobodysId } },
    rest: ['shop', 'source', 'complaint'],
  },
  deliveries: {
    ...{ purpose: 'intake', term: 'person' },
    rows: `(${ofComplaint} or id in (select value from json_each(?3, '$.deliveries')))`,
    person: {
      // That it was typed, and not signed, still decides what of the order may be shown.
      facts: { is: 'message', becomes: "json_object('erased', json('true'), 'typed', json_extract(facts, '$.typed'))" },
      // A mail's begins with a hash of its writer's address. The others are what makes a repetition known.
      event: { is: 'account', becomes: "case when source = 'mail' then id else event end" },
    },
    rest: ['shop', 'source', 'id', 'status', 'complaint', 'receivedAt'],
  },
  lookUps: {
    ...{ purpose: 'intake', term: 'person' },
    rows: `(id in (select value from json_each(?3, '$.lookUps'))
      or shop = ?1 and (source, event) in (select source, event from deliveries where ${ofComplaint}))`,
    person: {
      ...{ question: noTable('account'), otherwise: noList('message'), error: nothing('message') },
      state: { is: 'message', becomes: "case when state = 'open' then 'nothing' else state end" },
    },
    rest: ['shop', 'id', 'source', 'event', 'attempts', 'dueAt', 'leaseUntilAt', 'askedAt'],
  },
  quarantine: {
    ...{
      purpose: 'intake',
      term: 'raw',
      rows: `shop = ?1 and id in (select value from json_each(?3, '$.quarantine'))`,
    },
    person: {
      ...{ body: empty('message'), headers: noTable('message') },
      // An empty body has nothing in it to be read again.
      replayedAt: { is: 'message', becomes: 'coalesce(replayed_at, received_at)' },
    },
    rest: ['shop', 'id', 'source', 'sha256', 'reason', 'receivedAt'],
  },
  outbox: {
    ...{ purpose: 'mail', term: 'person', shown: "kind not in ('staff', 'confirm')" },
    rows: `effect in ('mail', 'webhook') and (${ofComplaint} or key >= 'mail:' || ?2 || ':' and key < 'mail:' || ?2 || ';'
      or key >= 'webhook:' || ?1 || ':' and key < 'webhook:' || ?1 || ';' and customer = ?2)`,
    person: {
      ...{ subject: empty('letter'), payload: empty('letter'), error: nothing('letter') },
      // To a colleague it is their address, to a system its name. The limits of one mailbox stay those of one mailbox.
      recipient: {
        is: 'address',
        becomes: "case when kind = 'staff' or effect = 'webhook' then recipient else 'erased:' || ?2 end",
      },
      state: { is: 'letter', becomes: "case when state in ('planned', 'sending') then 'failed' else state end" },
    },
    rest: [
      ...[
        'shop',
        'id',
        'key',
        'complaint',
        'customer',
        'effect',
        'kind',
        'n',
        'sha256',
        'automatic',
        'priority',
        'fence',
      ],
      ...['attempts', 'leaseUntilAt', 'firstTriedAt', 'sentAt', 'dueAt', 'plannedAt', 'acceptedAt', 'providerId'],
    ] as const,
  },
  links: {
    ...{ purpose: 'mail', term: 'days', rows: ofComplaint, secret: ['hash'] },
    // The link stays known, so that its page can say that nothing is here any more.
    person: { expiresAt: { is: 'account', becomes: 'min(expires_at, 0)' } },
    rest: ['shop', 'complaint'],
  },
  codes: {
    ...{ purpose: 'value', term: 'books', rows: ofComplaint },
    person: { holderKey: nothing('address'), holder: nothing('address') },
    rest: [
      'shop',
      'code',
      'purpose',
      'complaint',
      'customer',
      'keyVersion',
      'state',
      'minor',
      'currency',
      'issuedAt',
      'expiresAt',
    ],
  },
  redemptions: {
    ...{ purpose: 'value', term: 'books', rows: ofComplaint, person: { request: empty('address') } },
    rest: [
      ...[
        'shop',
        'id',
        'code',
        'complaint',
        'idempotencyKey',
        'order',
        'orderMinor',
        'minor',
        'currency',
        'redeemedAt',
      ],
      ...['reservedUntilAt', 'capturedAt', 'reversedAt'],
    ] as const,
  },
  consents: {
    // Under which words somebody agreed is proof of a right to have written; it names nobody.
    ...{ purpose: 'wishes', term: 'books', rows: ofCustomer },
    rest: ['shop', 'id', 'customer', 'kind', 'wording', 'source', 'givenAt', 'proof'],
  },
  tombstones: {
    ...{ purpose: 'wishes', term: 'books', rows: ofCustomer, secret: ['key'], rest: ['shop', 'customer', 'erasedAt'] },
  },
  cares: {
    ...{ purpose: 'care', term: 'books', rows: ofCustomer },
    rest: [
      'shop',
      'customer',
      'complaint',
      'state',
      'reason',
      'since',
      'heldOut',
      'startedAt',
      'wakeAt',
      'turn',
      'wait',
    ],
  },
  careTurns: {
    ...{ purpose: 'care', term: 'books', rows: ofCustomer },
    rest: ['shop', 'customer', 'turn', 'wokenBy', 'at', 'moves', 'about'],
  },
  touches: {
    ...{ purpose: 'care', term: 'books', rows: ofCustomer },
    rest: ['shop', 'customer', 'kind', 'n', 'class', 'message', 'at'],
  },
  orders: {
    ...{ purpose: 'value', term: 'books', rows: ofCustomer },
    rest: [
      ...['shop', 'externalId', 'name', 'customer', 'minor', 'currency', 'placedAt', 'lines', 'state', 'refundedMinor'],
      ...['codes', 'createdAt'],
    ] as const,
  },
  orderRefunds: {
    ...{ purpose: 'value', term: 'books' },
    rows: 'shop = ?1 and order_id in (select external_id from orders where shop = ?1 and customer = ?2)',
    rest: ['shop', 'order', 'refund', 'minor', 'at'],
  },
  orderCodes: {
    ...{ purpose: 'value', term: 'books' },
    rows: 'shop = ?1 and order_id in (select external_id from orders where shop = ?1 and customer = ?2)',
    rest: ['shop', 'code', 'order', 'at'],
  },
  payments: {
    ...{ purpose: 'value', term: 'books' },
    rows: 'shop = ?1 and order_id in (select external_id from orders where shop = ?1 and customer = ?2)',
    rest: ['shop', 'payment', 'order', 'source'],
  },
  promises: {
    ...{ purpose: 'recovery', term: 'books', rows: ofComplaint },
    rest: [
      ...[
        'shop',
        'id',
        'complaint',
        'kind',
        'n',
        'statedAs',
        'statedIn',
        'keptBy',
        'madeAt',
        'dueAt',
        'keptAt',
        'movedAt',
      ],
      ...['movedTo', 'state', 'clock'],
    ] as const,
  },
  offers: {
    ...{ purpose: 'recovery', term: 'books', rows: ofComplaint, staff: ['actor'] },
    rest: ['shop', 'complaint', 'round', 'preparedAt', 'expiresAt'],
  },
  remedies: {
    ...{ purpose: 'recovery', term: 'books', rows: ofComplaint },
    rest: ['shop', 'id', 'complaint', 'round', 'place', 'kind', 'minor', 'currency', 'extra'],
  },
  choices: {
    ...{ purpose: 'recovery', term: 'books', rows: ofComplaint },
    rest: ['shop', 'complaint', 'round', 'remedy', 'by', 'chosenAt', 'finalAt'],
  },
  compensations: {
    ...{ purpose: 'recovery', term: 'books', rows: ofComplaint },
    rest: ['shop', 'complaint', 'kind', 'gift', 'by', 'chosenAt', 'finalAt'],
  },
  escalations: {
    ...{ purpose: 'recovery', term: 'books', rows: ofComplaint, staff: ['owner'] },
    rest: ['shop', 'id', 'complaint', 'reason', 'level', 'state', 'openedAt', 'dueAt'],
  },
  refunds: {
    ...{ purpose: 'value', term: 'books', rows: ofComplaint },
    rest: [
      'shop',
      'purpose',
      'complaint',
      'order',
      'payment',
      'source',
      'minor',
      'currency',
      'state',
      'vendorId',
      'plannedAt',
    ],
  },
  ledger: {
    ...{ purpose: 'value', term: 'books', rows: ofComplaint, secret: ['previous', 'hash'] },
    rest: ['shop', 'complaint', 'seq', 'at', 'entry', 'about', 'minor', 'currency'],
  },
  timeline: {
    ...{ purpose: 'recovery', term: 'books', rows: ofComplaint, staff: ['actor'] },
    shown: "event not in ('assigned', 'task-assigned', 'handed-over', 'handed-back')",
    rest: ['shop', 'complaint', 'id', 'at', 'event', 'public', 'about'],
  },
  turns: {
    ...{ purpose: 'machine', term: 'books', rows: ofComplaint },
    rest: ['shop', 'complaint', 'turn', 'wokenBy', 'at'],
  },
  alarms: {
    ...{ purpose: 'machine', term: 'books', rows: ofComplaint },
    rest: ['shop', 'id', 'key', 'kind', 'complaint', 'raisedAt'],
  },
  codeCopies: {
    ...{
      purpose: 'value',
      term: 'books',
      rows: 'shop = ?1 and code in (select code from codes where complaint in (select id from complaints where shop = ?1 and customer = ?2))',
    },
    // What a checkout said of a code it would not hold may name its holder.
    person: { error: nothing('message') },
    rest: ['shop', 'code', 'source', 'state', 'vendorId', 'uses', 'checkedAt'],
  },
  recallOrders: {
    ...{ purpose: 'recovery', term: 'books', rows: null },
    rest: ['shop', 'recall', 'order', 'complaint', 'leftOut'],
  },
  staff: {
    ...{
      purpose: 'people',
      term: 'settings',
      rows: null,
      staff: ['email', 'name', 'languages', 'categories', 'deputy'],
    },
    rest: ['shop', 'role', 'createdAt'],
  },
  rota: { ...{ purpose: 'people', term: 'settings', rows: null, staff: ['email'] }, rest: ['shop', 'weekday', 'hour'] },
  absences: {
    ...{ purpose: 'people', term: 'settings', rows: null, staff: ['email', 'deputy'] },
    rest: ['shop', 'id', 'fromAt', 'untilAt'],
  },
  audit: {
    ...{
      purpose: 'people',
      term: 'books',
      rows: null,
      staff: ['actor', 'object', 'detail'],
      secret: ['previous', 'hash'],
    },
    rest: ['shop', 'seq', 'at', 'action'],
  },
  policies: {
    ...{ purpose: 'shop', term: 'settings', rows: null, staff: ['author'] },
    rest: ['shop', 'version', 'override', 'reason', 'startsAt', 'restores', 'createdAt'],
  },
  shops: {
    ...{ purpose: 'shop', term: 'settings', rows: null, staff: ['sender', 'director'] },
    rest: [
      ...['shop', 'name', 'locale', 'timeZone', 'currency', 'country', 'workingHours', 'holidays', 'policyVersion'],
      ...['reserve', 'createdAt'],
    ] as const,
  },
  gifts: {
    ...{ purpose: 'shop', term: 'settings', rows: null },
    rest: ['shop', 'id', 'names', 'costMinor', 'valueMinor', 'currency', 'stock', 'on', 'version'],
  },
  news: {
    ...{ purpose: 'shop', term: 'settings', rows: null, staff: ['postedBy'] },
    rest: ['shop', 'id', 'texts', 'url', 'postedAt', 'untilAt', 'withdrawnAt'],
  },
  causes: {
    ...{ purpose: 'shop', term: 'settings', rows: null, staff: ['owner', 'openedBy'] },
    rest: [
      ...[
        'shop',
        'id',
        'name',
        'verdict',
        'state',
        'category',
        'sku',
        'action',
        'dueAt',
        'evidence',
        'changed',
        'openedAt',
      ],
      ...['fixedAt', 'closedAt', 'version'],
    ] as const,
  },
  recalls: {
    ...{ purpose: 'shop', term: 'settings', rows: null, staff: ['createdBy'] },
    rest: [
      ...['shop', 'id', 'name', 'state', 'category', 'cause', 'texts', 'remedies', 'chosen', 'wave', 'nextWaveAt'],
      ...['createdAt', 'startedAt', 'endedAt', 'version'],
    ] as const,
  },
  subscribers: {
    ...{ purpose: 'shop', term: 'settings', rows: null, staff: ['createdBy'], secret: ['secret', 'secretVersion'] },
    rest: ['shop', 'id', 'url', 'createdAt', 'removedAt'],
  },
  sources: {
    ...{ purpose: 'shop', term: 'settings', rows: null, secret: ['secrets', 'settings'] },
    rest: ['shop', 'source', 'version', 'on', 'lastSeenAt', 'reconciledAt'],
  },
  apiKeys: {
    ...{ purpose: 'shop', term: 'settings', rows: null, secret: ['hash'] },
    rest: ['shop', 'id', 'createdAt', 'revokedAt'],
  },
  paces: {
    ...{ purpose: 'shop', term: 'settings', rows: null },
    rest: ['shop', 'promise', 'category', 'medianMinutes', 'sample', 'measuredAt'],
  },
  machine: { ...{ purpose: 'machine', term: 'days', rows: null }, rest: ['name', 'value', 'until'] },
} as const satisfies Register

/** The tables with what is said of each, in the order of this file. */
export const heldTables = Object.entries<Held>(personalData)
