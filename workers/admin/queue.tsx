/** The queue: time left to the next promise is the first thing one reads. */
import type { FC } from 'hono/jsx'
import type { QueuePage, QueueRow } from '../../db/dashboard-queue.ts'
import type { Headline } from '../../db/figures.ts'
import type { StaffMember } from '../../domain/complaint.ts'
import type { Channel } from '../../domain/event.ts'
import { money } from '../../domain/money.ts'
import { plain } from '../../emails/plain.ts'
import type { Desk } from './desk.ts'
import { Chip, Empty, Frame } from './frame.tsx'
import { type Line, OnTheLine } from './line.tsx'
import { percent } from './words.ts'

export interface QueueView {
  readonly status: 'open' | 'closed'
  readonly mine: boolean
  readonly search: string
  readonly page: QueuePage
  readonly firstPage: boolean
  readonly headline: Headline
  readonly needsToday: number
  /** Null where nobody has taken an hour yet. */
  readonly line: Line | null
  readonly staff: readonly Pick<StaffMember, 'email' | 'name'>[]
}

type Tone = 'kept' | 'soon' | 'late'

/** How much of a promise's time is used, between 0 and 1, and what that means. */
export function urgency(
  { madeAt, dueAt }: { madeAt: number; dueAt: number },
  now: number,
): { used: number; tone: Tone } {
  const used = dueAt <= madeAt ? 1 : Math.min(Math.max((now - madeAt) / (dueAt - madeAt), 0), 1)
  return { used, tone: used >= 0.85 ? 'late' : used >= 0.6 ? 'soon' : 'kept' }
}

const TimeLeft: FC<{ desk: Desk; row: QueueRow }> = ({ desk, row }) => {
  if (row.closedAt !== null) return <b>{desk.short(row.closedAt)}</b>
  if (!row.promise) return <span class="soft">{desk.say('staff.queue.no-promise')}</span>
  const { kind, dueAt, firstDueAt } = row.promise
  const { used, tone } = urgency(row.promise, desk.now)
  const left = desk.left(dueAt - desk.now)
  return (
    <>
      <b class="figure">{dueAt < desk.now ? desk.say('staff.late-by', { left }) : left}</b>{' '}
      <Chip tone={tone === 'kept' ? '' : tone}>{desk.say(`words.promise.${kind}`)}</Chip>
      <meter
        class={tone}
        min={0}
        max={100}
        value={Math.round(used * 100)}
        aria-label={desk.say('staff.queue.used', { share: Math.round(used * 100) })}
      />
      <small class="figure">{desk.short(dueAt)}</small>
      {firstDueAt < dueAt && (
        <small class="figure late">{desk.say('staff.queue.moved', { first: desk.short(firstDueAt) })}</small>
      )}
    </>
  )
}

/** What a person has to do, and when the next step comes by itself. */
const Next: FC<{ desk: Desk; row: QueueRow }> = ({ desk, row }) => {
  if (row.closedAt !== null) return null
  const soon = row.wakeAt !== null && row.wakeAt <= desk.now
  return (
    <>
      {row.task ? desk.say(`words.task.${row.task.kind}`) : desk.head(`words.stage.${row.stage}`)}
      {row.task && <small class="figure">{desk.say('staff.due', { when: desk.short(row.task.dueAt) })}</small>}
      {row.wakeAt !== null && (
        <small class="figure">
          {soon ? desk.say('staff.queue.step-now') : desk.say('staff.queue.step', { when: desk.short(row.wakeAt) })}
        </small>
      )}
    </>
  )
}

/** Channels in which the customer said something; of the others the channel itself is what happened. */
const spoken: readonly Channel[] = ['form', 'email', 'chat', 'phone', 'review']

const Row: FC<{ desk: Desk; row: QueueRow; owner: string | null }> = ({ desk, row, owner }) => {
  const facts = [
    row.order && plain(row.order, 40),
    row.value && desk.sum(row.value),
    row.customer && desk.say('staff.orders', { count: row.paidOrders }),
  ].filter((part) => part)
  return (
    <tr>
      <td class="left">
        <TimeLeft desk={desk} row={row} />
      </td>
      <td>
        <a class="row" href={`/admin/complaints/${row.id}`}>
          {row.customer ? plain(row.customer, 60) : desk.say('staff.unknown-customer')}
        </a>{' '}
        {row.tier === 'vip' && <Chip tone="vip">{desk.say('words.tier.vip')}</Chip>}
        <small class="figure">{facts.join(' · ')}</small>
      </td>
      <td class="what">
        {desk.head(
          row.category === 'other' && !spoken.includes(row.channel)
            ? `words.channel.${row.channel}`
            : `words.category.${row.category}`,
        )}
        <small class="clip">{plain(row.text, 120)}</small>
      </td>
      <td class="next">
        <Next desk={desk} row={row} />
      </td>
      <td class="owner">{owner ? plain(owner, 40) : <span class="soft">{desk.say('staff.nobody')}</span>}</td>
    </tr>
  )
}

