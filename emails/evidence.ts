/**
 * Evidence for a bank: everything the shop holds about one disputed order, in the order a bank reads it, each part beside
 * the fields of Stripe and PayPal it belongs into. One structure: the page, the text and the JSON cannot differ.
 *
 * Fields: docs.stripe.com/api/disputes/evidence_object; PayPal `evidence_type` of
 * developer.paypal.com/docs/api/customer-disputes/v1/#disputes_provide-evidence
 */
import type { Facts, MailState, TimelineEntry } from '../domain/complaint.ts'
import type { Channel } from '../domain/event.ts'
import type { Instant } from '../domain/ids.ts'
import type { Locale } from '../domain/locale.ts'
import type { MailKind } from '../domain/mail.ts'
import type { Row } from './content.ts'
import { sections } from './evidence-sections.ts'
import { sayStamp } from './format.ts'
import { orderName, plain } from './plain.ts'
import { say } from './say.ts'
import { typeset } from './typeset.ts'

/** Words of the customer. */
export interface Theirs {
  readonly at: Instant
  readonly source: string
  readonly channel: Channel | null
  readonly subject: string
  readonly text: string
}

/** A mail of ours, as it was sent. */
export interface Ours {
  readonly kind: MailKind
  readonly subject: string
  readonly text: string
  readonly state: MailState
  readonly acceptedAt: Instant | null
  readonly providerId: string | null
}

/** What the evidence is written from. */
export interface Held {
  readonly facts: Facts
  readonly theirs: readonly Theirs[]
  readonly ours: readonly Ours[]
  readonly timeline: readonly TimelineEntry[]
}

/** Where a part belongs: names of the fields at Stripe, kinds of evidence at PayPal. */
export interface Fields {
  readonly stripe: readonly string[]
  readonly paypal: readonly string[]
}

export interface Entry {
  readonly at: Instant
  readonly when: string
  readonly title: string
  readonly lines: readonly string[]
  /** Words as they were written. */
  readonly words: string
}

export interface Section {
  readonly id: string
  readonly title: string
  readonly fields: Fields
  readonly rows: readonly Row[]
  readonly entries: readonly Entry[]
  readonly notes: readonly string[]
}

export interface Evidence {
  readonly locale: Locale
  readonly complaint: string
  readonly title: string
  readonly lead: string
  readonly writtenAt: Instant
  readonly zone: string
  readonly sections: readonly Section[]
}

/** In the language of who asks, at the hours of the shop. */
export function evidenceOf(locale: Locale, held: Held, now: Instant): Evidence {
  const { complaint, order, shop } = held.facts
  const name = orderName(order)
  const zone = shop.timeZone
  return {
    locale,
    complaint: complaint.id,
    title: name === null ? say(locale, 'evidence.title-alone') : say(locale, 'evidence.title', { order: name }),
    lead: typeset(
      locale,
      say(locale, 'evidence.lead', { shop: plain(shop.name, 60), when: sayStamp(locale, now, zone), zone }),
    ),
    writtenAt: now,
    zone,
    sections: sections(locale, held),
  }
}

const fieldsLine = ({ stripe, paypal }: Fields): string =>
  [stripe.length > 0 && `Stripe: ${stripe.join(', ')}`, paypal.length > 0 && `PayPal: ${paypal.join(', ')}`]
    .filter((part) => part)
    .join(' · ')

const entryText = ({ when, title, lines, words }: Entry): string =>
  [`${when}  ${title}`, ...lines, ...(words === '' ? [] : [words.replace(/^/gm, '  | ')])].join('\n')

function sectionText({ title, fields, rows, entries, notes }: Section): string {
  const where = fieldsLine(fields)
  return [
    [title.toLocaleUpperCase(), ...(where === '' ? [] : [`[${where}]`])].join('\n'),
    ...(rows.length > 0 ? [rows.map(({ name, value }) => `${name}: ${value}`).join('\n')] : []),
    ...entries.map(entryText),
    ...notes,
  ].join('\n\n')
}

/** The same as plain text, to be pasted or kept. */
export const evidenceText = ({ title, lead, complaint, sections: parts }: Evidence): string =>
  `${[title, `${lead}\n${complaint}`, ...parts.map(sectionText)].join('\n\n\n')}\n`

/** The same for programs: times as ISO 8601, nothing that is not on the page. */
export const evidenceJson = ({ complaint, title, writtenAt, zone, sections: parts }: Evidence) => ({
  complaint,
  title,
  writtenAt: new Date(writtenAt).toISOString(),
  timeZone: zone,
  sections: parts.map(({ id, title: name, fields, rows, entries, notes }) => ({
    id,
    title: name,
    fields,
    facts: rows,
    entries: entries.map(({ at, title: what, lines, words }) => ({
      at: new Date(at).toISOString(),
      title: what,
      lines,
      words,
    })),
    notes,
  })),
})
