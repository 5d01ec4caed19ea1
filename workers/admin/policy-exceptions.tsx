/** The exceptions of the policy: other ways for one kind of failure, of one weight, for one kind of customer. */
import type { FC } from 'hono/jsx'
import { categories } from '../../domain/event.ts'
import { remedyKinds, severities, tiers } from '../../domain/policy/tables.ts'
import { choiceWord, sayFault } from '../../emails/policy-words.ts'
import { isMessage } from '../../emails/say.ts'
import type { Desk } from './desk.ts'
import { type ExceptionTexts, exceptionsIn, placesFor } from './policy-form.ts'
import { type FieldsView, isFaultOf } from './policy-parts.tsx'

/** What can be chosen, in words; `empty` where nothing may be. */
export const Options: FC<{ desk: Desk; choices: readonly string[]; chosen: string; empty: string | null }> = ({
  desk,
  choices,
  chosen,
  empty,
}) => (
  <>
    {empty !== null && (
      <option value="" selected={chosen === ''}>
        {empty}
      </option>
    )}
    {choices.map((one) => (
      <option key={one} value={one} selected={one === chosen}>
        {choiceWord(desk.locale, one)}
      </option>
    ))}
  </>
)

const rowWord = (desk: Desk, key: 'category' | 'severity' | 'tier', one: string): string => {
  const name = `words.${key}.${one}`
  return isMessage(name) ? desk.say(name) : one
}

const nobody: ExceptionTexts = { category: '', severity: 'minor', tier: 'vip', ways: [] }

/** The exceptions there are, and two empty rows for more. */
export const Exceptions: FC<{ desk: Desk; view: FieldsView }> = ({ desk, view }) => {
  const rows = [...(view.exceptions ?? exceptionsIn(view.policy)), nobody, nobody]
  const of = { category: categories, severity: severities, tier: tiers }
  return (
    <fieldset>
      <legend>{desk.say('staff.policy.exceptions')}</legend>
      <p class="soft">{desk.say('staff.policy.exceptions-hint')}</p>
      {rows.map((row, i) => {
        const label = desk.say('staff.policy.exception', { place: i + 1 })
        const name = `remediesBy.${row.category}.${row.severity}.${row.tier}`
        const faults = row.category === '' ? [] : view.faults.filter((one) => isFaultOf(one, name))
        return (
          <div key={name} class="exception" id={faults.length > 0 ? `cell-${name}` : undefined}>
            <div class="three">
              {(['category', 'severity', 'tier'] as const).map((key) => (
                <div class="field" key={key}>
                  <label for={`by-${i}-${key}`}>{desk.say(`staff.policy.exception-${key}`)}</label>
                  <select id={`by-${i}-${key}`} name={`by.${i}.${key}`}>
                    {key === 'category' && (
                      <option value="" selected={row.category === ''}>
                        {desk.say('staff.policy.no-way')}
                      </option>
                    )}
                    {of[key].map((one) => (
                      <option key={one} value={one} selected={one === row[key]}>
                        {rowWord(desk, key, one)}
                      </option>
                    ))}
                  </select>
                </div>
              ))}
            </div>
            <div class="ways">
              {placesFor(row.ways).map((place) => (
                <select
                  key={place}
                  name={`by.${i}.ways`}
                  aria-label={desk.say('staff.policy.way-place', { label, place: place + 1 })}
                >
                  <Options
                    desk={desk}
                    choices={remedyKinds}
                    chosen={row.ways[place] ?? ''}
                    empty={desk.say('staff.policy.no-way')}
                  />
                </select>
              ))}
            </div>
            {faults.length > 0 && (
              <small class="late">{faults.map((one) => sayFault(desk.locale, one)).join(' ')}</small>
            )}
          </div>
        )
      })}
    </fieldset>
  )
}
