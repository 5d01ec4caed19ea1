/** The registry's sources that pay back, asked with the shop's own key at the vendor's own address. */
import type { PaidBack, Payers } from '../workflows/ports.ts'
import { asking, contextOf } from './senders.ts'

export const payers: Payers = {
  async payBack(deps, shop, name, request, may): Promise<PaidBack> {
    const answer = await asking<PaidBack>(deps, shop, name, (live, api) =>
      live.source.payBack?.(request, api, contextOf(deps, live), may),
    )
    // Switched off since, or its key was taken away: nothing was asked of it.
    return answer.kind === 'unknown' || answer.kind === 'nothing'
      ? { kind: 'refused', refusal: 'no-access', why: answer.why }
      : answer
  },
}
