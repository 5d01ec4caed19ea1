/** Every vendor the demo shop can be. A source without a line here does not pass test/http/every-source.test.ts. */
import { adyen } from './adyen.ts'
import { bigcommerce } from './bigcommerce.ts'
import { cloudpayments } from './cloudpayments.ts'
import { ecwid } from './ecwid.ts'
import { gorgias } from './gorgias.ts'
import { judgeme } from './judgeme.ts'
import { mollie } from './mollie.ts'
import { paypal } from './paypal.ts'
import type { Sender } from './sender.ts'
import { shopify } from './shopify.ts'
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

export const senders: readonly Sender[] = [
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
]

export const senderOf = (source: string): Sender | undefined => senders.find((sender) => sender.source === source)
