import { addWorkingTime, workingTimeBetween } from '../calendar.ts'
import { type Facts, mailOf, taskOf } from '../complaint.ts'
import type { Instant } from '../ids.ts'
import { deputyOf, personFor, presentFor } from '../people.ts'
import type { Move } from './move.ts'

interface Warning {
  readonly share: 'half' | 'most'
  readonly hundredths: number
  /** In working hours, with who is here at `now`. */
  hearers(facts: Facts, now: Instant): readonly (string | null)[]
}

/** Who may approve in the director's place: the deputy named for it, else whoever stands in; an agent may not. */
function deputy(facts: Facts, now: Instant): string | null {
  const { staff } = facts
  const owner = taskOf(facts, 'letter')?.owner ?? personFor('director', staff)
  const named = owner === null ? null : deputyOf(facts, owner, now)
  const approves = staff.some(({ email, role }) => email === named && role !== 'agent')
  return approves ? named : personFor('lead', staff)
}

const leadAndAdmin = (facts: Facts, now: Instant): readonly string[] =>
  (['lead', 'admin'] as const).flatMap((role) => {
    const member = facts.staff.find((one) => one.role === role)
    return member ? [presentFor(facts, member.email, now)] : []
  })

const warnings: readonly Warning[] = [
  { share: 'half', hundredths: 50, hearers: (facts, now) => [deputy(facts, now)] },
  { share: 'most', hundredths: 80, hearers: leadAndAdmin },
]

function next(facts: Facts): { readonly warning: Warning; readonly at: Instant; readonly dueAt: Instant } | null {
  const promise = facts.promises.find((row) => row.kind === 'letter' && row.state === 'open')
  if (!promise || facts.letter?.state !== 'draft') return null
  const warning = warnings.find(({ share }) => !mailOf(facts, 'staff', `letter-${share}`))
  if (!warning) return null
  const whole = workingTimeBetween(facts.shop, promise.madeAt, promise.dueAt)
  const at = addWorkingTime(facts.shop, promise.madeAt, Math.floor((whole * warning.hundredths) / 100))
  return { warning, at, dueAt: promise.dueAt }
}

/**
 * Not approved by half of its working time: the deputy hears, who may approve it. Before it breaks, at four fifths: the lead
 * and the admin. Nobody but a person ever approves it (`send-letter`).
 */
export const warnAboutLetter: Move = {
  name: 'warn-about-letter',
  dueAt: (facts) => next(facts)?.at ?? null,
  act(facts, now) {
    const due = next(facts)
    if (!due) return {}
    const { warning, dueAt } = due
    const { share } = warning
    const hearers = new Set(warning.hearers(facts, now).filter((to) => to !== null))
    return {
      mails: [...(hearers.size > 0 ? hearers : [facts.shop.sender.email])].map((to, i) => ({
        kind: 'staff',
        n: i === 0 ? `letter-${share}` : `letter-${share}-${i + 1}`,
        to,
        notice: { about: 'letter-waiting', share, dueAt },
      })),
    }
  },
}
