import type { D1Migration } from 'cloudflare:test'

declare global {
  namespace Cloudflare {
    /** What the tests' configuration adds to the Worker's own bindings. */
    interface Env {
      readonly MIGRATIONS: D1Migration[]
      readonly HTTP_FUZZ_RUNS: string
      readonly BALANCE_RUNS: string
      readonly BALANCE_SEED: string
      readonly RECALL_ORDERS: string
    }
  }
}
