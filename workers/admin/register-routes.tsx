/** The register, for the administrators of a shop, with the times of its own policy. */
import { Hono } from 'hono'
import { findShop } from '../../db/shops.ts'
import { defaultPolicy } from '../../domain/policy/default-policy.ts'
import { policyWith } from '../../domain/policy/policy.ts'
import type { AppEnv } from '../context.ts'
import { answer, nothing } from './answer.tsx'
import { deskAt, isAdmin } from './desk.ts'
import { RegisterPageView } from './register.tsx'

export const registerRoutes = new Hono<AppEnv>()

registerRoutes.get('/admin/register', async (c) => {
  const desk = await deskAt(c)
  if (typeof desk === 'string') return nothing(c, desk)
  if (!isAdmin(desk)) return nothing(c, 'admins-only')
  const known = await findShop(c.get('deps').db, desk.shop.shop, desk.now)
  const policy = policyWith(known?.override ?? {})
  const { retention } = policy.success ? policy.data : defaultPolicy
  return answer(c, <RegisterPageView desk={desk} lengths={retention} />)
})
