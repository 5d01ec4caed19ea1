/** Several notices for one person of the shop as one mail: what waits, in the order it came, each with its link. */
import { render } from '@react-email/render'
import { createElement } from 'react'
import { ownHeader } from '../domain/incoming-mail.ts'
import type { Shop } from '../domain/shop.ts'
import { button, type Content, type ListItem, list, mapText, paragraph } from './content.ts'
import { Layout } from './layout.tsx'
import { bareAddress, mailbox, plain } from './plain.ts'
import type { RenderedMail } from './render.ts'
import { say } from './say.ts'
import { textOf } from './text.ts'
import { typeset } from './typeset.ts'

/** A notice as it would have left alone. */
export interface Notice {
  readonly subject: string
  /** Its text part: after the head, what is needed; then the facts, the time first (`templates/staff.tsx`). */
  readonly text: string
  readonly complaint: string
  readonly href: string
}

/** More of them are read in the queue, not in a mail. */
const mostListed = 30

/** What is needed and until when; the customer's name stays where it can be erased. */
function itemOf({ subject, text, href }: Notice): ListItem {
  const [, need = '', facts = ''] = text.split('\n\n')
  const until = facts.split('\n')[0] ?? ''
  return { title: subject, lines: [need, until].map((line) => plain(line, 300)).filter(Boolean), plus: null, href }
}

/** Renders once, like every mail. Replies go to the shop's own address. */
export async function renderDigest(
  { name, locale, sender }: Pick<Shop, 'name' | 'locale' | 'sender'>,
  to: string,
  notices: readonly Notice[],
  queue: string,
): Promise<RenderedMail> {
  const shop = plain(name, 60)
  const count = new Set(notices.map(({ complaint }) => complaint)).size
  const listed = notices.slice(0, mostListed)
  const lead = say(locale, 'mail.digest.lead', { count })
  const from = say(locale, 'mail.staff.sender', { shop })
  const subject = say(locale, 'mail.digest.subject', { count })
  const said: Content = {
    locale,
    shop,
    order: null,
    subject,
    preheader: lead,
    greeting: null,
    blocks: [
      paragraph(lead),
      list(listed.map(itemOf)),
      ...(notices.length > listed.length
        ? [paragraph(say(locale, 'mail.digest.more', { count: notices.length - listed.length }))]
        : []),
      button(say(locale, 'mail.digest.button'), queue),
    ],
    signature: [from],
    footer: null,
  }
  const content = mapText(said, (text) => typeset(locale, text))
  return {
    from: mailbox(from, sender.email),
    to: bareAddress(to),
    replyTo: bareAddress(sender.email),
    subject,
    html: await render(createElement(Layout, { content })),
    text: textOf(content),
    headers: { 'Content-Language': locale, [ownHeader]: 'v1', 'Auto-Submitted': 'auto-generated' },
  }
}
