/** Every sender Amends understands. A new one is a file of its own, a line here, and its fixtures. */
import { adyen } from './adyen.ts'
import { bigcommerce } from './bigcommerce.ts'
import { cloudpayments } from './cloudpayments.ts'
import { ecwid } from './ecwid.ts'
import { gorgias } from './gorgias.ts'
import { judgeme } from './judgeme.ts'
import { mollie } from './mollie.ts'
import { paypal } from './paypal.ts'
import { shopify } from './shopify.ts'
import type { Source } from './source.ts'
import { square } from './square.ts'
import { standard } from './standard.ts'
import { stripe } from './stripe.ts'
import { tbank } from './tbank.ts'
import { telegram } from './telegram.ts'
import { trustpilot } from './trustpilot.ts'
import { typeform } from './typeform.ts'
import { woocommerce } from './woocommerce.ts'
import { yookassa } from './yookassa.ts'
import { zendesk } from './zendesk.ts'

export const sources = {
  standard,
  shopify,
  woocommerce,
  stripe,
  adyen,
  square,
  tbank,
  paypal,
  cloudpayments,
  yookassa,
  mollie,
  bigcommerce,
  ecwid,
  judgeme,
  zendesk,
  typeform,
  telegram,
  trustpilot,
  gorgias,
} as const satisfies Record<string, Source>

export type SourceName = keyof typeof sources

const isSourceName = (name: string): name is SourceName => Object.hasOwn(sources, name)

/** The source of an address `/webhooks/{shop}/{name}`; null for a name we do not know. */
export const sourceNamed = (name: string): Source | null => (isSourceName(name) ? sources[name] : null)
