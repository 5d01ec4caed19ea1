/** The playbook run over the facts: what is due now, and when anything is due next. Pure. */
import type { Facts } from '../complaint.ts'
import type { Instant } from '../ids.ts'
import { mailKey } from '../mail.ts'
import { isOwed, settledAs } from '../promise.ts'
import { tiesReview } from '../review.ts'
import { apply, type Mint } from './apply.ts'
import { playbook } from './index.ts'
import type { Move, MoveName, Outcome } from './move.ts'
import { withinCaps } from './release-code.ts'

export interface Done {
  readonly move: MoveName
  readonly outcome: Outcome
}

export interface Decision {
  readonly before: Facts
  readonly after: Facts
  readonly done: readonly Done[]
  /** The next instant at which a move falls due by itself; null when only people can bring one about. */
  readonly wakeAt: Instant | null
}

/** More than any complaint needs at once; past it a move does not become a fact, which is a broken rule of ours. */
const mostMoves = 60

interface Due {
  readonly move: Move
  readonly at: Instant
}

/** Earliest first; among those already due, in the order of the story. */
function nextDue(facts: Facts, now: Instant): Due | null {
  const isClosed = facts.complaint.closedAt !== null
  let soonest: Due | null = null
  const moves: readonly Move[] = playbook
  for (const move of moves) {
    if (isClosed && !move.whenClosed) continue
    const at = move.dueAt(facts, now)
    if (at === null) continue
    if (at <= now) return { move, at }
    // A closed complaint sleeps (invariant 7): whoever finds its books due has them closed (workflows/lapsed-codes.ts).
    if (isClosed) continue
    if (!soonest || at < soonest.at) soonest = { move, at }
  }
  return soonest
}

/** Everything due at `now`, done in order, each seeing what the ones before it made true. */
export function decide(before: Facts, now: Instant, mint: Mint): Decision {
  let facts = before
  const done: Done[] = []
  for (;;) {
    const due = nextDue(facts, now)
    if (!due || due.at > now) return { before, after: facts, done, wakeAt: due?.at ?? null }
    if (done.length >= mostMoves) throw new Error(`move ${due.move.name} is done and still due`)
    const outcome = withinCaps(facts, due.move.act(facts, now), now)
    // A review and what is given are never of one turn: the next one does it.
    if (done.length > 0 && tiesReview([...done.map((one) => one.outcome), outcome])) {
      return { before, after: facts, done, wakeAt: now }
    }
    facts = apply(facts, outcome, now, mint)
    done.push({ move: due.move.name, outcome })
  }
}

export interface Coming {
  readonly move: MoveName
  readonly dueAt: Instant
}

/** Watching over promises is no event anybody waits for. */
const unseen: readonly MoveName[] = [
  'assess',
  'join-twin',
  'find-contact',
  'release-code',
  'hand-over',
  'stop-refund',
  'resume-refund',
  'pay-back',
  'settle-refund',
  'take-back-refund',
  'note-arrival',
  'warn-before-breach',
  'guard-promises',
  'end-hold',
  'expire-code',
  'reinstate-code',
  'note-redemption',
  'question-code-use',
]

/** What leaves arrives, and keeps what it keeps: a future in which our own mail never left would break every promise. */
function delivered(facts: Facts, at: Instant): Facts {
  const leaving = facts.mails.filter(({ state }) => state === 'planned' || state === 'sending')
  const keeps = new Set(leaving.flatMap((mail) => [mail.kind, mailKey(mail)]))
  return {
    ...facts,
    mails: facts.mails.map((mail) =>
      leaving.includes(mail) ? { ...mail, state: 'accepted', acceptedAt: mail.acceptedAt ?? at } : mail,
    ),
    promises: facts.promises.map((promise) =>
      isOwed(promise) && promise.keptBy !== null && keeps.has(promise.keptBy)
        ? { ...promise, keptAt: at, state: settledAs(promise, at) }
        : promise,
    ),
  }
}

/**
 * The future as it stands, if nobody does anything: the playbook run forward over what it would itself make true.
 * At most `most` entries, soonest first.
 */
export function future(facts: Facts, now: Instant, most = 12): readonly Coming[] {
  const mint: Mint = { id: (kind) => `${kind}_future`, code: (purpose) => purpose }
  const coming: Coming[] = []
  let at = now
  for (let i = 0; i < mostMoves && coming.length < most; i++) {
    const due = nextDue(facts, at)
    if (!due) break
    at = Math.max(at, due.at)
    facts = delivered(apply(facts, due.move.act(facts, at), at, mint), at)
    if (!unseen.includes(due.move.name)) coming.push({ move: due.move.name, dueAt: at })
  }
  return coming
}
