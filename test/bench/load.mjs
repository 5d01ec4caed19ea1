/** The sender: so many webhooks, so many at once, each signed and about a customer of its own. Loopback only, and it ends. */
import { createHmac } from 'node:crypto'
import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'

let series = 0

function letter(secret, email, name) {
  const body = JSON.stringify({
    type: 'complaint.created',
    timestamp: new Date().toISOString(),
    data: {
      id: name,
      category: 'damaged',
      text: 'The bag arrived torn, and I need it on Friday.',
      channel: 'form',
      customer: { id: `u-${name}`, email, name: 'Ana Popescu', locale: 'en', timeZone: 'Europe/Chisinau' },
      order: { id: `A-${name}`, total: { amount: '2000.00', currency: 'MDL' }, placedAt: '2026-11-12T09:00:00Z' },
    },
  })
  const timestamp = String(Math.floor(Date.now() / 1000))
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  const signature = createHmac('sha256', key).update(`${name}.${timestamp}.${body}`).digest('base64')
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'webhook-id': name,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  }
  return { email, body, headers }
}

function post(url, agent, { body, headers }) {
  return new Promise((done, fail) => {
    const call = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume()
      response.on('end', () => done(response.statusCode))
      response.on('error', fail)
    })
    call.on('error', fail)
    call.end(body)
  })
}

/**
 * Sends `count` webhooks, `atOnce` at a time. Times are milliseconds; `perSecond` counts answers of 200. A sender goes on
 * when `andThen` resolves, which is given the customer's address.
 * @param {{ url: string, secret: string, count: number, atOnce: number, andThen?: (email: string) => Promise<void> }} order
 */
export async function send({ url, secret, count, atOnce, andThen = async () => {} }) {
  series += 1
  const letters = Array.from({ length: count }, (_, i) => {
    const name = `load-${series}-${i}`
    return letter(secret, `${name}@example.com`, name)
  })
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
  const sentAt = new Map()
  const answerMs = []
  let refused = 0
  let next = 0
  async function sender() {
    for (;;) {
      const one = letters[next++]
      if (!one) return
      const at = performance.now()
      sentAt.set(one.email, at)
      if ((await post(url, agent, one)) === 200) answerMs.push(performance.now() - at)
      else refused += 1
      await andThen(one.email)
    }
  }
  const start = performance.now()
  await Promise.all(Array.from({ length: atOnce }, sender))
  const elapsedMs = performance.now() - start
  agent.destroy()
  return { sentAt, answerMs, refused, elapsedMs, perSecond: (answerMs.length * 1000) / elapsedMs }
}

/** Waits until each customer has mail, at most `mostMs`; returns how long each waited, and how many still do. */
export async function untilMailed(sentAt, arrivedAt, mostMs = 180_000) {
  const end = performance.now() + mostMs
  while ([...sentAt.keys()].some((email) => !arrivedAt.has(email)) && performance.now() < end) await pause(50)
  const waitedMs = [...sentAt].flatMap(([email, at]) => {
    const arrived = arrivedAt.get(email)
    return arrived === undefined ? [] : [arrived - at]
  })
  return { waitedMs, without: sentAt.size - waitedMs.length }
}
