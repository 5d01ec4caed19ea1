/** The composition root: the only place where the loop's ports meet their vendors. */
import { openDb } from '../db/client.ts'
import { mintId } from '../domain/ids.ts'
import type { Deps } from '../workflows/ports.ts'
import { staffEmail } from './access.ts'
import { alarmBell } from './bell.ts'
import { localClock, realClock, setLocalClock } from './clock.ts'
import { type Settings, settingsOf } from './env.ts'
import { r2Photos } from './photos.ts'
import { isFromQstash, qstashCourier } from './qstash.ts'
import { careEngine, recoveryEngine } from './recovery-engine.ts'
import { resendMailer } from './resend.ts'
import { resendLetterbox } from './resend-letterbox.ts'
import { codeKeyVersion, codeMint, secretsWith } from './secrets.ts'
import { shopCheckouts } from './shops/accounts.ts'
import { vendorApi } from './vendor-api.ts'

const random = (n: number): Uint8Array => crypto.getRandomValues(new Uint8Array(n))

const composed = new WeakMap<object, Omit<Deps, 'clock'>>()

/** Everything one invocation works with: put together once for each isolate, but for the demo's clock, which moves. */
export async function depsOf(env: Env): Promise<Deps> {
  const settings = settingsOf(env)
  let deps = composed.get(env)
  if (!deps) {
    deps = compose(env, settings)
    composed.set(env, deps)
  }
  return { ...deps, clock: settings.ENVIRONMENT === 'local' ? await localClock(env.DB) : realClock }
}

function compose(env: Env, settings: Settings): Omit<Deps, 'clock'> {
  const code = codeMint(settings.MASTER_KEY)
  const asking = {
    db: openDb(env.DB),
    api: vendorApi,
    secrets: secretsWith(settings.MASTER_KEY, settings.MASTER_KEY_PREVIOUS),
    environment: settings.ENVIRONMENT,
  }
  return {
    ...asking,
    checkouts: shopCheckouts(asking),
    random,
    mint: (now) => ({ id: (kind) => mintId(kind, now, random), code }),
    mailer: resendMailer(settings.RESEND_API_KEY, settings.RESEND_BASE_URL),
    letterbox: resendLetterbox(settings.RESEND_API_KEY, settings.RESEND_BASE_URL),
    courier: qstashCourier(settings),
    bell: alarmBell(settings.ALARM_URL),
    engine: recoveryEngine(env.RECOVERY),
    careEngine: careEngine(env.CARE),
    photos: r2Photos(env.PHOTOS),
    codeKeyVersion: codeKeyVersion(settings.MASTER_KEY),
    publicUrl: settings.PUBLIC_URL,
    door: {
      ownerEmail: settings.OWNER_EMAIL,
      staffEmail: (token) => staffEmail(settings, token),
      isFromQstash: (request) => isFromQstash(settings, request),
      resendWebhookSecret: settings.RESEND_WEBHOOK_SECRET,
      signInUrl: settings.ACCESS_ISSUER && `${settings.ACCESS_ISSUER}/sign-in`,
      moveClock:
        settings.ENVIRONMENT === 'local'
          ? async (to) => {
              await setLocalClock(env.DB, to)
              return localClock(env.DB)
            }
          : null,
    },
    async heartbeat() {
      const url = settings.HEARTBEAT_URL
      if (url) await fetch(url, { signal: AbortSignal.timeout(10_000) }).catch(() => console.warn('heartbeat failed'))
    },
  }
}
