import { expect, test } from 'vitest'
import { type SourceName, sources } from '../../workers/sources/registry.ts'
import {
  fromBase64,
  fromHex,
  hmacMatches,
  isFresh,
  sameBytes,
  standardKey,
  utf8,
} from '../../workers/sources/signature.ts'
import { arrivalOf, bytes, contextOf, isKeyed, type SignatureFixture, signatureFixtures, sourceOf } from './fixture.ts'

/** One good vector per sender, with a single signature in its header and nothing in it that a verifier passes over. */
const good: Partial<Record<SourceName, string>> = {
  standard: 'standard/official-sign-vector.json',
  shopify: 'shopify/computed-disputes-create.json',
  woocommerce: 'woocommerce/computed-order-updated-refunds.json',
  stripe: 'stripe/computed-dispute-created.json',
  adyen: 'adyen/official-docs-vector.json',
  square: 'square/official-sdk-vector.json',
  tbank: 'tbank/official-docs-notification.json',
  paypal: 'paypal/real-signature-2015-05-18.json',
  cloudpayments: 'cloudpayments/npm-package-test-shape.json',
  judgeme: 'judgeme/computed-review-created.json',
  zendesk: 'zendesk/computed-ticket-created.json',
  typeform: 'typeform/computed-form-response.json',
  telegram: 'telegram/secret-token-ok.json',
  bigcommerce: 'bigcommerce/computed-refund-created.json',
  mollie: 'mollie/computed-php-test-payload.json',
  ecwid: 'ecwid/third-party-vector.json',
}
const signed: Partial<Record<SourceName, readonly string[]>> = {
  standard: ['webhook-id', 'webhook-timestamp', 'webhook-signature'],
  shopify: ['x-shopify-hmac-sha256'],
  woocommerce: ['x-wc-webhook-signature'],
  stripe: ['stripe-signature'],
  adyen: [],
  square: ['x-square-hmacsha256-signature'],
  tbank: [],
  paypal: ['paypal-transmission-id', 'paypal-transmission-time', 'paypal-transmission-sig', 'paypal-auth-algo'],
  cloudpayments: ['content-hmac'],
  judgeme: ['judgeme-hmac-sha256'],
  zendesk: ['x-zendesk-webhook-signature', 'x-zendesk-webhook-signature-timestamp'],
  typeform: ['typeform-signature'],
  telegram: ['x-telegram-bot-api-secret-token'],
  bigcommerce: ['webhook-id', 'webhook-timestamp', 'webhook-signature'],
  mollie: ['x-mollie-signature'],
  ecwid: ['x-ecwid-webhook-signature'],
}
const names = (Object.keys(sources) as SourceName[]).filter((name) => !isKeyed(name))
/** PayPal signs with its own key: it has no secret of ours. */
const withSecret = names.filter((name) => !('withoutSecret' in sources[name]))

/** Senders that leave part of the body unsigned: what they do sign, the signature in the body included. */
const signedPart: Partial<Record<SourceName, RegExp>> = {
  adyen:
    /"(?:pspReference|originalReference|merchantAccountCode|merchantReference|value|currency|eventCode|success|hmacSignature)":"?([^",}]*)/g,
  ecwid: /"(?:eventId|eventCreated)":\s*"?([^",}]*)/g,
  tbank: /"[A-Z]\w+":"?([^",}]*)/g,
}

function vectorOf(name: SourceName): SignatureFixture {
  const vector = signatureFixtures.find(({ path }) => path === good[name])
  if (vector === undefined) throw new Error(`no vector for ${name}`)
  return vector
}

const verify = (
  vector: SignatureFixture,
  {
    body = vector.body,
    headers = vector.headers,
    secrets = [vector.secret],
    now = vector.now,
  }: {
    body?: string | Uint8Array
    headers?: HeadersInit
    secrets?: readonly string[]
    now?: number | null
  } = {},
): Promise<boolean> => {
  return sourceOf(vector).verify(arrivalOf(body, headers), contextOf(secrets, now, vector.settings))
}

