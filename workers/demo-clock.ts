/** Time travel for the demo. These addresses do not exist unless `ENVIRONMENT=local`. */
import { Hono } from 'hono'
import { z } from 'zod'
import { moved } from '../domain/calendar.ts'
import type { Clock, Deps } from '../workflows/ports.ts'
import { nextDueAfter } from '../workflows/sweep.ts'
import type { AppEnv } from './context.ts'
import { sweepRound } from './sweeping.ts'

const iso = (instant: number): string => new Date(instant).toISOString()

/** A jump this long through a busy shop is many small steps; past this something never comes to rest. */
const mostSteps = 20_000

/** Sweeps until nothing is due at the demo's present; another sweep's lease is waited for. */
async function settle(deps: Deps): Promise<number> {
  let moves = 0
  for (let quiet = 0, i = 0; quiet < 1 && i < 500; i++) {
    const swept = await sweepRound(deps, false)
    if (!swept) {
      await scheduler.wait(20)
      continue
    }
    moves += swept.moves
    if (swept.moves + swept.mails + swept.asked === 0) quiet++
  }
  return moves
}

export const demoClockRoutes = new Hono<AppEnv>()

demoClockRoutes.use('/local/*', async (c, next) => (c.get('deps').door.moveClock ? next() : c.notFound()))

demoClockRoutes.get('/local/clock', (c) => c.json({ now: iso(c.get('deps').clock.now()) }))

demoClockRoutes.post('/local/clock', async (c) => {
  const body = await c.req.json().catch(() => null)
  const parsed = z.object({ advance: z.string().max(40) }).safeParse(body)
  const deps = c.get('deps')
  const move = deps.door.moveClock
  const start = deps.clock.now()
  const target = parsed.success ? moved(start, parsed.data.advance) : null
  if (target === null || !move) {
    const message = 'advance is an ISO 8601 duration that leads forward, such as "P7D" or "PT90M"'
    return c.json({ error: { code: 'invalid', message, request: c.res.headers.get('x-request-id') ?? '' } }, 422)
  }
  let clock: Clock = deps.clock
  let moves = 0
  // Every due instant in its order: what happens on day 3 is decided on day 3, not looked back at from day 7.
  for (let step = 0; step < mostSteps; step++) {
    const here = { ...deps, clock }
    moves += await settle(here)
    const next = await nextDueAfter(here, clock.now())
    if (next === null || next > target) break
    clock = await move(Math.max(next, clock.now()))
  }
  clock = await move(target)
  moves += await settle({ ...deps, clock })
  return c.json({ now: iso(clock.now()), moves })
})

demoClockRoutes.post('/local/sweep', async (c) => {
  const swept = await sweepRound(c.get('deps'))
  return c.json({ now: iso(c.get('deps').clock.now()), moves: swept?.moves ?? 0, mails: swept?.mails ?? 0 })
})
