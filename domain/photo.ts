/**
 * A picture a customer sends. What it is, its own bytes say, never its name and never what the browser calls it; and
 * nothing is kept of it but the picture: where and with what it was taken is cut out before it is stored.
 */
import { jpegPicture } from './photo/jpeg.ts'
import { joined, type Picture, textAt } from './photo/picture.ts'
import { pngPicture } from './photo/png.ts'
import { webpPicture } from './photo/webp.ts'

export const photoTypes = ['image/jpeg', 'image/png', 'image/webp'] as const
export type PhotoType = (typeof photoTypes)[number]

export const extensions = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
} as const satisfies Record<PhotoType, string>

/** Photos one message may carry, and how large each may be. */
export const mostPhotos = 3
export const mostPhotoBytes = 5 * 1024 * 1024
/** A small file can unfold into a picture that no browser can hold: what no phone takes is not shown. */
const mostPixels = 120_000_000

/** Why a file is not taken. `other-type`: no picture we can show; `unreadable`: a picture, but a broken one. */
export const photoFaults = ['too-large', 'heic', 'other-type', 'unreadable'] as const
export type PhotoFault = (typeof photoFaults)[number]

export type LookedAt =
  | { readonly is: 'photo'; readonly type: PhotoType; readonly bytes: Uint8Array }
  | { readonly is: PhotoFault }

const readers: readonly (readonly [
  PhotoType,
  (bytes: Uint8Array) => boolean,
  (bytes: Uint8Array) => Picture | null,
])[] = [
  ['image/jpeg', (bytes) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff, jpegPicture],
  ['image/png', (bytes) => textAt(bytes, 0, 8) === '\x89PNG\r\n\x1a\n', pngPicture],
  ['image/webp', (bytes) => textAt(bytes, 0, 4) === 'RIFF' && textAt(bytes, 8, 4) === 'WEBP', webpPicture],
]

/** iPhones keep photos as HEIC; Safari turns them into JPEG for a form like ours, other ways of sending do not. */
const isHeic = (bytes: Uint8Array): boolean =>
  textAt(bytes, 4, 4) === 'ftyp' && /^(?:hei[cfmsx]|hev[cmsx]|mif1|msf1)$/.test(textAt(bytes, 8, 4))

/** Reads a file as a picture. The bytes it gives back are the picture alone: the same ones when nothing else was there. */
export function lookAt(bytes: Uint8Array): LookedAt {
  const reader = readers.find(([, begins]) => begins(bytes))
  if (!reader) return { is: isHeic(bytes) ? 'heic' : 'other-type' }
  if (bytes.length > mostPhotoBytes) return { is: 'too-large' }
  const [type, , read] = reader
  const picture = read(bytes)
  if (!picture || picture.pixels === 0 || picture.pixels > mostPixels) return { is: 'unreadable' }
  return { is: 'photo', type, bytes: joined(picture.parts) }
}
