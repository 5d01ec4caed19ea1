/**
 * The map of the business. Every table leads with the shop, so that a shop can one day have a database of its own.
 * No foreign key cascades and no table is ever rebuilt: a rebuild on D1 deletes the children (docs/decisions).
 */
import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { CareState, TouchKind } from '../domain/care/state.ts'
import type {
  CodeState,
  CompensationKind,
  ComplaintOutcome,
  EscalationReason,
  LetterPoint,
  MailState,
  Role,
  Stage,
  TaskKind,
  Tier,
  TimelineEvent,
} from '../domain/complaint.ts'
import type { Category, Channel, DisputeState, OrderLine, Question, SourceEvent } from '../domain/event.ts'
import type { ComplaintId, CustomerId, MessageId, PromiseId, RemedyId } from '../domain/ids.ts'
import type { Locale } from '../domain/locale.ts'
import type { MailKind } from '../domain/mail.ts'
import type { PolicyOverride } from '../domain/policy/policy.ts'
import type { ExtraKind, RemedyKind, Severity } from '../domain/policy/tables.ts'
import type { PromiseKind, PromiseState } from '../domain/promise.ts'
import type { Weekday, WorkingHours } from '../domain/shop.ts'
import { actor, complaintId, customerId, instant, json, minorUnits, shopId } from './columns.ts'

// ── who we work for ──────────────────────────────────────────────────────────────────────────────

export const shops = sqliteTable('shops', {
  shop: shopId().primaryKey(),
  name: text('name').notNull(),
  locale: text('locale').$type<Locale>().notNull(),
  timeZone: text('time_zone').notNull(),
  currency: text('currency').notNull(),
  country: text('country'),
  sender: json<{ name: string; email: string }>('sender').notNull(),
  director: json<{ name: string; title: string; email: string }>('director'),
  workingHours: json<WorkingHours>('working_hours').notNull(),
  holidays: json<{ country: boolean; days: string[]; open: string[] }>('holidays').notNull(),
  policyVersion: integer('policy_version').notNull(),
  reserve: json<{ minor: number; currency: string }>('reserve'),
  createdAt: instant('created_at').notNull(),
})

/** A complaint keeps the version that decided it; versions are never changed. */
export const policies = sqliteTable(
  'policies',
  {
    shop: shopId(),
    version: integer('version').notNull(),
    override: json<PolicyOverride>('override').notNull(),
    author: text('author').notNull(),
    /** Why it was changed, in the author's words. */
    reason: text('reason'),
    /** From when it holds for new complaints; null is at once. */
    startsAt: instant('starts_at'),
    /** The version it brought back, where it is a return to an older one. */
    restores: integer('restores'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.shop, t.version] })],
)

/** What a customer may be given on top of the fix: bought by the shop, named in its customers' languages. */
export const gifts = sqliteTable(
  'gifts',
  {
    shop: shopId(),
    id: text('id').notNull(),
    names: json<Partial<Record<Locale, string>>>('names').notNull(),
    /** What it costs the shop, and what it is worth to the customer. */
    costMinor: minorUnits('cost_minor').notNull(),
    valueMinor: minorUnits('value_minor').notNull(),
    currency: text('currency').notNull(),
    /** Null is without end; taken by a trigger when one is given, so that the last one is given once. */
    stock: integer('stock'),
    on: integer('is_on', { mode: 'boolean' }).notNull(),
    version: integer('version').notNull(),
  },
  (t) => [primaryKey({ columns: [t.shop, t.id] })],
)

export const staff = sqliteTable(
  'staff',
  {
    shop: shopId(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    role: text('role').$type<Role>().notNull(),
    /** Languages they answer in and kinds of failure they know; null is all. */
    languages: json<Locale[]>('languages'),
    categories: json<Category[]>('categories'),
    /** Who stands in for them; null leaves it to the role. */
    deputy: text('deputy'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.shop, t.email] }), index('staff_by_email').on(t.email)],
)

/** An hour on the line each week, in the shop's zone: whoever is on duty hears new complaints first. */
export const rota = sqliteTable(
  'rota',
  {
    shop: shopId(),
    weekday: text('weekday').$type<Weekday>().notNull(),
    /** 0 to 23: from this full hour to the next. */
    hour: integer('hour').notNull(),
    email: text('email').notNull(),
  },
  (t) => [primaryKey({ columns: [t.shop, t.weekday, t.hour, t.email] })],
)

/** Away from one instant to another: what is theirs goes to their deputy meanwhile. */
export const absences = sqliteTable(
  'absences',
  {
    shop: shopId(),
    id: text('id').notNull(),
    email: text('email').notNull(),
    fromAt: instant('from_at').notNull(),
    untilAt: instant('until_at').notNull(),
    deputy: text('deputy'),
  },
  (t) => [primaryKey({ columns: [t.shop, t.id] }), index('absences_by_end').on(t.shop, t.untilAt)],
)

/**
 * What this shop really needed: the median of its last answers (working minutes) for such complaints, remade by the sweep.
 * The stated time goes by it.
 */
