/** Recalls: read by everybody who works here, planned and steered by who leads. */
import { Hono } from 'hono'
import { causesOf } from '../../db/causes.ts'
import { staffOf } from '../../db/dashboard.ts'
import { giftFrom, giftsOf } from '../../db/gifts.ts'
import { givenInRecall, orderNumbersOf, previewOf, progressOf } from '../../db/recall-orders.ts'
import { findRecall, type RecallRow, recallFrom, recallsOf } from '../../db/recalls.ts'
import { categories } from '../../domain/event.ts'
import { locales } from '../../domain/locale.ts'
import type { LineFault } from '../../domain/order-list.ts'
import { languageFor, type Recall, recallActs } from '../../domain/recall.ts'
import { recallCost } from '../../domain/recall-cost.ts'
import { waysOfRecall } from '../../domain/recall-form.ts'
import type { Shop } from '../../domain/shop.ts'
import { readTone } from '../../domain/tone.ts'
import { recallMail } from '../../emails/preview-recall.ts'
import { planRecall, type RecallRefused, steerRecall } from '../../workflows/recalls.ts'
import { readCapped } from '../body.ts'
import type { AppContext, AppEnv } from '../context.ts'
import { shopNamed } from '../customer/read.ts'
import { answer, nothing } from './answer.tsx'
import { type Desk, deskAt, isLeader } from './desk.ts'
import { doneText } from './done.ts'
import { mailPagePolicy } from './policy.ts'
import { type MailShown, RecallPageView, type RecallView } from './recall.tsx'
import { EditorPageView } from './recall-editor.tsx'
import { blankRecall, fieldsIn, fieldsOf, formFrom, type RecallFields } from './recall-form.ts'
import { RecallsPageView } from './recalls.tsx'
import { refusalText } from './refused.tsx'
import { typed } from './words.ts'

export const recallRoutes = new Hono<AppEnv>()

/** A form with a file of 1 MB and everything beside it. */
const longestForm = 1_300_000

const statusOf = (code: string): 409 | 422 => (code === 'recall_stale' || code === 'recall_state' ? 409 : 422)

interface Place {
  readonly desk: Desk
  readonly shop: Shop
}

/** Whoever looks, and the shop with its terms; the answer for who may not. */
async function placeAt(c: AppContext, toChange: boolean): Promise<Place | Response> {
  const desk = await deskAt(c)
  if (typeof desk === 'string') return nothing(c, desk)
  if (toChange && !isLeader(desk)) return nothing(c, 'leaders-only')
  const shop = await shopNamed(c.get('deps').db, desk.shop.shop, desk.now)
  return shop ? { desk, shop } : nothing(c, 'unknown')
}

const seatOf = ({ desk }: Place) => ({ shop: desk.shop.shop, actor: `staff:${desk.member.email}` }) as const

recallRoutes.get('/admin/recalls', async (c) => {
  const place = await placeAt(c, false)
  if (place instanceof Response) return place
  const { db } = c.get('deps')
  const [rows, progress] = await Promise.all([recallsOf(db, place.shop.id), progressOf(db, place.shop.id, null)])
  return answer(c, <RecallsPageView desk={place.desk} view={{ recalls: rows.map(recallFrom), progress }} />)
})

async function editor(
  c: AppContext,
  { desk, shop }: Place,
  id: string | null,
  fields: RecallFields,
  refused: { readonly code: string; readonly lines: readonly LineFault[] } | null = null,
): Promise<Response> {
  const category = categories.find((one) => one === fields.category) ?? 'faulty'
  const view = {
    ...{ id, fields, ways: waysOfRecall(shop.policy, category), lines: refused?.lines ?? [] },
    causes: (await causesOf(c.get('deps').db, shop.id)).filter(({ state }) => state !== 'closed'),
    defaultDays: shop.policy.touches.choiceDefaultDays,
    problem: refused && refusalText(desk, { status: statusOf(refused.code), code: refused.code }),
  }
  return answer(c, <EditorPageView desk={desk} view={view} />, refused ? statusOf(refused.code) : 200)
}

recallRoutes.get('/admin/recalls/new', async (c) => {
  const place = await placeAt(c, true)
  return place instanceof Response ? place : editor(c, place, null, blankRecall)
})

recallRoutes.get('/admin/recalls/:id/change', async (c) => {
  const place = await placeAt(c, true)
  if (place instanceof Response) return place
  const { db } = c.get('deps')
  const row = await findRecall(db, place.shop.id, c.req.param('id'))
  if (row?.state !== 'draft') return nothing(c, 'unknown')
  const recall = recallFrom(row)
  const orders = recall.chosen.by === 'list' ? await orderNumbersOf(db, row.shop, row.id) : []
  return editor(c, place, row.id, fieldsOf(recall, orders))
})

