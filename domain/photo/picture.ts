/** What the readers of the three formats have in common. */

/** The parts of a file that are the picture itself, in their order. */
export interface Picture {
  readonly parts: readonly Uint8Array[]
  /** Width by height, as the picture says. */
  readonly pixels: number
}

/** Bytes as Latin-1 text: names of chunks and the like; shorter where the file ends. */
export const textAt = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length))

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
