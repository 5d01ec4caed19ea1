/**
 * The answer under a review, where everybody reads it: a draft in the order that works (sorry, interest, solution), without
 * a word of the order or a sum, and read by the tone guard. A person takes it, changes it and posts it.
 */
import type { FC } from 'hono/jsx'
import { canWrite, type Facts } from '../../domain/complaint.ts'
import { tiesRewardToReview } from '../../domain/review-rewards.ts'
import { readTone } from '../../domain/tone.ts'
import { plain } from '../../emails/plain.ts'
import { voiceOf } from '../../emails/voice.ts'
import type { Desk } from './desk.ts'
import { ToneOf } from './letter-tone.tsx'

/** In the customer's language: they wrote in it. */
export function publicReply(facts: Facts, now: number): string {
  const { complaint, shop } = facts
  const voice = voiceOf({ facts, now })
  const email = plain(shop.sender.email, 120)
  const reached = canWrite(facts) ? (complaint.arrivedAt === null ? 'open' : 'done') : 'unreached'
  return [
    voice.say('review.sorry', {
      known: complaint.category === 'other' ? 'no' : 'yes',
      clause: voice.say(`words.clause.${complaint.category}`),
    }),
    voice.say('review.interest', { name: voice.person }),
    voice.say(`review.solution-${reached}`, { email }),
  ].join('\n\n')
}

export const ReviewCard: FC<{ desk: Desk; facts: Facts }> = ({ desk, facts }) => {
  const { channel, locale } = facts.complaint
  if (channel !== 'review') return null
  const text = publicReply(facts, desk.now)
  const findings = readTone(locale, text)
  return (
    <section class="card">
      <h2>{desk.say('staff.review.title')}</h2>
      <p class="soft">{desk.say('staff.review.lead')}</p>
      <label for="public-reply">{desk.say('staff.review.text')}</label>
      <textarea id="public-reply" lang={locale} readonly rows={14}>
        {text}
      </textarea>
      {findings.length === 0 && !tiesRewardToReview(text) ? (
        <p class="soft">{desk.say('staff.review.tone-clean')}</p>
      ) : (
        <ToneOf desk={desk} tone={[{ field: 'public-reply', text, findings }]} lang={locale} field="public-reply" />
      )}
    </section>
  )
}
