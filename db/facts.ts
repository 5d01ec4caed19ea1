/** Loads everything one decision needs: one batch, one round trip. */
import { and, asc, eq, inArray, lt, ne, sql } from 'drizzle-orm'
import type { Facts } from '../domain/complaint.ts'
import type { ComplaintId } from '../domain/ids.ts'
import { type Money, money } from '../domain/money.ts'
import type { Db } from './client.ts'
import { codesFrom, readsOfCodes } from './facts-of-codes.ts'
import { dutyFrom, memberFrom, readsOfDuty } from './facts-of-duty.ts'
import { elsewhereFrom, readsOfElsewhere } from './facts-of-elsewhere.ts'
import { giftsFrom, readsOfGifts } from './facts-of-gifts.ts'
import { offersFrom } from './facts-of-offers.ts'
import { customerFrom, orderFrom, paidOrders, problemOrder, shopFrom } from './facts-of-people.ts'
import { readsOfRecall, recallFrom } from './facts-of-recall.ts'
import { payBackFrom, readsOfRefunds } from './facts-of-refunds.ts'
import { versionAt } from './policies.ts'
import { readsOf } from './reads.ts'
import { reserveFrom, reserveOfShop } from './reserve.ts'
import * as t from './schema.ts'

const yearMs = 365 * 24 * 3_600_000

const moneyOr = (minor: number | null, currency: string | null): Money | null =>
  minor === null || currency === null ? null : money(minor, currency)

const readFacts = readsOf((db) => {
  const id = sql.placeholder('id')
  const of = <T extends { complaint: typeof t.promises.complaint }>(table: T) => eq(table.complaint, id)
  const shopOf = sql`(select shop from complaints where id = ${id})`
  const customerOf = sql`(select customer from complaints where id = ${id})`
  return [
    db.select().from(t.complaints).where(eq(t.complaints.id, id)),
    db.select().from(t.shops).where(eq(t.shops.shop, shopOf)),
    db
      .select({ version: t.policies.version, override: t.policies.override })
      .from(t.policies)
      .where(
        and(
          eq(t.policies.shop, shopOf),
          eq(
            t.policies.version,
            // Before it is assessed: what is in force for complaints that came when this one did.
            sql`(select case when c.policy_version > 0 then c.policy_version
              else ${versionAt(sql`c.shop`, sql`c.received_at`)} end from complaints c where c.id = ${id})`,
          ),
        ),
      ),
    db
      .select()
      .from(t.customers)
      .where(and(eq(t.customers.shop, shopOf), eq(t.customers.id, customerOf))),
    paidOrders(db, shopOf, customerOf),
    problemOrder(db, shopOf, id),
    db
      .select({ count: sql<number>`count(*)` })
      .from(t.complaints)
      .where(
        and(
          eq(t.complaints.shop, shopOf),
          eq(t.complaints.customer, customerOf),
          ne(t.complaints.id, id),
          sql`joined_into is null`,
          lt(t.complaints.closedAt, sql`(select received_at from complaints where id = ${id})`),
          sql`${t.complaints.closedAt} > (select received_at from complaints where id = ${id}) - ${yearMs}`,
        ),
      ),
    db.select().from(t.promises).where(of(t.promises)).orderBy(asc(t.promises.madeAt)),
    db
      .select({ promise: t.paces.promise, medianMinutes: t.paces.medianMinutes, sample: t.paces.sample })
      .from(t.paces)
      .where(
        and(
          eq(t.paces.shop, shopOf),
          inArray(t.paces.promise, ['answer']),
          eq(t.paces.category, sql`(select category from complaints where id = ${id})`),
        ),
      ),
    db.select().from(t.offers).where(eq(t.offers.complaint, id)).orderBy(asc(t.offers.round)),
    db
      .select()
      .from(t.remedies)
      .where(eq(t.remedies.complaint, id))
      .orderBy(asc(t.remedies.round), asc(t.remedies.place)),
    db.select().from(t.choices).where(eq(t.choices.complaint, id)).orderBy(asc(t.choices.round)),
    ...readsOfGifts(db, id, shopOf),
    ...readsOfCodes(db, id),
    ...readsOfRefunds(db, id, shopOf),
    db
      .select({
        id: t.outbox.id,
        kind: t.outbox.kind,
        n: t.outbox.n,
        effect: t.outbox.effect,
        to: t.outbox.recipient,
        subject: t.outbox.subject,
        state: t.outbox.state,
        plannedAt: t.outbox.plannedAt,
        acceptedAt: t.outbox.acceptedAt,
      })
      .from(t.outbox)
      .where(eq(t.outbox.complaint, id))
      .orderBy(asc(t.outbox.plannedAt)),
    db.select().from(t.tasks).where(eq(t.tasks.complaint, id)),
    db.select().from(t.escalations).where(eq(t.escalations.complaint, id)),
    db.select().from(t.letters).where(eq(t.letters.complaint, id)),
    db.select().from(t.proposals).where(eq(t.proposals.complaint, id)).orderBy(asc(t.proposals.proposedAt)),
    db.select().from(t.replies).where(eq(t.replies.complaint, id)).orderBy(asc(t.replies.writtenAt)),
    db.select().from(t.requests).where(eq(t.requests.complaint, id)).orderBy(asc(t.requests.id)),
    db
      .select({
        id: t.deliveries.id,
        at: t.deliveries.receivedAt,
        key: sql<string | null>`json_extract(facts, '$.writerKey')`,
        writer: sql<string>`json_extract(facts, '$.writer')`,
        text: sql<string>`json_extract(facts, '$.text')`,
        onlyThanks: sql<number>`json_extract(facts, '$.onlyThanks')`,
      })
      .from(t.deliveries)
      .where(and(eq(t.deliveries.complaint, id), eq(t.deliveries.source, 'mail'), eq(t.deliveries.status, 'joined')))
      .orderBy(asc(t.deliveries.receivedAt)),
    db.select().from(t.ratings).where(eq(t.ratings.complaint, id)).orderBy(asc(t.ratings.n)),
    db.select().from(t.staff).where(eq(t.staff.shop, shopOf)).orderBy(asc(t.staff.email)),
    ...readsOfDuty(db, id, shopOf),
    ...readsOfElsewhere(db, id, shopOf, customerOf),
    reserveOfShop(db, shopOf),
    ...readsOfRecall(db, id),
    db.select({ key: t.alarms.key }).from(t.alarms).where(eq(t.alarms.complaint, id)),
    db
      .select({ seq: t.ledger.seq, hash: t.ledger.hash })
      .from(t.ledger)
      .where(eq(t.ledger.complaint, id))
      .orderBy(sql`seq desc`)
      .limit(1),
  ] as const
})

