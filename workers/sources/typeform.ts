/**
 * Typeform: a form filled in (sources.md section 18).
 *
 * - Answers are found by the `ref` the shop gave a question (`email`, `phone`, `name`, `message`, `rating`, `category`,
 *   `order_id`), else by the type of the question. What a link to the form carries comes as `hidden`.
 * - All of it is typed, the order number and the hidden fields too: anybody can change a link.
 *
 * https://www.typeform.com/developers/webhooks/secure-your-webhooks/
 * https://www.typeform.com/developers/webhooks/example-payload/
 */
import { z } from 'zod'
import { type Category, categories, nobody } from '../../domain/event.ts'
import { commonSettings, field, listOf, optionalId, optionalText, optionalTime, requiredId, someone } from './fields.ts'
import { bareOrder, blankComplaint, hear } from './hearing.ts'
import { readJsonObject } from './json.ts'
import { fromBase64, hmacMatches, utf8 } from './signature.ts'
import type { Reading, Source } from './source.ts'
import { starsOf } from './stars.ts'

const settings = z.object(commonSettings)

const label = z.object({ label: optionalText }).catch({ label: null })

const answer = z
  .object({
    type: optionalText,
    text: optionalText,
    email: optionalText,
    phone_number: optionalText,
    number: optionalText,
    choice: label,
    field: z.object({ ref: optionalText, type: optionalText }).catch({ ref: null, type: null }),
  })
  .transform(({ field: question, choice, ...said }) => ({
    ref: question.ref?.toLowerCase() ?? '',
    type: question.type ?? said.type ?? '',
    value: said.text ?? said.email ?? said.phone_number ?? said.number ?? choice.label,
  }))
type Answer = z.output<typeof answer>

/** The first answer under one of these names, else of one of these types of question. */
function answered(answers: readonly Answer[], refs: readonly string[], types: readonly string[] = []): string | null {
  const found =
    answers.find(({ ref, value }) => refs.includes(ref) && value !== null) ??
    answers.find(({ type, value }) => types.includes(type) && value !== null)
  return found?.value ?? null
}

const known: ReadonlySet<string> = new Set(categories)
const categoryOf = (text: string | null): Category => {
  const word = text?.toLowerCase().replaceAll(/[\s_]+/g, '-') ?? ''
  return known.has(word) && word !== 'dispute' ? (word as Category) : 'other'
}

const hiddenFields = field((value) => {
  const read = z.record(z.string(), optionalText).safeParse(value)
  return new Map(read.success ? Object.entries(read.data) : [])
})

const filledIn = hear(
  z.object({
    form_response: z.object({
      token: requiredId,
      submitted_at: optionalTime,
      hidden: hiddenFields,
      answers: listOf(answer),
    }),
  }),
  ({ form_response: { token, submitted_at, hidden, answers } }) => {
    const long = answers.filter(({ type, value }) => type === 'long_text' && value !== null).map(({ value }) => value)
    const text = answered(answers, ['message', 'text', 'comment', 'complaint']) ?? long.join('\n')
    const rating = starsOf(answered(answers, ['rating', 'stars'], ['rating']))
    const orderId = optionalId.parse(
      answered(answers, ['order_id', 'order', 'order_number']) ?? hidden.get('order_id') ?? hidden.get('order'),
    )
    const person = someone({
      ...nobody,
      email: answered(answers, ['email'], ['email']) ?? hidden.get('email') ?? null,
      name: answered(answers, ['name', 'full_name']) ?? hidden.get('name') ?? null,
      phone: answered(answers, ['phone', 'phone_number'], ['phone_number']) ?? hidden.get('phone') ?? null,
      locale: hidden.get('locale') ?? null,
    })
    if (rating !== null && rating > 3) return `a form with ${rating} stars is no complaint`
    if (text === '' && rating === null && person === null) return 'the form says neither what happened nor to whom'
    return [
      {
        ...blankComplaint,
        externalId: token,
        category: categoryOf(answered(answers, ['category', 'reason'])),
        channel: 'form',
        text,
        at: submitted_at,
        person,
        order: orderId === null ? null : bareOrder(orderId),
        rating,
      },
    ]
  },
)

export const typeform: Source<z.output<typeof settings>> = {
  name: 'typeform',
  settings,
  bodies: ['json'],
  typed: true,

  verify({ raw, headers }, { secrets }) {
    const [, signature = ''] = /^sha256=(.+)$/.exec(headers.get('typeform-signature') ?? '') ?? []
    return hmacMatches(secrets.map(utf8), raw, [fromBase64(signature)])
  },

  read({ raw }): Reading {
    const body = readJsonObject(raw)
    if (!body.ok) return { kind: 'unusable', why: body.why }
    const named = z.object({ form_response: z.object({ token: requiredId }) }).safeParse(body.value)
    const eventId = named.success ? named.data.form_response.token : ''
    return filledIn(body.value, { eventId, test: false, sentAt: null })
  },
}
