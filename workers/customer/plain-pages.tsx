/** Pages that only say something: what happened, that nothing is lost, what to do. */
import type { Locale } from '../../domain/locale.ts'
import type { Shop } from '../../domain/shop.ts'
import type { MessageName } from '../../emails/locales/catalog.ts'
import { plain } from '../../emails/plain.ts'
import { say } from '../../emails/say.ts'
import { typeset } from '../../emails/typeset.ts'
import type { AppContext } from '../context.ts'
import { page } from './frame.tsx'

interface Sentence {
  readonly title: MessageName
  readonly text: MessageName
}

const sentences = {
  404: { title: 'page.unknown.title', text: 'page.unknown.text' },
  403: { title: 'page.refused.title', text: 'page.refused.text' },
  413: { title: 'page.refused.title', text: 'page.too-large.text' },
  415: { title: 'page.refused.title', text: 'page.other-type.text' },
  503: { title: 'page.broken.title', text: 'page.broken.text' },
} as const satisfies Record<number, Sentence>

export function plainPage(c: AppContext, locale: Locale, status: keyof typeof sentences) {
  const { title, text } = sentences[status]
  const headline = typeset(locale, say(locale, title))
  const children = (
    <>
      <h1>{headline}</h1>
      <p>{typeset(locale, say(locale, text))}</p>
    </>
  )
  return c.html(page({ locale, title: headline, shop: null, children }), status)
}

/** What was here has been erased, and so has the way to it. */
export function erasedPage(c: AppContext, locale: Locale, shop: Pick<Shop, 'name'>) {
  const headline = typeset(locale, say(locale, 'rights.gone.title'))
  const children = (
    <>
      <h1>{headline}</h1>
      <p>{typeset(locale, say(locale, 'rights.gone.text'))}</p>
    </>
  )
  return c.html(page({ locale, title: headline, shop: plain(shop.name, 60), children }), 410)
}

/** The link is over, the help is not: who to write to. */
export function expiredPage(c: AppContext, locale: Locale, shop: Pick<Shop, 'name' | 'sender'>) {
  const headline = typeset(locale, say(locale, 'page.expired.title'))
  const names = { shop: plain(shop.name, 60), name: plain(shop.sender.name, 60) }
  const { email } = shop.sender
  const children = (
    <>
      <h1>{headline}</h1>
      <p>{typeset(locale, say(locale, 'page.expired.text', names))}</p>
      <p>
        <a class="button quiet" href={`mailto:${encodeURIComponent(email).replace('%40', '@')}`}>
          {email}
        </a>
      </p>
    </>
  )
  return c.html(page({ locale, title: headline, shop: names.shop, children }), 410)
}
