/** The register of what is kept about people, in words: for the page of the administrators, and as a document. */
import {
  type Content,
  contents,
  type Held,
  heldTables,
  type Purpose,
  purposes,
  type Term,
} from '../../db/personal-data.ts'
import type { Locale } from '../../domain/locale.ts'
import { defaultPolicy } from '../../domain/policy/default-policy.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import { say } from '../../emails/say.ts'

export interface Entry {
  readonly table: string
  readonly term: Term
  /** What is somebody's, in words; empty where it is only ids, states, sums and times. */
  readonly contents: readonly Content[]
  readonly hasStaff: boolean
}

export interface Chapter {
  readonly purpose: Purpose
  readonly entries: readonly Entry[]
}

const entryOf = ([table, { term, person = {}, staff = [] }]: readonly [string, Held]): Entry => {
  const kinds = new Set(Object.values(person).flatMap((told) => (told ? [told.is] : [])))
  return { table, term, contents: contents.filter((kind) => kinds.has(kind)), hasStaff: staff.length > 0 }
}

/** By purpose, in the order of the file. */
export const register: readonly Chapter[] = purposes.map((purpose) => ({
  purpose,
  entries: heldTables.filter(([, held]) => held.purpose === purpose).map(entryOf),
}))

/** What a table holds of people. */
export function whatIn(locale: Locale, { contents: kinds, hasStaff }: Entry): string {
  const words = [
    ...kinds.map((kind) => say(locale, `register.content.${kind}`)),
    ...(hasStaff ? [say(locale, 'staff.register.staff')] : []),
  ]
  return words.length === 0 ? say(locale, 'staff.register.ids') : words.join(', ')
}

export type Lengths = Policy['retention']

/** How long, under a shop's own policy. */
export const howLong = (locale: Locale, term: Term, { closedMonths, rawDays }: Lengths): string =>
  say(locale, `register.term.${term}`, { months: closedMonths, days: rawDays })

/** As docs/register.md, under the default policy. */
export function registerDocument(): string {
  const en = 'en' as const
  const chapters = register.map(({ purpose, entries }) =>
    [
      `## ${say(en, `register.purpose.${purpose}`)}`,
      '',
      `| ${say(en, 'staff.register.where')} | ${say(en, 'staff.register.what')} | ${say(en, 'staff.register.how-long')} |`,
      '|---|---|---|',
      ...entries.map(
        (entry) =>
          `| \`${entry.table}\` | ${whatIn(en, entry)} | ${howLong(en, entry.term, defaultPolicy.retention)} |`,
      ),
    ].join('\n'),
  )
  const head = [
    '# Register of what is kept',
    '',
    '<!-- Written from db/personal-data.ts by `vitest run --project unit test/house/personal-data.test.ts -u`. -->',
    '',
    say(en, 'staff.register.lead'),
    '',
    say(en, 'staff.register.outside'),
  ].join('\n')
  return `${[head, ...chapters].join('\n\n')}\n`
}
