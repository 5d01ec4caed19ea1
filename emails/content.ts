/**
 * A mail as content: what is said, in the order it is said. `layout.tsx` and `text.ts` turn the same blocks into the
 * HTML and the text part, so that the two can never say different things.
 */
import type { Locale } from '../domain/locale.ts'

export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  /** Ways to choose from, or things that wait: a title, and under it a line or two. */
  | { readonly kind: 'list'; readonly items: readonly ListItem[] }
  /** Points of a plan, to be read as a letter is: what it is about stands out, the rest is plain text. */
  | { readonly kind: 'points'; readonly items: readonly Point[] }
  | { readonly kind: 'facts'; readonly rows: readonly Row[] }
  /** To be copied or typed by hand: large, and on a line of its own. */
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'button'; readonly label: string; readonly href: string }

export interface ListItem {
  readonly title: string
  readonly lines: readonly string[]
  /** The small thing on top, in the accent's colour. */
  readonly plus: string | null
  /** Where the title leads. */
  readonly href?: string
}

export interface Point {
  /** "What happened:"; null where the point begins without a name. */
  readonly label: string | null
  readonly text: string
  /** Who has it in hand, and when; null where nobody said. */
  readonly by: string | null
}

export interface Row {
  readonly name: string
  readonly value: string
}

export interface Content {
  readonly locale: Locale
  /** The line on top: whose mail this is, and which order it is about. */
  readonly shop: string
  readonly order: string | null
  readonly subject: string
  /** What mail programs show beside the subject: a sentence of the mail. */
  readonly preheader: string
  readonly greeting: string | null
  readonly blocks: readonly Block[]
  readonly signature: readonly string[]
  readonly footer: { readonly label: string; readonly href: string } | null
}

export const paragraph = (...sentences: readonly string[]): Block => ({ kind: 'paragraph', text: sentences.join(' ') })
export const button = (label: string, href: string): Block => ({ kind: 'button', label, href })
export const list = (items: readonly ListItem[]): Block => ({ kind: 'list', items })
export const points = (items: readonly Point[]): Block => ({ kind: 'points', items })
export const facts = (...rows: readonly Row[]): Block => ({ kind: 'facts', rows })

/** Every text of the content passed through `change`; addresses and codes stay as they are. */
export function mapText(content: Content, change: (text: string) => string): Content {
  const item = ({ title, lines, plus, ...link }: ListItem): ListItem => ({
    ...link,
    title: change(title),
    lines: lines.map(change),
    plus: plus && change(plus),
  })
  const point = ({ label, text, by }: Point): Point => ({
    label: label && change(label),
    text: change(text),
    by: by && change(by),
  })
  const row = ({ name, value }: Row): Row => ({ name: change(name), value: change(value) })
  const block = (one: Block): Block => {
    if (one.kind === 'paragraph') return { ...one, text: change(one.text) }
    if (one.kind === 'list') return { ...one, items: one.items.map(item) }
    if (one.kind === 'points') return { ...one, items: one.items.map(point) }
    if (one.kind === 'facts') return { ...one, rows: one.rows.map(row) }
    return one.kind === 'button' ? { ...one, label: change(one.label) } : one
  }
  return {
    ...content,
    preheader: change(content.preheader),
    greeting: content.greeting && change(content.greeting),
    blocks: content.blocks.map(block),
    signature: content.signature.map(change),
    footer: content.footer && { ...content.footer, label: change(content.footer.label) },
  }
}
