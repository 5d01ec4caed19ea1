import { addWorkingTime, workingTimeBetween } from '../calendar.ts'
import { type Facts, mailOf } from '../complaint.ts'
import type { Instant } from '../ids.ts'
import { personFor } from '../policy/assess.ts'
import type { Move } from './move.ts'

const warnings = [
  { share: 'half', hundredths: 50, role: 'lead' },
  { share: 'most', hundredths: 80, role: 'lead' },
] as const

function next(
  facts: Facts,
): { readonly warning: (typeof warnings)[number]; readonly at: Instant; readonly dueAt: Instant } | null {
  const promise = facts.promises.find((row) => row.kind === 'letter' && row.state === 'open')
  if (!promise || facts.letter?.state !== 'draft') return null
  const warning = warnings.find(({ share }) => !mailOf(facts, 'staff', `letter-${share}`))
  if (!warning) return null
  const whole = workingTimeBetween(facts.shop, promise.madeAt, promise.dueAt)
  const at = addWorkingTime(facts.shop, promise.madeAt, Math.floor((whole * warning.hundredths) / 100))
  return { warning, at, dueAt: promise.dueAt }
}

/** Not approved by half its working time: the deputy hears; at four fifths, once more. In working hours only. */
export const warnAboutLetter: Move = {
  name: 'warn-about-letter',
  dueAt: (facts) => next(facts)?.at ?? null,
  act(facts) {
    const due = next(facts)
    if (!due) return {}
    const { share, role } = due.warning
    const to = personFor(role, facts.staff) ?? facts.shop.sender.email
    return {
      mails: [
        { kind: 'staff', n: `letter-${share}`, to, notice: { about: 'letter-waiting', share, dueAt: due.dueAt } },
      ],
    }
  },
}
