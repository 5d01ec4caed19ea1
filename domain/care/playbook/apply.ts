/** What the facts of a care are once an outcome has become true. Pure; ids are made by the function handed in. */
import type { Instant, MessageId } from '../../ids.ts'
import type { Mint } from '../../playbook/apply.ts'
import type { CareFacts, Touch } from '../care.ts'
import { touchClass } from '../touch.ts'
import type { CareOutcome } from './move.ts'

export function applyCare(facts: CareFacts, outcome: CareOutcome, now: Instant, mint: Mint): CareFacts {
  const touches: readonly Touch[] = [
    ...(outcome.mails ?? []).map(
      ({ kind, n }): Touch => ({
        ...{ kind, n, class: touchClass(kind, facts), at: now },
        message: mint.id('message') as MessageId,
      }),
    ),
    ...(outcome.heldOut ?? []).map(
      ({ kind, n }): Touch => ({ kind, n, class: touchClass(kind, facts), at: now, message: null }),
    ),
  ]
  return {
    ...facts,
    care: outcome.state ? { ...facts.care, ...outcome.state, since: now } : facts.care,
    touches: touches.length > 0 ? [...facts.touches, ...touches] : facts.touches,
  }
}
