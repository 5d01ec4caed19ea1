/**
 * JPEG (ITU-T T.81, annex B): a chain of segments, each a marker and a length, up to the end-of-image marker. Kept is what
 * draws the picture. Exif with its position, XMP, IPTC, comments and thumbnails go, and so does everything behind the end:
 * phones hang second pictures, films and maps there.
 */
import { type Picture, textAt, viewOf } from './picture.ts'

const endOfImage = 0xd9
const startOfScan = 0xda

/** Tables, frames and scans; application segments only where they say how the colours are meant. */
function draws(marker: number, segment: Uint8Array): boolean {
  if (marker === 0xe0) return textAt(segment, 4, 5) === 'JFIF\0'
  if (marker === 0xe2) return textAt(segment, 4, 12) === 'ICC_PROFILE\0'
  if (marker === 0xee) return textAt(segment, 4, 5) === 'Adobe'
  return (marker >= 0xc0 && marker <= 0xcf) || (marker >= 0xda && marker <= 0xdf)
}

/** Start-of-frame markers; the three in between are tables. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** Where the compressed data of a scan ends: at the next marker that is neither a restart nor a stuffed 0xFF. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at)) {
    const next = bytes[at + 1]
    if (next === undefined) break
    if (next === 0xff) at += 1
    else if (next === 0 || (next >= 0xd0 && next <= 0xd7)) at += 2
    else return at
  }
  return bytes.length
}

/** Which way up the picture is (Exif 2.32, tag 274), 1 to 8; 1 where the segment does not say or cannot be read. */
function orientationIn(segment: Uint8Array): number {
  if (textAt(segment, 4, 6) !== 'Exif\0\0' || segment.length < 18) return 1
  const tiff = viewOf(segment.subarray(10))
  const little = textAt(segment, 10, 2) === 'II'
  const directory = tiff.getUint32(4, little)
  if (directory + 2 > tiff.byteLength) return 1
  const entries = tiff.getUint16(directory, little)
  for (let i = 0; i < entries; i++) {
    const at = directory + 2 + i * 12
    if (at + 12 > tiff.byteLength) return 1
    if (tiff.getUint16(at, little) !== 0x0112) continue
    const orientation = tiff.getUint16(at + 8, little)
    return orientation >= 1 && orientation <= 8 ? orientation : 1
  }
  return 1
}

/**
 * An Exif segment that says nothing but which way up: without it every portrait would lie on its side. Marker and length;
 * the name; a big-endian TIFF header; one entry (tag 274, one short); no further directory.
 */
const exif = ['ffe10022', '457869660000', '4d4d002a00000008', '0001', '01120003000000010000', '0000', '00000000'].join(
  '',
)

function upright(orientation: number): Uint8Array {
  const segment = Uint8Array.from(exif.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))
  segment[29] = orientation
  return segment
}

/** The picture in a JPEG; null when the file is no whole one. */
export function jpegPicture(bytes: Uint8Array): Picture | null {
  const view = viewOf(bytes)
  const parts: Uint8Array[] = [bytes.subarray(0, 2)]
  let pixels = 0
  let scans = 0
  let at = 2
  while (at + 4 <= bytes.length && bytes[at + 1] !== endOfImage) {
    const marker = bytes[at + 1] ?? 0
    if (bytes[at] !== 0xff) return null
    // Any number of 0xFF may stand before a marker.
    if (marker === 0xff) {
      at += 1
      continue
    }
    const end = at + 2 + view.getUint16(at + 2)
    if (end < at + 4 || end > bytes.length) return null
    const segment = bytes.subarray(at, end)
    if (isFrame(marker) && segment.length >= 9) pixels = view.getUint16(at + 5) * view.getUint16(at + 7)
    if (marker === startOfScan) {
      scans += 1
      at = endOfScan(bytes, end)
      parts.push(segment, bytes.subarray(end, at))
      continue
    }
    if (draws(marker, segment)) parts.push(segment)
    else if (marker === 0xe1 && orientationIn(segment) > 1) parts.push(upright(orientationIn(segment)))
    at = end
  }
  if (scans === 0) return null
  // A transfer that broke off leaves the lower part grey; the picture is still worth seeing.
  parts.push(new Uint8Array([0xff, endOfImage]))
  return { parts, pixels }
}
