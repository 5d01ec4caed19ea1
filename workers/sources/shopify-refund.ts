/**
 * Shopify pays back an order through the payment that took the money, as Shopify itself suggests it.
 *
 * - The mutation takes our key as `@idempotent`, without which newer versions refuse it; the key is the refund's note too.
 * - An order paid in several ways (a gift card and a card), or in another currency than the shop's, is a person's.
 * - An answer with status 200 may be a no (`userErrors`), or trouble (`errors`, a code in `extensions`).
 *
 * https://shopify.dev/docs/api/admin-graphql/latest/mutations/refundCreate
 * https://shopify.dev/docs/api/usage/idempotent-requests
 */
import { z } from 'zod'
import { decimal } from '../../domain/money.ts'
import type { RefundRequest } from '../../domain/refund.ts'
import { listOf, moneyOf, optionalObject, optionalText, requiredId } from './fields.ts'
import type { JsonObject } from './json.ts'
import { type Asked, askVendor, later, payBackWith, refused, type Standing } from './paying-back.ts'
import type { Api, PaidBack } from './source.ts'

/** Of October 2026. */
const path = '/admin/api/2026-10/graphql.json'

const query = `query AmendsRefundable($id: ID!) {
  order(id: $id) {
    totalReceivedSet { shopMoney { amount currencyCode } presentmentMoney { amount currencyCode } }
    totalRefundedSet { shopMoney { amount currencyCode } }
    disputes { initiatedAs status }
    refunds(first: 100) { id note }
    suggestedRefund(suggestFullRefund: true) {
      suggestedTransactions {
        gateway
        parentTransaction { id }
        maximumRefundableSet { shopMoney { amount currencyCode } }
      }
    }
  }
}`

const mutation = `mutation AmendsRefund($input: RefundInput!, $key: String!) {
  refundCreate(input: $input) @idempotent(key: $key) {
    refund { id note }
    userErrors { field message }
  }
}`

const sum = optionalObject({ amount: optionalText, currencyCode: optionalText }).transform((said) =>
  moneyOf(said?.amount ?? null, said?.currencyCode ?? null),
)
const inShop = optionalObject({ shopMoney: sum })

const refund = z.object({ id: requiredId, note: optionalText })

const order = z.object({
  totalReceivedSet: optionalObject({ shopMoney: sum, presentmentMoney: sum }),
  totalRefundedSet: inShop,
  disputes: listOf(z.object({ initiatedAs: optionalText, status: optionalText })),
  refunds: listOf(refund),
  suggestedRefund: optionalObject({
    suggestedTransactions: listOf(
      z.object({
        gateway: requiredId,
        parentTransaction: z.object({ id: requiredId }),
        maximumRefundableSet: inShop,
      }),
    ),
  }),
})
type Order = z.output<typeof order>

const trouble = z.object({ errors: listOf(z.object({ extensions: optionalObject({ code: optionalText }) })) })

/** Errors after which the same request may well succeed. */
const passing: ReadonlySet<string> = new Set([
  'THROTTLED',
  'INTERNAL_SERVER_ERROR',
  'TIMEOUT',
  'MAX_COST_EXCEEDED',
  'IDEMPOTENCY_CONCURRENT_REQUEST',
])

/** Of an inquiry the bank has taken nothing yet, and of one that was won it gave everything back. */
const isOpen = ({ initiatedAs, status }: Order['disputes'][number]): boolean =>
  initiatedAs !== 'INQUIRY' && status !== 'WON'

/** `gid://shopify/Refund/890…`: the number is what the webhook names it by. */
const numberOf = (gid: string): string => /\/(\d{1,20})$/.exec(gid)?.[1] ?? gid

const standingOf = ({ id }: z.output<typeof refund>): Standing => ({ id: numberOf(id), state: 'paid' })

export async function shopifyPayBack(
  request: RefundRequest,
  api: Api,
  accessToken: string,
  may: boolean,
): Promise<PaidBack> {
  const { key, value } = request
  if (!/^\d{1,20}$/.test(request.order)) return refused('unpaid', 'the order has no number of Shopify')
  const orderId = `gid://shopify/Order/${request.order}`

  async function ask(text: string, variables: object): Promise<Asked<JsonObject>> {
    const headers = { 'x-shopify-access-token': accessToken, 'content-type': 'application/json' }
    const body = JSON.stringify({ query: text, variables })
    const answer = await askVendor('Shopify', api, path, { method: 'POST', headers, body }, { refusal: 'declined' })
    if (answer.kind !== 'said') return answer
    const codes = (trouble.safeParse(answer.said).data?.errors ?? []).map(({ extensions }) => extensions?.code ?? '')
    if (codes.includes('ACCESS_DENIED')) return refused('no-access', 'the token may not pay back')
    if (codes.length > 0) {
      return codes.every((code) => passing.has(code))
        ? later('Shopify had trouble')
        : refused('declined', 'Shopify does not understand')
    }
    return answer
  }

  async function pay({ suggestedRefund }: Order): Promise<Asked<Standing>> {
    const [only, ...more] = suggestedRefund?.suggestedTransactions ?? []
    if (!only || more.length > 0) return refused('unpaid', 'the order was paid in several ways, or in none')
    if ((only.maximumRefundableSet?.shopMoney?.minor ?? 0) < value.minor)
      return refused('too-much', 'less than that is left of it')
    const transaction = {
      ...{ orderId, parentId: only.parentTransaction.id, gateway: only.gateway },
      ...{ kind: 'REFUND', amount: decimal(value) },
    }
    const input = { orderId, note: key, notify: false, transactions: [transaction] }
    const answer = await ask(mutation, { input, key })
    if (answer.kind !== 'said') return answer
    const made = z
      .object({
        data: z.object({
          refundCreate: z.object({
            refund: refund.nullable(),
            userErrors: listOf(z.object({ message: optionalText })),
          }),
        }),
      })
      .safeParse(answer.said).data?.data.refundCreate
    if (!made) return later('Shopify answered something else')
    if (made.refund === null || made.userErrors.length > 0) return refused('declined', 'Shopify refused the refund')
    return { kind: 'said', said: standingOf(made.refund) }
  }

  return payBackWith(
    {
      async read() {
        const answer = await ask(query, { id: orderId })
        if (answer.kind !== 'said') return answer
        const read = z.object({ data: z.object({ order: order.nullable() }) }).safeParse(answer.said)
        if (!read.success) return later('Shopify answered something else')
        const said = read.data.data.order
        if (said === null) return refused('unpaid', 'Shopify shows no such order')
        const received = said.totalReceivedSet
        // What the customer paid in, and what the shop counts in: sums of one are not sums of the other.
        const isOne = received?.presentmentMoney?.currency === received?.shopMoney?.currency
        const ours = said.refunds.find(({ note }) => note === key)
        return {
          kind: 'said',
          said: {
            captured: isOne ? (received?.shopMoney ?? null) : null,
            refunded: said.totalRefundedSet?.shopMoney ?? null,
            disputed: said.disputes.some(isOpen),
            ours: ours ? standingOf(ours) : null,
            pay: () => pay(said),
          },
        }
      },
      told: (id) => [`refund:${id}`],
    },
    request,
    may,
  )
}
