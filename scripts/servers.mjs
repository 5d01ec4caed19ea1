/** The app and its local world, started together: for `npm start`, and on other ports with a state of their own for tests. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { seed, seededKey } from './seed.mjs'
import { settingsOf, writePrivate, writeSettings } from './settings.mjs'
import { commandOf, finish, freePort, isAlive, killFamily, portIsFree, root, startWorker } from './worker.mjs'

export { freePort }

const isOurs = (command, stateDir) => command.includes(stateDir) || command.includes('workerd serve')

/** Servers that outlived a supervisor killed with -9 hold the ports; they are ours to end. Throws when someone still runs here. */
function takeOver(stateDir, file) {
  if (!existsSync(file)) return
  const { supervisor, workers } = JSON.parse(readFileSync(file, 'utf8'))
  const ours = workers.filter((pid) => isOurs(commandOf(pid), stateDir))
  if (ours.length > 0 && supervisor !== process.pid && isAlive(supervisor)) {
    throw new Error(`Amends already runs with the state folder ${stateDir} (process ${supervisor}). Stop it first.`)
  }
  for (const pid of ours) killFamily(pid)
  rmSync(file)
}

/** Waits a little: a server that was just killed leaves its port a moment later. */
async function claimPort(port, setting) {
  for (let attempt = 0; attempt < 10; attempt++) {
    if (await portIsFree(port)) return
    await new Promise((done) => setTimeout(done, 200))
  }
  throw new Error(
    `Port ${port} is taken by another program. Stop it, or choose another: ${setting}=${port + 100} npm start`,
  )
}

/** Starts what `options` ask for; see servers.d.mts. */
export async function startServers(options) {
  const { environment = {}, app: withApp = true, onExit = () => {}, say = () => {} } = options
  const stateDir = resolve(options.stateDir)
  mkdirSync(stateDir, { recursive: true, mode: 0o700 })
  const runningFile = join(stateDir, 'servers.json')
  takeOver(stateDir, runningFile)

  const port = options.port ?? (await freePort())
  const localPort = options.localPort ?? (await freePort())
  const appUrl = `http://127.0.0.1:${port}`
  const worldUrl = `http://127.0.0.1:${localPort}`
  const settings = settingsOf({ environment, appUrl, worldUrl, stateDir })
  const files = {
    app: join(stateDir, 'app.env'),
    world: join(stateDir, 'world.env'),
    demo: join(stateDir, 'app', 'demo.json'),
  }
  writeSettings(files.app, settings.app)
  writeSettings(files.world, settings.world)
  if (withApp) await claimPort(port, 'PORT')
  if (settings.local) await claimPort(localPort, 'LOCAL_PORT')

  const running = new Map()
  const note = () =>
    writePrivate(
      runningFile,
      JSON.stringify({ supervisor: process.pid, workers: [...running.values()].flatMap((worker) => worker.pids()) }),
    )
  async function start(name, config, onPort, envFile) {
    const exit = (code) => onExit({ name, code, log: join(stateDir, `${name}.log`) })
    const worker = startWorker({ name, config, port: onPort, stateDir, envFile, onExit: exit })
    running.set(name, worker)
    note()
    await worker.ready
    note()
  }
  async function end(name, how) {
    const worker = running.get(name)
    running.delete(name)
    await worker?.[how]()
    note()
  }
  const startApp = () => start('app', 'wrangler.toml', port, files.app)
  const startWorld = () => start('world', 'local/wrangler.toml', localPort, files.world)

  /** Cloudflare runs the cron; `wrangler dev` waits to be asked. */
  const sweeps = setInterval(() => {
    if (running.has('app')) fetch(`${appUrl}/cdn-cgi/local/scheduled?cron=*+*+*+*+*`).catch(() => {})
  }, 60_000)
  sweeps.unref()
  async function stop() {
    clearInterval(sweeps)
    await Promise.all([...running.keys()].map((name) => end(name, 'stop')))
    rmSync(runningFile, { force: true })
  }

  const migrate = () =>
    finish(
      stateDir,
      [
        'd1',
        'migrations',
        'apply',
        'DB',
        '--local',
        '--config',
        join(root, 'wrangler.toml'),
        '--persist-to',
        join(stateDir, 'app'),
      ],
      join(stateDir, 'migrate.log'),
    )

  /** Before anyone can reach the app, on a port nobody knows, with our own issuer: so a foreign sign-in is no obstacle. */
  async function seedShop() {
    say('Seeding the demo shop.')
    const envFile = join(stateDir, 'seed.env')
    writeSettings(envFile, { ...settings.app, ACCESS_ISSUER: worldUrl, ACCESS_AUD: settings.world.ACCESS_AUD })
    const seedPort = await freePort()
    await start('app', 'wrangler.toml', seedPort, envFile)
    const email = encodeURIComponent(settings.app.OWNER_EMAIL)
    const token = await (await fetch(`${worldUrl}/token?email=${email}`)).text()
    try {
      return await seed({ appUrl: `http://127.0.0.1:${seedPort}`, token, sources, file: files.demo })
    } finally {
      await end('app', 'stop')
      rmSync(envFile, { force: true })
    }
  }

  const worldToken = { authorization: `Bearer ${settings.keys.worldToken}` }
  let sources = {}
  let apiKey = null
  let seedProblem = null
  try {
    say('Migrating the database and starting.')
    const started = await Promise.allSettled([
      ...(withApp ? [migrate()] : []),
      ...(settings.local ? [startWorld()] : []),
    ])
    for (const result of started) if (result.status === 'rejected') throw result.reason
    if (settings.local) sources = await (await fetch(`${worldUrl}/sources`, { headers: worldToken })).json()
    if (withApp && settings.local && options.seed !== false) {
      apiKey = seededKey(files.demo, sources)
      apiKey ??= await seedShop().catch((error) => {
        seedProblem = error.message
        return null
      })
      if (apiKey !== null) {
        await fetch(`${worldUrl}/settings`, {
          method: 'PUT',
          headers: worldToken,
          body: JSON.stringify({ apiKey }),
        })
      }
    }
    if (withApp) await startApp()
  } catch (error) {
    await stop()
    throw error
  }

  return {
    appUrl,
    worldUrl: settings.local ? worldUrl : null,
    publicUrl: settings.app.PUBLIC_URL,
    apiKey,
    seedProblem,
    settings: settings.app,
    secrets: Object.fromEntries(Object.entries(sources).map(([source, { key }]) => [source, key])),
    stop,
    kill9App: () => end('app', 'kill9'),
    restartApp: startApp,
    kill9World: () => end('world', 'kill9'),
    restartWorld: startWorld,
  }
}
