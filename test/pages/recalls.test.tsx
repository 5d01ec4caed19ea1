/** The pages of recalls: every word there, every field named, counted as each language counts, and nothing typed is markup. */
import { expect, test } from 'vitest'
import { categories } from '../../domain/event.ts'
import { locales } from '../../domain/locale.ts'
import { money } from '../../domain/money.ts'
import { leftOutReasons, type Recall, recallStates } from '../../domain/recall.ts'
import { asHtml } from '../../workers/admin/frame.tsx'
import { RecallPageView, type RecallView } from '../../workers/admin/recall.tsx'
import { EditorPageView, type EditorView } from '../../workers/admin/recall-editor.tsx'
import { blankRecall } from '../../workers/admin/recall-form.ts'
import { RecallsPageView } from '../../workers/admin/recalls.tsx'
import { deskIn, staffNow } from './admin-desk.ts'

const hostile = '"><script>alert(1)</script>'
const progress = {
  recall: 'rcl_1',
  orders: 27,
  leftOut: 6,
  waiting: 21,
  opened: 0,
  sent: 0,
  failed: 0,
  answered: 0,
  put: 0,
}

const recallWith = (change: Partial<Recall> = {}): Recall => ({
  ...{ id: 'rcl_1', name: 'Lamps of batch L7', category: 'faulty', cause: null, state: 'draft', version: 1 },
  ...{
    texts: { ru: 'Провод нагревается.' },
    remedies: ['replacement', 'repair', 'full-refund'],
    wave: 50,
    pauseMinutes: 1,
  },
  chosen: { by: 'product', sku: 'L7', words: null, from: null, to: null },
  ...{ nextWaveAt: null, createdAt: staffNow, startedAt: null, endedAt: null },
  ...change,
})

const viewWith = (change: Partial<RecallView> = {}): RecallView => ({
  ...{ recall: recallWith(), progress, given: [], tone: [], done: null, problem: null },
  groups: [
    { locale: 'ru', leftOut: null, orders: 21, people: 21 },
    ...leftOutReasons.map((leftOut) => ({ locale: 'ru' as const, leftOut, orders: 1, people: 1 })),
  ],
  cost: [{ currency: 'MDL', expected: money(120_000, 'MDL'), most: money(520_000, 'MDL') }],
  mails: [{ locale: 'ru', subject: 'Заказ A-1: мы нашли ошибку', html: '<p>…</p>' }],
  ...change,
})

const pageOf = (view: RecallView, locale: (typeof locales)[number], role: 'lead' | 'agent' = 'lead') =>
  asHtml(<RecallPageView desk={deskIn(locale, { role })} view={view} />)

const editorOf = (change: Partial<EditorView>, locale: (typeof locales)[number]) => {
  const view: EditorView = {
    ...{ id: null, fields: blankRecall, ways: ['replacement', 'repair', 'credit'], causes: [], defaultDays: 7 },
    ...{ problem: null, lines: [] },
    ...change,
  }
  return asHtml(<EditorPageView desk={deskIn(locale, { role: 'lead' })} view={view} />)
}

test.each(locales)('in %s no word is missing, in any state and with every reason', (locale) => {
  for (const state of recallStates) {
    for (const category of categories) {
      const html = pageOf(viewWith({ recall: recallWith({ state, category, nextWaveAt: staffNow + 60_000 }) }), locale)
      expect(html).not.toMatch(/[{}]|undefined|NaN|staff\.|words\./)
    }
  }
  const list = [recallWith(), recallWith({ id: 'rcl_2', state: 'sending' })]
  const page = asHtml(<RecallsPageView desk={deskIn(locale)} view={{ recalls: list, progress: [progress] }} />)
  expect(page).not.toMatch(/[{}]|undefined|NaN|staff\.|words\./)
})

test.each(locales)('in %s every field has a label, and what is wrong with a list is said by its line', (locale) => {
  const lines = (
    ['quote', 'columns', 'no-column', 'empty', 'too-long', 'unreadable', 'twice', 'unknown', 'ambiguous'] as const
  ).map((fault, i) => ({ line: i + 2, fault, number: 'A-7' }))
  const html = editorOf({ lines, problem: 'x' }, locale)
  expect(html).not.toMatch(/[{}]|undefined|NaN|staff\.|words\./)
  const ids = [...html.matchAll(/<(?:input|textarea|select)[^>]* id="([^"]+)"/g)].map(([, id]) => id)
  expect(ids).toEqual(
    expect.arrayContaining(['name', 'text-ru', 'text-ro', 'sku', 'from', 'list', 'file', 'wave', 'first']),
  )
  for (const id of ids) expect(html, id).toContain(`<label for="${id}"`)
  expect(new Set(ids).size).toBe(ids.length)
})

test('orders and people are counted as each language counts', () => {
  const who = (locale: (typeof locales)[number], orders: number) =>
    pageOf(viewWith({ groups: [{ locale: 'ro', leftOut: null, orders, people: orders }] }), locale).replaceAll(
      '\u00a0',
      ' ',
    )
  expect(who('ru', 21)).toContain('21 заказ, 21 человек')
  expect(who('ru', 3)).toContain('3 заказа, 3 человека')
  expect(who('ro', 21)).toContain('21 de comenzi, 21 de persoane')
  expect(who('ro', 1)).toContain('o comandă, o persoană')
  expect(who('en', 1)).toContain('1 order, 1 person')
})

test('each state offers what is possible in it, to who may', () => {
  const acts = (state: Recall['state'], role: 'lead' | 'agent' = 'lead') =>
    [...pageOf(viewWith({ recall: recallWith({ state }) }), 'en', role).matchAll(/name="action" value="(\w+)"/g)].map(
      ([, act]) => act,
    )
  expect(recallStates.map((state) => acts(state))).toEqual([['start'], ['pause', 'stop'], ['resume', 'stop'], [], []])
  expect(recallStates.flatMap((state) => acts(state, 'agent'))).toEqual([])
  const nobody = viewWith({ progress: { ...progress, leftOut: 27 } })
  expect(pageOf(nobody, 'en')).not.toContain('value="start"')
})

test('what a colleague typed is text wherever it stands', () => {
  const texts = { en: hostile, ru: hostile, ro: hostile }
  const recall = recallWith({ name: hostile, texts })
  const mails = [{ locale: 'en', subject: hostile, html: hostile }] as const
  for (const state of recallStates) {
    expect(pageOf(viewWith({ recall: { ...recall, state }, mails, problem: hostile }), 'en')).not.toContain('<script')
  }
  const fields = { ...blankRecall, name: hostile, texts, list: hostile, sku: hostile, from: hostile }
  const lines = [{ line: 1, fault: 'unknown', number: hostile }] as const
  const causes = [{ id: hostile, name: hostile }]
  expect(editorOf({ fields, lines, causes, problem: hostile }, 'en')).not.toContain('<script')
})