async function plan(c: AppContext, id: string | null): Promise<Response> {
  const place = await placeAt(c, true)
  if (place instanceof Response) return place
  const raw = await readCapped(c.req.raw, longestForm)
  const headers = { 'content-type': c.req.header('content-type') ?? '' }
  const form = await new Response(raw ?? '', { headers }).formData().catch(() => new FormData())
  const fields = await fieldsIn(form)
  const wanted = raw ? formFrom(fields) : 'recall_many'
  if (typeof wanted === 'string') return editor(c, place, id, fields, { code: wanted, lines: [] })
  const saved = await planRecall(c.get('deps'), seatOf(place), id, wanted, fields.seen)
  if (saved.ok) return c.redirect(place.desk.href(`/admin/recalls/${saved.row.id}`, { done: 'recall-planned' }), 303)
  if (saved.code === 'recall_unknown') return nothing(c, 'unknown')
  return editor(c, place, id, fields, { code: saved.code, lines: saved.lines ?? [] })
}

recallRoutes.post('/admin/recalls', (c) => plan(c, null))
recallRoutes.post('/admin/recalls/:id', (c) => plan(c, c.req.param('id')))

/** The mails as they would leave, one for each language somebody is written to in. */
async function mailsOf(c: AppContext, { shop, desk }: Place, recall: Recall): Promise<readonly MailShown[]> {
  const { db } = c.get('deps')
  const terms = { shop, staff: await staffOf(db, shop.id), publicUrl: desk.publicUrl }
  const written = locales.filter((locale) => recall.texts[locale] !== undefined)
  return Promise.all(
    written.map(async (locale) => ({ locale, ...(await recallMail(terms, recall, locale, desk.now)) })),
  )
}

async function viewOf(c: AppContext, place: Place, row: RecallRow): Promise<RecallView> {
  const { db } = c.get('deps')
  const { shop, desk } = place
  const recall = recallFrom(row)
  const isDraft = recall.state === 'draft'
  const [progress, preview, given, gifts, mails] = await Promise.all([
    progressOf(db, shop.id, row.id),
    previewOf(db, shop.id, row.id, recall.chosen, desk.now),
    givenInRecall(db, shop.id, row.id),
    isDraft ? giftsOf(db, shop.id) : [],
    isDraft ? mailsOf(c, place, recall) : [],
  ])
  return {
    ...{ recall, progress: progress[0], given, mails, done: null, problem: null },
    groups: preview.groups.flatMap(({ locale, ...group }) => {
      const language = languageFor(recall.texts, locale, shop.locale)
      return language ? [{ ...group, locale: language.locale }] : []
    }),
    cost: recallCost(shop.policy, recall.remedies, preview.affected, preview.taken, gifts.map(giftFrom)),
    tone: locales.flatMap((locale) => {
      const text = recall.texts[locale] ?? ''
      const findings = isDraft ? readTone(locale, text) : []
      return findings.length > 0 ? [{ field: `text-${locale}`, text, findings }] : []
    }),
  }
}

async function show(
  c: AppContext,
  place: Place,
  id: string,
  change: Partial<Pick<RecallView, 'done' | 'problem'>>,
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const row = await findRecall(c.get('deps').db, place.shop.id, id)
  if (!row) return nothing(c, 'unknown')
  const view = { ...(await viewOf(c, place, row)), ...change }
  c.header('Content-Security-Policy', mailPagePolicy)
  return answer(c, <RecallPageView desk={place.desk} view={view} />, status)
}

recallRoutes.get('/admin/recalls/:id', async (c) => {
  const place = await placeAt(c, false)
  if (place instanceof Response) return place
  return show(c, place, c.req.param('id'), { done: doneText(place.desk, c.req.query('done')) })
})

recallRoutes.post('/admin/recalls/:id/actions', async (c) => {
  const place = await placeAt(c, true)
  if (place instanceof Response) return place
  const form = await c.req.formData().catch(() => new FormData())
  const id = c.req.param('id')
  const act = recallActs.find((one) => one === typed(form, 'action', 10))
  const version = typed(form, 'version', 9)
  const refused = (code: RecallRefused['code'] | 'recall_form') => {
    const problem = refusalText(place.desk, { status: statusOf(code), code })
    return show(c, place, id, { problem }, statusOf(code))
  }
  if (!act || !/^\d+$/.test(version)) return refused('recall_form')
  const steered = await steerRecall(c.get('deps'), seatOf(place), id, act, Number(version))
  if (steered.ok) return c.redirect(place.desk.href(`/admin/recalls/${id}`, { done: `recall-${act}` }), 303)
  return steered.code === 'recall_unknown' ? nothing(c, 'unknown') : refused(steered.code)
})
