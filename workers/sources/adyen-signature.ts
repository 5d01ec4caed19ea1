/**
 * Adyen signs in two ways. Each item of a standard webhook carries a signature of its own, over eight fields joined by
 * colons; platform webhooks sign the whole body in the header `HmacSignature`.
 * https://docs.adyen.com/development-resources/webhooks/secure-webhooks/verify-hmac-signatures
 */
import { type Json, type JsonObject, readJsonObject } from './json.ts'
import { fromBase64, hmacMatches, utf8 } from './signature.ts'
import type { Arrival } from './source.ts'

const at = (value: Json | undefined, name: string): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject)[name] : undefined
const written = (value: Json | undefined): string =>
  typeof value === 'string' || typeof value === 'boolean' ? String(value) : ''

/** No field is escaped, and a missing one is empty; a sum of 0 is "0". */
function itemMatches(keys: readonly Uint8Array[], wrapped: Json): Promise<boolean> {
  const said = at(wrapped, 'NotificationRequestItem')
  const names = ['pspReference', 'originalReference', 'merchantAccountCode', 'merchantReference'] as const
  const signed = [
    ...names.map((name) => at(said, name)),
    at(at(said, 'amount'), 'value'),
    at(at(said, 'amount'), 'currency'),
    at(said, 'eventCode'),
    at(said, 'success'),
  ]
  const signature = fromBase64(written(at(at(said, 'additionalData'), 'hmacSignature')))
  return hmacMatches(keys, utf8(signed.map(written).join(':')), [signature])
}

/**
 * True when the header signs the whole body, or every item signs itself, under any of the keys. One bad item among good
 * ones is enough to refuse them all. Never throws.
 */
export async function adyenSigned(keys: readonly Uint8Array[], { raw, headers }: Arrival): Promise<boolean> {
  const header = headers.get('hmacsignature')
  if (header !== null && (await hmacMatches(keys, raw, [fromBase64(header)]))) return true
  const body = readJsonObject(raw)
  const wrapped = body.ok ? body.value.notificationItems : undefined
  if (!Array.isArray(wrapped) || wrapped.length === 0) return false
  for (const one of wrapped) if (!(await itemMatches(keys, one))) return false
  return true
}
