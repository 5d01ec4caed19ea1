/** What a customer will hear from us next if nothing happens: the playbook of care run forward. Pure. */
import type { Instant } from '../ids.ts'
import type { Mint } from '../playbook/apply.ts'
import type { CareFacts } from './care.ts'
import { decideCare } from './playbook/decide.ts'
import type { TouchKind } from './state.ts'

export interface ComingTouch {
  readonly kind: TouchKind
  readonly at: Instant
}

const mint: Mint = { id: (kind) => `${kind}_future`, code: (purpose) => purpose }
/** A change of state is a step too; past so many nothing is near enough to be told. */
const mostSteps = 24
/** Nobody is told what comes in two years. */
const horizonMs = 400 * 24 * 3_600_000

/** Soonest first, at most so many. Who is held out is promised nothing. */
export function comingTouches(facts: CareFacts, now: Instant, most: number): readonly ComingTouch[] {
  const coming: ComingTouch[] = []
  let [known, at] = [facts, now]
  for (let i = 0; i < mostSteps && coming.length < most; i++) {
    const { after, done, wakeAt } = decideCare(known, at, mint)
    for (const { outcome } of done) for (const { kind } of outcome.mails ?? []) coming.push({ kind, at })
    if (wakeAt === null || wakeAt > now + horizonMs) break
    known = after
    at = wakeAt
  }
  return coming.slice(0, most)
}
