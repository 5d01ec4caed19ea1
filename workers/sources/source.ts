/**
 * The shape every sender has. A source is one file with this shape and one line in `registry.ts`:
 * verify the raw bytes, only then parse, then say in our own words what happened.
 */
import type { z } from 'zod'
import type { Question, SourceEvent } from '../../domain/event.ts'
import type { Instant } from '../../domain/ids.ts'
import type { RefundRequest } from '../../domain/refund.ts'
import type { Api, Found, MissedFound, NotFound, PaidBack, Span } from '../../workflows/ports.ts'

export type { Api, ApiAnswer, Found, Missed, MissedFound, NotFound, PaidBack, Span } from '../../workflows/ports.ts'

/** One HTTP arrival, untouched. */
export interface Arrival {
  /** The body as it came; signatures are over these bytes, never over what a parser made of them. */
  readonly raw: Uint8Array
  readonly headers: Headers
  /** The address as configured at the sender (`PUBLIC_URL` plus path), never taken from the request. */
  readonly url: string
  /** `CF-Connecting-IP`; null when the runtime gives none. */
  readonly address: string | null
  /** The address carried a key of ours and it was right; only ever set for a source that is `keyed`. */
  readonly keyed?: true
}

/** The sender's event, said in our words; the router stores all of `events` under one delivery. */
export type Reading =
  /** `eventId` is what makes a delivery unique for this sender. */
  | {
      readonly kind: 'events'
      readonly eventId: string
      readonly events: readonly SourceEvent[]
      readonly test: boolean
      /** Where the customer or the order is missing: what to look up after the answer. What is found fills the gaps. */
      readonly ask?: Question
    }
  /**
   * A thin notice, or one whose body no signature covers: recorded, and nothing in it is believed. What the sender's API
   * says is taken in instead; `otherwise` only where the API can never say it (no access, no such object): a grievance
   * that waits as a person's task, or nothing where nothing would be lost.
   */
  | {
      readonly kind: 'notice'
      readonly eventId: string
      readonly ask: Question
      readonly otherwise: readonly SourceEvent[]
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
  /**
   * The sender cannot sign (`always`), or not everything (`unsigned`): it posts to `/webhooks/{shop}/{source}/{key}`, the
   * key being one of `secrets`. The router compares it and says so in `arrival.keyed`; `verify` looks at whatever else
   * there is. A source that is `unsigned` must itself refuse what has neither a signature nor a key.
   */
  readonly keyed?: 'always' | 'unsigned'
  /** Persons, orders and words are what a customer typed: the signature vouches for the form, not for what is in it. */
  readonly typed?: true
  /** Before any verification: an arrival that wants a fixed answer and means nothing (WooCommerce's ping). */
  greeting?(arrival: Arrival): Response | null
  /** True when the signature is right, for any live secret. Never throws, whatever the headers hold. */
  verify(arrival: Arrival, context: SourceContext<Settings>): Promise<boolean>
  /** What the verified bytes say. Never throws. */
  read(arrival: Arrival, context: SourceContext<Settings>): Reading
  /** The vendor's API address for these settings; `apiBaseUrl` replaces it locally. Null where none is named. */
  api?(settings: Settings): string | null
  /** Answers what `read` asked. Never throws. */
  lookUp?(question: Question, api: Api, context: SourceContext<Settings>): Promise<Found>
  /**
   * What happened in a span of time, for when webhooks were lost; `later` or `unknown` when the API does not say. Spans
   * overlap, so whatever is told twice must come under the same ids.
   */
  missed?(span: Span, api: Api, context: SourceContext<Settings>): Promise<MissedFound | NotFound>
  /** Pays back what a customer was promised; with `may` false it only looks whether it did. Never throws. */
  payBack?(request: RefundRequest, api: Api, context: SourceContext<Settings>, may: boolean): Promise<PaidBack>
  /** The answer this sender wants instead of our JSON, when it is accepted. */
  answer?(): Response
}
