/** The few encodings and the one keyed hash that every signature here is made of. */

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

export const base64 = (bytes: Uint8Array): string => {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}

export const fromBase64 = (text: string): Uint8Array =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0))

/** URL-safe, without padding, as JSON Web Tokens want it. */
export const base64url = (bytes: Uint8Array): string =>
  base64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')

export const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

export async function hmacSha256(key: Uint8Array, text: string): Promise<Uint8Array> {
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, utf8(text)))
}

export const sha256 = async (bytes: Uint8Array | ArrayBuffer): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))

/**
 * A Standard Webhooks signature, `v1,<base64>`; Svix and so Resend use the same.
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export async function standardSignature(secret: string, id: string, seconds: number, body: string): Promise<string> {
  const key = fromBase64(secret.replace(/^whsec_/, ''))
  return `v1,${base64(await hmacSha256(key, `${id}.${seconds}.${body}`))}`
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A random name of `length` characters that is safe in ids, addresses and file names. */
export const randomName = (length: number): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => alphabet[byte % alphabet.length]).join('')
