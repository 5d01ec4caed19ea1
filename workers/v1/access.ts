/** Who may come in: a shop's keys, shown once, and the people who work there. */
import { Hono } from 'hono'
import { z } from 'zod'
import { writeAudited } from '../../db/audit.ts'
import { findKey, findStaff, removeStaff, revokeKey, saveKey, saveStaff } from '../../db/shops.ts'
import { roles } from '../../domain/complaint.ts'
import { cleanName, emailKey } from '../../domain/person.ts'
import type { AppContext, AppEnv } from '../context.ts'
import { refuse, time, unknownHere } from './answer.ts'
import { bodyAs } from './body.ts'
import { admins, seatAt } from './caller.ts'

/** 256 random bits; only their hash is kept. */
async function createKey(c: AppContext): Promise<Response> {
  const deps = c.get('deps')
  const seat = await seatAt(c, c.req.param('shop') ?? '', { roles: admins })
  if (seat instanceof Response) return seat
  const { shop, actor } = seat
  const key = `amk_${Buffer.from(deps.random(32)).toString('base64url')}`
  const now = deps.clock.now()
  const id = deps.mint(now).id('key')
  await writeAudited(deps.db, async () => ({
    entry: { shop, at: now, actor, action: 'key-created', object: id, detail: {} },
    statements: [saveKey(deps.db, shop, id, deps.secrets.hash(key), now)],
  }))
  return c.json({ id, key }, 201)
}

async function deleteKey(c: AppContext): Promise<Response> {
  const deps = c.get('deps')
  const seat = await seatAt(c, c.req.param('shop') ?? '', { roles: admins })
  if (seat instanceof Response) return seat
  const { shop, actor } = seat
  const id = c.req.param('id') ?? ''
  const revoked = await writeAudited(deps.db, async () => {
    const known = await findKey(deps.db, shop, id)
    if (!known || known.revokedAt !== null) return { nothing: known?.revokedAt ?? null }
    const at = deps.clock.now()
    const entry = { shop, at, actor, action: 'key-revoked', object: id, detail: {} }
    return { entry, statements: [revokeKey(deps.db, shop, id, at)] }
  })
  const at = 'nothing' in revoked ? revoked.nothing : revoked.entry.at
  return at === null ? unknownHere(c, 'There is no such key.') : c.json({ id, revokedAt: time(at) })
}

export const staffSchema = z.object({ role: z.enum(roles), name: z.string().max(200).optional() })

/** Addresses of people are compared as their sign-in says them: in small letters. */
const addressOf = (c: AppContext): string => (c.req.param('email') ?? '').trim().toLowerCase()

async function putStaff(c: AppContext): Promise<Response> {
  const deps = c.get('deps')
  const seat = await seatAt(c, c.req.param('shop') ?? '', { roles: admins })
  if (seat instanceof Response) return seat
  const { shop, actor } = seat
  const email = addressOf(c)
  if (emailKey(email) === null) return refuse(c, 422, 'invalid', 'email: an e-mail address')
  const read = await bodyAs(c, staffSchema)
  if ('answer' in read) return read.answer
  const { role } = read.body
  const saved = await writeAudited(deps.db, async () => {
    const known = await findStaff(deps.db, shop, email)
    const name = cleanName(read.body.name) ?? known?.name ?? email.split('@')[0] ?? email
    const at = deps.clock.now()
    const entry = {
      shop,
      at,
      actor,
      action: 'staff-changed',
      object: email,
      detail: { role, was: known?.role ?? null },
    }
    return { name, entry, statements: [saveStaff(deps.db, { shop, email, name, role }, at)] }
  })
  return 'nothing' in saved ? unknownHere(c) : c.json({ email, name: saved.name, role })
}

async function deleteStaff(c: AppContext): Promise<Response> {
  const deps = c.get('deps')
  const seat = await seatAt(c, c.req.param('shop') ?? '', { roles: admins })
  if (seat instanceof Response) return seat
  const { shop, actor } = seat
  const email = addressOf(c)
  const removed = await writeAudited(deps.db, async () => {
    const known = await findStaff(deps.db, shop, email)
    if (!known) return { nothing: null }
    const entry = {
      shop,
      at: deps.clock.now(),
      actor,
      action: 'staff-removed',
      object: email,
      detail: { was: known.role },
    }
    return { entry, statements: [removeStaff(deps.db, shop, email)] }
  })
  return 'nothing' in removed ? unknownHere(c, 'Nobody of that address works here.') : c.json({ email, role: null })
}

export const accessRoutes = new Hono<AppEnv>()
accessRoutes.post('/v1/shops/:shop/keys', (c) => createKey(c))
accessRoutes.delete('/v1/shops/:shop/keys/:id', (c) => deleteKey(c))
accessRoutes.put('/v1/shops/:shop/staff/:email', (c) => putStaff(c))
accessRoutes.delete('/v1/shops/:shop/staff/:email', (c) => deleteStaff(c))
