/** The form of a recall, as a browser sends it. What was typed is kept whatever becomes of it. */
import { categories } from '../../domain/event.ts'
import { type Locale, locales } from '../../domain/locale.ts'
import type { Recall } from '../../domain/recall.ts'
import { longestText, type RecallForm, recallSchema } from '../../domain/recall-form.ts'
import type { RecallRefused } from '../../workflows/recalls.ts'
import { typed } from './words.ts'

export interface RecallFields {
  readonly name: string
  readonly category: string
  readonly cause: string
  readonly texts: Readonly<Record<Locale, string>>
  readonly remedies: readonly string[]
  /** For who does not choose. */
  readonly first: string
  readonly by: string
  readonly sku: string
  readonly words: string
  readonly from: string
  readonly to: string
  readonly list: string
  readonly wave: string
  readonly pause: string
  /** The version the page was filled in on; 0 for a new recall. */
  readonly seen: number
}

export const blankRecall: RecallFields = {
  ...{ name: '', category: 'faulty', cause: '', texts: { en: '', ru: '', ro: '' }, remedies: [], first: '' },
  ...{ by: 'product', sku: '', words: '', from: '', to: '', list: '', wave: '50', pause: '1', seen: 0 },
}

/** A draft as its form. A list is shown as the orders it led to. */
export function fieldsOf(recall: Recall, orders: readonly string[]): RecallFields {
  const { name, category, cause, texts, remedies, chosen, wave, pauseMinutes, version } = recall
  const product = chosen.by === 'product' ? chosen : { sku: null, words: null, from: null, to: null }
  return {
    ...{ name, category, cause: cause ?? '', remedies, first: remedies[0] ?? '', by: chosen.by, seen: version },
    texts: { en: texts.en ?? '', ru: texts.ru ?? '', ro: texts.ro ?? '' },
    ...{ sku: product.sku ?? '', words: product.words ?? '', from: product.from ?? '', to: product.to ?? '' },
    ...{ list: orders.join('\n'), wave: String(wave), pause: String(pauseMinutes) },
  }
}

/** One more than may be: what was cut off would be a list that says something else. */
const longestList = 1_000_001

/** A file takes the place of what was pasted. */
async function listIn(form: FormData): Promise<string> {
  const file = form.get('file')
  const isFile = file !== null && typeof file !== 'string' && file.size > 0
  return (isFile ? await file.text() : typed(form, 'list', longestList)).slice(0, longestList)
}

export async function fieldsIn(form: FormData): Promise<RecallFields> {
  const text = (locale: Locale) => typed(form, `text-${locale}`, longestText + 1).replace(/\r\n?/g, '\n')
  const word = (name: string, most = 120) => typed(form, name, most).trim()
  const seen = word('seen', 12)
  const list = await listIn(form)
  return {
    ...{ name: word('name'), category: word('category', 40), cause: word('cause', 60) },
    texts: { en: text('en'), ru: text('ru'), ro: text('ro') },
    remedies: form.getAll('remedies').map(String),
    ...{ first: word('first', 40), by: list.trim() === '' ? 'product' : word('by', 10) || 'list' },
    ...{ sku: word('sku'), words: word('words'), from: word('from', 10), to: word('to', 10), list },
    ...{ wave: word('wave', 6), pause: word('pause', 6), seen: /^\d{1,9}$/.test(seen) ? Number(seen) : 0 },
  }
}

const wrong: Readonly<Record<string, RecallRefused['code']>> = {
  ...{ name: 'recall_name', texts: 'recall_text', remedies: 'recall_remedies', orders: 'recall_orders' },
  ...{ wave: 'recall_pace', pauseMinutes: 'recall_pace', list: 'recall_many' },
}

/** What the fields ask for, or why they cannot be read. */
export function formFrom(fields: RecallFields): RecallForm | RecallRefused['code'] | 'recall_form' {
  const { name, category, cause, texts, first, remedies, by, sku, words, from, to, list, wave, pause } = fields
  const written = Object.fromEntries(locales.map((locale) => [locale, texts[locale]]))
  const parsed = recallSchema.safeParse({
    ...{ name, cause, texts: written, wave: Number(wave), pauseMinutes: Number(pause) },
    category: categories.find((known) => known === category),
    remedies: [...new Set([first, ...remedies])].filter((kind) => kind !== ''),
    ...(by === 'list' ? { list } : { orders: { sku, words, from, to } }),
  })
  return parsed.success ? parsed.data : (wrong[String(parsed.error.issues[0]?.path[0])] ?? 'recall_form')
}
