/**
 * The policy as a list of cells a person can read and change one by one. It follows from the schema, so that a cell added
 * there is found, compared and edited without another line.
 */
import { z } from 'zod'
import {
  days,
  localTime,
  minutes,
  options,
  type Policy,
  type PolicyOverride,
  policySchema,
  share,
  sums,
} from './policy.ts'

/** How a cell is written and said. `share`: hundredths of a percent; `percent`: percent; `sum`: minor units of `currency`. */
export const cellKinds = [
  'minutes',
  'days',
  'share',
  'percent',
  'count',
  'sum',
  'choice',
  'ways',
  'numbers',
  'words',
  'text',
  'hours',
  'toggle',
] as const
export type CellKind = (typeof cellKinds)[number]

export interface Cell {
  readonly path: readonly string[]
  readonly kind: CellKind
  /** What can be chosen, for `choice` and `ways`. */
  readonly choices: readonly string[]
  /** Whether it may be left out, which means that the rule does not apply. */
  readonly optional: boolean
}

export type Json = PolicyOverride[string]

export const isTable = (value: Json | undefined): value is PolicyOverride =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const nameOf = (cell: Pick<Cell, 'path'>): string => cell.path.join('.')

/** What stands in a cell; undefined where nothing does. */
export function valueAt(policy: Json, path: readonly string[]): Json | undefined {
  let at: Json | undefined = policy
  for (const key of path) at = isTable(at) && Object.hasOwn(at, key) ? at[key] : undefined
  return at
}

/** A policy is plain JSON: numbers, texts, lists and tables of them. */
export const asJson = (policy: Policy): Json => z.json().parse(policy)

const kindOfNumber = (schema: z.ZodNumber): CellKind => {
  if (schema === minutes) return 'minutes'
  if (schema === days) return 'days'
  return schema === share ? 'share' : 'count'
}

const byName = [
  [/percent$/i, 'percent'],
  [/minutes$/i, 'minutes'],
  [/days$/i, 'days'],
  [/share$/i, 'share'],
  [/FallsAbove$/, 'share'],
] as const satisfies readonly (readonly [RegExp, CellKind])[]

function cellsOf(
  schema: z.core.$ZodType,
  path: readonly string[],
  value: Json | undefined,
  always: readonly string[],
  optional = false,
): Cell[] {
  const cell = (kind: CellKind, choices: readonly string[] = []): Cell[] => [{ path, kind, choices, optional }]
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) {
    const inner = schema.unwrap()
    return inner instanceof z.ZodObject && inner.shape.from === localTime
      ? [{ path, kind: 'hours', choices: [], optional: true }]
      : cellsOf(inner, path, value, always, true)
  }
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    return cellsOf(schema.unwrap(), path, value, always)
  if (schema === sums) {
    const currencies = new Set([...always, ...(isTable(value) ? Object.keys(value) : [])])
    return [...currencies].map((currency) => ({ path: [...path, currency], kind: 'sum', choices: [], optional: true }))
  }
  if (schema === options) return cell('ways', options.element.options)
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape).flatMap(([key, one]) =>
      cellsOf(one, [...path, key], isTable(value) ? value[key] : undefined, always),
    )
  }
  if (schema instanceof z.ZodRecord) {
    const known = isTable(value) ? value : {}
    return Object.keys(known).flatMap((key) => cellsOf(schema.valueType, [...path, key], known[key], always))
  }
  if (schema instanceof z.ZodEnum) return cell('choice', schema.options.map(String))
  if (schema instanceof z.ZodBoolean) return cell('toggle')
  if (schema instanceof z.ZodArray) return cell(schema.element instanceof z.ZodNumber ? 'numbers' : 'words')
  if (schema instanceof z.ZodNumber) {
    const kind = kindOfNumber(schema)
    const named = byName.find(([ending]) => ending.test(path.at(-1) ?? ''))
    return cell(kind === 'count' && named ? named[1] : kind)
  }
  return cell(schema instanceof z.ZodString ? 'text' : 'words')
}

/**
 * Every cell of a policy, in the order of the schema. Tables by currency show what they hold, and these currencies always;
 * exceptions only where there are some.
 */
export const cellsIn = (policy: Json, currencies: readonly string[] = []): readonly Cell[] =>
  cellsOf(policySchema, [], policy, currencies)

export interface Change {
  readonly cell: Cell
  readonly before: Json | undefined
  readonly after: Json | undefined
}

const same = (a: Json | undefined, b: Json | undefined): boolean => JSON.stringify(a) === JSON.stringify(b)

/** What differs between two policies, cell by cell. */
export function changesBetween(before: Json, after: Json): readonly Change[] {
  const cells = new Map([...cellsIn(before), ...cellsIn(after)].map((cell) => [nameOf(cell), cell]))
  return [...cells.values()].flatMap((cell) => {
    const [was, is] = [valueAt(before, cell.path), valueAt(after, cell.path)]
    return same(was, is) ? [] : [{ cell, before: was, after: is }]
  })
}

function withValue(table: PolicyOverride, [key, ...rest]: readonly string[], value: Json | undefined): PolicyOverride {
  if (key === undefined) return table
  const { [key]: known, ...others } = table
  if (rest.length === 0) return value === undefined ? others : { ...table, [key]: value }
  const inner = withValue(isTable(known) ? known : {}, rest, value)
  return Object.keys(inner).length === 0 && value === undefined ? others : { ...table, [key]: inner }
}

/** A cell as it shall be from now on; undefined takes the shop's own word back, so that the default holds. */
export interface Wish {
  readonly path: readonly string[]
  readonly value: Json | undefined
}

/** A shop's override with cells changed; what nobody named stays as it is. */
export const overrideWith = (override: PolicyOverride, wishes: readonly Wish[]): PolicyOverride =>
  wishes.reduce((table, { path, value }) => withValue(table, path, value), override)

/** Changes as wishes: what is as the default has it anyway is not pinned. */
export const wishesOf = (changes: readonly Change[], standard: Json): readonly Wish[] =>
  changes.map(({ cell: { path }, after }) => ({
    path,
    value: same(after, valueAt(standard, path)) ? undefined : after,
  }))
