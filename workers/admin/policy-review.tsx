/** What a draft would change and what it would have done: shown before anything is saved. */
import { type FC, Fragment } from 'hono/jsx'
import { add, type Money, money } from '../../domain/money.ts'
import { type Change, nameOf } from '../../domain/policy/cells.ts'
import type { Advice } from '../../domain/policy/faults.ts'
import type { RemedyKind } from '../../domain/policy/tables.ts'
import { type Beside, deciders, type Simulated } from '../../domain/simulation.ts'
import { cellLabel, cellValue, choiceWord, sayAdvice } from '../../emails/policy-words.ts'
import type { Desk } from './desk.ts'
import { count } from './words.ts'

/** What somebody else saved meanwhile, beside what was being changed. */
export interface Conflict {
  readonly version: number
  readonly author: string
  readonly reason: string | null
  readonly theirs: readonly Change[]
  readonly yours: readonly Change[]
}

export interface Review {
  readonly changes: readonly Change[]
  readonly advice: readonly Advice[]
  readonly past: Beside | null
  readonly generated: Beside | null
}

export const ChangesTable: FC<{ desk: Desk; changes: readonly Change[] }> = ({ desk, changes }) => (
  <section>
    <h2 class="part">
      {desk.say('staff.policy.changes')}: {desk.say('staff.policy.change-count', { count: changes.length })}
    </h2>
    <div class="scroll">
      <table class="numbers">
        <thead>
          <tr>
            {(['cell', 'before', 'after'] as const).map((name) => (
              <th key={name} scope="col">
                {desk.say(`staff.policy.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {changes.map(({ cell, before, after }) => (
            <tr key={nameOf(cell)}>
              <th scope="row">{cellLabel(desk.locale, cell.path)}</th>
              <td>{cellValue(desk.locale, cell, before)}</td>
              <td>
                <b>{cellValue(desk.locale, cell, after)}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </section>
)

/** Both sides of a conflict, cell by cell; where both changed one, it is said. */
export const ConflictTable: FC<{ desk: Desk; conflict: Conflict }> = ({ desk, conflict: { theirs, yours } }) => {
  const names = [...new Set([...theirs, ...yours].map(({ cell }) => nameOf(cell)))]
  return (
    <div class="scroll">
      <table class="numbers">
        <thead>
          <tr>
            {(['cell', 'before', 'theirs', 'yours'] as const).map((name) => (
              <th key={name} scope="col">
                {desk.say(`staff.policy.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {names.map((name) => {
            const [their, your] = [theirs, yours].map((some) => some.find(({ cell }) => nameOf(cell) === name))
            const cell = their?.cell ?? your?.cell
            if (!cell) return null
            const before = (their ?? your)?.before
            return (
              <tr key={name} class={their && your ? 'differs' : undefined}>
                <th scope="row">
                  {cellLabel(desk.locale, cell.path)}
                  {their && your && <small>{desk.say('staff.policy.same-cell')}</small>}
                </th>
                <td>{cellValue(desk.locale, cell, before)}</td>
                <td>{their ? cellValue(desk.locale, cell, their.after) : ''}</td>
                <td>{your ? cellValue(desk.locale, cell, your.after) : ''}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

interface Row {
  readonly label: string
  readonly inner?: true
  readonly of: (one: Simulated) => string
}

function rowsOf(desk: Desk, { today, draft }: Beside): readonly Row[] {
  const n = (value: number): string => count(desk.locale, value)
  const currencies = [...new Set([...today.costs, ...draft.costs].map(({ currency }) => currency))]
  const costRows = currencies.flatMap((currency): readonly Row[] => {
    const sum = (of: (cost: Simulated['costs'][number]) => Money) => (one: Simulated) => {
      const cost = one.costs.find((some) => some.currency === currency)
      return desk.sum(cost ? of(cost) : money(0, currency))
    }
    return [
      {
        label: desk.say('staff.policy.cost', { currency }),
        of: sum(({ fix, gift, bonus }) => add(add(fix, gift), bonus)),
      },
      { label: desk.say('staff.policy.cost-fix'), inner: true, of: sum(({ fix }) => fix) },
      { label: desk.say('staff.policy.cost-gift'), inner: true, of: sum(({ gift }) => gift) },
      { label: desk.say('staff.policy.cost-bonus'), inner: true, of: sum(({ bonus }) => bonus) },
    ]
  })
  const kinds = [...new Set<RemedyKind>([...today.ways, ...draft.ways].map(({ kind }) => kind))]
  const left = (of: 'middleMs' | 'longestMs') => (one: Simulated) => (one.answer ? desk.left(one.answer[of]) : '–')
  return [
    ...costRows,
    { label: desk.say('staff.policy.answer-middle'), of: left('middleMs') },
    { label: desk.say('staff.policy.answer-longest'), of: left('longestMs') },
    { label: desk.say('staff.policy.fewest'), of: ({ fewestWays }) => n(fewestWays) },
    ...kinds.map(
      (kind): Row => ({
        label: desk.say('staff.policy.offered', { way: choiceWord(desk.locale, kind) }),
        inner: true,
        of: ({ ways }) => n(ways.find((way) => way.kind === kind)?.times ?? 0),
      }),
    ),
    { label: desk.say('staff.policy.vips'), of: ({ vips }) => n(vips) },
    { label: desk.say('staff.policy.severe'), of: ({ severe }) => n(severe) },
    ...deciders.map(
      (who): Row => ({ label: desk.say(`staff.policy.decider-${who}`), of: (one) => n(one.deciders[who]) }),
    ),
    { label: desk.say('staff.policy.asks'), of: ({ asks }) => n(asks) },
  ]
}

/** The same cases under today's policy and the draft, figure by figure. */
export const BesideTable: FC<{ desk: Desk; beside: Beside; title: string; hint?: string }> = ({
  desk,
  beside,
  title,
  hint,
}) => (
  <section>
    <h3>{title}</h3>
    {hint && <p class="soft">{hint}</p>}
    <p>{desk.say('staff.policy.differ', { count: beside.differ })}</p>
    <div class="scroll">
      <table class="numbers figure">
        <thead>
          <tr>
            <th scope="col">{desk.say('staff.policy.figure')}</th>
            <th scope="col" class="sum">
              {desk.say('staff.policy.before')}
            </th>
            <th scope="col" class="sum">
              {desk.say('staff.policy.after')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rowsOf(desk, beside).map(({ label, inner, of }) => {
            const [before, after] = [of(beside.today), of(beside.draft)]
            return (
              <tr key={label} class={inner ? 'inner' : undefined}>
                <th scope="row">{label}</th>
                <td class="sum">{before}</td>
                <td class="sum">{before === after ? after : <b>{after}</b>}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  </section>
)

export const ReviewView: FC<{ desk: Desk; review: Review }> = ({
  desk,
  review: { changes, advice, past, generated },
}) => (
  <>
    <ChangesTable desk={desk} changes={changes} />
    {advice.length > 0 && (
      <div class="warning">
        <p>
          <b>{desk.say('staff.policy.advice')}</b>
        </p>
        <dl>
          {advice.map((one) => (
            <Fragment key={one.cell}>
              <dt>{cellLabel(desk.locale, one.cell.split('.'))}</dt>
              <dd>{sayAdvice(desk.locale, one)}</dd>
            </Fragment>
          ))}
        </dl>
      </div>
    )}
    <h2 class="part">{desk.say('staff.policy.simulation')}</h2>
    {past ? (
      <BesideTable desk={desk} beside={past} title={desk.say('staff.policy.past', { count: past.today.cases })} />
    ) : (
      <p class="soft">{desk.say('staff.policy.past-none')}</p>
    )}
    {generated && (
      <BesideTable
        desk={desk}
        beside={generated}
        title={desk.say('staff.policy.generated', { count: generated.today.cases })}
        hint={desk.say('staff.policy.generated-hint')}
      />
    )}
  </>
)
