/**
 * The first `capBytes` of a body, and whether that was all of it. The rest is read and dropped: a browser that is still
 * sending would show a broken connection instead of our answer.
 */
export async function readBeginning(
  request: Request,
  capBytes: number,
): Promise<{ readonly bytes: Uint8Array; readonly whole: boolean }> {
  const chunks: Uint8Array[] = []
  let size = 0
  let whole = true
  for await (const chunk of request.body ?? []) {
    const room = capBytes - size
    if (chunk.byteLength > room) whole = false
    if (room > 0) chunks.push(chunk.subarray(0, room))
    size += Math.min(chunk.byteLength, room)
  }
  return { bytes: new Uint8Array(Buffer.concat(chunks)), whole }
}

/** Reads a request's body under a hard cap, whatever its headers claim. Null when it is larger. */
export async function readCapped(request: Request, capBytes: number): Promise<Uint8Array | null> {
  const claimed = Number(request.headers.get('content-length') ?? '0')
  if (claimed > capBytes) return null
  if (!request.body) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body) {
    size += chunk.byteLength
    if (size > capBytes) return null
    chunks.push(chunk)
  }
  const [only] = chunks
  if (only && chunks.length === 1) return only
  const whole = new Uint8Array(size)
  let offset = 0
  for (const chunk of chunks) {
    whole.set(chunk, offset)
    offset += chunk.byteLength
  }
  return whole
}
