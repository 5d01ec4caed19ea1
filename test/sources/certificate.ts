/** A certificate of any name and dates, made by hand (RFC 5280), and what PayPal would sign with it. */
import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { crc32 } from 'node:zlib'

const tagged = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts)
  const { length } = content
  const size = length < 128 ? [length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.of(tag, ...size), content])
}
const sequence = (...parts: readonly Uint8Array[]) => tagged(0x30, ...parts)
const sha256WithRsa = sequence(Buffer.from('06092a864886f70d01010b', 'hex'), Buffer.of(5, 0))
const commonName = (name: string) =>
  sequence(tagged(0x31, sequence(Buffer.from('0603550403', 'hex'), tagged(0x0c, Buffer.from(name)))))
const instant = (at: number) =>
  tagged(0x18, Buffer.from(`${new Date(at).toISOString().replaceAll(/[-:T]|\.\d+/g, '')}`))

const pair = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'der' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})
const privateKey = createPrivateKey(pair.privateKey)

export function certificateFor({ name, from, to }: { name: string; from: number; to: number }): string {
  const content = sequence(
    tagged(0xa0, tagged(0x02, Buffer.of(2))),
    tagged(0x02, Buffer.of(1)),
    sha256WithRsa,
    commonName('Test CA'),
    sequence(instant(from), instant(to)),
    commonName(name),
    pair.publicKey,
  )
  const der = sequence(content, sha256WithRsa, tagged(0x03, Buffer.of(0), sign('sha256', content, privateKey)))
  return `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replaceAll(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`
}

export function paypalHeaders(body: string, { webhookId = 'W1', time = '2026-11-01T00:00:00Z', url = '' } = {}) {
  const signed = `t-1|${time}|${webhookId}|${crc32(body)}`
  return {
    'paypal-transmission-id': 't-1',
    'paypal-transmission-time': time,
    'paypal-transmission-sig': sign('sha256', Buffer.from(signed), privateKey).toString('base64'),
    'paypal-auth-algo': 'SHA256withRSA',
    'paypal-cert-url': url,
  }
}
