/** A brake for an address that keeps knocking. Per isolate: it is no lock, only relief. Real time. */
import type { Instant, Milliseconds } from '../domain/ids.ts'

const mostAddresses = 5_000

export interface Brake {
  /** Seconds to wait, or null while the address may knock. */
  mustWait(address: string | null, wall: Instant): number | null
  note(address: string | null, wall: Instant): void
}

/** Who has one IPv6 address has the whole /64 of it. */
function neighbourhood(address: string): string {
  if (!address.includes(':')) return address
  const [before = '', after] = address.toLowerCase().split('::')
  const head = before === '' ? [] : before.split(':')
  const tail = after ? after.split(':') : []
  const zeros = after === undefined ? [] : Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0')
  return [...head, ...zeros, ...tail].slice(0, 4).join(':')
}

/** Lets an address through `tolerated` times within `windowMs`, counted from its first knock. */
export function brakeAt(tolerated: number, windowMs: Milliseconds): Brake {
  const knocks = new Map<string, { since: Instant; count: number }>()
  return {
    mustWait(address, wall) {
      const seen = address === null ? undefined : knocks.get(neighbourhood(address))
      if (!seen || wall - seen.since > windowMs || seen.count < tolerated) return null
      return Math.max(1, Math.ceil((seen.since + windowMs - wall) / 1000))
    },
    note(address, wall) {
      if (address === null) return
      const key = neighbourhood(address)
      const seen = knocks.get(key)
      if (seen && wall - seen.since <= windowMs) {
        seen.count++
        return
      }
      if (knocks.size >= mostAddresses) knocks.clear()
      knocks.set(key, { since: wall, count: 1 })
    },
  }
}
