/** What a vendor's API says of the object in a thin fixture: the object itself where the notice carries one, else no access. */
import type { Api } from '../../workers/sources/source.ts'
import { bytes, type PayloadFixture } from './fixture.ts'

function objectAt(path: string, { source, body }: PayloadFixture): object | null {
  if (source === 'yookassa') {
    const { object } = JSON.parse(body)
    return path.endsWith(`/${object.id}`) ? object : null
  }
  if (source === 'ecwid' && path.includes('/orders/')) {
    const { orderId, newPaymentStatus, newFulfillmentStatus } = JSON.parse(body).data
    return { id: orderId, paymentStatus: newPaymentStatus, fulfillmentStatus: newFulfillmentStatus }
  }
  return null
}

export const vendorOf =
  (fixture: PayloadFixture): Api =>
  async (path) => {
    const object = objectAt(path, fixture)
    return { status: object ? 200 : 403, raw: bytes(JSON.stringify(object)), headers: new Headers() }
  }
