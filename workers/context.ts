import type { Context } from 'hono'
import { forLog } from '../db/client.ts'
import type { ComplaintId, ShopId } from '../domain/ids.ts'
import { lookUpFor } from '../workflows/look-ups.ts'
import type { Deps } from '../workflows/ports.ts'
import { recover } from '../workflows/recover.ts'
import { senders } from './senders.ts'
import type { Visitor } from './staff.ts'

/** What every handler finds in its context. */
export interface AppEnv {
  Bindings: Env
  Variables: {
    deps: Deps
    /** The signed-in person; set by `staffOnly`, read only behind it. */
    visitor: Visitor
  }
}

export type AppContext = Context<AppEnv>

/** Runs a complaint's turn straight after the answer has left; a turn that fails is met by the other clocks. */
export function wake(c: AppContext, complaint: ComplaintId, wokenBy: string): void {
  // The answer leaves first: what runs in this same moment would be run before it.
  const turn = scheduler
    .wait(1)
    .then(() => recover(c.get('deps'), complaint, wokenBy))
    .catch((error: unknown) => console.error('turn failed', complaint, forLog(error)))
  c.executionCtx.waitUntil(turn)
}

/** Asks the sender what its delivery left open, after the answer has left; what is not answered now the sweep asks again. */
export function askAbout(c: AppContext, delivery: { shop: ShopId; source: string; event: string }): void {
  const deps = c.get('deps')
  const asked = scheduler
    .wait(1)
    .then(() => lookUpFor(deps, senders, delivery))
    .then((woken) => Promise.all(woken.map((complaint) => recover(deps, complaint, 'look-up'))))
    .catch((error: unknown) => console.error('look-up failed', delivery.source, forLog(error)))
  c.executionCtx.waitUntil(asked)
}
