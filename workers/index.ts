/** What Cloudflare loads. */
import { depsOf } from '../adapters/deps.ts'
import { createApp } from './app.ts'
import { receiveEmail } from './mail-door.ts'
import { sweepRound } from './sweeping.ts'

export { Care } from '../workflows/care.ts'
export { Recovery } from '../workflows/recovery.ts'

const app = createApp(depsOf)

export default {
  fetch: app.fetch,
  async scheduled(_controller, env) {
    await sweepRound(await depsOf(env))
  },
  async email(message, env, context) {
    await receiveEmail(await depsOf(env), message, context)
  },
} satisfies ExportedHandler<Env>
