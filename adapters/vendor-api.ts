/** A vendor's API, asked: one request, no redirects, a deadline and a cap. What goes wrong is an answer too. */
import type { Api, ApiAnswer } from '../workflows/ports.ts'

/** Vendors answer reads in well under a second; past this the question is asked again later. */
const deadlineMs = 8_000
const capBytes = 4 * 1024 * 1024

const none: ApiAnswer = { status: 0, raw: new Uint8Array(), headers: new Headers() }

async function readCapped(body: ReadableStream<Uint8Array> | null): Promise<Uint8Array | null> {
  if (!body) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > capBytes) return null
    chunks.push(chunk)
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

/** `path` cannot lead to another host: what a payload says is never followed. */
function addressOf(base: string, path: string): string | null {
  if (!path.startsWith('/') || path.startsWith('//') || !URL.canParse(base)) return null
  const url = `${base.replace(/\/+$/, '')}${path}`
  return URL.canParse(url) && new URL(url).origin === new URL(base).origin ? url : null
}

export const vendorApi =
  (base: string): Api =>
  async (path, request = {}) => {
    const url = addressOf(base, path)
    if (url === null) return none
    const { method = 'GET', headers = {}, body } = request
    try {
      const answer = await fetch(url, {
        method,
        headers: { accept: 'application/json', ...headers },
        ...(body !== undefined && { body }),
        // A redirect would carry the shop's key to wherever it points.
        redirect: 'manual',
        signal: AbortSignal.timeout(deadlineMs),
      })
      const raw = await readCapped(answer.body)
      return raw ? { status: answer.status, raw, headers: answer.headers } : none
    } catch {
      return none
    }
  }
