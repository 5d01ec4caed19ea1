import { expect, it } from 'vitest'
import { shownCode } from '../../domain/bonus-code.ts'
import type { Dispute, Facts } from '../../domain/complaint.ts'
import { locales } from '../../domain/locale.ts'
import { money } from '../../domain/money.ts'
import { type Evidence, evidenceJson, evidenceOf, evidenceText, type Held } from '../../emails/evidence.ts'
import { ComplaintPageView } from '../../workers/admin/complaint.tsx'
import { EvidencePageView } from '../../workers/admin/evidence.tsx'
import { asHtml } from '../../workers/admin/frame.tsx'
import { deskIn } from './admin-desk.ts'
import { arrived, besideOf, chooses, happens, type Lived, lives, receivedAt } from './admin-story.ts'

const day = 24 * 3_600_000
const hostile = `"><script>alert(1)</script>{{7*7}}`
const link = `https://amends.example/r/${'A'.repeat(43)}`

const bank: Dispute = {
  externalId: 'paypal:PP-D-1',
  state: 'inquiry',
  dueAt: receivedAt + 9 * day,
  reason: 'MERCHANDISE_OR_SERVICE_NOT_RECEIVED',
  code: null,
  amount: money(2_000_000, 'MDL'),
  refundable: true,
}

const lived = (locale: 'en' | 'ru' | 'ro', text = 'The bag never came.', dispute: Dispute | null = bank): Lived => {
  const start = arrived(locale, (facts) => ({
    ...facts,
    dispute,
    complaint: { ...facts.complaint, text, category: 'dispute', channel: 'dispute' },
    customer: facts.customer && { ...facts.customer, name: text },
  }))
  const chosen = lives(chooses(lives(start, receivedAt + 60_000)), receivedAt + day)
  return happens(chosen, {
    compensation: { kind: 'bonus', finalAt: chosen.now, by: 'default' },
    codes: [{ purpose: 'x-bonus', value: money(200_000, 'MDL'), expiresAt: chosen.now + 90 * day }],
  })
}

const heldOf = ({ facts, timeline }: Lived, text = 'The bag never came.'): Held => ({
  facts,
  timeline,
  theirs: [{ at: receivedAt, source: 'paypal', channel: 'dispute', subject: '', text }],
  ours: facts.mails
    .filter(({ kind }) => kind !== 'staff')
    .map(({ kind, state, acceptedAt }) => ({
      ...{ kind, state, acceptedAt, subject: 'Order A-1001', providerId: 're_123' },
      text: `We are sorry.\n\nOpen my page:\n${link}\n\nYour code: ${shownCode(facts.codes[0]?.code ?? '')}`,
    })),
})

const evidence = (locale: 'en' | 'ru' | 'ro', one = lived(locale), text?: string): Evidence =>
  evidenceOf(locale, heldOf(one, text), one.now)

const pageOf = (locale: 'en' | 'ru' | 'ro', shown: Evidence): string =>
  asHtml(<EvidencePageView desk={deskIn(locale)} evidence={shown} />)

it.each(locales)('the page, the text and the JSON say the same in %s, with nothing left to fill in', (locale) => {
  const shown = evidence(locale)
  const forms = [pageOf(locale, shown), evidenceText(shown), JSON.stringify(evidenceJson(shown))]
  for (const form of forms) {
    expect(form).not.toMatch(/undefined|\bnull\b|NaN|\[object|words\.|evidence\.(?!txt|json)[a-z]|staff\.[a-z]/)
    for (const part of [
      'PP-D-1',
      'customer_communication',
      'PROOF_OF_DELIVERY_SIGNATURE',
      'ana@example.com',
      're_123',
    ]) {
      expect(form).toContain(part)
    }
  }
  for (const { title, fields, rows, entries, notes } of shown.sections) {
    expect(rows.length + entries.length + notes.length, title).toBeGreaterThan(0)
    expect(forms[1]).toContain(title.toLocaleUpperCase())
    for (const name of fields.stripe) expect(forms[0]).toContain(`<code>${name}</code>`)
  }
})

it('a link that opens the customer’s page and a code that buys something do not leave the house', () => {
  const shown = evidence('en')
  const code = lived('en').facts.codes[0]?.code ?? ''
  expect(code.length).toBeGreaterThan(8)
  for (const form of [pageOf('en', shown), evidenceText(shown), JSON.stringify(evidenceJson(shown))]) {
    expect(form).toContain('We are sorry.')
    expect(form).not.toContain('/r/AAAA')
    expect(form.replaceAll(/[\s-]/g, '')).not.toContain(code)
    expect(form).toContain(code.slice(-4))
  }
})

it('colleagues’ notes, phones and the bank’s own date as a promise are nobody else’s business', () => {
  const one = lived('en')
  const note = {
    id: 'rpl_1',
    kind: 'note',
    text: 'He always does this',
    amount: null,
    by: 'staff:x',
    at: one.now,
  } as const
  const facts: Facts = { ...one.facts, replies: [note] }
  const text = evidenceText(evidence('en', { ...one, facts }))
  expect(facts.promises.some(({ kind }) => kind === 'dispute')).toBe(true)
  expect(text).not.toContain('He always does this')
  expect(text).not.toContain('+37369000000')
  expect(text.toLowerCase()).not.toContain('answer to the bank')
})

it('hostile words of a customer are inert, and their lines stay as they were typed', () => {
  const one = lived('en', hostile)
  const page = pageOf('en', evidence('en', one, `one\n${hostile}`))
  expect(page).not.toContain('<script')
  expect(page).toContain('&lt;script&gt;')
  expect(evidenceText(evidence('en', one, 'one\ntwo'))).toContain('  | one\n  | two')
})

it('the offer the customer chose is said in PayPal’s words, and only for PayPal', () => {
  const row = (shown: Evidence) => shown.sections[0]?.rows.find(({ name }) => name.includes('Make this offer'))?.value
  expect(row(evidence('en'))).toContain('REPLACEMENT_WITHOUT_REFUND')
  expect(row(evidence('en', lived('en', 'x', { ...bank, externalId: 'stripe:dp_1' })))).toBeUndefined()
})

it('the complaint says why in words, what may be done, and where the evidence is', () => {
  const page = (dispute: Dispute) => {
    const one = lived('en', 'x', dispute)
    const view = {
      facts: one.facts,
      beside: besideOf(one),
      granted: [],
      causes: [],
      history: null,
      problem: null,
      kept: null,
      done: null,
    }
    return asHtml(<ComplaintPageView desk={deskIn('en', { now: one.now })} view={view} />)
  }
  const said = page(bank)
  expect(said).toContain('The customer says the order did not arrive.')
  expect(said).toContain('answer the customer before the bank does')
  expect(said).toContain('/evidence"')
  expect(page({ ...bank, state: 'needs-response', refundable: false })).toContain('No refund while it is open')
  expect(page({ ...bank, state: 'lost', refundable: false })).toContain('nothing more is paid back')
  expect(page({ ...bank, state: 'won', refundable: false })).toContain('Money may be given back again')
  expect(page({ ...bank, reason: 'brand_new_word', code: null })).toContain('Reason brand_new_word.')
})

it('without a dispute, a customer or an order there is still a page', () => {
  const one = lived('en', '', null)
  const facts: Facts = { ...one.facts, customer: null, order: null, codes: [], offers: [], choice: null }
  const shown = evidenceOf('en', { facts, timeline: [], theirs: [], ours: [] }, one.now)
  expect(shown.title).toBe('Evidence')
  expect(pageOf('en', shown)).toContain('No dispute is open')
})
