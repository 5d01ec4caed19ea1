/** The few column shapes the whole map is drawn with. */
import { integer, text } from 'drizzle-orm/sqlite-core'
import type { Actor } from '../domain/complaint.ts'
import type { ComplaintId, CustomerId, ShopId } from '../domain/ids.ts'

export const shopId = () => text('shop').$type<ShopId>().notNull()
export const complaintId = () => text('complaint').$type<ComplaintId>()
export const customerId = () => text('customer').$type<CustomerId>()
/** Epoch milliseconds, UTC. The name ends in `_at`. */
export const instant = (name: `${string}_at`) => integer(name, { mode: 'number' })
/** Minor units of the currency that stands beside it. */
export const minorUnits = (name: string) => integer(name, { mode: 'number' })
export const json = <T>(name: string) => text(name, { mode: 'json' }).$type<T>()
export const actor = () => text('actor').$type<Actor>().notNull()
