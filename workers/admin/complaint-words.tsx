/** What the customer told us: in a word, in their own words, what they wish, and what they showed. */
import type { FC } from 'hono/jsx'
import type { Beside } from '../../db/dashboard.ts'
import type { Facts } from '../../domain/complaint.ts'
import { ownName } from '../../domain/reasons.ts'
import { plain } from '../../emails/plain.ts'
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

/** The shop wrote first: what its customer was told, and the recall it belongs to. */
const Recalled: FC<{ desk: Desk; facts: Facts }> = ({ desk, facts: { recall, complaint } }) =>
  recall ? (
    <section>
      <h2>{desk.say('staff.recalls.told')}</h2>
      <p>
        <a href={desk.href(`/admin/recalls/${recall.id}`)}>{plain(recall.name, 120)}</a>
      </p>
      <blockquote class="said" lang={complaint.locale}>
        {recall.text}
      </blockquote>
    </section>
  ) : null

export const Words: FC<{ desk: Desk; facts: Facts; beside: Beside }> = ({ desk, facts, beside }) => {
  const told = beside.deliveries.find(({ status }) => status === 'opened')?.grievance ?? null
  const wish = told?.wish ?? ''
  const text = withoutWish(facts.complaint.text, wish).slice(0, longestShown)
  if (facts.recall && text === '' && beside.photos.length === 0) return <Recalled desk={desk} facts={facts} />
  return (
    <section>
      <Recalled desk={desk} facts={facts} />
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
