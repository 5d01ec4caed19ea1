/** Sign-in as Cloudflare Access offers it to the app: keys, tokens, a cookie; and a page to choose who to be. */
import { type Context, Hono } from 'hono'
import { deleteCookie, setCookie } from 'hono/cookie'
import { page } from '../look/page.tsx'
import { addressOf } from '../resend/mail.ts'
import { issuer, type World } from '../world.ts'

type Env = { Bindings: World }

/** The people of the demo shop; `scripts/seed.mjs` gives them these roles. */
const people = [
  { email: 'owner@example.com', name: 'Owner', does: 'Admin: switches sources on, sees the audit log' },
  { email: 'director@semitsvet.example', name: 'Dmitri Rusu', does: 'Director: signs the letters to VIPs' },
  { email: 'oleg@semitsvet.example', name: 'Oleg', does: 'Lead: approves what goes beyond an agent’s limit' },
  { email: 'maria@semitsvet.example', name: 'Maria', does: 'Agent: answers customers' },
]

/** Only the app and this world: a sign-in page that leads anywhere is a gift to phishers, in a demo too. */
function landing(c: Context<Env>, wanted: string | undefined): string {
  const home = `${c.env.APP_URL}/admin`
  const url = URL.parse(wanted ?? home, c.env.APP_URL)
  const allowed = [new URL(c.env.APP_URL).origin, new URL(c.env.WORLD_URL).origin]
  return url && allowed.includes(url.origin) ? url.href : home
}

export const access = new Hono<Env>()

access.get('/cdn-cgi/access/certs', async (c) =>
  c.body(await issuer(c.env).certs(), 200, { 'content-type': 'application/json' }),
)

access.get('/token', async (c) => {
  const email = addressOf(c.req.query('email') ?? '')
  if (email === null) return c.text('Ask with ?email=someone@example.com', 422)
  return c.text(await issuer(c.env).token(email))
})

access.get('/sign-in', (c) => {
  const here = new URL(c.req.url)
  // The cookie belongs to a host name: localhost and 127.0.0.1 are two, and the app answers to one of them.
  if (here.host !== new URL(c.env.WORLD_URL).host) return c.redirect(`${c.env.WORLD_URL}/sign-in${here.search}`)
  const redirect = landing(c, c.req.query('redirect'))
  return page(c, {
    title: 'Sign in',
    room: 'sign-in',
    children: (
      <div class="stack wide" style="max-width: 36rem; margin: 0 auto">
        <div>
          <h1>Who would you like to be?</h1>
          <p class="lead">This stands in for Cloudflare Access: no password, and a real signed token.</p>
        </div>
        <div class="sheet">
          {people.map((person) => (
            <form key={person.email} class="pick" method="post" action="/sign-in">
              <input type="hidden" name="redirect" value={redirect} />
              <div>
                <h3>{person.name}</h3>
                <p class="soft small">{person.does}</p>
                <p class="soft small">{person.email}</p>
              </div>
              <button
                class="quiet"
                type="submit"
                name="email"
                value={person.email}
                aria-label={`Sign in as ${person.name}`}
              >
                Sign in
              </button>
            </form>
          ))}
        </div>
        <form class="sheet stack" method="post" action="/sign-in">
          <input type="hidden" name="redirect" value={redirect} />
          <label class="field">
            <span>Someone else, for instance a person without a role</span>
            <input type="email" name="email" required autocomplete="email" placeholder="name@example.com" />
          </label>
          <div class="row">
            <button class="quiet" type="submit">
              Sign in with this address
            </button>
          </div>
        </form>
        <a href="/cdn-cgi/access/logout">Sign out</a>
      </div>
    ),
  })
})

access.post('/sign-in', async (c) => {
  const form = await c.req.formData()
  const email = addressOf(String(form.get('email') ?? ''))
  if (email === null) return c.redirect('/sign-in', 303)
  setCookie(c, 'CF_Authorization', await issuer(c.env).token(email), {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    maxAge: 24 * 60 * 60,
  })
  return c.redirect(landing(c, String(form.get('redirect') ?? '')), 303)
})

access.get('/cdn-cgi/access/logout', (c) => {
  deleteCookie(c, 'CF_Authorization', { path: '/' })
  return c.redirect('/sign-in', 303)
})
