/** What Cloudflare loads. */
import { depsOf } from '../adapters/deps.ts'
import { sweep } from '../workflows/sweep.ts'
import { createApp } from './app.ts'

export { Recovery } from '../workflows/recovery.ts'

const app = createApp(depsOf)

export default {
  fetch: app.fetch,
  async scheduled(_controller, env) {
    await sweep(await depsOf(env))
  },
} satisfies ExportedHandler<Env>
