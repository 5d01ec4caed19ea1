/** The demo shop as an outsider has it: its webhook secret, its API key, and the inbox at the other end. */
import { createHmac, randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { type Servers, startServers } from '../../scripts/servers.mjs'
import { temporaryState } from '../local/state.mjs'

export interface Mail {
  readonly to: readonly string[]
  readonly idempotencyKey: string
}

interface Seen {
  readonly messages: readonly { readonly kind: string; readonly state: string }[]
  readonly promises: readonly { readonly kind: string; readonly state: string }[]
}

export interface Answered {
  readonly http: number
  readonly status: string
  readonly complaint: string
  readonly email: string
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

/** Process ids of the runtime itself, without the supervisor that started it. */
function runtimes(stateDir: string): readonly number[] {
  const { workers } = JSON.parse(readFileSync(join(stateDir, 'servers.json'), 'utf8')) as { workers: number[] }
  const command = (pid: number) => {
    const file = `/proc/${pid}/cmdline`
    return existsSync(file) ? readFileSync(file, 'utf8') : ''
  }
  return workers.filter((pid) => command(pid).includes('workerd\0serve'))
}

export async function openShop() {
  const { stateDir, remove } = await temporaryState()
  const servers: Servers = await startServers({ stateDir })
  const { appUrl, secrets, apiKey } = servers
  const worldUrl = servers.worldUrl ?? ''
  if (!apiKey) throw new Error(`the demo shop was not seeded: ${servers.seedProblem}`)

  function signed(body: string): Record<string, string> {
    const id = randomUUID()
    const timestamp = String(Math.floor(Date.now() / 1000))
    const key = Buffer.from(secrets.standard.slice('whsec_'.length), 'base64')
    const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
    return {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signature}`,
    }
  }

  /**
   * Posts a complaint of a customer of its own. `onAnswer` runs in the very moment the answer is here, before anything
   * else of this process does.
   */
  function complain(onAnswer: () => void = () => {}): Promise<Answered> {
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
    const options = { method: 'POST', agent, headers: signed(body) }
    return new Promise((done, fail) => {
      const call = request(`${appUrl}/webhooks/semitsvet/standard`, options, (response) => {
        let text = ''
        response.on('data', (part: Buffer) => {
          text += part
        })
        response.on('end', () => {
          onAnswer()
          const { status, complaint } = JSON.parse(text) as { status: string; complaint: string }
          done({ http: response.statusCode ?? 0, status, complaint, email })
        })
        response.on('error', fail)
      })
      call.on('error', fail)
      call.end(body)
    })
  }

  return {
    complain,
    /** SIGKILL at once for the runtime, then for what supervised it. */
    powerCut(): Promise<void> {
      for (const pid of runtimes(stateDir)) process.kill(pid, 'SIGKILL')
      return servers.kill9App()
    },
    restart: servers.restartApp,
    async sweep(): Promise<void> {
      const answer = await fetch(`${appUrl}/local/sweep`, { method: 'POST' })
      if (!answer.ok) throw new Error(`the sweep answered ${answer.status}`)
      await answer.arrayBuffer()
    },
    async setFaults(faults: object): Promise<void> {
      const answer = await fetch(`${worldUrl}/faults`, { method: 'POST', body: JSON.stringify(faults) })
      if (!answer.ok) throw new Error(`the fault switch answered ${answer.status}`)
    },
    health: async (): Promise<unknown> => (await fetch(`${appUrl}/healthz`)).json(),
    async see(complaint: string): Promise<Seen> {
      const headers = { authorization: `Bearer ${apiKey}` }
      return (await fetch(`${appUrl}/v1/complaints/${complaint}`, { headers })).json() as Promise<Seen>
    },
    /** Acknowledgements the provider took for an address. */
    async acknowledgements(email: string): Promise<readonly Mail[]> {
      const answer = await fetch(`${worldUrl}/inbox.json?to=${encodeURIComponent(email)}`)
      const mails = (await answer.json()) as Mail[]
      return mails.filter((mail) => mail.idempotencyKey.includes(':acknowledgement:'))
    },
    async close(): Promise<void> {
      agent.destroy()
      await servers.stop()
      await remove()
    },
  }
}
