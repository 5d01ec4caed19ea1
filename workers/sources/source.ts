/**
 * The shape every sender has. A source is one file with this shape and one line in `registry.ts`:
 * verify the raw bytes, only then parse, then say in our own words what happened.
 */
import type { z } from 'zod'
import type { SourceEvent } from '../../domain/event.ts'
import type { Instant } from '../../domain/ids.ts'

/** One HTTP arrival, untouched. */
export interface Arrival {
  /** The body as it came; signatures are over these bytes, never over what a parser made of them. */
  readonly raw: Uint8Array
  readonly headers: Headers
  /** The address as configured at the sender (`PUBLIC_URL` plus path), never taken from the request. */
  readonly url: string
  /** `CF-Connecting-IP`; null when the runtime gives none. */
  readonly address: string | null
}

/** The sender's event, said in our words; the router stores all of `events` under one delivery. */
export type Reading =
  /** `eventId` is what makes a delivery unique for this sender. */
  | {
      readonly kind: 'events'
      readonly eventId: string
      readonly events: readonly SourceEvent[]
      readonly test: boolean
    }
  /** Authentic, and nothing to us. Stored as a delivery so that a repetition is seen. */
  | { readonly kind: 'nothing'; readonly eventId: string; readonly why: string; readonly test: boolean }
  /** Authentic but unusable: kept raw in quarantine with the reason, answered 200. */
  | { readonly kind: 'unusable'; readonly why: string }

export interface SourceContext<Settings> {
  /** One or two live secrets, newest first; empty only for a source `withoutSecret`. */
  readonly secrets: readonly string[]
  readonly settings: Settings
  /** Real time: signature tolerance does not follow the demo's clock. */
  readonly wallNow: Instant
}

export interface Source<Settings = unknown> {
  readonly name: string
  /** Settings besides `secrets`; parsed when the source is switched on. */
  readonly settings: z.ZodType<Settings>
  /** Bodies this sender posts. Anything else is 415; a missing content type counts as JSON. */
  readonly bodies: readonly ('json' | 'form')[]
  /** The sender signs with its own key (PayPal's certificate): `secrets` is empty, and that does not close the source. */
  readonly withoutSecret?: true
  /** Persons, orders and words are what a customer typed: the signature vouches for the form, not for what is in it. */
  readonly typed?: true
  /** Before any verification: an arrival that wants a fixed answer and means nothing (WooCommerce's ping). */
  greeting?(arrival: Arrival): Response | null
  /** True when the signature is right, for any live secret. Never throws, whatever the headers hold. */
  verify(arrival: Arrival, context: SourceContext<Settings>): Promise<boolean>
  /** What the verified bytes say. Never throws. */
  read(arrival: Arrival, context: SourceContext<Settings>): Reading
  /** The answer this sender wants instead of our JSON, when it is accepted. */
  answer?(): Response
}
