/**
 * Parcels of Shopify, as their carriers tell of them (`fulfillments/update`). One that arrived may be the remedy, if it left
 * after that was agreed on: so it says when it left. One that is late is asked about before its customer has to complain,
 * once an order, however often the carrier says so. What `failure` means is no lateness: a number nobody could track.
 *
 * https://shopify.dev/docs/api/admin-rest/latest/resources/fulfillment
 */
import { z } from 'zod'
import { optionalText, optionalTime, quoted, requiredId } from './fields.ts'
import { bareOrder, blankComplaint, hear } from './hearing.ts'

export const fulfillmentsUpdate = hear(
  z.object({
    order_id: requiredId,
    shipment_status: optionalText,
    created_at: optionalTime,
    updated_at: optionalTime,
  }),
  ({ order_id: orderId, shipment_status: status, created_at: leftAt, updated_at: updatedAt }, sentAt) => {
    const at = updatedAt ?? sentAt
    switch (status) {
      case 'delivered':
        // Without its own beginning it could be any parcel of the order, also the one that was complained of.
        return leftAt === null
          ? 'a parcel that does not say when it left'
          : [{ type: 'delivered', complaint: null, orderId, at, leftAt }]
      case 'delayed': {
        const about = { category: 'late', channel: 'tracking', at, order: bareOrder(orderId) } as const
        return [{ ...blankComplaint, externalId: `delayed:${orderId}`, ...about }]
      }
      default:
        return `a parcel that is ${quoted(status ?? '')} asks for nothing`
    }
  },
)
