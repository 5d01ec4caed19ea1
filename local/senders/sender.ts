/**
 * The vendors' side of every source: how each makes a delivery and signs it, with nothing of the app's own code. What
 * stands here is written from the vendors' documents, so that a test of both sides is no test of one.
 */
import { randomName } from '../signing.ts'
import type { Letter, Scene } from './letter.ts'

/** Where the vendors' APIs are imitated, and the one key that a vendor signs with for all shops. */
export interface Place {
  /** Origin of the local world. */
  readonly world: string
  /** PayPal's private key, PKCS #8 in base64; its certificate lies in this world. */
  readonly paypalKey: string
}

/** What a vendor and one shop have agreed on, in the vendor's dashboard and in the shop's settings here. */
export interface Terms {
  /** What the vendor signs with. */
  readonly key: string
  /** What the shop switches the source on with, newest first; empty where the vendor signs with a key of its own. */
  readonly secrets: readonly string[]
  readonly settings: Readonly<Record<string, string>>
}

/** A letter as it goes over the wire. */
export interface Signed {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** How far a vendor's signature reaches; a test changes every bit of it. */
export interface Coverage {
  /** Headers no bit of which may be changed. */
  readonly headers: readonly string[]
  /** Headers that would do alone: a second signature of the same, which counts only where the first is missing. */
  readonly spare?: readonly string[]
  /** True where the headers may be missing: the key in the address is enough, a wrong header is still wrong. */
  readonly optional?: true
  /** Pieces of the body, as they stand in it, that the signature covers; `all` and `none` are the usual ones. */
  readonly body: 'all' | 'none' | ((body: string) => readonly string[])
  /** True where the time of the delivery is signed, and an old one is refused. */
  readonly time: boolean
}

export interface Sender {
  /** The name in `/webhooks/{shop}/{source}`. */
  readonly source: string
  /** What people call the vendor. */
  readonly vendor: string
  /** What it will send, for the person at the demo. */
  readonly sends: string
  /** It cannot sign and posts to an address that ends in the key. */
  readonly keyed?: true
  readonly covers: Coverage
  /** New terms, as for a shop that makes its webhook now. */
  agree(place: Place): Terms
  /** One realistic event about the scene's order. */
  letter(scene: Scene): Letter | Promise<Letter>
  /** Signs at an instant (epoch ms, real time) for the address it was told to post to. */
  sign(letter: Letter, terms: Terms, at: number, url: string): Promise<Signed>
  /** The order's id as this vendor writes it; the shop's own number where this is absent. */
  orderId?(scene: Pick<Scene, 'number'>): string
  /** Ids of payments that the shop names with the order, so that a vendor who knows nothing else is understood. */
  payments?(scene: Pick<Scene, 'number'>): readonly string[]
  /** What the vendor's API wants of those who ask it; nobody is turned away where this is absent. */
  credentials?(terms: Terms): Readonly<Record<string, string>>
  /** A body with foreign JSON inside, for a vendor whose signature stands in the body and covers parts of it only. */
  around?(json: string, terms: Terms): string
}

/** Where the vendor's API is imitated, as the setting that every source takes. */
export const apiOf = (place: Place, source: string) => ({ apiBaseUrl: `${place.world}/api/${source}` })

/** Terms of a vendor with one text as its secret. */
export const sharedSecret =
  (source: string, settings: Readonly<Record<string, string>> = {}, prefix = '') =>
  (place: Place): Terms => {
    const key = `${prefix}${randomName(40)}`
    return { key, secrets: [key], settings: { ...settings, ...apiOf(place, source) } }
  }

/** The address of a shop's source, as it is typed into the vendor's dashboard. */
export const addressOf = (app: string, shop: string, sender: Sender, terms: Terms): string =>
  `${app}/webhooks/${shop}/${sender.source}${sender.keyed ? `/${terms.key}` : ''}`
