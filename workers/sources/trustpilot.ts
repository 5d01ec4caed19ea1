/**
 * Trustpilot: reviews of the shop (sources.md section 15).
 *
 * - Nothing is signed: it posts to an address with a key.
 * - One delivery tells several events. A review is one grievance, however often it is edited; a good one that turns bad
 *   opens it then, and one that is taken down or made better ends nothing: what was promised stands.
 * - The reviewer has a name and no address, by Trustpilot's policy. Invited reviewers bring the order's number, by which
 *   the order knows its customer; a number of theirs alone would hide that customer, so it counts only without an order.
 * - All of it is typed: who was not invited writes the number of the order themselves.
 *
 * https://support.trustpilot.com/hc/en-us/articles/360001108568
 */
import { z } from 'zod'
import { type ComplaintEvent, nobody } from '../../domain/event.ts'
import { asking } from './asking.ts'
import { crc32 } from './crc32.ts'
import {
  commonSettings,
  optionalId,
  optionalObject,
  optionalText,
  optionalTime,
  requiredId,
  someone,
} from './fields.ts'
import { bareOrder, blankComplaint, hear } from './hearing.ts'
import { type JsonObject, readJsonObject } from './json.ts'
import { utf8 } from './signature.ts'
import type { Reading, Source } from './source.ts'
import { starsOf } from './stars.ts'
import { trustpilotLookUp } from './trustpilot-look-up.ts'

const settings = z.object({
  apiKey: z.string().min(1).optional(),
  /** Beside the key it opens the private reviews, which name the address an invitation went to. */
  apiSecret: z.string().min(1).optional(),
  ...commonSettings,
})

/** Null unless both are given: what is public of a reviewer has no address, so that the key alone answers nothing. */
const accessOf = ({ apiKey, apiSecret }: z.output<typeof settings>) =>
  apiKey === undefined || apiSecret === undefined ? null : { apiKey, apiSecret }

const event = z.object({
  eventName: requiredId,
  eventData: z.object({
    id: requiredId,
    stars: optionalText,
    title: optionalText,
    text: optionalText,
    language: optionalText,
    referenceId: optionalId,
    createdAt: optionalTime,
    updatedAt: optionalId,
    consumer: optionalObject({ id: optionalId, name: optionalText, displayName: optionalText }),
  }),
})
type TrustpilotEvent = z.output<typeof event>

const events = z.array(event).min(1)

const posted: ReadonlySet<string> = new Set(['service-review-created', 'service-review-updated'])

/** One or two stars are a complaint, as everywhere; a sentence says why another event is none. */
function complaintOf({ eventName, eventData: said }: TrustpilotEvent): ComplaintEvent | string {
  if (!posted.has(eventName)) return 'a review that is taken down, or an event that is no review'
  const rating = starsOf(said.stars)
  if (rating === null) return 'a review without stars says nothing we could go by'
  if (rating > 2) return `a review of ${rating} stars is no complaint`
  const { referenceId, consumer } = said
  return {
    ...blankComplaint,
    externalId: `review:${said.id}`,
    category: 'other',
    channel: 'review',
    text: [said.title, said.text].filter((part) => part !== null).join('\n'),
    at: optionalTime.parse(said.updatedAt) ?? said.createdAt,
    person: someone({
      ...nobody,
      externalId: referenceId === null ? (consumer?.id ?? null) : null,
      name: consumer?.name ?? consumer?.displayName ?? null,
      locale: said.language,
    }),
    order: referenceId === null ? null : bareOrder(referenceId),
    rating,
  }
}

const told = hear(z.object({ events }), ({ events }) => {
  const complaints = events.map(complaintOf)
  const meant = complaints.filter((complaint) => typeof complaint !== 'string')
  return meant.length > 0 ? meant : (complaints.find((why) => typeof why === 'string') ?? 'no events')
})

/** A longer name would not fit the index; the batch is known by its first event, its size and a sum over all. */
const longestName = 200

/** A delivery has no id of its own: it is its events, and an edited review is another event for each edit. */
function eventIdOf(body: JsonObject): string {
  const { data } = z.object({ events }).safeParse(body)
  const names = (data?.events ?? []).map(({ eventName, eventData: { id, updatedAt } }) =>
    [eventName, id, ...(eventName === 'service-review-updated' && updatedAt !== null ? [updatedAt] : [])].join(':'),
  )
  const whole = names.join(',')
  return whole.length <= longestName ? whole : `${names[0]?.slice(0, 150)},+${names.length - 1}:${crc32(utf8(whole))}`
}

export const trustpilot: Source<z.output<typeof settings>> = {
  name: 'trustpilot',
  settings,
  bodies: ['json'],
  keyed: 'always',
  typed: true,

  /** The key in the address is all there is, and the router compares it. */
  verify: async () => true,

  read({ raw }, { settings }): Reading {
    const body = readJsonObject(raw)
    if (!body.ok) return { kind: 'unusable', why: body.why }
    const reading = told(body.value, { eventId: eventIdOf(body.value), test: false, sentAt: null })
    if (accessOf(settings) === null) return reading
    return asking(reading, ({ externalId }) => ({ review: externalId.slice('review:'.length) }))
  },

  api: (settings) => (accessOf(settings) === null ? null : 'https://api.trustpilot.com'),
  async lookUp(question, api, { settings }) {
    const access = accessOf(settings)
    return access === null
      ? { kind: 'unknown', why: 'there is no access to Trustpilot' }
      : trustpilotLookUp(question, api, access)
  },
}
