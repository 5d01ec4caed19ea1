import { hourMs } from '../calendar.ts'
import { type Facts, mailOf } from '../complaint.ts'
import type { Instant, Milliseconds } from '../ids.ts'
import type { StaffNotice } from '../mail.ts'
import { lastAnswering } from './answer-dispute.ts'
import type { Move } from './move.ts'

type Step = Extract<StaffNotice, { readonly about: 'dispute' }>['step']

interface Warning {
  readonly step: Step
  /** How long before the bank's last moment; null is at once. */
  readonly beforeMs: Milliseconds | null
  /** Whether those above the owner hear it too, and the alarm rings. */
  readonly loud: boolean
}

const warnings: readonly Warning[] = [
  { step: 'opened', beforeMs: null, loud: false },
  { step: 'soon', beforeMs: 72 * hourMs, loud: false },
  { step: 'last', beforeMs: 24 * hourMs, loud: true },
]

const keyOf = (n: number, step: Step): string => `dispute-${n}-${step}`

interface Due extends Warning {
  readonly n: number
  readonly at: Instant
}

/** Warnings of the open task still to come, soonest first. One that is overtaken by the next is not sent late. */
function ahead(facts: Facts): readonly Due[] {
  const last = lastAnswering(facts)
  if (last?.task.state !== 'open') return []
  const { n, task } = last
  const given = warnings.findLastIndex(({ step }) => mailOf(facts, 'staff', keyOf(n, step)) !== null)
  return warnings
    .slice(given + 1)
    .filter(({ beforeMs }) => beforeMs === null || facts.dispute?.dueAt != null)
    .map((one) => ({ ...one, n, at: one.beforeMs === null ? facts.complaint.receivedAt : task.dueAt - one.beforeMs }))
}

/** Who hears it: the task's owner, and at the last also a lead and the admin, each once. */
function hearers({ shop, staff }: Facts, owner: string | null, loud: boolean): readonly string[] {
  const above = (['lead', 'admin'] as const).flatMap((role) => staff.find((one) => one.role === role)?.email ?? [])
  return [...new Set([owner ?? shop.sender.email, ...(loud ? above : [])])]
}

/** The owner of the answer hears at once, and 72 and 24 hours before the bank's date; at the last, not the owner alone. */
export const warnAboutDispute: Move = {
  name: 'warn-about-dispute',
  dueAt: (facts) => ahead(facts)[0]?.at ?? null,
  act(facts, now) {
    const due = ahead(facts).findLast(({ at }) => at <= now)
    const task = lastAnswering(facts)?.task
    if (!due || !task) return {}
    const { n, step, loud } = due
    const past = facts.dispute?.dueAt != null && facts.dispute.dueAt <= now
    return {
      mails: hearers(facts, task.owner, loud).map((to, i) => ({
        kind: 'staff',
        n: i === 0 ? keyOf(n, step) : `${keyOf(n, step)}-${i + 1}`,
        to,
        notice: { about: 'dispute', step: past ? 'past' : step, dueAt: task.dueAt },
      })),
      ...(loud && { alarms: [{ kind: 'dispute-due', key: `dispute-due:${facts.complaint.id}:${n}` }] }),
    }
  },
}
