import type { AlarmBell, Attempt } from '../workflows/ports.ts'

/** Posts alarms (ids only) to the operator's address. Without one they stand in the database and on the dashboard. */
export const alarmBell = (url: string | null): AlarmBell => ({
  async ring(payload, key): Promise<Attempt> {
    if (!url) return { result: 'accepted', providerId: 'nowhere' }
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
        body: payload,
        signal: AbortSignal.timeout(10_000),
      })
      if (answer.ok) return { result: 'accepted', providerId: String(answer.status) }
      return { result: 'retry', error: `alarm address answered ${answer.status}`, afterMs: null }
    } catch (error) {
      return { result: 'retry', error: error instanceof Error ? error.message : 'unknown', afterMs: null }
    }
  },
})
