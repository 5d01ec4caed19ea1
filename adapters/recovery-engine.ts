/** One Workflow instance a complaint, and one a customer after it; its id is theirs. It is a clock, not a gate. */
import type { CareEngine, Engine } from '../workflows/ports.ts'

/** Cloudflare takes at most this many in one call. */
const batchSize = 100

async function startAll<Params>(
  binding: Workflow<Params>,
  instances: readonly { readonly id: string; readonly params: Params }[],
): Promise<void> {
  for (let i = 0; i < instances.length; i += batchSize) {
    // An id in use is skipped or answered with an error, by version of the engine; either way it runs already.
    await binding
      .createBatch(instances.slice(i, i + batchSize))
      .catch((error: unknown) => console.warn('start', String(error)))
  }
}

async function ring(binding: Env['RECOVERY'], id: string, wait: number): Promise<void> {
  try {
    const instance = await binding.get(id)
    await instance.sendEvent({ type: `nudge-${wait}`, payload: {} })
  } catch (error) {
    // The event is a doorbell: the sweep does what a lost one would have asked for.
    console.warn('nudge', id, String(error))
  }
}

export const recoveryEngine = (binding: Env['RECOVERY']): Engine => ({
  start: (complaints) =>
    startAll(
      binding,
      complaints.map((complaint) => ({ id: complaint, params: { complaint } })),
    ),
  nudge: (complaint, wait) => ring(binding, complaint, wait),
})

export const careEngine = (binding: Env['CARE']): CareEngine => ({
  start: (cares) =>
    startAll(
      binding,
      cares.map(({ shop, customer }) => ({ id: customer, params: { shop, customer } })),
    ),
  nudge: (customer, wait) => ring(binding, customer, wait),
})
