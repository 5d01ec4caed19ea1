/** The customer's claim history beside the decision: counts, sums, and what stands out in words. It refuses nothing. */
import type { FC } from 'hono/jsx'
import { type ClaimHistory, claimsPerOrder, type HistoryReason, reasonsIn } from '../../domain/claim-history.ts'
import type { Facts } from '../../domain/complaint.ts'
import { capital } from '../../emails/format.ts'
import type { Desk } from './desk.ts'
import { count, percent } from './words.ts'

/** Of fewer orders a share says nothing. */
const fewestOrders = 3

function sentence(desk: Desk, reason: HistoryReason): string {
  if (reason.why === 'given')
    return desk.say('staff.history.why.given', { share: percent(desk.locale, reason.share / 10_000) })
  const values = reason.why === 'same' || reason.why === 'disputes' ? { count: reason.count } : {}
  return desk.say(`staff.history.why.${reason.why}`, values)
}

export const ClaimHistoryCard: FC<{ desk: Desk; facts: Facts; history: ClaimHistory }> = ({ desk, facts, history }) => {
  const { customer } = facts
  if (!customer) return null
  const { complaints, orders } = claimsPerOrder(history, customer)
  const ended = history.outcomes.map((one) =>
    one.outcome === null
      ? desk.say('staff.history.open', { count: one.count })
      : desk.say('staff.history.outcome', { outcome: desk.say(`words.outcome.${one.outcome}`), count: one.count }),
  )
  return (
    <section class="card" id="history">
      <h2>{desk.say('staff.history')}</h2>
      <dl class="sums figure">
        <dt>{desk.say('staff.history.claims')}</dt>
        <dd>{desk.say('staff.history.claims-count', { count: history.before, year: history.year })}</dd>
        {orders > 0 && (
          <>
            <dt>{desk.say('staff.history.per-order')}</dt>
            <dd>
              {desk.say(`staff.history.per-order-${orders < fewestOrders ? 'few' : 'of'}`, {
                complaints: count(desk.locale, complaints),
                orders: count(desk.locale, orders),
                share: percent(desk.locale, complaints / orders),
              })}
            </dd>
          </>
        )}
        <dt>{desk.say('staff.history.given')}</dt>
        <dd>
          {history.given.length === 0
            ? desk.say('staff.history.nothing')
            : history.given.map((sum) => desk.sum(sum)).join(', ')}
        </dd>
      </dl>
      {ended.length > 0 && (
        <p class="soft figure">
          {desk.say('staff.history.outcomes')}: {ended.join('; ')}
        </p>
      )}
      <ul class="lines">
        {reasonsIn(history, customer).map((reason) => (
          <li key={reason.why}>{capital(desk.locale, sentence(desk, reason))}</li>
        ))}
      </ul>
      <small>{desk.say('staff.history.decides')}</small>
    </section>
  )
}
