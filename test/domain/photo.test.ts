import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lookAt, mostPhotoBytes } from '../../domain/photo.ts'
import { fromPhone, has, heic, html, plain, pngWithPlace, svg, traces, webpWithPlace } from '../harness/photos.ts'

function pictureIn(bytes: Uint8Array): Uint8Array {
  const seen = lookAt(bytes)
  if (seen.is !== 'photo') throw new Error(`not taken: ${seen.is}`)
  return seen.bytes
}

const same = (one: Uint8Array, other: Uint8Array): boolean => Buffer.from(one).equals(other)

test('a picture with nothing on it is kept byte for byte', () => {
  for (const bytes of Object.values(plain)) expect(same(pictureIn(bytes), bytes)).toBe(true)
  expect(lookAt(plain.jpeg)).toMatchObject({ type: 'image/jpeg' })
  expect(lookAt(plain.png)).toMatchObject({ type: 'image/png' })
  expect(lookAt(plain.webp)).toMatchObject({ type: 'image/webp' })
  expect(lookAt(plain.lossless)).toMatchObject({ type: 'image/webp' })
})

test('where a picture was taken, with what, and what hangs behind it is gone; the picture is the same', () => {
  expect(traces.filter((word) => has(fromPhone(), word)).length).toBe(traces.length)
  expect(same(pictureIn(fromPhone()), plain.jpeg)).toBe(true)
  expect(same(pictureIn(pngWithPlace()), plain.png)).toBe(true)
  expect(same(pictureIn(webpWithPlace()), plain.webp)).toBe(true)
})

test('a portrait stays upright, and says nothing else of itself', () => {
  for (const orientation of [2, 3, 6, 8]) {
    const kept = pictureIn(fromPhone(orientation))
    expect(kept.length).toBe(plain.jpeg.length + 36)
    expect(traces.filter((word) => has(kept, word))).toEqual([])
    const exif = Buffer.from(kept.subarray(2, 38))
    expect(exif.subarray(4, 10).toString('latin1')).toBe('Exif\0\0')
    expect([exif.readUInt16BE(20), exif.readUInt16BE(28)]).toEqual([0x0112, orientation])
    expect(same(pictureIn(kept), kept)).toBe(true)
  }
  for (const nonsense of [0, 9, 65535]) expect(same(pictureIn(fromPhone(nonsense)), plain.jpeg)).toBe(true)
})

test('what is no picture is not taken, whatever it is called', () => {
  for (const bytes of [
    html,
    svg,
    new Uint8Array(),
    new Uint8Array([0xff, 0xd8]),
    Buffer.from('GIF89a'),
    Buffer.from('%PDF-1.7'),
  ])
    expect(lookAt(bytes).is).toBe('other-type')
  expect(lookAt(heic).is).toBe('heic')
})

test('a page that begins like a picture is no picture', () => {
  const disguised = (start: Uint8Array) => new Uint8Array([...start, ...html])
  expect(lookAt(disguised(plain.jpeg.subarray(0, 3))).is).toBe('unreadable')
  expect(lookAt(disguised(plain.png.subarray(0, 33))).is).toBe('unreadable')
  expect(lookAt(disguised(plain.webp.subarray(0, 12))).is).toBe('unreadable')
  const behind = pictureIn(disguised(plain.jpeg))
  expect(has(behind, '<script>')).toBe(false)
})

test('a picture too large, or one that would unfold into too much, is not taken', () => {
  const padded = new Uint8Array(mostPhotoBytes + 1)
  padded.set(plain.jpeg)
  expect(lookAt(padded).is).toBe('too-large')
  expect(same(pictureIn(padded.subarray(0, mostPhotoBytes)), plain.jpeg)).toBe(true)
  const bomb = plain.png.slice()
  bomb.set([0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff], 16)
  expect(lookAt(bomb).is).toBe('unreadable')
})

test('a transfer that broke off is taken where something can be seen of it', () => {
  const cut = pictureIn(plain.jpeg.subarray(0, plain.jpeg.length - 6))
  expect([...cut.subarray(-2)]).toEqual([0xff, 0xd9])
  expect(lookAt(plain.png.subarray(0, plain.png.length - 6)).is).toBe('unreadable')
  expect(lookAt(plain.webp.subarray(0, plain.webp.length - 6)).is).toBe('unreadable')
})

test('no bytes make the reading throw, or leave a trace of what was to go', () => {
  const phones = [fromPhone(6), pngWithPlace(), webpWithPlace()]
  fc.assert(
    fc.property(
      fc.nat(2),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 12 }),
      fc.nat(),
      (which, changes, end) => {
        const bytes = (phones[which] ?? plain.jpeg).slice()
        for (const [at, value] of changes) bytes[at % bytes.length] = value
        const seen = lookAt(bytes.subarray(0, end % 3 === 0 ? end % bytes.length : bytes.length))
        if (seen.is !== 'photo') return
        // What is kept is at rest: cleaning it once more finds nothing left to cut.
        expect(same(pictureIn(seen.bytes), seen.bytes)).toBe(true)
      },
    ),
    { numRuns: 3_000 },
  )
})
