/** What was promised, what it costs, what was sent: the right-hand column, to be read. */
import type { FC } from 'hono/jsx'
import type { Beside } from '../../db/dashboard.ts'
import type { Facts, MailState } from '../../domain/complaint.ts'
import { incidentSum } from '../../domain/policy/incident.ts'
import { lastDueAt } from '../../domain/promise.ts'
import { plain } from '../../emails/plain.ts'
import type { Desk } from './desk.ts'
import { isLeader } from './desk.ts'
import { Chip } from './frame.tsx'
import { Moved, Usual } from './kept-times.tsx'
import { PromiseNotes } from './promise-notes.tsx'
import { sumsOf } from './sums.ts'
import { percent, promiseTone } from './words.ts'

export const Promises: FC<{ desk: Desk; facts: Facts }> = ({ desk, facts }) => (
  <section class="card">
    <h2>{desk.say('staff.promises')}</h2>
    {facts.promises.length === 0 && <p class="soft">{desk.say('staff.promises.none')}</p>}
    <ul class="pairs">
      {facts.promises.map((promise) => {
        const open = promise.state === 'open'
        const dueAt = lastDueAt(promise)
        const left = desk.left(dueAt - desk.now)
        return (
          <li key={promise.id}>
            <span>
              {desk.head(`words.promise.${promise.kind}`)}
              <small class="figure">{desk.short(dueAt)}</small>
              <Moved desk={desk} promise={promise} />
              {promise.kind === 'answer' && <Usual desk={desk} facts={facts} />}
              <PromiseNotes desk={desk} facts={facts} promise={promise} />
            </span>
            <Chip tone={promiseTone(promise, desk.now)}>
              {open
                ? dueAt < desk.now
                  ? desk.say('staff.late-by', { left })
                  : left
                : desk.say(`words.promise-state.${promise.state}`)}
            </Chip>
          </li>
        )
      })}
    </ul>
  </section>
)

export const Sums: FC<{ desk: Desk; facts: Facts }> = ({ desk, facts }) => {
  const sums = sumsOf(facts)
  return (
    <section class="card">
      <h2>{desk.say('staff.money')}</h2>
      <dl class="sums figure">
        <dt>{desk.say('staff.money.fix')}</dt>
        <dd>
          {sums.fix
            ? desk.sum(sums.fix)
            : facts.choice
              ? desk.say('staff.money.no-sum')
              : desk.say('staff.money.not-yet')}
        </dd>
        {sums.gift && (
          <>
            <dt>{desk.say('staff.money.gift')}</dt>
            <dd>{desk.sum(sums.gift)}</dd>
          </>
        )}
        {sums.bonus && (
          <>
            <dt>{desk.say(sums.bonusIsPicked ? 'staff.money.bonus' : 'staff.money.bonus-possible')}</dt>
            <dd>{desk.sum(sums.bonus)}</dd>
          </>
        )}
        {sums.total && (
          <>
            <dt>{desk.say('staff.money.total')}</dt>
            <dd>{desk.sum(sums.total)}</dd>
          </>
        )}
        {sums.share !== null && (
          <>
            <dt>{desk.say('staff.money.share')}</dt>
            <dd>{percent(desk.locale, sums.share)}</dd>
          </>
        )}
      </dl>
      {sums.tooMuch && <p class="warning">{desk.say('staff.money.too-much')}</p>}
      {incidentSum(facts) && (
        <p class="soft">
          {desk.say('staff.money.incident', { count: Math.max(facts.alike.ofItem, facts.alike.ofKind) })}
        </p>
      )}
    </section>
  )
}

const bad: readonly MailState[] = ['bounced', 'complained', 'suppressed', 'failed', 'unknown']

export const Messages: FC<{ desk: Desk; facts: Facts; beside: Beside }> = ({ desk, facts, beside }) => (
  <section class="card">
    <h2>{desk.say('staff.messages')}</h2>
    {facts.mails.length === 0 && <p class="soft">{desk.say('staff.messages.none')}</p>}
    <ul class="pairs">
      {facts.mails.map((mail) => {
        const error = beside.mailErrors.get(mail.id)
        const leavesAt = beside.leaves.get(mail.id)
        return (
          <li key={mail.id}>
            <span>
              <a href={`/admin/messages/${mail.id}`}>{desk.head(`words.mail.${mail.kind}`)}</a>
              <small class="figure">
                {plain(mail.to, 60)}, {desk.short(mail.acceptedAt ?? mail.plannedAt)}
              </small>
              {leavesAt !== undefined && (
                <small class="figure">{desk.say('staff.waits', { when: desk.short(leavesAt) })}</small>
              )}
              {error && bad.includes(mail.state) && <small class="late">{plain(error, 160)}</small>}
            </span>
            <Chip tone={bad.includes(mail.state) ? 'late' : mail.state === 'delivered' ? 'kept' : ''}>
              {desk.say(`words.mail-state.${mail.state}`)}
            </Chip>
          </li>
        )
      })}
    </ul>
  </section>
)

export const Offered: FC<{ desk: Desk; facts: Facts }> = ({ desk, facts }) => {
  const offer = facts.offers.at(-1)
  if (!offer) return null
  return (
    <section class="card">
      <h2>{desk.say('staff.offered')}</h2>
      <ul class="pairs">
        {offer.remedies.map((remedy) => (
          <li key={remedy.id}>
            <span>
              {desk.say(`words.remedy.${remedy.kind}.title`)}
              {facts.choice?.remedy === remedy.id && <small>{desk.say(`words.by.${facts.choice.by}`)}</small>}
            </span>
            <span class="figure">{remedy.value ? desk.sum(remedy.value) : ''}</span>
            {facts.choice?.remedy === remedy.id && <Chip tone="kept">{desk.say('staff.chosen')}</Chip>}
          </li>
        ))}
      </ul>
      {facts.compensation && (
        <p class="soft">
          {desk.say('staff.on-top')}: {desk.say(`words.compensation.${facts.compensation.kind}`)}
        </p>
      )}
    </section>
  )
}

/** The way to the director's letter, and how it stands. */
export const LetterCard: FC<{ desk: Desk; facts: Facts }> = ({ desk, facts: { letter, complaint } }) => {
  if (!letter) return null
  const name = letter.state === 'approved' ? 'read' : isLeader(desk) ? 'write' : 'read'
  return (
    <section class="card">
      <h2>{desk.say('staff.letter.title')}</h2>
      <p>
        <Chip tone={letter.state === 'approved' ? 'kept' : 'soon'}>
          {desk.say(`words.letter-state.${letter.state}`)}
        </Chip>
      </p>
      <p>
        <a
          class={letter.state === 'draft' ? 'button' : 'button quiet'}
          href={`/admin/complaints/${complaint.id}/letter`}
        >
          {desk.say(`staff.letter.${name}`)}
        </a>
      </p>
    </section>
  )
}
