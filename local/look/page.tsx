/** The frame of every page of the local world: one style element, no script, nothing from elsewhere. */
import type { Context } from 'hono'
import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { World } from '../world.ts'
import { style } from './style.ts'

type Room = 'shop' | 'vendors' | 'checkout' | 'inbox' | 'sign-in' | 'none'

interface PageProps {
  readonly title: string
  readonly room: Room
  readonly children: Child
}

const rooms = [
  { room: 'shop', href: '/shop', name: 'Shop' },
  { room: 'vendors', href: '/shop/vendors', name: 'Vendors' },
  { room: 'checkout', href: '/shop/checkout', name: 'Checkout' },
  { room: 'inbox', href: '/inbox', name: 'Inbox' },
  { room: 'sign-in', href: '/sign-in', name: 'Sign in' },
] as const

const Page = ({ title, room, app, children }: PageProps & { readonly app: string }) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="referrer" content="no-referrer" />
      <link rel="icon" href="data:," />
      <title>{title}</title>
      <style>{raw(style)}</style>
    </head>
    <body>
      <div class="shell">
        <header class="top">
          <strong>Amends, local world</strong>
          <nav>
            {rooms.map((entry) => (
              <a key={entry.room} href={entry.href} aria-current={entry.room === room ? 'page' : undefined}>
                {entry.name}
              </a>
            ))}
            <a href={`${app}/admin`}>Dashboard</a>
          </nav>
        </header>
        <main>{children}</main>
      </div>
    </body>
  </html>
)

/** Answers with a page. Forms may lead here and to the app, and nowhere else. */
export function page(c: Context<{ Bindings: World }>, props: PageProps, status: 200 | 404 | 422 = 200) {
  const app = c.env.APP_URL
  c.header(
    'content-security-policy',
    `default-src 'none'; style-src 'unsafe-inline'; img-src data: https: ${app}; frame-src 'self'; form-action 'self' ${app}; base-uri 'self'; frame-ancestors 'none'`,
  )
  c.header('x-content-type-options', 'nosniff')
  c.header('referrer-policy', 'no-referrer')
  c.header('cache-control', 'no-store')
  return c.html(`<!doctype html>${<Page {...props} app={app} />}`, status)
}

/** A page for what is not there. */
export const missing = (c: Context<{ Bindings: World }>, what: string) =>
  page(
    c,
    {
      title: 'Not here',
      room: 'none',
      children: (
        <section class="sheet empty">
          <h1>{what}</h1>
          <p>It may belong to another state folder, or the address may have lost a letter.</p>
          <a class="button quiet" href="/shop">
            To the shop
          </a>
        </section>
      ),
    },
    404,
  )

/** "12 Nov, 10:02" in the shop's zone. */
export function moment(at: string | number): string {
  return new Date(at).toLocaleString('en-GB', {
    timeZone: 'Europe/Chisinau',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })
}
