/** The letter as it stands in the editor, and what the tone guard finds in it. */
import type { Facts, LetterPoint } from '../../domain/complaint.ts'
import type { Instant } from '../../domain/ids.ts'
import type { Locale } from '../../domain/locale.ts'
import { readTone, type ToneFinding } from '../../domain/tone.ts'
import type { LetterDraft } from '../../emails/letter-draft.ts'
import { renderMail } from '../../emails/render.ts'
import { typed } from './words.ts'

/** What happened, what has been done, on what terms we go on. */
export const blocks = ['happened', 'done', 'terms'] as const

const none: LetterPoint = { text: '', owner: '', when: '' }

/** Three blocks at least, whatever is stored. */
export const pointsShown = (points: readonly LetterPoint[]): readonly LetterPoint[] =>
  points.length >= blocks.length ? points : blocks.map((_, i) => points[i] ?? none)

/** What the form says; empty blocks are left out. */
export function letterFrom(form: FormData): LetterDraft {
  const points = Array.from({ length: 12 }, (_, i) => ({
    text: typed(form, `text-${i}`, 1000).trim(),
    owner: typed(form, `owner-${i}`, 200).trim(),
    when: typed(form, `when-${i}`, 200).trim(),
  }))
  return {
    subject: typed(form, 'subject', 120).trim(),
    body: typed(form, 'body').replace(/\r\n?/g, '\n').trim(),
    points: points.filter(({ text }) => text !== ''),
  }
}

export const sameLetter = (one: LetterDraft, other: LetterDraft): boolean =>
  JSON.stringify([one.subject, one.body, one.points.map(({ text, owner, when }) => [text, owner, when])]) ===
  JSON.stringify([other.subject, other.body, other.points.map(({ text, owner, when }) => [text, owner, when])])

export interface ToneReading {
  readonly text: string
  readonly findings: readonly ToneFinding[]
}

/** Every field of the letter in which something was found, in reading order. */
export const toneOf = (locale: Locale, { subject, body, points }: LetterDraft): readonly ToneReading[] =>
  [subject, body, ...points.flatMap(({ text, owner, when }) => [text, owner, when])]
    .map((text) => ({ text, findings: readTone(locale, text) }))
    .filter(({ findings }) => findings.length > 0)

/** The mail exactly as it would look, with links that lead nowhere. */
export async function previewOf(facts: Facts, letter: LetterDraft, now: Instant): Promise<string> {
  const customer = facts.customer && { ...facts.customer, email: facts.customer.email ?? 'customer@example.invalid' }
  const stored = facts.letter ?? { state: 'draft', approvedBy: null, approvedAt: null, draftedAt: now }
  const approved: Facts = {
    ...facts,
    customer,
    letter: { ...stored, ...letter, state: 'approved', approvedBy: null, approvedAt: now },
  }
  const links = { page: '#', unsubscribe: '#', dashboard: '#', thread: '#' }
  return (await renderMail({ kind: 'letter', n: '1' }, approved, links, now)).html
}
