/** `/s/{shop}`: the door for everybody. It opens a complaint through the same intake as every webhook. */
import { Hono } from 'hono'
import { keepPraise } from '../../db/contact-wishes.ts'
import { dayMs } from '../../domain/calendar.ts'
import { isShopId } from '../../domain/ids.ts'
import { isLocale, type Locale } from '../../domain/locale.ts'
import type { Shop } from '../../domain/shop.ts'
import { takeIn } from '../../workflows/intake.ts'
import { type AppContext, type AppEnv, wake } from '../context.ts'
import { plainPage } from './plain-pages.tsx'
import { shopNamed } from './read.ts'
import { bodyOf, isFromOurPage, readerLocale } from './request.ts'
import { type TellView, tellPage, tellThanksPage } from './tell.tsx'
import { eventOf, toldIn } from './tell-form.ts'

/** A form older than this is issued anew; what was typed stays. */
const formLifeMs = 7 * dayMs

interface Visit {
  readonly shop: Shop
  readonly locale: Locale
}

async function visitOf(c: AppContext): Promise<Visit | null> {
  const id = c.req.param('shop') ?? ''
  const shop = isShopId(id) ? await shopNamed(c.get('deps').db, id) : null
  if (!shop) return null
  const asked = c.req.query('lang') ?? ''
  return { shop, locale: isLocale(asked) ? asked : readerLocale(c, shop.locale) }
}

const subjectOf = ({ shop }: Visit): string => `tell ${shop.id}`

const viewFor = (c: AppContext, visit: Visit, more: Pick<TellView, 'entered' | 'trouble'>): TellView => {
  const { clock, secrets } = c.get('deps')
  const now = clock.now()
  return { ...visit, ...more, now, form: secrets.formNonce(subjectOf(visit), now) }
}

const again = (c: AppContext, visit: Visit, more: Pick<TellView, 'entered' | 'trouble'>, status: 403 | 422) =>
  c.html(tellPage(viewFor(c, visit, more)), status)

async function tell(c: AppContext) {
  const visit = await visitOf(c)
  if (!visit) return plainPage(c, readerLocale(c), 404)
  const { shop, locale } = visit
  const deps = c.get('deps')
  const body = await bodyOf(c)
  if (body.is === 'other-type') return plainPage(c, locale, 415)
  if (body.is === 'too-large') return plainPage(c, locale, 413)
  if (!isFromOurPage(c)) return plainPage(c, locale, 403)
  const { form = '', ...entered } = body.fields
  const now = deps.clock.now()
  const issuedAt = deps.secrets.checkFormNonce(subjectOf(visit), form)
  if (issuedAt === null || issuedAt < now - formLifeMs) {
    return again(c, visit, { entered, trouble: { field: 'form', why: 'page.error.form' } }, 403)
  }
  const told = toldIn(entered, shop.country)
  if (told.is === 'refused') return again(c, visit, { entered, trouble: told }, 422)
  // The same words from the same form are the same grievance: a double click opens one complaint.
  const eventId = deps.secrets.hash(JSON.stringify([form, Object.entries(told.fields).sort()]))
  if (told.is === 'praise') {
    const id = deps.mint(now).id('delivery')
    await keepPraise(deps.db, { shop: shop.id, event: eventId, id, facts: { type: 'praise', ...told.fields }, now })
  } else {
    const taken = await takeIn(deps, {
      shop: shop.id,
      shopLocale: shop.locale,
      country: shop.country,
      source: 'form',
      sourceVersion: null,
      eventId,
      events: [eventOf(told.fields, eventId, locale, now)],
      now,
      signed: false,
    })
    if (taken.status !== 'stale') for (const complaint of taken.wake) wake(c, complaint, 'form')
  }
  return c.redirect(`/s/${shop.id}/thanks?about=${told.is}&lang=${locale}`, 303)
}

export const tellRoutes = new Hono<AppEnv>()
  .get('/s/:shop', async (c) => {
    const visit = await visitOf(c)
    return visit
      ? c.html(tellPage(viewFor(c, visit, { entered: {}, trouble: null })))
      : plainPage(c, readerLocale(c), 404)
  })
  .get('/s/:shop/thanks', async (c) => {
    const visit = await visitOf(c)
    if (!visit) return plainPage(c, readerLocale(c), 404)
    const about = c.req.query('about') === 'praise' ? 'praise' : 'grievance'
    return c.html(tellThanksPage(visit.shop, visit.locale, about))
  })
  .post('/s/:shop', tell)
