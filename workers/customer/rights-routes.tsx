/**
 * `/r/{token}/confirm/{act}/{message}/{proof}`: what a link of our mail leads to. Opening it changes nothing; the button
 * agrees, hands out the copy, or forgets.
 */
import { Hono } from 'hono'
import { type Confirmable, isConfirmable } from '../../domain/consent.ts'
import { proofOf } from '../../workflows/confirmation.ts'
import { confirmConsent, confirmErasure, handOut } from '../../workflows/rights.ts'
import { type AppContext, type AppEnv, wake } from '../context.ts'
import { erasedPage, plainPage } from './plain-pages.tsx'
import { bodyOf, isFromOurPage } from './request.ts'
import {
  confirmPage,
  consentedPage,
  erasureDonePage,
  erasureWaitsPage,
  exportPage,
  overPage,
  type RightsView,
} from './rights.tsx'
import { type Visit, visitOf } from './visit.ts'

interface Asked extends Visit {
  readonly act: Confirmable
  readonly message: string
  readonly view: RightsView
}

/** What the link asks for, if it is ours and in time; else the page that says why not. */
async function askedOf(c: AppContext): Promise<Asked | Response> {
  const visit = await visitOf(c)
  if (visit instanceof Response) return visit
  const { door, facts } = visit
  const { clock, secrets } = c.get('deps')
  const now = clock.now()
  const act = c.req.param('act') ?? ''
  const message = c.req.param('message') ?? ''
  const nonce = c.req.param('proof') ?? ''
  if (!isConfirmable(act)) return plainPage(c, facts.complaint.locale, 404)
  const proof = proofOf({ secrets }, { act, message, nonce, hash: door.hash }, now)
  if (proof === 'wrong') return plainPage(c, facts.complaint.locale, 404)
  const view = {
    facts,
    now,
    path: `${door.path}/confirm/${act}/${message}/${nonce}`,
    form: secrets.formNonce(door.hash, now),
  }
  if (proof === 'late') return c.html(overPage(view, door.path), 410)
  return { ...visit, act, message, view }
}

async function show(c: AppContext) {
  const asked = await askedOf(c)
  return asked instanceof Response ? asked : c.html(confirmPage(asked.view, asked.act))
}

/** The whole of it as a file: nothing is left out that the page shows. */
function asFile(c: AppContext, { view }: Asked, parts: NonNullable<Awaited<ReturnType<typeof handOut>>>) {
  const { shop, customer } = view.facts
  c.header('Content-Disposition', 'attachment; filename="my-data.json"')
  return c.json({ shop: shop.name, customer: customer?.id, at: new Date(view.now).toISOString(), kept: parts })
}

async function act(c: AppContext) {
  const asked = await askedOf(c)
  if (asked instanceof Response) return asked
  const { door, facts, message, view } = asked
  const { locale, id } = facts.complaint
  const deps = c.get('deps')
  const body = await bodyOf(c)
  if (body.is !== 'fields') return plainPage(c, locale, body.is === 'too-large' ? 413 : 415)
  const { form = '', as } = body.fields
  if (!isFromOurPage(c) || deps.secrets.checkFormNonce(door.hash, form) === null) return plainPage(c, locale, 403)
  switch (asked.act) {
    case 'consent':
      if (!(await confirmConsent(deps, facts, message))) return c.html(overPage(view, door.path), 410)
      wake(c, id, 'customer')
      return c.html(consentedPage(view))
    case 'export': {
      const parts = await handOut(deps, facts)
      if (!parts) return erasedPage(c, locale, facts.shop)
      return as === 'json' ? asFile(c, asked, parts) : c.html(exportPage(view, parts))
    }
    case 'erasure': {
      const erased = await confirmErasure(deps, facts, message)
      if (erased?.is === 'waits') return c.html(erasureWaitsPage(view, erased.pending))
      return c.html(erasureDonePage(view))
    }
  }
}

export const rightsRoutes = new Hono<AppEnv>()
  .get('/r/:token/confirm/:act/:message/:proof', show)
  .post('/r/:token/confirm/:act/:message/:proof', act)
