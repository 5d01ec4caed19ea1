/** For the admin: alarms, and who may send. */
import type { FC } from 'hono/jsx'
import type { alarmsOf, sourcesOf } from '../../db/dashboard.ts'
import { capital } from '../../emails/format.ts'
import { plain } from '../../emails/plain.ts'
import { isMessage } from '../../emails/say.ts'
import { sourceName } from '../../emails/timeline-text.ts'
import type { Desk } from './desk.ts'
import { Chip, Empty, Frame } from './frame.tsx'

export const More: FC<{ desk: Desk; path: string; next: string | null }> = ({ desk, path, next }) =>
  next === null ? null : (
    <nav class="pages" aria-label={desk.say('staff.pages')}>
      <a class="button quiet" href={desk.href(path, { after: next })}>
        {desk.say('staff.more')}
      </a>
    </nav>
  )

type Alarm = Awaited<ReturnType<typeof alarmsOf>>[number]

/** What it is about: the promise or the mail, whose, and which order. */
function aboutOf(desk: Desk, { promise, mail, customer, order }: Alarm): string {
  const parts = [
    promise && desk.say(`words.promise.${promise}`),
    mail && desk.say(`words.mail.${mail}`),
    customer && plain(customer, 60),
    order && desk.say('staff.order-named', { order: plain(order, 40) }),
  ].filter((part) => part)
  return capital(desk.locale, parts.join(', '))
}

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
                <b>{isMessage(name) ? desk.say(name) : plain(alarm.kind, 60)}</b>{' '}
                {alarm.settledAt !== null && (
                  <Chip tone="kept">{desk.say('staff.alarms.settled', { when: desk.short(alarm.settledAt) })}</Chip>
                )}
                {aboutOf(desk, alarm) !== '' && <small>{aboutOf(desk, alarm)}</small>}
                <small class="figure">{desk.short(alarm.raisedAt)}</small>
              </span>
              {alarm.complaint && (
                <a href={`/admin/complaints/${alarm.complaint}`}>{desk.say('staff.open-complaint')}</a>
              )}
              {alarm.kind === 'quarantine' && (
                <a href={desk.href('/admin/quarantine')}>{desk.say('staff.nav.quarantine')}</a>
              )}
              {(alarm.kind === 'source-silent' || alarm.kind === 'webhooks-missed') && (
                <a href={desk.href('/admin/sources')}>{desk.say('staff.nav.sources')}</a>
              )}
            </li>
          )
        })}
      </ul>
    )}
    <More desk={desk} path="/admin/alarms" next={next} />
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
          {sources.map(({ source, on, lastSeenAt, reconciledAt, found }) => (
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
                {found > 0 && <small class="soon">{desk.say('staff.sources.found', { count: found })}</small>}
              </span>
              <span class="soft figure">
                {lastSeenAt === null
                  ? desk.say('staff.sources.never')
                  : desk.say('staff.sources.seen', { when: desk.short(lastSeenAt) })}
                {reconciledAt !== null && (
                  <small>
                    {desk.say('staff.sources.asked', { when: desk.short(Math.min(reconciledAt, desk.now)) })}
                  </small>
                )}
              </span>
            </li>
          ))}
        </ul>
      </>
    )}
  </Frame>
)
