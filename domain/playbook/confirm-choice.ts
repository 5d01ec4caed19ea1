import { endOfDayAfterMonths } from '../calendar.ts'
import { isHeld } from '../caps.ts'
import { bonusOf } from '../compensation.ts'
import { type Choice, canWrite, chosenRemedy, type Facts, mailOf, type TaskKind, taskOf } from '../complaint.ts'
import { extraEntry } from '../cost.ts'
import type { Instant } from '../ids.ts'
import { money } from '../money.ts'
import { personFor } from '../people.ts'
import type { Fulfilment } from '../policy/tables.ts'
import { fulfilledBy } from '../promised-time.ts'
import { frozenKinds } from '../remedy.ts'
import type { Move, Outcome } from './move.ts'

const taskFor = { goods: 'ship', money: 'refund', attention: 'do-remedy' } as const satisfies Record<
  Exclude<Fulfilment, 'code'>,
  TaskKind
>

/** A choice nothing has been done about yet. */
export const unconfirmed = (facts: Facts): Choice | null => {
  const { choice } = facts
  if (!choice) return null
  const done = mailOf(facts, 'choice', String(choice.round)) || taskOf(facts, `fulfil-${choice.round}`)
  return done || isHeld(facts, choice.remedy) || facts.codes.some((code) => code.purpose === choice.remedy)
    ? null
    : choice
}

/** Ten minutes after the click the choice is final: now it is carried out, and its time is promised. */
export const confirmChoice: Move = {
  name: 'confirm-choice',
  dueAt(facts) {
    const kind = chosenRemedy(facts)?.kind
    if (kind && frozenKinds(facts).includes(kind)) return null
    return unconfirmed(facts)?.finalAt ?? null
  },
  act(facts, now) {
    const choice = unconfirmed(facts)
    const remedy = chosenRemedy(facts)
    if (!choice || !remedy) return {}
    const { shop, complaint } = facts
    const terms = shop.policy.terms[remedy.kind]
    const told = canWrite(facts)
    const byDefault = choice.by === 'default'
    const letter = (dueAt: Instant | null) =>
      told ? [{ kind: 'choice', n: String(choice.round), remedy: remedy.id, byDefault, dueAt } as const] : []
    const common: Outcome = {
      ledger: [
        { entry: 'fix', about: remedy.id, value: remedy.value ?? money(0, shop.currency) },
        ...extraEntry(facts, remedy.extra, remedy.id),
      ],
      timeline: [
        { actor: 'playbook', event: 'choice-final', public: false, about: { remedy: remedy.kind, ...bonusOf(facts) } },
      ],
    }
    if (terms.fulfilment === 'code' && remedy.value) {
      const { months } = shop.policy.compensation.bonus
      return {
        ...common,
        complaint: { arrivedAt: now },
        codes: [
          { purpose: remedy.id, value: remedy.value, expiresAt: endOfDayAfterMonths(now, months, shop.timeZone) },
        ],
        mails: [
          ...letter(null),
          ...(told ? [{ kind: 'bonus-code', n: remedy.id, code: remedy.id, again: false } as const] : []),
        ],
      }
    }
    const dueAt = fulfilledBy(facts, remedy.kind, now, choice.at)
    const kind = terms.fulfilment === 'code' ? 'do-remedy' : taskFor[terms.fulfilment]
    const owner = complaint.owner ?? personFor('agent', facts.staff)
    return {
      ...common,
      tasks: [{ kind, key: `fulfil-${choice.round}`, owner, dueAt, about: { remedy: remedy.kind, id: remedy.id } }],
      promises: [
        {
          kind: 'remedy',
          n: String(choice.round),
          dueAt,
          clock: 'working',
          statedIn: told ? `choice:${choice.round}` : null,
          keptBy: null,
        },
      ],
      mails: letter(dueAt),
    }
  },
}
