import { applyD1Migrations, env } from 'cloudflare:test'
import { afterAll, expect } from 'vitest'
import { auditor } from './auditor.ts'

await applyD1Migrations(env.DB, env.MIGRATIONS)

/** Whatever a file of tests did, the invariants hold once what it set off has come to rest. */
afterAll(async () => {
  for (let i = 0; i < 100 && (await auditor(env.DB)).length > 0; i++) await scheduler.wait(50)
  expect(await auditor(env.DB)).toEqual([])
})
