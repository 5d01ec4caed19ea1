/** Who the customer is, what they ordered, why they are treated as they are, and how it reached us. */
import type { FC } from 'hono/jsx'
import type { Beside } from '../../db/dashboard.ts'
import type { Facts } from '../../domain/complaint.ts'
import type { Locale } from '../../domain/locale.ts'
import { money } from '../../domain/money.ts'
import { phoneShown } from '../../domain/person.ts'
import { customerZone } from '../../domain/zone.ts'
import { sayLanguage } from '../../emails/call-words.ts'
import { capital, sayTime } from '../../emails/format.ts'
import { plain } from '../../emails/plain.ts'
import { sourceName, tierText } from '../../emails/timeline-text.ts'
import { Phone } from './call-card.tsx'
import { DisputeFacts } from './complaint-dispute.tsx'
import type { Desk } from './desk.ts'

const tags = { en: 'en-GB', ru: 'ru', ro: 'ro' } as const satisfies Record<Locale, string>

/** "14:05, Rome": what the customer's clock shows now; under it, how we know. */
const Clock: FC<{ desk: Desk; facts: Facts }> = ({ desk, facts }) => {
  const { zone, by } = customerZone(facts)
  const city = zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone
  return (
    <dd class="figure">
      {sayTime(desk.locale, desk.now, zone)}, {plain(city, 40)}
      <small>{desk.say(`staff.zone.${by}`)}</small>
    </dd>
  )
}

/** "Came back: 3 May with order A-1 (60 000 lei)". */
const CameBack: FC<{ desk: Desk; beside: Beside }> = ({ desk, beside: { cameBack } }) => {
  if (!cameBack) return null
  const { order, minor, currency, at } = cameBack
  const named = desk.say('staff.order-named', { order: plain(order, 60) })
  return (
    <>
      <dt>{desk.say('staff.customer.came-back')}</dt>
      <dd class="figure">
        {desk.short(at)}
        <small>
          {named}
          {minor !== null && currency !== null && <>, {desk.sum(money(minor, currency))}</>}
        </small>
      </dd>
    </>
  )
}

const Customer: FC<{ desk: Desk; facts: Facts; beside: Beside }> = ({ desk, facts, beside }) => {
  const { customer, complaint } = facts
  if (!customer) return <p class="soft">{desk.say('staff.customer.unknown')}</p>
  const spent = customer.spent.flatMap((sum) => (sum.minor > 0 ? [desk.sum(sum)] : [])).join(', ')
  return (
    <dl>
      <dt>{desk.say('staff.customer.orders')}</dt>
      <dd class="figure">
        {desk.say('staff.orders-paid', { count: customer.paidOrders })}
        {spent !== '' && <>, {spent}</>}
      </dd>
      {customer.lastOrderAt !== null && (
        <>
          <dt>{desk.say('staff.customer.last-order')}</dt>
          <dd class="figure">{desk.short(customer.lastOrderAt)}</dd>
        </>
      )}
      <CameBack desk={desk} beside={beside} />
      <dt>{desk.say('staff.customer.language')}</dt>
      <dd>{capital(desk.locale, sayLanguage(desk.locale, facts))}</dd>
      <dt>{desk.say('staff.zone')}</dt>
      <Clock desk={desk} facts={facts} />
      <dt>{desk.say('staff.customer.mail')}</dt>
      <dd>
        {customer.email ? plain(customer.email, 120) : desk.say('staff.customer.no-mail')}
        {customer.mailbox === 'stopped' && <small class="late">{desk.say('staff.customer.stopped')}</small>}
      </dd>
      {customer.phone && (
        <>
          <dt>{desk.say('staff.customer.phone')}</dt>
          <dd>
            <Phone phone={{ dialled: customer.phone, shown: plain(phoneShown(customer.phone), 40) }} />
          </dd>
        </>
      )}
      {customer.audience !== null && customer.audience > 0 && (
        <>
          <dt>{desk.say('staff.customer.audience')}</dt>
          <dd class="figure">{new Intl.NumberFormat(tags[desk.locale]).format(customer.audience)}</dd>
        </>
      )}
      <dt>{desk.say('staff.customer.before')}</dt>
      <dd>
        {complaint.earlierFailures === 0 && beside.others.length === 0
          ? desk.say('staff.customer.first')
          : desk.say('staff.customer.earlier', { count: complaint.earlierFailures })}
        {beside.others.map((other) => (
          <small key={other.id}>
            <a href={`/admin/complaints/${other.id}`}>{desk.say(`words.category.${other.category}`)}</a>,{' '}
            <span class="figure">{desk.short(other.receivedAt)}</span>
          </small>
        ))}
      </dd>
    </dl>
  )
}

