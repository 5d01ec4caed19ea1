/** The fields of the policy, part by part, each with what is wrong in it. */
import type { FC } from 'hono/jsx'
import { asJson, type Cell, cellsIn, nameOf, valueAt } from '../../domain/policy/cells.ts'
import { cellLabel, cellValue, sayFault } from '../../emails/policy-words.ts'
import type { Desk } from './desk.ts'
import { Exceptions, Options } from './policy-exceptions.tsx'
import { fieldTexts, placesFor } from './policy-form.ts'
import { type FieldsView, isFaultOf, partsOf } from './policy-parts.tsx'

interface FieldFacts {
  readonly desk: Desk
  readonly cell: Cell
  readonly id: string
  readonly label: string
  readonly texts: readonly string[]
  readonly wrong: { readonly 'aria-invalid': 'true'; readonly 'aria-describedby': string } | Record<string, never>
}

/** Several ways, best first; the places after the last are free. */
const WayFields: FC<FieldFacts> = ({ desk, cell, id, label, texts, wrong }) => (
  <div class="ways">
    {placesFor(texts).map((place) => (
      <select
        key={place}
        id={place === 0 ? id : undefined}
        name={nameOf(cell)}
        aria-label={desk.say('staff.policy.way-place', { label, place: place + 1 })}
        {...wrong}
      >
        <Options
          desk={desk}
          choices={cell.choices}
          chosen={texts[place] ?? ''}
          empty={desk.say('staff.policy.no-way')}
        />
      </select>
    ))}
  </div>
)

const HourFields: FC<FieldFacts> = ({ desk, cell, id, label, texts, wrong }) => (
  <div class="pair">
    {(['from', 'until'] as const).map((end, i) => (
      <input
        key={end}
        id={i === 0 ? id : undefined}
        type="time"
        name={`${nameOf(cell)}.${end}`}
        value={texts[i] ?? ''}
        aria-label={desk.say(`staff.policy.${end}`, { label })}
        {...wrong}
      />
    ))}
  </div>
)

const OneField: FC<FieldFacts & { readonly usual: string | null }> = ({ desk, cell, id, texts, wrong, usual }) => {
  const name = nameOf(cell)
  const [text = ''] = texts
  if (cell.kind === 'choice' || cell.kind === 'toggle') {
    const isToggle = cell.kind === 'toggle'
    return (
      <select id={id} name={name} {...wrong}>
        {isToggle ? (
          (['yes', 'no'] as const).map((one) => (
            <option key={one} value={one} selected={one === text}>
              {desk.say(`staff.policy.${one}`)}
            </option>
          ))
        ) : (
          <Options
            desk={desk}
            choices={cell.choices}
            chosen={text}
            empty={cell.optional ? desk.say('staff.policy.no-way') : null}
          />
        )}
      </select>
    )
  }
  const isText = cell.kind === 'words' || cell.kind === 'text' || cell.kind === 'numbers'
  return (
    <input
      id={id}
      name={name}
      value={text}
      inputmode={isText ? 'text' : 'decimal'}
      autocomplete="off"
      placeholder={usual ?? undefined}
      {...wrong}
    />
  )
}

const units = {
  minutes: 'staff.policy.unit.minutes',
  days: 'staff.policy.unit.days',
  numbers: 'staff.policy.unit.list',
  words: 'staff.policy.unit.list',
} as const

const isUnit = (kind: string): kind is keyof typeof units => Object.hasOwn(units, kind)

const Field: FC<{ desk: Desk; view: FieldsView; cell: Cell }> = ({ desk, view, cell }) => {
  const name = nameOf(cell)
  const id = `cell-${name}`
  const faults = view.faults.filter((one) => isFaultOf(one, name))
  const value = valueAt(asJson(view.policy), cell.path)
  const label = cellLabel(desk.locale, cell.path)
  const standard = valueAt(view.standard, cell.path)
  const facts: FieldFacts = {
    ...{ desk, cell, id, label, texts: view.texts.get(name) ?? fieldTexts(cell, value) },
    wrong: faults.length > 0 ? { 'aria-invalid': 'true', 'aria-describedby': `${id}-wrong` } : {},
  }
  const usual = cell.kind === 'sum' && standard !== undefined ? cellValue(desk.locale, cell, standard) : null
  return (
    <div class={cell.kind === 'ways' ? 'field wide' : 'field'}>
      <label for={id}>
        {label}
        {isUnit(cell.kind) && <span>, {desk.say(units[cell.kind])}</span>}
      </label>
      {cell.kind === 'ways' ? (
        <WayFields {...facts} />
      ) : cell.kind === 'hours' ? (
        <HourFields {...facts} />
      ) : (
        <OneField {...facts} usual={usual && desk.say('staff.policy.usual', { value: usual })} />
      )}
      {faults.length > 0 && (
        <small class="late" id={`${id}-wrong`}>
          {faults.map((one) => sayFault(desk.locale, one)).join(' ')}
        </small>
      )}
    </div>
  )
}

/** Every part in a fold; one with something wrong stands open. Sums in the shop's own currency first. */
export const PolicyFields: FC<{ desk: Desk; view: FieldsView }> = ({ desk, view }) => {
  const { currency } = desk.shop
  const cells = cellsIn(asJson(view.policy), [currency]).filter(({ path }) => path[0] !== 'remediesBy')
  return (
    <>
      {partsOf(cells).map(({ name, cells: own }) => {
        const isForeign = ({ kind, path }: Cell): boolean => kind === 'sum' && path.at(-1) !== currency
        const foreign = own.filter(isForeign)
        const hasFault = (some: readonly Cell[]): boolean =>
          some.some((cell) => view.faults.some((one) => isFaultOf(one, nameOf(cell))))
        const isWays = name === 'staff.policy.part.ways'
        return (
          <details
            key={name}
            class="fold card"
            open={hasFault(own) || (isWays && view.faults.some(({ cell }) => cell.startsWith('remediesBy')))}
          >
            <summary>{desk.say(name)}</summary>
            <div class="cells">
              {own
                .filter((cell) => !isForeign(cell))
                .map((cell) => (
                  <Field key={nameOf(cell)} desk={desk} view={view} cell={cell} />
                ))}
            </div>
            {isWays && <Exceptions desk={desk} view={view} />}
            {foreign.length > 0 && (
              <details class="fold" open={hasFault(foreign)}>
                <summary>{desk.say('staff.policy.other-currencies')}</summary>
                <div class="cells">
                  {foreign.map((cell) => (
                    <Field key={nameOf(cell)} desk={desk} view={view} cell={cell} />
                  ))}
                </div>
              </details>
            )}
          </details>
        )
      })}
    </>
  )
}
