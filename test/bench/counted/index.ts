/** The app as it is, its database counted: `GET /bench/trips` tells what the requests since the last time cost. */
import { depsOf } from '../../../adapters/deps.ts'
import { createApp } from '../../../workers/app.ts'
import { countedDatabase, type Trip } from './database.ts'

export { Care } from '../../../workflows/care.ts'
export { Recovery } from '../../../workflows/recovery.ts'

const app = createApp(depsOf)
let trips: Trip[] = []
let answered = false
/** Work that was handed to `waitUntil` and goes on. */
let afterwards = 0

async function watched(work: Promise<unknown>): Promise<void> {
  afterwards += 1
  await work.finally(() => {
    afterwards -= 1
  })
}

export default {
  async fetch(request, env, context) {
    if (new URL(request.url).pathname === '/bench/trips') {
      const told = { trips, afterwards }
      if (afterwards === 0) trips = []
      return Response.json(told)
    }
    answered = false
    const note = (trip: Omit<Trip, 'afterAnswer'>) => trips.push({ ...trip, afterAnswer: answered })
    const watchedContext = new Proxy(context, {
      get(target, name) {
        if (name === 'waitUntil') return (work: Promise<unknown>) => target.waitUntil(watched(work))
        const member = Reflect.get(target, name)
        return typeof member === 'function' ? member.bind(target) : member
      },
    })
    const answer = await app.fetch(request, { ...env, DB: countedDatabase(env.DB, note) }, watchedContext)
    answered = true
    return answer
  },
} satisfies ExportedHandler<Env>
