/** Every vendor in one list: what it would send, the button that sends it, and what the app answered the last time. */
import { moment } from '../look/page.tsx'
import type { Sender } from '../senders/sender.ts'
import type { Raise } from './raise.ts'
import { Status } from './raised-page.tsx'

interface Row {
  readonly sender: Sender
  readonly slug: string
  /** The newest of this vendor; null when nothing was sent yet. */
  readonly last: Raise | null
}

const Last = ({ last }: { readonly last: Raise }) => {
  const sent = last.sent.find(({ what }) => what === 'complaint')
  return sent ? (
    <p class="row small">
      <Status answer={sent.answer} />
      <a href={`/shop/raised/${last.id}`}>The answer of {moment(sent.at)}</a>
    </p>
  ) : null
}

export const VendorsPage = ({ rows }: { readonly rows: readonly Row[] }) => (
  <>
    <h1>Every vendor</h1>
    <p class="lead">
      One realistic event of each. It is signed the way that vendor signs, with the secret the demo shop has agreed on
      with it, and is about a new order of a new customer.
    </p>
    <ul class="list vendors sheet">
      {rows.map(({ sender, slug, last }) => (
        <li key={sender.source} class="pick">
          <div class="stack">
            <h2>{sender.vendor}</h2>
            <p class="soft">{sender.sends}</p>
            {last !== null && <Last last={last} />}
          </div>
          <form method="post" action="/shop/raise">
            <button
              class="quiet"
              type="submit"
              name="case"
              value={slug}
              aria-label={`Send one event of ${sender.vendor}`}
            >
              Send it
            </button>
          </form>
        </li>
      ))}
    </ul>
  </>
)
