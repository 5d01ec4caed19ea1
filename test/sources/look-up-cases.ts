/** One delivery of every sender that can be asked, whose payload lacks the customer or the order, and its vendor's API. */
import { sources } from '../../workers/sources/registry.ts'
import type { Asked, Shop, Vendor } from './vendor-api.ts'

export interface LookUpCase {
  readonly shop: Shop
  readonly body: unknown
  readonly headers: Readonly<Record<string, string>>
  readonly vendor: Vendor
  /** What must never be read in a reason. */
  readonly keys: readonly string[]
}

const basic = (text: string): string => `Basic ${btoa(text)}`
const needs =
  (header: string, value: string, words: unknown, status = 401) =>
  (asked: Asked) =>
    asked.headers.get(header) === value ? null : { status, body: words }

export const stripeCharge = {
  id: 'ch_1',
  object: 'charge',
  amount: 12500,
  amount_refunded: 0,
  currency: 'eur',
  created: 1793750400,
  customer: 'cus_9',
  paid: true,
  payment_intent: 'pi_1',
  receipt_email: null,
  metadata: { order_id: 'A-1001' },
  billing_details: { email: 'ana@example.com', name: 'Ana Popescu', phone: null, address: { country: 'RO' } },
}
const stripe: LookUpCase = {
  shop: { source: sources.stripe, settings: { apiKey: 'rk_live_secret' }, secrets: ['whsec_x'] },
  headers: {},
  body: {
    id: 'evt_1',
    type: 'charge.dispute.created',
    created: 1793760000,
    livemode: true,
    data: {
      object: {
        id: 'dp_1',
        charge: 'ch_1',
        payment_intent: 'pi_1',
        amount: 12500,
        currency: 'eur',
        status: 'needs_response',
        reason: 'product_not_received',
        evidence_details: { due_by: 1794400000 },
        evidence: { customer_email_address: null, customer_name: null },
        metadata: {},
      },
    },
  },
  vendor: {
    refusal: needs('authorization', 'Bearer rk_live_secret', { error: { message: 'Invalid API Key provided' } }),
    absent: { status: 404, body: { error: { code: 'resource_missing', type: 'invalid_request_error' } } },
    shelf: { '/v1/charges/ch_1': stripeCharge },
  },
  keys: ['rk_live_secret'],
}

export const paypalCapture = {
  id: '3C679366HH908993F',
  status: 'PARTIALLY_REFUNDED',
  amount: { currency_code: 'EUR', value: '50.00' },
  invoice_id: 'A-2002',
  custom_id: null,
  create_time: '2026-11-01T08:00:00Z',
  supplementary_data: { related_ids: { order_id: '5O190127TN364715T' } },
}
export const paypalOrder = {
  id: '5O190127TN364715T',
  status: 'COMPLETED',
  payer: {
    payer_id: 'QYR5Z8XDVJNXQ',
    email_address: 'ion@example.com',
    name: { given_name: 'Ion', surname: 'Rusu' },
    address: { country_code: 'MD' },
  },
  purchase_units: [
    {
      reference_id: 'default',
      items: [{ name: 'Cup', sku: 'C-1', quantity: '2', unit_amount: { currency_code: 'EUR', value: '25.00' } }],
    },
  ],
}
const paypalToken = 'A21AA-token'
const paypal: LookUpCase = {
  shop: {
    source: sources.paypal,
    settings: { webhookId: 'W1', clientId: 'app', clientSecret: 'pp-secret' },
    secrets: [],
  },
  headers: {},
  body: {
    id: 'WH-1',
    event_type: 'CUSTOMER.DISPUTE.CREATED',
    create_time: '2026-11-05T10:00:00Z',
    resource: {
      dispute_id: 'PP-D-4012',
      reason: 'MERCHANDISE_OR_SERVICE_NOT_RECEIVED',
      status: 'OPEN',
      dispute_life_cycle_stage: 'INQUIRY',
      disputed_transactions: [{ seller_transaction_id: '3C679366HH908993F', buyer: { name: 'Ion Rusu' } }],
    },
  },
  vendor: {
    refusal: (asked) => {
      if (asked.path !== '/v1/oauth2/token')
        return needs('authorization', `Bearer ${paypalToken}`, { error: 'invalid_token' })(asked)
      const refused = {
        status: 401,
        body: { error: 'invalid_client', error_description: 'Client Authentication failed' },
      }
      const isRight = asked.method === 'POST' && asked.body === 'grant_type=client_credentials'
      return isRight && asked.headers.get('authorization') === basic('app:pp-secret') ? null : refused
    },
    absent: { status: 404, body: { name: 'RESOURCE_NOT_FOUND' } },
    shelf: {
      '/v1/oauth2/token': { scope: 'x', access_token: paypalToken, token_type: 'Bearer', expires_in: 31668 },
      '/v2/payments/captures/3C679366HH908993F': paypalCapture,
      '/v2/checkout/orders/5O190127TN364715T': paypalOrder,
    },
  },
  keys: ['pp-secret', paypalToken, btoa('app:pp-secret')],
}

