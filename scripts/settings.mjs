/** What the two servers are started with: what the environment gives, keys made once, and stand-ins for the rest. */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Every setting of the app, as docs and contract name them; each one found in the environment is passed on. */
const settingNames = [
  'ENVIRONMENT',
  'PUBLIC_URL',
  'MASTER_KEY',
  'MASTER_KEY_PREVIOUS',
  'OWNER_EMAIL',
  'RESEND_API_KEY',
  'RESEND_BASE_URL',
  'RESEND_WEBHOOK_SECRET',
  'QSTASH_URL',
  'QSTASH_TOKEN',
  'QSTASH_CURRENT_SIGNING_KEY',
  'QSTASH_NEXT_SIGNING_KEY',
  'ACCESS_ISSUER',
  'ACCESS_AUD',
  'ALARM_URL',
  'HEARTBEAT_URL',
]

/** Upstash publishes these for its own development server; the stand-in is interchangeable with it. */
const qstashDevelopment = {
  QSTASH_TOKEN: 'eyJVc2VySUQiOiJkZWZhdWx0VXNlciIsIlBhc3N3b3JkIjoiZGVmYXVsdFBhc3N3b3JkIn0=',
  QSTASH_CURRENT_SIGNING_KEY: 'sig_7kYjw48mhY7kAjqNGcy6cr29RJ6r',
  QSTASH_NEXT_SIGNING_KEY: 'sig_5ZB6DVzB1wjE8S6rZ7eenA8Pdnhs',
}

/** Writes a file only this user may read, whole or not at all. */
export function writePrivate(file, text) {
  writeFileSync(`${file}.new`, text, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

const webhookSecret = () => `whsec_${randomBytes(32).toString('base64')}`

/** The keys of this state folder: made on the first start, the same ever after. */
export function keysOf(stateDir) {
  mkdirSync(stateDir, { recursive: true, mode: 0o700 })
  const file = join(stateDir, 'keys.json')
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const keys = {
    MASTER_KEY: randomBytes(32).toString('base64'),
    RESEND_API_KEY: `re_local_${randomBytes(18).toString('base64url')}`,
    RESEND_WEBHOOK_SECRET: webhookSecret(),
    worldToken: randomBytes(24).toString('base64url'),
    ...kept,
  }
  if (JSON.stringify(keys) !== JSON.stringify(kept)) writePrivate(file, `${JSON.stringify(keys, null, 2)}\n`)
  return keys
}

/**
 * The settings of both servers.
 * @param {{ environment: Record<string, string | undefined>, appUrl: string, worldUrl: string, stateDir: string }} where
 */
export function settingsOf({ environment, appUrl, worldUrl, stateDir }) {
  const keys = keysOf(stateDir)
  const local = environment.LOCAL_WORLD !== 'off'
  const given = Object.fromEntries(
    settingNames.filter((name) => environment[name] !== undefined).map((name) => [name, environment[name]]),
  )
  const imitated = { resend: 'RESEND_BASE_URL', qstash: 'QSTASH_URL', access: 'ACCESS_ISSUER' }
  const standIns = local ? Object.keys(imitated).filter((service) => !given[imitated[service]]) : []
  const app = {
    ENVIRONMENT: 'local',
    PUBLIC_URL: appUrl,
    OWNER_EMAIL: 'owner@example.com',
    MASTER_KEY: keys.MASTER_KEY,
    RESEND_API_KEY: keys.RESEND_API_KEY,
    RESEND_WEBHOOK_SECRET: keys.RESEND_WEBHOOK_SECRET,
    ...(local ? { ACCESS_AUD: 'amends-local' } : {}),
    ...(standIns.includes('qstash') ? qstashDevelopment : {}),
    ...given,
    ...Object.fromEntries(standIns.map((service) => [imitated[service], worldUrl])),
  }
  const world = {
    APP_URL: app.PUBLIC_URL,
    WORLD_URL: worldUrl,
    STAND_INS: standIns.join(','),
    RESEND_WEBHOOK_SECRET: app.RESEND_WEBHOOK_SECRET,
    QSTASH_TOKEN: app.QSTASH_TOKEN,
    QSTASH_CURRENT_SIGNING_KEY: app.QSTASH_CURRENT_SIGNING_KEY,
    QSTASH_NEXT_SIGNING_KEY: app.QSTASH_NEXT_SIGNING_KEY,
    ACCESS_ISSUER: worldUrl,
    ACCESS_AUD: app.ACCESS_AUD,
    WORLD_TOKEN: keys.worldToken,
  }
  return { app, world, keys, local }
}

/** Quoted for dotenv, which also expands `$` in every value wrangler reads. */
function quoted(name, value) {
  const quote = ["'", '`', '"'].find((mark) => !value.includes(mark))
  if (quote === undefined || /[\r\n]/.test(value)) throw new Error(`${name} cannot be written to a settings file`)
  return `${name}=${quote}${value.replaceAll('$', '\\$')}${quote}`
}

/** Settings go by file, not by argument: what stands in the process list is everyone's to read. */
export function writeSettings(file, settings) {
  const lines = Object.entries(settings)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => quoted(name, value))
  writePrivate(file, `${lines.join('\n')}\n`)
}
