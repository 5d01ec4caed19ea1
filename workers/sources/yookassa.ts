/**
 * YooKassa: payments taken, payments cancelled, refunds (sources.md section 6).
 *
 * - Nothing is signed. A notification comes from one of the vendor's networks to an address with a key, and even then it
 *   is only a hint: what happened is read from the API (`yookassa-look-up.ts`), and nothing in the body is believed.
 * - It counts only 200 as received and repeats for a day, so that event and object make a delivery unique.
 * - There is no event for a chargeback.
 *
 * https://yookassa.ru/developers/using-api/webhooks
 */
import { z } from 'zod'
import type { SourceEvent } from '../../domain/event.ts'
import { isPathId } from './asking.ts'
import { commonSettings, optionalFlag, quoted, requiredId, whatIsWrong } from './fields.ts'
import { blankComplaint } from './hearing.ts'
import { readJsonObject } from './json.ts'
import { isWithin, network } from './networks.ts'
import type { Reading, Source } from './source.ts'
import { yookassaLookUp } from './yookassa-look-up.ts'
import { yookassaPayBack } from './yookassa-refund.ts'

const settings = z.object({
  shopId: z.union([z.string().trim(), z.int().nonnegative().transform(String)]).pipe(z.string().regex(/^\d{1,20}$/)),
  /** Of the API; the key in the notification's address is one of `secrets`. */
  secretKey: z
    .string()
    .trim()
    .regex(/^[\x21-\x7e]{1,200}$/),
  ...commonSettings,
})

/** https://yookassa.ru/developers/using-api/webhooks#ip (the SDK of 2022 lists four /64 inside the last one). */
const networks = [
  '185.71.76.0/27',
  '185.71.77.0/27',
  '77.75.153.0/25',
  '77.75.154.128/25',
  '77.75.156.11/32',
  '77.75.156.35/32',
  '2a02:5180::/32',
].map(network)

/** Where a stand-in on the same machine posts from. */
const loopback = ['127.0.0.0/8', '::1/128'].map(network)

const notification = z.object({
  event: requiredId,
  object: z.object({ id: requiredId, test: optionalFlag }),
})

/** The events that are asked about. A payment that waits for capture, payouts and deals say nothing to a customer. */
const askedAbout: ReadonlyMap<string, 'payment' | 'refund'> = new Map([
  ['payment.succeeded', 'payment'],
  ['payment.canceled', 'payment'],
  ['refund.succeeded', 'refund'],
])

/**
 * A refund that cannot be read is a person's task, known by its id alone. Without a payment nothing is lost: the shop
 * itself tells of its orders, and no money was paid back.
 */
const otherwise = (object: 'payment' | 'refund', id: string): readonly SourceEvent[] =>
  object === 'payment' ? [] : [{ ...blankComplaint, externalId: `refund:${id}`, category: 'other', channel: 'refund' }]

export const yookassa: Source<z.output<typeof settings>> = {
  name: 'yookassa',
  settings,
  bodies: ['json'],
  keyed: 'always',

  async verify({ address }, { settings: { apiBaseUrl } }) {
    // The demo's stand-in posts from this machine, where the runtime may give no address.
    const isDemo = apiBaseUrl !== undefined
    return address === null ? isDemo : isWithin(address, isDemo ? [...networks, ...loopback] : networks)
  },

  read({ raw }): Reading {
    const body = readJsonObject(raw)
    if (!body.ok) return { kind: 'unusable', why: body.why }
    const read = notification.safeParse(body.value)
    if (!read.success) return { kind: 'unusable', why: whatIsWrong(read.error) }
    const { event, object } = read.data
    const delivery = { eventId: `${event}:${object.id}`, test: object.test === true }
    const about = askedAbout.get(event)
    if (about === undefined) return { kind: 'nothing', why: `${quoted(event)} is no event of ours`, ...delivery }
    if (!isPathId(object.id)) return { kind: 'unusable', why: 'object.id is no id of YooKassa' }
    return { kind: 'notice', ask: { [about]: object.id, event }, otherwise: otherwise(about, object.id), ...delivery }
  },

  api: () => 'https://api.yookassa.ru',
  lookUp: yookassaLookUp,
  payBack: (request, api, { settings }, may) => yookassaPayBack(request, api, settings, may),
}
