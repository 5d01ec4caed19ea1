import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'
import { worldScript } from './test/harness/world.ts'

const settings = {
  ENVIRONMENT: 'local',
  PUBLIC_URL: 'http://app.test',
  MASTER_KEY: 'dGVzdCBtYXN0ZXIga2V5LCB0aGlydHktdHdvIGJ5dGVzIG9yIG1vcmU=',
  OWNER_EMAIL: 'owner@example.com',
  RESEND_API_KEY: 're_test',
  RESEND_BASE_URL: 'http://world.test',
  RESEND_WEBHOOK_SECRET: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  QSTASH_URL: 'http://world.test',
  QSTASH_TOKEN: 'token',
  QSTASH_CURRENT_SIGNING_KEY: 'sig_current',
  QSTASH_NEXT_SIGNING_KEY: 'sig_next',
  ACCESS_ISSUER: 'http://world.test',
  ACCESS_AUD: 'amends-test',
}

/**
 * `unit` is plain Node; `worker` runs in workerd with real D1 and Workflows, the stand-ins of the local world at the other
 * end of every fetch; `server` starts whole servers (browser, kill -9, bench of the harness itself)
 * and holds what takes its time (five thousand complaints).
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          // Pure functions share no state: a worker keeps what it has loaded, which halves the time of `npm run check`.
          isolate: false,
          include: ['test/{domain,sources,emails,pages,house}/**/*.test.{ts,tsx}'],
        },
      },
      {
        plugins: [
          cloudflareTest(async () => ({
            wrangler: { configPath: './wrangler.toml' },
            miniflare: {
              bindings: {
                ...settings,
                HTTP_FUZZ_RUNS: process.env.HTTP_FUZZ_RUNS ?? '',
                BALANCE_RUNS: process.env.BALANCE_RUNS ?? '',
                BALANCE_SEED: process.env.BALANCE_SEED ?? '',
                RECALL_ORDERS: process.env.RECALL_ORDERS ?? '',
                MIGRATIONS: await readD1Migrations('./db/migrations'),
              },
              outboundService: 'world',
              workers: [
                {
                  name: 'world',
                  modules: true,
                  script: await worldScript(),
                  compatibilityDate: '2026-10-20',
                  compatibilityFlags: ['nodejs_compat'],
                  durableObjects: Object.fromEntries(
                    [
                      ['POST_OFFICE', 'PostOffice'],
                      ['COURIER', 'Courier'],
                      ['ISSUER', 'Issuer'],
                      ['SHOP', 'Shop'],
                    ].map(([binding, className]) => [binding, { className, useSQLite: true }]),
                  ),
                  bindings: {
                    ...settings,
                    // Without the secret the stand-in posts no events about our mail: tests post them themselves.
                    RESEND_WEBHOOK_SECRET: '',
                    APP_URL: settings.PUBLIC_URL,
                    WORLD_URL: 'http://world.test',
                    WORLD_TOKEN: 'world',
                  },
                },
              ],
            },
          })),
        ],
        test: {
          name: 'worker',
          include: ['test/{http,workflows}/**/*.test.ts'],
          setupFiles: ['./test/harness/migrate.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'server',
          environment: 'node',
          include: ['test/{local,browser,faults,simulation}/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
