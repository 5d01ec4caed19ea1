/** The playbook of care run over the facts: what is due now, and when anything is due next. Pure. */
import type { Instant } from '../../ids.ts'
import type { Mint } from '../../playbook/apply.ts'
import type { CareFacts } from '../care.ts'
import { type Unfit, unfitNow } from '../touch.ts'
import { applyCare } from './apply.ts'
import { carePlaybook } from './index.ts'
import type { CareMail, CareMove, CareMoveName, CareOutcome } from './move.ts'

export interface CareDone {
  readonly move: CareMoveName
  readonly outcome: CareOutcome
}

export interface CareDecision {
  readonly before: CareFacts
  readonly after: CareFacts
  readonly done: readonly CareDone[]
  /** The next instant at which a move falls due by itself; null when only news can bring one about. */
  readonly wakeAt: Instant | null
}

/** More than any customer needs at once; past it a move does not become a fact, which is a broken rule of ours. */
const mostMoves = 20

interface Due {
  readonly move: CareMove
  readonly at: Instant
}

/** Earliest first; among those already due, in the order of the story. Who was erased is left alone for ever. */
function nextDue(facts: CareFacts, now: Instant): Due | null {
  if (facts.customer.erasedAt !== null) return null
  let soonest: Due | null = null
  const moves: readonly CareMove[] = carePlaybook
  for (const move of moves) {
    const at = move.dueAt(facts, now)
    if (at === null) continue
    if (at <= now) return { move, at }
    if (!soonest || at < soonest.at) soonest = { move, at }
  }
  return soonest
}

/**
 * What a move may not send is a touch all the same, kept as not sent: for who is held out that is the rule, for anybody
 * else a move's mistake that must neither leave nor be decided again for ever.
 */
function withinRules(facts: CareFacts, outcome: CareOutcome, now: Instant): CareOutcome {
  const kept: CareMail[] = []
  const back: CareMail[] = []
  let why: Unfit | null = null
  for (const mail of outcome.mails ?? []) {
    // Two promotional mails of one outcome would be one too many.
    const unfit = unfitNow(facts, mail.kind, now) ?? (kept.length > 0 ? 'too-soon' : null)
    if (unfit === null) kept.push(mail)
    else back.push(mail)
    why ??= unfit
  }
  if (why === null) return outcome
  const heldOut = [...(outcome.heldOut ?? []), ...back.map(({ kind, n }) => ({ kind, n }))]
  return { ...outcome, mails: kept, heldOut, about: { ...outcome.about, 'not-sent': why } }
}

/** Everything due at `now`, done in order, each seeing what the ones before it made true. */
export function decideCare(before: CareFacts, now: Instant, mint: Mint): CareDecision {
  let facts = before
  const done: CareDone[] = []
  for (;;) {
    const due = nextDue(facts, now)
    if (!due || due.at > now) return { before, after: facts, done, wakeAt: due?.at ?? null }
    if (done.length >= mostMoves) throw new Error(`care move ${due.move.name} is done and still due`)
    const outcome = withinRules(facts, due.move.act(facts, now), now)
    facts = applyCare(facts, outcome, now, mint)
    done.push({ move: due.move.name, outcome })
  }
}
