/** One line from what happened over now to what comes by itself. */
import type { FC } from 'hono/jsx'
import type { Beside } from '../../db/dashboard.ts'
import type { Facts, TimelineEntry } from '../../domain/complaint.ts'
import type { Instant } from '../../domain/ids.ts'
import { mailKey } from '../../domain/mail.ts'
import { type Coming, future } from '../../domain/playbook/decide.ts'
import { plain } from '../../emails/plain.ts'
import { actorText, moveText, timelineText, unlessText, whyText } from '../../emails/timeline-text.ts'
import { Words } from './complaint-words.tsx'
import type { Desk } from './desk.ts'
import { Chip } from './frame.tsx'
import { promiseTone } from './words.ts'

/** "Fri 27 Nov" and "18:00": the day stands only where it changes. */
function dayAndTime(desk: Desk, instant: Instant): { day: string; time: string } {
  const short = desk.short(instant)
  const comma = short.lastIndexOf(',')
  return { day: short.slice(0, comma), time: short.slice(comma + 1).trim() }
}

const When: FC<{ desk: Desk; at: Instant; before: Instant | null }> = ({ desk, at, before }) => {
  const { day, time } = dayAndTime(desk, at)
  const sameDay = before !== null && dayAndTime(desk, before).day === day
  return (
    <time datetime={new Date(at).toISOString()}>
      {!sameDay && <b>{day}</b>} {time}
    </time>
  )
}

/** What the mail of this entry promised, and which promise it kept. */
const Promised: FC<{ desk: Desk; facts: Facts; entry: TimelineEntry }> = ({ desk, facts, entry }) => {
  const mail = facts.mails.find(({ id }) => id === entry.about.id)
  if (!mail) return null
  const told = facts.promises.filter((promise) => promise.statedIn === mail.id)
  return (
    <>
      {told.map(({ kind, dueAt }) => (
        <small key={kind}>
          {desk.say('staff.told', { promise: desk.say(`words.promise.${kind}`), when: desk.short(dueAt) })}
        </small>
      ))}
      <small>
        <a href={`/admin/messages/${mail.id}`}>{desk.say('staff.see-message')}</a>
      </small>
    </>
  )
}

const Kept: FC<{ desk: Desk; facts: Facts; entry: TimelineEntry }> = ({ desk, facts, entry }) => {
  const mail = facts.mails.find(({ id }) => id === entry.about.id)
  const keeps = mail ? [mail.kind, mailKey(mail)] : []
  const promise = facts.promises.find(
    ({ keptBy, keptAt }) => keptBy !== null && keptAt === entry.at && keeps.includes(keptBy),
  )
  if (!promise || promise.keptAt === null) return null
  const left = desk.left(promise.dueAt - promise.keptAt)
  const late = promise.keptAt > promise.dueAt
  return (
    <Chip tone={promiseTone(promise, desk.now)}>{desk.say(late ? 'staff.late-by' : 'staff.early-by', { left })}</Chip>
  )
}

/** Words written in the very moment of the entry, by the same person. */
function wordsOf(facts: Facts, entry: TimelineEntry): string | null {
  const written = facts.replies.find(({ at, by }) => at === entry.at && by === entry.actor)
  if (written) return written.text
  if (entry.event === 'proposal-made') return facts.proposals.find(({ at }) => at === entry.at)?.text ?? null
  if (entry.event === 'wrote') return facts.written.find(({ id }) => id === entry.about.id)?.text ?? null
  if (entry.event === 'rated') return facts.ratings.find(({ at }) => at === entry.at)?.text ?? null
  return null
}

/** Whose other mailbox a message came from; it stands with its words, which can be erased. */
const withWriter = ({ written }: Facts, entry: TimelineEntry): TimelineEntry => {
  const writer = entry.about.other === 1 ? written.find(({ id }) => id === entry.about.id)?.writer : undefined
  return writer === undefined ? entry : { ...entry, about: { ...entry.about, from: writer } }
}

/** What a message that joined said: it is to be read, not only counted. */
const heardIn = ({ deliveries }: Beside, { event, at, about }: TimelineEntry): string | null =>
  event === 'joined'
    ? (deliveries.find(({ source, receivedAt }) => receivedAt === at && source === about.source)?.grievance?.text ??
      null)
    : null

