/** The letter as it stands in the editor, and what the tone guard finds in it. */
import type { Facts, LetterPoint } from '../../domain/complaint.ts'
import type { Instant } from '../../domain/ids.ts'
import type { Locale } from '../../domain/locale.ts'
import { readTone, type ToneFinding } from '../../domain/tone.ts'
import type { LetterDraft } from '../../emails/letter-draft.ts'
import { type RenderedMail, renderMail } from '../../emails/render.ts'
import { typed } from './words.ts'

export interface PointShown extends LetterPoint {
  /** What happened, what has been done, what comes next, room for one more step, on what terms we go on. */
  readonly block: 'happened' | 'done' | 'step' | 'spare' | 'terms'
  /** Its place in the form: `text-0`, `owner-0`, `when-0`. */
  readonly n: number
}

const none: LetterPoint = { text: '', owner: '', when: '' }
const mostPoints = 12

/** The three blocks at least, whatever is stored; what comes next stands between them, with room for one more step. */
export function pointsShown(points: readonly LetterPoint[]): readonly PointShown[] {
  const [happened = none, done = none] = points
  const steps = points.slice(2, -1)
  const terms = points.length > 2 ? (points.at(-1) ?? none) : none
  const shown = [
    { ...happened, block: 'happened' },
    { ...done, block: 'done' },
    ...steps.map((point) => ({ ...point, block: 'step' }) as const),
    ...(steps.length + 3 < mostPoints ? [{ ...none, block: 'spare' } as const] : []),
    { ...terms, block: 'terms' },
  ] as const
  return shown.map((point, n) => ({ ...point, n }))
}

/** What the form says; empty blocks are left out. */
export function letterFrom(form: FormData): LetterDraft {
  const points = Array.from({ length: mostPoints }, (_, i) => ({
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
  /** The form's field it stands in: `subject`, `body`, `text-0`. */
  readonly field: string
  readonly text: string
  readonly findings: readonly ToneFinding[]
}

/** Every field of the letter in which something was found, in reading order. */
export const toneOf = (locale: Locale, { subject, body, points }: LetterDraft): readonly ToneReading[] =>
  [
    { field: 'subject', text: subject },
    { field: 'body', text: body },
    ...pointsShown(points).flatMap(({ text, owner, when, n }) => [
      { field: `text-${n}`, text },
      { field: `owner-${n}`, text: owner },
      { field: `when-${n}`, text: when },
    ]),
  ]
    .map(({ field, text }) => ({ field, text, findings: readTone(locale, text) }))
    .filter(({ findings }) => findings.length > 0)

/** What a mail program shows: the mail, and above it whom it is from. */
export type Preview = Pick<RenderedMail, 'from' | 'replyTo' | 'subject' | 'html'> & { readonly to: string | null }

/** The mail exactly as it would leave, with links that lead nowhere. */
export async function previewOf(facts: Facts, letter: LetterDraft, now: Instant): Promise<Preview> {
  const customer = facts.customer && { ...facts.customer, email: facts.customer.email ?? 'customer@example.invalid' }
  const stored = facts.letter ?? { state: 'draft', approvedBy: null, approvedAt: null, draftedAt: now }
  const approved: Facts = {
    ...facts,
    customer,
    letter: { ...stored, ...letter, state: 'approved', approvedBy: null, approvedAt: now },
  }
  const links = { page: '#', unsubscribe: '#', dashboard: '#', thread: '#' }
  const { from, replyTo, subject, html } = await renderMail({ kind: 'letter', n: '1' }, approved, links, now)
  return { from, replyTo, subject, html, to: facts.customer?.email ?? null }
}
