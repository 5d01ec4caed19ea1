/** What the reader of a mailbox has confirmed is done: agreed, handed out, forgotten. */
import { writeAudited } from '../db/audit.ts'
import * as wishes from '../db/contact-wishes.ts'
import { erasableAt } from '../db/erase.ts'
import { exportOf, type Part } from '../db/export.ts'
import { findPerson } from '../db/find-person.ts'
import type { CareKey } from '../domain/care/care.ts'
import type { Actor, Facts } from '../domain/complaint.ts'
import { say } from '../emails/say.ts'
import { type Erased, eraseOne } from './erasing.ts'
import type { Deps } from './ports.ts'

export const keyOf = ({ complaint, customer }: Facts): CareKey | null =>
  customer && { shop: complaint.shop, customer: customer.id }

const worded = (deps: Deps, facts: Facts, wording: string, proof: string) => {
  const now = deps.clock.now()
  const { shop, id: complaint } = facts.complaint
  return { shop, complaint, now, id: deps.mint(now).id('consent'), wording, source: 'mailbox', proof }
}

/** `proof`: the message whose button was pressed. */
export async function confirmConsent(deps: Deps, facts: Facts, proof: string): Promise<boolean> {
  const wording = say(facts.complaint.locale, 'page.letters.consent', { shop: facts.shop.name })
  const { is } = await wishes.confirmConsent(deps.db, worded(deps, facts, wording, proof))
  // Pressed twice, or confirmed after they said so elsewhere: they are agreed either way, unless they have stopped it.
  return is === 'recorded' || facts.customer?.promotions === 'consented'
}

/** Forgets who confirmed it, or says what it waits for. Null where nobody is known any more. */
export async function confirmErasure(deps: Deps, facts: Facts, proof: string): Promise<Erased | null> {
  const key = keyOf(facts)
  if (!key) return null
  const wording = say(facts.complaint.locale, 'rights.erasure.button')
  await wishes.confirmErasure(deps.db, worded(deps, facts, wording, proof), key)
  return eraseOne(deps, { key, by: 'customer' })
}

async function copyOf({ db }: Deps, facts: Facts): Promise<readonly Part[] | null> {
  const key = keyOf(facts)
  const person = key && (await erasableAt(db.$client, key))
  return key && person && exportOf(db.$client, key, await findPerson(db.$client, key.shop, person, 'theirs'))
}

/** The copy, and that it was handed out. Null where nobody is known any more. */
export async function handOut(deps: Deps, facts: Facts): Promise<readonly Part[] | null> {
  if (!facts.customer) return null
  const { shop, id: complaint } = facts.complaint
  await wishes.noteExport(deps.db, { shop, complaint, now: deps.clock.now() })
  return copyOf(deps, facts)
}

/** The copy for who cannot use their mailbox, by the hand of a person: on record before it is handed out. */
export async function handOutByStaff(deps: Deps, facts: Facts, actor: Actor): Promise<readonly Part[] | null> {
  if (!facts.customer) return null
  const { shop, id: object } = facts.complaint
  const entry = { shop, at: deps.clock.now(), actor, action: 'export', object, detail: {} }
  await writeAudited(deps.db, async () => ({ entry, statements: [] }))
  return copyOf(deps, facts)
}
