/** One raised complaint: what was sent, what the app answered, where to look, and what can follow. */
import { moment } from '../look/page.tsx'
import { senderOf } from '../senders/index.ts'
import { totalOf } from '../senders/letter.ts'
import type { Answer, Sent } from './app.ts'
import { fullName } from './people.ts'
import { caseOf, orderIdOf, type Raise } from './raise.ts'
import { shown } from './sums.ts'
import { vendorCases } from './vendor-cases.ts'

/** JSON as people read it; anything else as it came. */
export function readable(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text === '' ? '(empty body)' : text
  }
}

export const Status = ({ answer }: { readonly answer: Answer }) => (
  <span
    class={`chip ${answer.status === null ? 'late' : answer.status < 300 ? 'kept' : answer.status < 500 ? 'soon' : 'late'}`}
  >
    {answer.status === null ? 'no answer' : `HTTP ${answer.status}`}
  </span>
)

/** Shown as they were sent: PHP's escapes, and forms. */
const exact = new Set(['woocommerce', 'cloudpayments'])

const SentLetter = ({ sent }: { readonly sent: Sent & { readonly what: string } }) => (
  <article class="sheet stack">
    <div class="row">
      <h3>
        {sent.letter.source}, {sent.letter.event}
      </h3>
      <span class="soft small">
        {sent.what}, {moment(sent.at)}
      </span>
      <Status answer={sent.answer} />
    </div>
    <pre>{readable(sent.answer.text)}</pre>
    <details>
      <summary>The request, id {sent.letter.id}</summary>
      <pre>
        {`POST ${sent.url}\n${Object.entries(sent.headers)
          .map(([name, value]) => `${name}: ${value}`)
          .join('\n')}\n\n${exact.has(sent.letter.source) ? sent.body : readable(sent.body)}`}
      </pre>
    </details>
  </article>
)

const Follow = ({ raise, name, label }: { readonly raise: Raise; readonly name: string; readonly label: string }) => (
  <form method="post" action={`/shop/raised/${raise.id}`}>
    <button class="quiet" type="submit" name="follow" value={name}>
      {label}
    </button>
  </form>
)

export const RaisedPage = ({ raise, app }: { readonly raise: Raise; readonly app: string }) => {
  const chosen = caseOf(raise.slug)
  const complaint = raise.sent.find((sent) => sent.what === 'complaint')
  const signsBody = senderOf(chosen?.source ?? '')?.covers.body !== 'none'
  const ofVendor = vendorCases.some(({ slug }) => slug === raise.slug)
  const reached = complaint?.answer.status === 200
  return (
    <>
      <a href={ofVendor ? '/shop/vendors' : '/shop'}>{ofVendor ? 'Every vendor' : 'All complaints'}</a>
      <h1 style="margin-top: 0.5rem">{chosen?.title ?? raise.slug}</h1>
      <p class="lead">
        {reached
          ? ofVendor
            ? 'The app has it. Its answer is below, in the words this vendor wants.'
            : 'The app has it. The acknowledgement is on its way to the customer’s inbox.'
          : 'The app did not take it; its answer is below.'}
      </p>
      <p class="row" style="margin-top: 1rem">
        <a class="button" href={`/inbox?${new URLSearchParams({ to: raise.person.email })}`}>
          The customer’s inbox
        </a>
        {raise.complaint !== null && (
          <a class="button quiet" href={`${app}/admin/complaints/${raise.complaint}`}>
            The complaint in the dashboard
          </a>
        )}
      </p>
      <div class="split">
        <div class="stack">
          {[...raise.sent].reverse().map((sent) => (
            <SentLetter key={sent.at} sent={sent} />
          ))}
        </div>
        <aside class="stack wide">
          <section class="sheet stack">
            <h2>{fullName(raise.person)}</h2>
            <dl class="facts small">
              <dt>E-mail</dt>
              <dd>{raise.person.email}</dd>
              <dt>Order</dt>
              <dd class="figure">{orderIdOf(raise)}</dd>
              <dt>Sum</dt>
              <dd class="figure">{shown(totalOf(raise))}</dd>
              <dt>Before</dt>
              <dd class="figure">
                {raise.person.ordersCount} {raise.person.ordersCount === 1 ? 'order' : 'orders'}
              </dd>
              {raise.complaint !== null && (
                <>
                  <dt>Complaint</dt>
                  <dd>{raise.complaint}</dd>
                </>
              )}
            </dl>
          </section>
          <section class="sheet stack">
            <h2>What happens next?</h2>
            <Follow raise={raise} name="delivered" label="The replacement has arrived" />
            <Follow raise={raise} name="paid" label="They buy again" />
            <form method="post" action="/shop/raise">
              <input type="hidden" name="again" value={raise.id} />
              <button class="quiet" type="submit" name="case" value={raise.slug}>
                They complain again, about a new order
              </button>
            </form>
          </section>
          <section class="sheet stack">
            <h2>Try to break it</h2>
            <Follow raise={raise} name="again" label="Send the same delivery again" />
            {signsBody ? (
              <>
                <Follow raise={raise} name="tamper" label="Change one byte on the way" />
                <p class="soft small">The first must change nothing, the second must be refused with 401.</p>
              </>
            ) : (
              <p class="soft small">It must change nothing. This vendor signs no body, so there is no byte to guard.</p>
            )}
          </section>
        </aside>
      </div>
    </>
  )
}
