/** What the loop needs from the outside. Adapters implement these; nothing here knows a vendor. */
import type { Db } from '../db/client.ts'
import type { CareKey } from '../domain/care/care.ts'
import type { Question, SourceEvent } from '../domain/event.ts'
import type { ComplaintId, CustomerId, Instant, Milliseconds, Random, ShopId } from '../domain/ids.ts'
import type { Money } from '../domain/money.ts'
import type { PhotoType } from '../domain/photo.ts'
import type { Mint } from '../domain/playbook/apply.ts'
import type { RefundRequest, Refusal } from '../domain/refund.ts'

export interface Clock {
  /** The app's time: what promises, codes and links go by. In the demo it can be moved forward. */
  now(): Instant
  /** Real time: leases, signatures and tokens go by it. */
  wall(): Instant
}

/** What a vendor said to one attempt. `unknown` is neither: the bytes may have arrived. */
export type Attempt =
  | { readonly result: 'accepted'; readonly providerId: string }
  | { readonly result: 'retry'; readonly error: string; readonly afterMs: Milliseconds | null }
  | { readonly result: 'refused'; readonly error: string }

export interface Mailer {
  /** Sends the recorded bytes under their key. Never throws. */
  send(payload: string, key: string): Promise<Attempt>
}

/** Where mail to us lies until it is fetched: the notice of it carries no words. */
export interface Letterbox {
  /** The bytes of a mail as it came, and whom it came for. Never throws. */
  fetch(
    id: string,
  ): Promise<{ readonly kind: 'found'; readonly raw: Uint8Array; readonly recipients: readonly string[] } | NotFound>
}

export interface Courier {
  /** Asks the second clock to wake a complaint's turn at instants of real time. Never throws. */
  wakeAt(complaint: ComplaintId, at: readonly Instant[], key: string): Promise<Attempt>
  /** Asks the second clock to call the job `reconcile` every ten minutes; asked again, it is the same schedule. Never throws. */
  keepReconciling(): Promise<Attempt>
}

export interface AlarmBell {
  /** Posts an alarm (ids only) to the operator's address. Never throws. */
  ring(payload: string, key: string): Promise<Attempt>
}

/** One answer of a vendor's API. `status` 0: none came within the time, or it was larger than the cap. */
export interface ApiAnswer {
  readonly status: number
  readonly raw: Uint8Array
  readonly headers: Headers
}

/** A way to a vendor's API; `path` begins with `/` and is put behind the vendor's base address. Never throws. */
export type Api = (
  path: string,
  request?: { readonly method?: 'GET' | 'POST'; readonly headers?: Record<string, string>; readonly body?: string },
) => Promise<ApiAnswer>

/** What a question to a vendor came to when it was not answered with what happened. */
export type NotFound =
  /** The API says that nothing happened that concerns us. */
  | { readonly kind: 'nothing'; readonly why: string }
  /** No answer, 429 or 5xx: asked again, for a day. */
  | { readonly kind: 'later'; readonly why: string }
  /** No access or no such object: it is no use asking again. */
  | { readonly kind: 'unknown'; readonly why: string }

/** In our own words, taken in as believed: the API was asked over TLS with the shop's own key. */
export type Found = { readonly kind: 'found'; readonly events: readonly SourceEvent[] } | NotFound

/** What happened at the vendor; whatever is told twice comes under the same id. */
export interface Missed {
  readonly eventId: string
  readonly events: readonly SourceEvent[]
  /** Test traffic of the vendor: left out where the source ignores it. */
  readonly test?: true
}

/** `until` where the span held more than was asked for at once: what comes after it is asked next time. */
export type MissedFound = { readonly kind: 'found'; readonly missed: readonly Missed[]; readonly until?: Instant }

export interface Span {
  readonly since: Instant
  readonly until: Instant
}

/** The switched-on senders of shops, as those who can be asked. Never throws: what goes wrong is `later`. */
export interface Senders {
  lookUp(deps: Deps, shop: ShopId, source: string, question: Question): Promise<Found>
  missed(deps: Deps, shop: ShopId, source: string, span: Span): Promise<MissedFound | NotFound>
}

/** The same, as the reconciliation asks them. */
export interface TellingSenders extends Senders {
  /** Whether a source of this name can be asked what was missed at all. */
  tells(source: string): boolean
}

/** A bonus code as a checkout that keeps codes of its own should hold it: a fixed sum off one order, until its end. */
export interface Coupon {
  /** As its holder reads it, dashes and all: what is copied out of a mail has to work, and no vendor passes over a dash. */
  readonly code: string
  readonly value: Money
  readonly startsAt: Instant
  readonly endsAt: Instant
  /** Whom it is for; null where nobody is known. `vendorId`: their account at this vendor, where it told us. */
  readonly holder: { readonly email: string; readonly vendorId: string | null } | null
  /** Orders it was used in that came to nothing, so that it was given back: it may be used once more. */
  readonly givenBack: number
  /** Uses our ledger knows of, given back or not: one more at the vendor is one that nobody told us of. */
  readonly known: number
}

