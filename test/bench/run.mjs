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
import { figure, median, quantile, table } from './table.mjs'

const quick = process.argv.includes('--quick')
const scale = quick
  ? { rounds: 1, count: 200, warmUp: 50, flows: 100, atOnce: 16 }
  : { rounds: 3, count: 1500, warmUp: 200, flows: 500, atOnce: 16 }

const postBox = await openPostBox()
const say = (sentence) => process.stderr.write(`${sentence}\n`)

/** One webhook and everything it sets off, as the database sees it. */
async function countTrips({ start, path }, secret) {
  const server = await start()
  try {
    const settled = async () => {
      for (let i = 0; i < 600; i++) {
        const { trips, afterwards } = await (await fetch(`${server.url}/bench/trips`)).json()
        if (afterwards === 0) return trips
        await pause(50)
      }
      throw new Error('the turn did not end within 30 s')
    }
    // The first one also opens the source's secret; what it costs is paid once by an isolate.
    for (let i = 0; i < 3; i++) {
      await send({ url: `${server.url}${path}`, secret, count: 1, atOnce: 1 })
      if (i < 2) await settled()
    }
    return await settled()
  } finally {
    await server.stop()
  }
}

async function measure({ name, start, path, mails }, secret, count) {
  const server = await start()
  try {
    const url = `${server.url}${path}`
    const warm = await send({ url, secret, count: scale.warmUp, atOnce: scale.atOnce })
    if (mails) await untilMailed(warm.sentAt, postBox.arrivedAt)
    const before = server.cpuMs()
    const load = await send({ url, secret, count, atOnce: scale.atOnce })
    const { waitedMs, without } = mails
      ? await untilMailed(load.sentAt, postBox.arrivedAt)
      : { waitedMs: [], without: 0 }
    const after = server.cpuMs()
    if (load.refused + without > 0) say(`${name}: ${load.refused} not answered 200, ${without} without their mail`)
    return {
      perSecond: load.perSecond,
      p50: quantile(load.answerMs, 0.5),
      p99: quantile(load.answerMs, 0.99),
      mailP50: quantile(waitedMs, 0.5),
      mailP99: quantile(waitedMs, 0.99),
      cpu: before === null ? Number.NaN : (after - before) / count,
      lost: load.refused + without,
    }
  } finally {
    await server.stop()
    postBox.arrivedAt.clear()
  }
}

/** Every contestant once a round, one after the other, so that a noisy minute is everybody's. */
async function race(contestants, secret) {
  const results = new Map(contestants.map(({ name }) => [name, []]))
  for (let round = 1; round <= scale.rounds; round++) {
    for (const contestant of contestants) {
      const count = contestant.name.includes('Workflow') ? scale.flows : scale.count
      const result = await measure(contestant, secret, count)
      results.get(contestant.name).push(result)
      say(`round ${round}: ${contestant.name}, ${figure(result.perSecond)} answers/s`)
    }
  }
  return results
}

const version = (name) => JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).version

function printTrips(trips) {
  const total = (pick) => trips.reduce((sum, trip) => sum + pick(trip), 0)
  console.log('\nOne webhook and its first turn: round trips to D1, in order\n')
  console.log(
    table([
      ['round trip', 'statements', 'rows read', 'rows written', 'done'],
      ...trips.map((trip) => [
        trip.what,
        trip.statements,
        trip.rowsRead,
        trip.rowsWritten,
        trip.afterAnswer ? 'after' : 'before the answer',
      ]),
      [
        `${trips.length} in all, ${trips.filter((trip) => !trip.afterAnswer).length} before the answer`,
        total((trip) => trip.statements),
        total((trip) => trip.rowsRead),
        total((trip) => trip.rowsWritten),
        '',
      ],
    ]),
  )
}

const columns = ['perSecond', 'p50', 'p99', 'mailP50', 'mailP99', 'cpu']

function printRace(results) {
  const middle = new Map(
    [...results].map(([name, runs]) => [
      name,
      Object.fromEntries(columns.map((key) => [key, median(runs.map((run) => run[key]))])),
    ]),
  )
  const spread = (runs) =>
    `${figure(Math.min(...runs.map((run) => run.perSecond)))}–${figure(Math.max(...runs.map((run) => run.perSecond)))}`
  console.log(
    `\nUnder load: ${scale.count} webhooks (${scale.flows} with a Workflow), ${scale.atOnce} at once, after ${scale.warmUp} to warm up;`,
  )
  console.log(`a fresh server for each run, medians of ${scale.rounds}; times in ms, from sending the webhook\n`)
  console.log(
    table([
      ['', 'answers/s', 'low–high', 'answer p50', 'p99', 'mail p50', 'p99', 'CPU each', 'lost'],
      ...[...results].map(([name, runs]) => {
        const [perSecond, ...times] = columns.map((key) => figure(middle.get(name)[key]))
        return [name, perSecond, spread(runs), ...times, runs.reduce((sum, run) => sum + run.lost, 0)]
      }),
    ]),
  )
  return middle
}

let states
try {
  say('Preparing a seeded state.')
  states = await prepareStates(postBox.url)
  const { store, mail, workflow, amends, counted } = contestantsOf(states, postBox.url)
  const trips = await countTrips(counted, states.secret)
  const results = await race([store, amends, mail, workflow], states.secret)

  console.log(
    `Amends bench. Node ${process.version}, workerd ${version('workerd')}, wrangler ${version('wrangler')}; ${cpus().length} × ${cpus()[0]?.model.trim()}.`,
  )
  console.log('These figures are of this machine and this hour; only the ratios travel.')
  printTrips(trips)
  const middle = printRace(results)
  const ratio = (over, under) => figure(over / under)
  console.log('\nRatios within this run\n')
  console.log(
    table([
      ['', 'ratio', 'aim'],
      [
        'answers/s: Amends ÷ bare that only stores',
        ratio(middle.get(amends.name).perSecond, middle.get(store.name).perSecond),
        '≥ 0.85',
      ],
      [
        'mail p50: Amends ÷ bare that only mails',
        ratio(middle.get(amends.name).mailP50, middle.get(mail.name).mailP50),
        '≤ 1.5',
      ],
      ['CPU: Amends ÷ bare that only mails', ratio(middle.get(amends.name).cpu, middle.get(mail.name).cpu), ''],
    ]),
  )
  console.log(
    '\nAmends starts its Workflow instances from the sweep, up to 300 at a time, not on the way to an answer or a mail.',
  )
} finally {
  states?.remove()
  await postBox.stop()
}
