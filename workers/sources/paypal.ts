/**
 * PayPal signs with its own key, not with a secret of ours: RSA (PKCS #1 v1.5, SHA-256) over
 * `transmission id|time|our webhook's id|CRC-32 of the body` (sources.md section 5).
 *
 * - The webhook's id is in no request: it is what makes a delivery ours, so a signature for another shop is refused.
 * - The time is signed, but PayPal tries for three days and documents no tolerance; a repeated event has the same id.
 * - A certificate that cannot be fetched verifies nothing; PayPal tries again.
 *
 * https://developer.paypal.com/api/rest/webhooks/rest/
 */
import { z } from 'zod'
import { asking } from './asking.ts'
import { crc32 } from './crc32.ts'
import { commonSettings, instantOf, optionalId, optionalTime, quoted } from './fields.ts'
import { readJsonObject } from './json.ts'
import { certificateKeys, certificateUrl, type FetchCertificate, fetchCertificate } from './paypal-certificate.ts'
import { paypalEvents } from './paypal-events.ts'
import { paypalLookUp } from './paypal-look-up.ts'
import { paypalPayBack } from './paypal-refund.ts'
import { fromBase64, utf8 } from './signature.ts'
import type { Reading, Source } from './source.ts'

const settings = z.object({
  /** Of the webhook made for this address, in PayPal's dashboard; not the event's id. */
  webhookId: z
    .string()
    .trim()
    .regex(/^\w{1,50}$/),
  /** Of the shop's own live app, for look-ups; with access to disputes, payments and orders. */
  clientId: z.string().min(1).optional(),
  clientSecret: z.string().min(1).optional(),
  ...commonSettings,
})

/** Null where the shop gave no app of its own: nothing can be asked then. */
const appOf = ({ clientId, clientSecret }: z.output<typeof settings>) =>
  clientId === undefined || clientSecret === undefined ? null : { clientId, clientSecret }

const word = /^[\x21-\x7b\x7d\x7e]{1,100}$/

/** What the headers say; null when one is missing, or could be read in two ways ("|" parts the signed text). */
function sentWith(headers: Headers) {
  const of = (name: string) => headers.get(`paypal-${name}`) ?? ''
  const [id, time] = [of('transmission-id'), of('transmission-time')]
  const at = instantOf(time)
  const signature = fromBase64(of('transmission-sig'))
  if (!word.test(id) || !word.test(time) || at === null || signature === null) return null
  return of('auth-algo') === 'SHA256withRSA' ? { id, time, at, signature, certificate: of('cert-url') } : null
}

/** Deliveries of PayPal's sandbox are signed at its own host. */
const isSandbox = (certificate: string | null): boolean =>
  certificate !== null && URL.canParse(certificate) && new URL(certificate).hostname.endsWith('.sandbox.paypal.com')

export function paypalWith(ask: FetchCertificate): Source<z.output<typeof settings>> {
  const keyAt = certificateKeys(ask)
  return {
    name: 'paypal',
    settings,
    bodies: ['json'],
    withoutSecret: true,

    async verify({ raw, headers }, { settings: { webhookId, apiBaseUrl }, wallNow }) {
      const sent = sentWith(headers)
      if (sent === null) return false
      const url = certificateUrl(sent.certificate, apiBaseUrl)
      if (url === null) return false
      // A local stand-in may send what was recorded once, with the certificate of its day.
      const isLocal = apiBaseUrl !== undefined && url.origin === new URL(apiBaseUrl).origin
      const key = await keyAt(url, isLocal ? sent.at : wallNow)
      const message = utf8(`${sent.id}|${sent.time}|${webhookId}|${crc32(raw)}`)
      return key !== null && crypto.subtle.verify('RSASSA-PKCS1-v1_5', key, sent.signature, message)
    },

    read({ raw, headers }, { settings }): Reading {
      const { webhookId } = settings
      const body = readJsonObject(raw)
      if (!body.ok) return { kind: 'unusable', why: body.why }
      const { id, event_type: type, create_time } = body.value
      const eventId = optionalId.parse(id)
      if (eventId === null) return { kind: 'unusable', why: 'id is missing' }
      if (typeof type !== 'string') return { kind: 'unusable', why: 'event_type is missing' }
      // The simulator signs for a webhook of this name.
      const test = webhookId === 'WEBHOOK_ID' || isSandbox(headers.get('paypal-cert-url'))
      const said = paypalEvents.get(type)
      if (said === undefined) return { kind: 'nothing', eventId, why: `${quoted(type)} is no event of ours`, test }
      const reading = said(body.value, { eventId, test, sentAt: optionalTime.parse(create_time) })
      if (appOf(settings) === null) return reading
      return asking(reading, ({ payment, dispute }) =>
        payment !== null ? { payment } : dispute && { dispute: dispute.externalId },
      )
    },

    api: (settings) => (appOf(settings) === null ? null : 'https://api-m.paypal.com'),
    async payBack(request, api, { settings }, may) {
      const app = appOf(settings)
      return app === null
        ? { kind: 'refused', refusal: 'no-access', why: 'there is no app of the shop' }
        : paypalPayBack(request, api, app, may)
    },
    async lookUp(question, api, { settings }) {
      const app = appOf(settings)
      return app === null ? { kind: 'unknown', why: 'there is no access to PayPal' } : paypalLookUp(question, api, app)
    },
  }
}

export const paypal = paypalWith(fetchCertificate)
