/** A brake for one address that keeps knocking with bad signatures. Per isolate: it is no lock, only relief. */
import type { Instant } from '../domain/ids.ts'

const windowMs = 60_000
const tolerated = 600
const mostAddresses = 5_000

const knocks = new Map<string, { since: Instant; count: number }>()

/** Seconds to wait, or null while the address may knock. */
export function mustWait(address: string | null, wall: Instant): number | null {
  const seen = address === null ? undefined : knocks.get(address)
  if (!seen || wall - seen.since > windowMs || seen.count < tolerated) return null
  return Math.max(1, Math.ceil((seen.since + windowMs - wall) / 1000))
}

export function noteBadSignature(address: string | null, wall: Instant): void {
  if (address === null) return
  const seen = knocks.get(address)
  if (seen && wall - seen.since <= windowMs) {
    seen.count++
    return
  }
  if (knocks.size >= mostAddresses) knocks.clear()
  knocks.set(address, { since: wall, count: 1 })
}
