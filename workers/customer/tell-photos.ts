/** What the public form brings: fields, as any form's, and files. Fields come first in it, so that they survive files. */

import type { ShopId } from '../../domain/ids.ts'
import { lookAt, mostPhotoBytes, mostPhotos, type PhotoType } from '../../domain/photo.ts'
import type { MessageName } from '../../emails/locales/catalog.ts'
import { plain } from '../../emails/plain.ts'
import type { Values } from '../../emails/say.ts'
import { type KeptPhoto, keepPhotos, photoBehind, ticketFor } from '../../workflows/photos.ts'
import type { Deps } from '../../workflows/ports.ts'
import { readBeginning } from '../body.ts'
import type { AppContext } from '../context.ts'
import { clean } from './request.ts'

const megabyte = 1024 * 1024
/** More text than all fields may hold together. */
const fieldsBytes = 64 * 1024
const wholeBytes = mostPhotos * mostPhotoBytes + fieldsBytes

export interface Sent {
  readonly fields: Readonly<Record<string, string>>
  readonly files: readonly File[]
  /** Tickets of photos that an earlier sending brought. */
  readonly tickets: readonly string[]
  /** False when it was too much to read: the fields are here, files are not. */
  readonly whole: boolean
}

function sentIn(form: FormData, whole: boolean): Sent {
  const fields: Record<string, string> = Object.create(null)
  const files: File[] = []
  const tickets: string[] = []
  for (const [name, value] of form) {
    // A field for files that was left alone is sent as one without a name.
    if (typeof value !== 'string') {
      if (/^photo(?:\[\])?$/.test(name) && (value.name !== '' || value.size > 0)) files.push(value)
    } else if (name === 'kept') {
      if (!tickets.includes(value)) tickets.push(value)
    } else if (!(name in fields)) fields[name] = clean(value)
  }
  return { fields, files: whole ? files : [], tickets: tickets.slice(0, mostPhotos), whole }
}

/** A multipart body that breaks off, closed behind its last whole part. */
function closed(bytes: Uint8Array, type: string): Uint8Array {
  const boundary = /boundary="?([^";]+)/i.exec(type)?.[1] ?? ''
  const read = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = read.lastIndexOf(`\r\n--${boundary}`)
  return new Uint8Array(Buffer.concat([read.subarray(0, Math.max(end, 0)), Buffer.from(`\r\n--${boundary}--\r\n`)]))
}

/** Reads the form; `fieldsOnly` leaves the files aside, for who has to wait anyway. */
export async function sentBy(c: AppContext, fieldsOnly: boolean): Promise<Sent | 'too-large' | 'other-type'> {
  const type = c.req.header('content-type') ?? ''
  const kind = type.split(';')[0]?.trim().toLowerCase()
  const multipart = kind === 'multipart/form-data'
  const encoded = c.req.header('content-encoding') ?? 'identity'
  if (encoded !== 'identity' || (!multipart && kind !== 'application/x-www-form-urlencoded')) return 'other-type'
  const { bytes, whole } = await readBeginning(c.req.raw, multipart && !fieldsOnly ? wholeBytes : fieldsBytes)
  if (!whole && !multipart) return 'too-large'
  try {
    const body = whole ? bytes : closed(bytes, type)
    const sent = sentIn(await new Response(body, { headers: { 'content-type': type } }).formData(), whole)
    const length = Object.values(sent.fields).reduce((sum, value) => sum + value.length, 0)
    return length > fieldsBytes ? 'too-large' : sent
  } catch {
    // A multipart body without its boundary.
    return 'other-type'
  }
}

/** A photo that is stored already: it comes back with the form, under its name. */
export interface HeldPhoto {
  readonly name: string
  readonly ticket: string
}

export interface PhotoTrouble {
  readonly field: 'photo'
  readonly why: MessageName
  readonly values: Values
}

interface Picture {
  readonly name: string
  readonly type: PhotoType
  readonly bytes: Uint8Array
}

/** What was found in a form's files: pictures, those held from before, and what is wrong with the rest. */
export interface Photos {
  readonly pictures: readonly Picture[]
  readonly held: readonly { readonly name: string; readonly photo: KeptPhoto }[]
  readonly troubles: readonly PhotoTrouble[]
}

const sizes = { size: mostPhotoBytes / megabyte, most: mostPhotos }

export const photoTrouble = (why: MessageName, values: Values = {}): PhotoTrouble => ({
  field: 'photo',
  why,
  values: { ...sizes, ...values },
})

/** Looks at every file. Nothing is stored yet. */
export async function photosIn(deps: Deps, shop: ShopId, { files, tickets, whole }: Sent): Promise<Photos> {
  const held = (await Promise.all(tickets.map((ticket) => photoBehind(deps, shop, ticket)))).filter(
    (one) => one !== null,
  )
  if (!whole) return { pictures: [], held, troubles: [photoTrouble('page.tell.wrong.photo.all-too-large')] }
  const sent = files.length + held.length
  if (sent > mostPhotos) {
    return { pictures: [], held, troubles: [photoTrouble('page.tell.wrong.photo.too-many', { sent })] }
  }
  const pictures: Picture[] = []
  const troubles: PhotoTrouble[] = []
  for (const file of files) {
    const name = plain(file.name, 40)
    const seen = lookAt(new Uint8Array(await file.arrayBuffer()))
    if (seen.is === 'photo') pictures.push({ name, type: seen.type, bytes: seen.bytes })
    else troubles.push(photoTrouble(`page.tell.wrong.photo.${seen.is}`, { name }))
  }
  return { pictures, held, troubles }
}

/** Stores the pictures; the same one twice is one. Throws when the store does. */
export async function keptIn(deps: Deps, shop: ShopId, { pictures, held }: Photos): Promise<readonly KeptPhoto[]> {
  const kept = [...held.map(({ photo }) => photo), ...(await keepPhotos(deps, shop, pictures))]
  return [...new Map(kept.map((photo) => [photo.sha256, photo])).values()]
}

/** Stores what the form will hold while the rest of it is mended. A store that fails costs the photos, not the words. */
export async function heldFor(deps: Deps, shop: ShopId, photos: Photos): Promise<readonly HeldPhoto[]> {
  const fresh = await keepPhotos(deps, shop, photos.pictures).catch(() => [])
  const named = [...photos.held, ...fresh.map((photo, i) => ({ name: photos.pictures[i]?.name ?? '', photo }))]
  return Promise.all(named.map(async ({ name, photo }) => ({ name, ticket: await ticketFor(deps, shop, photo, name) })))
}
