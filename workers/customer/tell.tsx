/** The public page: what happened, to whom, and what would be right. A good word has its place too. */

import type { Instant } from '../../domain/ids.ts'
import { type Locale, locales } from '../../domain/locale.ts'
import { ownName, reasonsShown } from '../../domain/reasons.ts'
import type { Shop } from '../../domain/shop.ts'
import { capital } from '../../emails/format.ts'
import type { MessageName } from '../../emails/locales/catalog.ts'
import { plain } from '../../emails/plain.ts'
import { say } from '../../emails/say.ts'
import { page } from './frame.tsx'
import { Field, isFirst, PhotoField, saidIn, tiedTo, Wrong } from './tell-fields.tsx'
import { type Topic, type Trouble, topics } from './tell-form.ts'
import type { HeldPhoto } from './tell-photos.ts'
import { Drawing } from './tell-pictures.tsx'
import { sayAllowedFor, sayAnswerBy } from './tell-promise.ts'

export interface TellView {
  readonly shop: Shop
  readonly locale: Locale
  readonly now: Instant
  readonly form: string
  readonly entered: Readonly<Record<string, string>>
  readonly troubles: readonly Trouble[]
  /** Photos that are stored already and come back with the form. */
  readonly held: readonly HeldPhoto[]
}

interface ViewProps {
  readonly view: TellView
}

/** A language names itself in its own words. */
const endonyms = { en: 'English', ru: 'Русский', ro: 'Română' } as const satisfies Record<Locale, string>

const Languages = ({ view }: ViewProps) => (
  <nav class="languages" aria-label={say(view.locale, 'page.tell.languages')}>
    {locales.map((locale) => (
      <a
        key={locale}
        href={`/s/${view.shop.id}?lang=${locale}`}
        lang={locale}
        hreflang={locale}
        aria-current={locale === view.locale ? 'true' : undefined}
      >
        {endonyms[locale]}
      </a>
    ))}
  </nav>
)

/** What the fields are called, for the way to them. */
const labels: Readonly<Record<string, MessageName>> = {
  category: 'page.tell.about',
  text: 'page.tell.text',
  wish: 'page.tell.wish',
  order: 'page.tell.order',
  name: 'page.tell.name',
  email: 'page.tell.email',
  phone: 'page.tell.phone',
  photo: 'page.tell.photo',
}

/** Where a field is mended. */
const placeOf = (field: string, isPraise: boolean): string => {
  if (field === 'category') return `category-${topics[0]}`
  return isPraise ? `good-${field}` : field
}

