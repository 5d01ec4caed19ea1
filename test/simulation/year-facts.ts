/** A complaint as the care after it sees it; by the rules of db/care-facts.ts. */
import type { EndedComplaint } from '../../domain/care/care.ts'
import { chosenRemedy, type Facts } from '../../domain/complaint.ts'
import type { Instant } from '../../domain/ids.ts'

export function endedFrom(facts: Facts, leftAt: Instant | null, startedAt: Instant): EndedComplaint {
  const { id, category, outcome, receivedAt, closedAt, departedAt } = facts.complaint
  const lives = facts.codes.filter(({ state }) => state === 'issued' || state === 'reserved')
  return {
    ...{ id, category, orderName: null, receivedAt },
    outcome: outcome ?? (departedAt === null ? 'settled' : 'departed'),
    closedAt: closedAt ?? departedAt ?? startedAt,
    remedy: chosenRemedy(facts)?.kind ?? null,
    compensation: facts.compensation?.kind ?? null,
    saidGoodbyeAt: departedAt ?? (leftAt !== null && leftAt > receivedAt ? leftAt : null),
    lastRating: facts.ratings.at(-1)?.score ?? null,
    codeUntil: lives.length === 0 ? null : Math.max(...lives.map(({ expiresAt }) => expiresAt)),
  }
}
