/** Turns the difference between two states of the facts into statements of one batch. */
import { and, eq, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { Db } from '../db/client.ts'
import { giveBackGift, takeGift } from '../db/gifts.ts'
import { endAnyHold, endLapsedHold } from '../db/holds.ts'
import { stillDue } from '../db/promises.ts'
import * as t from '../db/schema.ts'
import type { Facts } from '../domain/complaint.ts'
import type { Instant } from '../domain/ids.ts'
import { isOwed, queuedAt } from '../domain/promise.ts'
import { zoneOf } from '../domain/zone.ts'
import { sayWhen } from '../emails/format.ts'

export type Statement = BatchItem<'sqlite'>

const added = <T>(before: readonly T[], after: readonly T[]): readonly T[] => after.slice(before.length)
const changed = <T>(before: readonly T[], after: readonly T[]): readonly T[] =>
  after.slice(0, before.length).filter((row, i) => row !== before[i])

/** The soonest promise not yet made good: the order of the queue. A broken one stays in front. */
export const promiseDueAt = (facts: Facts): Instant | null =>
  facts.promises.filter(isOwed).reduce<Instant | null>((soonest, promise) => {
    const dueAt = queuedAt(promise)
    return soonest === null || dueAt < soonest ? dueAt : soonest
  }, null)

function promiseRows(db: Db, before: Facts, after: Facts, now: Instant): Statement[] {
  const { id: complaint, shop, locale } = after.complaint
  return [
    ...added(before.promises, after.promises).map((promise) =>
      db.insert(t.promises).values({
        ...promise,
        shop,
        complaint,
        statedAs: sayWhen(locale, promise.dueAt, now, zoneOf(after)),
      }),
    ),
    // What a mail kept in this very moment stays kept.
    ...changed(before.promises, after.promises).map(({ id, state, keptAt, movedAt, movedTo }) =>
      db
        .update(t.promises)
        .set({ state, keptAt, movedAt, movedTo })
        .where(and(eq(t.promises.complaint, complaint), eq(t.promises.id, id), sql.raw(stillDue))),
    ),
  ]
}

function offerRows(db: Db, before: Facts, after: Facts): Statement[] {
  const { id: complaint, shop } = after.complaint
  return added(before.offers, after.offers).flatMap(({ round, preparedAt, expiresAt, by, remedies }) => [
    db.insert(t.offers).values({ shop, complaint, round, preparedAt, expiresAt, actor: by }),
    ...remedies.map(({ id, kind, value, extra }, place) =>
      db.insert(t.remedies).values({
        shop,
        id,
        complaint,
        round,
        place,
        kind,
        minor: value?.minor ?? null,
        currency: value?.currency ?? null,
        extra,
      }),
    ),
  ])
}

function answerRows(db: Db, before: Facts, after: Facts): Statement[] {
  const { id: complaint, shop } = after.complaint
  const statements: Statement[] = []
  if (after.choice && after.choice !== before.choice) {
    const { round, remedy, by, at, finalAt } = after.choice
    // No "on conflict": a customer who chose in this very moment was first, and this turn is decided again.
    statements.push(db.insert(t.choices).values({ shop, complaint, round, remedy, by, chosenAt: at, finalAt }))
  }
  if (after.compensation && after.compensation !== before.compensation) {
    const { kind, gift = null, by, at, finalAt } = after.compensation
    const row = { shop, complaint, kind, gift, by, chosenAt: at, finalAt }
    statements.push(
      before.compensation
        ? db.update(t.compensations).set({ kind, gift, finalAt }).where(eq(t.compensations.complaint, complaint))
        : db.insert(t.compensations).values(row),
    )
  }
  for (const { id, state } of changed(before.proposals, after.proposals)) {
    statements.push(
      db
        .update(t.proposals)
        .set({ state })
        .where(and(eq(t.proposals.complaint, complaint), eq(t.proposals.id, id))),
    )
  }
  for (const { id, kind, text, amount, by, at } of added(before.replies, after.replies)) {
    const minor = amount?.minor ?? null
    const currency = amount?.currency ?? null
    statements.push(
      db.insert(t.replies).values({ shop, id, complaint, kind, text, minor, currency, by, writtenAt: at }),
    )
  }
  return statements
}

/** A request is decided once: who comes second meets the turn of who was first. */
function requestRows(db: Db, before: Facts, after: Facts): Statement[] {
  const { id: complaint, shop } = after.complaint
  return [
    ...added(before.requests, after.requests).map(({ id, action, amount, by, at, state }) =>
      db.insert(t.requests).values({
        ...{ shop, id, complaint, by, askedAt: at, state },
        action: { ...action },
        minor: amount?.minor ?? null,
        currency: amount?.currency ?? null,
      }),
    ),
    ...changed(before.requests, after.requests).map(({ id, state, decidedBy, decidedAt, reason }) =>
      db
        .update(t.requests)
        .set({ state, decidedBy, decidedAt, reason })
        .where(and(eq(t.requests.complaint, complaint), eq(t.requests.id, id), eq(t.requests.state, 'open'))),
    ),
  ]
}

/** The shop parted with the customer: kept with the same words of record as a wish of their own. */
function relationRows(db: Db, before: Facts, after: Facts): Statement[] {
  const { customer } = after
  if (!customer || customer === before.customer) return []
  const { id: complaint, shop } = after.complaint
  const { departedAt, promotions } = customer
  return [
    db
      .update(t.customers)
      .set({ departedAt, promotions })
      .where(and(eq(t.customers.shop, shop), eq(t.customers.id, customer.id))),
    db.insert(t.consents).values({
      ...{ shop, id: `relation-${complaint}`, customer: customer.id, kind: 'unsubscribed' },
      ...{ wording: '', source: `relation-ended:${complaint}`, givenAt: departedAt ?? after.complaint.receivedAt },
    }),
  ]
}

/** One code, one live redemption: a second one, told by another in the same moment, aborts the batch. */
function redemptionRows(db: Db, before: Facts, after: Facts, now: Instant): Statement[] {
  const { id: complaint, shop } = after.complaint
  return [
    ...changed(before.redemptions, after.redemptions).map(({ id, reversedAt }) =>
      db
        .update(t.redemptions)
        .set({ reversedAt })
        .where(and(eq(t.redemptions.shop, shop), eq(t.redemptions.id, id), sql`reversed_at is null`)),
    ),
    // A paid order is a fact, a basket it may have been held for is none any more.
    ...added(before.redemptions, after.redemptions).flatMap(({ code }) => endAnyHold(db, { shop, code }, now)),
    ...added(before.redemptions, after.redemptions).map(({ id, code, order, orderMinor, value, at }) =>
      db.insert(t.redemptions).values({
        ...{ shop, id, code, complaint, order, orderMinor, ...value },
        idempotencyKey: `seen:${code}:${order}`,
        request: '',
        redeemedAt: at,
      }),
    ),
  ]
}

function codeRows(db: Db, before: Facts, after: Facts, keyVersion: number, now: Instant): Statement[] {
  const { id: complaint, shop } = after.complaint
  const givenBack = new Set(changed(before.redemptions, after.redemptions).map(({ code }) => code))
  const wasHeld = new Set(before.codes.filter(({ state }) => state === 'reserved').map(({ code }) => code))
  return [
    ...redemptionRows(db, before, after, now),
    ...added(before.codes, after.codes).map(({ code, purpose, state, value, issuedAt, expiresAt, holder }) =>
      db.insert(t.codes).values({
        shop,
        code,
        purpose,
        complaint,
        customer: after.customer?.id ?? null,
        holderKey: after.customer?.emailKey ?? null,
        holder,
        keyVersion,
        state,
        minor: value.minor,
        currency: value.currency,
        issuedAt,
        expiresAt,
      }),
    ),
    // Held longer meanwhile, it stays held. A code may be free again and past its last day in the same turn.
    ...changed(before.codes, after.codes).flatMap(({ code, state }) =>
      state !== 'reserved' && wasHeld.has(code) ? endLapsedHold(db, { shop, code }, now) : [],
    ),
    // A code redeemed in this very moment stays redeemed: only its redemption's end makes it the customer's again.
    ...changed(before.codes, after.codes).map(({ code, state, expiresAt }) =>
      db
        .update(t.codes)
        .set({ state, expiresAt })
        .where(
          and(
            eq(t.codes.shop, shop),
            eq(t.codes.code, code),
            givenBack.has(code)
              ? sql`${t.codes.state} = 'redeemed'`
              : wasHeld.has(code)
                ? sql`${t.codes.state} = 'issued' and ${state} <> 'issued'`
                : sql`${t.codes.state} <> 'redeemed'`,
          ),
        ),
    ),
  ]
}

/** Money that goes back. A guard inside the insert aborts the batch where the order has no more to give. */
function refundRows(db: Db, before: Facts, after: Facts, now: Instant): Statement[] {
  const { id: complaint, shop } = after.complaint
  return [
    ...added(before.payBack.refunds, after.payBack.refunds).map(({ value, purpose, order, payment, source, state }) =>
      db
        .insert(t.refunds)
        .values({ shop, purpose, complaint, order, payment, source, ...value, state, plannedAt: now }),
    ),
    ...changed(before.payBack.refunds, after.payBack.refunds).map(({ purpose, source, state }) =>
      db
        .update(t.refunds)
        .set({ source, state })
        .where(and(eq(t.refunds.shop, shop), eq(t.refunds.purpose, purpose))),
    ),
  ]
}

function peopleRows(db: Db, before: Facts, after: Facts): Statement[] {
  const { id: complaint, shop } = after.complaint
  const statements: Statement[] = [
    ...added(before.tasks, after.tasks).map((task) => db.insert(t.tasks).values({ ...task, shop, complaint })),
    ...changed(before.tasks, after.tasks).map(({ key, state, doneAt, owner, dueAt, about, minutes = null }) =>
      db
        .update(t.tasks)
        .set({ state, doneAt, owner, dueAt, about, minutes })
        .where(and(eq(t.tasks.complaint, complaint), eq(t.tasks.key, key))),
    ),
    ...added(before.escalations, after.escalations).map((escalation) =>
      db.insert(t.escalations).values({ ...escalation, shop, complaint }),
    ),
    ...changed(before.escalations, after.escalations).map(({ reason, state, owner }) =>
      db
        .update(t.escalations)
        .set({ state, owner })
        .where(and(eq(t.escalations.complaint, complaint), eq(t.escalations.reason, reason))),
    ),
  ]
  if (after.letter && after.letter !== before.letter) {
    const { subject, body, points, state, approvedBy, approvedAt, draftedAt } = after.letter
    const row = { subject, body, points: [...points], state, approvedBy, approvedAt, draftedAt }
    statements.push(
      before.letter
        ? db
            .update(t.letters)
            .set(row)
            .where(and(eq(t.letters.complaint, complaint), eq(t.letters.state, 'draft')))
        : db.insert(t.letters).values({ ...row, shop, complaint }),
    )
  }
  return statements
}

/** The last gift is given once: where none is left, the batch rolls back and is decided again. */
const giftRows = (db: Db, before: Facts, after: Facts): Statement[] => [
  ...added(before.tasks, after.tasks).flatMap(({ kind, about: { gift } }) =>
    kind === 'send-gift' && gift !== undefined ? takeGift(db, before.complaint, gift) : [],
  ),
  ...changed(before.tasks, after.tasks).flatMap(({ kind, state, about: { gift } }) =>
    kind === 'send-gift' && gift !== undefined && state === 'dropped' ? giveBackGift(db, before.complaint, gift) : [],
  ),
]

/** Everything that is different in `after`, except the complaint's own row, the outbox, the ledger and the timeline. */
export const changedRows = (db: Db, before: Facts, after: Facts, now: Instant, keyVersion: number): Statement[] => [
  ...promiseRows(db, before, after, now),
  ...offerRows(db, before, after),
  ...answerRows(db, before, after),
  ...requestRows(db, before, after),
  ...relationRows(db, before, after),
  ...codeRows(db, before, after, keyVersion, now),
  ...giftRows(db, before, after),
  ...refundRows(db, before, after, now),
  ...peopleRows(db, before, after),
]