/**
 * Facts of one complaint; null when there is none. The policy is the version the complaint was assessed under, or the
 * shop's newest before that: what was promised stays under what promised it.
 */
export async function loadFacts(db: Db, id: ComplaintId): Promise<Facts | null> {
  const [
    complaintRows,
    shopRows,
    policyRows,
    customerRows,
    paidRows,
    orderRows,
    earlierRows,
    promiseRows,
    paceRows,
    offerRows,
    remedyRows,
    choiceRows,
    toldRows,
    compensationRows,
    giftRows,
    alikeRows,
    codeRows,
    redemptionRows,
    useRows,
    refundRows,
    paymentRows,
    placeRows,
    refundableRows,
    mailRows,
    taskRows,
    escalationRows,
    letterRows,
    proposalRows,
    replyRows,
    requestRows,
    writtenRows,
    ratingRows,
    staffRows,
    rotaRows,
    absenceRows,
    beforeRows,
    topSpendRows,
    elsewhereRows,
    twinRows,
    reserveRows,
    recallRows,
    alarmRows,
    ledgerRows,
  ] = await readFacts(db, { id })
  const row = complaintRows[0]
  const shopRow = shopRows[0]
  if (!row || !shopRow) return null
  const shop = shopFrom(shopRow, policyRows[0])
  const customer = customerRows[0] ? customerFrom(customerRows[0], paidRows, shop) : null
  // A newer offer replaces the one before it, and the choice that was made among its ways.
  const choiceRow = choiceRows.findLast(({ round }) => round >= (offerRows.at(-1)?.round ?? 0))
  const letterRow = letterRows[0]
  return {
    shop,
    customer,
    order: orderFrom(row, orderRows[0]),
    ...recallFrom(recallRows[0], row.locale),
    complaint: {
      id: row.id,
      shop: row.shop,
      source: row.source,
      externalId: row.externalId,
      channel: row.channel,
      category: row.category,
      text: row.text,
      locale: row.locale,
      receivedAt: row.receivedAt,
      severity: row.severity,
      tier: row.tier,
      tierReason: row.tierReason,
      policyVersion: row.policyVersion,
      owner: row.owner,
      deputy: row.deputy,
      refunded: row.refunded && money(row.refunded.minor, row.refunded.currency),
      rating: row.rating,
      earlierFailures: earlierRows[0]?.count ?? 0,
      joinedAt: row.joinedAt,
      arrivedAt: row.arrivedAt,
      ...{ returnedAt: row.returnedAt, returnedWith: row.returnedWith, cause: row.cause },
      departedAt: row.departedAt,
      reopenedAt: row.reopenedAt,
      closedAt: row.closedAt,
      joinedInto: row.joinedInto,
      askingUntil: row.askingUntilAt,
      outcome: row.outcome,
      stage: row.stage,
      version: row.version,
      turn: row.turn,
      wait: row.wait,
      wakeAt: row.wakeAt,
    },
    dispute:
      row.disputeId === null || row.disputeState === null
        ? null
        : {
            externalId: row.disputeId,
            state: row.disputeState,
            dueAt: row.disputeDueAt,
            reason: row.disputeReason,
            code: row.disputeCode,
            amount: row.disputeAmount && money(row.disputeAmount.minor, row.disputeAmount.currency),
            refundable: row.disputeRefundable ?? false,
          },
    promises: promiseRows,
    paces: paceRows,
    offers: offersFrom(offerRows, remedyRows),
    choice: choiceRow
      ? {
          round: choiceRow.round,
          remedy: choiceRow.remedy,
          at: choiceRow.chosenAt,
          finalAt: choiceRow.finalAt,
          by: choiceRow.by,
        }
      : null,
    ...giftsFrom(toldRows, compensationRows, giftRows, alikeRows),
    payBack: payBackFrom(refundRows, paymentRows, placeRows, refundableRows),
    ...codesFrom(codeRows, redemptionRows, useRows),
    mails: mailRows.flatMap(({ effect, kind, ...mail }) =>
      effect === 'mail' && kind !== 'timer' && kind !== 'alarm' && kind !== 'coupon' ? [{ ...mail, kind }] : [],
    ),
    tasks: taskRows,
    escalations: escalationRows,
    letter: letterRow ?? null,
    proposals: proposalRows.map((one) => ({
      id: one.id,
      text: one.text,
      amount: moneyOr(one.minor, one.currency),
      at: one.proposedAt,
      state: one.state,
    })),
    replies: replyRows.map((one) => ({
      id: one.id,
      kind: one.kind,
      text: one.text,
      amount: moneyOr(one.minor, one.currency),
      by: one.by,
      at: one.writtenAt,
    })),
    requests: requestRows.map(({ id: request, action, minor, currency, askedAt, ...one }) => ({
      ...{ id: request, action, amount: moneyOr(minor, currency), at: askedAt, by: one.by, state: one.state },
      ...{ decidedBy: one.decidedBy, decidedAt: one.decidedAt, reason: one.reason },
    })),
    written: writtenRows.map(({ key, onlyThanks, ...one }) => ({
      ...one,
      by: key !== null && key === customer?.emailKey ? 'customer' : 'other',
      onlyThanks: onlyThanks === 1,
    })),
    ratings: ratingRows.map(({ score, text, ratedAt }) => ({ score, text, at: ratedAt })),
    staff: staffRows.map(memberFrom),
    duty: dutyFrom(rotaRows, absenceRows, beforeRows),
    ...elsewhereFrom(topSpendRows, elsewhereRows, twinRows),
    reserve: reserveFrom(reserveRows[0]?.value),
    beyondCap: null,
    alarms: alarmRows.map((alarm) => alarm.key),
    ledgerEnd: ledgerRows[0] ?? null,
  }
}
