/** The policy as a form: what stands in each field, and what a form brought back. A field that is missing changes nothing. */
import { categories } from '../../domain/event.ts'
import { decimal, hundredths, money, parseMoney } from '../../domain/money.ts'
import {
  asJson,
  type Cell,
  cellsIn,
  type Json,
  nameOf,
  overrideWith,
  valueAt,
  type Wish,
} from '../../domain/policy/cells.ts'
import { type Fault, faultsIn } from '../../domain/policy/faults.ts'
import { type Policy, type PolicyOverride, policyWith } from '../../domain/policy/policy.ts'
import { severities, tiers } from '../../domain/policy/tables.ts'
import { typed } from './words.ts'

/** Fields for so many ways in a list; a list that has more shows more. */
export const placesFor = ({ length }: readonly string[]): readonly number[] =>
  Array.from({ length: Math.min(8, Math.max(5, length + 1)) }, (_, place) => place)

/** "35" and "2,5" for what is kept as hundredths of a percent. */
const shareText = (value: number): string => String(Number((value / 100).toFixed(2)))

/** What stands in a cell's field or fields. */
export function fieldTexts({ kind, path }: Cell, value: Json | undefined): readonly string[] {
  if (value === undefined || value === null) return kind === 'hours' ? ['', ''] : ['']
  if (kind === 'ways') return Array.isArray(value) ? value.map(String) : ['']
  if (Array.isArray(value)) return [value.join(', ')]
  if (typeof value === 'object') return [String(value.from ?? ''), String(value.until ?? '')]
  if (typeof value === 'boolean') return [value ? 'yes' : 'no']
  if (typeof value !== 'number') return [value]
  if (kind === 'sum') return [decimal(money(value, path.at(-1) ?? ''))]
  return [kind === 'share' ? shareText(value) : String(value)]
}

/** A number as people type it: spaces between thousands, and a comma or a point before the rest. */
const plainNumber = (text: string): string => text.replaceAll(/[\s\u00a0\u202f]/g, '').replace(',', '.')

type Read = { readonly value: Json | undefined } | 'wrong'

function numberIn(text: string, kind: Cell['kind'], currency: string): Read {
  const plain = plainNumber(text)
  if (kind === 'sum') {
    const sum = parseMoney(plain, currency)
    return sum && sum.minor >= 0 ? { value: sum.minor } : 'wrong'
  }
  if (!/^\d{1,9}(?:\.\d{1,2})?$/.test(plain)) return 'wrong'
  if (kind === 'share') return { value: hundredths(Number(plain)) }
  return { value: Number(plain) }
}

/** What a cell's fields say; an empty one of an optional cell says that there is nothing. */
function valueIn({ kind, path, optional }: Cell, texts: readonly string[]): Read {
  const [first = '', second = ''] = texts.map((text) => text.trim())
  const empty: Read = optional ? { value: kind === 'sum' ? undefined : null } : 'wrong'
  if (kind === 'ways') return { value: texts.filter((text) => text !== '') }
  if (kind === 'words') return { value: first.split(',').flatMap((word) => word.trim() || []) }
  if (kind === 'text') return { value: first === '' ? undefined : first }
  if (kind === 'numbers') {
    const numbers = first.split(/[,;\s]+/).flatMap((text) => (text === '' ? [] : [numberIn(text, 'count', '')]))
    const values = numbers.flatMap((one) => (one !== 'wrong' && typeof one.value === 'number' ? [one.value] : []))
    return values.length === numbers.length ? { value: values } : 'wrong'
  }
  if (kind === 'hours') return first === '' && second === '' ? empty : { value: { from: first, until: second } }
  if (first === '') return empty
  if (kind === 'toggle') return { value: first === 'yes' }
  return kind === 'choice' ? { value: first } : numberIn(first, kind, path.at(-1) ?? '')
}

export interface ExceptionTexts {
  readonly category: string
  readonly severity: string
  readonly tier: string
  readonly ways: readonly string[]
}

/** The exceptions a policy has, as rows of a form. */
export const exceptionsIn = ({ remediesBy }: Policy): readonly ExceptionTexts[] =>
  categories.flatMap((category) =>
    severities.flatMap((severity) =>
      tiers.flatMap((tier) => {
        const ways = remediesBy[category]?.[severity]?.[tier]
        return ways ? [{ category, severity, tier, ways }] : []
      }),
    ),
  )

