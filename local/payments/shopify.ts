/**
 * Shopify's refunds by GraphQL: status 200 for a no too, and no refund without `@idempotent`.
 * https://shopify.dev/docs/api/admin-graphql/latest/mutations/refundCreate
 */
import { type Answer, type Call, gone, left, minorIn, payOut, type Till, takeTrouble, text, underKey } from './till.ts'

interface Asked {
  readonly query: string
  readonly variables: {
    readonly id?: string
    readonly key?: string
    readonly input?: {
      readonly orderId?: string
      readonly note?: string
      readonly transactions?: readonly {
        readonly amount?: string
        readonly parentId?: string
        readonly kind?: string
      }[]
    }
  }
}

const money = ({ currency }: Till, minor: number) => {
  const sum = { amount: text(minor), currencyCode: currency }
  return { shopMoney: sum, presentmentMoney: sum }
}

const parent = 'gid://shopify/OrderTransaction/1'

const error = (code: string, message: string) => ({
  status: 200,
  body: { errors: [{ message, extensions: { code } }] },
})

const userError = (message: string) => ({
  status: 200,
  body: { data: { refundCreate: { refund: null, userErrors: [{ field: ['input'], message }] } } },
})

const refundIn = ({ id, mark }: Till['refunds'][number]) => ({ id: `gid://shopify/Refund/${id}`, note: mark })

const orderIn = (till: Till) => ({
  totalReceivedSet: money(till, till.captured),
  totalRefundedSet: money(till, gone(till)),
  disputes: till.disputed ? [{ initiatedAs: 'CHARGEBACK', status: 'NEEDS_RESPONSE' }] : [],
  refunds: till.refunds.map(refundIn),
  suggestedRefund: {
    suggestedTransactions: [
      { gateway: 'shopify_payments', parentTransaction: { id: parent }, maximumRefundableSet: money(till, left(till)) },
    ],
  },
})

export function shopify(till: Till, { body }: Call): Answer {
  const { query, variables } = JSON.parse(body) as Asked
  const order = `gid://shopify/Order/${till.order}`
  if (query.startsWith('mutation')) {
    const { input, key } = variables
    if (!query.includes('@idempotent(key: $key)') || key === undefined) return error('BAD_REQUEST', 'idempotency key')
    const conflict = error('IDEMPOTENCY_KEY_PARAMETER_MISMATCH', 'the key was used with other parameters')
    return underKey(till, key, JSON.stringify(input), conflict, () => {
      const [transaction] = input?.transactions ?? []
      const minor = minorIn(transaction?.amount)
      if (input?.orderId !== order || transaction?.parentId !== parent) return userError('Order cannot be found')
      if (!(minor > 0) || minor > left(till)) return userError('Refund amount is more than the amount available')
      if (till.disputed) return userError('Transaction is disputed')
      const made = payOut(till, (n) => `890088186047892${n}`, minor, input?.note ?? '')
      return { status: 200, body: { data: { refundCreate: { refund: refundIn(made), userErrors: [] } } } }
    })
  }
  const trouble = takeTrouble(till, false)
  if (trouble === '429') return error('THROTTLED', 'Throttled')
  if (trouble) return { status: 500, body: { errors: 'Internal server error' } }
  return { status: 200, body: { data: { order: variables.id === order ? orderIn(till) : null } } }
}
