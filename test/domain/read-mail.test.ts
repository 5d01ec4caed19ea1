import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { classOf } from '../../domain/incoming-mail.ts'
import { ownWords } from '../../domain/reply-text.ts'
import { readMail } from '../../workflows/read-mail.ts'

vi.spyOn(console, 'warn').mockImplementation(() => {})
const read = (text: string) => readMail(Buffer.from(text, 'latin1'))
const head = 'From: Ana <ana@example.com>\r\nTo: care@shop.md\r\nSubject: torn\r\n'
const nested = (depth: number) => {
  const open = Array.from(
    { length: depth },
    (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`,
  )
  return `${head}${open.join('')}Content-Type: text/plain\r\n\r\ndeep\r\n`
}

const hostile: Readonly<Record<string, string>> = {
  nothing: '',
  'a blank line': '\r\n\r\n',
  'no header at all': 'just words',
  'U+0000 everywhere': `${head.replaceAll(' ', ' \0')}\r\n\0torn\0`,
  'half characters': `${head}Content-Type: text/plain; charset=utf-8\r\n\r\n\xed\xa0\x80 torn \xff\xfe`,
  'an unknown charset': `${head}Content-Type: text/plain; charset=klingon-8\r\n\r\ntorn`,
  'five thousand parts in one another': nested(5_000),
  'a header of four megabytes': `${head}X-Long: ${'a'.repeat(4_000_000)}\r\n\r\ntorn`,
  'a hundred thousand headers': `${head}${'X-A: b\r\n'.repeat(100_000)}\r\ntorn`,
  'a body without its boundary': `${head}Content-Type: multipart/mixed\r\n\r\n--x\r\n\r\ntorn`,
  'a boundary that never ends': `${head}Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\ntorn`,
  'a broken transfer encoding': `${head}Content-Transfer-Encoding: base64\r\n\r\n!!!!=== torn`,
  'a date nobody has': `${head}Date: yesterday-ish\r\n\r\ntorn`,
  'ten thousand recipients': `From: a@b.cc\r\nTo: ${Array.from({ length: 10_000 }, (_, i) => `u${i}@x.md`).join(', ')}\r\n\r\ntorn`,
  'a group for a sender': 'From: Undisclosed:a@b.cc, c@d.ee;\r\n\r\ntorn',
  'tags that never close': `${head}Content-Type: text/html\r\n\r\n${'<style>'.repeat(20_000)}${'<a href='.repeat(20_000)}`,
  'the same beside a text': `${head}Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\ntorn\r\n--x\r\nContent-Type: text/html\r\n\r\n${'<a href='.repeat(100_000)}\r\n--x--\r\n`,
  'a mail in a mail in a mail': `${head}${'Content-Type: message/rfc822\r\n\r\n'.repeat(200)}torn`,
}

it.each(Object.keys(hostile))('a mail with %s is read as far as it goes, quickly', async (name) => {
  const started = performance.now()
  const mail = await read(hostile[name] ?? '')
  classOf(mail, { ours: new Set() })
  expect(ownWords(mail.text)).not.toMatch(/\0/)
  expect(JSON.stringify(mail.headers)).not.toContain('\\u0000')
  expect(performance.now() - started).toBeLessThan(2_000)
})

it('a structure that is a trap leaves its sender, its thread and its words', async () => {
  const mail = await read(nested(5_000).replace('Subject', 'References: <a@b>\r\nSubject'))
  expect(mail).toMatchObject({ from: { address: 'ana@example.com' }, subject: 'torn', references: ['<a@b>'] })
  expect(mail.recipients).toEqual(['care@shop.md'])
})

it('no header can be smuggled into a subject, a name or an address', async () => {
  const encoded = (text: string) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`
  const mail = await read(
    `From: ${encoded('Ana\r\nBcc: all@example.com')} <ana@example.com>\r\nSubject: ${encoded('Hi\r\nX-Amends: v1\u2028x')}\r\n\r\ntorn`,
  )
  expect(mail.subject).toBe('Hi X-Amends: v1 x')
  expect(mail.from).toEqual({ address: 'ana@example.com', name: 'Ana Bcc: all@example.com' })
  expect(mail.headers.map(({ name }) => name)).toEqual(['from', 'subject'])
})

it('HTML alone is reduced to its words; scripts, styles and comments are no words', async () => {
  const html =
    '<style>p{color:red}</style><script>steal()</script><!-- x --><p>Сумка <b>порвана</b></p><blockquote>old</blockquote>'
  const mail = await readMail(Buffer.from(`${head}Content-Type: text/html; charset=utf-8\r\n\r\n${html}`))
  expect(ownWords(mail.text)).toMatch(/^Сумка порвана/)
  expect(mail.text).not.toMatch(/steal|color|<|--/)
})

it('Cyrillic and Romanian arrive in the charsets people still use', async () => {
  const koi8 = await readMail(
    Buffer.concat([
      Buffer.from(`${head}Content-Type: text/plain; charset=koi8-r\r\n\r\n`),
      Buffer.from([0xf3, 0xd5, 0xcd, 0xcb, 0xc1]),
    ]),
  )
  expect(koi8.text.trim()).toBe('Сумка')
  const windows = await readMail(
    Buffer.concat([
      Buffer.from(`${head}Content-Type: text/plain; charset=windows-1251\r\n\r\n`),
      Buffer.from([0xd1, 0xf3, 0xec, 0xea, 0xe0]),
    ]),
  )
  expect(windows.text.trim()).toBe('Сумка')
  const latin2 = await readMail(
    Buffer.concat([
      Buffer.from(`${head}Content-Type: text/plain; charset=iso-8859-2\r\n\r\n`),
      Buffer.from([0x67, 0x65, 0x61, 0x6e, 0x74, 0xe3]),
    ]),
  )
  expect(latin2.text.trim()).toBe('geantă')
})

it('whatever bytes come, nothing is thrown', async () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'From: ',
      'Content-Type: ',
      'multipart/mixed; boundary="x"',
      '\r\n',
      '\r\n\r\n',
      '--x',
      '--x--',
      '=?utf-8?B?',
      '?=',
      '<',
      '>',
      '\0',
      'message/rfc822',
      'text/html',
      ';',
      '"',
    ),
    fc.string(),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 60 }), async (pieces) => {
      const mail = await read(pieces.join(''))
      classOf(mail, { ours: new Set(['a@b.cc']) })
      ownWords(mail.text)
    }),
    { numRuns: 400 },
  )
})
