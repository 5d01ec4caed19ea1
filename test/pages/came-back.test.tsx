/** What staff see of orders after the complaint: a return, a code used oddly, an order that is somebody else's. */
import { expect, it } from 'vitest'
import type { Facts } from '../../domain/complaint.ts'
import { type Locale, locales } from '../../domain/locale.ts'
import { ComplaintPageView } from '../../workers/admin/complaint.tsx'
import { asHtml } from '../../workers/admin/frame.tsx'
import { deskIn } from './admin-desk.ts'
import { arrived, besideOf, lives, receivedAt } from './admin-story.ts'

const day = 86_400_000

/** The page as text, without tags and with plain spaces. */
function seen(locale: Locale, change: (facts: Facts) => Facts): { readonly html: string; readonly text: string } {
  const lived = lives(arrived(locale, change), receivedAt + day)
  const cameBack = { order: 'A-1', minor: 6_000_000, currency: 'MDL', at: receivedAt - day }
  const facts = change(lived.facts)
  const html = asHtml(
    <ComplaintPageView
      desk={deskIn(locale, { now: lived.now })}
      view={{
        facts,
        beside: { ...besideOf(lived), cameBack },
        granted: [],
        causes: [],
        history: null,
        problem: null,
        kept: null,
        done: null,
      }}
    />,
  )
  const text = html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0\u202f]+/g, ' ')
  return { html, text }
}

const asked = (facts: Facts): Facts => ({
  ...facts,
  customer: facts.customer && { ...facts.customer, lastOrderAt: receivedAt - day },
  order: facts.order && { ...facts.order, total: null, lines: [], ofAnother: true },
  tasks: [
    ...facts.tasks,
    {
      ...{
        id: 'tsk_1',
        kind: 'check-code',
        key: 'code-1',
        state: 'open',
        owner: null,
        dueAt: receivedAt,
        doneAt: null,
      },
      about: { code: '7K2M-9PQR-TV4X-Z0AB', order: 'B-2', conflict: 'other-holder' },
    },
  ],
})

const words = {
  en: [
    'Came back',
    'order A-1',
    'Last order',
    'Look at how a code was used',
    'Used by somebody else',
    'another person’s name',
  ],
  ru: [
    'Заказ после жалобы',
    'заказ A-1',
    'Последний заказ',
    'Проверить, как использован код',
    'Использован другим человеком',
    'на другого человека',
  ],
  ro: [
    'A revenit',
    'comanda A-1',
    'Ultima comandă',
    'Verificați cum a fost folosit codul',
    'Folosit de altcineva',
    'altei persoane',
  ],
} as const satisfies Record<Locale, readonly string[]>

it.each(locales)('a return, an odd use of a code and an order of another’s are said in words: %s', (locale) => {
  const { text } = seen(locale, asked)
  for (const sentence of words[locale]) expect(text).toContain(sentence)
  expect(text).toContain('7K2M-9PQR-TV4X-Z0AB')
  expect(text).toMatch(/60[ .,]000/)
})

it('what an order of another’s is worth is not on the page', () => {
  const { text } = seen('en', asked)
  expect(text).not.toContain('not told')
})

it('facts of a code that did not come from us stay unsaid', () => {
  const { html } = seen('en', (facts) => ({
    ...facts,
    tasks: asked(facts).tasks.map((task) => ({ ...task, about: { ...task.about, conflict: '<b>x</b>' } })),
  }))
  expect(html).not.toContain('<b>x</b>')
  expect(html).not.toContain('7K2M')
})
