/** The customers whose complaint has ended, by what they are to the shop now: who, why, since when. */
import type { FC } from 'hono/jsx'
import type { CareLine, CaresPage } from '../../db/cares-list.ts'
import { type CareState, careStates } from '../../domain/care/state.ts'
import { plain } from '../../emails/plain.ts'
import { isMessage } from '../../emails/say.ts'
import type { Desk } from './desk.ts'
import { Empty, Frame } from './frame.tsx'
import { count } from './words.ts'

export interface CustomersView {
  readonly state: CareState
  readonly page: Pick<CaresPage, 'counts' | 'rhythm'>
  readonly lines: readonly CareLine[]
  readonly next: string | null
}

const Line: FC<{ desk: Desk; line: CareLine }> = ({ desk, line }) => {
  const { say } = desk
  const category = `words.category.${line.category}`
  return (
    <tr>
      <td>
        <a class="row" href={`/admin/complaints/${line.complaint}`}>
          {line.name === null ? say('staff.customers.unnamed') : plain(line.name, 80)}
        </a>
        {isMessage(category) && <small>{desk.head(category)}</small>}
      </td>
      <td>
        {say(`words.care-reason.${line.reason}`)}
        {line.heldOut && <small>{say('staff.customers.alone')}</small>}
      </td>
      <td class="figure">
        <span class="on-phone">{say('staff.customers.since')}: </span>
        {desk.short(line.since)}
      </td>
      <td class="figure">
        {say('staff.customers.count', { count: line.touches })}
        {line.lastTouchAt !== null && (
          <small>{say('staff.customers.last', { when: desk.short(line.lastTouchAt) })}</small>
        )}
      </td>
    </tr>
  )
}

export const CustomersPageView: FC<{ desk: Desk; view: CustomersView }> = ({
  desk,
  view: { state, page, lines, next },
}) => {
  const { say } = desk
  const { rhythm, counts } = page
  return (
    <Frame desk={desk} room="customers" title={say('staff.nav.customers')}>
      <h1>{say('staff.customers.title')}</h1>
      <p class="lead">{say('staff.customers.lead')}</p>
      <p class="soft lead">
        {rhythm
          ? say('staff.customers.rhythm', { days: rhythm.days, sample: rhythm.sample })
          : say('staff.customers.rhythm-unknown')}
      </p>
      <div class="filters states">
        <nav aria-label={say('staff.customers.states')}>
          {careStates.map((one) => (
            <a
              key={one}
              href={desk.href('/admin/customers', { state: one })}
              aria-current={one === state ? 'true' : undefined}
            >
              {desk.head(`words.care-state.${one}`)}
              {'\u00a0'}
              <span class="figure soft">{count(desk.locale, counts[one])}</span>
            </a>
          ))}
        </nav>
      </div>
      {lines.length === 0 ? (
        <Empty title={say('staff.customers.none')} text={say('staff.customers.none-text')} />
      ) : (
        <table class="queue">
          <thead>
            <tr>
              <th scope="col">{say('staff.customers.who')}</th>
              <th scope="col">{say('staff.customers.why')}</th>
              <th scope="col">{say('staff.customers.since')}</th>
              <th scope="col">{say('staff.customers.letters')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Line key={line.customer} desk={desk} line={line} />
            ))}
          </tbody>
        </table>
      )}
      {next && (
        <nav class="pages" aria-label={say('staff.pages')}>
          <a class="button quiet" href={desk.href('/admin/customers', { state, after: next })}>
            {say('staff.more')}
          </a>
        </nav>
      )}
    </Frame>
  )
}
