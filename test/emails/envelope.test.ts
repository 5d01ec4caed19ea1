import { expect, test } from 'vitest'
import type { Facts } from '../../domain/complaint.ts'
import { locales } from '../../domain/locale.ts'
import type { Mail } from '../../domain/mail.ts'
import { greetingName, mailbox, orderName, plain } from '../../emails/plain.ts'
import { bonusPurpose, previewFacts, previewNow } from '../../emails/preview-facts.ts'
import { previewLinks, previewsIn } from '../../emails/previews.ts'
import { renderMail } from '../../emails/render.ts'

const acknowledgement: Mail = {
  kind: 'acknowledgement',
  n: '1',
  answerDueAt: previewNow + 86_400_000,
  fromDirector: false,
}
const send = (facts: Facts, mail: Mail = acknowledgement) => renderMail(mail, facts, previewLinks, previewNow)

const hostile = [
  '<script>alert(1)</script>',
  '{x} {name, plural, other {#}}',
  '"quoted" \\ <evil@example.com>',
  'Ana\r\nBcc: everyone@example.com',
  'Ana\u2028Bcc: everyone@example.com\u202e',
  'Free money at http://evil.example/win',
  'a'.repeat(300),
  '😀'.repeat(300),
]

function hostileFacts(name: string): Facts {
  const facts = previewFacts('en')
  return {
    ...facts,
    shop: {
      ...facts.shop,
      name,
      sender: { ...facts.shop.sender, name },
      director: { name, title: name, email: 'd@example.com' },
    },
    customer: facts.customer && { ...facts.customer, name },
    order: facts.order && { ...facts.order, externalId: name },
    staff: [{ email: 'maria@example.com', name, role: 'agent' }],
  }
}

test.each(hostile)('a hostile name is inert in headers, subject and HTML: %s', async (name) => {
  for (const { mail } of previewsIn('en')) {
    const facts = previewsIn('en').find((preview) => preview.mail === mail)?.facts ?? previewFacts('en')
    const { shop, customer, order, staff } = hostileFacts(name)
    const rendered = await send({ ...facts, shop, customer, order: facts.order && order, staff }, mail)
    const { from, subject, html, headers, to, replyTo } = rendered
    const lines = [from, subject, to, replyTo, ...Object.keys(headers), ...Object.values(headers)]
    for (const line of lines) expect(line).not.toMatch(/[\p{Cc}\u2028\u2029\u202e]/u)
    expect(from).toMatch(/^"(?:[^"\\]|\\["\\])*" <[a-z]+@example\.com>$/)
    expect(from.endsWith(mail.kind === 'letter' ? '<d@example.com>' : '<care@example.com>')).toBe(true)
    expect([...subject].length).toBeLessThan(60)
    expect(html).not.toContain('<script')
    expect(html).not.toContain('<evil@')
    expect(html).not.toMatch(/[\u2028\u202e]/)
    expect([...html.matchAll(/href="([^"]*)"/g)].every(([, href]) => href?.startsWith('https://amends.example/'))).toBe(
      true,
    )
  }
})

test('a customer’s own name that is no name is not repeated to them', async () => {
  for (const name of hostile) {
    const { text } = await send({ ...hostileFacts('Semitsvet'), customer: hostileFacts(name).customer })
    expect(text).toMatch(/\n\nHello,\n\n/)
  }
})

test('people are greeted by the name they are called', () => {
  expect(greetingName('Ana Popescu')).toBe('Ana')
  expect(greetingName('Popescu Ana')).toBe('Ana')
  expect(greetingName('Петрова Анна Ивановна')).toBe('Анна Ивановна')
  expect(greetingName('Петрова Анна')).toBe('Анна')
  expect(greetingName('Ева Браун')).toBe('Ева')
  expect(greetingName('ШТЕФАНИЯ')).toBe('Штефания')
  expect(greetingName('ana-maria pop')).toBe('Ana-Maria')
  expect(greetingName('Dr. Ion Rusu')).toBe('Ion')
  expect(greetingName('ana@example.com')).toBeNull()
  expect(greetingName('')).toBeNull()
  expect(greetingName(null)).toBeNull()
})

test('an order number that is an address is not sent on', () => {
  expect(orderName({ name: '#1042', externalId: '5' })).toBe('#1042')
  expect(orderName({ name: null, externalId: '12345678901234567890123' })).toBe('12345678901234567890123')
  expect(orderName({ name: 'evil.example/win', externalId: '5' })).toBeNull()
  expect(orderName(null)).toBeNull()
})

test('a long order number gives way in the subject, the promise does not', async () => {
  for (const locale of locales) {
    const facts = previewFacts(locale)
    const order = facts.order && { ...facts.order, externalId: 'ORD-2026-1234567890-ABCDEFGHIJ' }
    const { subject } = await send({ ...facts, order })
    expect([...subject].length).toBeLessThan(60)
    expect(subject).toContain('ORD-')
    expect(subject).toMatch(/\d\d:\d\d/)
  }
})

