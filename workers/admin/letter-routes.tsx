/** The director's letter: opened, checked, kept, approved. */
import { type Context, Hono } from 'hono'
import { besideComplaint } from '../../db/dashboard.ts'
import { parseAction } from '../../domain/actions.ts'
import type { Facts } from '../../domain/complaint.ts'
import { type LetterDraft, letterWords } from '../../emails/letter-draft.ts'
import { performAction } from '../../workflows/actions.ts'
import { type AppEnv, wake } from '../context.ts'
import { versionOf } from './action-input.ts'
import { answer, nothing } from './answer.tsx'
import { since } from './complaint.tsx'
import { complaintAt } from './complaint-routes.tsx'
import type { Desk } from './desk.ts'
import { doneText } from './done.ts'
import { LetterPageView } from './letter.tsx'
import { letterFrom, previewOf, sameLetter, toneOf } from './letter-form.ts'
import { mailPagePolicy } from './policy.ts'
import type { Problem } from './refused.tsx'
import { typed } from './words.ts'

export const letterRoutes = new Hono<AppEnv>()

interface Shown {
  readonly facts: Facts
  readonly desk: Desk
  readonly letter: LetterDraft
  /** What the next save is decided on. */
  readonly version: number
  readonly problem: Problem | null
  readonly theirs?: LetterDraft | null
  readonly toneAsked: boolean
  readonly done: string | null
}

async function show(c: Context<AppEnv>, { facts, desk, letter, theirs = null, ...rest }: Shown): Promise<Response> {
  const tone = toneOf(facts.complaint.locale, letter)
  const preview = await previewOf(facts, letter, desk.now)
  c.header('Content-Security-Policy', mailPagePolicy)
  return answer(
    c,
    <LetterPageView desk={desk} view={{ facts, letter, tone, preview, theirs, ...rest }} />,
    rest.problem?.status ?? 200,
  )
}

letterRoutes.get('/admin/complaints/:id/letter', async (c) => {
  const found = await complaintAt(c, c.req.param('id'))
  if (!found?.facts.letter) return nothing(c, 'unknown')
  const { facts, desk } = found
  const asked = c.req.query('done')
  return show(c, {
    facts,
    desk,
    letter: letterWords(facts, desk.now),
    version: facts.complaint.version,
    problem: null,
    toneAsked: asked === 'edit-letter',
    done: doneText(desk, asked),
  })
})

letterRoutes.post('/admin/complaints/:id/letter', async (c) => {
  const found = await complaintAt(c, c.req.param('id'))
  if (!found?.facts.letter) return nothing(c, 'unknown')
  const { facts, desk } = found
  const deps = c.get('deps')
  const { id } = facts.complaint
  const form = await c.req.formData().catch(() => new FormData())
  const letter = letterFrom(form)
  const version = versionOf(form)
  const wish = typed(form, 'do', 10)

  /** The page again, with the typed words kept and what others did meanwhile. */
  const again = async (problem: Omit<Problem, 'since'>): Promise<Response> => {
    const { timeline } = await besideComplaint(deps.db, id)
    const current = await complaintAt(c, id)
    if (!current) return nothing(c, 'unknown')
    const saved = letterWords(current.facts, desk.now)
    const seenAt = Number(typed(form, 'seen', 16)) || desk.now
    return show(c, {
      ...current,
      letter,
      version: current.facts.complaint.version,
      problem: { ...problem, since: problem.code === 'stale' ? since(timeline, seenAt) : [] },
      theirs: problem.code === 'stale' && !sameLetter(saved, letter) ? saved : null,
      toneAsked: false,
      done: null,
    })
  }

  // Blame leaves only when the director has seen it marked and means it: the second button says so.
  const marked = wish === 'approve' && desk.member.role !== 'agent' && toneOf(facts.complaint.locale, letter).length > 0
  if (wish === 'check' || marked)
    return show(c, { facts, desk, letter, version, problem: null, toneAsked: true, done: null })

  let at = version
  // What is approved is what stands in the form: it is saved first, under the same version, unless it is stored already.
  if (wish === 'save' || !facts.letter || !sameLetter(facts.letter, letter)) {
    const parsed = parseAction({ action: 'edit-letter', version: at, ...letter })
    if (!parsed.ok) return again({ status: 422, code: 'invalid' })
    const saved = await performAction(deps, id, parsed.action, desk.member)
    if (!saved) return nothing(c, 'unknown')
    if (!saved.ok) return again(saved)
    at = saved.facts.complaint.version
  }
  if (wish !== 'approve' && wish !== 'as-is') return c.redirect(`/admin/complaints/${id}/letter?done=edit-letter`, 303)
  const parsed = parseAction({ action: 'approve-letter', version: at })
  if (!parsed.ok) return again({ status: 422, code: 'invalid' })
  const approved = await performAction(deps, id, parsed.action, desk.member)
  if (!approved) return nothing(c, 'unknown')
  if (!approved.ok) return again(approved)
  wake(c, id, 'staff')
  return c.redirect(`/admin/complaints/${id}?done=approve-letter`, 303)
})
