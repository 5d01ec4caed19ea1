/** The shop's front page: complaints to raise, what was raised, and the app's clock. */
import { moment } from '../look/page.tsx'
import { senderOf } from '../senders/index.ts'
import { totalOf } from '../senders/letter.ts'
import { type Case, cases } from './cases.ts'
import { fullName } from './people.ts'
import { caseOf, orderIdOf, type Raise } from './raise.ts'
import { shown } from './sums.ts'

const languageNames = { en: 'English', ru: 'Russian', ro: 'Romanian' } as const
const standingNames = { ordinary: null, vip: 'VIP', loyal: '14 orders' } as const

const CaseCard = ({ entry }: { readonly entry: Case }) => (
  <article class="sheet card">
    <h3>{entry.title}</h3>
    <blockquote class="soft" lang={entry.language}>
      {entry.words}
    </blockquote>
    <p class="row">
      <span class="chip">{senderOf(entry.source)?.vendor}</span>
      <span class="chip">{languageNames[entry.language]}</span>
      {standingNames[entry.standing] !== null && <span class="chip vip">{standingNames[entry.standing]}</span>}
      <span class="soft small figure">{shown(totalOf(entry))}</span>
    </p>
    <form method="post" action="/shop/raise">
      <button
        class="quiet"
        type="submit"
        name="case"
        value={entry.slug}
        aria-label={`Raise this complaint: ${entry.title}`}
      >
        Raise this complaint
      </button>
    </form>
  </article>
)

const Raised = ({ raise }: { readonly raise: Raise }) => (
  <li>
    <a class="entry" href={`/shop/raised/${raise.id}`}>
      <h3>{fullName(raise.person)}</h3>
      <span class="small">{caseOf(raise.slug)?.title ?? raise.slug}</span>
      <span class="soft small figure">
        {orderIdOf(raise)}, {moment(raise.sent[0]?.at ?? raise.placedAt)}
      </span>
    </a>
  </li>
)

const steps = [
  ['PT10M', '+10 min'],
  ['P1D', '+1 day'],
  ['P3D', '+3 days'],
  ['P7D', '+7 days'],
  ['P1M', '+1 month'],
] as const
export const isStep = (text: string): boolean => steps.some(([duration]) => duration === text)

export const Clock = ({ now, said }: { readonly now: number | null; readonly said: string | null }) => (
  <section class="sheet stack">
    <h2>The app’s clock</h2>
    {now === null ? (
      <p class="soft">The app shows no clock. It is away, or it does not run with ENVIRONMENT=local.</p>
    ) : (
      <>
        <p class="figure">
          <b>
            {new Date(now).toLocaleString('en-GB', {
              timeZone: 'Europe/Chisinau',
              weekday: 'long',
              day: 'numeric',
              month: 'long',
              year: 'numeric',
              hour: '2-digit',
              minute: '2-digit',
            })}
          </b>
          <br />
          <span class="soft small">
            in Chișinău. Forward only; every step due on the way is done in order. What nobody waits for is not written
            at night, from 20:00 to 09:00.
          </span>
        </p>
        <form class="row" method="post" action="/shop/clock">
          {steps.map(([duration, label]) => (
            <button key={duration} class="quiet" type="submit" name="advance" value={duration}>
              {label}
            </button>
          ))}
        </form>
      </>
    )}
    {said !== null && <p class="note small">{said}</p>}
  </section>
)

interface ShopProps {
  readonly raises: readonly Raise[]
  readonly now: number | null
  readonly said: string | null
}

export const ShopPage = ({ raises, now, said }: ShopProps) => (
  <>
    <h1>Semitsvet, printed goods, Chișinău</h1>
    <p class="lead">
      The demo shop. Each button sends the webhook that vendor would send, signed with its secret, to the app. Then read
      what the customer receives in the <a href="/inbox">inbox</a>, and choose for them.{' '}
      <a href="/shop/vendors">Every vendor</a> has one event to send.
    </p>
    <div class="split">
      <div class="cards">
        {cases.map((entry) => (
          <CaseCard key={entry.slug} entry={entry} />
        ))}
      </div>
      <aside class="stack wide">
        <Clock now={now} said={said} />
        <section class="sheet">
          <h2>Raised here</h2>
          {raises.length === 0 ? (
            <p class="soft" style="margin-top: 0.5rem">
              The complaints you raise will be listed here, newest first.
            </p>
          ) : (
            <ul class="list">
              {raises.map((raise) => (
                <Raised key={raise.id} raise={raise} />
              ))}
            </ul>
          )}
        </section>
      </aside>
    </div>
  </>
)
