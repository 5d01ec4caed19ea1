/** The calls a shop's own checkout makes about bonus codes. */
import type { Call } from './calls.ts'
import { captureSchema, redemptionSchema, reservationSchema } from './codes.ts'
import * as shapes from './shapes.ts'

const shopPath = '/v1/shops/{shop}'
const wrong = { 400: 'not JSON', 422: 'says which part is wrong' }

export const codeCalls: readonly Call[] = [
  {
    method: 'get',
    path: `${shopPath}/codes/{code}`,
    who: 'key',
    does: 'A bonus code. Case, spaces and dashes do not matter.',
    success: [200, shapes.codeShape],
  },
  {
    method: 'post',
    path: `${shopPath}/codes/{code}/redemptions`,
    who: 'key',
    does: 'Redeems a code once. An order smaller than the code redeems what fits; `lapsed` is the rest. The same Idempotency-Key with the same body is answered the same.',
    headers: ['Idempotency-Key'],
    body: redemptionSchema,
    success: [201, shapes.redemptionShape],
    refuses: { ...wrong, 409: 'used already, or the key was used for another request', 410: 'expired or taken back' },
  },
  {
    method: 'delete',
    path: `${shopPath}/codes/{code}/redemptions/{id}`,
    who: 'key',
    does: 'Gives the code back when the order is cancelled. Repeatable; the code keeps its end, or lives two weeks more.',
    success: [200, shapes.codeShape],
  },
  {
    method: 'post',
    path: `${shopPath}/codes/{code}/reservations`,
    who: 'key',
    does: 'Holds a code for a basket, half an hour unless `minutes` says otherwise. The same order asking again holds it longer. What is not captured by its time comes back by itself.',
    body: reservationSchema,
    success: [201, shapes.reservationShape],
    refuses: {
      ...wrong,
      409: 'used already, or held for another order until a time it names',
      410: 'expired or taken back',
    },
  },
  {
    method: 'post',
    path: `${shopPath}/codes/{code}/reservations/{id}/capture`,
    who: 'key',
    does: 'The basket was paid: the code is redeemed. Repeatable. `order` where its number or sum is not the basket’s; a hold that has run out is captured too, as long as nobody else has the code.',
    body: captureSchema,
    success: [200, shapes.redemptionShape],
    refuses: { ...wrong, 409: 'released, or used elsewhere meanwhile', 410: 'expired or taken back after its time' },
  },
  {
    method: 'delete',
    path: `${shopPath}/codes/{code}/reservations/{id}`,
    who: 'key',
    does: 'The basket was left: the code can be used again at once. Repeatable.',
    success: [200, shapes.codeShape],
    refuses: { 409: 'captured: give it back by deleting the redemption' },
  },
]
