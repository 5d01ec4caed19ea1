/**
 * CloudPayments: payments, declined payments and refunds (sources.md section 7).
 *
 * - Each kind of notification is set to an address of its own in the cabinet, and no body says its kind. All of ours are
 *   one address, so the kind is told by the fields: a refund names the payment, a declined one has a reason code, a
 *   payment that went through has been to the bank and back. Point Pay, Fail and Refund here; Check asks for a decision
 *   that is not ours to make.
 * - The body is a form unless the cabinet says JSON. One of two headers signs it as sent, the other after URL decoding.
 * - A refund names no currency. Without the setting `currency` its payment is asked for it, where the shop gave
 *   `publicId` and its API secret; otherwise the sum stays unknown. It is never guessed.
 * - The answer is `{"code":0}`; anything else is sent again.
 *
 * https://developers.cloudpayments.ru/#uvedomleniya
 */
import { z } from 'zod'
import { type ComplaintEvent, nobody, type PersonClaim, type SourceEvent } from '../../domain/event.ts'
import { asking } from './asking.ts'
import { cloudpaymentsLookUp } from './cloudpayments-look-up.ts'
import { commonSettings, moneyOf, optionalId, optionalText, optionalTime, someone } from './fields.ts'
import { bareOrder, blankComplaint, type Hear, hear } from './hearing.ts'
import { type JsonObject, type JsonReading, readJsonObject, storableText } from './json.ts'
import { fromBase64, hmacMatches, utf8 } from './signature.ts'
import type { Reading, Source, SourceContext } from './source.ts'

