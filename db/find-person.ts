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

const said = z.string().nullish().catch(null)
const who = z.object({ externalId: said, email: said, phone: said })
/** Of an event, of a mail (`writerKey`), and of a good word through the form, which says it all on one level. */
const withPerson = who.extend({ person: who.nullish().catch(null), writerKey: said })
const told = z.union([z.array(z.unknown()), z.unknown().transform((one) => [one])])

const eventsIn = (text: string) => {
  try {
    return told.parse(JSON.parse(text)).flatMap((event) => withPerson.safeParse(event).data ?? [])
  } catch {
    return []
  }
}

/** Whether an event, or one of several, is about who the sender knows under this id. */
const isAbout = (text: string, id: string): boolean => eventsIn(text).some(({ person }) => person?.externalId === id)

/** The mailboxes a text names, however written. */
const mailboxesIn = (text: string): readonly (string | null)[] =>
  [...text.matchAll(/[^\s"<>(),:;\\]+@[^\s"<>(),:;\\]+/g)].map(([address]) => emailKey(address))

/** Whether an event is of somebody themself: of their mailbox, or of their number where they have none. */
const isTheirs = (text: string, { emailKey: key, phone, country }: Known): boolean =>
  eventsIn(text).some(({ person, writerKey, ...flat }) => {
    const by = person ?? flat
    if (key !== null) return writerKey === key || (!!by.email && emailKey(by.email) === key)
    return phone !== null && !!by.phone && phoneE164(by.phone, country) === phone
  })

/** Whether a text names them: by their mailbox, however written, or by their number. */
export function names(text: string, known: Pick<Known, 'emailKey' | 'phone' | 'country'>): boolean {
  if (known.emailKey !== null) {
    if (mailboxesIn(text).includes(known.emailKey)) return true
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
  /** Of a body nobody could read: which source brought it. */
  readonly sender?: string
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

/**
 * Everything of this shop that names them, by its ids: to be emptied. `theirs`: only what is of themself, to be handed out;
 * what somebody else wrote of them, or may have, is that person's too (GDPR, article 15 (4)).
 */
export async function findPerson(
  db: D1Database,
  shop: ShopId,
  known: Known,
  which: 'named' | 'theirs' = 'named',
): Promise<Found> {
  const needles = traces(known)
  if (needles.length === 0) return { deliveries: [], lookUps: [], quarantine: [] }
  const [sender, id = ''] = (known.externalId ?? '').split(/:(.*)/s)
  const speaks = which === 'named' ? names : isTheirs
  const theirs = ({ source, text }: Row) => speaks(text, known) || (id !== '' && source === sender && isAbout(text, id))
  const raw = which === 'named' ? namesRaw : namesNobodyElse
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
      sql: `select '' as source, id as event, id, body as text, source as sender from quarantine
        where shop = ?1 and ?2 = '' and id > ?3 and body <> '' and ?4 <> '' order by id limit ?5`,
    },
    ({ text, sender: by }) => raw(Buffer.from(text, 'base64').toString('utf8'), known, by === sender ? id : ''),
  )
  return { deliveries, lookUps, quarantine }
}

/** A body nobody understood: read as text, as a form's fields, and with the signs JSON may hide. */
function namesRaw(raw: string, known: Known, id: string): boolean {
  const readings = readingsOf(raw)
  if (readings.some((text) => names(text, known))) return true
  // A short number may be anything's: where it names another's mailbox it is another's, and may still be read one day.
  const isOthers = readings.flatMap(mailboxesIn).some((one) => one !== null)
  return id !== '' && !isOthers && readings.some((text) => text.includes(`"${id}"`))
}

/** Nobody knows whose such a body is: it is handed out only where theirs is the one mailbox in it. */
function namesNobodyElse(raw: string, { emailKey: key }: Known): boolean {
  const boxes = readingsOf(raw).flatMap(mailboxesIn)
  return key !== null && boxes.includes(key) && boxes.every((one) => one === null || one === key)
}

const readingsOf = (raw: string): readonly string[] => [
  raw,
  plainForm(raw),
  raw.replaceAll('\\u0040', '@').replaceAll('\\/', '/'),
]

function plainForm(raw: string): string {
  try {
    return decodeURIComponent(raw.replaceAll('+', ' '))
  } catch {
    return raw
  }
}
