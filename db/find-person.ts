/**
 * Rows that name somebody without being tied to a complaint: webhooks about their orders, mail that opened nothing, bodies
 * nobody could read. Found by what they say, page by page: a person is forgotten rarely, and thoroughly.
 */
import { z } from 'zod'
import type { ShopId } from '../domain/ids.ts'
import { emailKey, phoneE164 } from '../domain/person.ts'
import type { Found } from './held-tables.ts'

/** What somebody is known by. */
export interface Known {
  readonly emailKey: string | null
  readonly phone: string | null
  /** The source's name before the sender's id. */
  readonly externalId: string | null
  /** To read numbers that were written without a country. */
  readonly country: string | null
}

const pageSize = 500

const withPerson = z.object({ person: z.object({ externalId: z.string() }) })
const told = z.union([z.array(z.unknown()), z.unknown().transform((one) => [one])])

/** Whether an event, or one of several, is about who the sender knows under this id. */
function isAbout(text: string, id: string): boolean {
  try {
    return told.parse(JSON.parse(text)).some((event) => withPerson.safeParse(event).data?.person.externalId === id)
  } catch {
    return false
  }
}

/** Whether a text names them: by their mailbox, however written, or by their number. */
export function names(text: string, known: Pick<Known, 'emailKey' | 'phone' | 'country'>): boolean {
  if (known.emailKey !== null) {
    for (const [address] of text.matchAll(/[^\s"<>(),:;\\]+@[^\s"<>(),:;\\]+/g)) {
      if (emailKey(address) === known.emailKey) return true
    }
  }
  if (known.phone === null) return false
  for (const [, number = ''] of text.matchAll(/"((?:\+|00)?[\d\s().-]{6,30})"/g)) {
    if (phoneE164(number, known.country) === known.phone) return true
  }
  return text.includes(known.phone)
}

/** What a text must hold for `names` to look at it at all: cheap in SQL, and never too narrow. */
function traces({ emailKey: key, phone, externalId }: Known): readonly string[] {
  const domain = key?.slice(key.lastIndexOf('@') + 1)
  return [
    // A mailbox of several domains is looked for under any of them.
    ...(domain === undefined ? [] : ['@']),
    ...(phone === null ? [] : [phone.slice(-2)]),
    ...(externalId === null ? [] : [externalId.split(/:(.*)/s)[1] ?? externalId]),
  ]
}

interface Row {
  readonly source: string
  readonly event: string
  readonly id: string
  readonly text: string
}

/** Reads a table of the shop once through by its primary key; `keep` says which rows are theirs. */
async function through(
  db: D1Database,
  shop: ShopId,
  table: { readonly sql: string; readonly needles: readonly string[] },
  keep: (row: Row) => boolean,
): Promise<readonly string[]> {
  const kept: string[] = []
  let after: { source: string; event: string } | null = { source: '', event: '' }
  while (after) {
    const { results }: { results: Row[] } = await db
      .prepare(table.sql)
      .bind(shop, after.source, after.event, JSON.stringify(table.needles), pageSize)
      .all<Row>()
    kept.push(...results.filter(keep).map(({ id }) => id))
    const last = results.at(-1)
    after = results.length === pageSize && last ? { source: last.source, event: last.event } : null
  }
  return kept
}

const traced = (column: string) => `exists (select 1 from json_each(?4) where instr(${column}, value) > 0)`

/** Everything of this shop that names them, by its ids. */
export async function findPerson(db: D1Database, shop: ShopId, known: Known): Promise<Found> {
  const needles = traces(known)
  if (needles.length === 0) return { deliveries: [], lookUps: [], quarantine: [] }
  const [sender, id = ''] = (known.externalId ?? '').split(/:(.*)/s)
  const theirs = ({ source, text }: Row) => names(text, known) || (id !== '' && source === sender && isAbout(text, id))
  const deliveries = await through(
    db,
    shop,
    {
      needles,
      sql: `select source, event, id, facts as text from deliveries
        where shop = ?1 and (source, event) > (?2, ?3) and complaint is null and ${traced('facts')} order by source, event limit ?5`,
    },
    theirs,
  )
  const lookUps = await through(
    db,
    shop,
    {
      needles,
      sql: `select source, event, id, otherwise as text from look_ups
        where shop = ?1 and (source, event) > (?2, ?3) and ${traced('otherwise')} order by source, event limit ?5`,
    },
    theirs,
  )
  const quarantine = await through(
    db,
    shop,
    {
      // The bodies are in base64: each is looked at.
      needles: [],
      sql: `select '' as source, id as event, id, body as text from quarantine
        where shop = ?1 and ?2 = '' and id > ?3 and body <> '' and ?4 <> '' order by id limit ?5`,
    },
    ({ text }) => namesRaw(Buffer.from(text, 'base64').toString('utf8'), known),
  )
  return { deliveries, lookUps, quarantine }
}

/** A body nobody understood: read as text, as a form's fields, and with the signs JSON may hide. */
function namesRaw(raw: string, known: Known): boolean {
  const id = known.externalId?.split(/:(.*)/s)[1] ?? ''
  const readings = [raw, plainForm(raw), raw.replaceAll('\\u0040', '@').replaceAll('\\/', '/')]
  // A short number may be anything's; a body that may be theirs is theirs: nobody could read it anyway.
  return readings.some((text) => names(text, known) || (id !== '' && text.includes(`"${id}"`)))
}

function plainForm(raw: string): string {
  try {
    return decodeURIComponent(raw.replaceAll('+', ' '))
  } catch {
    return raw
  }
}
