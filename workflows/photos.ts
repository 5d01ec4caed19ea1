/**
 * Photos people send us. The bytes are put before the row that names them, under a key nobody can guess: what is cut off
 * in between leaves bytes without a row, which nobody can see and a later sweep removes.
 */
import { z } from 'zod'
import { dayMs, hourMs } from '../domain/calendar.ts'
import type { Instant, ShopId } from '../domain/ids.ts'
import { type PhotoType, photoTypes } from '../domain/photo.ts'
import type { Deps } from './ports.ts'

/** A cleaned picture whose bytes are stored; its row is written with the delivery that brought it. */
const keptPhoto = z.object({
  id: z.string(),
  key: z.string(),
  type: z.enum(photoTypes),
  bytes: z.int(),
  sha256: z.string(),
})
export type KeptPhoto = Readonly<z.infer<typeof keptPhoto>>

/** Keys begin with the day, so that the sweep reads them in order of age. Real time: it is about bytes, not promises. */
const dayOf = (wall: Instant): string => new Date(wall).toISOString().slice(0, 10)

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** Stores cleaned pictures (`lookAt` of domain/photo.ts). Throws when the store does. */
export async function keepPhotos(
  deps: Deps,
  shop: ShopId,
  pictures: readonly { readonly type: PhotoType; readonly bytes: Uint8Array }[],
): Promise<readonly KeptPhoto[]> {
  const wall = deps.clock.wall()
  return Promise.all(
    pictures.map(async ({ type, bytes }, i) => {
      // Ids sort by time: a millisecond apart, they keep the order in which the photos were chosen.
      const id = deps.mint(wall + i).id('photo')
      const key = `${dayOf(wall)}/${shop}/${id}/${hex(deps.random(16))}`
      const sha256 = hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
      await deps.photos.put(key, bytes, type)
      return { id, key, type, bytes: bytes.length, sha256 }
    }),
  )
}

/** Rows of a delivery's photos, at the complaint it became part of; the same picture stands there once. */
export function photoStatements(
  db: D1Database,
  delivered: { readonly shop: ShopId; readonly now: Instant; readonly photos?: readonly KeptPhoto[] },
  /** JSON list of the delivery's own ids. */
  deliveries: string,
): D1PreparedStatement[] {
  const { shop, now, photos = [] } = delivered
  if (photos.length === 0) return []
  return [
    db
      .prepare(
        `insert into photos (shop, id, complaint, key, type, bytes, sha256, received_at)
         select ?1, j.value ->> 'id', d.complaint, j.value ->> 'key', j.value ->> 'type', j.value ->> 'bytes',
           j.value ->> 'sha256', ?2
         from deliveries d, json_each(?3) j
         where d.id in (select value from json_each(?4)) and d.complaint is not null
           and not exists (select 1 from photos p where p.complaint = d.complaint and p.sha256 = j.value ->> 'sha256')
         on conflict do nothing`,
      )
      .bind(shop, now, JSON.stringify(photos), deliveries),
  ]
}

/** A form that came back holds on to the photos sent with it until the end of the next day (UTC). */
const ticketLifeMs = dayMs

/** Stands in a form for a stored photo, so that nobody has to choose it again because an address had a typing error. */
export const ticketFor = (deps: Deps, shop: ShopId, photo: KeptPhoto, name: string): Promise<string> =>
  deps.secrets.seal(JSON.stringify({ shop, name, photo }))

const ticket = z.object({ shop: z.string(), name: z.string(), photo: keptPhoto })

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The photo a ticket stands for and the name it came under; null when it is not ours, of another shop, or too old. */
export async function photoBehind(
  deps: Deps,
  shop: ShopId,
  sealed: string,
): Promise<{ readonly name: string; readonly photo: KeptPhoto } | null> {
  const read = ticket.safeParse(jsonIn((await deps.secrets.open(sealed)) ?? ''))
  if (!read.success || read.data.shop !== shop) return null
  const { name, photo } = read.data
  return photo.key.slice(0, 10) >= dayOf(deps.clock.wall() - ticketLifeMs) ? { name, photo } : null
}

/** Bytes of younger days may still be waiting for their row: a ticket's day, the next one, and one to spare. */
const restMs = ticketLifeMs + 2 * dayMs
const everyMs = hourMs
const atOnce = 500

/**
 * Removes bytes that no row names. Goes once through all keys in order of age and remembers how far it came; the row in
 * `machine` is both the place and the lease. Returns how many were removed.
 */
export async function sweepPhotos(deps: Deps): Promise<number> {
  const db = deps.db.$client
  const wall = deps.clock.wall()
  const place = await db
    .prepare(
      `insert into machine (name, value, until) values ('photos', '', ?1)
       on conflict (name) do update set until = ?1 where until < ?2 returning value`,
    )
    .bind(wall + everyMs, wall)
    .first<{ value: string }>()
  if (!place) return 0
  const lastDay = dayOf(wall - restMs)
  const listed = await deps.photos.list(place.value, atOnce)
  const keys = listed.filter((key) => key.slice(0, 10) <= lastDay)
  const last = keys.at(-1)
  if (last === undefined) return 0
  const { results } = await db
    .prepare(`select p.key from json_each(?1) j join photos p on p.shop = j.value ->> 1 and p.id = j.value ->> 2`)
    .bind(JSON.stringify(keys.map((key) => key.split('/'))))
    .all<{ key: string }>()
  const named = new Set(results.map(({ key }) => key))
  const orphans = keys.filter((key) => !named.has(key))
  await deps.photos.remove(orphans)
  // A full page: there is more, and the next sweep goes on with it.
  await db
    .prepare(`update machine set value = ?1, until = ?2 where name = 'photos'`)
    .bind(last, keys.length === atOnce ? 0 : wall + everyMs)
    .run()
  return orphans.length
}
