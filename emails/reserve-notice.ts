/** To leads and administrators: how much of the month's reserve is spoken for, and what follows from it by itself. */
import { render } from '@react-email/render'
import { createElement } from 'react'
import { ownHeader } from '../domain/incoming-mail.ts'
import type { Measured } from '../domain/reserve.ts'
import type { Shop } from '../domain/shop.ts'
import { button, type Content, facts as factRows, mapText, paragraph } from './content.ts'
import { sayMoney } from './format.ts'
import { Layout } from './layout.tsx'
import { bareAddress, mailbox, plain } from './plain.ts'
import type { RenderedMail } from './render.ts'
import { say } from './say.ts'
import { textOf } from './text.ts'
import { typeset } from './typeset.ts'

/** Renders once, like every mail. `step` is the one that was reached; replies go to the shop's own address. */
export async function renderReserveNotice(
  { name, locale, sender }: Pick<Shop, 'name' | 'locale' | 'sender'>,
  to: string,
  { reserve, spent, expected, free, usedShare }: Measured,
  step: 'low' | 'empty',
  page: string,
): Promise<RenderedMail> {
  const shop = plain(name, 60)
  const lead = say(locale, 'mail.reserve.lead', { step, share: Math.floor(usedShare / 100) })
  const from = say(locale, 'mail.staff.sender', { shop })
  const row = (label: 'monthly' | 'spent' | 'expected' | 'free', value: Measured['reserve']) => ({
    name: say(locale, `staff.reserve.${label}`),
    value: sayMoney(locale, value),
  })
  const said: Content = {
    locale,
    shop,
    order: null,
    subject: say(locale, 'mail.reserve.subject', { step, share: Math.floor(usedShare / 100) }),
    preheader: lead,
    greeting: null,
    blocks: [
      paragraph(lead),
      factRows(row('monthly', reserve), row('spent', spent), row('expected', expected), row('free', free)),
      paragraph(say(locale, `staff.reserve.step.${step}`)),
      button(say(locale, 'mail.reserve.button'), page),
    ],
    signature: [from],
    footer: null,
  }
  const content = mapText(said, (text) => typeset(locale, text))
  return {
    from: mailbox(from, sender.email),
    to: bareAddress(to),
    replyTo: bareAddress(sender.email),
    subject: content.subject,
    html: await render(createElement(Layout, { content })),
    text: textOf(content),
    headers: { 'Content-Language': locale, [ownHeader]: 'v1', 'Auto-Submitted': 'auto-generated' },
  }
}
