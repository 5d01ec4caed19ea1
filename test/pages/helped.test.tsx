import { expect, test } from 'vitest'
import { categories } from '../../domain/event.ts'
import { locales } from '../../domain/locale.ts'
import { tiesRewardToReview } from '../../domain/review-rewards.ts'
import { readTone } from '../../domain/tone.ts'
import { previewFacts, previewNow } from '../../emails/preview-facts.ts'
import { publicReply, ReviewCard } from '../../workers/admin/complaint-review.tsx'
import { asHtml } from '../../workers/admin/frame.tsx'
import { QuietPageView } from '../../workers/admin/quiet-card.tsx'
import { deskIn } from './admin-desk.ts'

const cases = locales.flatMap((locale) => categories.map((category) => [locale, category] as const))

test.each(cases)(
  'the public answer is sorry, interested and offers a way, and tells nothing of the order: %s %s',
  (locale, category) => {
    const facts = previewFacts(locale)
    const { complaint, customer, order } = facts
    for (const change of [{}, { arrivedAt: previewNow }]) {
      const text = publicReply(
        { ...facts, complaint: { ...complaint, ...change, category, channel: 'review' } },
        previewNow,
      )
      expect(text.split('\n\n')).toHaveLength(3)
      expect(readTone(locale, text)).toEqual([])
      expect(tiesRewardToReview(text)).toBe(false)
      expect(text).not.toContain(order?.externalId ?? 'no order')
      expect(text).not.toContain(customer?.name ?? 'nobody')
      expect(text).not.toMatch(/\d/)
      expect(text).toContain(facts.shop.sender.email)
    }
  },
)

test('the draft stands on complaints that came by review, and on no others', () => {
  const facts = previewFacts('ru')
  const card = (channel: 'review' | 'form') =>
    asHtml(<ReviewCard desk={deskIn('en')} facts={{ ...facts, complaint: { ...facts.complaint, channel } }} />)
  expect(card('review')).toContain('lang="ru"')
  expect(card('form')).not.toContain('textarea')
})

test.each(locales)('a new secret is shown beside what it is for, in %s', (locale) => {
  const view = { rows: [], told: new Map(), done: null, problem: null, secret: { id: 'mailer', text: 'whsec_eA==' } }
  const page = asHtml(<QuietPageView desk={deskIn(locale)} view={view} />)
  expect(page).toContain('value="whsec_eA=="')
  expect(page).toContain('mailer')
  expect(page).not.toContain('staff.quiet')
})
