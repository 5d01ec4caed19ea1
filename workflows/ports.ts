/** What the loop needs from the outside. Adapters implement these; nothing here knows a vendor. */
import type { Db } from '../db/client.ts'
import type { ComplaintId, Instant, Milliseconds, Random } from '../domain/ids.ts'
import type { Mint } from '../domain/playbook/apply.ts'

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

export interface Courier {
  /** Asks the second clock to wake a complaint's turn at instants of real time. Never throws. */
  wakeAt(complaint: ComplaintId, at: readonly Instant[], key: string): Promise<Attempt>
}

export interface AlarmBell {
  /** Posts an alarm (ids only) to the operator's address. Never throws. */
  ring(payload: string, key: string): Promise<Attempt>
}

export interface Engine {
  /** Starts the Workflow instances of complaints; one that runs already is left alone. */
  start(complaints: readonly ComplaintId[]): Promise<void>
  /** Wakes the instance that stands in wait `wait`; a lost nudge costs nothing but time. */
  nudge(complaint: ComplaintId, wait: number): Promise<void>
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
  readonly courier: Courier
  readonly bell: AlarmBell
  readonly engine: Engine
  readonly secrets: Secrets
  /** Which key minted a code, so that a rotation does not re-mint it. */
  readonly codeKeyVersion: number
  readonly environment: 'production' | 'local'
  /** Origin of every link. */
  readonly publicUrl: string
  readonly door: Door
  readonly heartbeat: () => Promise<void>
}
