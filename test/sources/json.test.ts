import { expect, test } from 'vitest'
import { readJson, readJsonObject } from '../../workers/sources/json.ts'
import { type SourceName, sources } from '../../workers/sources/registry.ts'
import { bytes, isKeyed, readAs, verifyAs } from './fixture.ts'

const read = (text: string) => readJson(bytes(text))
const nested = (depth: number, open: string, close: string) => open.repeat(depth) + close.repeat(depth)
const manyKeys = `{${Array.from({ length: 100_000 }, (_, i) => `"k${i}":${i}`).join(',')}}`

/** Signed by the sender, so that it reaches the parser. */
const hostile: Record<string, string | Uint8Array> = {
  'arrays 5,000 deep': nested(5000, '[', ']'),
  'objects 5,000 deep': `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`,
  'brackets never closed': '['.repeat(200_000),
  'more brackets closed than opened': `${']'.repeat(100)}${'['.repeat(200)}`,
  '100,000 keys': manyKeys,
  'a lone surrogate': '{"id":"\\ud800","type":"complaint.created","data":{"id":"\\udfff","text":"a\\ud83d"}}',
  'U+0000': '{"id":"a\\u0000b","type":"complaint.created","data":{"id":"c\\u0000","text":"\\u0000"}}',
  '1e400': '{"id":1e400,"type":"charge.refunded","data":{"object":{"id":1e400,"amount":1e400,"currency":"usd"}}}',
  'duplicate keys': '{"id":"1","id":"2","type":"a","type":"complaint.created","data":1,"data":{"id":"x"}}',
  __proto__:
    '{"__proto__":{"polluted":true},"data":{"__proto__":{"id":"x"},"constructor":{"prototype":{"polluted":true}}}}',
  'a signed null': 'null',
  'a list': '[{"type":"complaint.created"}]',
  'a text': '"complaint.created"',
  'a number': '17',
  true: 'true',
  nothing: '',
  'only spaces': ' \n\t',
  'no JSON': '{"id":',
  'a form': 'webhook_id=4',
  'bytes that are no UTF-8': Uint8Array.of(0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d),
  'half a character': Uint8Array.of(0x22, 0xc3, 0x22),
  'a raw NUL': '{"id":"\u0000"}',
  'words of Object.prototype':
    '{"id":"x","type":"constructor","data":{"id":"toString","category":"__proto__","channel":"valueOf"}}',
}

const names = Object.keys(sources) as SourceName[]
const topics: Partial<Record<SourceName, readonly string[]>> = {
  woocommerce: ['order.updated', 'constructor'],
  shopify: ['orders/cancelled', 'disputes/create', 'constructor'],
}

test.each(Object.entries(hostile))(
  '%s is read by every source without an exception',
  (_, body) => {
    for (const name of names) {
      for (const topic of topics[name] ?? ['']) {
        const headers = { 'x-wc-webhook-topic': topic, 'x-shopify-topic': topic }
        expect(['events', 'notice', 'nothing', 'unusable'], name).toContain(readAs(name, body, headers).kind)
      }
    }
    expect(Object.prototype).not.toHaveProperty('polluted')
  },
  30_000,
)

/** Some signatures stand in the body, so that it is parsed before anybody vouches for it. */
test.each(Object.entries(hostile))(
  '%s is refused by every source without an exception when nobody signed it',
  async (_, body) => {
    for (const name of names.filter((name) => !isKeyed(name))) expect(await verifyAs(name, body), name).toBe(false)
  },
  30_000,
)

test('nesting is refused before a recursive parser sees it, and brackets inside texts do not count', () => {
  expect(read(nested(64, '[', ']')).ok).toBe(true)
  expect(read(nested(65, '[', ']'))).toEqual({ ok: false, why: 'the body is nested more than 64 levels deep' })
  expect(read(JSON.stringify({ text: '[{"\\'.repeat(500) })).ok).toBe(true)
})

test('numbers keep every digit the sender wrote', () => {
  const text =
    '{"id":890088186047892319,"price":0.1000,"huge":1e400,"zero":-0,"long":1234567890123456789012345678901234567890}'
  expect(read(text)).toEqual({
    ok: true,
    value: {
      id: '890088186047892319',
      price: '0.1000',
      huge: '1e400',
      zero: '-0',
      long: '1234567890123456789012345678901234567890',
    },
  })
})

test('texts come out as D1 will give them back', () => {
  expect(read('["a\\u0000b","\\ud800","x\\udc00y","\\ud83d\\ude00",{"k\\u0000":1}]')).toEqual({
    ok: true,
    value: ['a\ufffdb', '\ufffd', 'x\ufffdy', '😀', { 'k\ufffd': '1' }],
  })
})

test('__proto__ is dropped, wherever it stands, and nothing inherits from it', () => {
  const reading = readJsonObject(bytes('{"a":{"__proto__":{"id":"x"}},"__proto__":{"b":1},"\\u005f_proto__":{"c":1}}'))
  if (!reading.ok) throw new Error(reading.why)
  expect(Object.keys(reading.value)).toEqual(['a'])
  expect(Object.keys(Object(reading.value.a))).toEqual([])
  expect('b' in reading.value || 'c' in reading.value || 'id' in Object(reading.value.a)).toBe(false)
})

test('of duplicate keys the last one wins, as in JSON.parse', () => {
  const text = '{"a":1,"b":{"x":1},"a":"2","b":[],"b":{"x":1}}'
  expect(read(text)).toEqual({ ok: true, value: { a: '2', b: { x: '1' } } })
})

test('a byte order mark, which some PHP shops send, is no part of the text', () => {
  expect(readJson(Uint8Array.of(0xef, 0xbb, 0xbf, 0x7b, 0x7d))).toEqual({ ok: true, value: {} })
})

test('the reason says what is wrong with the body', () => {
  const whys = ['null', '{"a"', '[]'].map((text) => readJsonObject(bytes(text)))
  expect(whys).toEqual([
    { ok: false, why: 'the body is JSON, but not an object' },
    { ok: false, why: 'the body is not JSON' },
    { ok: false, why: 'the body is JSON, but not an object' },
  ])
  expect(readJson(Uint8Array.of(0xff))).toEqual({ ok: false, why: 'the body is not UTF-8 text' })
})

test('the largest body a shop may send is read in well under a second', () => {
  const body = bytes(JSON.stringify({ text: 'я'.repeat(60_000), list: Array.from({ length: 20_000 }, (_, i) => i) }))
  const started = performance.now()
  expect(readJson(body).ok).toBe(true)
  expect(performance.now() - started).toBeLessThan(1000)
})