/** The places of the body's bytes that the signature covers. The vectors are ASCII there. */
function signedBytes({ source, body }: SignatureFixture): number[] {
  const part = signedPart[source]
  if (part === undefined) return [...bytes(body).keys()]
  return [...body.matchAll(part)].flatMap((match) => {
    const start = match.index + match[0].length - (match[1] ?? '').length
    return [...(match[1] ?? '')].map((_, i) => start + i)
  })
}

/** Telegram repeats a token and signs nothing of the body. */
test.each(names.filter((name) => name !== 'telegram'))(
  '%s: a body with any one signed byte changed is refused',
  async (name) => {
    const vector = vectorOf(name)
    const body = bytes(vector.body)
    expect(await verify(vector, { body })).toBe(true)
    const places = signedBytes(vector)
    expect(places.length).toBeGreaterThan(0)
    for (const i of places) {
      const changed = Uint8Array.from(body)
      changed[i] = (changed[i] ?? 0) ^ (1 << (i % 8))
      expect(await verify(vector, { body: changed }), `byte ${i}`).toBe(false)
    }
    if (signedPart[name] === undefined) expect(await verify(vector, { body: `${vector.body} ` })).toBe(false)
    expect(await verify(vector, { body: '' })).toBe(false)
  },
)

test.each(names)('%s: a signed header with any one bit changed is refused', async (name) => {
  const vector = vectorOf(name)
  for (const header of signed[name] ?? []) {
    const value = vector.headers[header] ?? ''
    for (let i = 0; i < value.length * 8; i++) {
      const at = i >> 3
      const code = value.charCodeAt(at) ^ (1 << (i & 7))
      const changed = `${value.slice(0, at)}${String.fromCharCode(code)}${value.slice(at + 1)}`
      if (/[\0\r\n]/.test(changed)) continue
      expect(await verify(vector, { headers: { ...vector.headers, [header]: changed } }), changed).toBe(false)
    }
    const { [header]: _, ...rest } = vector.headers
    expect(await verify(vector, { headers: rest }), `${header} missing`).toBe(false)
  }
})

test.each(withSecret)('%s: a secret that is not listed is dead, and the older of two still lives', async (name) => {
  const vector = vectorOf(name)
  const other = 'whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
  expect(await verify(vector, { secrets: [other] })).toBe(false)
  expect(await verify(vector, { secrets: [other, vector.secret] })).toBe(true)
  expect(await verify(vector, { secrets: [vector.secret, other] })).toBe(true)
  expect(await verify(vector, { secrets: [] })).toBe(false)
})

test.each(['', 'whsec_'])('standard: the secret "%s" opens nothing, though its key is known to all', async (secret) => {
  const vector = vectorOf('standard')
  expect(standardKey(secret)).toBeNull()
  expect(await verify(vector, { secrets: [secret] })).toBe(false)
})

test('an empty secret opens nothing at the senders whose secret is text', async () => {
  for (const name of withSecret) expect(await verify(vectorOf(name), { secrets: [''] }), name).toBe(false)
})

test.each(['standard', 'stripe', 'zendesk'] as const)(
  '%s: 300 seconds are in time, 301 are not, both ways',
  async (name) => {
    const vector = vectorOf(name)
    const sent = vector.now ?? 0
    for (const now of [sent - 300, sent, sent + 300, sent + 300.9])
      expect(await verify(vector, { now }), `${now}`).toBe(true)
    for (const now of [sent - 301, sent + 301, sent + 10_000_000])
      expect(await verify(vector, { now }), `${now}`).toBe(false)
  },
)

test('a time with anything but digits in it is refused, which the official library takes', () => {
  expect(isFresh('1614265330', 1_614_265_330_000)).toBe(true)
  for (const text of [
    '1614265330abc',
    ' 1614265330',
    '1614265330.0',
    '+1614265330',
    '0x6037b632',
    '1e9',
    '-1',
    '',
    'NaN',
  ])
    expect(isFresh(text, 1_614_265_330_000), text).toBe(false)
})

