/** The policy is read by everybody who works here, and changed by administrators: first shown, then saved. */
import { Hono } from 'hono'
import { shopFrom } from '../../db/facts-of-people.ts'
import { findVersion, newestVersions, standingAt } from '../../db/policies.ts'
import { findShop } from '../../db/shops.ts'
import { pastCases } from '../../db/simulation.ts'
import { startOfDate } from '../../domain/calendar.ts'
import { asJson, changesBetween, type Wish, wishesOf } from '../../domain/policy/cells.ts'
import { adviceOn, type Fault } from '../../domain/policy/faults.ts'
import { type Policy, type PolicyOverride, policyWith } from '../../domain/policy/policy.ts'
import { workedExamples } from '../../domain/policy/worked-examples.ts'
import type { Shop } from '../../domain/shop.ts'
import { beside } from '../../domain/simulation.ts'
import { generatedCases } from '../../domain/simulation-cases.ts'
import { savePolicy } from '../../workflows/policy.ts'
import type { AppContext, AppEnv } from '../context.ts'
import { answer, nothing } from './answer.tsx'
import { type Desk, deskAt, isAdmin } from './desk.ts'
import { doneText } from './done.ts'
import { type Draft, draftFrom } from './policy-form.ts'
import { PolicyPageView, type PolicyView, type Saving } from './policy-page.tsx'
import type { Conflict, Review } from './policy-review.tsx'
import { WhyPageView } from './policy-why.tsx'
import { refusalText } from './refused.tsx'
import { typed } from './words.ts'

export const policyRoutes = new Hono<AppEnv>()

/** Versions shown; older ones are kept, and can be brought back through the API's record of them. */
const mostVersions = 30
/** Made-up complaints a draft is tried on beside the shop's own. */
const generatedCount = 200

const policyFrom = (override: PolicyOverride): Policy => {
  const parsed = policyWith(override)
  if (!parsed.success) throw parsed.error
  return parsed.data
}
const standard = asJson(policyFrom({}))

interface Ground {
  readonly shop: Shop
  readonly override: PolicyOverride
  readonly standing: PolicyView['standing']
  readonly versions: PolicyView['versions']
}

async function groundOf(c: AppContext, desk: Desk): Promise<Ground | null> {
  const { db } = c.get('deps')
  const { shop } = desk.shop
  const [known, standing, versions] = await Promise.all([
    findShop(db, shop, desk.now),
    standingAt(db, shop, desk.now),
    newestVersions(db, shop, mostVersions),
  ])
  if (!known) return null
  const { override, version } = known
  return { shop: shopFrom(known.row, { override, version }), override, standing, versions }
}

const nothingYet: Saving = { reason: '', begins: '', restore: null, checked: '' }

type Shown = Partial<Omit<PolicyView, 'policy' | 'standing' | 'versions' | 'fields'>> & {
  readonly draft?: Pick<Draft, 'texts' | 'exceptions'>
  readonly faults?: readonly Fault[]
}

function page(c: AppContext, desk: Desk, ground: Ground, shown: Shown, status: 200 | 409 | 422 = 200): Response {
  const { draft, faults = [], ...rest } = shown
  const { policy } = ground.shop
  const view: PolicyView = {
    ...{ policy, standing: ground.standing, versions: ground.versions, saving: nothingYet },
    fields: { policy, standard, texts: draft?.texts ?? new Map(), exceptions: draft?.exceptions ?? null, faults },
    ...{ review: null, conflict: null, problem: null, faultsBegin: null, done: null },
    ...rest,
  }
  return answer(c, <PolicyPageView desk={desk} view={view} />, status)
}

policyRoutes.get('/admin/policy', async (c) => {
  const desk = await deskAt(c)
  if (typeof desk === 'string') return nothing(c, desk)
  const ground = await groundOf(c, desk)
  return ground ? page(c, desk, ground, { done: doneText(desk, c.req.query('done')) }) : nothing(c, 'unknown')
})

policyRoutes.get('/admin/policy/why', async (c) => {
  const desk = await deskAt(c)
  return typeof desk === 'string'
    ? nothing(c, desk)
    : answer(c, <WhyPageView desk={desk} examples={workedExamples()} />)
})

/** What the draft would change, and would have done with past complaints and with made-up ones. */
async function reviewOf(c: AppContext, desk: Desk, { shop }: Ground, draft: Policy): Promise<Review> {
  const { cases, house } = await pastCases(c.get('deps').db, shop)
  const drafted = { ...shop, policy: draft }
  return {
    changes: changesBetween(asJson(shop.policy), asJson(draft)),
    advice: adviceOn(draft),
    past: cases.length > 0 ? beside(cases, shop, drafted, house) : null,
    generated: beside(generatedCases(shop, generatedCount, desk.now), shop, drafted, house),
  }
}

/** What others saved since the form was made, beside what it changes. */
function conflictOf(ground: Ground, base: Policy, draft: Policy): Conflict {
  const newest = ground.versions[0]
  return {
    ...{ version: ground.standing.newest, author: newest?.author ?? '', reason: newest?.reason ?? null },
    theirs: changesBetween(asJson(base), asJson(newest ? policyFrom(newest.override) : ground.shop.policy)),
    yours: changesBetween(asJson(base), asJson(draft)),
  }
}

