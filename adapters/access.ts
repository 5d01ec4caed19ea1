/** Staff sign-in: Cloudflare Access puts a JWT on each request; its keys are at the issuer. */
import { createRemoteJWKSet, jwtVerify } from 'jose'
import type { Settings } from './env.ts'

const keySets = new Map<string, ReturnType<typeof createRemoteJWKSet>>()

/** The signed-in person's address in lower case; null for any token we do not believe, and `closed` when sign-in is not set up. */
export async function staffEmail(settings: Settings, token: string): Promise<string | null | 'closed'> {
  const { ACCESS_ISSUER: issuer, ACCESS_AUD: audience } = settings
  if (!issuer || !audience) return 'closed'
  let keys = keySets.get(issuer)
  if (!keys) {
    keys = createRemoteJWKSet(new URL(`${issuer}/cdn-cgi/access/certs`), { cooldownDuration: 5_000 })
    keySets.set(issuer, keys)
  }
  try {
    const { payload } = await jwtVerify(token, keys, { issuer, audience, algorithms: ['RS256'] })
    return typeof payload.email === 'string' && payload.exp ? payload.email.toLowerCase() : null
  } catch {
    return null
  }
}
