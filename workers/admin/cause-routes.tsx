/** The pages of causes: read and kept by everybody who works here. */
import { Hono } from 'hono'
import { causeCosts } from '../../db/cause-costs.ts'
import { causesOf, complaintsOfCause, findCause, type KnownCause } from '../../db/causes.ts'
import { staffOf } from '../../db/dashboard.ts'
import { dayMs, endOfDate, startOfDate } from '../../domain/calendar.ts'
import { type CauseForm, causeSchema } from '../../domain/cause-form.ts'
import { categories } from '../../domain/event.ts'
import { type Locale, locales } from '../../domain/locale.ts'
import type { Shop } from '../../domain/shop.ts'
import { readTone } from '../../domain/tone.ts'
import { changeCause } from '../../workflows/causes.ts'
import type { AppContext, AppEnv } from '../context.ts'
import { shopNamed } from '../customer/read.ts'
import { afterFrom, answer, cut, nothing, pageSize } from './answer.tsx'
import { CausePageView } from './cause.tsx'
import { type CauseFields, noFields } from './cause-form.tsx'
import { CausesPageView } from './causes.tsx'
import { type Desk, deskAt } from './desk.ts'
import { doneText } from './done.ts'
import { refusalText } from './refused.tsx'
import { isoDate, typed } from './words.ts'

export const causeRoutes = new Hono<AppEnv>()

const readyDays = [30, 90, 365] as const

/** What was typed, and why it was not done. */
interface Refused {
  readonly fields: CauseFields
  readonly code: string
  readonly status: 409 | 422
}

const fieldsOf = (desk: Desk, cause: KnownCause): CauseFields => ({
  ...{ name: cause.name, verdict: cause.verdict, category: cause.category ?? '', sku: cause.sku ?? '' },
  ...{ owner: cause.owner ?? '', action: cause.action, evidence: cause.evidence, changed: cause.changed },
  due: cause.dueAt === null ? '' : isoDate(cause.dueAt, desk.shop.timeZone),
  seen: cause.version,
})

function fieldsIn(form: FormData): CauseFields {
  const changed: Partial<Record<Locale, string>> = {}
  for (const locale of locales) changed[locale] = typed(form, `changed-${locale}`, 1_000).trim()
  return {
    ...{ name: typed(form, 'name', 120).trim(), verdict: typed(form, 'verdict', 20) },
    ...{ category: typed(form, 'category', 40), sku: typed(form, 'sku', 120).trim() },
    ...{ owner: typed(form, 'owner', 254), action: typed(form, 'action', 2_000), due: typed(form, 'due', 10) },
    ...{ evidence: typed(form, 'evidence', 2_000), changed, seen: Number(typed(form, 'seen', 12)) || 0 },
  }
}

/** The form as its schema reads it; a code where it does not. */
function formFrom(desk: Desk, fields: CauseFields, state: string): CauseForm | 'cause_name' | 'cause_date' | 'invalid' {
  if (fields.name === '') return 'cause_name'
  const due = fields.due === '' ? null : endOfDate(fields.due, desk.shop.timeZone)
  if (fields.due !== '' && due === null) return 'cause_date'
  const { seen: _, due: __, category, ...rest } = fields
  const parsed = causeSchema.safeParse({
    ...rest,
    category: category === '' ? null : category,
    dueAt: due === null ? null : new Date(due).toISOString(),
    ...(state !== '' && { state }),
  })
  return parsed.success ? parsed.data : 'invalid'
}

const shopOf = (c: AppContext, desk: Desk): Promise<Shop | null> =>
  shopNamed(c.get('deps').db, desk.shop.shop, desk.now)

// ── all of them ──────────────────────────────────────────────────────────────────────────────────

async function showAll(c: AppContext, desk: Desk, refused: Refused | null): Promise<Response> {
  const { db } = c.get('deps')
  const { now, shop } = desk
  const zone = shop.timeZone
  const daysAgo = (days: number): string => isoDate(now - (days - 1) * dayMs, zone)
  const asked = { from: c.req.query('from') ?? daysAgo(90), to: c.req.query('to') ?? isoDate(now, zone) }
  const start = startOfDate(asked.from, zone)
  const end = endOfDate(asked.to, zone)
  const datesWrong = start === null || end === null || start > end
  const { from, to } = datesWrong ? { from: daysAgo(30), to: isoDate(now, zone) } : asked
  const known = await shopOf(c, desk)
  if (!known) return nothing(c, 'unknown')
  const period = {
    from: (datesWrong ? startOfDate(from, zone) : start) ?? now - 30 * dayMs,
    to: (datesWrong ? endOfDate(to, zone) : end) ?? now,
  }
  const [causes, costs, staff] = await Promise.all([
    causesOf(db, shop.shop),
    causeCosts(db, { shop: shop.shop, currency: known.currency, policy: known.policy, ...period }),
    staffOf(db, shop.shop),
  ])
  const category = categories.find((one) => one === c.req.query('category')) ?? ''
  const view = {
    ...{ causes, costs, staff, from, to, datesWrong, quietDays: known.policy.causes.quietDays },
    periods: readyDays.map((days) => ({ days, from: daysAgo(days) })),
    done: refused ? null : doneText(desk, c.req.query('done')),
    fields: refused?.fields ?? { ...noFields, category },
    isOpen: refused !== null || c.req.query('named') === 'new',
    problem: refused && refusalText(desk, refused),
  }
  return answer(c, <CausesPageView desk={desk} view={view} />, refused?.status ?? 200)
}

