import { expect, test } from 'vitest'
import { locales } from '../../domain/locale.ts'
import { declineReasonNames, reasonsFor } from '../../domain/policy/decline-reasons.ts'
import { readTone } from '../../domain/tone.ts'
import { previewFacts, previewNow } from '../../emails/preview-facts.ts'
import { previewLinks } from '../../emails/previews.ts'
import { renderMail } from '../../emails/render.ts'

const cases = locales.flatMap((locale) =>
  (['proposal', 'complaint'] as const).flatMap((to) => reasonsFor(to).map((reason) => ({ locale, to, reason }))),
)

test.each(cases)(
  '$locale: a no to a $to for $reason has its reason, an alternative, a reviewer and a gift',
  async (one) => {
    const { locale, to, reason } = one
    const facts = previewFacts(locale)
    const written = {
      id: 'rpl_1',
      kind: 'proposal-declined',
      text: 'XYZ',
      amount: null,
      by: 'maria@example.com',
    } as const
    const { text, subject } = await renderMail<'decline'>(
      {
        ...{ kind: 'decline', n: 'rpl_1', to, reason, reviewer: 'director@example.com' },
        gesture: { kind: 'extra', extra: 'card-by-hand' },
      },
      { ...facts, replies: [{ ...written, at: previewNow }] },
      previewLinks,
      previewNow,
    )
    expect([...subject].length).toBeLessThan(60)
    expect(text).toContain(facts.staff.find(({ role }) => role === 'director')?.name)
    expect(text).toContain('XYZ')
    // Lead, reason or words, alternative, gesture, second look: none of them is missing.
    expect(text.split('\n\n').length).toBeGreaterThanOrEqual(8)
    expect(readTone(locale, text.replace(/https:\S+/g, ''))).toEqual([])
  },
)

test('every reason has its sentences', () => {
  expect(declineReasonNames.length).toBeGreaterThan(5)
  for (const reason of declineReasonNames) expect(cases.some((one) => one.reason === reason)).toBe(true)
})