export const paces = sqliteTable(
  'paces',
  {
    shop: shopId(),
    promise: text('promise').$type<PromiseKind>().notNull(),
    category: text('category').$type<Category>().notNull(),
    medianMinutes: integer('median_minutes').notNull(),
    sample: integer('sample').notNull(),
    measuredAt: instant('measured_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.shop, t.promise, t.category] })],
)

export const apiKeys = sqliteTable(
  'api_keys',
  {
    shop: shopId(),
    id: text('id').notNull(),
    /** SHA-256 of the key; the key itself is shown once and kept nowhere. */
    hash: text('hash').notNull(),
    createdAt: instant('created_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (t) => [primaryKey({ columns: [t.shop, t.id] }), uniqueIndex('api_keys_by_hash').on(t.hash)],
)

// ── what arrives ─────────────────────────────────────────────────────────────────────────────────

export const sources = sqliteTable(
  'sources',
  {
    shop: shopId(),
    source: text('source').notNull(),
    /** AES-GCM of the JSON list of live secrets, newest first. */
    secrets: text('secrets').notNull(),
    settings: json<Record<string, unknown>>('settings').notNull(),
    /** Grows with every change: an intake that verified with an older version stores nothing. */
    version: integer('version').notNull(),
    on: integer('is_on', { mode: 'boolean' }).notNull(),
    lastSeenAt: instant('last_seen_at'),
    /** Up to here the sender's API was asked what webhooks may have missed. */
    reconciledAt: instant('reconciled_at'),
  },
  (t) => [primaryKey({ columns: [t.shop, t.source] })],
)

export const deliveries = sqliteTable(
  'deliveries',
  {
    shop: shopId(),
    source: text('source').notNull(),
    event: text('event').notNull(),
    id: text('id').notNull(),
    status: text('status').$type<'opened' | 'joined' | 'recorded' | 'ignored' | 'duplicate'>().notNull(),
    complaint: complaintId(),
    /** What was understood, in our words; the facts of a joined delivery stay readable here. */
    facts: json<unknown>('facts'),
    receivedAt: instant('received_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shop, t.source, t.event] }),
    index('deliveries_by_complaint').on(t.complaint),
    index('deliveries_by_id').on(t.id),
  ],
)

/** Every grievance a sender ever named, and the complaint it became part of: opened, joined or split off later. */
export const grievances = sqliteTable(
  'grievances',
  {
    shop: shopId(),
    source: text('source').notNull(),
    externalId: text('external_id').notNull(),
    complaint: complaintId().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shop, t.source, t.externalId] }), index('grievances_by_complaint').on(t.complaint)],
)

/** What only the sender's API knows of a delivery, and the question that asks for it. */
export const lookUps = sqliteTable(
  'look_ups',
  {
    shop: shopId(),
    id: text('id').notNull(),
    source: text('source').notNull(),
    /** The delivery's event id; what is found is taken in as `<event>~found`. */
    event: text('event').notNull(),
    question: json<Question>('question').notNull(),
    /** Taken in instead when nothing can be found. */
    otherwise: json<SourceEvent[]>('otherwise').notNull(),
    state: text('state').$type<'open' | 'found' | 'nothing' | 'unknown'>().notNull(),
    attempts: integer('attempts').notNull(),
    dueAt: instant('due_at').notNull(),
    /** Real time: a lease is about a process. */
    leaseUntilAt: instant('lease_until_at'),
    error: text('error'),
    askedAt: instant('asked_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shop, t.source, t.event] }),
    uniqueIndex('look_ups_by_id').on(t.id),
    index('look_ups_due').on(t.dueAt).where(sql`state = 'open'`),
  ],
)

export const quarantine = sqliteTable(
  'quarantine',
  {
    shop: shopId(),
    id: text('id').notNull(),
    source: text('source').notNull(),
    /** Base64 of the bytes as they came. */
    body: text('body').notNull(),
    headers: json<Record<string, string>>('headers').notNull(),
    sha256: text('sha256').notNull(),
    reason: text('reason').notNull(),
    receivedAt: instant('received_at').notNull(),
    replayedAt: instant('replayed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.shop, t.id] }),
    uniqueIndex('quarantine_by_body').on(t.shop, t.source, t.sha256),
    index('quarantine_by_age').on(t.shop, t.receivedAt),
  ],
)

// ── people and orders ────────────────────────────────────────────────────────────────────────────

export const customers = sqliteTable(
  'customers',
  {
    shop: shopId(),
    id: text('id').$type<CustomerId>().notNull(),
    /** The sender's id, with the source's name before it; null when unknown. */
    externalId: text('external_id'),
    email: text('email'),
    emailKey: text('email_key'),
    phone: text('phone'),
    /** A sender signed for the number; otherwise somebody typed it, and it may be anybody's. */
    phoneSigned: integer('phone_signed', { mode: 'boolean' }).notNull().default(false),
    name: text('name'),
    locale: text('locale').$type<Locale>(),
    timeZone: text('time_zone'),
    tags: json<string[]>('tags').notNull(),
    /** As the shop signed it; the larger of this and the orders we were told of counts. */
    claimedOrders: integer('claimed_orders').notNull(),
    claimedSpent: json<{ minor: number; currency: string }>('claimed_spent'),
    audience: integer('audience'),
    mailbox: text('mailbox').$type<'open' | 'stopped'>().notNull(),
    promotions: text('promotions').$type<'none' | 'consented' | 'unsubscribed'>().notNull(),
    departedAt: instant('departed_at'),
    /** Where they live, as the shop signed it: whose holidays they keep, whose law of consent. */
    country: text('country'),
    erasedAt: instant('erased_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shop, t.id] }),
    uniqueIndex('customers_by_email').on(t.shop, t.emailKey),
    uniqueIndex('customers_by_external').on(t.shop, t.externalId),
    index('customers_by_phone').on(t.shop, t.phone),
    index('customers_by_id').on(t.id),
  ],
)

export const orders = sqliteTable(
  'orders',
  {
    shop: shopId(),
    externalId: text('external_id').notNull(),
    name: text('name'),
    customer: customerId(),
    minor: minorUnits('minor'),
    currency: text('currency'),
    placedAt: instant('placed_at'),
    lines: json<OrderLine[]>('lines').notNull(),
    state: text('state').$type<'placed' | 'paid' | 'cancelled' | 'refunded'>().notNull(),
    refundedMinor: minorUnits('refunded_minor').notNull(),
    codes: json<string[]>('codes').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shop, t.externalId] }),
    index('orders_by_customer').on(t.shop, t.customer, t.state),
    index('orders_by_time').on(t.shop, t.placedAt),
  ],
)

/** Each step of paying an order back, once, whoever tells it: their sum is the order's `refunded_minor`. */
export const orderRefunds = sqliteTable(
  'order_refunds',
  {
    shop: shopId(),
    order: text('order_id').notNull(),
    /** The sender's id of the refund; the delivery's where it has none. */
    refund: text('refund').notNull(),
    minor: minorUnits('minor').notNull(),
    at: instant('at_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.shop, t.order, t.refund] })],
)

/** Codes that were used in an order, in their normal form: how a bonus code's return is recognised. */
export const orderCodes = sqliteTable(
  'order_codes',
  { shop: shopId(), code: text('code').notNull(), order: text('order_id').notNull(), at: instant('at_at').notNull() },
  (t) => [primaryKey({ columns: [t.shop, t.code, t.order] }), index('order_codes_by_order').on(t.shop, t.order)],
)

/** A payment's id leads a later dispute or refund to its order. */
export const payments = sqliteTable(
  'payments',
  {
    shop: shopId(),
    payment: text('payment').notNull(),
    order: text('order_id').notNull(),
    /** Who told of it: where it can be paid back. */
    source: text('source'),
  },
  (t) => [primaryKey({ columns: [t.shop, t.payment] }), index('payments_by_order').on(t.shop, t.order)],
)

// ── the complaint and what was said about it ─────────────────────────────────────────────────────

export const complaints = sqliteTable(
  'complaints',
  {
    shop: shopId(),
    id: text('id').$type<ComplaintId>().notNull(),
    source: text('source').notNull(),
    externalId: text('external_id').notNull(),
    channel: text('channel').$type<Channel>().notNull(),
    category: text('category').$type<Category>().notNull(),
    text: text('text').notNull(),
    customer: customerId(),
    order: text('order_id'),
    locale: text('locale').$type<Locale>().notNull(),
    severity: text('severity').$type<Severity>(),
    tier: text('tier').$type<Tier>().notNull(),
    tierReason: json<Record<string, string | number>>('tier_reason').notNull(),
    policyVersion: integer('policy_version').notNull(),
    owner: text('owner'),
    deputy: text('deputy'),
    refunded: json<{ minor: number; currency: string }>('refunded'),
    rating: integer('rating'),
    /** The payment the sender named where it knew no order: the order that names it later is this one's. */
    payment: text('payment'),
    disputeId: text('dispute_id'),
    disputeState: text('dispute_state').$type<DisputeState>(),
    disputeDueAt: instant('dispute_due_at'),
    disputeReason: text('dispute_reason'),
    disputeRefundable: integer('dispute_refundable', { mode: 'boolean' }),
    disputeAmount: json<{ minor: number; currency: string }>('dispute_amount'),
    /** The card scheme's own code ("10.4"). */
    disputeCode: text('dispute_code'),
    stage: text('stage').$type<Stage>().notNull(),
    outcome: text('outcome').$type<ComplaintOutcome>(),
    receivedAt: instant('received_at').notNull(),
    joinedAt: instant('joined_at'),
    arrivedAt: instant('arrived_at'),
    departedAt: instant('departed_at'),
    reopenedAt: instant('reopened_at'),
    closedAt: instant('closed_at'),
    /** The complaint this one turned out to be part of. */
    joinedInto: text('joined_into').$type<ComplaintId>(),
    /** A person split it off: it is a grievance of its own, whatever it looks like. */
    apart: integer('apart', { mode: 'boolean' }),
    /** Until then its customer or order is being looked up at the sender: no person is troubled yet. */
    askingUntilAt: instant('asking_until_at'),
    /** The customer's first paid order after the remedy was agreed on. */
    returnedAt: instant('returned_at'),
    returnedWith: text('returned_with'),
    /** Why it went wrong, as a person decided. */
    cause: text('cause'),
    /** Opened by the shop itself, for one order of a recall. */
    recall: text('recall'),
    /** The soonest open promise; null where none is open. Orders the queue. */
    promiseDueAt: instant('promise_due_at'),
    wakeAt: instant('wake_at'),
    version: integer('version').notNull(),
    turn: integer('turn').notNull(),
    /** The wait its Workflow instance stands in; -1 until one was started. */
    wait: integer('wait').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shop, t.id] }),
    uniqueIndex('complaints_by_id').on(t.id),
    uniqueIndex('complaints_by_grievance').on(t.shop, t.source, t.externalId),
    index('complaints_by_payment').on(t.shop, t.payment).where(sql`payment is not null`),
    index('complaints_by_order').on(t.shop, t.order, t.closedAt),
    index('complaints_by_customer').on(t.shop, t.customer, t.closedAt),
    index('complaints_queue').on(t.shop, t.closedAt, t.promiseDueAt, t.id),
    index('complaints_by_age').on(t.shop, t.receivedAt, t.id),
    index('complaints_by_cause').on(t.shop, t.cause, t.receivedAt).where(sql`cause is not null`),
    index('complaints_awake').on(t.wakeAt).where(sql`wake_at is not null`),
    index('complaints_without_instance').on(t.receivedAt).where(sql`wait = -1 and closed_at is null`),
  ],
)

/** One row per pass of the loop that recorded something: two passes that decided on the same facts race for it. */
export const turns = sqliteTable(
  'turns',
  {
    shop: shopId(),
    complaint: complaintId().notNull(),
    turn: integer('turn').notNull(),
    wokenBy: text('woken_by').notNull(),
    at: instant('at_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.complaint, t.turn] })],
)

export const promises = sqliteTable(
  'promises',
  {
    shop: shopId(),
    id: text('id').$type<PromiseId>().notNull(),
    complaint: complaintId().notNull(),
    kind: text('kind').$type<PromiseKind>().notNull(),
    n: text('n').notNull(),
    statedAs: text('stated_as').notNull(),
    statedIn: text('stated_in').$type<MessageId>(),
    keptBy: text('kept_by'),
    madeAt: instant('made_at').notNull(),
    dueAt: instant('due_at').notNull(),
    keptAt: instant('kept_at'),
    /** Told anew before it slipped: when the customer was told, and the new time. `due_at` stays what was promised first. */
    movedAt: instant('moved_at'),
    movedTo: instant('moved_to_at'),
    state: text('state').$type<PromiseState>().notNull(),
    clock: text('clock').$type<'calendar' | 'working'>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.complaint, t.kind, t.n] }),
    index('promises_by_due').on(t.shop, t.state, t.dueAt),
    index('promises_by_made').on(t.shop, t.madeAt),
  ],
)

