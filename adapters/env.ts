/** Everything the deployment sets, parsed once. A secret that is missing or empty closes its endpoint; it opens nothing. */
import { z } from 'zod'

const secret = z
  .string()
  .trim()
  .optional()
  .transform((value) => (value ? value : null))
const origin = z.url().transform((url) => url.replace(/\/+$/, ''))
const optionalUrl = z
  .string()
  .trim()
  .optional()
  .transform((value) => (value ? value.replace(/\/+$/, '') : null))

const base64Key = z
  .string()
  .transform((text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)))
  .refine((bytes) => bytes.length >= 32, 'MASTER_KEY must be at least 32 bytes, base64')

export const settingsSchema = z.object({
  ENVIRONMENT: z.enum(['production', 'local']),
  PUBLIC_URL: origin,
  MASTER_KEY: base64Key,
  MASTER_KEY_PREVIOUS: z
    .string()
    .optional()
    .transform((text) => (text ? Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)) : null)),
  OWNER_EMAIL: z.email().transform((email) => email.toLowerCase()),
  RESEND_API_KEY: secret,
  RESEND_BASE_URL: optionalUrl,
  RESEND_WEBHOOK_SECRET: secret,
  QSTASH_URL: optionalUrl,
  QSTASH_TOKEN: secret,
  QSTASH_CURRENT_SIGNING_KEY: secret,
  QSTASH_NEXT_SIGNING_KEY: secret,
  ACCESS_ISSUER: optionalUrl,
  ACCESS_AUD: secret,
  ALARM_URL: optionalUrl,
  HEARTBEAT_URL: optionalUrl,
})
export type Settings = z.infer<typeof settingsSchema>

const parsed = new WeakMap<object, Settings>()

/** Settings of this isolate. Throws with the name of the first setting that is wrong. */
export function settingsOf(env: Env): Settings {
  const known = parsed.get(env)
  if (known) return known
  const settings = settingsSchema.parse(env)
  parsed.set(env, settings)
  return settings
}
