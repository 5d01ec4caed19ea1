/** Turns a mail into the bytes that are sent: rendered once, when it is decided, and never again. */
import { render } from '@react-email/render'
import { createElement } from 'react'
import type { Facts } from '../domain/complaint.ts'
import type { Instant } from '../domain/ids.ts'
import { ownHeader } from '../domain/incoming-mail.ts'
import type { Mail, MailKind } from '../domain/mail.ts'
import { feedbackId } from '../domain/mail-class.ts'
import { mapText } from './content.ts'
import { Layout } from './layout.tsx'
import { bareAddress, mailbox, plain } from './plain.ts'
import { templates } from './templates/index.ts'
import type { Template, Templates } from './templates/template.ts'
import { textOf } from './text.ts'
import { typeset } from './typeset.ts'
import { fromName, type Links, letterAddress, personOf, staffVoiceOf, voiceOf } from './voice.ts'

export type { Links } from './voice.ts'

export interface RenderedMail {
  readonly from: string
  readonly replyTo: string
  readonly to: string
  readonly subject: string
  readonly html: string
  readonly text: string
  readonly headers: Readonly<Record<string, string>>
}

/** A person approved these words; everything else is written by rule (RFC 3834, 5: only that is "auto-generated"). */
const approvedByPerson = { letter: true, reply: true } as const satisfies Partial<Record<MailKind, true>>

/**
 * Mail nobody asked for that may come more than once: it can be stopped with one click (RFC 8058). The rest answers
 * the customer's own complaint once, and stopping it would break what was promised.
 */
const canBeStopped = {
  'choice-reminder': true,
  'check-in': true,
  'check-in-reminder': true,
  'review-ask': true,
  'code-reminder': true,
} as const satisfies Partial<Record<MailKind, true>>

function headersOf(mail: Mail, links: Links, locale: string, shop: string): Readonly<Record<string, string>> {
  return {
    'Content-Language': locale,
    // Mail programs copy this into their reply, so that a reply finds its complaint whatever its subject says.
    References: links.thread,
    // What comes back to us by a redirection is known as our own, and answered by nobody.
    [ownHeader]: 'v1',
    'Feedback-ID': feedbackId(mail.kind, 'service', shop),
    ...(mail.kind in approvedByPerson ? {} : { 'Auto-Submitted': 'auto-generated' }),
    ...((mail.kind in canBeStopped || (mail.kind === 'progress' && mail.about === 'waiting')) && {
      'List-Unsubscribe': `<${links.unsubscribe}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    }),
  }
}

/** The director speaks in person on the letter, and on a valued customer's acknowledgement. */
function senderName(mail: Mail, facts: Facts, now: Instant): string {
  const voice = mail.kind === 'staff' ? staffVoiceOf({ facts, now }) : voiceOf({ facts, now })
  if (mail.kind === 'staff') return voice.say('mail.staff.sender', { shop: voice.shop })
  const byDirector = mail.kind === 'letter' || (mail.kind === 'acknowledgement' && mail.fromDirector)
  const director = byDirector && facts.shop.director ? plain(facts.shop.director.name, 60) : null
  const author = mail.kind === 'reply' ? facts.replies.find(({ id }) => id === mail.reply)?.by : undefined
  const writer = facts.staff.find(({ email }) => email === author?.replace(/^staff:/, ''))?.name
  return fromName({ ...voice, person: director ?? (writer ? plain(writer, 60) : personOf(facts, now)) })
}

function recipientOf(mail: Mail, facts: Facts): string {
  const to = mail.kind === 'staff' ? mail.to : facts.customer?.email
  if (!to) throw new Error(`there is nobody to send ${mail.kind} to`)
  return bareAddress(to)
}

/**
 * Renders from the facts as they are after the move. Replies go to the shop's own address: a person reads them.
 * Throws when the mail speaks of something that is not among the facts, or cannot be addressed.
 */
export async function renderMail<Kind extends MailKind>(
  mail: Extract<Mail, { readonly kind: Kind }>,
  facts: Facts,
  links: Links,
  now: Instant,
): Promise<RenderedMail> {
  const to = recipientOf(mail, facts)
  const table: Templates = templates
  const template: Template<Kind> = table[mail.kind as Kind]
  const said = template({ mail, facts, links, now })
  const content = mapText(said, (text) => typeset(said.locale, text))
  return {
    from: mailbox(
      senderName(mail, facts, now),
      mail.kind === 'letter' ? letterAddress(facts.shop) : facts.shop.sender.email,
    ),
    replyTo: bareAddress(facts.shop.sender.email),
    to,
    subject: content.subject,
    html: await render(createElement(Layout, { content })),
    text: textOf(content),
    headers: headersOf(mail, links, content.locale, facts.shop.id),
  }
}
