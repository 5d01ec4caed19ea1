/** Turns a mail of care into the bytes that are sent: rendered once, when it is decided, and never again. */
import { render } from '@react-email/render'
import { createElement } from 'react'
import type { CareFacts } from '../domain/care/care.ts'
import type { CareMail } from '../domain/care/playbook/move.ts'
import { touchClass } from '../domain/care/touch.ts'
import type { Instant } from '../domain/ids.ts'
import { ownHeader } from '../domain/incoming-mail.ts'
import { feedbackId, senderOf } from '../domain/mail-class.ts'
import { type CareTemplate, type CareTemplates, careVoice } from './care-voice.ts'
import { type Content, mapText } from './content.ts'
import { Layout } from './layout.tsx'
import { bareAddress, mailbox, plain } from './plain.ts'
import type { Links, RenderedMail } from './render.ts'
import { careTemplates } from './templates/care.ts'
import { textOf } from './text.ts'
import { typeset } from './typeset.ts'
import { fromName } from './voice.ts'

/** What was put into words, in the language it is written in. */
function contentOf<Kind extends CareMail['kind']>(
  mail: Extract<CareMail, { readonly kind: Kind }>,
  facts: CareFacts,
  links: Links,
  now: Instant,
): Content {
  const table: CareTemplates = careTemplates
  const template: CareTemplate<Kind> = table[mail.kind as Kind]
  const said = template({ mail, facts, links, now })
  return mapText(said, (text) => typeset(said.locale, text))
}

/** All of it is written by a rule; what is promotion can be stopped with one click (RFC 3834, RFC 8058). */
const headersOf = (mail: CareMail, facts: CareFacts, links: Links, locale: string): RenderedMail['headers'] => ({
  'Content-Language': locale,
  References: links.thread,
  [ownHeader]: 'v1',
  'Auto-Submitted': 'auto-generated',
  'Feedback-ID': feedbackId(mail.kind, touchClass(mail.kind, facts), facts.shop.id),
  ...(touchClass(mail.kind, facts) === 'promotional' && {
    'List-Unsubscribe': `<${links.unsubscribe}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }),
})

/**
 * Renders from the facts as they are after the turn. `at`: when it leaves. Throws when the mail
 * speaks of something that is not among the facts, or cannot be addressed.
 */
export async function renderCareMail(
  mail: CareMail,
  facts: CareFacts,
  links: Links,
  at: Instant,
): Promise<RenderedMail> {
  const { email } = facts.customer
  if (!email) throw new Error(`there is nobody to send ${mail.kind} to`)
  const content = contentOf(mail, facts, links, at)
  const voice = careVoice({ facts, now: at }, { locale: content.locale })
  const sender = senderOf(facts.shop.sender, touchClass(mail.kind, facts))
  return {
    from: mailbox(fromName({ ...voice, person: plain(sender.name, 60) }), sender.email),
    replyTo: bareAddress(facts.shop.sender.email),
    to: bareAddress(email),
    subject: content.subject,
    html: await render(createElement(Layout, { content })),
    text: textOf(content),
    headers: headersOf(mail, facts, links, content.locale),
  }
}
