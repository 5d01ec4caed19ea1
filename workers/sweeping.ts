/** One round of the third clock: what is open at the senders first, because it becomes facts the sweep acts on. */
import { forLog } from '../db/client.ts'
import { lookUpDue } from '../workflows/look-ups.ts'
import { sendPaced } from '../workflows/paced-mail.ts'
import type { Deps } from '../workflows/ports.ts'
import { openWaves } from '../workflows/recall-waves.ts'
import { reconcile } from '../workflows/reconcile.ts'
import { payBackDue } from '../workflows/refunds.ts'
import { keepSchedule } from '../workflows/schedule.ts'
import { type Swept, sweep } from '../workflows/sweep.ts'
import { payers } from './payers.ts'
import { senders } from './senders.ts'

/** Null when another sweep holds the lease. `startInstances` as in `sweep`. */
export async function sweepRound(
  deps: Deps,
  startInstances = true,
): Promise<(Swept & { readonly asked: number }) | null> {
  const asked = await lookUpDue(deps, senders)
  const opened = await openWaves(deps).catch((error: unknown) => {
    console.error('sweep: recalls', forLog(error))
    return 0
  })
  const swept = await sweep(deps, startInstances)
  const paid = await payBackDue(deps, payers)
  // Promises come first; then what webhooks may have missed, as often as it is due.
  const found = (await reconcile(deps, senders))?.found ?? 0
  await keepSchedule(deps)
  // Last, because it takes its time.
  const paced = await sendPaced(deps).catch((error: unknown) => {
    console.error('sweep: paced mail', forLog(error))
    return 0
  })
  return swept && { ...swept, mails: swept.mails + paced, asked: asked + found + paid + opened }
}
