/** The shops' own systems: their APIs, and the door through which tests say what happened there. */
import { Hono } from 'hono'
import type { World } from '../world.ts'
import { codeDesk } from './code-desk.ts'
import { happened, openAccount, orderTrouble } from './record.ts'
import { shopifyAdmin } from './shopify.ts'
import { shopifyCodes } from './shopify-codes.ts'
import { stripeCodes } from './stripe-codes.ts'
import { woocommerceRest } from './woocommerce.ts'
import { woocommerceCodes } from './woocommerce-codes.ts'

export const shopSystems = new Hono<{ Bindings: World }>()

shopSystems.route('/', shopifyAdmin)
shopSystems.route('/', woocommerceRest)
shopSystems.route('/', shopifyCodes)
shopSystems.route('/', woocommerceCodes)
shopSystems.route('/', stripeCodes)
shopSystems.route('/', codeDesk)

/** `x-topic` names what happened; without a body the account is opened only, `x-trouble` orders so many 429s. */
shopSystems.post('/shops/:system{shopify|woocommerce}/:account', async (c) => {
  if (!c.env.WORLD_TOKEN || c.req.header('authorization') !== `Bearer ${c.env.WORLD_TOKEN}`)
    return c.json({ error: 'unauthorized' }, 401)
  const system = c.req.param('system') === 'shopify' ? 'shopify' : 'woocommerce'
  const account = c.req.param('account')
  const trouble = Number(c.req.header('x-trouble') ?? 0)
  const body = await c.req.text()
  await openAccount(c.env, system, account)
  if (trouble > 0) await orderTrouble(c.env, system, account, trouble)
  if (body !== '') await happened(c.env, system, account, c.req.header('x-topic') ?? '', body)
  return c.json({ ok: true })
})
