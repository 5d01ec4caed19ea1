/**
 * Who was erased stays erased, whatever an old webhook says (docs/decisions/29): their keys are known again as keyed hashes.
 * A grievance that was erased opens nothing, whoever brings it. What a shop signs about a person who was erased is not taken
 * in, unless they have come back themselves since; what is about money is, without the person.
 */
import type { SourceEvent } from '../domain/event.ts'
import type { ShopId } from '../domain/ids.ts'
import type { Person } from './intake-person.ts'
import type { Secrets } from './ports.ts'

/** What somebody, or something of theirs, was known by; hashed before it is kept. */
export const tombTexts = {
  email: (key: string) => `email ${key}`,
  phone: (number: string) => `phone ${number}`,
  external: (id: string) => `external ${id}`,
  grievance: (source: string, id: string) => `grievance ${source} ${id}`,
} as const

export interface Tombs {
  /** Of the grievance: one hit, and the delivery says nothing. */
  readonly grievance: readonly string[]
  /** Of the person. */
  readonly person: readonly string[]
  /** A delivery about this person alone says nothing; one about money is taken in without them. */
  readonly dropped: boolean
}

const grievanceOf = (source: string, event: SourceEvent): string | null => {
  if (event.type === 'complaint') return tombTexts.grievance(source, event.externalId)
  const [mail] = event.type === 'wrote' ? event.thread : []
  return mail === undefined ? null : tombTexts.grievance(source, mail)
}

/** `signed`: what a person sends themself is theirs to send; nobody is refused because they were here before. */
export function tombsOf(
  secrets: Secrets,
  { shop, source, signed }: { readonly shop: ShopId; readonly source: string; readonly signed: boolean },
  event: SourceEvent | null,
  person: Person | null,
): Tombs {
  const grievance = event && grievanceOf(source, event)
  const known =
    signed && person
      ? [
          ...(person.key === null ? [] : [tombTexts.email(person.key)]),
          ...(person.external === null ? [] : [tombTexts.external(person.external)]),
          // A number beside a mailbox makes nobody another person: a family may have one.
          ...(person.callAt === null || person.key !== null ? [] : [tombTexts.phone(person.callAt)]),
        ]
      : []
  return {
    grievance: grievance === null ? [] : secrets.tombs(shop, grievance),
    person: known.flatMap((what) => secrets.tombs(shop, what)),
    dropped: event?.type === 'customer' || (event?.type === 'complaint' && event.dispute === null),
  }
}

/** The delivery's id where nothing follows from it: every later statement looks for the plain one. */
export const silent = (id: string): string => `${id}~`

/** The facts without who they are about. */
export const withoutPerson = (event: object): object => ('person' in event ? { ...event, person: null } : event)
