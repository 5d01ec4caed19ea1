import { endOfDayAfterMonths, endOfWorkingDay } from '../calendar.ts'
import { bonusOf, bonusPurpose, giftCostOf } from '../compensation.ts'
import { type Compensation, canWrite, type Facts, taskOf } from '../complaint.ts'
import { personFor } from '../people.ts'
import type { Move, Outcome } from './move.ts'

const unpaid = (facts: Facts): Compensation | null => {
  const { compensation } = facts
  if (!compensation) return null
  const issued = facts.codes.some((code) => code.purpose === bonusPurpose(facts)) || taskOf(facts, 'gift')
  return issued ? null : compensation
}

function bonus(facts: Facts, now: number): Outcome {
  const value = bonusOf(facts)
  if (!value) return {}
  const { shop } = facts
  const purpose = bonusPurpose(facts)
  const expiresAt = endOfDayAfterMonths(now, shop.policy.compensation.bonus.months, shop.timeZone)
  return {
    codes: [{ purpose, value, expiresAt }],
    ...(canWrite(facts) && { mails: [{ kind: 'bonus-code', n: purpose, code: purpose, again: false }] }),
  }
}

function gift(facts: Facts, now: number): Outcome {
  const dueAt = endOfWorkingDay(facts.shop, now, facts.shop.policy.compensation.gift.workingDays)
  const owner = facts.complaint.owner ?? personFor('agent', facts.staff)
  return {
    tasks: [{ kind: 'send-gift', key: 'gift', owner, dueAt, about: {} }],
    ledger: [{ entry: 'gift', about: 'gift', value: giftCostOf(facts) }],
    ...(canWrite(facts) && { mails: [{ kind: 'gift', n: '1', dueAt }] }),
  }
}

/**
 * Mints the bonus or sends the gift when the pick is final. A valued customer who takes the gift may be leaving: they
 * get both.
 */
export const compensate: Move = {
  name: 'compensate',
  dueAt: (facts) => unpaid(facts)?.finalAt ?? null,
  act(facts, now) {
    const compensation = unpaid(facts)
    if (!compensation) return {}
    const atRisk = facts.complaint.tier === 'vip' && compensation.kind === 'gift' && bonusOf(facts) !== null
    const kind = atRisk ? 'both' : compensation.kind === 'bonus' && !bonusOf(facts) ? 'gift' : compensation.kind
    const now1 = kind === 'gift' ? {} : bonus(facts, now)
    const now2 = kind === 'bonus' ? {} : gift(facts, now)
    return {
      ...now1,
      ...now2,
      mails: [...(now1.mails ?? []), ...(now2.mails ?? [])],
      ...(kind !== compensation.kind && {
        compensation: { kind, finalAt: compensation.finalAt, by: compensation.by },
      }),
      timeline: [{ actor: 'playbook', event: 'compensation-final', public: false, about: { kind } }],
    }
  },
}
