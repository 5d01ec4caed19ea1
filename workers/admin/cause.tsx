/** One cause: what it is and what is done about it, whom it touched, and whether the fix holds. */
import type { FC } from 'hono/jsx'
import { type CauseCost, spentOn } from '../../db/cause-costs.ts'
import type { KnownCause, TiedComplaint } from '../../db/causes.ts'
import { provenAt } from '../../domain/cause.ts'
import { type Locale, locales } from '../../domain/locale.ts'
import { money } from '../../domain/money.ts'
import { plain } from '../../emails/plain.ts'
import { causeTones } from './cause-card.tsx'
import { type CauseFields, CauseForm } from './cause-form.tsx'
import { lostText } from './causes.tsx'
import type { Desk } from './desk.ts'
import { Chip, Frame } from './frame.tsx'
import type { ToneReading } from './letter-form.ts'
import { ToneOf } from './letter-tone.tsx'
import { writtenIn } from './team.tsx'

export interface CauseView {
  readonly cause: KnownCause
  readonly costs: readonly CauseCost[]
  readonly complaints: readonly TiedComplaint[]
  /** Where the list goes on; null at its end. */
  readonly next: string | null
  readonly staff: readonly { readonly email: string; readonly name: string }[]
  readonly quietDays: number
  /** Wording in what changed that a customer would stumble over. */
  readonly tone: readonly (ToneReading & { readonly locale: Locale })[]
  readonly fields: CauseFields
  readonly problem: string | null
  readonly done: string | null
}

const Known: FC<{ desk: Desk; view: CauseView }> = ({ desk, view: { cause, costs, staff, quietDays } }) => {
  const { say, short } = desk
  const { owner, dueAt, fixedAt, closedAt, category, sku, state } = cause
  const proven = provenAt(cause, quietDays)
  const sums = costs.map((row) => desk.sum(money(spentOn(row), row.currency))).join(', ')
  const minutes = costs.reduce((sum, row) => sum + row.minutes, 0)
  const lost = lostText(desk, costs)
  const left = costs.reduce((sum, row) => sum + row.left, 0)
  const late = state === 'open' && dueAt !== null && dueAt < desk.now
  return (
    <dl class="wide">
      <dt>{say('staff.causes.owner')}</dt>
      <dd>
        {owner === null
          ? say('staff.causes.nobody')
          : plain(staff.find(({ email }) => email === owner)?.name ?? owner, 60)}
      </dd>
      {dueAt !== null && (
        <>
          <dt>{say('staff.causes.due-date')}</dt>
          <dd class={late ? 'figure late' : 'figure'}>{short(dueAt)}</dd>
        </>
      )}
      {category !== null && (
        <>
          <dt>{say('staff.causes.category')}</dt>
          <dd>{desk.head(`words.category.${category}`)}</dd>
        </>
      )}
      {sku !== null && (
        <>
          <dt>{say('staff.causes.sku')}</dt>
          <dd class="figure">{plain(sku, 120)}</dd>
        </>
      )}
      <dt>{say('staff.causes.complaints')}</dt>
      <dd class="figure">{cause.complaints}</dd>
      <dt>{say('staff.causes.cost')}</dt>
      <dd class="figure">
        {sums === '' ? '–' : sums}
        {minutes > 0 && <small>{desk.left(minutes * 60_000)}</small>}
      </dd>
      {lost !== null && (
        <>
          <dt>{say('staff.causes.lost')}</dt>
          <dd class="figure">
            {lost}
            <small>{say('staff.causes.left', { count: left })}</small>
          </dd>
        </>
      )}
      <dt>{say('staff.causes.opened')}</dt>
      <dd class="figure">{short(cause.openedAt)}</dd>
      {fixedAt !== null && (
        <>
          <dt>{say('staff.causes.fixed')}</dt>
          <dd class="figure">{short(fixedAt)}</dd>
          <dt>{say('staff.causes.recurrence')}</dt>
          <dd class={cause.recurrence > 0 ? 'figure late' : 'figure'}>
            {say('staff.causes.of-cause', { count: cause.recurrence })}
          </dd>
        </>
      )}
      {proven !== null && (
        <>
          <dt>{say('staff.causes.proven')}</dt>
          <dd class="figure">{short(proven)}</dd>
        </>
      )}
      {closedAt !== null && (
        <>
          <dt>{say('staff.causes.closed')}</dt>
          <dd class="figure">{short(closedAt)}</dd>
        </>
      )}
    </dl>
  )
}

