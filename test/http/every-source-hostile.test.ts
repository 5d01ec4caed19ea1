/** Whatever a vendor signs, the door answers it, nothing breaks behind it, and the next good delivery is taken in. */
import { expect, it } from 'vitest'
import type { Sender, Signed } from '../../local/senders/sender.ts'
import { eventually, openShop } from '../harness/shop.ts'
import { addressFor, agree, asked, deliver, kept, newLetter, proved, send, sign, termsOf } from './sending.ts'

const nested = (depth: number, open: string, inside: string, close: string) =>
  open.repeat(depth) + inside + close.repeat(depth)

const hostile: Record<string, string> = {
  'arrays 5,000 deep': nested(5000, '[', '', ']'),
  'objects 5,000 deep': nested(5000, '{"a":', '1', '}'),
  'brackets never closed': '['.repeat(5000),
  // 12 bytes a key is what fits under the cap of 256 KiB and the rest of a body.
  'as many keys as fit': `{${Array.from({ length: 16_000 }, (_, i) => `"k${i}":${i}`).join(',')}}`,
  '100,000 keys': `{${Array.from({ length: 100_000 }, (_, i) => `"k${i}":${i}`).join(',')}}`,
  'lone surrogates': '{"id":"\\ud800","type":"\\udfff","data":{"id":"a\\ud83d","text":"\\udc00"}}',
  'U+0000': '{"id":"a\\u0000b","type":"c\\u0000","data":{"id":"\\u0000"}}',
  'numbers no machine holds': '{"id":1e400,"amount":-1e400,"created":1e-400,"time":99999999999999999999}',
  'huge integers': `{"id":${'9'.repeat(400)},"ticket_id":${'1'.repeat(5000)}}`,
  'duplicate keys': '{"id":"1","id":"2","type":"a","type":"b","data":1,"data":{}}',
  __proto__: '{"__proto__":{"id":"x"},"constructor":{"prototype":{"polluted":true}},"id":"__proto__"}',
  'words of Object.prototype':
    '{"id":"hasOwnProperty","type":"constructor","event_type":"toString","status":"valueOf"}',
  'a list': '[]',
  'a list of nothing': '[null,null]',
  null: 'null',
  'a text': '"text"',
  'a number': '17',
  'an empty object': '{}',
  'every kind of space': ' \n\t\r {} \n',
  'no JSON': '{"id":',
  'texts of 100,000 letters': `{"id":"${'x'.repeat(100_000)}","description":"${'я'.repeat(20_000)}"}`,
  'markup and SQL':
    '{"id":"\'; drop table complaints; --","text":"<script>alert(1)</script>","email":"a@b.c\\r\\nBcc: d@e.f"}',
  'times no calendar has': '{"id":"1","created_at":"2026-02-30T25:61:61Z","create_time":"+999999-01-01","created":-1}',
}

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)))

/** Signed by senders over these exact characters; what is no text at all is posted as it is. */
const raw: Record<string, Uint8Array> = {
  nothing: bytes(''),
  'a byte that is no UTF-8': bytes('{"id":"', [0xff], '"}'),
  'half a character': bytes('"', [0xc3], '"'),
  'a raw NUL': bytes('{"id":"', [0], '"}'),
}

/** Every value of a body turned into another kind; the fields a signature needs stay, or nobody could sign it. */
function otherKinds(body: string, put: unknown): string | null {
  const walk = (value: unknown, depth: number): unknown => {
    if (Array.isArray(value)) return value.map((member) => walk(member, depth + 1))
    if (typeof value !== 'object' || value === null) return depth > 1 ? put : value
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, walk(member, depth + 1)]))
  }
  try {
    return JSON.stringify(walk(JSON.parse(body), 0))
  } catch {
    return null
  }
}

const isPlanned = ({ http }: { http: number }) => [200, 401, 413, 415].includes(http)

it.each(proved)(
  '$source: hostile JSON, correctly signed, is answered, and the next good delivery is taken in',
  async (sender: Sender) => {
    const shop = await openShop()
    const terms = await termsOf(sender)
    await agree(shop, sender, terms)
    const door = addressFor(shop, sender, terms)
    const accepted: string[] = []
    const tryIt = async (what: string, signed: Signed | { headers: HeadersInit; body: BodyInit }) => {
      const answer = await deliver(door, signed)
      expect(isPlanned(answer), `${what}: ${answer.http} ${answer.text.slice(0, 200)}`).toBe(true)
      if (answer.http === 200) accepted.push(what)
    }
    for (const [what, json] of Object.entries(hostile)) {
      const letter = await newLetter(sender)
      await tryIt(what, await sign(shop, sender, { ...letter, body: json }, terms))
      await tryIt(`BOM, ${what}`, await sign(shop, sender, { ...letter, body: `\ufeff${json}` }, terms))
      if (sender.around)
        await tryIt(`inside: ${what}`, await sign(shop, sender, { ...letter, body: sender.around(json, terms) }, terms))
    }
    for (const put of [null, 5, -1e300, true, [], {}, [[]], '', 'x', '\u0000', [null], { id: {} }]) {
      const letter = await newLetter(sender)
      const body = otherKinds(letter.body, put)
      if (body !== null) await tryIt(`all ${JSON.stringify(put)}`, await sign(shop, sender, { ...letter, body }, terms))
    }
    for (const [what, body] of Object.entries(raw)) {
      const { headers } = await sign(shop, sender, { ...(await newLetter(sender)), body: '' }, terms)
      await tryIt(what, { headers: { ...headers }, body })
    }
    // Most of it was signed as the vendor would, and got behind the door.
    expect(accepted.length, accepted.join(', ')).toBeGreaterThan(20)
    expect(Object.prototype).not.toHaveProperty('polluted')
    await asked(shop)
    const before = (await kept(shop, sender.source)).complaints
    expect((await send(shop, sender, await newLetter(sender), terms)).http).toBe(200)
    await eventually(async () => (await kept(shop, sender.source)).complaints === before + 1)
  },
)
