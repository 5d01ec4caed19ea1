/** Keys derived from MASTER_KEY: sealing of stored secrets, bonus codes, form nonces. One purpose, one key (HKDF). */
import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { crockford } from '../domain/ids.ts'
import type { Secrets } from '../workflows/ports.ts'

const derive = (master: Uint8Array, purpose: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(hkdfSync('sha256', master, new Uint8Array(0), `amends ${purpose} v1`, 32))

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes))
const unbase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))

const sealingKey = (master: Uint8Array) =>
  crypto.subtle.importKey('raw', derive(master, 'sealing'), 'AES-GCM', false, ['encrypt', 'decrypt'])

/** A bonus code: the first 80 bits of HMAC-SHA-256 over its purpose, in 16 Crockford characters. */
export const codeMint = (master: Uint8Array) => {
  const key = derive(master, 'codes')
  return (purpose: string): string => crockford(createHmac('sha256', key).update(purpose).digest().subarray(0, 10))
}

/** Names the key that minted a code without saying anything about it. */
export const codeKeyVersion = (master: Uint8Array): number =>
  createHash('sha256').update(derive(master, 'codes')).digest().readUInt32BE(0)

/** `previous` is the master key of before a rotation: it opens what it sealed, and seals nothing. */
export function secretsWith(master: Uint8Array, previous: Uint8Array | null): Secrets {
  const formKeys = [master, previous].filter((key) => key !== null).map((key) => derive(key, 'forms'))
  const replyKeys = [master, previous].filter((key) => key !== null).map((key) => derive(key, 'replies'))
  const tombKeys = [master, previous].filter((key) => key !== null).map((key) => derive(key, 'tombstones'))
  const proof = (key: Uint8Array, subject: string, issued: string): string =>
    createHmac('sha256', key).update(`${subject} ${issued}`).digest('base64url').slice(0, 27)
  /** 160 bits; a mail program that folds or cuts a Message-ID leaves one of this length alone. */
  const replyProof = (key: Uint8Array, complaint: string): string =>
    createHmac('sha256', key).update(complaint).digest('base64url').slice(0, 27)
  const isSame = (expected: string, given: string): boolean => {
    const [a, b] = [Buffer.from(expected), Buffer.from(given)]
    return a.length === b.length && timingSafeEqual(a, b)
  }

  return {
    async seal(plain) {
      const iv = crypto.getRandomValues(new Uint8Array(12))
      const text = new TextEncoder().encode(plain)
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await sealingKey(master), text)
      return `v1.${base64(iv)}.${base64(new Uint8Array(sealed))}`
    },
    async open(sealed) {
      const [version, iv, text] = sealed.split('.')
      if (version !== 'v1' || !iv || !text) return null
      for (const key of [master, previous]) {
        if (!key) continue
        try {
          const opened = await crypto.subtle.decrypt(
            { name: 'AES-GCM', iv: unbase64(iv) },
            await sealingKey(key),
            unbase64(text),
          )
          return new TextDecoder().decode(opened)
        } catch {
          // Sealed with the other key: the next one is tried, and null says that none opens it.
        }
      }
      return null
    },
    hash: (text) => createHash('sha256').update(text).digest('hex'),
    formNonce(subject, issuedAt) {
      const issued = issuedAt.toString(36)
      return `${issued}.${proof(formKeys[0] ?? master, subject, issued)}`
    },
    replyProof: (complaint) => replyProof(replyKeys[0] ?? master, complaint),
    isReplyProof: (complaint, given) => replyKeys.some((key) => isSame(replyProof(key, complaint), given)),
    tombs: (shop, what) =>
      tombKeys.map((key) => createHmac('sha256', key).update(`${shop} ${what}`).digest('base64url')),
    checkFormNonce(subject, nonce) {
      const [issued = '', given = ''] = nonce.split('.')
      const issuedAt = Number.parseInt(issued, 36)
      const right = formKeys.some((key) => isSame(proof(key, subject, issued), given))
      return right && Number.isSafeInteger(issuedAt) ? issuedAt : null
    },
  }
}
