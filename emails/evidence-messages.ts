/** What was said, both ways, in the order it was said, with what the mail provider knows of its delivery. */
import type { Instant } from '../domain/ids.ts'
import type { Locale } from '../domain/locale.ts'
import type { Entry, Held, Section } from './evidence.ts'
import { hidden } from './evidence-secrets.ts'
import { sayStamp } from './format.ts'
import { paragraphs, plain } from './plain.ts'
import { say } from './say.ts'
import { sourceName } from './timeline-text.ts'

/** What a customer or a colleague typed: its lines stay, what cannot be seen goes. */
const written = (held: Held, text: string): string => hidden(held.facts, paragraphs(text).join('\n\n'))

/** Everything the customer said: as it came in, on their page, and with their rating. */
function theirs(locale: Locale, held: Held): readonly Entry[] {
  const { facts, theirs: heard } = held
  const { complaint, proposals, ratings, shop } = facts
  const said = (at: Instant, lines: readonly string[], text: string): Entry => ({
    at,
    when: sayStamp(locale, at, shop.timeZone),
    title: say(locale, 'evidence.messages.theirs'),
    lines,
    words: written(held, text),
  })
  const first = heard.length === 0 && complaint.text !== '' ? [said(complaint.receivedAt, [], complaint.text)] : []
  return [
    ...first,
    ...heard.map(({ at, source, channel, subject, text }) => {
      const by =
        channel && say(locale, 'evidence.messages.by-channel', { channel: say(locale, `words.channel.${channel}`) })
      return said(
        at,
        [[sourceName(source), by].filter((part) => part).join(', '), plain(subject, 120)].filter(Boolean),
        text,
      )
    }),
    ...proposals.map(({ at, text }) => said(at, [say(locale, 'timeline.proposal-made')], text)),
    ...ratings.map(({ at, text, score }) => said(at, [say(locale, 'timeline.detail.score', { score })], text)),
  ]
}

const ours = (locale: Locale, held: Held): readonly Entry[] =>
  held.ours
    .filter(({ acceptedAt }) => acceptedAt !== null)
    .map(({ acceptedAt, kind, subject, text, state, providerId }) => {
      const { shop } = held.facts
      const at = acceptedAt ?? 0
      const delivered = say(locale, `words.mail-state.${state}`)
      return {
        at,
        when: sayStamp(locale, at, shop.timeZone),
        title: `${say(locale, 'evidence.messages.ours', { shop: plain(shop.name, 60) })}: ${say(locale, `words.mail.${kind}`)}`,
        lines: [
          plain(subject, 120),
          providerId === null
            ? delivered
            : say(locale, 'evidence.messages.provider', { state: delivered, id: plain(providerId, 80) }),
        ],
        words: written(held, text),
      }
    })

export function messages(locale: Locale, held: Held): Section {
  const entries = [...theirs(locale, held), ...ours(locale, held)].toSorted((a, b) => a.at - b.at)
  return {
    id: 'messages',
    title: say(locale, 'evidence.messages'),
    fields: { stripe: ['customer_communication'], paypal: ['OTHER'] },
    rows: [],
    entries,
    notes: entries.length === 0 ? [say(locale, 'evidence.messages.none')] : [],
  }
}