test('an address that could carry a second recipient is refused', async () => {
  for (const email of [
    'a@example.com, b@example.com',
    'a@example.com\r\nBcc: b@example.com',
    '<a@example.com>',
    'nobody',
    ' ',
  ]) {
    const facts = previewFacts('en')
    await expect(send({ ...facts, customer: facts.customer && { ...facts.customer, email } })).rejects.toThrow()
    expect(() => mailbox('Maria', email)).toThrow()
  }
})

test('without a customer’s address there is nobody to write to', async () => {
  await expect(send({ ...previewFacts('en'), customer: null })).rejects.toThrow(/nobody/)
})

test('machines are told which mail a rule wrote, and which can be stopped with one click', async () => {
  const oneClick = new Set<string>()
  const byRule = new Set<string>()
  for (const { mail, facts, now } of previewsIn('ro')) {
    const { headers } = await renderMail(mail, facts, previewLinks, now)
    const kind = mail.kind === 'progress' && mail.about === 'waiting' ? 'progress while waiting' : mail.kind
    if (headers['List-Unsubscribe-Post'] === 'List-Unsubscribe=One-Click') oneClick.add(kind)
    if (headers['Auto-Submitted'] === 'auto-generated') byRule.add(mail.kind)
    expect(headers['List-Unsubscribe'] === undefined).toBe(headers['List-Unsubscribe-Post'] === undefined)
    expect(headers.References).toBe(previewLinks.thread)
  }
  expect([...oneClick].sort()).toEqual([
    'check-in',
    'check-in-reminder',
    'choice-reminder',
    'code-reminder',
    'progress while waiting',
    'review-ask',
  ])
  expect(byRule.has('letter')).toBe(false)
  expect(byRule.has('reply')).toBe(false)
  expect(byRule.has('acknowledgement')).toBe(true)
})

test('the director speaks in person on the letter and on a valued customer’s acknowledgement only', async () => {
  const named = new Map<string, string>()
  for (const { name, mail, facts, now } of previewsIn('ru'))
    named.set(name, (await renderMail(mail, facts, previewLinks, now)).from)
  expect(named.get('acknowledgement')).toBe('"Мария, «Семицвет»" <care@example.com>')
  expect(named.get('acknowledgement-from-director')).toBe('"Иван Русу, «Семицвет»" <care@example.com>')
  expect(named.get('letter')).toBe('"Иван Русу, «Семицвет»" <director@example.com>')
  expect(named.get('offer')).toBe('"Мария, «Семицвет»" <care@example.com>')
})

test('an unapproved letter is never rendered, and a mail about an unknown code or remedy neither', async () => {
  const facts = previewFacts('en')
  await expect(send(facts, { kind: 'letter', n: '1' })).rejects.toThrow(/approved/)
  const draft = {
    subject: 'A',
    body: 'B',
    points: [],
    state: 'draft',
    approvedBy: null,
    approvedAt: null,
    draftedAt: 0,
  } as const
  await expect(send({ ...facts, letter: draft }, { kind: 'letter', n: '1' })).rejects.toThrow(/approved/)
  await expect(send(facts, { kind: 'bonus-code', n: '1', code: bonusPurpose, again: false })).rejects.toThrow(/code/)
  await expect(send(facts, { kind: 'reply', n: 'rpl_9', reply: 'rpl_9' })).rejects.toThrow(/reply/)
})

test('times are said where the customer lives; an unknown zone falls back to the shop’s', async () => {
  const facts = previewFacts('en')
  const answerDueAt = Date.UTC(2026, 10, 27, 16)
  const at = async (timeZone: string) =>
    (
      await send(
        { ...facts, customer: facts.customer && { ...facts.customer, timeZone } },
        { ...acknowledgement, answerDueAt },
      )
    ).subject
  expect(await at('Europe/London')).toContain('16:00')
  expect(await at('Not/AZone')).toContain('18:00')
})

test('what a customer wrote is never quoted to an address nobody has verified', async () => {
  for (const { mail, facts, now } of previewsIn('en')) {
    const told = { ...facts, complaint: { ...facts.complaint, text: 'Buy at evil example' } }
    const { html, text } = await renderMail(mail, told, previewLinks, now)
    expect(html + text).not.toContain('Buy at evil')
  }
})

test('the same facts give the same bytes', async () => {
  for (const { mail, facts, now } of previewsIn('ro')) {
    expect(await renderMail(mail, facts, previewLinks, now)).toEqual(await renderMail(mail, facts, previewLinks, now))
  }
})

test('a line is cut by characters, not through them', () => {
  expect(plain('😀'.repeat(10), 4)).toBe('😀😀😀…')
  expect(plain(' a\r\n\tb ', 10)).toBe('a b')
})
