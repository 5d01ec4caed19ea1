/** What the facts are once an outcome has become true. Pure; ids and codes are made by the functions handed in. */
import type { Facts, MailFact } from '../complaint.ts'
import { stageOf } from '../complaint.ts'
import type { Instant, idPrefixes, MessageId, PromiseId, RemedyId } from '../ids.ts'
import { type Mail, mailKey } from '../mail.ts'
import { presentFor } from '../people.ts'
import { settledAs } from '../promise.ts'
import { payBackAfter } from '../refund.ts'
import type { Outcome } from './move.ts'

export interface Mint {
  id(kind: keyof typeof idPrefixes): string
  /** The bonus code of a purpose: the same for ever, whoever asks (reliability.md, "Value"). */
  code(purpose: string): string
}

/** What is for somebody who is away goes to who stands in for them. */
const recipientOf = (mail: Mail, facts: Facts, now: Instant): string =>
  mail.kind === 'staff' ? presentFor(facts, mail.to, now) : (facts.customer?.email ?? '')

/** The facts after `outcome`, at `now`. Rows that did not change keep their identity: the loop records the difference. */
export function apply(facts: Facts, outcome: Outcome, now: Instant, mint: Mint): Facts {
  const mails = (outcome.mails ?? []).map(
    (mail): MailFact => ({
      id: mint.id('message') as MessageId,
      kind: mail.kind,
      n: mail.n,
      to: recipientOf(mail, facts, now),
      subject: '',
      state: 'planned',
      plannedAt: now,
      acceptedAt: null,
    }),
  )
  const mailWith = (key: string | null) => mails.find((mail) => key !== null && mailKey(mail) === key)?.id ?? null
  const settled = new Map((outcome.settled ?? []).map((one) => [one.id, one]))
  const moved = new Map((outcome.moved ?? []).map(({ id, to }) => [id, to]))
  const ended = new Map((outcome.tasksEnded ?? []).map((one) => [one.key, one]))
  const handed = new Map((outcome.tasksMoved ?? []).map(({ key, ...to }) => [key, to]))
  const passedOn = new Map((outcome.escalationsMoved ?? []).map(({ reason, owner }) => [reason, owner]))
  const codeChanges = new Map((outcome.codeChanges ?? []).map((one) => [one.code, one]))
  const used = new Map((outcome.redemptions ?? []).map((one) => [one.code, one]))
  const reversed = new Map((outcome.reversals ?? []).map((one) => [one.redemption, one]))
  const returned = new Map((outcome.reversals ?? []).map((one) => [one.code, one]))
  const answered = new Map((outcome.proposals ?? []).map((one) => [one.id, one.state]))
  const decided = new Map((outcome.requestsDecided ?? []).map((one) => [one.id, one]))

  const next: Facts = {
    ...facts,
    complaint: { ...facts.complaint, ...outcome.complaint },
    promises: [
      ...facts.promises.map((promise) => {
        const to = moved.get(promise.id)
        const told = to === undefined ? promise : { ...promise, movedAt: now, movedTo: to }
        const end = settled.get(promise.id)
        if (!end) return told
        if (end.as !== 'kept') return { ...told, state: end.as }
        const keptAt = end.at ?? now
        return { ...told, keptAt, state: settledAs(told, keptAt) }
      }),
      ...(outcome.promises ?? []).map((made) => ({
        id: mint.id('promise') as PromiseId,
        kind: made.kind,
        n: made.n,
        madeAt: now,
        dueAt: made.dueAt,
        keptAt: null,
        movedAt: null,
        movedTo: null,
        state: 'open' as const,
        clock: made.clock,
        statedIn: mailWith(made.statedIn),
        statedAs: '',
        keptBy: made.keptBy,
      })),
    ],
    offers: outcome.offer
      ? [
          ...facts.offers,
          {
            ...outcome.offer,
            preparedAt: now,
            remedies: outcome.offer.remedies.map((remedy) => ({ ...remedy, id: mint.id('remedy') as RemedyId })),
          },
        ]
      : facts.offers,
    // A newer offer asks anew: what was chosen of the one before it is no longer on the table.
    choice: outcome.choice ? { ...outcome.choice, at: now } : outcome.offer ? null : facts.choice,
    compensation: outcome.compensation
      ? { ...outcome.compensation, at: facts.compensation?.at ?? now }
      : facts.compensation,
    codes: [
      ...facts.codes.map((code) => {
        const use = used.get(code.code)
        if (use) return { ...code, state: 'redeemed' as const, redeemedAt: use.at }
        const back = returned.get(code.code)
        if (back) return { ...code, state: 'issued' as const, expiresAt: back.expiresAt, redeemedAt: null }
        const change = codeChanges.get(code.code)
        return change
          ? { ...code, state: change.state ?? code.state, expiresAt: change.expiresAt ?? code.expiresAt }
          : code
      }),
      ...(outcome.codes ?? []).map((issued) => ({
        purpose: issued.purpose,
        code: mint.code(issued.purpose),
        state: 'issued' as const,
        value: issued.value,
        issuedAt: now,
        expiresAt: issued.expiresAt,
        holder: facts.customer?.email ?? null,
        redeemedAt: null,
      })),
    ],
    payBack: payBackAfter(facts.payBack, outcome),
    redemptions: [
      ...facts.redemptions.map((one) => (reversed.has(one.id) ? { ...one, reversedAt: now } : one)),
      ...(outcome.redemptions ?? []).map(({ code, order, value, worth, at }) => ({
        ...{ id: mint.id('redemption'), code, order, value, at },
        orderMinor: worth?.minor ?? value.minor,
        reversedAt: null,
        orderState: 'paid' as const,
      })),
    ],
    mails: [...facts.mails, ...mails],
    tasks: [
      ...facts.tasks.map((task) => {
        if (task.state !== 'open') return task
        const end = ended.get(task.key)
        const to = handed.get(task.key)
        const moved = to ? { ...task, ...to } : task
        if (!end) return moved
        return { ...moved, state: end.state, doneAt: now, minutes: end.minutes ?? moved.minutes ?? null }
      }),
      ...(outcome.tasks ?? []).map((task) => ({ ...task, id: mint.id('task'), state: 'open' as const, doneAt: null })),
    ],
    escalations: [
      ...facts.escalations.map((escalation) => {
        if (escalation.state !== 'open') return escalation
        if (outcome.escalationsEnded?.includes(escalation.reason)) return { ...escalation, state: 'done' as const }
        const owner = passedOn.get(escalation.reason)
        return owner === undefined ? escalation : { ...escalation, owner }
      }),
      ...(outcome.escalations ?? []).map((escalation) => ({
        ...escalation,
        id: mint.id('escalation'),
        state: 'open' as const,
        openedAt: now,
      })),
    ],
    letter: outcome.letter ?? facts.letter,
    proposals: facts.proposals.map((proposal) => {
      const state = answered.get(proposal.id)
      return state ? { ...proposal, state } : proposal
    }),
    replies: [...facts.replies, ...(outcome.replies ?? [])],
    requests: [
      ...facts.requests.map((request) => {
        const end = request.state === 'open' ? decided.get(request.id) : undefined
        return end ? { ...request, state: end.state, decidedBy: end.by, decidedAt: now, reason: end.reason } : request
      }),
      ...(outcome.requests ?? []).map((request) => ({
        ...{ ...request, at: now, state: 'open' as const },
        ...{ decidedBy: null, decidedAt: null, reason: null },
      })),
    ],
    customer:
      outcome.relationEnded && facts.customer
        ? { ...facts.customer, departedAt: facts.customer.departedAt ?? now, promotions: 'unsubscribed' }
        : facts.customer,
    alarms: [...facts.alarms, ...(outcome.alarms ?? []).map((alarm) => alarm.key)],
  }
  return { ...next, complaint: { ...next.complaint, stage: stageOf(next) } }
}
