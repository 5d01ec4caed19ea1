/** One recall: before it starts whom it reaches and what it costs; then how far it has come. */
import type { FC } from 'hono/jsx'
import type { Given, Group, Progress } from '../../db/recall-orders.ts'
import { type Locale, locales } from '../../domain/locale.ts'
import { money } from '../../domain/money.ts'
import { leftOutReasons, type Recall, type RecallAct, timeNeeded } from '../../domain/recall.ts'
import type { RecallCost } from '../../domain/recall-cost.ts'
import { plain } from '../../emails/plain.ts'
import { type Desk, isLeader } from './desk.ts'
import { Chip, Frame } from './frame.tsx'
import { MailFrame } from './letter.tsx'
import type { ToneReading } from './letter-form.ts'
import { ToneOf } from './letter-tone.tsx'
import { stateTones, wanted } from './recalls.tsx'
import { languageName, writtenIn } from './team.tsx'
import { count } from './words.ts'

export interface MailShown {
  readonly locale: Locale
  readonly subject: string
  readonly html: string
}

export interface RecallView {
  readonly recall: Recall
  readonly progress: Progress | undefined
  /** Orders by the language their customers are written to in, and by why they are left out. */
  readonly groups: readonly (Omit<Group, 'locale'> & { readonly locale: Locale })[]
  readonly cost: readonly RecallCost[]
  readonly given: readonly Given[]
  readonly mails: readonly MailShown[]
  readonly tone: readonly ToneReading[]
  readonly done: string | null
  readonly problem: string | null
}

interface Part {
  desk: Desk
  view: RecallView
}

