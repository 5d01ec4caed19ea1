/** The dispute as staff see it beside the order: what is said, how much, until when, and what may be done meanwhile. */
import type { FC } from 'hono/jsx'
import type { Beside } from '../../db/dashboard.ts'
import { type Dispute, type Facts, forbidsRefund } from '../../domain/complaint.ts'
import { isOver, senderOf } from '../../domain/dispute.ts'
import { offerToMake } from '../../domain/paypal-offers.ts'
import { disputeSentenceWithCode, paypalOfferText } from '../../emails/dispute-words.ts'
import type { MessageName } from '../../emails/locales/catalog.ts'
import { plain } from '../../emails/plain.ts'
import { sourceName } from '../../emails/timeline-text.ts'
import type { Desk } from './desk.ts'

function whatMayBeDone(dispute: Dispute): MessageName {
  if (dispute.state === 'lost') return 'staff.dispute.lost'
  if (isOver(dispute)) return 'staff.dispute.over'
  return forbidsRefund(dispute) ? 'staff.dispute.frozen' : 'staff.dispute.refundable'
}

const Fact: FC<{ name: string; value: string | null }> = ({ name, value }) =>
  value ? (
    <>
      <dt>{name}</dt>
      <dd class="figure">{value}</dd>
    </>
  ) : null

export const DisputeFacts: FC<{ desk: Desk; facts: Facts; beside: Beside }> = ({ desk, facts, beside }) => {
  const { dispute, complaint } = facts
  if (!dispute) return null
  const { source, id } = senderOf(dispute)
  const make = offerToMake(facts)
  const made = beside.timeline.findLast(({ about }) => typeof about.offer === 'string')?.about.offer
  return (
    <section>
      <h2>{desk.say('staff.dispute')}</h2>
      <dl>
        <Fact name={desk.say('staff.dispute.state')} value={desk.say(`words.dispute-state.${dispute.state}`)} />
        <Fact name={desk.say('staff.dispute.reason')} value={disputeSentenceWithCode(desk.locale, dispute)} />
        <Fact name={desk.say('staff.dispute.sum')} value={dispute.amount && desk.sum(dispute.amount)} />
        <Fact name={desk.say('staff.dispute.due')} value={dispute.dueAt === null ? null : desk.short(dispute.dueAt)} />
        <Fact
          name={desk.say('staff.dispute.id')}
          value={[source && sourceName(source), plain(id, 60)].filter((part) => part).join(', ')}
        />
        <Fact
          name={desk.say('staff.dispute.paypal-made')}
          value={typeof made === 'string' ? paypalOfferText(desk.locale, made) : null}
        />
        <Fact
          name={desk.say('staff.dispute.paypal-make')}
          value={
            make &&
            [paypalOfferText(desk.locale, make.offer), make.amount && desk.sum(make.amount)].filter(Boolean).join(', ')
          }
        />
      </dl>
      <p class="why">{desk.say(whatMayBeDone(dispute))}</p>
      <p>
        <a class="button quiet" href={`/admin/complaints/${complaint.id}/evidence`}>
          {desk.say('staff.dispute.evidence')}
        </a>
      </p>
    </section>
  )
}
