/** The shops' own accounts at checkouts that keep codes: read as they are now, opened, and asked at their own address. */
import { findSource } from '../../db/sources.ts'
import type { ShopId } from '../../domain/ids.ts'
import type { Checkouts, CopyAnswer, Coupon, Deps } from '../../workflows/ports.ts'
import { type Checkout, placed, removed, type Trouble } from './checkout.ts'
import { shopifyAccount, shopifyBase, shopifyCheckout } from './shopify.ts'
import { stripeAccount, stripeBase, stripeCheckout } from './stripe.ts'
import { woocommerceAccount, woocommerceBase, woocommerceCheckout } from './woocommerce.ts'

type Asking = Pick<Deps, 'db' | 'secrets' | 'environment' | 'api'>

const off: Trouble = { kind: 'refused', why: 'the source is switched off' }
const closed: Trouble = { kind: 'refused', why: 'there is no access to its API' }

/** Settings that open something at the vendor are sealed one by one. */
async function opened({ secrets }: Asking, stored: string): Promise<Readonly<Record<string, unknown>>> {
  const settings = JSON.parse(stored) as Record<string, unknown>
  const entries = Object.entries(settings).map(async ([name, value]) => {
    const sealed = typeof value === 'string' && value.startsWith('v1.')
    return [name, sealed ? ((await secrets.open(value)) ?? value) : value] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}

/** The vendor's own address; its stand-in's only in the demo, and in production nothing that is not TLS. */
function addressOf({ environment }: Asking, own: string, settings: Readonly<Record<string, unknown>>): string | null {
  const standIn = settings.apiBaseUrl
  const base = environment === 'local' && typeof standIn === 'string' ? standIn : own
  return environment === 'production' && !base.startsWith('https://') ? null : base
}

type Open = (deps: Asking, settings: Readonly<Record<string, unknown>>) => Checkout | null

/** Every checkout that keeps codes of its own, by the name of its source. */
const vendors: Readonly<Record<string, Open>> = {
  shopify(deps, settings) {
    const { data: account } = shopifyAccount.safeParse(settings)
    const base = account ? addressOf(deps, shopifyBase(account), settings) : null
    return account && base !== null ? shopifyCheckout(deps.api(base), account) : null
  },
  woocommerce(deps, settings) {
    const { data: account } = woocommerceAccount.safeParse(settings)
    const base = account ? addressOf(deps, woocommerceBase(account), settings) : null
    return account && base !== null ? woocommerceCheckout(deps.api(base), account) : null
  },
  stripe(deps, settings) {
    const { data: account } = stripeAccount.safeParse(settings)
    const base = account ? addressOf(deps, stripeBase(), settings) : null
    return account && base !== null ? stripeCheckout(deps.api(base), account) : null
  },
}

/** A key that was taken off, a source that was switched off: what the row says now is what counts. */
async function checkoutOf(deps: Asking, shop: ShopId, source: string): Promise<Checkout | Trouble> {
  const row = await findSource(deps.db.$client, shop, source)
  if (!row) return off
  return vendors[source]?.(deps, await opened(deps, row.settings)) ?? closed
}

async function asked(
  deps: Asking,
  shop: ShopId,
  source: string,
  act: (checkout: Checkout) => Promise<CopyAnswer>,
): Promise<CopyAnswer> {
  try {
    const checkout = await checkoutOf(deps, shop, source)
    return 'kind' in checkout ? checkout : await act(checkout)
  } catch (error) {
    console.error('checkout failed', source, error instanceof Error ? error.name : 'unknown')
    return { kind: 'later', why: 'what was answered could not be read', afterMs: null }
  }
}

export const shopCheckouts = (deps: Asking): Checkouts => ({
  place: (shop, source, coupon: Coupon, key) => asked(deps, shop, source, (checkout) => placed(checkout, coupon, key)),
  remove: (shop, source, coupon: Coupon, key) =>
    asked(deps, shop, source, (checkout) => removed(checkout, coupon, key)),
})
