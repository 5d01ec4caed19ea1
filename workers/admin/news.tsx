/** What the shop tells its customers: written here in up to three languages, looked at as it will leave, and withdrawn. */
import type { FC } from 'hono/jsx'
import type { NewsLine } from '../../db/news.ts'
import { type Locale, locales } from '../../domain/locale.ts'
import { longestText, longestTitle } from '../../domain/news-form.ts'
import { plain } from '../../emails/plain.ts'
import { Field } from './action-form.tsx'
import { type Desk, isLeader } from './desk.ts'
import { Chip, Empty, Frame } from './frame.tsx'
import { MailFrame } from './letter.tsx'
import type { ToneReading } from './letter-form.ts'
import { ToneOf, ToneSummary } from './letter-tone.tsx'
import { languageName, writtenIn } from './team.tsx'

/** The form as it is filled in. */
export interface NewsFields {
  readonly texts: Readonly<Record<Locale, { readonly title: string; readonly text: string }>>
  readonly url: string
  /** A local date of the shop. */
  readonly until: string
}

export interface NewsPreview {
  readonly locale: Locale
  readonly subject: string
  readonly html: string
}

export interface NewsView {
  readonly rows: readonly NewsLine[]
  /** The cursor of the page that follows; null at the end. */
  readonly next: string | null
  readonly done: string | null
  readonly problem: string | null
  readonly fields: NewsFields
  /** The mails as they would leave; empty until somebody asked to see them. */
  readonly previews: readonly NewsPreview[]
  readonly tone: readonly ToneReading[]
}

const InLanguage: FC<{ desk: Desk; view: NewsView; locale: Locale }> = ({ desk, view: { fields, tone }, locale }) => {
  const language = writtenIn(desk, locale)
  return (
    <fieldset>
      <legend>{languageName(desk, locale)}</legend>
      <Field id={`title-${locale}`} label={desk.say('staff.news.title', { language })}>
        <input
          type="text"
          id={`title-${locale}`}
          name={`title-${locale}`}
          lang={locale}
          maxlength={longestTitle}
          value={fields.texts[locale].title}
        />
      </Field>
      <ToneOf desk={desk} tone={tone} lang={locale} field={`title-${locale}`} />
      <Field
        id={`text-${locale}`}
        label={desk.say('staff.news.text', { language })}
        {...(locale !== desk.shop.locale && { hint: desk.say('staff.news.text-hint') })}
      >
        <textarea id={`text-${locale}`} name={`text-${locale}`} lang={locale} rows={5} maxlength={longestText}>
          {fields.texts[locale].text}
        </textarea>
      </Field>
      <ToneOf desk={desk} tone={tone} lang={locale} field={`text-${locale}`} />
    </fieldset>
  )
}

const Write: FC<{ desk: Desk; view: NewsView }> = ({ desk, view }) => {
  const { fields, previews, problem, tone } = view
  const ordered = [desk.shop.locale, ...locales.filter((locale) => locale !== desk.shop.locale)]
  return (
    <form class="act card" method="post" action={desk.href('/admin/news')} id="write">
      <h2>{desk.say('staff.news.new')}</h2>
      <ToneSummary desk={desk} tone={tone} asked={previews.length > 0 && problem === null} />
      {ordered.map((locale) => (
        <InLanguage key={locale} desk={desk} view={view} locale={locale} />
      ))}
      <div class="two">
        <Field id="url" label={desk.say('staff.news.url')} hint={desk.say('staff.news.url-hint')}>
          <input type="url" id="url" name="url" maxlength={500} value={fields.url} inputmode="url" />
        </Field>
        <Field id="until" label={desk.say('staff.news.until')}>
          <input type="date" id="until" name="until" required value={fields.until} />
        </Field>
      </div>
      <div class="buttons">
        <button type="submit" name="step" value="preview" class={previews.length > 0 ? 'quiet' : ''}>
          {desk.say('staff.news.preview')}
        </button>
        {previews.length > 0 && (
          <button type="submit" name="step" value="post">
            {desk.say('staff.news.post')}
          </button>
        )}
      </div>
    </form>
  )
}

