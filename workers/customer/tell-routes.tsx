/** `/s/{shop}`: the door for everybody. It opens a complaint through the same intake as every webhook. */
import { Hono } from 'hono'
import { keepPraise } from '../../db/contact-wishes.ts'
import { dayMs, minuteMs } from '../../domain/calendar.ts'
import { type Instant, isShopId } from '../../domain/ids.ts'
import { isLocale, type Locale } from '../../domain/locale.ts'
import type { Shop } from '../../domain/shop.ts'
import { takeIn } from '../../workflows/intake.ts'
import type { KeptPhoto } from '../../workflows/photos.ts'
import { brakeAt } from '../brake.ts'
import { type AppContext, type AppEnv, wake } from '../context.ts'
import { plainPage } from './plain-pages.tsx'
import { shopNamed } from './read.ts'
import { isFromOurPage, readerLocale } from './request.ts'
import { type TellView, tellPage } from './tell.tsx'
import { eventOf, type Grievance, type Trouble, toldIn } from './tell-form.ts'
import { type HeldPhoto, heldFor, keptIn, photosIn, photoTrouble, type Sent, sentBy } from './tell-photos.ts'
import { tellThanksPage } from './tell-thanks.tsx'

/** A form older than this is issued anew; what was typed stays. */
const formLifeMs = 7 * dayMs

/** A whole office behind one address may complain on one bad morning; a flood is more than that. */
export const tellBrake = brakeAt(60, 10 * minuteMs)

interface Visit {
  readonly shop: Shop
  readonly locale: Locale
}

async function visitOf(c: AppContext): Promise<Visit | null> {
  const id = c.req.param('shop') ?? ''
  const shop = isShopId(id) ? await shopNamed(c.get('deps').db, id, c.get('deps').clock.now()) : null
  if (!shop) return null
  const asked = c.req.query('lang') ?? ''
  return { shop, locale: isLocale(asked) ? asked : readerLocale(c, shop.locale) }
}

const subjectOf = ({ shop }: Visit): string => `tell ${shop.id}`

const viewFor = (c: AppContext, visit: Visit, more: Pick<TellView, 'entered' | 'troubles' | 'held'>): TellView => {
  const { clock, secrets } = c.get('deps')
  const now = clock.now()
  return { ...visit, ...more, now, form: secrets.formNonce(subjectOf(visit), now) }
}

/** The form comes back with everything that was entered, and with what to do. */
const again = (
  c: AppContext,
  visit: Visit,
  entered: Sent['fields'],
  troubles: readonly Trouble[],
  status: 403 | 413 | 422 | 429 | 503,
  held: readonly HeldPhoto[] = [],
) => c.html(tellPage(viewFor(c, visit, { entered, troubles, held })), status)

/** Whether the form was issued by our page, not long ago, and not filled in by something that fills in everything. */
function isOurs(c: AppContext, visit: Visit, { form = '', homepage = '' }: Sent['fields'], now: Instant): boolean {
  const issuedAt = c.get('deps').secrets.checkFormNonce(subjectOf(visit), form)
  return issuedAt !== null && issuedAt >= now - formLifeMs && homepage.trim() === ''
}

async function open(
  c: AppContext,
  { shop, locale }: Visit,
  form: string,
  fields: Grievance,
  photos: readonly KeptPhoto[],
) {
  const deps = c.get('deps')
  const now = deps.clock.now()
  // The same words from the same form are the same grievance: a double click opens one complaint.
  const said = [form, Object.entries(fields).sort(), photos.map(({ sha256 }) => sha256).sort()]
  const eventId = deps.secrets.hash(JSON.stringify(said))
  const taken = await takeIn(deps, {
    shop: shop.id,
    shopLocale: shop.locale,
    country: shop.country,
    source: 'form',
    sourceVersion: null,
    eventId,
    events: [eventOf(fields, eventId, locale, now)],
    photos,
    now,
    signed: false,
  })
  if (taken.status !== 'stale') for (const complaint of taken.wake) wake(c, complaint, 'form')
}

async function tell(c: AppContext) {
  const visit = await visitOf(c)
  if (!visit) return plainPage(c, readerLocale(c), 404)
  const { shop, locale } = visit
  const deps = c.get('deps')
  const address = c.req.header('cf-connecting-ip') ?? null
  const wait = tellBrake.mustWait(address, deps.clock.wall())
  const sent = await sentBy(c, wait !== null)
  if (sent === 'other-type') return plainPage(c, locale, 415)
  if (sent === 'too-large') return plainPage(c, locale, 413)
  if (!isFromOurPage(c)) return plainPage(c, locale, 403)
  const { form = '', ...entered } = sent.fields
  if (wait !== null) {
    c.header('Retry-After', String(wait))
    const values = { minutes: Math.ceil(wait / 60) }
    return again(c, visit, entered, [{ field: 'form', why: 'page.tell.slow-down', values }], 429)
  }
  tellBrake.note(address, deps.clock.wall())
  const now = deps.clock.now()
  if (!isOurs(c, visit, sent.fields, now)) {
    return again(c, visit, entered, [{ field: 'form', why: 'page.error.form' }], 403)
  }
  const told = toldIn(entered, shop.country)
  if (told.is === 'praise') {
    const event = deps.secrets.hash(JSON.stringify([form, Object.entries(told.fields).sort()]))
    const id = deps.mint(now).id('delivery')
    await keepPraise(deps.db, { shop: shop.id, event, id, facts: { type: 'praise', ...told.fields }, now })
    return c.redirect(`/s/${shop.id}/thanks?about=praise&lang=${locale}`, 303)
  }
  const photos = await photosIn(deps, shop.id, sent)
  const troubles = [...(told.is === 'refused' ? told.troubles : []), ...photos.troubles]
  if (told.is === 'refused' || troubles.length > 0) {
    return again(c, visit, entered, troubles, sent.whole ? 422 : 413, await heldFor(deps, shop.id, photos))
  }
  const kept = await keptIn(deps, shop.id, photos).catch((error: unknown) => {
    console.error('photos were not stored', c.get('requestId'), error instanceof Error ? error.name : 'unknown')
    return null
  })
  if (!kept) {
    c.header('Retry-After', '60')
    return again(c, visit, entered, [photoTrouble('page.tell.wrong.photo.unavailable')], 503)
  }
  await open(c, visit, form, told.fields, kept)
  return c.redirect(`/s/${shop.id}/thanks?about=grievance&lang=${locale}`, 303)
}

export const tellRoutes = new Hono<AppEnv>()
  .get('/s/:shop', async (c) => {
    const visit = await visitOf(c)
    return visit
      ? c.html(tellPage(viewFor(c, visit, { entered: {}, troubles: [], held: [] })))
      : plainPage(c, readerLocale(c), 404)
  })
  .get('/s/:shop/thanks', async (c) => {
    const visit = await visitOf(c)
    if (!visit) return plainPage(c, readerLocale(c), 404)
    const about = c.req.query('about') === 'praise' ? 'praise' : 'grievance'
    return c.html(tellThanksPage(visit.shop, visit.locale, about, c.get('deps').clock.now()))
  })
  .post('/s/:shop', tell)