const Who: FC<Part> = ({ desk, view: { groups, recall } }) => {
  const told = groups.filter(({ leftOut }) => leftOut === null)
  const out = leftOutReasons.flatMap((why) => {
    const orders = groups.reduce((sum, one) => sum + (one.leftOut === why ? one.orders : 0), 0)
    return orders > 0 ? [{ why, orders }] : []
  })
  const lines = locales.flatMap((locale) => {
    const here = told.filter((one) => one.locale === locale)
    const orders = here.reduce((sum, one) => sum + one.orders, 0)
    return orders > 0 ? [{ locale, orders, people: here.reduce((sum, one) => sum + one.people, 0) }] : []
  })
  return (
    <section class="card">
      <h2>{desk.say('staff.recalls.who')}</h2>
      {lines.length === 0 && <p>{desk.say('staff.recalls.who-none')}</p>}
      <ul class="pairs figure">
        {lines.map(({ locale, orders, people }) => (
          <li key={locale}>
            <span>{desk.say('staff.recalls.in-language', { language: languageName(desk, locale) })}</span>
            <span>
              {desk.say('staff.recalls.orders', { count: orders })},{' '}
              {desk.say('staff.recalls.people', { count: people })}
            </span>
          </li>
        ))}
      </ul>
      {out.length > 0 && (
        <>
          <h3>{desk.say('staff.recalls.left-out')}</h3>
          <ul class="pairs figure">
            {out.map(({ why, orders }) => (
              <li key={why}>
                <span>{desk.head(`staff.recalls.why.${why}`)}</span>
                <span>{desk.say('staff.recalls.orders', { count: orders })}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {recall.state === 'draft' && <p class="soft">{desk.say('staff.recalls.again')}</p>}
    </section>
  )
}

const Cost: FC<Part> = ({ desk, view: { cost, recall, progress } }) => {
  const length = timeNeeded(wanted(progress), recall)
  return (
    <section class="card">
      <h2>{desk.say('staff.recalls.cost')}</h2>
      {cost.map(({ currency, expected, most }) => (
        <ul key={currency} class="pairs figure">
          <li>
            <span>{desk.say('staff.recalls.cost-expected')}</span>
            <b>{desk.sum(expected)}</b>
          </li>
          <li>
            <span>{desk.say('staff.recalls.cost-most')}</span>
            <span>{desk.sum(most)}</span>
          </li>
        </ul>
      ))}
      <p class="soft">{desk.say('staff.recalls.cost-how')}</p>
      <h3>{desk.say('staff.recalls.when')}</h3>
      <p>
        {length === 0
          ? desk.say('staff.recalls.when-one')
          : desk.say('staff.recalls.when-text', { time: desk.left(length) })}
      </p>
    </section>
  )
}

const Mails: FC<Part> = ({ desk, view: { mails, tone } }) =>
  mails.length === 0 ? null : (
    <section class="recall-mails" aria-labelledby="mails">
      <h2 id="mails">{desk.say('staff.recalls.mail')}</h2>
      {tone.length > 0 && <p class="warning">{desk.say('staff.recalls.tone-hint')}</p>}
      <div class="mails">
        {mails.map(({ locale, subject, html }) => (
          <section key={locale}>
            <h3 lang={locale}>{subject}</h3>
            <ToneOf desk={desk} tone={tone} lang={locale} field={`text-${locale}`} />
            <MailFrame html={html} title={desk.say('staff.recalls.mail-in', { language: writtenIn(desk, locale) })} />
          </section>
        ))}
      </div>
    </section>
  )

const Act: FC<Part & { act: RecallAct; quiet?: boolean; hint?: string }> = ({ desk, view, act, quiet, hint }) => (
  <form class="act inline" method="post" action={desk.href(`/admin/recalls/${view.recall.id}/actions`)}>
    <input type="hidden" name="version" value={String(view.recall.version)} />
    <button
      type="submit"
      name="action"
      value={act}
      class={quiet ? 'quiet' : ''}
      {...(hint !== undefined && { 'aria-describedby': `hint-${act}` })}
    >
      {desk.say(`staff.recalls.do.${act}`, { count: wanted(view.progress) })}
    </button>
    {hint !== undefined && <small id={`hint-${act}`}>{hint}</small>}
  </form>
)

const Acts: FC<Part> = ({ desk, view }) => {
  const { state, id } = view.recall
  if (!isLeader(desk)) return <p class="soft">{desk.say('staff.recalls.leaders')}</p>
  const stop = <Act desk={desk} view={view} act="stop" quiet hint={desk.say('staff.recalls.stop-hint')} />
  if (state === 'draft') {
    return (
      <div class="buttons">
        {wanted(view.progress) > 0 && <Act desk={desk} view={view} act="start" />}
        <p class="act inline">
          <a class="button quiet" href={desk.href(`/admin/recalls/${id}/change`)}>
            {desk.say('staff.recalls.change')}
          </a>
        </p>
      </div>
    )
  }
  if (state === 'sending' || state === 'paused') {
    return (
      <div class="buttons">
        <Act desk={desk} view={view} act={state === 'sending' ? 'pause' : 'resume'} />
        {stop}
      </div>
    )
  }
  return null
}

const ProgressCard: FC<Part> = ({ desk, view: { recall, progress, given } }) => {
  if (!progress) return null
  const { sent, failed, opened, waiting, answered } = progress
  const all = wanted(progress)
  const figures = [
    ['sent', sent],
    ['under-way', opened - sent - failed],
    ['waiting', waiting],
    ['answered', answered],
  ] as const
  const number = (value: number) => count(desk.locale, value)
  return (
    <section class="recall-progress">
      <h2>{desk.say('staff.recalls.progress')}</h2>
      <progress
        max={Math.max(all, 1)}
        value={sent}
        aria-label={desk.say('staff.recalls.bar', { sent: number(sent), all: number(all) })}
      />
      <dl class="figures figure">
        {figures.map(([name, value]) => (
          <div key={name}>
            <dd>{number(value)}</dd>
            <dt>{desk.say(`staff.recalls.${name}`)}</dt>
          </div>
        ))}
      </dl>
      <ul class="pairs figure">
        {failed > 0 && (
          <li>
            <span>{desk.head('staff.recalls.failed')}</span>
            <span class="late">{number(failed)}</span>
          </li>
        )}
        <li>
          <span>{desk.head('staff.recalls.given')}</span>
          <b>
            {given.length === 0
              ? desk.sum(money(0, desk.shop.currency))
              : given.map(({ minor, currency }) => desk.sum(money(minor, currency))).join(', ')}
          </b>
        </li>
      </ul>
      <p class="soft">
        {recall.nextWaveAt !== null &&
          `${desk.say('staff.recalls.next', { when: desk.short(Math.max(recall.nextWaveAt, desk.now)) })}. `}
        {desk.say('staff.recalls.complaints')}
      </p>
      {recall.state === 'sending' && (
        <p>
          <a class="button quiet" href={desk.href(`/admin/recalls/${recall.id}`)}>
            {desk.say('staff.recalls.reload')}
          </a>
        </p>
      )}
    </section>
  )
}

const Plan: FC<Part> = ({ desk, view: { recall } }) => (
  <section class="card">
    <h2>{desk.say('staff.recalls.remedies')}</h2>
    <ol>
      {recall.remedies.map((kind) => (
        <li key={kind}>{desk.remedy(kind)}</li>
      ))}
    </ol>
    {Object.entries(recall.texts).map(([locale, text]) => (
      <details key={locale} class="fold">
        <summary>{desk.say('staff.recalls.mail-in', { language: writtenIn(desk, locale) })}</summary>
        <p class="said" lang={locale}>
          {text}
        </p>
      </details>
    ))}
  </section>
)

export const RecallPageView: FC<{ desk: Desk; view: RecallView }> = ({ desk, view }) => {
  const { recall, done, problem } = view
  const isDraft = recall.state === 'draft'
  return (
    <Frame desk={desk} room="recalls" title={plain(recall.name, 120)}>
      <p class="crumb">
        <a href={desk.href('/admin/recalls')}>{desk.say('staff.recalls.back')}</a>
      </p>
      {done && !problem && (
        <p class="done" role="status">
          {done}
        </p>
      )}
      {problem && (
        <div class="refused" role="alert">
          <p>
            <b>{problem}</b>
          </p>
        </div>
      )}
      <h1>
        {plain(recall.name, 120)}{' '}
        <Chip tone={stateTones[recall.state]}>{desk.say(`staff.recalls.state.${recall.state}`)}</Chip>
      </h1>
      <p class="soft lead">{desk.head(`words.category.${recall.category}`)}</p>
      {!isDraft && <ProgressCard desk={desk} view={view} />}
      <Acts desk={desk} view={view} />
      <div class="halves recall-halves">
        <Who desk={desk} view={view} />
        {isDraft ? <Cost desk={desk} view={view} /> : <Plan desk={desk} view={view} />}
      </div>
      {isDraft && <Mails desk={desk} view={view} />}
    </Frame>
  )
}
