/** The disputes of Shopify Payments: opened, and what became of them. */
import { z } from 'zod'
import type { DisputeClaim, DisputeState } from '../../domain/event.ts'
import { moneyOf, optionalId, optionalText, optionalTime } from './fields.ts'
import { bareOrder, blankComplaint, hear } from './hearing.ts'
import { exactId, identified } from './shopify-order.ts'

const disputeEnds: ReadonlyMap<string, DisputeState> = new Map([
  ['won', 'won'],
  ['lost', 'lost'],
  ['accepted', 'lost'],
  ['charge_refunded', 'closed'],
  ['prevented', 'closed'],
])

const dispute = z
  .object({
    ...identified,
    order_id: optionalId,
    type: optionalText,
    amount: optionalText,
    currency: optionalText,
    reason: optionalText,
    network_reason_code: optionalText,
    status: optionalText,
    evidence_due_by: optionalTime,
    initiated_at: optionalTime,
  })
  .transform(({ order_id, initiated_at, type, status, ...said }) => {
    const end = disputeEnds.get(status ?? '')
    const inquiry = type === 'inquiry'
    const open = status === 'under_review' ? 'under-review' : 'needs-response'
    const claim: DisputeClaim = {
      externalId: exactId(said),
      state: end ?? (inquiry ? 'inquiry' : open),
      dueAt: end === undefined ? said.evidence_due_by : null,
      reason: said.reason,
      networkReasonCode: said.network_reason_code,
      amount: moneyOf(said.amount, said.currency),
      refundable: inquiry && end === undefined,
    }
    return { claim, orderId: order_id, initiatedAt: initiated_at }
  })

export const disputesCreate = hear(dispute, ({ claim, orderId, initiatedAt }, sentAt) => [
  {
    ...blankComplaint,
    externalId: `dispute:${claim.externalId}`,
    category: 'dispute',
    channel: 'dispute',
    at: initiatedAt ?? sentAt,
    order: orderId === null ? null : bareOrder(orderId),
    dispute: claim,
  },
])

export const disputesUpdate = hear(dispute, ({ claim, orderId }) => [
  { type: 'dispute', dispute: claim, orderId, payment: null },
])
