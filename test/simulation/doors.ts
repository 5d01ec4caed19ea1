/**
 * What people do to a shop during the sixty days, and what they see of it. The same people act on the pure playbook
 * (`memory.ts`) and on the real app over HTTP (`test/workflows/sixty-days.test.ts`).
 */
import type { Complaint, Customer, Dispute, Facts, Order, Role } from '../../domain/complaint.ts'
import type { Instant } from '../../domain/ids.ts'
import type { Chance } from './chance.ts'

/** What a customer presses, writes or orders. */
export type CustomerAct =
  | { readonly is: 'choose'; readonly place: number }
  | { readonly is: 'pick'; readonly kind: 'gift' | 'bonus' }
  | { readonly is: 'propose'; readonly minor: number | null }
  | { readonly is: 'ask-call'; readonly place: number }
  | { readonly is: 'rate'; readonly score: number }
  | { readonly is: 'goodbye' }
  | { readonly is: 'unsubscribe' }
  | { readonly is: 'write'; readonly text: string; readonly onlyThanks: boolean }
  /** The same grievance once more, by another way. */
  | { readonly is: 'complain-again'; readonly text: string }
  /** A paid order, with a code of this complaint where there is one. */
  | { readonly is: 'order'; readonly order: string; readonly withCode: boolean; readonly byAnother: boolean }

/** What nobody at the shop or in the chat decides: parcels, banks, mailboxes. */
export type Happening =
  | { readonly is: 'arrive' }
  | { readonly is: 'cancel-order'; readonly order: string }
  | { readonly is: 'bounce'; readonly mail: string }
  | { readonly is: 'new-address'; readonly email: string }
  | { readonly is: 'dispute'; readonly change: Partial<Dispute> }

/** A person's action of the contract, by the one who does it. */
export interface StaffAct {
  readonly is: 'staff'
  readonly email: string
  readonly action: Readonly<Record<string, unknown>> & { readonly action: string }
}

export type Act = CustomerAct | Happening | StaffAct

/** What a complaint comes in with. */
export interface Grievance {
  readonly complaint: Partial<Complaint>
  readonly customer: Partial<Customer> & { readonly email: string | null }
  readonly order: Partial<Order> | null
  readonly dispute: Dispute | null
}

/** One complaint in somebody's life. */
export interface Life {
  readonly name: string
  /** Its own chance: what happens to one complaint does not change the story of another. */
  readonly chance: Chance
  readonly mood: Mood
  /** What its people have reacted to already. */
  readonly noticed: Set<string>
}

export const moods = ['brisk', 'calm', 'talkative', 'stormy', 'silent'] as const
export type Mood = (typeof moods)[number]

export interface Doors {
  readonly now: Instant
  /** Time goes on to `at`, or to the first moment at which people have something to notice. Whose life it was in. */
  until(at: Instant): Promise<readonly Life[]>
  open(life: Life, grievance: Grievance): Promise<void>
  /** Null when it did as it was asked, else the reason why not. */
  act(life: Life, act: Act): Promise<string | null>
  facts(life: Life): Promise<Facts | null>
}

export interface Colleague {
  readonly email: string
  readonly name: string
  readonly role: Role
}
