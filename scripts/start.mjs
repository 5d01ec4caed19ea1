/** `npm start`: the app and its local world on this machine, until Ctrl-C. */
import { relative } from 'node:path'
import { startServers } from './servers.mjs'
import { isAlive, killChildren, lastLines, parentOf } from './worker.mjs'

function portOf(name, fallback) {
  const port = Number(process.env[name] || fallback)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  console.error(`${name} must be a port number, for example ${fallback}; it is "${process.env[name]}".`)
  process.exit(1)
}

let servers = null
let leaving = false

async function leave(code) {
  if (leaving) return
  leaving = true
  if (servers) await servers.stop()
  else killChildren()
  process.exit(code)
}

function onExit({ name, code, log }) {
  if (leaving) return
  console.error(
    `\nThe ${name} ended by itself (code ${code ?? 'none'}). Its log, ${relative('.', log)}, ends:\n${lastLines(log)}`,
  )
  void leave(1)
}

process.on('SIGINT', () => void leave(0))
process.on('SIGTERM', () => void leave(0))
process.on('SIGHUP', () => void leave(0))

// When npm is killed outright nobody tells us (there is a shell between us); we would hold the ports for ever.
if (process.env.npm_lifecycle_event === 'start') {
  const npm = parentOf(process.ppid)
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent || (npm !== null && !isAlive(npm))) void leave(1)
  }, 1000).unref()
}

function welcome({ appUrl, worldUrl, seedProblem, settings }) {
  const signIn = settings.ACCESS_ISSUER === worldUrl ? `sign in at ${worldUrl}/sign-in` : 'for staff'
  const rows = [
    ...(worldUrl
      ? [
          ['Demo shop', `${worldUrl}/shop`, 'raise complaints, check out with a code'],
          ['Inbox', `${worldUrl}/inbox`, 'every mail that was sent'],
          ['Dashboard', `${appUrl}/admin`, signIn],
        ]
      : [['Dashboard', `${appUrl}/admin`, 'for staff']]),
    ['API', `${appUrl}/docs`, 'how to call it'],
  ]
  console.log('\nAmends is running.\n')
  for (const [name, address, note] of rows) console.log(`  ${name.padEnd(10)} ${address.padEnd(34)} ${note}`)
  if (seedProblem !== null) console.error(`\n  The demo shop could not be seeded: ${seedProblem}`)
  else if (worldUrl)
    console.log('\n  First, raise a complaint in the demo shop. Then read what the customer gets in the inbox.')
  console.log('  Ctrl-C stops everything; what happened is kept.\n')
}

try {
  const started = await startServers({
    stateDir: process.env.STATE_DIR || '.local/state',
    port: portOf('PORT', 8787),
    localPort: portOf('LOCAL_PORT', 8788),
    environment: process.env,
    onExit,
    say: (sentence) => console.log(sentence),
  })
  servers = started
  if (leaving) await servers.stop()
  else welcome(servers)
} catch (error) {
  if (!leaving) console.error(`\n${error.message}`)
  process.exit(leaving ? 0 : 1)
}
