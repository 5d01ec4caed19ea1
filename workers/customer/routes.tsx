/**
 * `/r/{token}`: reading changes nothing, a form decides one thing and leads back to the page (contract.md, "Customers").
 * A turn of the complaint follows each decision; if it is lost, the sweep meets the complaint.
 */
import { Hono } from 'hono'
import { callsBooked } from '../../db/calls.ts'
import { loadCareFacts } from '../../db/care-facts.ts'
import { wishesOf } from '../../db/consents.ts'
import { loadFacts } from '../../db/facts.ts'
import { grantedBefore } from '../../db/usual.ts'
import { type ComingTouch, comingTouches } from '../../domain/care/coming.ts'
import type { Facts } from '../../domain/complaint.ts'
import { usualFor } from '../../domain/usual.ts'
import * as choice from '../../workflows/choice.ts'
import type { Deps } from '../../workflows/ports.ts'
import { type AppContext, type AppEnv, wake } from '../context.ts'
import { customerPage, unsubscribePage } from './page.tsx'
import { plainPage } from './plain-pages.tsx'
import { publicStory } from './read.ts'
import { bodyOf, isFromOurPage, readerLocale } from './request.ts'
import { rightsRoutes } from './rights-routes.tsx'
import { tellRoutes } from './tell-routes.tsx'
import { type Act, isAct, type Trouble, type View, viewOf } from './view.ts'
import { type Visit, visitOf } from './visit.ts'

const verbs = {
  choice: choice.choose,
  compensation: choice.pickCompensation,
  proposal: choice.propose,
  callback: choice.askCallback,
  rating: choice.rate,
  wish: choice.wish,
  goodbye: choice.goodbye,
  consent: choice.consent,
  unsubscribe: choice.unsubscribe,
  resume: choice.resume,
  export: choice.askExport,
  erase: choice.askErasure,
} as const satisfies Record<Act, (deps: Deps, facts: Facts, entered: choice.Entered) => Promise<choice.Outcome>>

/** So many at most: further ahead much may change. */
const mostComing = 3

/** What who agreed to letters will get; an offer is not told beforehand, it is no promise. */
async function comingTo(c: AppContext, { shop, customer }: Facts, now: number): Promise<readonly ComingTouch[]> {
  if (customer?.promotions !== 'consented') return []
  const care = await loadCareFacts(c.get('deps').db, { shop: shop.id, customer: customer.id }, now)
  return care ? comingTouches(care, now, mostComing + 1).filter(({ kind }) => kind !== 'win-back') : []
}

async function viewFor(
  c: AppContext,
  { door, facts }: Visit,
  said: Partial<Pick<View, 'done' | 'trouble'>>,
): Promise<View> {
  const { db, clock, secrets } = c.get('deps')
  const now = clock.now()
  const { shop, complaint } = door.link
  const { customer } = facts
  const [story, booked, granted, wishes, coming] = await Promise.all([
    publicStory(db, shop, complaint),
    callsBooked(db, shop, now),
    facts.choice ? [] : grantedBefore(db, facts),
    customer && wishesOf(db, shop, customer.id),
    comingTo(c, facts, now),
  ])
  return viewOf({
    facts,
    now,
    path: door.path,
    form: secrets.formNonce(door.hash, now),
    story,
    booked,
    coming: coming.slice(0, mostComing),
    usual: usualFor(facts, granted),
    wishes,
    done: said.done ?? null,
    trouble: said.trouble ?? null,
  })
}

async function show(c: AppContext) {
  const visit = await visitOf(c)
  if (visit instanceof Response) return visit
  const asked = c.req.query('done') ?? ''
  const done = asked === 'already' || isAct(asked) ? asked : null
  return c.html(customerPage(await viewFor(c, visit, { done })))
}

/** The form comes back with what was typed into it and with what to do. */
async function again(c: AppContext, visit: Visit, trouble: Trouble, status: 403 | 422) {
  const facts = (await loadFacts(c.get('deps').db, visit.facts.complaint.id)) ?? visit.facts
  return c.html(customerPage(await viewFor(c, { ...visit, facts }, { trouble })), status)
}

async function act(c: AppContext, name: Act) {
  const visit = await visitOf(c)
  if (visit instanceof Response) return visit
  const { door, facts } = visit
  const deps = c.get('deps')
  const { locale, id } = facts.complaint
  const body = await bodyOf(c)
  if (body.is === 'other-type') return plainPage(c, locale, 415)
  if (body.is === 'too-large') return plainPage(c, locale, 413)
  const { form = '', ...entered } = body.fields
  // RFC 8058: a mail program presses the button for its reader, from nowhere and without a form of ours.
  const oneClick = name === 'unsubscribe' && entered['List-Unsubscribe'] === 'One-Click'
  if (!oneClick) {
    if (!isFromOurPage(c)) return plainPage(c, locale, 403)
    // Any age will do: the link's own end is the form's, so that a page left open over a weekend still works.
    if (deps.secrets.checkFormNonce(door.hash, form) === null) {
      return again(c, visit, { act: name, why: 'page.error.form', entered }, 403)
    }
  }
  const outcome = await verbs[name](deps, facts, entered)
  if (outcome.is !== 'refused') wake(c, id, 'customer')
  if (oneClick) return c.body(null, 200)
  if (outcome.is === 'refused') {
    const values = { most: choice.longestText }
    return again(c, visit, { act: name, why: `page.error.${outcome.why}`, values, entered }, 422)
  }
  return c.redirect(`${door.path}?done=${outcome.is === 'done' ? name : 'already'}`, 303)
}

export const customerRoutes = new Hono<AppEnv>()
  .get('/r/:token', show)
  .get('/r/:token/unsubscribe', async (c) => {
    const visit = await visitOf(c)
    return visit instanceof Response ? visit : c.html(unsubscribePage(await viewFor(c, visit, {})))
  })
  .route('/', rightsRoutes)
  .get('/r/:token/:act', async (c) => {
    // The address of a form that was posted to, opened again: back to the page.
    const visit = await visitOf(c)
    return visit instanceof Response ? visit : c.redirect(visit.door.path, 303)
  })
  .post('/r/:token/:act', (c) => {
    const name = c.req.param('act')
    return isAct(name) ? act(c, name) : plainPage(c, readerLocale(c), 404)
  })
  .route('/', tellRoutes)

customerRoutes.onError((error, c) => {
  console.error('customer page', c.get('requestId'), error.name)
  c.header('Retry-After', '60')
  return plainPage(c, readerLocale(c), 503)
})