const versionIn = (form: FormData, name: string): number | null => {
  const text = typed(form, name, 9)
  return /^\d+$/.test(text) ? Number(text) : null
}

/** The override a version has; the default's where there is no such version. */
const overrideOf = async (c: AppContext, desk: Desk, version: number): Promise<PolicyOverride | null> =>
  version === 0 ? {} : ((await findVersion(c.get('deps').db, desk.shop.shop, version))?.override ?? null)

policyRoutes.post('/admin/policy', async (c) => {
  const desk = await deskAt(c)
  if (typeof desk === 'string') return nothing(c, desk)
  if (!isAdmin(desk)) return nothing(c, 'admins-only')
  const form = await c.req.formData().catch(() => new FormData())
  const ground = await groundOf(c, desk)
  const base = await overrideOf(c, desk, versionIn(form, 'base') ?? 0)
  if (!ground || !base) return nothing(c, 'unknown')
  const restore = versionIn(form, 'restore')
  const saving: Saving = {
    ...{ reason: typed(form, 'reason', 500).trim(), begins: typed(form, 'begins', 10), restore },
    checked: typed(form, 'checked', 100_000),
  }
  if (restore !== null) {
    const old = await overrideOf(c, desk, restore)
    return old
      ? decided(c, desk, ground, form, { saving, policy: policyFrom(old), base, wishes: [] })
      : nothing(c, 'unknown')
  }
  const draft = draftFrom(form, base, [desk.shop.currency])
  if (draft.faults.length > 0 || !draft.policy) {
    return page(c, desk, ground, { draft, faults: draft.faults, saving }, 422)
  }
  const wishes = wishesOf(changesBetween(asJson(policyFrom(base)), asJson(draft.policy)), standard)
  return decided(c, desk, ground, form, { saving, policy: draft.policy, base, wishes, draft })
})

interface Decided {
  readonly saving: Saving
  readonly policy: Policy
  readonly base: PolicyOverride
  readonly wishes: readonly Wish[]
  readonly draft?: Draft
}

/** A draft without faults of its own: shown with what it changes, or saved where just that was seen. */
async function decided(c: AppContext, desk: Desk, ground: Ground, form: FormData, on: Decided): Promise<Response> {
  const { saving, policy, base, wishes, draft } = on
  const kept = draft ? { draft: onlyChanged(draft, wishes) } : {}
  const stale = () => page(c, desk, ground, { ...kept, conflict: conflictOf(ground, policyFrom(base), policy) }, 409)
  const seen = versionIn(form, 'seen') ?? 0
  if (seen !== ground.standing.newest) return stale()
  const checked = JSON.stringify([saving.restore, wishes])
  const shown = { ...kept, saving: { ...saving, checked } }
  const isEmpty = saving.restore === null && wishes.length === 0
  if (isEmpty) return page(c, desk, ground, { problem: desk.say('staff.policy.unchanged') })
  const review = async (more: Shown = {}, status: 200 | 422 = 200) =>
    page(c, desk, ground, { ...shown, review: await reviewOf(c, desk, ground, policy), ...more }, status)
  if (typed(form, 'step', 10) !== 'save' || saving.checked !== checked) return review()
  const startsAt = saving.begins === '' ? null : startOfDate(saving.begins, desk.shop.timeZone)
  const refused = (code: string) => review({ problem: refusalText(desk, { status: 422, code }) }, 422)
  if (saving.reason === '') return refused('reason_needed')
  if (saving.begins !== '' && (startsAt === null || startsAt <= desk.now)) return refused('policy_past')
  const saved = await savePolicy(
    c.get('deps'),
    { shop: desk.shop.shop, author: desk.member.email },
    {
      ...{ seen, reason: saving.reason, startsAt },
      what: saving.restore === null ? { wishes } : { restore: saving.restore },
    },
  )
  if (saved.ok) {
    const done = startsAt === null ? 'policy-saved' : 'policy-planned'
    return c.redirect(desk.href('/admin/policy', { done }), 303)
  }
  if (saved.code === 'stale') {
    const now = await groundOf(c, desk)
    return now
      ? page(c, desk, now, { ...kept, conflict: conflictOf(now, policyFrom(base), policy) }, 409)
      : nothing(c, 'unknown')
  }
  if (saved.code === 'faults') return review({ faults: saved.faults, faultsBegin: saved.begins }, 422)
  return refused(saved.code === 'past' ? 'policy_past' : saved.code)
}

/** What was typed where it changes something: laid over a newer policy it takes nothing of that back. */
function onlyChanged(draft: Draft, wishes: readonly Wish[]): Pick<Draft, 'texts' | 'exceptions'> {
  const names = new Set(wishes.map(({ path }) => path.join('.')))
  const touchesExceptions = wishes.some(({ path }) => path[0] === 'remediesBy')
  return {
    texts: new Map([...draft.texts].filter(([name]) => names.has(name))),
    exceptions: touchesExceptions ? draft.exceptions : null,
  }
}
