/**
 * WebP (RFC 9649): a RIFF container of chunks. Kept are the still picture, its transparency and its colour profile; Exif,
 * XMP, unknown chunks and whatever stands behind the container go, and the header says so.
 */
import { type Picture, textAt, viewOf } from './picture.ts'

const drawing: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP'])
/** Bits of the extended header that would announce what was cut out: animation, XMP, Exif. */
const announced = 0x02 | 0x04 | 0x08

/** Width by height as the compressed picture itself says (RFC 6386, 9.1; RFC 9649, 3.4); 0 when it does not. */
function pixelsOf(name: string, data: Uint8Array): number {
  if (data.length < 10) return 0
  const view = viewOf(data)
  if (name === 'VP8 ') return (view.getUint16(6, true) & 0x3fff) * (view.getUint16(8, true) & 0x3fff)
  if (data[0] !== 0x2f) return 0
  const sizes = view.getUint32(1, true)
  return ((sizes & 0x3fff) + 1) * (((sizes >>> 14) & 0x3fff) + 1)
}

const header = (size: number): Uint8Array => {
  const bytes = new Uint8Array([...'RIFF\0\0\0\0WEBP'].map((letter) => letter.charCodeAt(0)))
  viewOf(bytes).setUint32(4, size, true)
  return bytes
}

function quiet(chunk: Uint8Array): Uint8Array {
  const copy = chunk.slice()
  copy[8] = (copy[8] ?? 0) & ~announced
  return copy
}

/** The picture in a WebP; null when the file is no whole one, or a film of many. */
export function webpPicture(bytes: Uint8Array): Picture | null {
  const view = viewOf(bytes)
  if (bytes.length < 20) return null
  const limit = 8 + view.getUint32(4, true)
  if (limit > bytes.length) return null
  const parts: Uint8Array[] = []
  let pixels = 0
  for (let at = 12; at + 8 <= limit; ) {
    const name = textAt(bytes, at, 4)
    const size = view.getUint32(at + 4, true)
    const end = at + 8 + size
    if (end > limit) return null
    const chunk = bytes.subarray(at, end)
    if (name === 'VP8 ' || name === 'VP8L') pixels = pixelsOf(name, chunk.subarray(8))
    if (drawing.has(name)) {
      parts.push(name === 'VP8X' ? quiet(chunk) : chunk)
      if (size % 2 === 1) parts.push(new Uint8Array(1))
    }
    at = end + (size % 2)
  }
  const size = parts.reduce((sum, part) => sum + part.length, 4)
  return pixels === 0 ? null : { parts: [header(size), ...parts], pixels }
}