const Headlines: FC<{ desk: Desk; view: QueueView }> = ({ desk, view: { headline, needsToday } }) => {
  const liability = headline.liability.map(({ minor, currency }) => desk.sum(money(minor, currency))).join(', ')
  return (
    <dl class="figures figure">
      <div>
        <dd>{percent(desk.locale, headline.acknowledgedWithinHour.share)}</dd>
        <dt>{desk.say('staff.headline.acknowledged')}</dt>
      </div>
      <div>
        <dd>{percent(desk.locale, headline.keptRate.share)}</dd>
        <dt>{desk.say('staff.headline.kept', { early: percent(desk.locale, headline.earlyRate.share) })}</dt>
      </div>
      <div>
        <dd>{headline.open}</dd>
        <dt>{desk.say('staff.headline.open', { count: needsToday })}</dt>
      </div>
      <div>
        <dd>{headline.recovered}</dd>
        <dt>
          {desk.say('staff.headline.recovered')}
          {liability !== '' && <>, {desk.say('staff.headline.liability', { sum: liability })}</>}
        </dt>
      </div>
    </dl>
  )
}

const Filters: FC<{ desk: Desk; view: QueueView }> = ({ desk, view: { status, mine, search } }) => {
  const at = (query: { status?: string; mine?: boolean }) =>
    desk.href('/admin', {
      status: (query.status ?? status) === 'closed' ? 'closed' : null,
      mine: (query.mine ?? mine) ? '1' : null,
      q: search,
    })
  return (
    <div class="filters">
      <nav aria-label={desk.say('staff.filter')}>
        <a href={at({ status: 'open' })} aria-current={status === 'open' ? 'true' : undefined}>
          {desk.say('staff.filter.open')}
        </a>
        <a href={at({ status: 'closed' })} aria-current={status === 'closed' ? 'true' : undefined}>
          {desk.say('staff.filter.closed')}
        </a>
      </nav>
      <nav aria-label={desk.say('staff.filter.whose')}>
        <a href={at({ mine: false })} aria-current={mine ? undefined : 'true'}>
          {desk.say('staff.filter.all')}
        </a>
        <a href={at({ mine: true })} aria-current={mine ? 'true' : undefined}>
          {desk.say('staff.filter.mine')}
        </a>
      </nav>
      {search !== '' && (
        <p>
          {desk.say('staff.searched', { text: plain(search, 60) })}{' '}
          <a href={desk.href('/admin', { status: status === 'closed' ? 'closed' : null, mine: mine ? '1' : null })}>
            {desk.say('staff.search-clear')}
          </a>
        </p>
      )}
    </div>
  )
}

const NoRows: FC<{ desk: Desk; view: QueueView }> = ({ desk, view: { status, mine, search } }) => {
  if (search !== '') {
    const elsewhere = status === 'open' ? 'closed' : null
    return (
      <Empty title={desk.say('staff.queue.not-found')} text={desk.say('staff.queue.not-found-text')}>
        <a class="button quiet" href={desk.href('/admin', { q: search, status: elsewhere })}>
          {desk.say(status === 'open' ? 'staff.queue.look-closed' : 'staff.queue.look-open')}
        </a>
      </Empty>
    )
  }
  if (status === 'closed')
    return <Empty title={desk.say('staff.queue.none-closed')} text={desk.say('staff.queue.none-closed-text')} />
  if (mine) return <Empty title={desk.say('staff.queue.none-mine')} text={desk.say('staff.queue.none-mine-text')} />
  return <Empty title={desk.say('staff.queue.none')} text={desk.say('staff.queue.none-text')} />
}

export const QueuePageView: FC<{ desk: Desk; view: QueueView }> = ({ desk, view }) => {
  const { page, status, mine, search } = view
  const same = { status: status === 'closed' ? 'closed' : null, mine: mine ? '1' : null, q: search }
  const names = new Map(view.staff.map(({ email, name }) => [email, name]))
  return (
    <Frame desk={desk} room="queue" title={desk.say('staff.nav.queue')} search={search}>
      <h1 class="unseen">{desk.say('staff.nav.queue')}</h1>
      {view.line && <OnTheLine desk={desk} line={view.line} people={view.staff} />}
      <Headlines desk={desk} view={view} />
      <Filters desk={desk} view={view} />
      {page.rows.length === 0 ? (
        <NoRows desk={desk} view={view} />
      ) : (
        <table class="queue">
          <thead>
            <tr>
              <th scope="col">{desk.say(status === 'closed' ? 'staff.queue.closed-at' : 'staff.queue.promise')}</th>
              <th scope="col">{desk.say('staff.queue.customer')}</th>
              <th scope="col">{desk.say('staff.queue.what')}</th>
              <th scope="col">{desk.say('staff.queue.next')}</th>
              <th scope="col">{desk.say('staff.queue.owner')}</th>
            </tr>
          </thead>
          <tbody>
            {page.rows.map((row) => (
              <Row key={row.id} desk={desk} row={row} owner={row.owner && (names.get(row.owner) ?? row.owner)} />
            ))}
          </tbody>
        </table>
      )}
      <nav class="pages" aria-label={desk.say('staff.pages')}>
        {!view.firstPage && <a href={desk.href('/admin', same)}>{desk.say('staff.to-start')}</a>}
        {page.next && (
          <a class="button quiet" href={desk.href('/admin', { ...same, cursor: page.next })}>
            {desk.say('staff.more')}
          </a>
        )}
      </nav>
    </Frame>
  )
}
