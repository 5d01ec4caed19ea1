/** What a person may say about a cause, and what is missing before it can be called fixed. */
import { z } from 'zod'
import { type Cause, causeVerdicts } from './cause.ts'
import { categories } from './event.ts'
import type { Instant } from './ids.ts'
import { type Locale, locales } from './locale.ts'
import { tiesRewardToReview } from './review-rewards.ts'

const text = (most: number) => z.string().trim().max(most)
/** One line: it stands in lists and in mail to colleagues. */
const line = text(120).regex(/^[^\p{Cc}\p{Zl}\p{Zp}<>]*$/u, 'one line of plain text')

/** Every field may be left out: what is not named stays as it is. */
export const causeSchema = z.object({
  name: line.min(1).optional(),
  verdict: z.enum(causeVerdicts).optional(),
  /** A person's word only: that it is proven (`closed`) the data say. */
  state: z.enum(['open', 'fixed']).optional(),
  category: z.enum(categories).nullable().optional(),
  sku: line.nullable().optional(),
  owner: z.string().trim().toLowerCase().max(254).nullable().optional(),
  action: text(2_000).optional(),
  dueAt: z.iso
    .datetime({ offset: true })
    .transform((written) => Date.parse(written))
    .nullable()
    .optional(),
  evidence: text(2_000).optional(),
  /** Told as it stands to everybody it has touched; an empty text takes a language out. */
  changed: z.partialRecord(z.enum(locales), text(1_000)).optional(),
})
export type CauseForm = z.output<typeof causeSchema>

export const causeFaults = [
  'cause_name',
  'cause_evidence',
  'cause_changed',
  'cause_verdict',
  'cause_owner',
  'reward_for_review',
] as const
export type CauseFault = (typeof causeFaults)[number]

/** What shows a cause, and what is told about it: as it stands without the fields that follow from them. */
export type CauseDraft = Omit<Cause, 'id' | 'version'>

const orNull = (written: string | null | undefined): string | null => (written ? written : null)

function changedWith(before: Cause['changed'], form: CauseForm['changed']): Cause['changed'] {
  const all: Partial<Record<Locale, string>> = { ...before, ...form }
  return Object.fromEntries(Object.entries(all).filter(([, told]) => told !== ''))
}

export const newCause = (now: Instant): CauseDraft => ({
  ...{ name: '', verdict: 'unknown', state: 'open', category: null, sku: null, owner: null, action: '' },
  ...{ dueAt: null, evidence: '', changed: {}, openedAt: now, fixedAt: null, closedAt: null },
})

/**
 * The cause as it shall be, or what is missing. "Fixed" is a claim others will be told of: it needs a verdict, what shows
 * it, and what changed in the shop's own language at least. Who says it of a cause that is fixed already changes no time.
 */
export function causeWith(
  form: CauseForm,
  before: CauseDraft,
  { staff, locale, now }: { readonly staff: readonly string[]; readonly locale: Locale; readonly now: Instant },
): CauseDraft | CauseFault {
  const state =
    form.state === undefined || (form.state === 'fixed' && before.state === 'closed') ? before.state : form.state
  const owner = form.owner === undefined ? before.owner : orNull(form.owner)
  const draft: CauseDraft = {
    ...before,
    name: form.name ?? before.name,
    verdict: form.verdict ?? before.verdict,
    state,
    category: form.category === undefined ? before.category : form.category,
    sku: form.sku === undefined ? before.sku : orNull(form.sku),
    owner,
    action: form.action ?? before.action,
    dueAt: form.dueAt === undefined ? before.dueAt : form.dueAt,
    evidence: form.evidence ?? before.evidence,
    changed: changedWith(before.changed, form.changed),
    fixedAt: state === 'open' ? (before.state === 'open' ? before.fixedAt : null) : (fixedBefore(before) ?? now),
    closedAt: state === 'closed' ? before.closedAt : null,
  }
  if (draft.name === '') return 'cause_name'
  // Who has left stays named where they were; nobody new is named who does not work here.
  if (owner !== null && owner !== before.owner && !staff.includes(owner)) return 'cause_owner'
  // It is mailed as it stands.
  if (Object.values(draft.changed).some(tiesRewardToReview)) return 'reward_for_review'
  if (state === 'open') return draft
  if (draft.verdict === 'unknown') return 'cause_verdict'
  if (draft.evidence === '') return 'cause_evidence'
  return draft.changed[locale] === undefined ? 'cause_changed' : draft
}

/** A cause that came back keeps when it was fixed last; being fixed anew begins anew. */
const fixedBefore = ({ state, fixedAt }: CauseDraft): Instant | null => (state === 'open' ? null : fixedAt)
