/**
 * Carries out an erasure: mark, find, empty. Every step can be repeated, so that what is cut off is finished by the next
 * sweep; what waits for a bank or a refund is looked at again until it is over.
 */
import { forLog, isConflict } from '../db/client.ts'
import { type Erasable, emptyRows, erasableAt, markErased } from '../db/erase.ts'
import { type Errand, endErrand, errandsDue, putOffErrand } from '../db/errands.ts'
import { findPerson } from '../db/find-person.ts'
import type { CareKey } from '../domain/care/care.ts'
import { askAgainMs, type Pending } from '../domain/retention.ts'
import { tombTexts } from './intake-erased.ts'
import type { Deps } from './ports.ts'

export type Erased =
  | { readonly is: 'erased' }
  /** Something about money is still being decided: it is done by itself when that is over. */
  | { readonly is: 'waits'; readonly pending: Pending }
  | { readonly is: 'unknown' }

/** A turn of one of their complaints may be first; then what is emptied is read again. */
const mostTries = 20

/** By what an old webhook is known again. Who was only remembered long enough may come back as who they are. */
function tombsFor(deps: Deps, { key: { shop }, by }: Errand, person: Erasable): readonly string[] {
  const { emailKey, externalId, phone, grievances } = person
  const own = [
    ...(emailKey === null ? [] : [tombTexts.email(emailKey)]),
    ...(externalId === null ? [] : [tombTexts.external(externalId)]),
    ...(phone === null ? [] : [tombTexts.phone(phone)]),
  ]
  const what = [
    ...(by === 'retention' ? [] : own),
    ...grievances.map(([source, id]) => tombTexts.grievance(source, id)),
  ]
  return what.flatMap((text) => deps.secrets.tombs(shop, text))
}

/** Forgets one person, or says what it waits for. Throws when the database or the photo store does. */
export async function eraseOne(deps: Deps, errand: Errand): Promise<Erased> {
  const db = deps.db.$client
  const { key, by } = errand
  const now = deps.clock.now()
  const person = await erasableAt(db, key)
  if (!person) {
    await endErrand(db, key).run()
    return { is: 'unknown' }
  }
  if (!(await markErased(db, key, tombsFor(deps, errand, person), now))) {
    const pending = (await erasableAt(db, key))?.pending ?? { why: 'refund', until: null }
    await putOffErrand(db, key, now + askAgainMs).run()
    return { is: 'waits', pending }
  }
  // Bytes before rows: a row whose bytes are gone is met again, bytes without a row would lie for ever.
  await deps.photos.remove(person.photos)
  for (let attempt = 1; ; attempt++) {
    try {
      await emptyRows(db, key, await findPerson(db, key.shop, person), { by, now })
      break
    } catch (error) {
      if (!isConflict(error) || attempt === mostTries) throw error
    }
  }
  await endErrand(db, key).run()
  return { is: 'erased' }
}

const most = 20

/** Whoever's time has come; one that fails is tried again, and keeps nobody waiting. Returns how many are forgotten now. */
export async function eraseDue(deps: Deps): Promise<number> {
  const db = deps.db.$client
  const now = deps.clock.now()
  let erased = 0
  for (const errand of await errandsDue(db, now, most)) {
    try {
      if ((await eraseOne(deps, errand)).is === 'erased') erased++
    } catch (error) {
      console.error('sweep: erasure failed', errand.key.customer, forLog(error))
      await putOffErrand(db, errand.key, now + askAgainMs / 24).run()
    }
  }
  return erased
}

/** What an erasure would wait for; null where it would not. */
export const pendingOf = async (deps: Deps, key: CareKey): Promise<Pending | null> =>
  (await erasableAt(deps.db.$client, key))?.pending ?? null
