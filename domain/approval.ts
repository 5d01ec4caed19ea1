/** What somebody may not decide alone, waiting for somebody who may. Nobody decides on their own request. */
import type { Facts, Role, StaffMember } from './complaint.ts'
import type { Instant } from './ids.ts'
import type { Money } from './money.ts'
import { isAway } from './people.ts'

export const requestStates = ['open', 'approved', 'refused'] as const
export type RequestState = (typeof requestStates)[number]

export interface ApprovalRequest {
  readonly id: string
  /** The action as it was asked for, without its version. */
  readonly action: Readonly<Record<string, unknown>>
  /** The largest sum it names; null where it names none. */
  readonly amount: Money | null
  /** E-mail of who asked. */
  readonly by: string
  readonly at: Instant
  readonly state: RequestState
  readonly decidedBy: string | null
  readonly decidedAt: Instant | null
  readonly reason: string | null
}

export const requestTask = (id: string): string => `request-${id}`

/** What a role grants without another person, in the currency's minor units; null where there is no limit. */
export function limitOf({ shop }: Pick<Facts, 'shop'>, role: Role, currency: string): number | null {
  if (role === 'director' || role === 'admin') return null
  return shop.policy.limits[role][currency] ?? 0
}

/** Whether this person may say yes to it: a lead or above, within their own limit, and not who asked. */
export function mayDecide(
  facts: Pick<Facts, 'shop'>,
  { by, amount }: Pick<ApprovalRequest, 'by' | 'amount'>,
  { email, role }: Pick<StaffMember, 'email' | 'role'>,
): boolean {
  if (role === 'agent' || email === by) return false
  const most = amount && limitOf(facts, role, amount.currency)
  return amount === null || most === null || amount.minor <= most
}

/** E-mail of the person who offered this remedy; null where it was the playbook, or is none of an offer. */
export function offererOf({ offers }: Pick<Facts, 'offers'>, purpose: string): string | null {
  const by = offers.find(({ remedies }) => remedies.some(({ id }) => id === purpose))?.by
  return by?.startsWith('staff:') ? by.slice('staff:'.length) : null
}

const order: readonly Role[] = ['lead', 'director', 'admin']

/** Who is asked: the nearest above who may, and is here. Null where the shop has nobody who may. */
export function approverFor(
  facts: Pick<Facts, 'shop' | 'staff' | 'duty'>,
  request: Pick<ApprovalRequest, 'by' | 'amount'>,
  now: Instant,
): string | null {
  const able = facts.staff.filter((member) => mayDecide(facts, request, member))
  const here = able.filter(({ email }) => !isAway(facts.duty, email, now))
  const nearest = (here.length > 0 ? here : able).toSorted((a, b) => order.indexOf(a.role) - order.indexOf(b.role))
  return nearest[0]?.email ?? null
}
