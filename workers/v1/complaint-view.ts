/** A complaint as the API shows it: everything known (contract.md, "Details", shapes). */
import type { CareView } from '../../db/cares.ts'
import { stateAt } from '../../db/codes.ts'
import type { timeline } from '../../db/schema.ts'
import type { BonusCode, Facts, MailFact, Offer } from '../../domain/complaint.ts'
import type { Instant } from '../../domain/ids.ts'
import type { Locale } from '../../domain/locale.ts'
import { decimal } from '../../domain/money.ts'
import { future } from '../../domain/playbook/decide.ts'
import { zoneOf } from '../../domain/zone.ts'
import { sayWhen } from '../../emails/format.ts'
import { remedyExtra, remedyText, remedyTitle } from '../../emails/remedy-words.ts'
import { moveText, timelineText } from '../../emails/timeline-text.ts'
import { moneyOrNull, moneyView, time, timeOrNull } from './answer.ts'

type TimelineRow = typeof timeline.$inferSelect

const offerView = (facts: Facts, locale: Locale, { round, expiresAt, remedies }: Offer) => ({
  round,
  expiresAt: time(expiresAt),
  remedies: remedies.map((remedy) => ({
    id: remedy.id,
    kind: remedy.kind,
    title: remedyTitle(locale, remedy),
    text: remedyText(locale, remedy, facts.shop.policy, remedies),
    value: moneyOrNull(remedy.value),
    extra: remedyExtra(locale, remedy),
  })),
})

export const codeView = (
  { code, state, expiresAt, holder }: Pick<BonusCode, 'code' | 'state' | 'expiresAt' | 'holder'>,
  value: BonusCode['value'],
  now: Instant,
) => ({
  code,
  state: stateAt({ state, expiresAt }, now),
  value: decimal(value),
  currency: value.currency,
  expiresAt: time(expiresAt),
  holder,
})

const messageView = ({ id, kind, to, subject, state, plannedAt, acceptedAt }: MailFact) => ({
  ...{ id, kind, to, subject, state },
  plannedAt: time(plannedAt),
  acceptedAt: timeOrNull(acceptedAt),
})

function customerView({ customer }: Facts) {
  if (!customer) return null
  const { id, externalId, email, name, phone, locale, timeZone, tags, paidOrders, spent, audience } = customer
  return {
    ...{ id, externalId, email, name, phone, locale, timeZone, tags, audience },
    ordersCount: paidOrders,
    totalSpent: spent.map(moneyView),
    mailbox: customer.mailbox,
    promotions: customer.promotions,
    departedAt: timeOrNull(customer.departedAt),
  }
}

function orderView({ order }: Facts) {
  if (!order) return null
  const { externalId, name, total, placedAt, lines, state } = order
  return {
    id: externalId,
    name: name ?? externalId,
    total: moneyOrNull(total),
    placedAt: timeOrNull(placedAt),
    state,
    lines: lines.map(({ sku, name: what, quantity, total: sum }) => ({
      sku,
      name: what,
      quantity,
      total: moneyOrNull(sum),
    })),
  }
}

const letterView = ({ letter }: Facts) =>
  letter && {
    ...{ subject: letter.subject, body: letter.body, points: letter.points, state: letter.state },
    approvedBy: letter.approvedBy,
    approvedAt: timeOrNull(letter.approvedAt),
    draftedAt: time(letter.draftedAt),
  }

const disputeView = ({ dispute }: Facts) =>
  dispute && { ...dispute, amount: moneyOrNull(dispute.amount), dueAt: timeOrNull(dispute.dueAt) }

/** What people said: proposals, replies and notes, ratings. */
const wordsView = ({ proposals, replies, requests, written, ratings }: Facts) => ({
  requests: requests.map(({ amount, at, decidedAt, ...one }) => ({
    ...{ ...one, amount: moneyOrNull(amount) },
    ...{ at: time(at), decidedAt: timeOrNull(decidedAt) },
  })),
  written: written.map(({ at, ...one }) => ({ ...one, at: time(at) })),
  proposals: proposals.map(({ amount, at, ...one }) => ({ ...one, amount: moneyOrNull(amount), at: time(at) })),
  replies: replies.map(({ amount, at, ...one }) => ({ ...one, amount: moneyOrNull(amount), at: time(at) })),
  ratings: ratings.map(({ at, ...one }) => ({ ...one, at: time(at) })),
})

