/** One Worker under `wrangler dev`: started, waited for, stopped, or killed the hard way. */
import { execFileSync, spawn } from 'node:child_process'
import { createWriteStream, existsSync, readFileSync, renameSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const windows = process.platform === 'win32'
const wrangler = join(root, 'node_modules', 'wrangler', 'wrangler-dist', 'cli.js')

/** Node 24 from node_modules, whatever started us: wrangler refuses anything older than 22. */
function node() {
  const bundled = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node')
  return existsSync(bundled) ? bundled : process.execPath
}

/** Wrangler at rest: no metrics, no banner, no questions, no look-ups of its own, nothing outside the state folder. */
const surroundings = (stateDir) => ({
  ...process.env,
  CI: '1',
  // As `wrangler deploy` builds it: React's development build costs 5 ms a mail.
  NODE_ENV: 'production',
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  WRANGLER_HIDE_BANNER: 'true',
  WRANGLER_LOG_PATH: join(stateDir, 'wrangler.log'),
  WRANGLER_REGISTRY_PATH: join(stateDir, 'registry'),
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  CLOUDFLARE_INCLUDE_PROCESS_ENV: 'false',
  CLOUDFLARE_LOAD_DEV_VARS_FROM_DOT_ENV: 'true',
  NO_COLOR: '1',
  FORCE_COLOR: '0',
})

/**
 * Runs wrangler. The open-files limit is raised as far as it goes: workerd keeps three files per workflow instance.
 */
function run(stateDir, args, stdio) {
  const command = [node(), '--no-warnings', wrangler, ...args]
  const options = { cwd: root, env: surroundings(stateDir), stdio }
  if (windows) return spawn(command[0], command.slice(1), options)
  const raise = 'ulimit -n "$(ulimit -Hn)" 2>/dev/null; exec "$@"'
  return spawn('/bin/sh', ['-c', raise, 'sh', ...command], options)
}

/** The log is kept over restarts, so that a crash can be read afterwards, and turned over at 5 MB. */
function openLog(file) {
  if (existsSync(file) && statSync(file).size > 5_000_000) renameSync(file, `${file}.old`)
  return createWriteStream(file, { flags: 'a', mode: 0o600 })
}

export const lastLines = (file, count = 15) =>
  existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n') : ''

/** Runs a wrangler command to its end; throws with its last lines when it fails. */
export async function finish(stateDir, args, logFile) {
  const log = openLog(logFile)
  const child = run(stateDir, args, ['ignore', 'pipe', 'pipe'])
  child.stdout.pipe(log, { end: false })
  child.stderr.pipe(log, { end: false })
  const code = await new Promise((done) => child.once('close', done))
  await new Promise((done) => log.end(done))
  if (code !== 0) throw new Error(`wrangler ${args.slice(0, 3).join(' ')} failed:\n${lastLines(logFile)}`)
}

export function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Who started `pid`; null where the system cannot say. */
export function parentOf(pid) {
  if (windows) return null
  return Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' })) || null
}

/** Process ids of `pid` and everything it started, children first. */
export function family(pid) {
  if (windows) return [pid]
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((row) => row.trim().split(/\s+/).map(Number))
  const below = (parent) => rows.filter(([, ppid]) => ppid === parent).flatMap(([child]) => [...below(child), child])
  return [...below(pid), pid]
}

/** SIGKILL for a whole family, as a power cut would. */
export function killFamily(pid) {
  if (windows) return void spawn('taskkill', ['/pid', String(pid), '/t', '/f'])
  for (const member of family(pid)) {
    try {
      process.kill(member, 'SIGKILL')
    } catch {
      // It was gone already, which is what was wanted.
    }
  }
}

/** A port nobody uses at this moment. */
export const freePort = () =>
  new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => done(port))
    })
  })

export const portIsFree = (port) =>
  new Promise((done) => {
    const probe = createServer()
    probe.once('error', () => done(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)))
  })

/** What `pid` is running; empty when it is gone or the system cannot say. */
export function commandOf(pid) {
  try {
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return ''
  }
}

/** Ends workerd processes of ours that outlived their wrangler: they would hold the port and answer nothing. */
function killLeftovers(pids, port) {
  const entry = `entry=127.0.0.1:${port} `
  const rows = windows ? '' : execFileSync('ps', ['-A', '-o', 'pid=,command='], { encoding: 'utf8' })
  const atPort = rows.split('\n').filter((row) => row.includes('workerd serve') && row.includes(entry))
  const all = new Set([...pids, ...atPort.map((row) => Number.parseInt(row, 10))])
  for (const pid of all) if (commandOf(pid).includes('workerd serve')) killFamily(pid)
}

/** SIGKILL for everything this process started, and not for itself. */
export function killChildren() {
  for (const pid of family(process.pid).slice(0, -1)) killFamily(pid)
}

/**
 * Starts `wrangler dev`; `ready` settles when `/healthz` answers, or with the reason why it never will.
 * @param {{ name: string, config: string, port: number, stateDir: string, envFile: string, onExit: (code: number | null) => void }} what
 */
export function startWorker({ name, config, port, stateDir, envFile, onExit }) {
  const logFile = join(stateDir, `${name}.log`)
  const log = openLog(logFile)
  const args = ['dev', '--config', join(root, config), '--ip', '127.0.0.1', '--port', String(port)]
  args.push('--inspector-port', '0', '--persist-to', join(stateDir, name), '--env-file', envFile)
  // Requests are not logged: their addresses carry customers' links.
  args.push('--show-interactive-dev-session=false', '--log-level', 'warn')
  const child = run(stateDir, args, ['ignore', 'pipe', 'pipe'])
  child.stdout.pipe(log, { end: false })
  child.stderr.pipe(log, { end: false })
  let stopping = false
  const gone = new Promise((done) => child.once('close', (code) => log.end(() => done(code))))
  let members = []
  void gone.then((code) => {
    killLeftovers(members, port)
    if (!stopping) onExit(code)
  })

  const worker = {
    name,
    /** Its own process and, once it answers, those it runs on. */
    pids: () => (members.length > 0 ? members : [child.pid]),
    /** Asks it to end, and after five seconds insists. */
    async stop() {
      stopping = true
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
      const insist = setTimeout(() => killFamily(child.pid), 5000)
      await gone
      clearTimeout(insist)
    },
    async kill9() {
      stopping = true
      killFamily(child.pid)
      await gone
    },
  }
  async function waitUntilReady() {
    const deadline = Date.now() + 120_000
    for (;;) {
      const answer = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(5000) }).catch(
        () => null,
      )
      if (answer?.ok) {
        members = family(child.pid)
        return
      }
      const ended = child.exitCode !== null || child.signalCode !== null
      if (ended || Date.now() > deadline) {
        await worker.kill9()
        const why = ended ? 'ended while starting' : `did not answer /healthz (last: ${answer?.status ?? 'nothing'})`
        throw new Error(`${name} ${why}. Its log, ${logFile}, ends:\n${lastLines(logFile)}`)
      }
      await pause(150)
    }
  }
  return { ...worker, ready: waitUntilReady() }
}
