/**
 * Judge.me: reviews of products (sources.md section 15).
 *
 * - The key is the app's OAuth secret, or the private API token when the webhook was made with that.
 * - A review is edited and sent again; the grievance is the review, the delivery its state of that time.
 * - No order is named, only a product: the reviewer's e-mail says who it is.
 *
 * https://judge.me/help/en/articles/8299679
 */
import { z } from 'zod'
import { nobody } from '../../domain/event.ts'
import {
  commonSettings,
  optionalId,
  optionalObject,
  optionalText,
  optionalTime,
  requiredId,
  someone,
} from './fields.ts'
import { blankComplaint, hear } from './hearing.ts'
import { readJsonObject } from './json.ts'
import { fromHex, hmacMatches, utf8 } from './signature.ts'
import type { Reading, Source } from './source.ts'
import { starsOf } from './stars.ts'

const settings = z.object(commonSettings)

const review = z.object({
  id: requiredId,
  rating: optionalText,
  title: optionalText,
  body: optionalText,
  curated: optionalText,
  created_at: optionalTime,
  updated_at: optionalTime,
  reviewer: optionalObject({ external_id: optionalId, email: optionalText, name: optionalText, phone: optionalText }),
})

/** One or two stars are a complaint; who gives three or more has not said that we failed. */
const posted = hear(z.object({ review }), ({ review: said }) => {
  const rating = starsOf(said.rating)
  if (rating === null) return 'a review without stars says nothing we could go by'
  if (rating > 2) return `a review of ${rating} stars is no complaint`
  if (said.curated === 'spam') return 'the shop marked this review as spam'
  const { reviewer } = said
  return [
    {
      ...blankComplaint,
      externalId: `review:${said.id}`,
      category: 'other',
      channel: 'review',
      text: [said.title, said.body].filter((part) => part !== null).join('\n'),
      at: said.updated_at ?? said.created_at,
      person:
        reviewer &&
        someone({
          ...nobody,
          externalId: reviewer.external_id,
          email: reviewer.email,
          name: reviewer.name,
          phone: reviewer.phone,
        }),
      rating,
    },
  ]
})

export const judgeme: Source<z.output<typeof settings>> = {
  name: 'judgeme',
  settings,
  bodies: ['json'],
  typed: true,

  verify({ raw, headers }, { secrets }) {
    return hmacMatches(secrets.map(utf8), raw, [fromHex(headers.get('judgeme-hmac-sha256') ?? '')])
  },

  read({ raw }): Reading {
    const body = readJsonObject(raw)
    if (!body.ok) return { kind: 'unusable', why: body.why }
    const said = z.object({ review: z.object({ id: requiredId, updated_at: optionalId }) }).safeParse(body.value)
    const eventId = said.success ? `${said.data.review.id}:${said.data.review.updated_at ?? ''}` : ''
    return posted(body.value, { eventId, test: false, sentAt: null })
  },
}