causeRoutes.get('/admin/causes', async (c) => {
  const desk = await deskAt(c)
  return typeof desk === 'string' ? nothing(c, desk) : showAll(c, desk, null)
})

causeRoutes.post('/admin/causes', async (c) => {
  const desk = await deskAt(c)
  if (typeof desk === 'string') return nothing(c, desk)
  const fields = fieldsIn(await c.req.formData().catch(() => new FormData()))
  const form = formFrom(desk, fields, '')
  if (typeof form === 'string') return showAll(c, desk, { fields, code: form, status: 422 })
  const seat = { shop: desk.shop.shop, actor: `staff:${desk.member.email}` } as const
  const saved = await changeCause(c.get('deps'), seat, null, form, 0)
  if (!saved.ok) return showAll(c, desk, { fields, code: saved.code, status: 422 })
  return c.redirect(desk.href(`/admin/causes/${saved.cause.id}`, { done: 'cause-added' }), 303)
})

// ── one of them ──────────────────────────────────────────────────────────────────────────────────

async function showOne(c: AppContext, desk: Desk, id: string, refused: Refused | null): Promise<Response> {
  const { db } = c.get('deps')
  const { shop } = desk.shop
  const after = afterFrom(c.req.query('after'))
  const [cause, known, staff, tied] = await Promise.all([
    findCause(db, shop, id),
    shopOf(c, desk),
    staffOf(db, shop),
    complaintsOfCause(db, shop, id, after, pageSize + 1),
  ])
  if (!cause || !known) return nothing(c, 'unknown')
  const { currency, policy } = known
  const costs = await causeCosts(db, { shop, currency, policy, from: 0, to: desk.now })
  const page = cut(tied, ({ receivedAt, id: complaint }) => ({ at: receivedAt, id: complaint }))
  const tone = locales.flatMap((locale) => {
    const text = cause.changed[locale] ?? ''
    const findings = readTone(locale, text)
    return findings.length > 0 ? [{ field: `changed-${locale}`, text, findings, locale }] : []
  })
  const view = {
    ...{ cause, staff, tone, quietDays: policy.causes.quietDays, complaints: page.rows, next: page.next },
    costs: costs.filter((row) => row.cause === id),
    // What was typed on an older state is saved anew on what stands now.
    fields: refused ? { ...refused.fields, seen: cause.version } : fieldsOf(desk, cause),
    problem: refused && refusalText(desk, refused),
    done: refused ? null : doneText(desk, c.req.query('done')),
  }
  return answer(c, <CausePageView desk={desk} view={view} />, refused?.status ?? 200)
}

causeRoutes.get('/admin/causes/:id', async (c) => {
  const desk = await deskAt(c)
  return typeof desk === 'string' ? nothing(c, desk) : showOne(c, desk, c.req.param('id'), null)
})

causeRoutes.post('/admin/causes/:id', async (c) => {
  const desk = await deskAt(c)
  if (typeof desk === 'string') return nothing(c, desk)
  const id = c.req.param('id')
  const posted = await c.req.formData().catch(() => new FormData())
  const fields = fieldsIn(posted)
  const form = formFrom(desk, fields, typed(posted, 'state', 10))
  if (typeof form === 'string') return showOne(c, desk, id, { fields, code: form, status: 422 })
  const seat = { shop: desk.shop.shop, actor: `staff:${desk.member.email}` } as const
  const saved = await changeCause(c.get('deps'), seat, id, form, fields.seen)
  if (!saved.ok) {
    if (saved.code === 'cause_unknown') return nothing(c, 'unknown')
    return showOne(c, desk, id, { fields, code: saved.code, status: saved.code === 'cause_stale' ? 409 : 422 })
  }
  return c.redirect(desk.href(`/admin/causes/${id}`, { done: 'cause-saved' }), 303)
})
