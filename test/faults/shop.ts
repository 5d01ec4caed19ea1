/** The demo shop as an outsider has it, a power switch, and an eye on what the database holds at any moment. */
import { execFileSync } from 'node:child_process'
import { createHmac, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { type Servers, startServers } from '../../scripts/servers.mjs'
import { openD1, openSqlite } from '../local/database.ts'
import { temporaryState } from '../local/state.mjs'

export interface Letter {
  readonly id: string
  readonly email: string
  readonly body: string
}

interface Answer {
  readonly http: number
  readonly status: string
  readonly complaint: string
}

interface Held {
  readonly complaint: string
  readonly email: string
  /** Of its acknowledgement; null while no turn was recorded. */
  readonly state: string | null
}

/** Process ids of the app's runtime: the children of the supervisor that keeps its state in `stateDir`. */
function runtimesOf(stateDir: string): readonly number[] {
  const processes = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,command='], { encoding: 'utf8' })
    .split('\n')
    .flatMap((row) => {
      const [, pid, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(row) ?? []
      return pid && parent ? [{ pid: Number(pid), parent: Number(parent), command }] : []
    })
  const supervisor = processes.find(({ command }) => command.includes(`--persist-to ${join(stateDir, 'app')} `))
  const runtimes = processes.filter(({ parent }) => parent === supervisor?.pid).map(({ pid }) => pid)
  if (runtimes.length === 0) throw new Error('the app does not run')
  return runtimes
}

/** Looks many times a millisecond, so that the power can be cut at the very moment; throws after 20 s. */
export async function untilTrue(look: () => boolean): Promise<void> {
  const end = Date.now() + 20_000
  while (!look()) {
    if (Date.now() > end) throw new Error(`not seen in 20 s: ${look}`)
    await turn()
  }
}

/** A complaint of a customer of its own. */
export function newLetter(): Letter {
  const name = randomUUID().slice(0, 8)
  const email = `ana-${name}@example.com`
  const body = JSON.stringify({
    type: 'complaint.created',
    timestamp: new Date().toISOString(),
    data: {
      id: `c-${name}`,
      category: 'damaged',
      text: 'The bag arrived torn.',
      channel: 'form',
      customer: { id: `u-${name}`, email, name: 'Ana Popescu', locale: 'en' },
      order: { id: `A-${name}`, total: { amount: '2000.00', currency: 'MDL' }, placedAt: '2026-11-12T09:00:00Z' },
    },
  })
  return { id: randomUUID(), email, body }
}

const acknowledgements = `
  select c.id as complaint, k.email, o.state from complaints c
  join customers k on k.shop = c.shop and k.id = c.customer
  left join outbox o on o.complaint = c.id and o.kind = 'acknowledgement'
  where k.email in (select value from json_each(?))`

/** Starts the app and its world with a state of their own, and ends both again when the shop cannot be opened. */
export async function openShop() {
  const { stateDir, remove } = await temporaryState()
  const servers = await startServers({ stateDir })
  const close = async (): Promise<void> => {
    await servers.stop()
    await remove()
  }
  try {
    return await shopOf(servers, stateDir, close)
  } catch (error) {
    await close()
    throw error
  }
}

async function shopOf(servers: Servers, stateDir: string, stop: () => Promise<void>) {
  const { appUrl, secrets, apiKey } = servers
  const worldUrl = servers.worldUrl ?? ''
  if (!apiKey) throw new Error(`the demo shop was not seeded: ${servers.seedProblem}`)
  const setFaults = async (wanted: object): Promise<void> => {
    const answer = await fetch(`${worldUrl}/faults`, { method: 'POST', body: JSON.stringify(wanted) })
    if (!answer.ok) throw new Error(`the fault switch answered ${answer.status}`)
  }
  // The post office keeps nothing before it is first spoken to.
  await setFaults({ resend: { mode: 'ok' } })
  const database = openD1(stateDir)
  const provider = openSqlite(join(stateDir, 'world/v3/do/amends-local-world-PostOffice'))
  const faults = provider.prepare("select mode from faults where service = 'resend'")
  const rows = database.prepare(acknowledgements)
  const held = (letters: readonly Letter[]): Held[] =>
    rows.all(JSON.stringify(letters.map(({ email }) => email))).map((row) => ({
      complaint: String(row.complaint),
      email: String(row.email),
      state: row.state === null ? null : String(row.state),
    }))

  return {
    /** Posts it, signed anew as a sender does on every attempt. Null when the line was cut before the answer. */
    async post({ id, body }: Letter): Promise<Answer | null> {
      const timestamp = String(Math.floor(Date.now() / 1000))
      const key = Buffer.from(secrets.standard.slice('whsec_'.length), 'base64')
      const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
      const headers = {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': `v1,${signature}`,
      }
      try {
        const answer = await fetch(`${appUrl}/webhooks/semitsvet/standard`, { method: 'POST', headers, body })
        const { status, complaint } = (await answer.json()) as { status: string; complaint: string }
        return { http: answer.status, status, complaint }
      } catch {
        return null
      }
    },
    held,
    /** True when a fault set for one mail was used up: the provider has that mail in hand. */
    providerIsBusy: (): boolean => faults.all().length === 0,
    /** SIGKILL for the runtime in the very moment the returned function is called, then for what supervised it. */
    armPowerCut(): () => Promise<void> {
      const runtimes = runtimesOf(stateDir)
      return () => {
        for (const pid of runtimes) process.kill(pid, 'SIGKILL')
        return servers.kill9App()
      }
    },
    restart: servers.restartApp,
    async sweep(): Promise<void> {
      const answer = await fetch(`${appUrl}/local/sweep`, { method: 'POST' })
      if (!answer.ok) throw new Error(`the sweep answered ${answer.status}`)
      await answer.arrayBuffer()
    },
    setFaults,
    health: async (): Promise<unknown> => (await fetch(`${appUrl}/healthz`)).json(),
    async promises(complaint: string): Promise<readonly { kind: string; state: string }[]> {
      const headers = { authorization: `Bearer ${apiKey}` }
      const answer = await fetch(`${appUrl}/v1/complaints/${complaint}`, { headers })
      return ((await answer.json()) as { promises: { kind: string; state: string }[] }).promises
    },
    /** How many acknowledgements the provider took for each letter's customer. */
    received: (letters: readonly Letter[]): Promise<number[]> =>
      Promise.all(
        letters.map(async ({ email }) => {
          const answer = await fetch(`${worldUrl}/inbox.json?to=${encodeURIComponent(email)}`)
          const mails = (await answer.json()) as { idempotencyKey: string }[]
          return mails.filter((mail) => mail.idempotencyKey.includes(':acknowledgement:')).length
        }),
      ),
    async close(): Promise<void> {
      database.close()
      provider.close()
      await stop()
    },
  }
}