export const squarePayment = {
  id: 'PAY1',
  status: 'COMPLETED',
  order_id: 'ORD1',
  customer_id: 'CUS1',
  created_at: '2026-10-28T12:00:00.123Z',
  receipt_number: 'PAY1',
  total_money: { amount: 8801, currency: 'USD' },
}
export const squareOrder = {
  id: 'ORD1',
  reference_id: '1042',
  created_at: '2026-10-28T11:59:00Z',
  total_money: { amount: 8801, currency: 'USD' },
  line_items: [{ uid: 'l1', name: 'Vase', quantity: '1', total_money: { amount: 8801, currency: 'USD' } }],
}
export const squareCustomer = {
  id: 'CUS1',
  given_name: 'Ann',
  family_name: 'Lee',
  email_address: 'ann@example.com',
  phone_number: '+12065550100',
  address: { country: 'US' },
}
const square: LookUpCase = {
  shop: { source: sources.square, settings: { accessToken: 'EAAA-secret' }, secrets: ['sig'] },
  headers: {},
  body: {
    event_id: 'E1',
    type: 'dispute.created',
    created_at: '2026-11-02T00:00:00Z',
    data: {
      object: { dispute: { id: 'D1', state: 'EVIDENCE_REQUIRED', disputed_payment: { payment_id: 'PAY1' } } },
    },
  },
  vendor: {
    refusal: needs('authorization', 'Bearer EAAA-secret', { errors: [{ code: 'UNAUTHORIZED' }] }),
    absent: { status: 404, body: { errors: [{ category: 'INVALID_REQUEST_ERROR', code: 'NOT_FOUND' }] } },
    shelf: {
      '/v2/payments/PAY1': { payment: squarePayment },
      '/v2/orders/ORD1': { order: squareOrder },
      '/v2/customers/CUS1': { customer: squareCustomer },
    },
  },
  keys: ['EAAA-secret'],
}

export const cloudpaymentsModel = {
  TransactionId: 455,
  Amount: 1000.5,
  Currency: 'RUB',
  InvoiceId: 'A-77',
  AccountId: 'user_x',
  Email: 'olga@example.com',
  Name: 'OLGA IVANOVA',
  CreatedDateIso: '2026-10-01T09:00:00',
  Status: 'Completed',
}
const cloudpayments: LookUpCase = {
  shop: {
    source: sources.cloudpayments,
    settings: { publicId: 'pk_1', apiSecret: 'cp-secret' },
    secrets: ['cp-secret'],
  },
  headers: {},
  body: 'TransactionId=900&PaymentTransactionId=455&Amount=500.00&DateTime=2026-11-01+10%3A00%3A00',
  vendor: {
    refusal: (asked) =>
      asked.method === 'POST' && asked.headers.get('authorization') === basic('pk_1:cp-secret')
        ? null
        : { status: 401, body: '' },
    absent: { status: 404, body: '' },
    shelf: {
      '/payments/get': ({ body }: Asked) =>
        body === '{"TransactionId":455}'
          ? { Model: cloudpaymentsModel, Success: true, Message: null }
          : { Success: false, Message: 'Not found' },
    },
  },
  keys: ['cp-secret', btoa('pk_1:cp-secret')],
}

