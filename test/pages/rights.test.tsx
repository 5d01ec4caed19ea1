/** Pages about one's own data: every word there, buttons that say what they do, and what was typed is never markup. */
import { expect, test } from 'vitest'
import type { Part } from '../../db/export.ts'
import { heldTables, purposes } from '../../db/personal-data.ts'
import { confirmables } from '../../domain/consent.ts'
import { locales } from '../../domain/locale.ts'
import { defaultPolicy } from '../../domain/policy/default-policy.ts'
import { previewFacts, previewNow } from '../../emails/preview-facts.ts'
import { asHtml } from '../../workers/admin/frame.tsx'
import { RegisterPageView } from '../../workers/admin/register.tsx'
import {
  confirmPage,
  consentedPage,
  erasureDonePage,
  erasureWaitsPage,
  exportPage,
  overPage,
} from '../../workers/customer/rights.tsx'
import { deskIn } from './admin-desk.ts'

const hostile = '"><script>alert(1)</script>'
const missing = /[{}]|undefined|NaN|rights\.|register\.|staff\./

const viewIn = (locale: (typeof locales)[number]) => ({
  ...{ facts: previewFacts(locale), now: previewNow, path: '/r/x/confirm/erasure/msg_1/p', form: 'nonce' },
})

/** Without the style sheet, whose braces are its own. */
const bodyOf = async (page: ReturnType<typeof consentedPage>): Promise<string> =>
  String(await page).split('</head>')[1] ?? ''

const kept = (text: string): readonly Part[] => [
  { table: 'customers', purpose: 'contact', rows: [{ name: text, createdAt: previewNow, claimedOrders: 3 }] },
  { table: 'complaints', purpose: 'recovery', rows: [{ text, receivedAt: previewNow }] },
  { table: 'outbox', purpose: 'mail', rows: [{ subject: text, payload: JSON.stringify({ from: 'x', text }) }] },
  { table: 'consents', purpose: 'wishes', rows: [{ givenAt: previewNow, kind: 'marketing', wording: text }] },
]

test.each(locales)('in %s each page that confirms says what it does, and posts to its own address', async (locale) => {
  const view = viewIn(locale)
  for (const act of confirmables) {
    const html = await bodyOf(confirmPage(view, act))
    expect(html, act).not.toMatch(missing)
    expect(html.match(/<form/g)).toHaveLength(1)
    expect(html).toContain(`method="post" action="${view.path}"`)
    expect(html).toContain('name="form" value="nonce"')
  }
  const until = previewNow + 86_400_000
  const said = [
    consentedPage(view),
    erasureDonePage(view),
    overPage(view, '/r/x'),
    ...(['dispute', 'refund'] as const).flatMap((why) =>
      [null, until].map((when) => erasureWaitsPage(view, { why, until: when })),
    ),
  ]
  for (const page of said) expect(await bodyOf(page)).not.toMatch(missing)
})

test.each(locales)('in %s the copy speaks to its reader, with dates that can be read', async (locale) => {
  const html = await bodyOf(exportPage(viewIn(locale), kept('Geanta ruptă')))
  expect(html).not.toMatch(/undefined|NaN|rights\.|register\./)
  expect(html).toContain({ en: 'What you wrote', ru: 'Что вы написали', ro: 'Ce ați scris' }[locale])
  expect(html).toContain(`${new Date(previewNow).toISOString().slice(0, 16).replace('T', ' ')} UTC`)
  expect(html).not.toContain(String(previewNow))
})

test('what anybody typed is text in the copy', async () => {
  const html = String(await exportPage(viewIn('en'), kept(hostile)))
  expect(html).not.toContain('<script')
  expect(html).toContain('&lt;script&gt;')
})

test.each(locales)('in %s the register names every table once, and why and how long', (locale) => {
  const html = asHtml(<RegisterPageView desk={deskIn(locale, { role: 'admin' })} lengths={defaultPolicy.retention} />)
  expect(html).not.toMatch(missing)
  for (const [table] of heldTables) expect(html.match(new RegExp(`<code>${table}</code>`, 'g')), table).toHaveLength(1)
  expect(html.match(/<section/g)).toHaveLength(purposes.length)
})