const mostExceptions = 62

function exceptionsTyped(form: FormData): readonly ExceptionTexts[] {
  const rows: ExceptionTexts[] = []
  for (let i = 0; i < mostExceptions && form.has(`by.${i}.category`); i++) {
    const [category, severity, tier] = ['category', 'severity', 'tier'].map((key) => typed(form, `by.${i}.${key}`, 40))
    const ways = form.getAll(`by.${i}.ways`).map(String)
    if (category) rows.push({ category, severity: severity ?? '', tier: tier ?? '', ways })
  }
  return rows
}

export interface Draft {
  /** What the shop's override shall say, cell by cell. */
  readonly wishes: readonly Wish[]
  readonly faults: readonly Fault[]
  /** The policy it makes; null while it has a fault that keeps it from being one. */
  readonly policy: Policy | null
  /** As typed, so that a refused form loses nothing. */
  readonly texts: ReadonlyMap<string, readonly string[]>
  readonly exceptions: readonly ExceptionTexts[] | null
}

const same = (a: Json | undefined, b: Json | undefined): boolean => JSON.stringify(a) === JSON.stringify(b)

/** The texts of one cell in a form; null when the form has no such field. */
function textsIn(form: FormData, { kind, path }: Cell): readonly string[] | null {
  const name = nameOf({ path })
  if (kind === 'hours') {
    return form.has(`${name}.from`) ? [typed(form, `${name}.from`, 5), typed(form, `${name}.until`, 5)] : null
  }
  if (!form.has(name)) return null
  return kind === 'ways' ? form.getAll(name).map(String).slice(0, 8) : [typed(form, name, 500)]
}

/** Reads a form that was filled in on `override`. */
export function draftFrom(form: FormData, override: PolicyOverride, currencies: readonly string[]): Draft {
  const base = policyWith(override)
  if (!base.success) throw base.error
  const standing = asJson(base.data)
  const texts = new Map<string, readonly string[]>()
  const wishes: Wish[] = []
  const unread: Fault[] = []
  for (const cell of cellsIn(standing, currencies)) {
    const brought = cell.path[0] === 'remediesBy' ? null : textsIn(form, cell)
    if (!brought) continue
    const name = nameOf(cell)
    texts.set(name, brought)
    const read = valueIn(cell, brought)
    if (read === 'wrong') unread.push({ cell: name, code: 'number', values: {} })
    else if (!same(read.value, valueAt(standing, cell.path))) wishes.push({ path: cell.path, value: read.value })
  }
  const exceptions = form.has('by.0.category') ? exceptionsTyped(form) : null
  if (exceptions) wishes.push(...exceptionWishes(base.data, exceptions))
  const drafted = overrideWith(override, wishes)
  const parsed = policyWith(drafted)
  const own = faultsIn(drafted)
  // What cannot be read at all keeps nobody from hearing of the rest: it is looked at with those cells as they were.
  const isFaulty = ({ path }: Wish): boolean => own.some(({ cell }) => `${cell}.`.startsWith(`${path.join('.')}.`))
  const rest = parsed.success
    ? []
    : faultsIn(
        overrideWith(
          override,
          wishes.filter((wish) => !isFaulty(wish)),
        ),
      )
  const faults = [...unread, ...own, ...rest]
  return { wishes, faults, policy: parsed.success ? parsed.data : null, texts, exceptions }
}

function exceptionWishes(base: Policy, rows: readonly ExceptionTexts[]): readonly Wish[] {
  const typedRows = new Map(
    rows.map(({ category, severity, tier, ways }) => [
      `${category}.${severity}.${tier}`,
      { path: ['remediesBy', category, severity, tier], value: ways.filter((way) => way !== '') },
    ]),
  )
  const known = exceptionsIn(base)
  const gone = known.flatMap(({ category, severity, tier }) =>
    typedRows.has(`${category}.${severity}.${tier}`)
      ? []
      : [{ path: ['remediesBy', category, severity, tier], value: undefined }],
  )
  const changed = [...typedRows].flatMap(([key, wish]) => {
    const was = known.find(({ category, severity, tier }) => `${category}.${severity}.${tier}` === key)
    return was && same([...was.ways], wish.value) ? [] : [wish]
  })
  return [...gone, ...changed]
}
