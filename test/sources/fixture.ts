/** The fixtures of the registered sources, ours and those beside the checkout, and arrivals made of them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Json } from '../../workers/sources/json.ts'
import { paypalWith } from '../../workers/sources/paypal.ts'
import { type SourceName, sources } from '../../workers/sources/registry.ts'
import type { Arrival, Reading, Source, SourceContext } from '../../workers/sources/source.ts'

interface Common {
  readonly path: string
  readonly ours: boolean
  readonly source: SourceName
  readonly headers: Record<string, string>
  readonly body: string
  readonly settings: unknown
  /** The certificate that stands at PayPal's address. */
  readonly certificate: string | null
}
export interface SignatureFixture extends Common {
  readonly type: 'signature'
  readonly secret: string
  readonly now: number | null
  readonly valid: boolean
}
export interface PayloadFixture extends Common {
  readonly type: 'payload'
  readonly expect: Record<string, unknown>
}

const roots = [
  { folder: join(import.meta.dirname, '../fixtures/webhooks'), ours: true },
  { folder: join(import.meta.dirname, '../../../shared/fixtures/webhooks'), ours: false },
]
const folders: Record<SourceName, readonly string[]> = {
  standard: ['standard', 'standard-webhooks'],
  shopify: ['shopify'],
  woocommerce: ['woocommerce'],
  stripe: ['stripe'],
  adyen: ['adyen'],
  square: ['square'],
  tbank: ['tbank'],
  paypal: ['paypal'],
  cloudpayments: ['cloudpayments'],
  judgeme: ['judgeme'],
  zendesk: ['zendesk'],
  typeform: ['typeform'],
  telegram: ['telegram'],
  trustpilot: ['trustpilot'],
  gorgias: ['gorgias'],
  yookassa: ['yookassa'],
  mollie: ['mollie'],
  bigcommerce: ['bigcommerce'],
  ecwid: ['ecwid'],
}

/** What is set beside the secrets, in a fixture's own words where it says them. */
const settingsFor = (source: SourceName, read: Readonly<Record<string, unknown>> = {}): unknown => {
  switch (source) {
    case 'square':
      return typeof read.url === 'string' ? { notificationUrl: read.url } : {}
    case 'paypal':
      return { webhookId: read.webhook_id ?? 'W1' }
    case 'tbank':
      return { terminalKey: /"TerminalKey":\s*"(\w+)"/.exec(String(read.body))?.[1] ?? 'T' }
    case 'yookassa':
      return { shopId: '1183493', secretKey: 'test_key', test: 'accept' }
    case 'ecwid':
      return { storeId: '1003', token: 'secret_token' }
    default:
      return {}
  }
}

/** What a payload file leaves out because only the signature test needs it. */
const defaultHeaders = (source: SourceName, event: string): Record<string, string> =>
  ({
    standard: { 'webhook-id': 'msg_1', 'webhook-timestamp': '1', 'webhook-signature': 'v1,' },
    shopify: { 'x-shopify-webhook-id': 'w-1', 'x-shopify-topic': event },
    woocommerce: { 'x-wc-webhook-topic': event },
    stripe: {},
    adyen: {},
    square: {},
    tbank: {},
    paypal: {},
    cloudpayments: {},
    judgeme: {},
    zendesk: {},
    typeform: {},
    telegram: {},
    trustpilot: {},
    gorgias: {},
    yookassa: {},
    mollie: {},
    bigcommerce: { 'webhook-id': 'msg_1', 'webhook-timestamp': '1', 'webhook-signature': 'v1,' },
    ecwid: {},
  })[source]

function load(source: SourceName, folder: string, ours: boolean): (SignatureFixture | PayloadFixture)[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file): (SignatureFixture | PayloadFixture)[] => {
      const read = JSON.parse(readFileSync(join(folder, file), 'utf8'))
      const common = {
        path: `${ours ? '' : 'shared: '}${source}/${file}`,
        ours,
        source,
        settings: settingsFor(source, read),
        certificate: read.cert_pem ?? null,
      }
      if (read.type === 'signature') {
        const { headers, body, secret, now = null, valid } = read
        return [{ ...common, type: 'signature', headers, body, secret, now, valid }]
      }
      if (read.type !== 'payload') return []
      const headers = { ...defaultHeaders(source, read.event), ...read.headers }
      const body = read.raw ?? JSON.stringify(read.payload)
      return [{ ...common, type: 'payload', headers, body, expect: read.expect ?? {} }]
    })
}

const names = Object.keys(sources) as SourceName[]
const all = roots.flatMap(({ folder, ours }) =>
  names.flatMap((name) => folders[name].flatMap((sub) => load(name, join(folder, sub), ours))),
)
export const signatureFixtures = all.filter((fixture) => fixture.type === 'signature')
export const payloadFixtures = all.filter((fixture) => fixture.type === 'payload')

/** The fixture's source; PayPal's with the certificate that its address answers with. */
export function sourceOf({ source, certificate }: Pick<Common, 'source' | 'certificate'>): Source {
  return source === 'paypal' ? paypalWith(async () => new Response(certificate)) : sources[source]
}

/** Who cannot sign posts to an address with a key, which is not the source's business: the router compares it. */
export const isKeyed = (name: SourceName): boolean => {
  const source: Source = sources[name]
  return source.keyed === 'always'
}

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

export const arrivalOf = (body: string | Uint8Array, headers: HeadersInit): Arrival => ({
  raw: typeof body === 'string' ? bytes(body) : body,
  headers: new Headers(headers),
  url: 'https://amends.example/webhooks/semitsvet/any',
  address: '203.0.113.7',
})

export const contextOf = (
  secrets: readonly string[],
  nowSeconds: number | null,
  settings: unknown = {},
): SourceContext<unknown> => ({
  secrets,
  settings,
  wallNow: (nowSeconds ?? 1_800_000_000) * 1000,
})

export const readAs = (name: SourceName, body: Json | string | Uint8Array, headers: HeadersInit = {}): Reading => {
  const source: Source = sources[name]
  const raw = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body)
  const complete = new Headers(defaultHeaders(name, ''))
  for (const [header, value] of new Headers(headers)) complete.set(header, value)
  return source.read(arrivalOf(raw, complete), contextOf(['secret'], null, settingsFor(name)))
}

/** Whether a body without any signature passes. */
export const verifyAs = (name: SourceName, body: string | Uint8Array): Promise<boolean> => {
  const source = sourceOf({ source: name, certificate: null })
  return source.verify(arrivalOf(body, {}), contextOf(['secret'], null, settingsFor(name)))
}
