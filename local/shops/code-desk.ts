/**
 * The door through which tests look at a shop's codes and do what happens there without us: somebody else's code, a use
 * at the checkout, a trouble for the next calls.
 */
import { Hono } from 'hono'
import type { World } from '../world.ts'
import { type CodeSystem, codeTroubles, orderCodeTrouble, readCode, readCodes, writeCode } from './codes.ts'
import { type Thing, textOf, writeThing } from './record.ts'

const systems: Readonly<Record<string, { system: CodeSystem; kind: string }>> = {
  shopify: { system: 'shopify', kind: 'discount' },
  woocommerce: { system: 'woocommerce', kind: 'coupon' },
  stripe: { system: 'stripe', kind: 'promotion' },
}

export const codeDesk = new Hono<{ Bindings: World }>()

codeDesk.use('/codes/*', async (c, next) => {
  if (!c.env.WORLD_TOKEN || c.req.header('authorization') !== `Bearer ${c.env.WORLD_TOKEN}`)
    return c.json({ error: 'unauthorized' }, 401)
  return next()
})

/** Every code of an account as the stand-in keeps it, and how many calls changed something. */
codeDesk.get('/codes/:system/:account', async (c) => {
  const one = systems[c.req.param('system')]
  if (!one) return c.json({ error: 'there is no such system' }, 404)
  const account = c.req.param('account')
  const calls = Number((await readCode(c.env, one.system, account, 'calls', 'codes'))?.count ?? 0)
  const coupons = one.system === 'stripe' ? await readCodes(c.env, 'stripe', account, 'coupon') : []
  const codes = await readCodes(c.env, one.system, account, one.kind)
  return c.body(writeThing({ calls, codes, coupons }), 200, { 'content-type': 'application/json' })
})

/** `{trouble, times}`, `{settings}`, `{customer}` or `{id, code}` with whatever the system keeps of a code. */
codeDesk.post('/codes/:system/:account', async (c) => {
  const one = systems[c.req.param('system')]
  if (!one) return c.json({ error: 'there is no such system' }, 404)
  const account = c.req.param('account')
  const body = await c.req.json<Record<string, Thing | string>>()
  await writeCode(c.env, one.system, account, 'account', 'open', {})
  const trouble = codeTroubles.find((name) => name === body.trouble)
  if (trouble) await orderCodeTrouble(c.env, one.system, account, trouble, Number(body.times ?? 1))
  for (const name of ['settings', 'customer', 'code', 'coupon'] as const) {
    const thing = body[name]
    if (typeof thing !== 'object') continue
    if (name === 'settings') await writeCode(c.env, one.system, account, 'shop', 'settings', thing)
    else if (name === 'code') await writeCode(c.env, one.system, account, one.kind, textOf(thing, 'key'), thing)
    else await writeCode(c.env, one.system, account, name, textOf(thing, 'id'), thing)
  }
  return c.json({ ok: true })
})
