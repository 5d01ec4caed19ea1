/** The staff pages. Every page is behind a sign-in, every object is checked against the shops of who asks. */
import { Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import { isLocale } from '../../domain/locale.ts'
import type { AppContext, AppEnv } from '../context.ts'
import { isSameOrigin, staffOnly } from '../staff.ts'
import { causeRoutes } from './cause-routes.tsx'
import { complaintRoutes } from './complaint-routes.tsx'
import { languageCookie, readerLocale } from './desk.ts'
import { earningsRoutes } from './earnings-routes.tsx'
import { evidenceRoutes } from './evidence-routes.tsx'
import { asHtml, Plain } from './frame.tsx'
import { giftRoutes } from './gift-routes.tsx'
import { letterRoutes } from './letter-routes.tsx'
import { listRoutes } from './list-routes.tsx'
import { measuredRoutes } from './measured-routes.tsx'
import { newsRoutes } from './news-routes.tsx'
import { peopleRoutes } from './people-routes.tsx'
import { photoRoutes } from './photo-routes.ts'
import { policyRoutes } from './policy-routes.tsx'
import { quietRoutes } from './quiet-routes.tsx'
import { recallRoutes } from './recall-routes.tsx'
import { registerRoutes } from './register-routes.tsx'
import { reserveRoutes } from './reserve-routes.tsx'
import { watchRoutes } from './watch-routes.tsx'

const yearSeconds = 365 * 24 * 3600

const refused = {
  unknown: { status: 401, title: 'staff.door.unknown', text: 'staff.door.unknown-text' },
  closed: { status: 503, title: 'staff.door.closed', text: 'staff.door.closed-text' },
  foreign: { status: 403, title: 'staff.door.foreign', text: 'staff.door.foreign-text' },
} as const

/** Who is not let in learns why, and where to sign in; the address asked for is where they come back to. */
function refuse(c: AppContext, why: keyof typeof refused): Response {
  const { signInUrl } = c.get('deps').door
  const { publicUrl } = c.get('deps')
  const { pathname, search } = new URL(c.req.url)
  const here = c.req.method === 'GET' ? `${pathname}${search}` : '/admin'
  const { status, title, text } = refused[why]
  const signIn =
    why === 'unknown' && signInUrl ? `${signInUrl}?redirect=${encodeURIComponent(`${publicUrl}${here}`)}` : null
  return c.body(
    asHtml(
      <Plain
        locale={readerLocale(c)}
        here={here}
        title={title}
        text={text}
        {...(signIn && { link: { href: signIn, label: 'staff.door.sign-in' } })}
      />,
    ),
    status,
    { 'content-type': 'text/html; charset=utf-8' },
  )
}

/** Only within the dashboard: a language form that leads elsewhere is a gift to phishers. */
const backFrom = (text: string): string =>
  /^\/admin(?:[/?][\w\-./?=&%]*)?$/.test(text) && !text.includes('//') ? text : '/admin'

export const adminRoutes = new Hono<AppEnv>()

/** Before the door, so that the sign-in page speaks one's language too. It changes nothing but a cookie of the reader. */
adminRoutes.post('/admin/language', async (c) => {
  if (!isSameOrigin(c)) return refuse(c, 'foreign')
  const form = await c.req.formData().catch(() => new FormData())
  const locale = String(form.get('locale') ?? '')
  if (isLocale(locale)) {
    setCookie(c, languageCookie, locale, {
      path: '/admin',
      httpOnly: true,
      sameSite: 'Lax',
      secure: c.get('deps').publicUrl.startsWith('https:'),
      maxAge: yearSeconds,
    })
  }
  return c.redirect(backFrom(String(form.get('back') ?? '')), 303)
})

adminRoutes.use('/admin/*', staffOnly(refuse))
adminRoutes.route('/', complaintRoutes)
adminRoutes.route('/', causeRoutes)
adminRoutes.route('/', evidenceRoutes)
adminRoutes.route('/', giftRoutes)
adminRoutes.route('/', quietRoutes)
adminRoutes.route('/', letterRoutes)
adminRoutes.route('/', newsRoutes)
adminRoutes.route('/', photoRoutes)
adminRoutes.route('/', listRoutes)
adminRoutes.route('/', earningsRoutes)
adminRoutes.route('/', measuredRoutes)
adminRoutes.route('/', peopleRoutes)
adminRoutes.route('/', policyRoutes)
adminRoutes.route('/', recallRoutes)
adminRoutes.route('/', registerRoutes)
adminRoutes.route('/', reserveRoutes)
adminRoutes.route('/', watchRoutes)
