import type { Context } from 'hono'
import type { ComplaintId } from '../domain/ids.ts'
import type { Deps } from '../workflows/ports.ts'
import { recover } from '../workflows/recover.ts'
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
    .catch((error: unknown) => console.error('turn failed', complaint, String(error)))
  c.executionCtx.waitUntil(turn)
}