/** What was written about it, as it stands. */
const Written: FC<{ desk: Desk; cause: KnownCause }> = ({ desk, cause: { action, evidence, changed } }) => {
  const texts = [
    { name: desk.say('staff.causes.action'), text: action, lang: undefined },
    { name: desk.say('staff.causes.evidence'), text: evidence, lang: undefined },
    ...locales.map((locale) => {
      const name = desk.say('staff.causes.changed', { language: writtenIn(desk, locale) })
      return { name, text: changed[locale] ?? '', lang: locale }
    }),
  ]
  return (
    <>
      {texts.map(({ name, text, lang }) =>
        text === '' ? null : (
          <section key={name}>
            <h2 class="part">{name}</h2>
            <p class="said" lang={lang}>
              {text}
            </p>
          </section>
        ),
      )}
    </>
  )
}

const Tied: FC<{ desk: Desk; view: CauseView }> = ({ desk, view: { cause, complaints, next } }) => {
  const { say } = desk
  if (complaints.length === 0) return <p class="soft">{say('staff.causes.none-tied')}</p>
  const fixedAt = cause.fixedAt
  return (
    <>
      <ul class="rows">
        {complaints.map(({ id, category, customer, order, orderedAt, receivedAt, closedAt }) => {
          const after = fixedAt !== null && receivedAt > fixedAt
          return (
            <li key={id}>
              <span>
                <a href={`/admin/complaints/${id}`}>{customer ? plain(customer, 80) : say('staff.unknown-customer')}</a>
                <small>
                  {desk.head(`words.category.${category}`)}
                  {order && <>, {say('staff.order-named', { order: plain(order, 60) })}</>},{' '}
                  <span class="figure">{desk.short(receivedAt)}</span>
                </small>
                {after && orderedAt !== null && orderedAt <= fixedAt && (
                  <small>{say('staff.causes.ordered-before')}</small>
                )}
              </span>
              {after && <Chip tone="late">{say('staff.causes.after-fix')}</Chip>}
              {closedAt !== null && <Chip>{say('words.stage.closed')}</Chip>}
            </li>
          )
        })}
      </ul>
      {next && (
        <nav class="pages" aria-label={say('staff.pages')}>
          <a class="button quiet" href={desk.href(`/admin/causes/${cause.id}`, { after: next })}>
            {say('staff.more')}
          </a>
        </nav>
      )}
    </>
  )
}

export const CausePageView: FC<{ desk: Desk; view: CauseView }> = ({ desk, view }) => {
  const { say } = desk
  const { cause, done } = view
  const name = plain(cause.name, 120)
  return (
    <Frame desk={desk} room="causes" title={name}>
      {done && (
        <p class="done" role="status">
          {done}
        </p>
      )}
      <p class="crumb">
        <a href={desk.href('/admin/causes')}>{say('staff.nav.causes')}</a>
      </p>
      <h1>
        {name}
        <Chip tone={causeTones[cause.state]}>{say(`words.cause-state.${cause.state}`)}</Chip>
        <Chip>{say(`words.cause-verdict.${cause.verdict}`)}</Chip>
      </h1>
      {cause.state === 'open' && cause.recurrence > 0 && cause.fixedAt !== null && (
        <p class="warning">
          {say('staff.causes.came-back', { count: cause.recurrence, when: desk.short(cause.fixedAt) })}
        </p>
      )}
      <div class="halves">
        <div>
          <Known desk={desk} view={view} />
          <Written desk={desk} cause={cause} />
          {view.tone.map((reading) => (
            <ToneOf key={reading.field} desk={desk} tone={[reading]} lang={reading.locale} field={reading.field} />
          ))}
          <details class="fold" open={view.problem !== null}>
            <summary>{say('staff.causes.change')}</summary>
            <CauseForm
              desk={desk}
              fields={view.fields}
              staff={view.staff}
              state={cause.state}
              problem={view.problem}
              to={`/admin/causes/${cause.id}`}
            />
          </details>
        </div>
        <section>
          <h2>{say('staff.causes.tied')}</h2>
          <Tied desk={desk} view={view} />
        </section>
      </div>
    </Frame>
  )
}