test('standard: the svix-* names count too, and the two sets are never mixed', async () => {
  const vector = vectorOf('standard')
  const { 'webhook-id': id = '', 'webhook-timestamp': time = '', 'webhook-signature': signature = '' } = vector.headers
  const svix = { 'svix-id': id, 'svix-timestamp': time, 'svix-signature': signature }
  expect(await verify(vector, { headers: svix })).toBe(true)
  expect(
    await verify(vector, { headers: { 'webhook-id': id, 'svix-timestamp': time, 'svix-signature': signature } }),
  ).toBe(false)
  const forged = { ...vector.headers, 'webhook-id': 'msg_other' }
  expect(await verify(vector, { headers: { ...svix, ...forged } })).toBe(false)
})

test.each(['v1a', 'v0', 'v2', 'V1', 'v1,v1', ''])(
  'standard: the right bytes under the version "%s" do not count',
  async (version) => {
    const vector = vectorOf('standard')
    const signature = (vector.headers['webhook-signature'] ?? '').replace(/^v1/, version)
    expect(await verify(vector, { headers: { ...vector.headers, 'webhook-signature': signature } })).toBe(false)
  },
)

test('shopify: the newer shopify-* headers are understood, and count where both are sent', async () => {
  const vector = vectorOf('shopify')
  const signature = vector.headers['x-shopify-hmac-sha256'] ?? ''
  expect(await verify(vector, { headers: { 'shopify-hmac-sha256': signature } })).toBe(true)
  const wrong = { ...vector.headers, 'shopify-hmac-sha256': 'AAAA' }
  expect(await verify(vector, { headers: wrong })).toBe(false)
})

test.each([
  't',
  't=',
  'v1',
  '=',
  ',',
  ',,,=,=,',
  't=1772360100',
  'v1=00',
  't=1772360100,v1',
  't=1772360100,v1=',
  't=1772360100,v1=zz',
  't=1772360100,v1=0',
  't==1772360100,v1==00',
  `t=1772360100,v1=${'a'.repeat(100_000)}`,
  't=1772360100,t=1772360100,v1=00',
])('stripe: the header %.40s is refused without an exception', async (header) => {
  expect(await verify(vectorOf('stripe'), { headers: { 'stripe-signature': header } })).toBe(false)
})

test('stripe: the right bytes as v0 do not count, and one good v1 among several is enough', async () => {
  const vector = vectorOf('stripe')
  const header = vector.headers['stripe-signature'] ?? ''
  expect(await verify(vector, { headers: { 'stripe-signature': header.replace('v1', 'v0') } })).toBe(false)
  const rotated = header.replace(',', `,v1=${'0'.repeat(64)},`)
  expect(await verify(vector, { headers: { 'stripe-signature': rotated } })).toBe(true)
})

test('decoders take one spelling of each byte string and answer null to everything else', () => {
  expect(fromHex('00ff')).toEqual(Uint8Array.of(0, 255))
  for (const text of ['0', 'FF', '0x00', 'zz', ' 00', '00\n']) expect(fromHex(text), text).toBeNull()
  expect(fromBase64('AP8=')).toEqual(Uint8Array.of(0, 255))
  for (const text of ['AP8', 'AP9=', 'AP8==', 'A', '=', '====', ' AP8=', 'AP8=\n', 'AP-=', 'é'])
    expect(fromBase64(text), text).toBeNull()
})

test('byte strings of unequal length are unequal, without an exception', () => {
  expect(sameBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2))).toBe(true)
  expect(sameBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2, 0))).toBe(false)
  expect(sameBytes(Uint8Array.of(), Uint8Array.of(0))).toBe(false)
})

test('an empty signature never matches, not even another empty one', async () => {
  expect(await hmacMatches([utf8('secret')], utf8('body'), [new Uint8Array()])).toBe(false)
  expect(await hmacMatches([utf8('secret')], utf8('body'), [null])).toBe(false)
})