export const offers = sqliteTable(
  'offers',
  {
    shop: shopId(),
    complaint: complaintId().notNull(),
    round: integer('round').notNull(),
    preparedAt: instant('prepared_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    actor: actor(),
  },
  (t) => [primaryKey({ columns: [t.complaint, t.round] })],
)

export const remedies = sqliteTable(
  'remedies',
  {
    shop: shopId(),
    id: text('id').$type<RemedyId>().notNull(),
    complaint: complaintId().notNull(),
    round: integer('round').notNull(),
    place: integer('place').notNull(),
    kind: text('kind').$type<RemedyKind>().notNull(),
    minor: minorUnits('minor'),
    currency: text('currency'),
    extra: text('extra').$type<ExtraKind>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.complaint, t.round, t.kind] }), uniqueIndex('remedies_by_id').on(t.id)],
)

/** The customer's answer: provisional until `final_at`, then for ever. */
export const choices = sqliteTable(
  'choices',
  {
    shop: shopId(),
    complaint: complaintId().notNull(),
    round: integer('round').notNull(),
    remedy: text('remedy').$type<RemedyId>().notNull(),
    by: text('by').$type<'customer' | 'default' | 'staff'>().notNull(),
    chosenAt: instant('chosen_at').notNull(),
    finalAt: instant('final_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.complaint, t.round] })],
)

export const compensations = sqliteTable('compensations', {
  shop: shopId(),
  complaint: complaintId().primaryKey(),
  kind: text('kind').$type<CompensationKind>().notNull(),
  /** Which gift of the catalogue; null where the shop has none. */
  gift: text('gift'),
  by: text('by').$type<'customer' | 'default' | 'staff'>().notNull(),
  chosenAt: instant('chosen_at').notNull(),
  finalAt: instant('final_at').notNull(),
})

export const proposals = sqliteTable(
  'proposals',
  {
    shop: shopId(),
    id: text('id').notNull(),
    complaint: complaintId().notNull(),
    text: text('text').notNull(),
    minor: minorUnits('minor'),
    currency: text('currency'),
    state: text('state').$type<'open' | 'accepted' | 'countered' | 'declined'>().notNull(),
    proposedAt: instant('proposed_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.complaint, t.id] })],
)

/** What somebody may not decide alone, waiting for somebody who may. Nobody decides on their own request. */
export const requests = sqliteTable(
  'requests',
  {
    shop: shopId(),
    id: text('id').notNull(),
    complaint: complaintId().notNull(),
    /** The action as asked, without its version. */
    action: json<Record<string, unknown>>('action').notNull(),
    minor: minorUnits('minor'),
    currency: text('currency'),
    by: text('by').notNull(),
    askedAt: instant('asked_at').notNull(),
    state: text('state').$type<'open' | 'approved' | 'refused'>().notNull(),
    decidedBy: text('decided_by'),
    decidedAt: instant('decided_at'),
    reason: text('reason'),
  },
  (t) => [primaryKey({ columns: [t.complaint, t.id] }), index('requests_open').on(t.shop, t.state, t.askedAt)],
)

export const replies = sqliteTable(
  'replies',
  {
    shop: shopId(),
    id: text('id').notNull(),
    complaint: complaintId().notNull(),
    kind: text('kind')
      .$type<'reply' | 'note' | 'proposal-accepted' | 'proposal-countered' | 'proposal-declined'>()
      .notNull(),
    text: text('text').notNull(),
    minor: minorUnits('minor'),
    currency: text('currency'),
    by: text('by').notNull(),
    writtenAt: instant('written_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.complaint, t.id] })],
)

export const ratings = sqliteTable(
  'ratings',
  {
    shop: shopId(),
    complaint: complaintId().notNull(),
    /** One answer for each check-in asked. */
    n: integer('n').notNull(),
    score: integer('score').notNull(),
    text: text('text').notNull(),
    ratedAt: instant('rated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.complaint, t.n] })],
)

export const letters = sqliteTable('letters', {
  shop: shopId(),
  complaint: complaintId().primaryKey(),
  subject: text('subject').notNull(),
  body: text('body').notNull(),
  points: json<LetterPoint[]>('points').notNull(),
  state: text('state').$type<'draft' | 'approved'>().notNull(),
  approvedBy: text('approved_by'),
  approvedAt: instant('approved_at'),
  draftedAt: instant('drafted_at').notNull(),
})

export const tasks = sqliteTable(
  'tasks',
  {
    shop: shopId(),
    id: text('id').notNull(),
    complaint: complaintId().notNull(),
    key: text('key').notNull(),
    kind: text('kind').$type<TaskKind>().notNull(),
    state: text('state').$type<'open' | 'done' | 'dropped'>().notNull(),
    owner: text('owner'),
    about: json<Record<string, string>>('about').notNull(),
    dueAt: instant('due_at').notNull(),
    doneAt: instant('done_at'),
    /** Minutes of a person's time it took, as they said. */
    minutes: integer('minutes'),
  },
  (t) => [primaryKey({ columns: [t.complaint, t.key] }), index('tasks_by_due').on(t.shop, t.state, t.dueAt)],
)

export const escalations = sqliteTable(
  'escalations',
  {
    shop: shopId(),
    id: text('id').notNull(),
    complaint: complaintId().notNull(),
    reason: text('reason').$type<EscalationReason>().notNull(),
    level: text('level').$type<'agent' | 'lead' | 'director'>().notNull(),
    state: text('state').$type<'open' | 'done'>().notNull(),
    owner: text('owner'),
    openedAt: instant('opened_at').notNull(),
    dueAt: instant('due_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.complaint, t.reason] }), index('escalations_by_due').on(t.shop, t.state, t.dueAt)],
)

// ── money ────────────────────────────────────────────────────────────────────────────────────────

export const codes = sqliteTable(
  'codes',
  {
    shop: shopId(),
    /** Sixteen Crockford characters without dashes. */
    code: text('code').notNull(),
    purpose: text('purpose').notNull(),
    complaint: complaintId().notNull(),
    customer: customerId(),
    /** The holder's mailbox, compared the way people are compared. */
    holderKey: text('holder_key'),
    holder: text('holder'),
    keyVersion: integer('key_version').notNull(),
    state: text('state').$type<CodeState>().notNull(),
    minor: minorUnits('minor').notNull(),
    currency: text('currency').notNull(),
    issuedAt: instant('issued_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shop, t.code] }),
    uniqueIndex('codes_by_purpose').on(t.purpose),
    index('codes_by_complaint').on(t.complaint),
    index('codes_by_age').on(t.shop, t.issuedAt, t.code),
    index('codes_lapsing').on(t.expiresAt).where(sql`state in ('issued', 'reserved')`),
  ],
)

export const redemptions = sqliteTable(
  'redemptions',
  {
    shop: shopId(),
    id: text('id').notNull(),
    code: text('code').notNull(),
    complaint: complaintId().notNull(),
    idempotencyKey: text('idempotency_key').notNull(),
    /** SHA-256 of the canonical request: the same key with another body is a conflict. */
    request: text('request').notNull(),
    order: text('order_id').notNull(),
    orderMinor: minorUnits('order_minor').notNull(),
    minor: minorUnits('minor').notNull(),
    currency: text('currency').notNull(),
    redeemedAt: instant('redeemed_at').notNull(),
    /** Held for a basket until then; captured when it was paid. Both null: redeemed in one step. */
    reservedUntilAt: instant('reserved_until_at'),
    capturedAt: instant('captured_at'),
    reversedAt: instant('reversed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.shop, t.id] }),
    uniqueIndex('redemptions_by_key').on(t.shop, t.idempotencyKey),
    uniqueIndex('redemptions_live').on(t.shop, t.code).where(sql`reversed_at is null`),
    index('redemptions_by_order').on(t.shop, t.order),
    index('redemptions_by_complaint').on(t.complaint),
  ],
)

/** A bonus code as it stands at a checkout that keeps codes of its own. Our ledger rules; this is what the vendor said. */
export const codeCopies = sqliteTable(
  'code_copies',
  {
    shop: shopId(),
    code: text('code').notNull(),
    source: text('source').notNull(),
    state: text('state').$type<'planned' | 'placed' | 'refused' | 'removed'>().notNull(),
    /** The vendor's own id of it. */
    vendorId: text('vendor_id'),
    /** How often the vendor says it was used; lags at some. */
    uses: integer('uses'),
    checkedAt: instant('checked_at'),
    error: text('error'),
  },
  (t) => [primaryKey({ columns: [t.shop, t.code, t.source] }), index('code_copies_by_state').on(t.state, t.checkedAt)],
)

/** Money paid back by us: one row for a remedy, its sum settled against what was captured inside the insert. */
export const refunds = sqliteTable(
  'refunds',
  {
    shop: shopId(),
    /** What it was granted for: a remedy's id, a proposal's reply. One purpose, one refund. */
    purpose: text('purpose').notNull(),
    complaint: complaintId().notNull(),
    order: text('order_id').notNull(),
    payment: text('payment'),
    source: text('source').notNull(),
    minor: minorUnits('minor').notNull(),
    currency: text('currency').notNull(),
    state: text('state').$type<'planned' | 'accepted' | 'refused' | 'unknown'>().notNull(),
    /** The vendor's id of it: the webhook that tells it later is the same step. */
    vendorId: text('vendor_id'),
    plannedAt: instant('planned_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shop, t.purpose] }),
    index('refunds_by_order').on(t.shop, t.order),
    index('refunds_by_complaint').on(t.complaint),
  ],
)

/** Append-only (triggers refuse change): what was granted, used, given back and lapsed. Chained per complaint. */
export const ledger = sqliteTable(
  'ledger',
  {
    shop: shopId(),
    complaint: complaintId().notNull(),
    seq: integer('seq').notNull(),
    at: instant('at_at').notNull(),
    entry: text('entry')
      .$type<'fix' | 'gift' | 'code-issued' | 'code-redeemed' | 'code-reinstated' | 'code-lapsed' | 'code-voided'>()
      .notNull(),
    /** What it is about: a remedy, a code, a redemption. */
    about: text('about').notNull(),
    minor: minorUnits('minor').notNull(),
    currency: text('currency').notNull(),
    previous: text('previous').notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [primaryKey({ columns: [t.complaint, t.seq] }), index('ledger_by_time').on(t.shop, t.at)],
)

/** A picture a customer sent. The bytes are in R2 under `key`; they are shown to staff only. */
export const photos = sqliteTable(
  'photos',
  {
    shop: shopId(),
    id: text('id').notNull(),
    complaint: complaintId().notNull(),
    key: text('key').notNull(),
    type: text('type').$type<'image/jpeg' | 'image/png' | 'image/webp'>().notNull(),
    bytes: integer('bytes').notNull(),
    sha256: text('sha256').notNull(),
    receivedAt: instant('received_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.shop, t.id] }), index('photos_by_complaint').on(t.complaint)],
)

// ── what leaves ──────────────────────────────────────────────────────────────────────────────────

/** Every effect on the outside world, as the bytes that will be sent, before it is tried. */
export const outbox = sqliteTable(
  'outbox',
  {
    shop: shopId(),
    id: text('id').$type<MessageId>().notNull(),
    /** `mail:<complaint>:<kind>:<n>`: the idempotency key, for ever. */
    key: text('key').notNull(),
    complaint: complaintId(),
    /** Whom it is for where no complaint is behind it: what `care` sends. */
    customer: customerId(),
    effect: text('effect').$type<'mail' | 'timer' | 'alarm' | 'coupon' | 'refund' | 'webhook'>().notNull(),
    kind: text('kind').$type<MailKind | 'timer' | 'alarm' | 'coupon'>().notNull(),
    n: text('n').notNull(),
    recipient: text('recipient').notNull(),
    subject: text('subject').notNull(),
    /** The exact request body. */
    payload: text('payload').notNull(),
    sha256: text('sha256').notNull(),
    /** Counted in the limit on automatic mail. */
    automatic: integer('automatic', { mode: 'boolean' }).notNull(),
    /** 0 is an acknowledgement and goes before everything. */
    priority: integer('priority').notNull(),
    state: text('state').$type<MailState>().notNull(),
    fence: integer('fence').notNull(),
    attempts: integer('attempts').notNull(),
    /** Real time, not the demo's: a lease is about a process, not about a promise. */
    leaseUntilAt: instant('lease_until_at'),
    firstTriedAt: instant('first_tried_at'),
    /** App time of the last claim: the limit on automatic mail counts by it. */
    sentAt: instant('sent_at'),
    dueAt: instant('due_at').notNull(),
    plannedAt: instant('planned_at').notNull(),
    acceptedAt: instant('accepted_at'),
    providerId: text('provider_id'),
    error: text('error'),
  },
  (t) => [
    primaryKey({ columns: [t.shop, t.id] }),
    uniqueIndex('outbox_by_key').on(t.key),
    uniqueIndex('outbox_by_id').on(t.id),
    index('outbox_by_complaint').on(t.complaint),
    index('outbox_waiting').on(t.priority, t.dueAt).where(sql`state in ('planned', 'sending')`),
    index('outbox_by_recipient').on(t.shop, t.recipient, t.sentAt).where(sql`automatic = 1`),
    index('outbox_by_provider').on(t.providerId),
  ],
)

/** A link in a mail: 256 random bits, kept as a hash, bound to the complaint. */
export const links = sqliteTable(
  'links',
  {
    shop: shopId(),
    hash: text('hash').notNull(),
    complaint: complaintId().notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.hash] }), index('links_by_complaint').on(t.complaint)],
)

// ── what is remembered ───────────────────────────────────────────────────────────────────────────

export const timeline = sqliteTable(
  'timeline',
  {
    shop: shopId(),
    complaint: complaintId().notNull(),
    id: integer('id').primaryKey({ autoIncrement: true }),
    at: instant('at_at').notNull(),
    actor: actor(),
    event: text('event').$type<TimelineEvent>().notNull(),
    public: integer('public', { mode: 'boolean' }).notNull(),
    about: json<Record<string, string | number>>('about').notNull(),
  },
  (t) => [index('timeline_by_complaint').on(t.complaint, t.at)],
)

/** Who changed what outside the loop: settings, staff, secrets, and every staff action. Chained per shop. */
export const audit = sqliteTable(
  'audit',
  {
    shop: shopId(),
    seq: integer('seq').notNull(),
    at: instant('at_at').notNull(),
    actor: actor(),
    action: text('action').notNull(),
    object: text('object').notNull(),
    detail: json<Record<string, unknown>>('detail').notNull(),
    previous: text('previous').notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [primaryKey({ columns: [t.shop, t.seq] }), index('audit_by_time').on(t.at)],
)

export const alarms = sqliteTable(
  'alarms',
  {
    shop: shopId(),
    id: text('id').notNull(),
    /** One alarm for one trouble: `acknowledgement-late:cmp_…`. */
    key: text('key').notNull(),
    kind: text('kind').notNull(),
    complaint: complaintId(),
    raisedAt: instant('raised_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shop, t.id] }),
    uniqueIndex('alarms_by_key').on(t.key),
    index('alarms_by_complaint').on(t.complaint),
    index('alarms_by_time').on(t.shop, t.raisedAt),
  ],
)

export const consents = sqliteTable(
  'consents',
  {
    shop: shopId(),
    id: text('id').notNull(),
    customer: customerId().notNull(),
    /** `marketing-asked`: said yes, and has not yet confirmed it from their mailbox where the country wants that. */
    kind: text('kind').$type<'marketing-asked' | 'marketing' | 'unsubscribed' | 'erasure'>().notNull(),
    /** Where and in which words it was given. */
    wording: text('wording').notNull(),
    source: text('source').notNull(),
    givenAt: instant('given_at').notNull(),
    /** What shows that it was them: the message whose link they pressed, the delivery that told of it. */
    proof: text('proof'),
  },
  (t) => [primaryKey({ columns: [t.shop, t.id] }), index('consents_by_customer').on(t.shop, t.customer)],
)

// ── after the fix ────────────────────────────────────────────────────────────────────────────────

/** What became of a customer after a complaint: one row a person, with a playbook of its own (domain/care). */
export const cares = sqliteTable(
  'cares',
  {
    shop: shopId(),
    customer: customerId().notNull(),
    /** The latest complaint that ended: whose link the mails carry, whose cause decides the way back. */
    complaint: complaintId().notNull(),
    state: text('state').$type<CareState>().notNull(),
    reason: json<Record<string, string | number>>('reason').notNull(),
    since: instant('since_at').notNull(),
    /** Held out of touches and win-back offers, to measure what they do. Never out of a promise. */
    heldOut: integer('held_out', { mode: 'boolean' }).notNull(),
    startedAt: instant('started_at').notNull(),
    wakeAt: instant('wake_at'),
    turn: integer('turn').notNull(),
    /** The wait its Workflow instance stands in; -1 until one was started. */
    wait: integer('wait').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shop, t.customer] }),
    index('cares_awake').on(t.wakeAt).where(sql`wake_at is not null`),
    index('cares_by_state').on(t.shop, t.state, t.since),
    index('cares_without_instance').on(t.startedAt).where(sql`wait = -1`),
  ],
)

export const careTurns = sqliteTable(
  'care_turns',
  {
    shop: shopId(),
    customer: customerId().notNull(),
    turn: integer('turn').notNull(),
    wokenBy: text('woken_by').notNull(),
    at: instant('at_at').notNull(),
    /** What the turn did, in the words of its moves. */
    moves: json<string[]>('moves').notNull(),
    about: json<Record<string, string | number>>('about').notNull(),
  },
  (t) => [primaryKey({ columns: [t.shop, t.customer, t.turn] })],
)

/** Every mail of `care`: one row a touch, so that nobody hears twice of the same thing, or more often than agreed. */
export const touches = sqliteTable(
  'touches',
  {
    shop: shopId(),
    customer: customerId().notNull(),
    kind: text('kind').$type<TouchKind>().notNull(),
    /** Which: the occasion and its year, the news, the cause. */
    n: text('n').notNull(),
    class: text('class').$type<'service' | 'promotional'>().notNull(),
    message: text('message').$type<MessageId>(),
    at: instant('at_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shop, t.customer, t.kind, t.n] }),
    index('touches_by_time').on(t.shop, t.at),
    index('touches_by_message').on(t.message),
  ],
)

/** What the shop has to tell: once to each who wants to hear it. */
export const news = sqliteTable(
  'news',
  {
    shop: shopId(),
    id: text('id').notNull(),
    texts: json<Partial<Record<Locale, { title: string; text: string }>>>('texts').notNull(),
    url: text('url'),
    postedBy: actor(),
    postedAt: instant('posted_at').notNull(),
    /** After that it is old news. */
    untilAt: instant('until_at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
  },
  (t) => [primaryKey({ columns: [t.shop, t.id] }), index('news_by_time').on(t.shop, t.untilAt)],
)

/** Why complaints happen. It is fixed when somebody says so, and closes when no new complaint says otherwise. */
export const causes = sqliteTable(
  'causes',
  {
    shop: shopId(),
    id: text('id').notNull(),
    name: text('name').notNull(),
    verdict: text('verdict').$type<'unknown' | 'accident' | 'systemic'>().notNull(),
    state: text('state').$type<'open' | 'fixed' | 'closed'>().notNull(),
    category: text('category').$type<Category>(),
    /** Where it shows: a product of the order. */
    sku: text('sku'),
    owner: text('owner'),
    action: text('action').notNull(),
    dueAt: instant('due_at'),
    evidence: text('evidence').notNull(),
    /** What changed, for those it touched, in their languages. */
    changed: json<Partial<Record<Locale, string>>>('changed').notNull(),
    openedBy: actor(),
    openedAt: instant('opened_at').notNull(),
    fixedAt: instant('fixed_at'),
    closedAt: instant('closed_at'),
    version: integer('version').notNull(),
  },
  (t) => [primaryKey({ columns: [t.shop, t.id] }), index('causes_by_state').on(t.shop, t.state, t.openedAt)],
)

/** The shop found the fault first: who bought from the batch hears of it before they notice. */
export const recalls = sqliteTable(
  'recalls',
  {
    shop: shopId(),
    id: text('id').notNull(),
    name: text('name').notNull(),
    state: text('state').$type<'draft' | 'sending' | 'paused' | 'stopped' | 'done'>().notNull(),
    category: text('category').$type<Category>().notNull(),
    cause: text('cause'),
    /** What happened and what to do now, in the languages of those who hear it. */
    texts: json<Partial<Record<Locale, string>>>('texts').notNull(),
    remedies: json<string[]>('remedies').notNull(),
    chosen: json<Record<string, string>>('chosen').notNull(),
    wave: integer('wave').notNull(),
    nextWaveAt: instant('next_wave_at'),
    createdBy: actor(),
    createdAt: instant('created_at').notNull(),
    startedAt: instant('started_at'),
    endedAt: instant('ended_at'),
    version: integer('version').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shop, t.id] }),
    index('recalls_waiting').on(t.nextWaveAt).where(sql`next_wave_at is not null`),
  ],
)

export const recallOrders = sqliteTable(
  'recall_orders',
  {
    shop: shopId(),
    recall: text('recall').notNull(),
    order: text('order_id').notNull(),
    /** The complaint that the wave opened; null until then. */
    complaint: complaintId(),
    /** Why it was left out, in a word; null where it was not. */
    leftOut: text('left_out'),
  },
  (t) => [
    primaryKey({ columns: [t.shop, t.recall, t.order] }),
    index('recall_orders_waiting').on(t.shop, t.recall, t.order).where(sql`complaint is null and left_out is null`),
  ],
)

/** Who wants to know when a customer is not to be written to: the shop's marketing tools. */
export const subscribers = sqliteTable(
  'subscribers',
  {
    shop: shopId(),
    id: text('id').notNull(),
    url: text('url').notNull(),
    secret: text('secret').notNull(),
    secretVersion: integer('secret_version').notNull(),
    createdBy: actor(),
    createdAt: instant('created_at').notNull(),
    removedAt: instant('removed_at'),
  },
  (t) => [primaryKey({ columns: [t.shop, t.id] })],
)

/** Who asked to be forgotten stays forgotten, whatever an old webhook says: keys of theirs, as keyed hashes. */
export const tombstones = sqliteTable(
  'tombstones',
  {
    shop: shopId(),
    key: text('key').notNull(),
    customer: customerId().notNull(),
    erasedAt: instant('erased_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.shop, t.key] })],
)

/** Leases and the demo's clock: facts of the machine, not of a shop. */
export const machine = sqliteTable('machine', {
  name: text('name').primaryKey(),
  value: text('value').notNull(),
  until: integer('until'),
})
