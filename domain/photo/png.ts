/**
 * PNG (W3C, third edition): a signature, then chunks of length, name, data and check sum up to `IEND`. Kept are the chunks
 * that draw one still picture in its colours; text, time, Exif, animation and whatever follows the end go.
 */
import { type Picture, textAt, viewOf } from './picture.ts'

const drawing: ReadonlySet<string> = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP', 'sBIT', 'bKGD', 'pHYs'],
])

/** The picture in a PNG; null when the file is no whole one. */
export function pngPicture(bytes: Uint8Array): Picture | null {
  const view = viewOf(bytes)
  const parts: Uint8Array[] = [bytes.subarray(0, 8)]
  if (textAt(bytes, 12, 4) !== 'IHDR' || bytes.length < 33 || view.getUint32(8) !== 13) return null
  const pixels = view.getUint32(16) * view.getUint32(20)
  let drawn = false
  for (let at = 8; at + 12 <= bytes.length; ) {
    const name = textAt(bytes, at + 4, 4)
    const end = at + 12 + view.getUint32(at)
    if (end > bytes.length) return null
    if (drawing.has(name)) parts.push(bytes.subarray(at, end))
    if (name === 'IEND') return drawn ? { parts, pixels } : null
    drawn ||= name === 'IDAT'
    at = end
  }
  return null
}
