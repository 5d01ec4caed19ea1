/**
 * `npm run bench`, or `npm run bench -- --quick`: what one webhook and its first turn cost, and how Amends stands beside a
 * bare Worker on the same runtime, in the same run, under the same load. Nothing leaves loopback, and it ends by itself.
 */
import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { root } from '../../scripts/worker.mjs'
import { contestantsOf, prepareStates } from './contestants.mjs'
import { send, untilMailed } from './load.mjs'
import { openPostBox } from './post-box.mjs'
import { aloneTable, crowdTable, middleOf, ratiosTable, tripsTable } from './report.mjs'
import { figure } from './table.mjs'

// A Workflow instance costs workerd three open files and half a megabyte that it does not give back: fewer of those.
const scale = process.argv.includes('--quick')
  ? { rounds: 1, count: 200, warmUp: 50, flows: 100, alone: 30, atOnce: 16 }
  : { rounds: 3, count: 1500, warmUp: 200, flows: 500, alone: 150, atOnce: 16 }

// As `wrangler deploy` builds it; `wrangler dev` would bundle the development build of React.
process.env.NODE_ENV = 'production'

const say = (sentence) => process.stderr.write(`${sentence}\n`)
const postBox = await openPostBox()

/** The third webhook of a server and everything it sets off: what is paid once by an isolate was paid by the first. */
async function countTrips({ start, path }, secret) {
  const server = await start()
  try {
    const afterOne = async () => {
      await send({ url: `${server.url}${path}`, secret, count: 1, atOnce: 1 })
      for (let i = 0; i < 600; i++) {
        const { trips, afterwards } = await (await fetch(`${server.url}/bench/trips`)).json()
        if (afterwards === 0) return trips
        await pause(50)
      }
      throw new Error('the turn did not end within 30 s')
    }
    await afterOne()
    await afterOne()
    return await afterOne()
  } finally {
    await server.stop()
  }
}

/** One load on one server: its answers, its mail, and what it cost in CPU until the last mail was there. */
async function load(server, { path, mails }, secret, { count, atOnce, oneByOne = false }) {
  const before = server.cpuMs()
  const andThen = oneByOne && mails ? (email) => postBox.arrival(email) : undefined
  const { sentAt, ...sent } = await send({ url: `${server.url}${path}`, secret, count, atOnce, andThen })
  const { waitedMs, without } = mails ? await untilMailed(sentAt, postBox.arrivedAt) : { waitedMs: [], without: 0 }
  const after = server.cpuMs()
  return { ...sent, waitedMs, lost: sent.refused + without, cpuMs: before === null ? null : (after - before) / count }
}

/** A fresh server: warmed up, then one webhook at a time, then the crowd. */
async function measure(contestant, secret) {
  const { name, start, withFlows } = contestant
  const server = await start()
  try {
    const { atOnce, warmUp, alone, count, flows } = scale
    await load(server, contestant, secret, { count: warmUp, atOnce })
    const result = {
      alone: await load(server, contestant, secret, { count: alone, atOnce: 1, oneByOne: true }),
      crowd: await load(server, contestant, secret, { count: withFlows ? flows : count, atOnce }),
    }
    say(`${name}: ${figure(result.crowd.perSecond)} answers/s`)
    return result
  } finally {
    await server.stop()
    postBox.arrivedAt.clear()
  }
}

/** Every contestant once a round, one after the other, so that a noisy minute is everybody's. */
async function race(contestants, secret) {
  const results = contestants.map(({ name }) => [name, []])
  for (let round = 1; round <= scale.rounds; round++) {
    say(`Round ${round} of ${scale.rounds}.`)
    for (const [i, contestant] of contestants.entries()) results[i][1].push(await measure(contestant, secret))
  }
  return results.map(([name, rounds]) => [name, middleOf(rounds)])
}

const version = (name) => JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).version

let states
try {
  say('Preparing a seeded state.')
  states = await prepareStates(postBox.url)
  const { store, mail, workflow, amends, counted } = contestantsOf(states, postBox.url)
  const trips = await countTrips(counted, states.secret)
  const results = await race([store, amends, mail, workflow], states.secret)
  const [[, storeMiddle], [, amendsMiddle], [, mailMiddle]] = results

  const { count, flows, warmUp, atOnce, rounds, alone } = scale
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}`
  console.log(`Amends, benchmark. Node ${process.version}, workerd ${version('workerd')}, wrangler ${version('wrangler')}, ${machine}.
The figures are this machine's, in this hour; only the ratios travel. Times are ms from sending the webhook.

One webhook and its first turn, as the database sees them

${tripsTable(trips)}

In a crowd: ${count} webhooks (${flows} with a Workflow), ${atOnce} at once, after ${warmUp} to warm up; a fresh server for
every run, medians of ${rounds}

${crowdTable(results)}

One at a time: ${alone} webhooks, each sent when the mail of the one before is there

${aloneTable(results)}

Ratios

${ratiosTable({ amends: amendsMiddle, store: storeMiddle, mail: mailMiddle })}

CPU is that of the runtime with wrangler's proxy before it, until the last mail was there. Amends also tells the second
clock of every complaint. Its Workflow instances are started by the sweep, up to 300 at a time, and not in this load.`)
} finally {
  states?.remove()
  await postBox.stop()
}
