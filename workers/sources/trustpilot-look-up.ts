/**
 * Whose review it is, asked at Trustpilot: the private review names the address the shop's own invitation went to, and
 * the order it was about. Who was not invited has none, and stays with a person.
 *
 * https://developers.trustpilot.com/grant-type-client-credentials
 * https://developers.trustpilot.com/service-reviews-api (private)
 */
import { z } from 'zod'
import { nobody, type Question } from '../../domain/event.ts'
import { askOnce, basicAuthorization, grievanceOf, idIn, reachable } from './asking.ts'
import { optionalId, optionalObject, optionalText } from './fields.ts'
import { bareOrder } from './hearing.ts'
import type { Api, Found } from './source.ts'

const token = z.object({ access_token: z.string().regex(/^[\x21-\x7e]{1,4000}$/) })

const review = z.object({
  language: optionalText,
  referenceId: optionalId,
  referralEmail: optionalText,
  consumer: optionalObject({ id: optionalId, displayName: optionalText, email: optionalText }),
})

export async function trustpilotLookUp(
  question: Question,
  api: Api,
  access: { readonly apiKey: string; readonly apiSecret: string },
): Promise<Found> {
  const grievance = grievanceOf(question)
  const id = idIn(question, 'review')
  if (grievance === null || id === null) return { kind: 'unknown', why: 'there is no review to ask Trustpilot for' }
  const granted = await askOnce('Trustpilot', api, '/v1/oauth/oauth-business-users-for-applications/accesstoken', {
    method: 'POST',
    headers: {
      authorization: basicAuthorization(access.apiKey, access.apiSecret),
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  })
  if (granted.kind !== 'answered') return granted
  const { data: grant } = token.safeParse(granted.body)
  if (!grant) return { kind: 'later', why: 'Trustpilot gave no token' }
  const answer = await askOnce('Trustpilot', api, `/v1/private/reviews/${id}`, {
    headers: { authorization: `Bearer ${grant.access_token}` },
  })
  if (answer.kind !== 'answered') return answer
  const { data: said } = review.safeParse(answer.body)
  const person = reachable({
    ...nobody,
    externalId: said?.consumer?.id ?? null,
    email: said?.referralEmail ?? said?.consumer?.email ?? null,
    name: said?.consumer?.displayName ?? null,
    locale: said?.language ?? null,
  })
  // An order's number that nobody was invited with was typed by the reviewer.
  const orderId = person === null ? null : (said?.referenceId ?? null)
  return person === null
    ? { kind: 'unknown', why: 'Trustpilot has no address of this reviewer' }
    : { kind: 'found', events: [{ ...grievance, person, order: orderId === null ? null : bareOrder(orderId) }] }
}
