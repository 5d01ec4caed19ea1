/** The app as the demo shop sees it: over HTTP, from outside, like any other shop. */
import { senderOf } from '../senders/index.ts'
import type { Letter } from '../senders/letter.ts'
import { addressOf, type Coverage } from '../senders/sender.ts'
import { keepLetter } from '../shops/record.ts'
import { shop, type World } from '../world.ts'
import { demoTerms } from './terms.ts'
import { putObject } from './vendor-api.ts'

export const shopId = 'semitsvet'

/** What the app said; `status` is null when it did not answer at all. */
export interface Answer {
  readonly status: number | null
  readonly text: string
}

export async function ask(url: string, init: RequestInit): Promise<Answer> {
  try {
    const response = await fetch(url, { redirect: 'manual', ...init })
    return { status: response.status, text: await response.text() }
  } catch (error) {
    return { status: null, text: error instanceof Error ? error.message : String(error) }
  }
}

/** A field of a JSON answer; undefined when the text is no JSON object. */
export function fieldOf(text: string, name: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return Reflect.get(Object(value), name)
  } catch {
    return undefined
  }
}

export interface Sent {
  readonly letter: Letter
  readonly url: string
  readonly headers: Record<string, string>
  readonly body: string
  readonly answer: Answer
  /** Epoch ms, real time. */
  readonly at: number
}

/** One byte of the body, changed after it was signed: a digit in the middle of what is signed becomes another. */
export function tamper(body: string, covers: Coverage): string {
  const signed = typeof covers.body === 'function' ? covers.body(body) : [body]
  const digits = signed.flatMap((piece) => {
    const from = body.indexOf(piece)
    return [...piece.matchAll(/\d/g)].map(({ index }) => from + index)
  })
  const middle = digits[Math.floor(digits.length / 2)] ?? 0
  return `${body.slice(0, middle)}${(Number(body[middle]) + 1) % 10}${body.slice(middle + 1)}`
}

/** Signs a letter now and posts it; with `tampered`, one byte changes on the way. */
export async function send(world: World, letter: Letter, tampered = false): Promise<Sent> {
  const sender = senderOf(letter.source)
  if (!sender) throw new Error(`nobody sends as ${letter.source}`)
  const terms = await demoTerms(world, sender)
  // What happens at the shop is in its own system, whatever becomes of the webhook about it.
  await keepLetter(world, letter, terms.settings)
  for (const [path, object] of Object.entries(letter.objects ?? {})) {
    await putObject(world, letter.source, path, JSON.stringify(object))
  }
  const url = addressOf(world.APP_URL, shopId, sender, terms)
  const at = Date.now()
  const { headers, body: signed } = await sender.sign(letter, terms, at, url)
  const body = tampered ? tamper(signed, sender.covers) : signed
  return { letter, url, headers, body, answer: await ask(url, { method: 'POST', headers, body }), at }
}

/** The app's present, epoch ms; real time when the app has no clock to show (it is not local) or is away. */
export async function appNow(world: World): Promise<number> {
  const answer = await ask(`${world.APP_URL}/local/clock`, { signal: AbortSignal.timeout(3000) })
  const now = answer.status === 200 ? fieldOf(answer.text, 'now') : undefined
  const at = typeof now === 'string' || typeof now === 'number' ? new Date(now).getTime() : Number.NaN
  return Number.isFinite(at) ? at : Date.now()
}

export const advance = (world: World, duration: string): Promise<Answer> =>
  ask(`${world.APP_URL}/local/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advance: duration }),
  })

/** A call of the shop's own API with its key; null when the shop has not been given one. */
export async function callApi(
  world: World,
  method: string,
  path: string,
  body?: object,
  key?: string,
): Promise<Answer | null> {
  const apiKey = world.DEMO_API_KEY ?? (await shop(world).get('setting', 'apiKey'))
  if (!apiKey) return null
  return ask(`${world.APP_URL}/v1/shops/${shopId}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${apiKey}`,
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(key ? { 'idempotency-key': key } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
}
