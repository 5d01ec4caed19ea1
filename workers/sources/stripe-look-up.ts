/**
 * Whose payment was disputed or paid back, asked at Stripe: the charge first, then only what it leaves open, since a
 * restricted key may read one kind of object and not the other.
 *
 * - The order is `metadata.order_id`, wherever the shop wrote it: on the charge, the payment intent or the checkout
 *   session. A session's `client_reference_id` may be a cart or a customer, so it is no order.
 * - An event of a connected account (top-level `account`) is asked in that account's name.
 *
 * https://docs.stripe.com/api/charges/retrieve
 * https://docs.stripe.com/api/checkout/sessions/list
 */
import { z } from 'zod'
import { nobody, type OrderEvent, type PersonClaim, type Question } from '../../domain/event.ts'
import { type Answered, askOnce, grievanceOf, idIn, isPathId, reachable } from './asking.ts'
import { countryOf, field, listOf, optionalFlag, optionalId, optionalObject, optionalText } from './fields.ts'
import { bareOrder } from './hearing.ts'
import type { JsonObject } from './json.ts'
import type { Api, Found } from './source.ts'
import { billingDetails, charge, metadata, moneyOf, personOf } from './stripe-charge.ts'

/** Answers keep the shape of this version, whatever the account's own default is. */
const apiVersion = '2024-06-20'

/** An id, or the object itself where the account's settings expand it. */
const reference = field((value) => {
  const { data } = z.object({ id: optionalId }).safeParse(value)
  return data ? data.id : optionalId.parse(value)
})

const asked = charge.extend({ customer: reference, payment_intent: reference, paid: optionalFlag })
type Asked = z.output<typeof asked>
const listed = z.object({ data: listOf(asked) })

const intent = z.object({ metadata, receipt_email: optionalText })
const sessions = z.object({ data: listOf(z.object({ metadata, customer_details: billingDetails })) })
const account = z.object({
  email: optionalText,
  name: optionalText,
  phone: optionalText,
  address: optionalObject({ country: optionalText }),
})

type Ask = (path: string) => Promise<Answered>

/** What is known so far; each further request fills in what the earlier ones left open. */
interface Known {
  readonly orderId: string | null
  readonly person: PersonClaim | null
}

const isComplete = ({ orderId, person }: Known): boolean => orderId !== null && !!person?.email

type Step = (said: Asked, known: Known) => { path: string; learn: (body: JsonObject) => Known } | null

const filled = (known: Known, orderId: string | null | undefined, person: PersonClaim | null): Known => ({
  orderId: known.orderId ?? orderId ?? null,
  person: known.person?.email ? known.person : (reachable(person) ?? known.person),
})

const steps: readonly Step[] = [
  ({ customer, payment_intent: id }, known) =>
    id === null || !isPathId(id)
      ? null
      : {
          path: `/v1/payment_intents/${id}`,
          learn(body) {
            const { data } = intent.safeParse(body)
            const email = data?.receipt_email ?? null
            return filled(
              known,
              data?.metadata?.order_id,
              email === null ? null : { ...nobody, externalId: customer, email },
            )
          },
        },
  ({ customer, payment_intent: id }, known) =>
    id === null || !isPathId(id)
      ? null
      : {
          path: `/v1/checkout/sessions?payment_intent=${id}&limit=1`,
          learn(body) {
            const session = sessions.safeParse(body).data?.data[0]
            const person = personOf({
              customer,
              billing_details: session?.customer_details ?? null,
              receipt_email: null,
            })
            return filled(known, session?.metadata?.order_id, person)
          },
        },
  ({ customer: id }, known) =>
    id === null || !isPathId(id) || known.person?.email
      ? null
      : {
          path: `/v1/customers/${id}`,
          learn(body) {
            const { data } = account.safeParse(body)
            if (!data) return known
            const { address, ...said } = data
            return filled(known, null, {
              ...nobody,
              ...said,
              externalId: id,
              country: countryOf(address?.country ?? null),
            })
          },
        },
]

/** The charge of the question, named by its own id or by its payment intent. */
async function askCharge(
  ask: Ask,
  payment: string,
): Promise<{ kind: 'charge'; said: Asked } | Exclude<Answered, { kind: 'answered' }>> {
  const byIntent = payment.startsWith('pi_')
  const answer = await ask(byIntent ? `/v1/charges?payment_intent=${payment}&limit=1` : `/v1/charges/${payment}`)
  if (answer.kind !== 'answered') return answer
  const said = byIntent ? listed.safeParse(answer.body).data?.data[0] : asked.safeParse(answer.body).data
  return said ? { kind: 'charge', said } : { kind: 'unknown', why: 'Stripe knows no such charge' }
}

/** The order as far as a payment shows it. It was paid, and by which payments it can be found again. */
function orderOf(said: Asked, { orderId, person }: Known): OrderEvent | null {
  if (orderId === null) return null
  const total = moneyOf(said.amount, said.currency)
  return {
    type: 'order',
    state: 'paid',
    order: { ...bareOrder(orderId), total, placedAt: said.created },
    person,
    codes: [],
    amount: total,
    at: said.created,
    payments: [said.id, said.payment_intent].filter((id) => id !== null),
  }
}

export async function stripeLookUp(question: Question, api: Api, apiKey: string): Promise<Found> {
  const grievance = grievanceOf(question)
  const payment = idIn(question, 'payment')
  if (grievance === null || payment === null) return { kind: 'unknown', why: 'there is no payment to ask Stripe for' }
  const owner = idIn(question, 'account')
  const ask: Ask = (path) =>
    askOnce('Stripe', api, path, {
      headers: {
        authorization: `Bearer ${apiKey}`,
        'stripe-version': apiVersion,
        ...(owner !== null && { 'stripe-account': owner }),
      },
    })
  const answer = await askCharge(ask, payment)
  if (answer.kind !== 'charge') return answer
  const { said } = answer
  let known: Known = { orderId: said.metadata?.order_id ?? null, person: reachable(personOf(said)) }
  for (const step of steps) {
    const next = isComplete(known) ? null : step(said, known)
    if (next === null) continue
    const more = await ask(next.path)
    if (more.kind === 'later') return more
    if (more.kind === 'answered') known = next.learn(more.body)
  }
  if (known.orderId === null && known.person === null)
    return { kind: 'unknown', why: 'Stripe knows neither the customer nor the order of this charge' }
  const order = orderOf(said, known)
  return {
    kind: 'found',
    events: [
      ...(order !== null && said.paid !== false ? [order] : []),
      { ...grievance, person: known.person, order: order?.order ?? null, payment: said.id },
    ],
  }
}
