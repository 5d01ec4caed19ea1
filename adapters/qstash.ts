/** The second clock: QStash calls `/jobs/turn` at an instant, whatever became of the Workflow. */
import { Client, Receiver } from '@upstash/qstash'
import type { Attempt, Courier } from '../workflows/ports.ts'
import type { Settings } from './env.ts'

/** QStash delays a message by at most a year; a wake further off is left to the sweep. https://upstash.com/docs/qstash */
const longestDelayMs = 360 * 24 * 3_600_000

export function qstashCourier(settings: Settings): Courier {
  const { QSTASH_TOKEN: token, QSTASH_URL: baseUrl, PUBLIC_URL } = settings
  if (!token) {
    const refused = async (): Promise<Attempt> => ({ result: 'refused', error: 'QSTASH_TOKEN is not set' })
    return { wakeAt: refused, keepReconciling: refused }
  }
  const client = new Client({ token, ...(baseUrl && { baseUrl }), retry: false, enableTelemetry: false })
  return {
    async wakeAt(complaint, at, key): Promise<Attempt> {
      const within = at.filter((instant) => instant - Date.now() < longestDelayMs)
      if (within.length === 0) return { result: 'accepted', providerId: 'left-to-the-sweep' }
      try {
        const answers = await client.batchJSON(
          within.map((instant, i) => ({
            url: `${PUBLIC_URL}/jobs/turn`,
            body: { complaint },
            notBefore: Math.ceil(instant / 1000),
            // QStash takes no colon in a deduplication id.
            deduplicationId: `${key.replaceAll(':', '_')}_${i}`,
          })),
        )
        return {
          result: 'accepted',
          providerId: answers.map((answer) => ('messageId' in answer ? answer.messageId : '')).join(' '),
        }
      } catch (error) {
        return { result: 'retry', error: error instanceof Error ? error.message : 'unknown', afterMs: null }
      }
    },

    async keepReconciling(): Promise<Attempt> {
      try {
        const { scheduleId } = await client.schedules.create({
          // Creating under a name that exists overwrites it. https://upstash.com/docs/qstash/features/schedules
          scheduleId: 'amends-reconcile',
          destination: `${PUBLIC_URL}/jobs/reconcile`,
          cron: '*/10 * * * *',
          body: '{}',
          headers: { 'content-type': 'application/json' },
          // The next call does what this one could not.
          retries: 0,
        })
        return { result: 'accepted', providerId: scheduleId }
      } catch (error) {
        return { result: 'retry', error: error instanceof Error ? error.message : 'unknown', afterMs: null }
      }
    },
  }
}

/**
 * True when QStash itself signed this request for this address. Both keys and the URL are always given: without them the
 * SDK would trust what an attacker can also have.
 */
export async function isFromQstash(
  settings: Settings,
  request: { path: string; body: string; signature: string },
): Promise<boolean | 'closed'> {
  const { QSTASH_CURRENT_SIGNING_KEY: currentSigningKey, QSTASH_NEXT_SIGNING_KEY: nextSigningKey } = settings
  if (!currentSigningKey || !nextSigningKey) return 'closed'
  const receiver = new Receiver({ currentSigningKey, nextSigningKey })
  try {
    const { body, signature } = request
    return await receiver.verify({ body, signature, url: `${settings.PUBLIC_URL}${request.path}`, clockTolerance: 5 })
  } catch {
    return false
  }
}