const LookAgain = ({ view }: ViewProps) => {
  const { troubles } = view
  if (troubles.length === 0) return null
  const isPraise = view.entered.category === 'praise'
  const whole = troubles.find(({ field }) => field === 'form')
  const fields = [...new Set(troubles.map(({ field }) => field))]
  return (
    <div class="notice trouble" role="alert" id="trouble">
      {whole ? (
        <p>{saidIn(view, whole.why, whole.values)}</p>
      ) : (
        <>
          <p>{saidIn(view, 'page.tell.look-again', { count: fields.length })}</p>
          <ul>
            {fields.map((field) => (
              <li key={field}>
                <a href={`#${placeOf(field, isPraise)}`}>
                  {saidIn(
                    view,
                    isPraise && field === 'text' ? 'page.tell.good-text' : (labels[field] ?? 'page.tell.title'),
                  )}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

/** The second step: shown with its category by the stylesheet alone; without one it reads on as a list. */
const Exactly = ({ view, topic }: ViewProps & { readonly topic: Topic }) => {
  const own = view.shop.policy.reasons
  const reasons = reasonsShown(topic, own)
  if (reasons.length === 0) return null
  const chosen = view.entered.category === topic ? view.entered.reason : undefined
  return (
    <fieldset class={`exactly exactly-${topic}`}>
      <legend>
        <span class="visually-hidden">{saidIn(view, `page.tell.category.${topic}`)}. </span>
        {saidIn(view, 'page.tell.exactly')}
        <span class="soft"> ({say(view.locale, 'page.tell.optional')})</span>
      </legend>
      <div class="pills">
        {reasons.map((reason) => (
          <label key={reason}>
            <input type="radio" name="reason" value={reason} checked={chosen === reason} />
            <Drawing of={reason} />
            <span>
              {capital(view.locale, ownName(own, reason, view.locale) ?? saidIn(view, `words.reason.${reason}`))}
            </span>
          </label>
        ))}
        <label>
          <input type="radio" name="reason" value="" checked={chosen === ''} />
          <span>{saidIn(view, 'page.tell.exactly-none')}</span>
        </label>
      </div>
    </fieldset>
  )
}

const About = ({ view }: ViewProps) => {
  const { 'aria-describedby': described, 'aria-invalid': invalid } = tiedTo(view, 'category', 'category', false)
  return (
    <>
      <fieldset aria-describedby={described} aria-invalid={invalid}>
        <legend>{saidIn(view, 'page.tell.about')}</legend>
        <Wrong view={view} field="category" id="category" />
        <div class="pills">
          {topics.map((topic, i) => (
            <label key={topic}>
              <input
                type="radio"
                id={`category-${topic}`}
                name="category"
                value={topic}
                required
                checked={view.entered.category === topic}
                {...(i === 0 && isFirst(view, 'category') && { autofocus: true })}
              />
              <Drawing of={topic} />
              <span>{saidIn(view, `page.tell.category.${topic}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {topics.map((topic) => (
        <Exactly key={topic} view={view} topic={topic} />
      ))}
    </>
  )
}

/** Programs fill in whatever they find; people neither see nor reach it. Filled in, it only asks to send once more. */
const Trap = ({ view }: ViewProps) => (
  <div class="trap">
    <label>
      {saidIn(view, 'page.tell.trap')}
      <input type="text" name="homepage" autocomplete="off" value="" />
    </label>
  </div>
)

const Grievance = ({ view, action }: ViewProps & { readonly action: string }) => (
  <form class="tell" method="post" action={action} enctype="multipart/form-data">
    <input type="hidden" name="form" value={view.form} />
    <About view={view} />
    <Field view={view} name="text" label="page.tell.text" kind="words" required />
    <Field view={view} name="wish" label="page.tell.wish" kind="words" />
    <Field
      view={view}
      name="order"
      label="page.tell.order"
      kind="text"
      autocomplete="off"
      hint={saidIn(view, 'page.tell.order-hint')}
    />
    <Field view={view} name="name" label="page.tell.name" kind="text" required autocomplete="name" />
    <Field view={view} name="email" label="page.tell.email" kind="email" required autocomplete="email" />
    <Field view={view} name="phone" label="page.tell.phone" kind="tel" autocomplete="tel" />
    <Trap view={view} />
    {/* Last, so that fields arrive whole even where files turn out too large to be read. */}
    <PhotoField view={view} />
    <div class="act">
      <button type="submit">{saidIn(view, 'page.tell.button', { shop: plain(view.shop.name, 60) })}</button>
    </div>
  </form>
)

const Praise = ({ view, action }: ViewProps & { readonly action: string }) => {
  const isPraise = view.entered.category === 'praise'
  const own: TellView = isPraise ? view : { ...view, entered: {}, troubles: [] }
  return (
    <details class="quiet-fold" open={isPraise}>
      <summary>{saidIn(view, 'page.tell.good')}</summary>
      <div class="inside">
        <form class="tell" method="post" action={action}>
          <input type="hidden" name="form" value={view.form} />
          <input type="hidden" name="category" value="praise" />
          <Field view={own} name="text" id="good-text" label="page.tell.good-text" kind="words" required />
          <Field view={own} name="name" id="good-name" label="page.tell.name" kind="text" autocomplete="name" />
          <Trap view={view} />
          <div class="act">
            <button class="quiet" type="submit">
              {saidIn(view, 'page.tell.good-button')}
            </button>
          </div>
        </form>
      </div>
    </details>
  )
}

export const tellPage = (view: TellView) => {
  const { shop, locale, now, entered } = view
  const headline = saidIn(view, 'page.tell.title')
  const allowedFor = sayAllowedFor(locale, shop, now)
  const action = `/s/${shop.id}?lang=${locale}`
  const forGrievance: TellView = entered.category === 'praise' ? { ...view, entered: {}, troubles: [] } : view
  return page({
    locale,
    title: headline,
    shop: plain(shop.name, 60),
    children: (
      <>
        <LookAgain view={view} />
        <h1>{headline}</h1>
        <p>{saidIn(view, 'page.tell.lead')}</p>
        <p class="promised">
          {saidIn(view, 'page.tell.promise', { when: sayAnswerBy(locale, shop, now) })}
          {allowedFor !== null && ` ${allowedFor}`}
        </p>
        <section>
          <Grievance view={forGrievance} action={action} />
        </section>
        <section>
          <Praise view={view} action={action} />
        </section>
        <Languages view={view} />
      </>
    ),
  })
}
