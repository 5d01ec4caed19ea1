/** What the public page says when it has taken something: that it arrived, and what comes next and when. */
import type { Instant } from '../../domain/ids.ts'
import type { Locale } from '../../domain/locale.ts'
import type { Shop } from '../../domain/shop.ts'
import type { MessageName } from '../../emails/locales/catalog.ts'
import { plain } from '../../emails/plain.ts'
import { say, type Values } from '../../emails/say.ts'
import { typeset } from '../../emails/typeset.ts'
import { page } from './frame.tsx'
import { sayAllowedFor, sayAnswerBy } from './tell-promise.ts'

export const tellThanksPage = (shop: Shop, locale: Locale, about: 'praise' | 'grievance', now: Instant) => {
  const said = (name: MessageName, values?: Values) => typeset(locale, say(locale, name, values))
  const allowedFor = sayAllowedFor(locale, shop, now)
  const headline = said(about === 'praise' ? 'page.tell.praise' : 'page.tell.thanks')
  return page({
    locale,
    title: headline,
    shop: plain(shop.name, 60),
    children: (
      <>
        <h1>{headline}</h1>
        {about === 'praise' ? (
          <p>{said('page.tell.praise-text')}</p>
        ) : (
          <>
            <p>{said('page.tell.thanks-text')}</p>
            <p>
              {said('page.tell.thanks-answer', { when: sayAnswerBy(locale, shop, now) })}
              {allowedFor !== null && ` ${allowedFor}`}
            </p>
          </>
        )}
      </>
    ),
  })
}
