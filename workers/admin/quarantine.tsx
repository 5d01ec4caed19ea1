/** For the admin: what could not be read, why, in which bytes, and the way to read it again, one or all. */
import type { FC } from 'hono/jsx'
import type { quarantineOf } from '../../db/dashboard.ts'
import type { waitingGroups } from '../../db/quarantine.ts'
import { plain } from '../../emails/plain.ts'
import { sourceName } from '../../emails/timeline-text.ts'
import type { Desk } from './desk.ts'
import { Chip, Empty, Frame } from './frame.tsx'
import { More } from './watch.tsx'

const mostShown = 4000

/** Text one can look at: nothing in it is interpreted, what cannot be seen is replaced. */
const seen = (text: string): string => text.replace(/[\p{Cf}\p{Co}]|(?![\n\t])\p{Cc}/gu, '\u00b7')

/** The bytes as text one can look at. */
export function rawText(base64: string): { text: string; cut: boolean } {
  const bytes = Uint8Array.from(atob(base64.slice(0, Math.ceil((mostShown * 4) / 3 / 4) * 4)), (letter) =>
    letter.charCodeAt(0),
  )
  return { text: seen(new TextDecoder().decode(bytes)), cut: base64.length > (mostShown * 4) / 3 }
}

/** How far a run through the waiting ones came: some are read with each request, so that none takes too long. */
export interface ReplayProgress {
  readonly source: string | null
  readonly reason: string | null
  readonly taken: number
  readonly still: number
  readonly left: number
  /** Where it goes on; null when all were tried. */
  readonly from: string | null
}

export interface QuarantineView {
  readonly bodies: Awaited<ReturnType<typeof quarantineOf>>
  readonly groups: Awaited<ReturnType<typeof waitingGroups>>
  readonly next: string | null
  readonly done: string | null
  readonly progress: ReplayProgress | null
}

/** One button: the waiting ones of a source and reason, from where a run stands. */
const ReplayForm: FC<{ desk: Desk; of: Partial<ReplayProgress>; label: string; strong?: boolean }> = ({
  desk,
  of,
  label,
  strong,
}) => (
  <form method="post" action={desk.href('/admin/quarantine/replay')}>
    {Object.entries(of).map(
      ([name, value]) => value !== null && <input type="hidden" name={name} value={String(value)} />,
    )}
    <button class={strong ? '' : 'quiet'} type="submit">
      {label}
    </button>
  </form>
)

const Progress: FC<{ desk: Desk; progress: ReplayProgress }> = ({ desk, progress }) => {
  const { taken, still, left, from } = progress
  const tried = taken + still
  return (
    <section class="done run" role="status">
      <p>{desk.say('staff.quarantine.progress', { taken, still, left })}</p>
      {from !== null && left > 0 && (
        <>
          <progress value={tried} max={tried + left} aria-label={desk.say('staff.nav.quarantine')} />
          <ReplayForm desk={desk} of={progress} label={desk.say('staff.quarantine.go-on')} strong />
        </>
      )}
    </section>
  )
}

/** What waits, by who sent it and why: mended once, read again together. */
const Groups: FC<{ desk: Desk; groups: QuarantineView['groups'] }> = ({ desk, groups }) => {
  const all = groups.reduce((sum, { count }) => sum + count, 0)
  if (all < 2) return null
  return (
    <section class="stack waiting">
      <ul class="rows">
        {groups.map(({ source, reason, count }) => (
          <li key={`${source} ${reason}`}>
            <span>
              <b>{sourceName(source)}</b>
              <small>{desk.say('staff.quarantine.reason', { reason: plain(reason, 300) })}</small>
              <small class="figure">{desk.say('staff.quarantine.waiting', { count })}</small>
            </span>
            {groups.length > 1 && (
              <ReplayForm desk={desk} of={{ source, reason }} label={desk.say('staff.quarantine.these')} />
            )}
          </li>
        ))}
      </ul>
      <ReplayForm desk={desk} of={{}} label={desk.say('staff.quarantine.all')} strong />
    </section>
  )
}

const Body: FC<{ desk: Desk; body: QuarantineView['bodies'][number] }> = ({ desk, body }) => {
  const raw = rawText(body.body)
  return (
    <li>
      <span>
        <b>{sourceName(body.source)}</b>{' '}
        {body.replayedAt !== null && (
          <Chip tone="kept">{desk.say('staff.quarantine.replayed', { when: desk.short(body.replayedAt) })}</Chip>
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
        {Object.keys(body.headers).length > 0 && (
          <>
            <h2 class="part">{desk.say('staff.quarantine.headers')}</h2>
            <pre>
              {Object.entries(body.headers)
                .map(([name, value]) => `${seen(name)}: ${seen(value)}`)
                .join('\n')}
            </pre>
          </>
        )}
      </details>
    </li>
  )
}

export const QuarantinePageView: FC<{ desk: Desk; view: QuarantineView }> = ({
  desk,
  view: { bodies, groups, next, done, progress },
}) => (
  <Frame desk={desk} room="quarantine" title={desk.say('staff.nav.quarantine')}>
    {done && (
      <p class="done" role="status">
        {done}
      </p>
    )}
    <h1>{desk.say('staff.nav.quarantine')}</h1>
    {progress && <Progress desk={desk} progress={progress} />}
    {bodies.length === 0 ? (
      <Empty title={desk.say('staff.quarantine.none')} text={desk.say('staff.quarantine.none-text')} />
    ) : (
      <>
        <p class="soft lead">{desk.say('staff.quarantine.lead')}</p>
        <Groups desk={desk} groups={groups} />
        <ul class="rows tall">
          {bodies.map((body) => (
            <Body key={body.id} desk={desk} body={body} />
          ))}
        </ul>
      </>
    )}
    <More desk={desk} path="/admin/quarantine" next={next} />
  </Frame>
)
