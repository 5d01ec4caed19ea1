import { expect, it, test } from 'vitest'
import type { Facts } from '../../domain/complaint.ts'
import { type Locale, locales } from '../../domain/locale.ts'
import { policyWith } from '../../domain/policy/policy.ts'
import { ComplaintPageView } from '../../workers/admin/complaint.tsx'
import { asHtml } from '../../workers/admin/frame.tsx'
import { SettingsPageView } from '../../workers/admin/settings.tsx'
import { Standing } from '../../workers/customer/standing.tsx'
import { tellPage } from '../../workers/customer/tell.tsx'
import { tellThanksPage } from '../../workers/customer/tell-thanks.tsx'
import { viewOf } from '../../workers/customer/view.ts'
import { deskIn } from './admin-desk.ts'
import { arrived, besideOf, type Lived, lives, receivedAt } from './admin-story.ts'
import { factsIn, now, promise, viewIn } from './customer-states.ts'

const seen = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ')

/** A shop that is closed on the Friday and the Monday after "today", Thursday 26 November; or on other days. */
const closed = (facts: Facts, days = ['2026-11-27', '2026-11-30']): Facts => ({
  ...facts,
  shop: { ...facts.shop, holidays: { country: true, days, open: [] } },
})

const sentences = {
  en: 'This allows for 27–30 November, when we are closed.',
  ru: 'Мы учли, что 27–30 ноября не работаем.',
  ro: 'Termenul ține cont de 27–30 noiembrie, când nu lucrăm.',
} as const satisfies Record<Locale, string>

const tuesday = Date.UTC(2026, 11, 1, 16)

test.each(locales)('the customer’s page in %s says which days off its times allow for', async (locale) => {
  const facts = { ...factsIn(locale, 'received'), promises: [promise('answer', tuesday)] }
  const view = { ...viewIn(locale, 'received') }
  const open = String(await (<Standing view={viewOf({ ...view, facts: closed(facts) })} />))
  expect(seen(open)).toContain(sentences[locale])
  const usual = String(await (<Standing view={viewOf({ ...view, facts })} />))
  expect(seen(usual)).not.toContain(sentences[locale])
})

test.each(locales)('the public page in %s says it before anybody writes, and again when they have', async (locale) => {
  const { shop } = closed(factsIn(locale, 'received'))
  const before = await tellPage({ shop, locale, now, form: 'nonce', entered: {}, troubles: [], held: [] })
  const after = await tellThanksPage(shop, locale, 'grievance', now)
  for (const page of [before, after]) expect(seen(String(page))).toContain(sentences[locale])
})

const complaintPage = (locale: Locale, lived: Lived): string =>
  asHtml(
    <ComplaintPageView
      desk={deskIn(locale, { now: lived.now })}
      view={{
        facts: lived.facts,
        beside: besideOf(lived),
        granted: [],
        causes: [],
        history: null,
        problem: null,
        kept: null,
        done: null,
      }}
    />,
  )

it('staff read beside the promise which days were not counted', () => {
  const today = ['2026-11-26', '2026-11-27']
  const lived = lives(
    arrived('en', (facts) => closed(facts, today)),
    receivedAt + 3_600_000,
  )
  expect(seen(complaintPage('en', lived))).toContain('not counting 26 and 27 November')
  expect(seen(complaintPage('ru', lived))).toContain('не считая 26 и 27 ноября')
  expect(seen(complaintPage('ro', lived))).toContain('fără a socoti 26 și 27 noiembrie')
  expect(seen(complaintPage('en', lives(arrived('en'), receivedAt + 3_600_000)))).not.toContain('not counting')
})

it('staff read which law made a promise shorter than the policy, and nothing of law where policy was shorter', () => {
  const slow = policyWith({ targets: { answerWorkingMinutes: { minor: 9_600, serious: 9_600, severe: 9_600 } } })
  if (!slow.success) throw slow.error
  const lived = lives(
    arrived('en', (facts) => ({ ...facts, shop: { ...facts.shop, policy: slow.data } })),
    receivedAt + 3_600_000,
  )
  expect(seen(complaintPage('en', lived))).toContain('as late as the law allows: Legea nr. 105/2003, art. 18')
  expect(seen(complaintPage('en', lives(arrived('en'), receivedAt + 3_600_000)))).not.toContain('the law allows')
})

it('the settings page names the next holidays, without those the shop works on', () => {
  const { shop } = factsIn('en', 'received')
  const row = {
    ...{ shop: shop.id, name: shop.name, locale: shop.locale, timeZone: shop.timeZone, currency: shop.currency },
    ...{ sender: shop.sender, director: null, policyVersion: 1, reserve: null, createdAt: 1 },
    workingHours: { mon: [['09:00', '18:00']] as [string, string][] },
  }
  const page = (country: string | null, open: string[]): string =>
    seen(
      asHtml(
        <SettingsPageView
          desk={deskIn('en')}
          view={{
            shop: { ...row, country, holidays: { country: true, days: [], open } },
            policy: null,
            staff: [],
            quiet: { rows: [], told: new Map() },
          }}
        />,
      ),
    )
  expect(page('RO', ['2026-12-01'])).toContain('The next ones: 30 November, 25, 26 December, 1 and 2 January.')
  expect(page(null, [])).toContain('there is no list')
})
