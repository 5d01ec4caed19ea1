/**
 * The certificate PayPal signs its webhooks with, from where the delivery says it lies.
 *
 * Who could choose that address could sign for PayPal, so it is fetched from PayPal's own hosts and path only, over
 * https, without following a redirect; TLS says who answered. That takes the place of the chain to a shipped root in
 * PayPal's SDKs: those check a file, we check where it came from, its name and its dates.
 * https://developer.paypal.com/api/rest/webhooks/rest/
 */
import { X509Certificate } from 'node:crypto'
import type { Instant } from '../../domain/ids.ts'

/** How a certificate is fetched; tests hand in their own. */
export type FetchCertificate = (url: string) => Promise<Response>

const patienceMs = 3_000
const longest = 64 * 1024
/** PayPal changes its certificate about once a year, for two environments. */
const mostRemembered = 20

export const fetchCertificate: FetchCertificate = (url) =>
  fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(patienceMs) })

const path = /^\/v1\/notifications\/certs\/[\w.-]+$/

/**
 * The address if it may be asked, null otherwise. It must be spelled as it is asked for, so that nothing is hidden in
 * dots, backslashes or a user name. `apiBaseUrl` is the stand-in of a local world, all of whose addresses may be asked;
 * it can only be set where ENVIRONMENT is local.
 */
export function certificateUrl(text: string, apiBaseUrl: string | undefined): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || url.href !== text || url.username !== '' || url.password !== '') return null
  if (apiBaseUrl !== undefined && url.origin === new URL(apiBaseUrl).origin) return url
  const isPayPals = url.origin === `https://${url.hostname}` && url.hostname.endsWith('.paypal.com')
  return isPayPals && path.test(url.pathname) && url.search === '' && url.hash === '' ? url : null
}

interface Certificate {
  readonly key: CryptoKey
  readonly from: Instant
  readonly to: Instant
}

const isPayPalsName = (name: string): boolean => /^[a-z0-9.-]+\.paypal\.com$/.test(name)

/** Null when it is no certificate, not PayPal's, or not for RSA. */
async function certificateIn(pem: string): Promise<Certificate | null> {
  try {
    const certificate = new X509Certificate(pem)
    const names = certificate.subjectAltName?.split(', ').filter((name) => name.startsWith('DNS:')) ?? []
    const common = /^CN=(.+)$/m.exec(certificate.subject)?.[1] ?? ''
    if (![common, ...names.map((name) => name.slice('DNS:'.length))].some(isPayPalsName)) return null
    const spki = Uint8Array.from(certificate.publicKey.export({ type: 'spki', format: 'der' }))
    const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
    const key = await crypto.subtle.importKey('spki', spki, algorithm, false, ['verify'])
    return { key, from: Date.parse(certificate.validFrom), to: Date.parse(certificate.validTo) }
  } catch {
    return null
  }
}

/**
 * The public key at an address that `certificateUrl` allowed, remembered by this isolate; null when none can be had now,
 * or it is not valid at the instant given. A failure is not remembered: PayPal sends again for three days.
 */
export function certificateKeys(ask: FetchCertificate) {
  const remembered = new Map<string, Certificate>()
  return async function keyAt(url: URL, at: Instant): Promise<CryptoKey | null> {
    let certificate = remembered.get(url.href) ?? null
    if (certificate === null) {
      try {
        const answer = await ask(url.href)
        const pem = answer.status === 200 ? await answer.text() : ''
        certificate = pem.length <= longest ? await certificateIn(pem) : null
      } catch {
        return null
      }
      if (certificate === null) return null
      if (remembered.size >= mostRemembered) remembered.clear()
      remembered.set(url.href, certificate)
    }
    return certificate.from <= at && at <= certificate.to ? certificate.key : null
  }
}
