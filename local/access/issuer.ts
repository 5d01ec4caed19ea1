/** The sign-in issuer: one RSA key pair, made once and kept, and the tokens it signs. Shapes as Cloudflare Access has them. */
import { base64, base64url, hex, sha256, utf8 } from '../signing.ts'
import { Keeper, type World } from '../world.ts'

const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
const daySeconds = 24 * 60 * 60

interface KeyPair {
  readonly kid: string
  readonly privateKey: CryptoKey
  readonly publicKey: CryptoKey
}

export class Issuer extends Keeper {
  private pair: Promise<KeyPair> | undefined

  constructor(state: DurableObjectState, world: World) {
    super(
      state,
      world,
      'CREATE TABLE IF NOT EXISTS keys (kid TEXT PRIMARY KEY, private TEXT NOT NULL, public TEXT NOT NULL)',
    )
  }

  private keyPair(): Promise<KeyPair> {
    this.pair ??= this.load()
    return this.pair
  }

  private async load(): Promise<KeyPair> {
    const row = this.sql.exec<{ kid: string; private: string; public: string }>('SELECT * FROM keys').toArray()[0]
    if (row) {
      return {
        kid: row.kid,
        privateKey: await crypto.subtle.importKey('jwk', JSON.parse(row.private), algorithm, true, ['sign']),
        publicKey: await crypto.subtle.importKey('jwk', JSON.parse(row.public), algorithm, true, ['verify']),
      }
    }
    const made = await crypto.subtle.generateKey(
      { ...algorithm, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) },
      true,
      ['sign', 'verify'],
    )
    if (!('privateKey' in made)) throw new Error('an RSA pair was asked for')
    const [secret, open] = await Promise.all([
      crypto.subtle.exportKey('jwk', made.privateKey),
      crypto.subtle.exportKey('jwk', made.publicKey),
    ])
    const kid = hex(await sha256(utf8(JSON.stringify(open))))
    this.sql.exec('INSERT INTO keys VALUES (?, ?, ?)', kid, JSON.stringify(secret), JSON.stringify(open))
    return { kid, privateKey: made.privateKey, publicKey: made.publicKey }
  }

  /**
   * The answer of `/cdn-cgi/access/certs`, as JSON text. Where Access puts an X.509 certificate
   * this puts the same public key as PEM; verifiers read `keys`.
   */
  async certs(): Promise<string> {
    const { kid, publicKey } = await this.keyPair()
    const [jwk, spki] = await Promise.all([
      crypto.subtle.exportKey('jwk', publicKey),
      crypto.subtle.exportKey('spki', publicKey),
    ])
    if (!('n' in jwk) || !(spki instanceof ArrayBuffer)) throw new Error('a public RSA key was expected')
    const lines = base64(new Uint8Array(spki)).replace(/.{64}/g, '$&\n')
    const cert = { kid, cert: `-----BEGIN PUBLIC KEY-----\n${lines}\n-----END PUBLIC KEY-----\n` }
    return JSON.stringify({
      keys: [{ kid, kty: 'RSA', alg: 'RS256', use: 'sig', e: jwk.e, n: jwk.n }],
      public_cert: cert,
      public_certs: [cert],
    })
  }

  /** A token as `Cf-Access-Jwt-Assertion` carries it, good for 24 hours of real time. */
  async token(email: string): Promise<string> {
    const { kid, privateKey } = await this.keyPair()
    const now = Math.floor(Date.now() / 1000)
    const subject = hex(await sha256(utf8(email.toLowerCase())))
    const header = { alg: 'RS256', kid, typ: 'JWT' }
    const payload = {
      aud: [this.env.ACCESS_AUD ?? 'amends-local'],
      email,
      exp: now + daySeconds,
      iat: now,
      nbf: now,
      iss: this.env.ACCESS_ISSUER ?? this.env.WORLD_URL,
      type: 'app',
      identity_nonce: subject.slice(32, 48),
      sub: subject.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
      country: 'MD',
    }
    const text = [header, payload].map((part) => base64url(utf8(JSON.stringify(part)))).join('.')
    const signature = await crypto.subtle.sign(algorithm, privateKey, utf8(text))
    return `${text}.${base64url(new Uint8Array(signature))}`
  }
}