const Ordered: FC<{ desk: Desk; facts: Facts }> = ({ desk, facts: { order, complaint } }) => {
  if (!order) return <p class="soft">{desk.say('staff.order.none')}</p>
  return (
    <>
      <dl>
        <dt>{desk.say('staff.order.number')}</dt>
        <dd class="figure">{plain(order.name ?? order.externalId, 60)}</dd>
        {!order.ofAnother && (
          <>
            <dt>{desk.say('staff.order.value')}</dt>
            <dd class="figure">{order.total ? desk.sum(order.total) : desk.say('staff.order.no-value')}</dd>
            <dt>{desk.say('staff.order.state')}</dt>
            <dd>{desk.say(`words.order-state.${order.state}`)}</dd>
          </>
        )}
        {order.placedAt !== null && (
          <>
            <dt>{desk.say('staff.order.placed')}</dt>
            <dd class="figure">{desk.short(order.placedAt)}</dd>
          </>
        )}
        {complaint.refunded && (
          <>
            <dt>{desk.say('staff.order.refunded')}</dt>
            <dd class="figure">{desk.sum(complaint.refunded)}</dd>
          </>
        )}
      </dl>
      {order.ofAnother && <p class="why">{desk.say('staff.order.of-another')}</p>}
      {order.lines.length > 0 && (
        <ul class="lines">
          {order.lines.slice(0, 8).map((line) => (
            <li key={`${line.sku} ${line.name}`}>
              <span class="figure">{line.quantity} ×</span> {plain(line.name, 80)}
              {line.total && <span class="figure soft"> {desk.sum(line.total)}</span>}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

export const FactsColumn: FC<{ desk: Desk; facts: Facts; beside: Beside }> = ({ desk, facts, beside }) => {
  const { complaint } = facts
  return (
    <div class="known">
      <section>
        <h2>{desk.say('staff.customer')}</h2>
        <Customer desk={desk} facts={facts} beside={beside} />
      </section>
      <section>
        <h2>{desk.say(complaint.tier === 'vip' ? 'staff.tier.why-vip' : 'staff.tier.why')}</h2>
        <p class="why">{tierText(desk.locale, complaint.tierReason)}</p>
      </section>
      <section>
        <h2>{desk.say('staff.order')}</h2>
        <Ordered desk={desk} facts={facts} />
      </section>
      <DisputeFacts desk={desk} facts={facts} beside={beside} />
      <section>
        <h2>{desk.say('staff.came')}</h2>
        {complaint.rating !== null && <p class="why">{desk.say('staff.came.stars', { stars: complaint.rating })}</p>}
        <ul class="lines">
          {beside.deliveries.length === 0 && <li class="soft">{desk.say(`words.channel.${complaint.channel}`)}</li>}
          {beside.deliveries.map((delivery) => (
            <li key={`${delivery.source} ${delivery.event}`}>
              {delivery.source === 'form' || delivery.source === 'recall'
                ? desk.say(`words.channel.${delivery.source}`)
                : sourceName(delivery.source)}{' '}
              <span class="soft figure">
                {delivery.source !== 'form' && <>{plain(delivery.event, 40)}, </>}
                {desk.short(delivery.receivedAt)}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
