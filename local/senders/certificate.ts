/** An X.509 certificate as PayPal has one, made by hand (RFC 5280): WebCrypto makes keys and no certificates. */
import { base64, utf8 } from '../signing.ts'

const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }

export const joined = (...parts: readonly Uint8Array[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => [...part]))

function tagged(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = joined(...parts)
  const { length } = content
  const size = length < 128 ? [length] : [0x82, length >> 8, length & 0xff]
  return joined(Uint8Array.of(tag, ...size), content)
}
const sequence = (...parts: readonly Uint8Array[]) => tagged(0x30, ...parts)

const sha256WithRsa = sequence(
  Uint8Array.of(0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b),
  Uint8Array.of(5, 0),
)
const commonName = (name: string) =>
  sequence(tagged(0x31, sequence(Uint8Array.of(0x06, 0x03, 0x55, 0x04, 0x03), tagged(0x0c, utf8(name)))))
const instant = (at: number) => tagged(0x18, utf8(new Date(at).toISOString().replace(/[-:T]|\.\d+/g, '')))

export interface Identity {
  /** PKCS #8, base64. */
  readonly key: string
  /** PEM. */
  readonly certificate: string
}

/** A new key pair and a certificate of it under a name, signed by itself. */
export async function newIdentity(name: string, from: number, to: number): Promise<Identity> {
  const pair = await crypto.subtle.generateKey(
    { ...algorithm, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) },
    true,
    ['sign', 'verify'],
  )
  if (!('privateKey' in pair)) throw new Error('an RSA pair was asked for')
  const [spki, pkcs8] = await Promise.all([
    crypto.subtle.exportKey('spki', pair.publicKey),
    crypto.subtle.exportKey('pkcs8', pair.privateKey),
  ])
  if (!(spki instanceof ArrayBuffer) || !(pkcs8 instanceof ArrayBuffer)) throw new Error('bytes were asked for')
  const content = sequence(
    tagged(0xa0, tagged(0x02, Uint8Array.of(2))),
    tagged(0x02, Uint8Array.of(1)),
    sha256WithRsa,
    commonName('Amends local world'),
    sequence(instant(from), instant(to)),
    commonName(name),
    new Uint8Array(spki),
  )
  const signature = new Uint8Array(await crypto.subtle.sign(algorithm.name, pair.privateKey, content))
  const der = sequence(content, sha256WithRsa, tagged(0x03, Uint8Array.of(0), signature))
  const lines = base64(der).replace(/.{64}/g, '$&\n')
  return {
    key: base64(new Uint8Array(pkcs8)),
    certificate: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  }
}

/** RSASSA-PKCS1-v1_5 with SHA-256, base64. */
export async function rsaSignature(key: string, text: string): Promise<string> {
  const bytes = Uint8Array.from(atob(key), (character) => character.charCodeAt(0))
  const imported = await crypto.subtle.importKey('pkcs8', bytes, algorithm, false, ['sign'])
  return base64(new Uint8Array(await crypto.subtle.sign(algorithm.name, imported, utf8(text))))
}
