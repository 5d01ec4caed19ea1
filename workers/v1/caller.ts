/** Who calls the API, and what they may do at a shop: a shop's key (that shop only), or a member of its staff. */

import { shopOfKey, shopZone } from '../../db/shops.ts'
import type { Actor, Role, StaffMember } from '../../domain/complaint.ts'
import { isShopId, type ShopId } from '../../domain/ids.ts'
import type { AppContext } from '../context.ts'
import { memberAt, shopsOf, type Visitor, visitorOf } from '../staff.ts'
import { refuse, unknownHere } from './answer.ts'

export type Caller =
  | { readonly kind: 'key'; readonly shop: ShopId; readonly id: string }
  | { readonly kind: 'staff'; readonly visitor: Visitor }

/** Whom a call is for (contract.md, the table of calls). */
export interface Allowed {
  readonly key?: true
  /** Roles that may; none listed means that people may not. */
  readonly roles?: readonly Role[]
}

export const everybody: readonly Role[] = ['agent', 'lead', 'director', 'admin']
export const admins: readonly Role[] = ['admin']

const unauthorized = (c: AppContext): Response => {
  c.header('WWW-Authenticate', 'Bearer')
  return refuse(c, 401, 'unauthorized', 'Send a shop’s API key, or sign in.')
}

/** The caller, or the answer for who is none. A key that is given is the one that counts. */
export async function callerOf(c: AppContext): Promise<Caller | Response> {
  const deps = c.get('deps')
  const bearer = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
  if (bearer !== undefined) {
    if (!bearer.startsWith('amk_') || bearer.length > 200) return unauthorized(c)
    const key = await shopOfKey(deps.db, deps.secrets.hash(bearer))
    return key ? { kind: 'key', ...key } : unauthorized(c)
  }
  const visitor = await visitorOf(c)
  if (visitor === 'closed') return refuse(c, 503, 'closed', 'Sign-in is not set up here.')
  if (visitor === 'foreign') return refuse(c, 403, 'foreign', 'This request comes from another site.')
  return visitor ? { kind: 'staff', visitor } : unauthorized(c)
}

export interface Seat {
  readonly shop: ShopId
  readonly actor: Actor
  /** Null when a key calls. */
  readonly member: StaffMember | null
  readonly caller: Caller
}

/** The caller's seat at a shop, or the answer: 404 where it is not theirs, 403 where it is but not for them to do. */
export async function seatAt(c: AppContext, shop: string, allowed: Allowed): Promise<Seat | Response> {
  const caller = await callerOf(c)
  return caller instanceof Response ? caller : seatOf(c, caller, shop, allowed)
}

export async function seatOf(c: AppContext, caller: Caller, shop: string, allowed: Allowed): Promise<Seat | Response> {
  if (!isShopId(shop)) return unknownHere(c)
  if (caller.kind === 'key') {
    if (caller.shop !== shop) return unknownHere(c)
    if (!allowed.key) return refuse(c, 403, 'staff_only', 'This is for a person of the shop, not for a key.')
    return { shop, caller, member: null, actor: `key:${caller.id}` }
  }
  const deps = c.get('deps')
  const member = await memberAt(deps, caller.visitor, shop)
  // The owner is admin everywhere, so their membership says nothing about whether the shop exists.
  const exists = member !== null && (!caller.visitor.owner || (await shopZone(deps.db, shop)) !== undefined)
  if (!exists) return unknownHere(c)
  if (!allowed.roles) return refuse(c, 403, 'key_only', 'This is for the shop’s own systems: call it with an API key.')
  if (!allowed.roles.includes(member.role)) {
    return refuse(c, 403, 'role', `The role ${member.role} cannot do this: ${allowed.roles.join(' or ')} can.`)
  }
  return { shop, caller, member, actor: `staff:${member.email}` }
}

/** Shops whose lists a caller may read in these roles; null means all of them. */
export async function shopsFor(
  c: AppContext,
  caller: Caller,
  allowed: Allowed,
): Promise<readonly ShopId[] | null | Response> {
  if (caller.kind === 'key') {
    if (!allowed.key) return refuse(c, 403, 'staff_only', 'This is for a person of the shop, not for a key.')
    return [caller.shop]
  }
  const deps = c.get('deps')
  const shops = await shopsOf(deps, caller.visitor)
  if (shops === null) return null
  const members = await Promise.all(shops.map((shop) => memberAt(deps, caller.visitor, shop)))
  const theirs = shops.filter((_, i) => {
    const role = members[i]?.role
    return role !== undefined && allowed.roles?.includes(role)
  })
  return theirs.length > 0 ? theirs : refuse(c, 403, 'role', 'Your role cannot read this.')
}
