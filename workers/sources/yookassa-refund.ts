/**
 * YooKassa pays back a payment.
 *
 * - It keeps an `Idempotence-Key` for a day; our key stands in the refund's metadata too.
 * - A refund that is `pending` may still be cancelled: it is asked about again until it is settled.
 * - A shop that sends receipts through YooKassa has to send one with each refund, which only it can write: YooKassa says
 *   no then, and a person does it.
 *
 * https://yookassa.ru/developers/api#create_refund
 * https://yookassa.ru/developers/api#payment_object
 */
import { z } from 'zod'
import { decimal, money } from '../../domain/money.ts'
import type { RefundRequest } from '../../domain/refund.ts'
import { basicAuthorization, isPathId } from './asking.ts'
import { listOf, moneyOf, optionalFlag, optionalObject, optionalText, requiredId } from './fields.ts'
import { type Asked, askVendor, later, payBackWith, refused, type Standing } from './paying-back.ts'
import type { Api, PaidBack } from './source.ts'

const amount = optionalObject({ value: optionalText, currency: optionalText }).transform((sum) =>
  moneyOf(sum?.value ?? null, sum?.currency ?? null),
)

const payment = z.object({ status: optionalText, amount, refunded_amount: amount, refundable: optionalFlag })
const refund = z.object({
  id: requiredId,
  status: optionalText,
  metadata: optionalObject({ amends: optionalText }),
})
const refunds = z.object({ items: listOf(refund) })

const states: ReadonlyMap<string, Standing['state']> = new Map([
  ['succeeded', 'paid'],
  ['canceled', 'failed'],
])

const standingOf = ({ id, status }: z.output<typeof refund>): Standing => ({
  id,
  state: states.get(status ?? '') ?? 'moving',
})

export async function yookassaPayBack(
  request: RefundRequest,
  api: Api,
  { shopId, secretKey }: { readonly shopId: string; readonly secretKey: string },
  may: boolean,
): Promise<PaidBack> {
  const id = request.payment ?? ''
  if (!isPathId(id)) return refused('unpaid', 'the order names no payment at YooKassa')
  const headers = { authorization: basicAuthorization(shopId, secretKey) }
  const get = (path: string) => askVendor('YooKassa', api, path, { headers }, { refusal: 'unpaid' })

  async function pay(): Promise<Asked<Standing>> {
    const { value, key } = request
    const sent = {
      method: 'POST' as const,
      headers: { ...headers, 'content-type': 'application/json', 'idempotence-key': key },
      body: JSON.stringify({
        payment_id: id,
        amount: { value: decimal(value), currency: value.currency },
        metadata: { amends: key },
      }),
    }
    const answer = await askVendor('YooKassa', api, '/v3/refunds', sent, { refusal: 'declined' })
    if (answer.kind !== 'said') return answer
    const read = refund.safeParse(answer.said)
    return read.success ? { kind: 'said', said: standingOf(read.data) } : later('YooKassa answered something else')
  }

  return payBackWith(
    {
      async read() {
        const answer = await get(`/v3/payments/${id}`)
        if (answer.kind !== 'said') return answer
        const read = payment.safeParse(answer.said)
        if (!read.success) return later('YooKassa answered something else')
        const listed = await get(`/v3/refunds?payment_id=${id}&limit=100`)
        if (listed.kind !== 'said') return listed
        const all = refunds.safeParse(listed.said).data?.items ?? []
        const ours = all.find(({ metadata }) => metadata?.amends === request.key)
        const { status, amount: taken, refunded_amount, refundable } = read.data
        const captured = status === 'succeeded' ? taken : null
        return {
          kind: 'said',
          said: {
            captured,
            // The field is left out as long as nothing went back.
            refunded: refunded_amount ?? (captured && money(0, captured.currency)),
            disputed: refundable === false,
            ours: ours ? standingOf(ours) : null,
            pay,
          },
        }
      },
      told: (refundId) => [`refund:${refundId}`],
    },
    request,
    may,
  )
}
