/** The catalogue of gifts: what a customer may have on top of the fix. */
import { Hono } from 'hono'
import { giftFrom, giftsOf } from '../../db/gifts.ts'
import { giftSchema } from '../../domain/gift-form.ts'
import { changeGift, type GiftRefused } from '../../workflows/gifts.ts'
import type { AppContext, AppEnv } from '../context.ts'
import { shopNamed } from '../customer/read.ts'
import { moneyView, refuse, unknownHere } from './answer.ts'
import { bodyAs } from './body.ts'
import { admins, everybody, seatAt } from './caller.ts'

type Row = Parameters<typeof giftFrom>[0]

function giftView(row: Row) {
  const { id, names, cost, value, stock, on } = giftFrom(row)
  return { id, names, cost: moneyView(cost), value: moneyView(value), stock, on }
}

const messages: Readonly<Record<GiftRefused['code'], string>> = {
  gift_id: 'id: small letters, digits and dashes, up to 40.',
  gift_name: 'names: a name in at least one language.',
  gift_sum: 'cost, value: decimal strings in the shop’s currency, the value above zero.',
  gift_above_bonus: 'value: not less than the largest bonus of the policy, so it could never be given.',
  gift_taken: 'There is such a gift already.',
  gift_stale: 'Somebody was first. Read it again and decide anew.',
}

async function listGifts(c: AppContext): Promise<Response> {
  const seat = await seatAt(c, c.req.param('shop') ?? '', { roles: everybody, key: true })
  if (seat instanceof Response) return seat
  const rows = await giftsOf(c.get('deps').db, seat.shop)
  return c.json({ items: rows.map(giftView), next: null })
}

async function saveGift(c: AppContext, form: Parameters<typeof changeGift>[3] | null): Promise<Response> {
  const deps = c.get('deps')
  const seat = await seatAt(c, c.req.param('shop') ?? '', { roles: admins })
  if (seat instanceof Response) return seat
  const id = c.req.param('id') ?? ''
  const shop = await shopNamed(deps.db, seat.shop, deps.clock.now())
  if (!shop) return unknownHere(c)
  let wanted = form
  if (wanted === null) {
    const read = await bodyAs(c, giftSchema)
    if ('answer' in read) return read.answer
    wanted = read.body
  } else if (!(await giftsOf(deps.db, seat.shop)).some((gift) => gift.id === id)) {
    return unknownHere(c, 'There is no such gift.')
  }
  const saved = await changeGift(deps, seat, id, wanted, { seen: null, currency: shop.currency, policy: shop.policy })
  return saved.ok ? c.json(giftView(saved.row)) : refuse(c, 422, 'invalid', messages[saved.code])
}

export const giftRoutes = new Hono<AppEnv>()
giftRoutes.get('/v1/shops/:shop/gifts', (c) => listGifts(c))
giftRoutes.put('/v1/shops/:shop/gifts/:id', (c) => saveGift(c, null))
// What was promised of it stays readable, so it is switched off and not torn out.
giftRoutes.delete('/v1/shops/:shop/gifts/:id', (c) => saveGift(c, { on: false }))