/** What became of the customer since, and what was written to them; a touch without a message was held out. */
export const careView = (care: CareView | null) =>
  care && {
    ...{ state: care.state, reason: care.reason, since: time(care.since), heldOut: care.heldOut },
    touches: care.touches.map(({ kind, n, class: of, message, at }) => ({ kind, n, class: of, message, at: time(at) })),
  }

/** The whole complaint as of `now`, its sentences in `locale`. */
export function complaintView(facts: Facts, story: readonly TimelineRow[], now: Instant, locale: Locale) {
  const { complaint, choice, compensation, shop } = facts
  return {
    id: complaint.id,
    shop: complaint.shop,
    status: complaint.closedAt === null ? 'open' : 'closed',
    stage: complaint.stage,
    outcome: complaint.outcome,
    category: complaint.category,
    severity: complaint.severity,
    tier: complaint.tier,
    tierReason: complaint.tierReason,
    locale: complaint.locale,
    channel: complaint.channel,
    text: complaint.text,
    owner: complaint.owner,
    deputy: complaint.deputy,
    version: complaint.version,
    receivedAt: time(complaint.receivedAt),
    arrivedAt: timeOrNull(complaint.arrivedAt),
    returnedAt: timeOrNull(complaint.returnedAt),
    returnedWith: complaint.returnedWith,
    closedAt: timeOrNull(complaint.closedAt),
    source: complaint.source,
    externalId: complaint.externalId,
    customer: customerView(facts),
    order: orderView(facts),
    refunded: moneyOrNull(complaint.refunded),
    dispute: disputeView(facts),
    cause: complaint.cause,
    promises: facts.promises.map(({ id, kind, statedAs, madeAt, dueAt, keptAt, movedAt, movedTo, state, clock }) => ({
      ...{ id, kind, state, clock },
      // The first hour is promised before anyone knows in which words it will be told.
      statedAs: statedAs || sayWhen(complaint.locale, dueAt, madeAt, zoneOf(facts)),
      dueAt: time(dueAt),
      keptAt: timeOrNull(keptAt),
      movedAt: timeOrNull(movedAt),
      movedTo: timeOrNull(movedTo),
    })),
    offers: facts.offers.map((offer) => offerView(facts, locale, offer)),
    choice: choice && { remedy: choice.remedy, at: time(choice.at), finalAt: time(choice.finalAt), by: choice.by },
    compensation: compensation
      ? {
          ...{ kind: compensation.kind, gift: compensation.gift ?? null },
          ...{ at: time(compensation.at), finalAt: time(compensation.finalAt) },
        }
      : { kind: null, gift: null, at: null, finalAt: null },
    codes: facts.codes.map((code) => ({ ...codeView(code, code.value, now), issuedAt: time(code.issuedAt) })),
    messages: facts.mails.map(messageView),
    escalations: facts.escalations.map(({ id, level, reason, state, owner, dueAt }) => ({
      ...{ id, level, reason, state, owner },
      dueAt: time(dueAt),
    })),
    tasks: facts.tasks.map(({ id, key, kind, state, owner, about, dueAt, doneAt }) => ({
      ...{ id, key, kind, state, owner, about },
      dueAt: time(dueAt),
      doneAt: timeOrNull(doneAt),
    })),
    letter: letterView(facts),
    ...wordsView(facts),
    timeline: story.map((entry) => ({
      at: time(entry.at),
      actor: entry.actor,
      event: entry.event,
      text: timelineText(locale, entry, shop.timeZone),
      public: entry.public,
    })),
    next: future(facts, now).map(({ move, dueAt }) => ({ move, dueAt: time(dueAt), text: moveText(locale, move) })),
  }
}
