/** Who is measured: Amends, and the bare Worker in its three steps. Each run gets a server and a database of its own. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServers } from '../../scripts/servers.mjs'
import { writeSettings } from '../../scripts/settings.mjs'
import { commandOf, freePort, startWorker } from '../../scripts/worker.mjs'

/** A migrated, seeded state of Amends, copied for every run; its mail and its second clock go to `postBoxUrl`. */
export async function prepareStates(postBoxUrl) {
  const folder = mkdtempSync(join(tmpdir(), 'amends-bench-'))
  const seeded = join(folder, 'seeded')
  const servers = await startServers({
    stateDir: seeded,
    environment: {
      RESEND_BASE_URL: postBoxUrl,
      QSTASH_URL: postBoxUrl,
      QSTASH_TOKEN: 'bench',
      QSTASH_CURRENT_SIGNING_KEY: 'sig_current',
      QSTASH_NEXT_SIGNING_KEY: 'sig_next',
    },
  })
  const { settings, secrets, seedProblem } = servers
  await servers.stop()
  if (seedProblem) throw new Error(`the shop could not be seeded: ${seedProblem}`)
  return { folder, seeded, settings, secret: secrets.standard, remove: () => rmSync(folder, { recursive: true }) }
}

let runs = 0

async function start(folder, { config, settings, seeded }) {
  const stateDir = join(folder, `run-${++runs}`)
  mkdirSync(stateDir, { recursive: true })
  if (seeded) cpSync(join(seeded, 'app'), join(stateDir, 'app'), { recursive: true })
  const port = await freePort()
  const envFile = join(stateDir, 'app.env')
  writeSettings(envFile, settings(`http://127.0.0.1:${port}`))
  const onExit = (code) => {
    throw new Error(`the server ended by itself (${code}); its log is in ${stateDir}`)
  }
  const worker = startWorker({ name: 'app', config, port, stateDir, envFile, onExit })
  await worker.ready
  return {
    url: `http://127.0.0.1:${port}`,
    cpuMs: () => cpuMsOf(worker.pids()),
    async stop() {
      await worker.stop()
      rmSync(stateDir, { recursive: true, force: true })
    },
  }
}

/** CPU time of the runtime's processes so far, the development proxy's included; null where /proc does not say. */
function cpuMsOf(pids) {
  if (process.platform !== 'linux') return null
  const ticks = pids
    .filter((pid) => commandOf(pid).includes('workerd serve'))
    .map((pid) => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' '))
    .reduce((sum, fields) => sum + Number(fields[11]) + Number(fields[12]), 0)
  // USER_HZ is 100 on every Linux that Node runs on.
  return ticks * 10
}

/** The four contestants: how each is started, and where its webhooks go. */
export function contestantsOf({ folder, seeded, settings, secret }, postBoxUrl) {
  const bare = (STEP) => () =>
    start(folder, {
      config: 'test/bench/bare/wrangler.toml',
      settings: () => ({ STEP, SECRET: secret, MAIL_URL: postBoxUrl }),
    })
  const ours = (config, ENVIRONMENT) => () =>
    start(folder, { config, seeded, settings: (PUBLIC_URL) => ({ ...settings, ENVIRONMENT, PUBLIC_URL }) })
  const path = '/webhooks/semitsvet/standard'
  return {
    store: { name: 'bare: HMAC, one batch of 4', path, mails: false, start: bare('store') },
    mail: { name: 'bare: that, mail after the answer', path, mails: true, start: bare('mail') },
    workflow: { name: 'bare: that, a Workflow before it', path, mails: true, withFlows: true, start: bare('workflow') },
    amends: { name: 'Amends', path, mails: true, start: ours('wrangler.toml', 'production') },
    counted: {
      name: 'Amends, counted',
      path,
      mails: true,
      start: ours('test/bench/counted/wrangler.toml', 'production'),
    },
  }
}
