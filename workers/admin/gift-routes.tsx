/** The catalogue of gifts: read by everybody who works here, kept by administrators. */
import { Hono } from 'hono'
import { giftsOf } from '../../db/gifts.ts'
import { type Locale, locales } from '../../domain/locale.ts'
import { changeGift } from '../../workflows/gifts.ts'
import type { AppContext, AppEnv } from '../context.ts'
import { shopNamed } from '../customer/read.ts'
import { answer, nothing } from './answer.tsx'
import { type Desk, deskAt, isAdmin } from './desk.ts'
import { doneText } from './done.ts'
import { type GiftFields, GiftsPageView, type GiftsView } from './gifts.tsx'
import { refusalText } from './refused.tsx'
import { typed } from './words.ts'

export const giftRoutes = new Hono<AppEnv>()

async function show(c: AppContext, desk: Desk, problem: GiftsView['problem'], status: 200 | 409 | 422 = 200) {
  const rows = await giftsOf(c.get('deps').db, desk.shop.shop)
  const done = problem ? null : doneText(desk, c.req.query('done'))
  return answer(c, <GiftsPageView desk={desk} view={{ rows, done, problem }} />, status)
}

giftRoutes.get('/admin/gifts', async (c) => {
  const desk = await deskAt(c)
  return typeof desk === 'string' ? nothing(c, desk) : show(c, desk, null)
})

function fieldsIn(form: FormData): GiftFields {
  const names: Partial<Record<Locale, string>> = {}
  for (const locale of locales) names[locale] = typed(form, `name-${locale}`, 120).trim()
  const seen = typed(form, 'seen', 12)
  return {
    ...{ id: typed(form, 'id', 60).trim().toLowerCase(), names, on: form.get('on') === '1' },
    // Sums are written with a point here; a comma means the same.
    cost: typed(form, 'cost', 32).trim().replace(',', '.'),
    value: typed(form, 'value', 32).trim().replace(',', '.'),
    stock: typed(form, 'stock', 12).trim(),
    seen: /^\d{1,12}$/.test(seen) ? Number(seen) : 0,
  }
}

giftRoutes.post('/admin/gifts', async (c) => {
  const desk = await deskAt(c)
  if (typeof desk === 'string') return nothing(c, desk)
  if (!isAdmin(desk)) return nothing(c, 'admins-only')
  const deps = c.get('deps')
  const fields = fieldsIn(await c.req.formData().catch(() => new FormData()))
  const refused = (code: string, status: 409 | 422) =>
    show(c, desk, { text: refusalText(desk, { status, code }), fields }, status)
  if (!/^\d{0,7}$/.test(fields.stock)) return refused('gift_stock', 422)
  const { shop } = desk.shop
  const known = await shopNamed(deps.db, shop, deps.clock.now())
  if (!known) return nothing(c, 'unknown')
  const saved = await changeGift(
    deps,
    { shop, actor: `staff:${desk.member.email}` },
    fields.id,
    { ...fields, stock: fields.stock === '' ? null : Number(fields.stock) },
    { seen: fields.seen, currency: known.currency, policy: known.policy },
  )
  if (!saved.ok) {
    return refused(saved.code, saved.code === 'gift_stale' || saved.code === 'gift_taken' ? 409 : 422)
  }
  return c.redirect(desk.href('/admin/gifts', { done: fields.seen === 0 ? 'gift-added' : 'gift-saved' }), 303)
})
