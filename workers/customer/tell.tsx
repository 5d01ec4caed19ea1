/** The public page: what happened, to whom, and what would be right. A good word has its place too. */
import { addWorkingTime, endOfWorkingDay, minuteMs, roundedUp } from '../../domain/calendar.ts'
import type { Instant } from '../../domain/ids.ts'
import { type Locale, locales } from '../../domain/locale.ts'
import type { Shop } from '../../domain/shop.ts'
import { sayWhen } from '../../emails/format.ts'
import type { MessageName } from '../../emails/locales/catalog.ts'
import { plain } from '../../emails/plain.ts'
import { say, type Values } from '../../emails/say.ts'
import { typeset } from '../../emails/typeset.ts'
import { page } from './frame.tsx'
import { topics } from './tell-form.ts'

export interface TellView {
  readonly shop: Shop
  readonly locale: Locale
  readonly now: Instant
  readonly form: string
  readonly entered: Readonly<Record<string, string>>
  readonly trouble: { readonly field: string; readonly why: MessageName } | null
}

/** Three working days at the very latest; in truth the longest time the shop's own policy gives itself. */
function answerBy(shop: Shop, now: Instant): Instant {
  const longest = Math.max(...Object.values(shop.policy.targets.answerWorkingMinutes))
  return Math.min(roundedUp(shop, addWorkingTime(shop, now, longest * minuteMs)), endOfWorkingDay(shop, now, 3))
}

/** A language names itself in its own words. */
const endonyms = { en: 'English', ru: 'Русский', ro: 'Română' } as const satisfies Record<Locale, string>

const Languages = ({ view, path }: { readonly view: Pick<TellView, 'locale'>; readonly path: string }) => (
  <nav class="languages" aria-label={say(view.locale, 'page.tell.languages')}>
    {locales.map((locale) => (
      <a
        key={locale}
        href={`${path}?lang=${locale}`}
        lang={locale}
        hreflang={locale}
        aria-current={locale === view.locale ? 'true' : undefined}
      >
        {endonyms[locale]}
      </a>
    ))}
  </nav>
)

interface FieldProps {
  readonly view: TellView
  readonly name: string
  readonly label: MessageName
  readonly kind: 'text' | 'email' | 'tel' | 'words'
  readonly most: number
  readonly required?: boolean
  readonly autocomplete?: string
}

const Field = ({ view, name, label, kind, most, required, autocomplete }: FieldProps) => {
  const wrong = view.trouble?.field === name
  const entered = view.entered[name] ?? ''
  const common = {
    id: name,
    name,
    required,
    maxlength: most,
    autocomplete,
    ...(wrong && { 'aria-invalid': 'true' as const, 'aria-describedby': 'trouble' }),
  }
  return (
    <label class="field" for={name}>
      <span>
        {typeset(view.locale, say(view.locale, label))}
        {!required && <span class="soft"> ({say(view.locale, 'page.tell.optional')})</span>}
      </span>
      {kind === 'words' ? (
        <textarea {...common}>{entered}</textarea>
      ) : (
        <input type={kind} value={entered} {...common} />
      )}
    </label>
  )
}

export const tellPage = (view: TellView) => {
  const { shop, locale, now, trouble, entered, form } = view
  const said = (name: MessageName, values?: Values) => typeset(locale, say(locale, name, values))
  const name = plain(shop.name, 60)
  const path = `/s/${shop.id}`
  const headline = said('page.tell.title')
  return page({
    locale,
    title: headline,
    shop: name,
    children: (
      <>
        {trouble && (
          <p class="notice trouble" role="alert" id="trouble">
            {said(trouble.why)}
          </p>
        )}
        <h1>{headline}</h1>
        <p>{said('page.tell.lead')}</p>
        <p class="soft">
          {said('page.tell.promise', { when: sayWhen(locale, answerBy(shop, now), now, shop.timeZone) })}
        </p>
        <section>
          <form class="tell" method="post" action={`${path}?lang=${locale}`}>
            <input type="hidden" name="form" value={form} />
            <fieldset aria-describedby={trouble?.field === 'category' ? 'trouble' : undefined}>
              <legend>{said('page.tell.about')}</legend>
              <div class="pills">
                {topics.map((topic) => (
                  <label key={topic}>
                    <input type="radio" name="category" value={topic} required checked={entered.category === topic} />
                    <span>{said(`page.tell.category.${topic}`)}</span>
                  </label>
                ))}
              </div>
            </fieldset>
            <Field view={view} name="text" label="page.tell.text" kind="words" most={5000} required />
            <Field view={view} name="wish" label="page.tell.wish" kind="words" most={2000} />
            <Field view={view} name="order" label="page.tell.order" kind="text" most={64} autocomplete="off" />
            <Field view={view} name="name" label="page.tell.name" kind="text" most={200} required autocomplete="name" />
            <Field
              view={view}
              name="email"
              label="page.tell.email"
              kind="email"
              most={254}
              required
              autocomplete="email"
            />
            <Field view={view} name="phone" label="page.tell.phone" kind="tel" most={40} autocomplete="tel" />
            <div class="act">
              <button type="submit">{said('page.tell.button', { shop: name })}</button>
            </div>
          </form>
        </section>
        <Languages view={view} path={path} />
      </>
    ),
  })
}

export const tellThanksPage = (shop: Shop, locale: Locale, about: 'praise' | 'grievance') => {
  const headline = typeset(locale, say(locale, about === 'praise' ? 'page.tell.praise' : 'page.tell.thanks'))
  const text = about === 'praise' ? 'page.tell.praise-text' : 'page.tell.thanks-text'
  return page({
    locale,
    title: headline,
    shop: plain(shop.name, 60),
    children: (
      <>
        <h1>{headline}</h1>
        <p>{typeset(locale, say(locale, text))}</p>
      </>
    ),
  })
}