/** How a code stands at a checkout after it was asked to hold it or to let it go. */
export type CopyAnswer =
  /** As we want it, read back. `uses`: how often it was used there, as far as the vendor has counted. */
  | { readonly kind: 'placed'; readonly vendorId: string | null; readonly uses: number | null }
  | { readonly kind: 'removed'; readonly vendorId: string | null; readonly uses: number | null }
  /** The code stands there with another rule or another sum: it is not ours, and is left alone. */
  | { readonly kind: 'conflict'; readonly why: string }
  /** It is no use asking again: no access, another currency, a rule of the vendor's. */
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'later'; readonly why: string; readonly afterMs: Milliseconds | null }

/** Checkouts that keep codes of their own, by the name of their source. Never throws: what goes wrong is `later`. */
export interface Checkouts {
  /** Asked twice under whatever key, there is one code. */
  place(shop: ShopId, source: string, coupon: Coupon, key: string): Promise<CopyAnswer>
  remove(shop: ShopId, source: string, coupon: Coupon, key: string): Promise<CopyAnswer>
}

/** What a vendor said to a refund of ours. */
export type PaidBack =
  /** It is there: `id` as the vendor's webhooks name it, `told` the grievances by which they will tell of it. */
  | { readonly kind: 'paid'; readonly id: string; readonly told: readonly string[] }
  /** Not now, or no answer came: asked again, and what stands there is read first. */
  | { readonly kind: 'later'; readonly why: string }
  /** Nothing was paid, and it is a person's. */
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly why: string }

/** Vendors that pay back for a shop. Never throws: what goes wrong is `later`. */
export interface Payers {
  /**
   * Looks at what stands there, and pays if it is not there yet. With `may` false it only looks: what was asked for before
   * may have arrived.
   */
  payBack(deps: Deps, shop: ShopId, source: string, request: RefundRequest, may: boolean): Promise<PaidBack>
}

/** Bytes of photos, under keys nobody can guess. Every method throws when the store does. */
export interface PhotoStore {
  put(key: string, bytes: Uint8Array, type: PhotoType): Promise<void>
  /** Null when there is nothing under this key. */
  get(key: string): Promise<ReadableStream | null>
  remove(keys: readonly string[]): Promise<void>
  /** Keys behind `after` in the order of their bytes; '' begins with the first. */
  list(after: string, most: number): Promise<readonly string[]>
}

export interface Engine {
  /** Starts the Workflow instances of complaints; one that runs already is left alone. */
  start(complaints: readonly ComplaintId[]): Promise<void>
  /** Wakes the instance that stands in wait `wait`; a lost nudge costs nothing but time. */
  nudge(complaint: ComplaintId, wait: number): Promise<void>
}

/** The same for cares: one instance a customer, its id the customer's. */
export interface CareEngine {
  start(cares: readonly CareKey[]): Promise<void>
  nudge(customer: CustomerId, wait: number): Promise<void>
}

export interface Secrets {
  seal(plain: string): Promise<string>
  /** Null when no live key opens it. */
  open(sealed: string): Promise<string | null>
  /** SHA-256 in hex: how tokens and keys are remembered. */
  hash(text: string): string
  /** A short proof that a form was issued by us for this link. */
  formNonce(subject: string, issuedAt: Instant): string
  checkFormNonce(subject: string, nonce: string): Instant | null
  /** What our mail about a complaint carries, so that a reply proves what it answers. The same for ever. */
  replyProof(complaint: ComplaintId): string
  isReplyProof(complaint: ComplaintId, proof: string): boolean
  /** How what was erased is known again (an address, a number, an id): one keyed hash for each live master key. */
  tombs(shop: ShopId, what: string): readonly string[]
}

/** Who may come in: each answers `closed` where its secret is not set, and then refuses everything. */
export interface Door {
  /** The first admin; admin of every shop. */
  readonly ownerEmail: string
  /** The signed-in person's address for an Access JWT; null for any token we do not believe. */
  staffEmail(token: string): Promise<string | null | 'closed'>
  /** Whether QStash signed this body for this path. */
  isFromQstash(request: { path: string; body: string; signature: string }): Promise<boolean | 'closed'>
  /** Secret of the one Resend account's webhooks; null closes its endpoint. */
  readonly resendWebhookSecret: string | null
  /** Where a person signs in; null where sign-in is not set up. */
  readonly signInUrl: string | null
  /** Moves the demo's clock; null outside the demo. */
  readonly moveClock: ((to: Instant) => Promise<Clock>) | null
}

export interface Deps {
  readonly db: Db
  readonly clock: Clock
  readonly random: Random
  readonly mint: (now: Instant) => Mint
  readonly mailer: Mailer
  readonly letterbox: Letterbox
  readonly courier: Courier
  readonly bell: AlarmBell
  readonly engine: Engine
  readonly careEngine: CareEngine
  readonly photos: PhotoStore
  /** A vendor's API at its base address (an origin, with or without a path). */
  readonly api: (base: string) => Api
  readonly checkouts: Checkouts
  readonly secrets: Secrets
  /** Which key minted a code, so that a rotation does not re-mint it. */
  readonly codeKeyVersion: number
  readonly environment: 'production' | 'local'
  /** Origin of every link. */
  readonly publicUrl: string
  readonly door: Door
  readonly heartbeat: () => Promise<void>
}
