/** The checkout form and its receipt. */
import { moment } from '../look/page.tsx'
import type { Checkout } from './checkout.ts'
import { readable, Status } from './raised-page.tsx'
import { decimal, shown } from './sums.ts'

const outcome = (checkout: Checkout): string => {
  if (checkout.said !== null) return 'not placed'
  return checkout.cancelled ? 'cancelled' : shown(checkout.total - checkout.discount)
}

interface FormProps {
  readonly recent: readonly Checkout[]
  readonly total: string
  readonly email: string
  readonly code: string
  readonly said: string | null
}

export const CheckoutPage = ({ recent, total, email, code, said }: FormProps) => (
  <>
    <h1>Checkout</h1>
    <p class="lead">
      The next order of a customer who was given a bonus. The code is redeemed through the app’s API with the shop’s
      key, and the shop says the order is paid.
    </p>
    <div class="split">
      <form class="sheet stack" method="post" action="/shop/checkout">
        {said !== null && <p class="note late">{said}</p>}
        <label class="field">
          <span>Basket, MDL</span>
          <input name="total" inputmode="decimal" required value={total} class="figure" />
        </label>
        <label class="field">
          <span>Customer’s e-mail, the one the code was sent to</span>
          <input type="email" name="email" required value={email} placeholder="name@example.com" />
        </label>
        <label class="field">
          <span>Bonus code, if there is one</span>
          <input name="code" value={code} autocomplete="off" autocapitalize="characters" spellcheck={false} />
        </label>
        <div class="row">
          <button type="submit">Pay for the order</button>
        </div>
      </form>
      <aside class="sheet">
        <h2>Recent checkouts</h2>
        {recent.length === 0 ? (
          <p class="soft" style="margin-top: 0.5rem">
            Orders placed here will be listed, with what the customer paid.
          </p>
        ) : (
          <ul class="list">
            {recent.map((checkout) => (
              <li key={checkout.id}>
                <a class="entry" href={`/shop/checkout/${checkout.id}`}>
                  <h3 class="figure">{outcome(checkout)}</h3>
                  <span class="soft small">{checkout.email}</span>
                  <span class="soft small figure">
                    {checkout.orderId}, {moment(checkout.at)}
                  </span>
                </a>
              </li>
            ))}
          </ul>
        )}
      </aside>
    </div>
  </>
)

const Sums = ({ checkout }: { readonly checkout: Checkout }) => (
  <dl class="sums">
    <dt>Basket</dt>
    <dd>{shown(checkout.total)}</dd>
    {checkout.discount > 0 && (
      <>
        <dt>Bonus {checkout.code}</dt>
        <dd>−{shown(checkout.discount)}</dd>
      </>
    )}
    <dt class="total">{checkout.cancelled ? 'Was to pay' : 'To pay'}</dt>
    <dd class="total">{shown(checkout.total - checkout.discount)}</dd>
  </dl>
)

export const ReceiptPage = ({ checkout }: { readonly checkout: Checkout }) => (
  <>
    <a href="/shop/checkout">Checkout</a>
    <h1 style="margin-top: 0.5rem">
      {checkout.said !== null
        ? 'The order was not placed'
        : `Order ${checkout.orderId}${checkout.cancelled ? ', cancelled' : ''}`}
    </h1>
    {checkout.said !== null && <p class="lead">{checkout.said}</p>}
    <div class="split">
      <div class="stack wide">
        <section class="sheet stack">
          <Sums checkout={checkout} />
          {checkout.cancelled && checkout.discount > 0 && (
            <p class="note">The code {checkout.code} is the customer’s again, until the day it was given for.</p>
          )}
        </section>
        {checkout.said !== null ? (
          <a
            class="button quiet"
            style="justify-self: start"
            href={`/shop/checkout?${new URLSearchParams({ total: decimal(checkout.total), email: checkout.email })}`}
          >
            Go on without the code
          </a>
        ) : (
          !checkout.cancelled && (
            <form method="post" action={`/shop/checkout/${checkout.id}/cancel`}>
              <button class="quiet" type="submit">
                Cancel this order
              </button>
            </form>
          )
        )}
      </div>
      <aside class="stack">
        <h2>What the shop asked, and the answers</h2>
        {checkout.calls.length === 0 && <p class="soft">Nothing was asked.</p>}
        {checkout.calls.map((call) => (
          <article key={call.what} class="sheet stack">
            <p class="row small">
              <span style="min-width: 0; overflow-wrap: anywhere">{call.what}</span>
              <Status answer={call.answer} />
            </p>
            <pre>{readable(call.answer.text)}</pre>
          </article>
        ))}
      </aside>
    </div>
  </>
)
