/**
 * The local world: stand-ins for Resend, QStash and the sign-in issuer with their real rules, an inbox, and a demo
 * shop. For `npm start` and tests only; nothing imports it, and it imports nothing of the app.
 */
import { Hono } from 'hono'
import { access } from './access/routes.tsx'
import { readFaults } from './faults.ts'
import { missing } from './look/page.tsx'
import { marketing } from './marketing/routes.ts'
import { tills } from './payments/routes.ts'
import { qstash } from './qstash/api.ts'
import { resend } from './resend/api.ts'
import { inbox } from './resend/inbox.tsx'
import { receivedRoutes } from './resend/receiving.ts'
import { shopRoutes } from './shop/routes.tsx'
import { vendorApi } from './shop/vendor-api.ts'
import { shopSystems } from './shops/routes.ts'
import { courier, imitates, postOffice, type StandIn, type World } from './world.ts'

export { Issuer } from './access/issuer.ts'
export { Courier } from './qstash/courier.ts'
export { PostOffice } from './resend/post-office.ts'
export { Shop } from './shop/shop.ts'

const app = new Hono<{ Bindings: World }>()

const services: Record<StandIn, readonly string[]> = {
  resend: ['/emails', '/emails/*', '/received', '/received/*'],
  qstash: ['/v2/*'],
  // Keys and tokens stay: `npm start` seeds the shop with them before the app trusts the real issuer.
  access: ['/sign-in', '/cdn-cgi/access/logout'],
}
for (const [service, paths] of Object.entries(services) as [StandIn, readonly string[]][]) {
  for (const path of paths) {
    app.use(path, async (c, next) =>
      imitates(c.env, service)
        ? next()
        : c.json({ error: `${service} is real here; this world does not imitate it` }, 404),
    )
  }
}

app.get('/', (c) => c.redirect('/shop'))

/** Browsers ask for one at every address; there is none, and that is no fault. */
app.get('/favicon.ico', (c) => c.body(null, 204))

/** Also rewinds the courier's alarm, so that what fell due while nothing ran leaves at once. */
app.get('/healthz', async (c) => {
  await courier(c.env).wind()
  return c.json({ ok: true })
})

app.post('/faults', async (c) => {
  const faults = readFaults(await c.req.json().catch(() => null))
  if (typeof faults === 'string') return c.json({ error: faults }, 422)
  await postOffice(c.env).setFaults(faults)
  if (faults.qstash) await courier(c.env).setFault(faults.qstash)
  return c.json({ ok: true })
})

app.route('/emails', resend)
app.route('/v2', qstash)
app.route('/', access)
app.route('/', inbox)
app.route('/', receivedRoutes)
app.route('/', shopRoutes)
app.route('/', tills)
app.route('/', shopSystems)
app.route('/', vendorApi)
app.route('/', marketing)

app.notFound((c) => missing(c, 'There is nothing at this address'))
app.onError((error, c) => {
  console.error(error)
  return c.json(
    { statusCode: 500, name: 'internal_server_error', message: 'The local world stumbled; its log says why.' },
    500,
  )
})

export default app
