/** Small real pictures as a browser writes them, and what phones hang on to theirs. Runs in Node and in workerd. */

const bytesOf = (...lines: readonly string[]): Uint8Array => new Uint8Array(Buffer.from(lines.join(''), 'base64'))

export const plain = {
  jpeg: bytesOf(
    '/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3Nw',
    'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    'AAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJD',
    'AAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBH',
    'AEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAA',
    'AADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBv',
    'AGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWG',
    'kJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSk',
    'pKSkpKSkpKT/wAARCAAQABgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEB',
    'AQAAAAAAAAAAAAAAAAAABAL/xAAYEQEBAQEBAAAAAAAAAAAAAAACACEBA//aAAwDAQACEQMRAD8AmAUDK9HACuHISe3/2Q==',
  ),
  png: bytesOf(
    'iVBORw0KGgoAAAANSUhEUgAAAAYAAAAECAYAAACtBE5DAAAAWUlEQVR4ASyLuw2AMAxErYRUMfPQISE6GhrEBlkBVoAVMgMrMBVOfcSK',
    'q/s+9w4TnnFDnhPu5cSxXkh7hiuBSXwkMS2dZib3+WqslNCT1EHPRjBpULIRkX4AAAD//1y1hqYAAAAGSURBVAMAajsf7K4h1rUAAAAA',
    'SUVORK5CYII=',
  ),
  webp: bytesOf(
    'UklGRhQCAABXRUJQVlA4WAoAAAAgAAAACwAABwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3Nw',
    'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    'AAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJD',
    'AAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBH',
    'AEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAA',
    'AADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBv',
    'AGcAbABlACAASQBuAGMALgAgADIAMAAxADZWUDggJgAAAHABAJ0BKgwACAAEAGglsAJ0AYhAAP7izbKGl7Ytx+/JVO7soAAA',
  ),
  lossless: bytesOf(
    'UklGRk4CAABXRUJQVlA4WAoAAAAgAAAABQAAAwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3Nw',
    'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    'AAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJD',
    'AAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBH',
    'AEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAA',
    'AADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBv',
    'AGcAbABlACAASQBuAGMALgAgADIAMAAxADZWUDhMXwAAAC8FwAAAv4CgbduoUM8fwhWPhoK2jdzYjc9tVK+obSOp/DkNqz3dz/zH+7Pb',
    'CoBAMImCi4pvGgVA1DSAoGASBeCyxPd3gcK2jdTU8T0zRPQ//p0t2ts9O59RguCqSQkAAA==',
  ),
} as const

const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const both = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts))
const big = (value: number): Uint8Array => new Uint8Array([value >>> 24, value >>> 16, value >>> 8, value])
const little = (value: number): Uint8Array => big(value).reverse()
const short = (value: number): Uint8Array => little(value).subarray(0, 2)

/** Words that must not survive: the position, the camera, what somebody wrote into the picture. */
export const traces = ['GPSHERE', 'Pixel 9', 'xmpmeta', 'secret comment', '<script>']

/** TIFF as cameras write it, little-endian: which way up, the maker, and a directory with a position. */
function tiff(orientation: number): Uint8Array {
  const entry = (tag: number, type: number, count: number, value: Uint8Array) =>
    both(short(tag), short(type), little(count), value)
  return both(
    latin('II*\0'),
    little(8),
    short(3),
    entry(0x010f, 2, 8, little(100)),
    entry(0x0112, 3, 1, little(orientation)),
    entry(0x8825, 4, 1, little(50)),
    little(0),
    short(1),
    entry(2, 2, 8, little(108)),
    little(0),
    new Uint8Array(32),
    latin('Pixel 9\0GPSHERE\0'),
  )
}

const segment = (marker: number, data: Uint8Array): Uint8Array =>
  both(new Uint8Array([0xff, marker]), big(data.length + 2).subarray(2), data)

/** A photo as it leaves a phone: Exif with a position, XMP, a comment, and a second picture behind the end. */
export const fromPhone = (orientation = 1): Uint8Array =>
  both(
    plain.jpeg.subarray(0, 2),
    segment(0xe1, both(latin('Exif\0\0'), tiff(orientation))),
    segment(0xe1, latin('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta GPSHERE/>')),
    segment(0xfe, latin('secret comment <script>')),
    plain.jpeg.subarray(2),
    latin('GPSHERE'),
    plain.jpeg,
  )

const chunk = (name: string, data: Uint8Array): Uint8Array =>
  both(big(data.length), latin(name), data, new Uint8Array(4))

export const pngWithPlace = (): Uint8Array =>
  both(
    plain.png.subarray(0, 33),
    chunk('eXIf', tiff(1)),
    chunk('tEXt', latin('Comment\0<script>secret comment')),
    plain.png.subarray(33),
    latin('GPSHERE'),
  )

export function webpWithPlace(): Uint8Array {
  const riffed = (name: string, data: Uint8Array) => both(latin(name), little(data.length), data)
  const inside = both(plain.webp.subarray(8), riffed('EXIF', tiff(1)), riffed('XMP ', latin('<x:xmpmeta GPSHERE/>')))
  // The extended header announces both.
  inside[12] = (inside[12] ?? 0) | 0x0c
  return both(latin('RIFF'), little(inside.length), inside, latin('GPSHERE'))
}

export const html = latin('<!doctype html><script>alert(1)</script>')
export const svg = latin('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
export const heic = both(big(24), latin('ftypheic'), big(0), latin('mif1heic'), new Uint8Array(64))

export const has = (bytes: Uint8Array, word: string): boolean => Buffer.from(bytes).includes(word, 0, 'latin1')
