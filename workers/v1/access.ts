/** Who may come in: a shop's keys, shown once, and the people who work there. */
import { Hono } from 'hono'
import { z } from 'zod'
import { writeAudited } from '../../db/audit.ts'
import { findKey, revokeKey, saveKey } from '../../db/shops.ts'
import { roles } from '../../domain/complaint.ts'
import { categories } from '../../domain/event.ts'
import { locales } from '../../domain/locale.ts'
import { emailKey } from '../../domain/person.ts'
import { changeMember, dropMember } from '../../workflows/team.ts'
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

export const staffSchema = z.object({
  role: z.enum(roles).optional().describe('Needed the first time.'),
  name: z.string().max(200).optional(),
  languages: z.array(z.enum(locales)).nullish().describe('Languages they answer in; null or [] is all.'),
  categories: z.array(z.enum(categories)).nullish().describe('Kinds of failure they know; null or [] is all.'),
  deputy: z.string().trim().toLowerCase().max(254).nullish().describe('Who stands in; null leaves it to the role.'),
})

/** Addresses of people are compared as their sign-in says them: in small letters. */
const addressOf = (c: AppContext): string => (c.req.param('email') ?? '').trim().toLowerCase()

const refusals = {
  owner: [409, 'The owner of this installation is administrator everywhere, and stays it.'],
  unknown_person: [422, 'deputy: nobody of that address works here.'],
  role_needed: [422, 'role: who is new needs one.'],
  unknown: [404, 'Nobody of that address works here.'],
  stale: [409, 'Somebody was first. Read it again and decide anew.'],
} as const

async function putStaff(c: AppContext): Promise<Response> {
  const deps = c.get('deps')
  const seat = await seatAt(c, c.req.param('shop') ?? '', { roles: admins })
  if (seat instanceof Response) return seat
  const email = addressOf(c)
  if (emailKey(email) === null) return refuse(c, 422, 'invalid', 'email: an e-mail address')
  const read = await bodyAs(c, staffSchema)
  if ('answer' in read) return read.answer
  const named = Object.fromEntries(Object.entries(read.body).filter(([, value]) => value !== undefined))
  const saved = await changeMember(deps, seat, email, named, null)
  if (!saved.ok) {
    const [status, message] = refusals[saved.code]
    return status === 404
      ? unknownHere(c, message)
      : refuse(c, status, status === 422 ? 'invalid' : saved.code, message)
  }
  const { name, role, languages, categories: known, deputy } = saved.found
  return c.json({ email, name, role, languages, categories: known, deputy })
}

async function deleteStaff(c: AppContext): Promise<Response> {
  const deps = c.get('deps')
  const seat = await seatAt(c, c.req.param('shop') ?? '', { roles: admins })
  if (seat instanceof Response) return seat
  const email = addressOf(c)
  const removed = await dropMember(deps, seat, email)
  if (removed.ok) return c.json({ email, role: null })
  const [status, message] = refusals[removed.code]
  return status === 404 ? unknownHere(c, message) : refuse(c, status, removed.code, message)
}

export const accessRoutes = new Hono<AppEnv>()
accessRoutes.post('/v1/shops/:shop/keys', (c) => createKey(c))
accessRoutes.delete('/v1/shops/:shop/keys/:id', (c) => deleteKey(c))
accessRoutes.put('/v1/shops/:shop/staff/:email', (c) => putStaff(c))
accessRoutes.delete('/v1/shops/:shop/staff/:email', (c) => deleteStaff(c))
