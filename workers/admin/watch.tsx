/** For the admin: alarms, what could not be read, and who may send. */
import type { FC } from 'hono/jsx'
import type { alarmsOf, quarantineOf, sourcesOf } from '../../db/dashboard.ts'
import { plain } from '../../emails/plain.ts'
import { isMessage } from '../../emails/say.ts'
import { sourceName } from '../../emails/timeline-text.ts'
import type { Desk } from './desk.ts'
import { Chip, Empty, Frame } from './frame.tsx'

const More: FC<{ desk: Desk; path: string; next: string | null }> = ({ desk, path, next }) =>
  next === null ? null : (
    <nav class="pages" aria-label={desk.say('staff.pages')}>
      <a class="button quiet" href={desk.href(path, { after: next })}>
        {desk.say('staff.more')}
      </a>
    </nav>
  )

export const AlarmsPageView: FC<{
  desk: Desk
  view: { alarms: Awaited<ReturnType<typeof alarmsOf>>; next: string | null }
}> = ({ desk, view: { alarms, next } }) => (
  <Frame desk={desk} room="alarms" title={desk.say('staff.nav.alarms')}>
    <h1>{desk.say('staff.nav.alarms')}</h1>
    {alarms.length === 0 ? (
      <Empty title={desk.say('staff.alarms.none')} text={desk.say('staff.alarms.none-text')} />
    ) : (
      <ul class="rows">
        {alarms.map((alarm) => {
          const name = `staff.alarm.${alarm.kind}`
          return (
            <li key={alarm.id}>
              <span>
                <b>{isMessage(name) ? desk.say(name) : plain(alarm.kind, 60)}</b>
                <small class="figure">{desk.short(alarm.raisedAt)}</small>
              </span>
              {alarm.complaint && (
                <a href={`/admin/complaints/${alarm.complaint}`}>{desk.say('staff.open-complaint')}</a>
              )}
              {alarm.kind === 'quarantine' && (
                <a href={desk.href('/admin/quarantine')}>{desk.say('staff.nav.quarantine')}</a>
              )}
            </li>
          )
        })}
      </ul>
    )}
    <More desk={desk} path="/admin/alarms" next={next} />
  </Frame>
)

const mostShown = 4000

/** The bytes as text one can look at: nothing in it is interpreted, what cannot be seen is replaced. */
export function rawText(base64: string): { text: string; cut: boolean } {
  const bytes = Uint8Array.from(atob(base64.slice(0, Math.ceil((mostShown * 4) / 3 / 4) * 4)), (letter) =>
    letter.charCodeAt(0),
  )
  const text = new TextDecoder().decode(bytes).replace(/[\p{Cf}\p{Co}]|(?![\n\t])\p{Cc}/gu, '\u00b7')
  return { text, cut: base64.length > (mostShown * 4) / 3 }
}

export interface QuarantineView {
  readonly bodies: Awaited<ReturnType<typeof quarantineOf>>
  readonly next: string | null
  readonly done: string | null
}

export const QuarantinePageView: FC<{ desk: Desk; view: QuarantineView }> = ({
  desk,
  view: { bodies, next, done },
}) => (
  <Frame desk={desk} room="quarantine" title={desk.say('staff.nav.quarantine')}>
    {done && (
      <p class="done" role="status">
        {done}
      </p>
    )}
    <h1>{desk.say('staff.nav.quarantine')}</h1>
    {bodies.length === 0 ? (
      <Empty title={desk.say('staff.quarantine.none')} text={desk.say('staff.quarantine.none-text')} />
    ) : (
      <>
        <p class="soft lead">{desk.say('staff.quarantine.lead')}</p>
        <ul class="rows tall">
          {bodies.map((body) => {
            const raw = rawText(body.body)
            return (
              <li key={body.id}>
                <span>
                  <b>{sourceName(body.source)}</b>{' '}
                  {body.replayedAt !== null && (
                    <Chip tone="kept">
                      {desk.say('staff.quarantine.replayed', { when: desk.short(body.replayedAt) })}
                    </Chip>
                  )}
                  <small class="figure">{desk.short(body.receivedAt)}</small>
                  <small>{desk.say('staff.quarantine.reason', { reason: plain(body.reason, 300) })}</small>
                </span>
                <form method="post" action={`/admin/quarantine/${body.id}/replay`}>
                  <button class="quiet" type="submit">
                    {desk.say('staff.quarantine.replay')}
                  </button>
                </form>
                <details class="fold">
                  <summary>{desk.say('staff.quarantine.raw')}</summary>
                  <pre>
                    {raw.text}
                    {raw.cut && '…'}
                  </pre>
                </details>
              </li>
            )
          })}
        </ul>
      </>
    )}
    <More desk={desk} path="/admin/quarantine" next={next} />
  </Frame>
)

/** These senders cannot sign: a secret stands at the end of their address (contract.md, "Source settings"). */
const keyed = ['yookassa', 'mollie', 'trustpilot', 'gorgias']

export const SourcesPageView: FC<{ desk: Desk; view: { sources: Awaited<ReturnType<typeof sourcesOf>> } }> = ({
  desk,
  view: { sources },
}) => (
  <Frame desk={desk} room="sources" title={desk.say('staff.nav.sources')}>
    <h1>{desk.say('staff.nav.sources')}</h1>
    {sources.length === 0 ? (
      <Empty title={desk.say('staff.sources.none')} text={desk.say('staff.sources.none-text')} />
    ) : (
      <>
        <p class="soft lead">{desk.say('staff.sources.lead')}</p>
        <ul class="rows">
          {sources.map(({ source, on, lastSeenAt }) => (
            <li key={source}>
              <span>
                <b>{sourceName(source)}</b>{' '}
                <Chip tone={on ? 'kept' : ''}>{desk.say(on ? 'staff.sources.on' : 'staff.sources.off')}</Chip>
                <small>
                  <code class="address">
                    {`${desk.publicUrl}/webhooks/${desk.shop.shop}/${source}`}
                    {keyed.includes(source) && '/…'}
                  </code>
                </small>
                {keyed.includes(source) && <small>{desk.say('staff.sources.keyed')}</small>}
              </span>
              <span class="soft figure">
                {lastSeenAt === null
                  ? desk.say('staff.sources.never')
                  : desk.say('staff.sources.seen', { when: desk.short(lastSeenAt) })}
              </span>
            </li>
          ))}
        </ul>
      </>
    )}
  </Frame>
)
