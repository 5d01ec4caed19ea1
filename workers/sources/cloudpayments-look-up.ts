/**
 * What a refund's notification leaves out, asked at CloudPayments: the payment that it pays back says the order, the
 * customer and the currency. A refund is made in the currency of its payment.
 *
 * The question carries the refund's number and its sum as written, where the webhook could not tell the refund of an
 * order: a decimal without its currency is no money, and nobody's data.
 *
 * https://developers.cloudpayments.ru/#prosmotr-tranzaktsii
 */
import { z } from 'zod'
import { nobody, type OrderEvent, type Question } from '../../domain/event.ts'
import { askOnce, basicAuthorization, grievanceOf, reachable } from './asking.ts'
import { moneyOf, optionalFlag, optionalId, optionalObject, optionalText, optionalTime } from './fields.ts'
import { bareOrder } from './hearing.ts'
import type { Api, Found } from './source.ts'

const answered = z.object({
  Success: optionalFlag,
  Model: optionalObject({
    Amount: optionalText,
    Currency: optionalText,
    InvoiceId: optionalId,
    AccountId: optionalId,
    Email: optionalText,
    Name: optionalText,
    CreatedDateIso: optionalTime,
  }),
})

/** Numbers of transactions are whole numbers that may not be exact as ours: the digits are sent as they came. */
const digits = /^\d{1,19}$/

export async function cloudpaymentsLookUp(
  question: Question,
  api: Api,
  access: { readonly publicId: string; readonly apiSecret: string },
): Promise<Found> {
  const grievance = grievanceOf(question)
  const { payment = '', refund, amount } = question
  if (grievance === null || !digits.test(payment))
    return { kind: 'unknown', why: 'there is no payment to ask CloudPayments for' }
  const answer = await askOnce('CloudPayments', api, '/payments/get', {
    method: 'POST',
    headers: {
      authorization: basicAuthorization(access.publicId, access.apiSecret),
      'content-type': 'application/json',
    },
    body: `{"TransactionId":${payment}}`,
  })
  if (answer.kind !== 'answered') return answer
  const said = answered.safeParse(answer.body).data
  // "Not found" is an answer of 200 with Success false.
  if (!said?.Model || said.Success !== true) return { kind: 'unknown', why: 'CloudPayments knows no such payment' }
  const { Model: model } = said
  const at = model.CreatedDateIso
  const total = moneyOf(model.Amount, model.Currency)
  const refunded = moneyOf(amount ?? null, model.Currency)
  const person = reachable({ ...nobody, externalId: model.AccountId, email: model.Email, name: model.Name })
  const order = model.InvoiceId === null ? null : { ...bareOrder(model.InvoiceId), total, placedAt: at }
  if (order === null && person === null && refunded === null)
    return { kind: 'unknown', why: 'CloudPayments knows neither the customer nor the order of this payment' }
  const told: OrderEvent[] = []
  if (order !== null) {
    const about = { type: 'order', order, person, codes: [] } as const
    told.push({ ...about, state: 'paid', amount: total, at, payments: [payment] })
    if (refunded !== null && refund !== undefined)
      told.push({ ...about, state: 'refunded', amount: refunded, at: null, refund, payments: [] })
  }
  return { kind: 'found', events: [...told, { ...grievance, person, order, refunded, payment }] }
}
