/** Why an action was not done: what happened, that nothing is lost, and what to do. */
import type { FC } from 'hono/jsx'
import type { Facts, TimelineEntry } from '../../domain/complaint.ts'
import { isMessage } from '../../emails/say.ts'
import type { Desk } from './desk.ts'
import { Since } from './story.tsx'

export interface Problem {
  readonly status: 403 | 404 | 409 | 422
  readonly code: string
  /** What others did meanwhile; empty unless the page was out of date. */
  readonly since: readonly TimelineEntry[]
}

/** Codes of `performAction` have sentences of their own; an unknown one is said by its status. */
export function refusalText(desk: Pick<Desk, 'say'>, { status, code }: Pick<Problem, 'status' | 'code'>): string {
  const name = `staff.refused.${code}`
  return desk.say(isMessage(name) ? name : `staff.refused.${status}`)
}

export const Refused: FC<{ desk: Desk; facts: Facts; problem: Problem }> = ({ desk, facts, problem }) => (
  <div class="refused" role="alert">
    <p>
      <b>{refusalText(desk, problem)}</b>
    </p>
    {problem.since.length > 0 && (
      <>
        <p>{desk.say('staff.refused.since')}</p>
        <Since desk={desk} facts={facts} entries={problem.since} />
      </>
    )}
    <p class="soft">{desk.say('staff.refused.kept')}</p>
  </div>
)