/** Beyond 2^53, as in Shopify's own samples. */
export const shopifyOrderId = '820982911946154508'
export const shopifyOrder = {
  id: `gid://shopify/Order/${shopifyOrderId}`,
  name: '#1042',
  email: 'jon@example.com',
  phone: null,
  customerLocale: 'ro-MD',
  test: false,
  createdAt: '2026-10-20T10:00:00Z',
  processedAt: '2026-10-20T10:00:05Z',
  cancelledAt: null,
  displayFinancialStatus: 'PARTIALLY_REFUNDED',
  discountCodes: ['SORRY10'],
  totalPriceSet: { shopMoney: { amount: '250.00', currencyCode: 'MDL' } },
  billingAddress: { firstName: 'Jon', lastName: 'Snow', countryCodeV2: 'MD' },
  shippingAddress: null,
  lineItems: {
    nodes: [{ sku: 'B-1', name: 'Bag', quantity: 2, originalUnitPriceSet: { shopMoney: { amount: '125.0' } } }],
  },
  customer: {
    id: 'gid://shopify/Customer/115310627314723954',
    firstName: 'Jon',
    lastName: 'Snow',
    tags: ['vip', 'b2b'],
    numberOfOrders: '14',
    amountSpent: { amount: '125000.0', currencyCode: 'MDL' },
    defaultEmailAddress: { emailAddress: 'jon@example.com', marketingState: 'SUBSCRIBED' },
    defaultPhoneNumber: null,
  },
}
const shopify: LookUpCase = {
  shop: {
    source: sources.shopify,
    settings: { shopDomain: 'semitsvet.myshopify.com', accessToken: 'shpat_secret' },
    secrets: ['s'],
  },
  headers: { 'x-shopify-webhook-id': 'w-1', 'x-shopify-topic': 'refunds/create' },
  body: `{"id":890088186047892319,"order_id":${shopifyOrderId},"created_at":"2026-11-01T10:00:00Z","transactions":[{"kind":"refund","status":"success","amount":"50.00","currency":"MDL"}],"refund_line_items":[]}`,
  vendor: {
    refusal: needs('x-shopify-access-token', 'shpat_secret', {
      errors: '[API] Invalid API key or access token (unrecognized login or wrong password)',
    }),
    absent: { status: 404, body: { errors: 'Not Found' } },
    shelf: {
      '/admin/api/2026-10/graphql.json': ({ body }: Asked) => {
        const { variables } = JSON.parse(body) as { variables: { id: string } }
        return { data: { order: variables.id === shopifyOrder.id ? shopifyOrder : null } }
      },
    },
  },
  keys: ['shpat_secret'],
}

const woocommerce: LookUpCase = {
  shop: {
    source: sources.woocommerce,
    settings: { url: 'https://shop.example/store/', consumerKey: 'ck_1', consumerSecret: 'cs_secret' },
    secrets: ['s'],
  },
  headers: { 'x-wc-webhook-topic': 'order.updated' },
  body: {
    id: 723,
    status: 'refunded',
    currency: 'USD',
    total: '39.00',
    customer_id: 26,
    date_modified_gmt: '2026-11-01T10:00:00',
    billing: { first_name: '', last_name: '', email: '', phone: '', country: '' },
    refunds: [{ id: 726, total: '-39.00' }],
  },
  vendor: {
    refusal: needs('authorization', basic('ck_1:cs_secret'), { code: 'woocommerce_rest_cannot_view' }),
    absent: { status: 404, body: { code: 'woocommerce_rest_invalid_id', message: 'Invalid resource ID.' } },
    shelf: {
      '/wp-json/wc/v3/customers/26': {
        id: 26,
        email: 'joao@example.com',
        first_name: 'João',
        last_name: 'Silva',
        billing: { phone: '(11) 1111', country: 'BR' },
      },
    },
  },
  keys: ['cs_secret', btoa('ck_1:cs_secret')],
}

const trustpilotToken = 'tp-token'
const trustpilot: LookUpCase = {
  shop: { source: sources.trustpilot, settings: { apiKey: 'tp-key', apiSecret: 'tp-secret' }, secrets: ['key'] },
  headers: {},
  body: {
    events: [
      {
        eventName: 'service-review-created',
        eventData: { id: '53bf', stars: 1, text: 'Never came', language: 'en', consumer: { id: 'c1', name: 'Ann' } },
      },
    ],
  },
  vendor: {
    refusal: (asked) =>
      asked.headers.get('authorization') ===
      (asked.method === 'POST' ? basic('tp-key:tp-secret') : `Bearer ${trustpilotToken}`)
        ? null
        : { status: 401, body: { message: 'Unauthorized' } },
    absent: { status: 404, body: { message: 'Not Found' } },
    shelf: {
      '/v1/oauth/oauth-business-users-for-applications/accesstoken': {
        access_token: trustpilotToken,
        expires_in: '359999',
      },
      '/v1/private/reviews/53bf': {
        id: '53bf',
        stars: 1,
        language: 'en',
        referralEmail: 'ann@example.com',
        referenceId: 'A-5',
        consumer: { id: 'c1', displayName: 'Ann' },
      },
    },
  },
  keys: ['tp-secret', trustpilotToken, btoa('tp-key:tp-secret')],
}

export const lookUpCases = {
  stripe,
  paypal,
  square,
  cloudpayments,
  shopify,
  woocommerce,
  trustpilot,
} as const satisfies Record<string, LookUpCase>
