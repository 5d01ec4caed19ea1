/** What a person's form says, as the action it means. Checked by the action's own schema like any other caller's. */
import { type ParsedAction, parseAction } from '../../domain/actions.ts'
import { hourMs, startOfDate } from '../../domain/calendar.ts'
import type { Facts } from '../../domain/complaint.ts'
import type { Instant } from '../../domain/ids.ts'
import type { Kept } from './action-form.tsx'
import { typed } from './words.ts'

const mostFields = 60

/** The form as it was filled in, to be shown again when it cannot be done. */
export function keptFrom(form: FormData): Kept {
  const fields: Record<string, string[]> = {}
  for (const [name, value] of [...form].slice(0, mostFields)) {
    if (typeof value === 'string') fields[name] = [...(fields[name] ?? []), value.slice(0, 10_000)]
  }
  return { action: typed(form, 'action', 40), about: typed(form, 'about', 80), fields }
}

/**
 * A sum as people type it, as the decimal string of the API: "1 500,50", "1.500,50" and "1,500.50" are one. The last
 * mark is the decimal one when one or two figures follow it, and when there is more than one kind.
 */
export function typedAmount(text: string): string {
  const bare = text.replace(/[\s\u00a0\u202f]/g, '')
  const mark = Math.max(bare.lastIndexOf(','), bare.lastIndexOf('.'))
  if (mark === -1) return bare
  const whole = bare.slice(0, mark).replace(/[.,]/g, '')
  const rest = bare.slice(mark + 1)
  const both = bare.includes(',') && bare.includes('.')
  const groups = !both && rest.length === 3 && whole.length <= 3
  return groups ? `${whole}${rest}` : `${whole}.${rest}`
}

const optionalAmount = (text: string): { amount?: string } => (text.trim() === '' ? {} : { amount: typedAmount(text) })

/** How long it took; an empty field says nothing. */
const optionalMinutes = (form: FormData): { minutes?: number } => {
  const minutes = typed(form, 'minutes', 8).trim()
  return minutes === '' ? {} : { minutes: Number(minutes) }
}

/** Which reason was chosen; none leaves the person's own words to be one. */
const optionalWhy = (form: FormData): { why?: string } => {
  const why = typed(form, 'why', 40)
  return why === '' ? {} : { why }
}

/** The button that asks somebody who may. */
const asking = (form: FormData): { ask?: true } => (typed(form, 'ask', 20) === '' ? {} : { ask: true })

/** Noon of the day the parcel came, never before the complaint nor after now; undefined is now. Null when it is no day. */
function arrivedAt(day: string, facts: Facts, now: Instant): string | undefined | null {
  if (day === '') return undefined
  const start = startOfDate(day, facts.shop.timeZone)
  if (start === null) return null
  const noon = start + 12 * hourMs
  const ended = start + 24 * hourMs
  const at = ended > facts.complaint.receivedAt ? Math.max(noon, facts.complaint.receivedAt) : noon
  return new Date(start > now ? at : Math.min(at, now)).toISOString()
}

function offered(form: FormData): unknown {
  return form.getAll('remedies').flatMap((kind) => {
    if (typeof kind !== 'string') return []
    const amount = typed(form, `amount-${kind}`, 32)
    return [amount.trim() === '' ? kind : { kind, amount: typedAmount(amount) }]
  })
}

/** The fields of each action beyond its name and version. */
function fieldsOf(form: FormData, facts: Facts, now: Instant): Readonly<Record<string, unknown>> {
  const about = typed(form, 'about', 80)
  switch (typed(form, 'action', 40)) {
    case 'assign':
      return { to: typed(form, 'to', 254) }
    case 'assign-task':
      return { task: about, to: typed(form, 'to', 254) }
    case 'note':
    case 'reply':
      return { text: typed(form, 'text') }
    case 'offer':
      return { remedies: offered(form), ...asking(form) }
    case 'fulfil':
      return { deliveredAt: arrivedAt(typed(form, 'day', 10), facts, now), ...optionalMinutes(form) }
    case 'answer-proposal': {
      const decision = typed(form, 'ask', 20) || typed(form, 'decision', 20)
      return {
        ...{ decision, text: typed(form, 'text'), ...asking(form) },
        // A declined proposal carries no sum, whatever still stands in the field; and only it carries a reason.
        ...(decision === 'decline' ? optionalWhy(form) : optionalAmount(typed(form, 'amount', 32))),
      }
    }
    case 'callback-done':
      return { note: typed(form, 'note'), ...optionalMinutes(form) }
    case 'task-done':
      return { task: about, ...optionalMinutes(form) }
    case 'escalation-done':
      return { escalation: about }
    case 'resend-code':
      return { code: about }
    case 'extend-code':
      return { code: about, until: typed(form, 'until', 10), ...asking(form) }
    case 'void-code':
      return { code: about, reason: typed(form, 'reason') }
    case 'close':
      return {
        ...{ outcome: typed(form, 'outcome', 40), reason: typed(form, 'reason'), text: typed(form, 'text') },
        ...{ ...optionalWhy(form), ...asking(form) },
      }
    case 'end-relation':
      return { reason: typed(form, 'reason'), ...asking(form) }
    case 'approve':
      return { request: about }
    case 'refuse':
      return { request: about, reason: typed(form, 'reason') }
    case 'join':
      return { complaint: typed(form, 'complaint', 60) }
    case 'split':
      return { deliveries: form.getAll('deliveries') }
    case 'set-cause':
      return { cause: typed(form, 'cause', 60) || null }
    case 'reopen':
      return { reason: typed(form, 'reason') }
    default:
      return {}
  }
}

export const versionOf = (form: FormData): number => Number(typed(form, 'version', 12) || 'none')

export const actionFrom = (form: FormData, facts: Facts, now: Instant): ParsedAction =>
  parseAction({ action: typed(form, 'action', 40), version: versionOf(form), ...fieldsOf(form, facts, now) })
