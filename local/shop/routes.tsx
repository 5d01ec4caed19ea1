/** The demo shop's addresses. Forms post and are sent back with 303; no page has a script. */
import { type Context, Hono } from 'hono'
import { missing, page } from '../look/page.tsx'
import { addressOf } from '../resend/mail.ts'
import { senders } from '../senders/index.ts'
import { shop, type World } from '../world.ts'
import { advance, ask, fieldOf } from './app.ts'
import { cancelCheckout, checkOut, findCheckout, newestCheckouts } from './checkout.ts'
import { CheckoutPage, ReceiptPage } from './checkout-page.tsx'
import { caseOf, findRaise, followUps, newestRaises, raiseComplaint } from './raise.ts'
import { RaisedPage } from './raised-page.tsx'
import { isStep, ShopPage } from './shop-page.tsx'
import { readSum } from './sums.ts'
import { allTerms } from './terms.ts'
import { VendorsPage } from './vendors-page.tsx'

export const shopRoutes = new Hono<{ Bindings: World }>()

const text = (form: FormData, name: string): string => String(form.get(name) ?? '').trim()

async function shownClock(world: World): Promise<number | null> {
  const answer = await ask(`${world.APP_URL}/local/clock`, { signal: AbortSignal.timeout(3000) })
  const now = answer.status === 200 ? new Date(String(fieldOf(answer.text, 'now'))).getTime() : Number.NaN
  return Number.isFinite(now) ? now : null
}

shopRoutes.get('/shop', async (c) => {
  const [raises, now] = await Promise.all([newestRaises(c.env, 12), shownClock(c.env)])
  const said = c.req.query('said') ?? null
  return page(c, { title: 'Semitsvet', room: 'shop', children: <ShopPage raises={raises} now={now} said={said} /> })
})

shopRoutes.get('/shop/vendors', async (c) => {
  const raises = await newestRaises(c.env, 200)
  const rows = senders.map((sender) => {
    const slug = `from-${sender.source}`
    return { sender, slug, last: raises.find((raise) => raise.slug === slug) ?? null }
  })
  return page(c, { title: 'Every vendor', room: 'vendors', children: <VendorsPage rows={rows} /> })
})

shopRoutes.post('/shop/raise', async (c) => {
  const form = await c.req.formData()
  const chosen = caseOf(text(form, 'case'))
  if (!chosen) return missing(c, 'No such complaint')
  const before = text(form, 'again') === '' ? null : await findRaise(c.env, text(form, 'again'))
  const raise = await raiseComplaint(c.env, chosen, before?.person ?? null)
  return c.redirect(`/shop/raised/${raise.id}`, 303)
})

shopRoutes.get('/shop/raised/:id', async (c) => {
  const raise = await findRaise(c.env, c.req.param('id'))
  if (!raise) return missing(c, 'No such complaint')
  const title = caseOf(raise.slug)?.title ?? raise.slug
  return page(c, { title, room: 'shop', children: <RaisedPage raise={raise} app={c.env.APP_URL} /> })
})

shopRoutes.post('/shop/raised/:id', async (c) => {
  const raise = await findRaise(c.env, c.req.param('id'))
  const follow = followUps[text(await c.req.formData(), 'follow')]
  if (!raise || !follow) return missing(c, 'No such complaint')
  await follow(c.env, raise)
  return c.redirect(`/shop/raised/${raise.id}`, 303)
})

shopRoutes.post('/shop/clock', async (c) => {
  const duration = text(await c.req.formData(), 'advance')
  if (!isStep(duration)) return c.redirect('/shop', 303)
  const answer = await advance(c.env, duration)
  const moves = Number(fieldOf(answer.text, 'moves'))
  const said =
    answer.status !== 200
      ? `The clock was not moved: ${answer.status === null ? 'the app did not answer' : `the app answered ${answer.status}`}.`
      : Number.isInteger(moves)
        ? `Moved. ${moves === 1 ? 'One thing fell due and was done.' : `${moves} things fell due and were done.`}`
        : 'Moved.'
  return c.redirect(`/shop?${new URLSearchParams({ said })}`, 303)
})

shopRoutes.get('/shop/checkout', async (c) =>
  page(c, {
    title: 'Checkout',
    room: 'checkout',
    children: (
      <CheckoutPage
        recent={await newestCheckouts(c.env, 12)}
        total={c.req.query('total') ?? '60000.00'}
        email={c.req.query('email') ?? ''}
        code={c.req.query('code') ?? ''}
        said={null}
      />
    ),
  }),
)

shopRoutes.post('/shop/checkout', async (c) => {
  const form = await c.req.formData()
  const [email, code] = [text(form, 'email'), text(form, 'code')]
  const total = readSum(text(form, 'total'))
  const said =
    total === null
      ? 'The basket needs a sum, for example 60000.00.'
      : addressOf(email) === null
        ? 'The e-mail needs a look.'
        : null
  if (total === null || said !== null) {
    const recent = await newestCheckouts(c.env, 12)
    const children = <CheckoutPage recent={recent} total={text(form, 'total')} email={email} code={code} said={said} />
    return page(c, { title: 'Checkout', room: 'checkout', children }, 422)
  }
  const checkout = await checkOut(c.env, total, email, code)
  return c.redirect(`/shop/checkout/${checkout.id}`, 303)
})

shopRoutes.get('/shop/checkout/:id', async (c) => {
  const checkout = await findCheckout(c.env, c.req.param('id'))
  if (!checkout) return missing(c, 'No such checkout')
  return page(c, {
    title: `Order ${checkout.orderId}`,
    room: 'checkout',
    children: <ReceiptPage checkout={checkout} />,
  })
})

shopRoutes.post('/shop/checkout/:id/cancel', async (c) => {
  const checkout = await findCheckout(c.env, c.req.param('id'))
  if (!checkout) return missing(c, 'No such checkout')
  await cancelCheckout(c.env, checkout)
  return c.redirect(`/shop/checkout/${checkout.id}`, 303)
})

const isTold = (c: Context<{ Bindings: World }>): boolean =>
  Boolean(c.env.WORLD_TOKEN) && c.req.header('authorization') === `Bearer ${c.env.WORLD_TOKEN}`

/** `npm start` and tests ask what the app is to be told about each source. */
shopRoutes.get('/sources', async (c) =>
  isTold(c) ? c.json(await allTerms(c.env)) : c.json({ error: 'unauthorized' }, 401),
)

/** `npm start` hands over the key the app minted for the shop. */
shopRoutes.put('/settings', async (c) => {
  if (!isTold(c)) return c.json({ error: 'unauthorized' }, 401)
  const apiKey = fieldOf(await c.req.text(), 'apiKey')
  if (typeof apiKey !== 'string' || apiKey === '') return c.json({ error: 'Send {"apiKey": "amk_…"}.' }, 422)
  await shop(c.env).put('setting', 'apiKey', apiKey)
  return c.json({ ok: true })
})
