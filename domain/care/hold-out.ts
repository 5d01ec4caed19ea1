/**
 * Who is not written to, so that the others can be compared with somebody: a fixed share of each shop's customers, drawn
 * anew for each cause and remedy. Drawn by a hash, so that nobody decides it, it is the same whoever asks and whenever,
 * and it needs no table. Only touches and offers to come back are held out, never a promise or an obligation.
 */
import type { CustomerId, ShopId } from '../ids.ts'

/** One in ten, in hundredths of a percent. */
export const usualShare = 1_000

const places = 10_000

/**
 * FNV-1a over the UTF-8 bytes, then the finalizer of MurmurHash3: FNV alone leaves alike ids in neighbouring places.
 * http://www.isthe.com/chongo/tech/comp/fnv/ · https://github.com/aappleby/smhasher/blob/master/src/MurmurHash3.cpp
 */
export function placeOf(text: string): number {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) % places
}

/**
 * Whether a customer belongs to the share that is left alone. `cause`: the cause a person named, its category until one
 * is; `remedy`: what was chosen, null where nothing was. `share` in hundredths of a percent.
 */
export function isHeldOut(
  shop: ShopId,
  cause: string,
  remedy: string | null,
  customer: CustomerId,
  share: number = usualShare,
): boolean {
  // A separator that no id contains keeps "a" + "bc" apart from "ab" + "c".
  return placeOf([shop, cause, remedy ?? '', customer].join('\n')) < share
}
