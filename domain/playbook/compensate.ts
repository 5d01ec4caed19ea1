import { endOfDayAfterMonths, endOfWorkingDay } from '../calendar.ts'
import { bonusPurpose, type Grant, grantOf, isCompensated } from '../compensation.ts'
import { type Compensation, canWrite, type Facts } from '../complaint.ts'
import { costWith, isTooMuch } from '../cost.ts'
import type { GiftGiven } from '../gift.ts'
import type { Instant } from '../ids.ts'
import { shareOf } from '../money.ts'
import { personFor } from '../people.ts'
import { isOneOfMany } from '../policy/incident.ts'
import { leaveFor } from './ask-about-cost.ts'
import type { Move, Outcome } from './move.ts'

const unpaid = (facts: Facts): Compensation | null => (isCompensated(facts) ? null : facts.compensation)

function bonus(facts: Facts, { bonus: value, kind, instead }: Grant, now: Instant): Outcome {
  if (!value) return {}
  const { shop } = facts
  const purpose = bonusPurpose(facts)
  const expiresAt = endOfDayAfterMonths(now, shop.policy.compensation.bonus.months, shop.timeZone)
  const ranOut = instead && kind === 'bonus'
  const mail = {
    kind: 'bonus-code',
    n: purpose,
    code: purpose,
    again: false,
    ...(ranOut && { instead: true as const }),
  } as const
  return { codes: [{ purpose, value, expiresAt }], ...(canWrite(facts) && { mails: [mail] }) }
}

/** For who sends it: in the shop's own language, else in any. */
const calledByStaff = ({ id, names }: GiftGiven, { shop }: Facts): string =>
  names[shop.locale] ?? Object.values(names)[0] ?? id ?? ''

function gift(facts: Facts, { gift: given, instead }: Grant, now: Instant): Outcome {
  if (!given) return {}
  const dueAt = endOfWorkingDay(facts.shop, now, facts.shop.policy.compensation.gift.workingDays)
  const owner = facts.complaint.owner ?? personFor('agent', facts.staff)
  const about: Readonly<Record<string, string>> =
    given.id === null ? {} : { gift: given.id, called: calledByStaff(given, facts) }
  const mail = { kind: 'gift', n: '1', dueAt, gift: given.id, ...(instead && { instead: true as const }) } as const
  return {
    tasks: [{ kind: 'send-gift', key: 'gift', owner, dueAt, about }],
    ledger: [{ entry: 'gift', about: 'gift', value: given.cost }],
    ...(canWrite(facts) && { mails: [mail] }),
  }
}

/** Said once, when it is granted: from here on more compensation costs trust instead of earning it. */
function warning(facts: Facts, grant: Grant): Outcome['timeline'] {
  const cost = costWith(facts, grant)
  const total = facts.order?.total
  if (!total || !isTooMuch(facts, cost)) return []
  const about = { ...cost, share: shareOf(cost, total) ?? 0 }
  return [{ actor: 'playbook', event: 'cost-high', public: false, about }]
}

/**
 * Mints the bonus or sends the gift when the pick is final, and a person has agreed where it costs more than they left to
 * us. A valued customer who takes the gift may be leaving: they get both. The last gift is given once: whoever comes
 * second is decided anew, and hears what takes its place.
 */
export const compensate: Move = {
  name: 'compensate',
  dueAt(facts) {
    const compensation = unpaid(facts)
    if (!compensation) return null
    const leave = leaveFor(facts, compensation)
    if (leave.is === 'needed') return null
    return leave.is === 'given' ? Math.max(leave.at, compensation.finalAt) : compensation.finalAt
  },
  act(facts, now) {
    const compensation = unpaid(facts)
    if (!compensation) return {}
    const grant = grantOf(facts, compensation)
    const { kind } = grant
    const sent = kind === 'bonus' ? {} : gift(facts, grant, now)
    const minted = bonus(facts, grant, now)
    const picked = grant.gift?.id ?? null
    const { finalAt, by } = compensation
    const incident = isOneOfMany(facts) ? { alike: Math.max(facts.alike.ofItem, facts.alike.ofKind) } : {}
    return {
      ...minted,
      ...sent,
      mails: [...(minted.mails ?? []), ...(sent.mails ?? [])],
      ...((kind !== compensation.kind || picked !== (compensation.gift ?? null)) && {
        compensation: { kind, finalAt, by, gift: picked },
      }),
      timeline: [
        { actor: 'playbook', event: 'compensation-final', public: false, about: { kind, ...incident } },
        ...(warning(facts, grant) ?? []),
      ],
    }
  },
}
