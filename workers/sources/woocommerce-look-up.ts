/**
 * Who ordered, asked at the shop: an order of a signed-in customer may be saved without a billing address (entered by
 * staff, by telephone, by an app), and then the account knows the e-mail.
 *
 * Refunds' reasons (`GET /orders/{id}/refunds`) are not asked for: they are the merchant's words, not the customer's.
 *
 * https://woocommerce.github.io/woocommerce-rest-api-docs/#retrieve-a-customer
 */
import { z } from 'zod'
import { nobody, type Question } from '../../domain/event.ts'
import { askOnce, basicAuthorization, grievanceOf, reachable } from './asking.ts'
import { countryOf, fullName, optionalObject, optionalText } from './fields.ts'
import type { Api, Found } from './source.ts'

const customer = z.object({
  email: optionalText,
  first_name: optionalText,
  last_name: optionalText,
  billing: optionalObject({ phone: optionalText, country: optionalText }),
})

export async function woocommerceLookUp(
  question: Question,
  api: Api,
  keys: { readonly consumerKey: string; readonly consumerSecret: string },
): Promise<Found> {
  const grievance = grievanceOf(question)
  const id = question.customer ?? ''
  if (grievance === null || !/^\d{1,20}$/.test(id)) return { kind: 'unknown', why: 'there is no customer to ask for' }
  const answer = await askOnce('WooCommerce', api, `/wp-json/wc/v3/customers/${id}`, {
    headers: { authorization: basicAuthorization(keys.consumerKey, keys.consumerSecret) },
  })
  if (answer.kind !== 'answered') return answer
  const { data: said } = customer.safeParse(answer.body)
  const person = reachable({
    ...nobody,
    externalId: id,
    email: said?.email ?? null,
    name: fullName(said?.first_name ?? null, said?.last_name ?? null),
    phone: said?.billing?.phone ?? null,
    country: countryOf(said?.billing?.country ?? null),
  })
  return person === null
    ? { kind: 'unknown', why: 'the shop has no address of this customer' }
    : { kind: 'found', events: [{ ...grievance, person }] }
}
