/** What the customer told us: in a word, in their own words, what they wish, and what they showed. */
import type { FC } from 'hono/jsx'
import type { Beside } from '../../db/dashboard.ts'
import type { Facts } from '../../domain/complaint.ts'
import { ownName } from '../../domain/reasons.ts'
import type { Desk } from './desk.ts'

const longestShown = 4_000

/** The wish closes the text it was sent with, behind its question; shown on its own, it is not shown twice. */
function withoutWish(text: string, wish: string): string {
  const end = wish === '' || !text.endsWith(wish) ? -1 : text.lastIndexOf('\n\n', text.length - wish.length)
  return end === -1 ? text : text.slice(0, end)
}

const Photos: FC<{ desk: Desk; facts: Facts; beside: Beside }> = ({ desk, facts, beside: { photos } }) =>
  photos.length === 0 ? null : (
    <ul class="photos">
      {photos.map(({ id, receivedAt }, i) => {
        const href = `/admin/complaints/${facts.complaint.id}/photos/${id}`
        return (
          <li key={id}>
            <a href={href}>
              <img
                src={href}
                alt={desk.say('staff.photo', { n: i + 1, when: desk.short(receivedAt) })}
                width={144}
                height={144}
                loading="lazy"
              />
            </a>
          </li>
        )
      })}
    </ul>
  )

export const Words: FC<{ desk: Desk; facts: Facts; beside: Beside }> = ({ desk, facts, beside }) => {
  const told = beside.deliveries.find(({ status }) => status === 'opened')?.grievance ?? null
  const wish = told?.wish ?? ''
  const text = withoutWish(facts.complaint.text, wish).slice(0, longestShown)
  return (
    <section>
      <h2>{desk.say('staff.wrote')}</h2>
      {told?.reason && (
        <p>
          {ownName(facts.shop.policy.reasons, told.reason, desk.locale) ?? desk.head(`words.reason.${told.reason}`)}
        </p>
      )}
      <blockquote class="said">{text || desk.say('staff.no-words')}</blockquote>
      {wish !== '' && (
        <>
          <h3>{desk.say('staff.wish')}</h3>
          <blockquote class="said">{wish}</blockquote>
        </>
      )}
      <Photos desk={desk} facts={facts} beside={beside} />
    </section>
  )
}
