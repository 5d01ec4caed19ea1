/** The policy in parts, as its editor and its readers see it. */
import { type FC, Fragment } from 'hono/jsx'
import { asJson, type Cell, cellsIn, type Json, nameOf, valueAt } from '../../domain/policy/cells.ts'
import type { Fault } from '../../domain/policy/faults.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import type { MessageName } from '../../emails/locales/catalog.ts'
import { cellLabel, cellValue } from '../../emails/policy-words.ts'
import type { Desk } from './desk.ts'
import type { ExceptionTexts } from './policy-form.ts'

/** Which cells stand together, by the first word of their path. */
export const parts = [
  ['ways', ['remedies', 'remediesBy']],
  ['weight', ['severity', 'largeOrder']],
  ['terms', ['terms']],
  ['targets', ['targets', 'slip']],
  ['compensation', ['compensation', 'gesture']],
  ['limits', ['limits', 'caps', 'refunds', 'retention']],
  ['people', ['vip', 'publicReach']],
  ['touches', ['touches', 'quiet', 'care', 'causes']],
  ['money', ['economics', 'reserve']],
] as const satisfies readonly (readonly [string, readonly string[]])[]

const known: readonly string[] = parts.flatMap(([, heads]) => heads)

/** Cells by part; those no part claims stand in one of their own at the end. */
export const partsOf = (
  cells: readonly Cell[],
): readonly { readonly name: MessageName; readonly cells: readonly Cell[] }[] => {
  const under = (heads: readonly string[]) => cells.filter(({ path }) => heads.includes(path[0] ?? ''))
  const rest = cells.filter(({ path }) => !known.includes(path[0] ?? ''))
  return [
    ...parts.map(([name, heads]) => ({ name: `staff.policy.part.${name}` as const, cells: under(heads) })),
    ...(rest.length > 0 ? [{ name: 'staff.policy.part.more' as const, cells: rest }] : []),
  ]
}

/** A fault may name a place inside a cell (`remedies.late.2`): it is shown at the cell. */
export const isFaultOf = (fault: Pick<Fault, 'cell'>, name: string): boolean =>
  fault.cell === name || fault.cell.startsWith(`${name}.`)

export interface FieldsView {
  readonly policy: Policy
  readonly standard: Json
  readonly texts: ReadonlyMap<string, readonly string[]>
  readonly exceptions: readonly ExceptionTexts[] | null
  readonly faults: readonly Fault[]
}

/** The same to be read, for who may not change it. */
export const PolicyWords: FC<{ desk: Desk; policy: Policy }> = ({ desk, policy }) => {
  const json = asJson(policy)
  const cells = cellsIn(json).filter(({ kind, path }) => kind !== 'sum' || path.at(-1) === desk.shop.currency)
  return (
    <>
      {partsOf(cells).map(({ name, cells: own }) => (
        <details key={name} class="fold card">
          <summary>{desk.say(name)}</summary>
          <dl class="wide">
            {own.map((cell) => (
              <Fragment key={nameOf(cell)}>
                <dt>{cellLabel(desk.locale, cell.path)}</dt>
                <dd>{cellValue(desk.locale, cell, valueAt(json, cell.path))}</dd>
              </Fragment>
            ))}
          </dl>
        </details>
      ))}
    </>
  )
}
