/** A webhook before it is signed. It is signed when it leaves, because a signature may carry the time. */
import type { Person } from '../shop/people.ts'

export interface Letter {
  /** The sender's name in the app's addresses. */
  readonly source: string
  /** The vendor's name of the event: `complaint.created`, `refunds/create`. */
  readonly event: string
  /** What the vendor calls this delivery or event; the same when it is sent again. */
  readonly id: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** What the vendor's API answers about it, by path: thin notices, and bodies nobody signed, are looked up. */
  readonly objects?: Readonly<Record<string, object>>
}

export interface Line {
  readonly sku: string
  readonly name: string
  readonly quantity: number
  /** Bani for the whole line. */
  readonly total: number
}

/** Everything a vendor's payload is written from. */
export interface Scene {
  readonly person: Person
  /** The order's number; each vendor writes it its own way. */
  readonly number: number
  readonly lines: readonly Line[]
  /** What the customer says, in their language, where this vendor lets them say anything. */
  readonly words?: string
  /** The app's present, epoch ms: a demo that was moved ahead complains in its own time. */
  readonly now: number
  /** Epoch ms; some days before. */
  readonly placedAt: number
}

export const totalOf = (scene: Pick<Scene, 'lines'>): number => scene.lines.reduce((sum, line) => sum + line.total, 0)

/** The shop's own number of the order, for vendors that only repeat what the shop told them. */
export const orderId = (scene: Pick<Scene, 'number'>): string => `A-${scene.number}`

export const json = { 'content-type': 'application/json' } as const
