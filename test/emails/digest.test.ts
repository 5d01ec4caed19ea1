import { beforeAll, expect, test } from 'vitest'
import { type Locale, locales } from '../../domain/locale.ts'
import { readTone } from '../../domain/tone.ts'
import { type Notice, renderDigest } from '../../emails/digest.ts'
import { previewFacts, previewNow } from '../../emails/preview-facts.ts'
import { type RenderedMail, renderMail } from '../../emails/render.ts'

const queue = 'https://amends.example/admin?shop=semitsvet'
const hrefOf = (n: number): string => `https://amends.example/admin/complaints/cmp_${n}`

/** As many notices as the director would have had, each as it would have left alone. */
async function noticesIn(locale: Locale, count: number): Promise<readonly Notice[]> {
  const facts = previewFacts(locale)
  const links = { page: '', unsubscribe: '', dashboard: hrefOf(0), thread: '<a@b.example>' }
  const dueAt = previewNow + 2 * 3_600_000
  const notice = { about: 'escalation', reason: 'vip', also: ['threat'], dueAt } as const
  const to = 'director@example.com'
  const { subject, text } = await renderMail(
    { kind: 'staff', n: 'escalation-vip', to, notice },
    facts,
    links,
    previewNow,
  )
  return Array.from({ length: count }, (_, n) => ({ subject, text, complaint: `cmp_${n}`, href: hrefOf(n) }))
}

const digests = new Map<Locale, RenderedMail>()

beforeAll(async () => {
  for (const locale of locales) {
    const notices = await noticesIn(locale, 7)
    digests.set(locale, await renderDigest(previewFacts(locale).shop, 'director@example.com', notices, queue))
  }
})

test.each([
  ['en', '7 complaints need you'],
  ['ru', '7 жалоб ждут вас'],
  ['ro', '7 reclamații vă așteaptă'],
] as const)('%s: the subject says how many, each stands with its link, and nothing reads badly', (locale, subject) => {
  const mail = digests.get(locale)
  expect(mail?.subject).toBe(subject)
  expect(mail?.headers['Auto-Submitted']).toBe('auto-generated')
  for (let n = 0; n < 7; n++) {
    expect(mail?.text).toContain(hrefOf(n))
    expect(mail?.html).toContain(`href="${hrefOf(n)}"`)
  }
  expect(mail?.text).toContain(queue)
  const words = mail?.text.replaceAll(/https:\S+/g, '') ?? ''
  expect(words).not.toMatch(/[{}]|undefined|null/)
  expect(readTone(locale, words)).toEqual([])
})

test('each says what is needed and until when, and names no customer', () => {
  const text = digests.get('en')?.text.replaceAll('\u00a0', ' ') ?? ''
  expect(
    text.match(/A person is needed: a VIP customer; court, an authority or the press was mentioned\./g),
  ).toHaveLength(7)
  expect(text.match(/Until: today, Thursday 26 November, by 14:00/g)).toHaveLength(7)
  expect(text).not.toContain('Ana')
})

test('a hundred at once are still one mail that opens on a phone', async () => {
  const notices = await noticesIn('en', 100)
  const mail = await renderDigest(previewFacts('en').shop, 'director@example.com', notices, queue)
  expect(mail.subject).toBe('100 complaints need you')
  expect(mail.text).toContain('70 more are in the queue.')
  expect(Buffer.byteLength(mail.html)).toBeLessThan(60_000)
})
