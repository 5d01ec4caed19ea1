/** The app as the demo shop sees it: over HTTP, from outside, like any other shop. */
import { shop, type World } from '../world.ts'
import type { Letter, SourceName } from './letter.ts'
import { signShopify } from './shopify.ts'
import { signStandard } from './standard.ts'
import { signStripe } from './stripe.ts'
import { signWooCommerce } from './woocommerce.ts'

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

function secretOf(world: World, source: SourceName): string | null {
  const secret = fieldOf(world.DEMO_SECRETS ?? '', source)
  return typeof secret === 'string' && secret !== '' ? secret : null
}

const signers = {
  standard: signStandard,
  shopify: signShopify,
  woocommerce: signWooCommerce,
  stripe: signStripe,
} as const satisfies Record<
  SourceName,
  (letter: Letter, secret: string, seconds: number) => Promise<Record<string, string>>
>

export interface Sent {
  readonly letter: Letter
  readonly url: string
  readonly headers: Record<string, string>
  readonly body: string
  readonly answer: Answer
  /** Epoch ms, real time. */
  readonly at: number
}

/** One byte of the body, changed after it was signed: a digit in its middle becomes another. */
export function tamper(body: string): string {
  const middle = body.slice(Math.floor(body.length / 2)).search(/\d/) + Math.floor(body.length / 2)
  return `${body.slice(0, middle)}${(Number(body[middle]) + 1) % 10}${body.slice(middle + 1)}`
}

/** Signs a letter now and posts it; with `tampered`, one byte changes on the way. */
export async function send(world: World, letter: Letter, tampered = false): Promise<Sent> {
  const url = `${world.APP_URL}/webhooks/${shopId}/${letter.source}`
  const secret = secretOf(world, letter.source)
  const at = Date.now()
  if (secret === null) {
    const text = 'This world was started without a secret for this source, so the shop has nothing to sign with.'
    return { letter, url, headers: {}, body: letter.body, answer: { status: null, text }, at }
  }
  const signature = await signers[letter.source](letter, secret, Math.floor(at / 1000))
  const headers = { ...letter.headers, ...signature }
  const body = tampered ? tamper(letter.body) : letter.body
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
