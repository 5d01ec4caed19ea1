/** One Workflow instance a complaint, its id the complaint's own. It is a clock, not a gate. */
import type { ComplaintId } from '../domain/ids.ts'
import type { Engine } from '../workflows/ports.ts'

/** Cloudflare takes at most this many in one call. */
const batchSize = 100

export function recoveryEngine(binding: Env['RECOVERY']): Engine {
  return {
    async start(complaints) {
      for (let i = 0; i < complaints.length; i += batchSize) {
        const instances = complaints
          .slice(i, i + batchSize)
          .map((complaint) => ({ id: complaint, params: { complaint } }))
        // An id in use is skipped or answered with an error, by version of the engine; either way it runs already.
        await binding.createBatch(instances).catch((error: unknown) => console.warn('start', String(error)))
      }
    },
    async nudge(complaint, wait) {
      try {
        const instance = await binding.get(complaint as ComplaintId)
        await instance.sendEvent({ type: `nudge-${wait}`, payload: {} })
      } catch (error) {
        // The event is a doorbell: the sweep does what a lost one would have asked for.
        console.warn('nudge', complaint, String(error))
      }
    },
  }
}
