/** The beginning of a stream, at most `most` bytes: of a letter that is too long, its words come first. */
export async function firstBytes(body: ReadableStream<Uint8Array> | null, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    const kept = chunk.subarray(0, most - size)
    chunks.push(kept)
    size += kept.length
    if (size >= most) break
  }
  return new Uint8Array(Buffer.concat(chunks))
}

/** As much of a mail as is read, through whichever door it comes. */
export const mailCapBytes = 10 * 1024 * 1024
