/** Who is at the door of the dashboard and the API: a person with an Access JWT, or a shop's own key. */
import { and, eq } from 'drizzle-orm'
import { getCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { staff } from '../db/schema.ts'
import type { StaffMember } from '../domain/complaint.ts'
import type { ShopId } from '../domain/ids.ts'
import type { Deps } from '../workflows/ports.ts'
import type { AppContext, AppEnv } from './context.ts'

export interface Visitor {
  readonly email: string
  /** The owner is admin of every shop. */
  readonly owner: boolean
}

/** A page from elsewhere must not act in a signed-in person's name, whatever its content type says (Hono's csrf skips JSON). */
export function isSameOrigin(c: AppContext): boolean {
  const origin = c.req.header('origin')
  if (origin !== undefined) return origin === c.get('deps').publicUrl
  return c.req.header('sec-fetch-site') === 'same-origin'
}

/**
 * What a browser says of a page that is not ours. A program that calls with its own JWT says neither; but Access turns a
 * cookie into the header by itself, so the header alone proves nothing about who wrote the request.
 * https://developers.cloudflare.com/cloudflare-one/identity/authorization-cookie/
 */
const isForeign = (c: AppContext): boolean =>
  (c.req.header('origin') !== undefined || c.req.header('sec-fetch-site') !== undefined) && !isSameOrigin(c)

const safe = ['GET', 'HEAD', 'OPTIONS']

/** The person behind the request's JWT. A cookie counts for unsafe requests only from our own pages. */
export async function visitorOf(c: AppContext): Promise<Visitor | null | 'closed' | 'foreign'> {
  const header = c.req.header('cf-access-jwt-assertion')
  const cookie = getCookie(c, 'CF_Authorization')
  const token = header ?? cookie
  if (!token) return null
  if (!safe.includes(c.req.method) && (header ? isForeign(c) : !isSameOrigin(c))) return 'foreign'
  const { door } = c.get('deps')
  const email = await door.staffEmail(token)
  if (email === null || email === 'closed') return email
  return { email, owner: email === door.ownerEmail }
}

/** What a visitor may do at a shop; null when they do not work there. */
export async function memberAt(deps: Deps, visitor: Visitor, shop: ShopId): Promise<StaffMember | null> {
  const row = await deps.db
    .select()
    .from(staff)
    .where(and(eq(staff.shop, shop), eq(staff.email, visitor.email)))
    .get()
  if (visitor.owner) return { email: visitor.email, name: row?.name ?? visitor.email, role: 'admin' }
  return row ? { email: row.email, name: row.name, role: row.role } : null
}

/** Shops a visitor works at; null means all of them. */
export async function shopsOf(deps: Deps, visitor: Visitor): Promise<readonly ShopId[] | null> {
  if (visitor.owner) return null
  const rows = await deps.db.select({ shop: staff.shop }).from(staff).where(eq(staff.email, visitor.email)).all()
  return rows.map((row) => row.shop)
}

/** Lets signed-in people through; `refuse` answers in the form the caller speaks (page or JSON). */
export const staffOnly = (
  refuse: (c: AppContext, why: 'closed' | 'unknown' | 'foreign') => Response | Promise<Response>,
) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const visitor = await visitorOf(c)
    if (visitor === 'closed' || visitor === 'foreign') return refuse(c, visitor)
    if (!visitor) return refuse(c, 'unknown')
    c.set('visitor', visitor)
    return next()
  })