const Previews: FC<{ desk: Desk; previews: readonly NewsPreview[] }> = ({ desk, previews }) =>
  previews.length === 0 ? null : (
    <section aria-labelledby="preview">
      <h2 id="preview">{desk.say('staff.news.preview-title')}</h2>
      <div class="mails">
        {previews.map(({ locale, subject, html }) => (
          <section key={locale}>
            <h3 lang={locale}>{subject}</h3>
            <MailFrame html={html} title={desk.say('staff.news.preview-in', { language: writtenIn(desk, locale) })} />
          </section>
        ))}
      </div>
    </section>
  )

const tones = { current: 'kept', over: '', withdrawn: '' } as const

const Told: FC<{ desk: Desk; row: NewsLine }> = ({ desk, row }) => {
  const state = row.withdrawnAt !== null ? 'withdrawn' : row.untilAt < desk.now ? 'over' : 'current'
  const written = locales.flatMap((locale) => {
    const said = row.texts[locale]
    return said ? [{ locale, ...said }] : []
  })
  const first = written.find(({ locale }) => locale === desk.locale) ?? written[0]
  const author = plain(row.postedBy.replace(/^\w+:/, ''), 80)
  return (
    <li class="card">
      <div class="pair">
        <h2 class="who" lang={first?.locale}>
          {plain(first?.title ?? '', longestTitle)}
        </h2>
        <Chip tone={tones[state]}>{desk.say(`staff.news.${state}`)}</Chip>
      </div>
      <small class="figure">
        {desk.say('staff.news.posted', { when: desk.short(row.postedAt), author })},{' '}
        {desk.say('staff.news.ends', { when: desk.short(row.untilAt) })}
      </small>
      <p class="figure">{desk.head('staff.news.heard', { count: row.heard })}</p>
      {written.map(({ locale, text }) => (
        <details key={locale} class="fold">
          <summary>{languageName(desk, locale)}</summary>
          <p class="said" lang={locale}>
            {text}
          </p>
        </details>
      ))}
      {row.url !== null && <small>{row.url}</small>}
      {state === 'current' && isLeader(desk) && (
        <form class="act inline" method="post" action={desk.href(`/admin/news/${row.id}/withdraw`)}>
          <button type="submit" class="quiet" aria-describedby={`hint-${row.id}`}>
            {desk.say('staff.news.withdraw')}
          </button>
          <small id={`hint-${row.id}`}>{desk.say('staff.news.withdraw-hint')}</small>
        </form>
      )}
    </li>
  )
}

export const NewsPageView: FC<{ desk: Desk; view: NewsView }> = ({ desk, view }) => {
  const { rows, next, done, problem, previews } = view
  return (
    <Frame desk={desk} room="news" title={desk.say('staff.nav.news')}>
      {done && (
        <p class="done" role="status">
          {done}
        </p>
      )}
      {problem && (
        <div class="refused" role="alert">
          <p>
            <b>{problem}</b>
          </p>
          <p class="soft">{desk.say('staff.refused.kept')}</p>
        </div>
      )}
      <div class="news">
        <h1>{desk.say('staff.nav.news')}</h1>
        <p class="soft">{desk.say('staff.news.lead')}</p>
        <Previews desk={desk} previews={previews} />
      </div>
      {isLeader(desk) ? <Write desk={desk} view={view} /> : <p>{desk.say('staff.news.leaders')}</p>}
      {rows.length === 0 ? (
        <Empty title={desk.say('staff.news.none')} text={desk.say('staff.news.none-text')} />
      ) : (
        <ul class="told">
          {rows.map((row) => (
            <Told key={row.id} desk={desk} row={row} />
          ))}
        </ul>
      )}
      <div class="pages">
        {next !== null && (
          <a class="button quiet" href={desk.href('/admin/news', { after: next })}>
            {desk.say('staff.more')}
          </a>
        )}
      </div>
    </Frame>
  )
}