const Past: FC<{
  desk: Desk
  facts: Facts
  entry: TimelineEntry
  before: Instant | null
  heard: string | null
}> = ({ desk, facts, entry, before, heard }) => {
  const why = whyText(desk.locale, entry)
  const said = heard || wordsOf(facts, entry)
  return (
    <li>
      <When desk={desk} at={entry.at} before={before} />
      <div>
        <b>{timelineText(desk.locale, withWriter(facts, entry), desk.shop.timeZone)}</b>{' '}
        <Kept desk={desk} facts={facts} entry={entry} />
        {entry.event !== 'mail-accepted' && why === null && (
          <small>{actorText(desk.locale, entry.actor, facts.staff)}</small>
        )}
        {why && <small>{why}</small>}
        {said && <p class="said">{said}</p>}
        <Promised desk={desk} facts={facts} entry={entry} />
      </div>
    </li>
  )
}

interface Line {
  readonly at: Instant
  readonly text: string
  readonly unless: string | null
  /** The mail's id, where it is written already. */
  readonly mail: string | null
}

const Next: FC<{ desk: Desk; line: Line; before: Instant }> = ({ desk, line, before }) => (
  <li class="next">
    <When desk={desk} at={line.at} before={before} />
    <div>
      {line.text}
      {line.unless && <small>{line.unless}</small>}
      {line.mail && (
        <small>
          <a href={`/admin/messages/${line.mail}`}>{desk.say('staff.see-message')}</a>
        </small>
      )}
    </div>
  </li>
)

/** Mail that is written and waits, and what is not written yet: one line of what comes, soonest first. */
const Ahead: FC<{ desk: Desk; facts: Facts; beside: Beside; moves: readonly Coming[] }> = ({
  desk,
  facts,
  beside,
  moves,
}) => {
  const waiting = facts.mails.flatMap(({ id, kind }) => {
    const at = beside.leaves.get(id)
    return at === undefined ? [] : [{ at, text: desk.head(`words.mail.${kind}`), unless: null, mail: id }]
  })
  const coming = moves.map(({ move, dueAt }) => ({
    ...{ at: dueAt, text: moveText(desk.locale, move), unless: unlessText(desk.locale, move), mail: null },
  }))
  const lines = [...waiting, ...coming].toSorted((a, b) => a.at - b.at)
  return (
    <>
      {lines.map((line, i) => (
        <Next key={`${line.text} ${line.at}`} desk={desk} line={line} before={lines[i - 1]?.at ?? desk.now} />
      ))}
    </>
  )
}

export const Story: FC<{ desk: Desk; facts: Facts; beside: Beside }> = ({ desk, facts, beside }) => {
  const coming = future(facts, desk.now)
  const entries = beside.timeline
  return (
    <div class="story">
      <Words desk={desk} facts={facts} beside={beside} />
      <section>
        <h2>{desk.say('staff.story')}</h2>
        <ol class="time figure">
          {entries.map((entry, i) => (
            <Past
              key={`${entry.at} ${entry.event} ${entry.about.id ?? entry.actor}`}
              desk={desk}
              facts={facts}
              entry={entry}
              before={entries[i - 1]?.at ?? null}
              heard={heardIn(beside, entry)}
            />
          ))}
          <li class="today">
            <time datetime={new Date(desk.now).toISOString()}>
              <b>{desk.say('staff.now', { time: dayAndTime(desk, desk.now).time })}</b>
            </time>
            <div>
              {coming.length + beside.leaves.size === 0 && facts.complaint.closedAt === null && (
                <small>{desk.say('staff.nothing-coming')}</small>
              )}
            </div>
          </li>
          <Ahead desk={desk} facts={facts} beside={beside} moves={coming} />
        </ol>
      </section>
    </div>
  )
}

/** Who did what since the page was opened, in short: for the person whose action came second. */
export const Since: FC<{ desk: Desk; facts: Facts; entries: readonly TimelineEntry[] }> = ({
  desk,
  facts,
  entries,
}) => (
  <ul class="since">
    {entries.map((entry) => (
      <li key={`${entry.at} ${entry.event}`}>
        <b>{actorText(desk.locale, entry.actor, facts.staff)}</b>:{' '}
        {timelineText(desk.locale, entry, desk.shop.timeZone)} <span class="soft figure">{desk.short(entry.at)}</span>
        {wordsOf(facts, entry) && <p class="said">{plain(wordsOf(facts, entry) ?? '', 300)}</p>}
      </li>
    ))}
  </ul>
)