const settings = z.object({
  publicId: z.string().trim().min(1).optional(),
  /** The password of the API, which signs notifications too; one of `secrets` where it is not given here. */
  apiSecret: z.string().min(1).optional(),
  /** Of the terminal, for refunds. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  ...commonSettings,
})
type Settings = z.output<typeof settings>

const notification = z.object({
  TransactionId: optionalId,
  PaymentTransactionId: optionalId,
  Amount: optionalText,
  Currency: optionalText,
  DateTime: optionalTime,
  InvoiceId: optionalId,
  AccountId: optionalId,
  Email: optionalText,
  Name: optionalText,
})
type Notification = z.output<typeof notification>

/** Nobody without an e-mail: an account id alone would stand before the customer whom the order knows. */
const personOf = ({ AccountId, Email, Name }: Notification): PersonClaim | null =>
  Email === null ? null : someone({ ...nobody, externalId: AccountId, email: Email, name: Name })

const orderOf = ({ InvoiceId }: Notification) => (InvoiceId === null ? null : bareOrder(InvoiceId))

/** The order is told too when the sum is known: one without a sum would count as the whole order's. */
const refundSays = (currency: string | null) =>
  hear(notification, (said): readonly SourceEvent[] => {
    const refunded = moneyOf(said.Amount, said.Currency ?? currency)
    const about = { at: said.DateTime, person: personOf(said) }
    const order = orderOf(said)
    const complaint: ComplaintEvent = {
      ...blankComplaint,
      ...about,
      externalId: `refund:${said.TransactionId}`,
      category: 'other',
      channel: 'refund',
      order,
      refunded,
      payment: said.PaymentTransactionId,
    }
    if (order === null || refunded === null) return [complaint]
    const told = {
      state: 'refunded',
      order,
      codes: [],
      amount: refunded,
      refund: said.TransactionId,
      payments: [],
    } as const
    return [{ ...about, type: 'order', ...told }, complaint]
  })

const paid = hear(notification, (said) => {
  if (said.InvoiceId === null) return 'a payment without InvoiceId is for no order'
  const amount = moneyOf(said.Amount, said.Currency)
  return [
    {
      type: 'order',
      state: 'paid',
      order: { ...bareOrder(said.InvoiceId), total: amount },
      person: personOf(said),
      codes: [],
      amount,
      at: said.DateTime,
      payments: said.TransactionId === null ? [] : [said.TransactionId],
    },
  ]
})

/** What the bank adds to a payment that it took: Check, which comes before, has none of it. */
const bankFields = ['AuthCode', 'Rrn', 'TotalFee', 'Token', 'GatewayName']
const has = (body: JsonObject, name: string): boolean => optionalText.parse(body[name]) !== null

/** Null where nothing can be asked. The secret that signs notifications is the password of the API. */
const accessOf = ({ settings: { publicId, apiSecret }, secrets: [secret] }: SourceContext<Settings>) => {
  const password = apiSecret ?? secret
  return publicId === undefined || password === undefined ? null : { publicId, apiSecret: password }
}

/** What to ask of a refund's payment; the sum and its number too where no order's refund could be told without it. */
function withQuestion(reading: Reading, body: JsonObject): Reading {
  const { TransactionId: refund, Amount: amount } = notification.parse(body)
  const isShort = ({ order, refunded }: ComplaintEvent) => order === null || refunded === null
  return asking(
    reading,
    (grievance) =>
      grievance.payment === null
        ? null
        : {
            payment: grievance.payment,
            ...(isShort(grievance) && amount !== null && { amount }),
            ...(isShort(grievance) && refund !== null && { refund }),
          },
    (grievance) => isShort(grievance) || !grievance.person?.email,
  )
}

/** The kind of notification, and what it says; a string says why it is nothing. */
function kindOf(body: JsonObject, currency: string | null): { kind: string; says: Hear | string } {
  if (has(body, 'PaymentTransactionId')) return { kind: 'refund', says: refundSays(currency) }
  if (has(body, 'ReasonCode') || has(body, 'Reason'))
    return { kind: 'fail', says: 'a declined card is tried again, or paid otherwise' }
  const wasTaken = body.Status === 'Completed' && bankFields.some((name) => has(body, name))
  if (wasTaken && (body.OperationType ?? 'Payment') === 'Payment') return { kind: 'pay', says: paid }
  return { kind: 'other', says: 'a notification that is neither a payment, a declined one nor a refund' }
}

/** A form or JSON as the cabinet has it; a form never begins with a brace. */
function bodyOf(raw: Uint8Array): JsonReading<JsonObject> {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(raw)
  } catch {
    return { ok: false, why: 'the body is not UTF-8 text' }
  }
  if (/^\s*[[{]/.test(text)) return readJsonObject(raw)
  const fields = [...new URLSearchParams(text)].map(([name, value]) => [storableText(name), storableText(value)])
  return { ok: true, value: Object.fromEntries(fields) }
}

function urlDecoded(raw: Uint8Array): Uint8Array {
  try {
    return utf8(decodeURIComponent(new TextDecoder().decode(raw).replaceAll('+', ' ')))
  } catch {
    return raw
  }
}

export const cloudpayments: Source<Settings> = {
  name: 'cloudpayments',
  settings,
  bodies: ['form', 'json'],

  /**
   * Which header signs which text is documented by third parties only, so both may sign the body as sent. The decoded
   * text can be split into fields in more ways than one; it counts only where nothing better was sent.
   */
  async verify({ raw, headers }, { secrets, settings: { apiSecret } }) {
    const keys = [...secrets, ...(apiSecret === undefined ? [] : [apiSecret])].map(utf8)
    const [asSent, other] = ['content-hmac', 'x-content-hmac'].map((name) => fromBase64(headers.get(name) ?? ''))
    if (await hmacMatches(keys, raw, [asSent ?? null, other ?? null])) return true
    return !headers.has('content-hmac') && hmacMatches(keys, urlDecoded(raw), [other ?? null])
  },

  read({ raw }, context): Reading {
    const body = bodyOf(raw)
    if (!body.ok) return { kind: 'unusable', why: body.why }
    const id = optionalId.parse(body.value.TransactionId)
    if (id === null) return { kind: 'unusable', why: 'TransactionId is missing' }
    const { kind, says } = kindOf(body.value, context.settings.currency ?? null)
    const delivery = {
      eventId: `${kind}:${id}`,
      test: String(body.value.TestMode) === '1' || body.value.TestMode === true,
    }
    if (typeof says === 'string') return { kind: 'nothing', why: says, ...delivery }
    const reading = says(body.value, { ...delivery, sentAt: null })
    return accessOf(context) === null ? reading : withQuestion(reading, body.value)
  },

  api: ({ publicId }) => (publicId === undefined ? null : 'https://api.cloudpayments.ru'),
  async lookUp(question, api, context) {
    const access = accessOf(context)
    if (access === null) return { kind: 'unknown', why: 'there is no access to CloudPayments' }
    return cloudpaymentsLookUp(question, api, access)
  },

  answer: () => Response.json({ code: 0 }),
}
