/** One complaint: what is known, what happened and what comes, what was promised, and what a person can do. */
import type { FC } from 'hono/jsx'
import type { KnownCause } from '../../db/causes.ts'
import type { Beside } from '../../db/dashboard.ts'
import type { ClaimHistory } from '../../domain/claim-history.ts'
import type { Facts, TimelineEntry } from '../../domain/complaint.ts'
import { inChargeOf } from '../../domain/people.ts'
import { lastDueAt } from '../../domain/promise.ts'
import { type Granted, usualFor } from '../../domain/usual.ts'
import { orderName, plain } from '../../emails/plain.ts'
import type { FormFacts, Kept } from './action-form.tsx'
import { CauseCard } from './cause-card.tsx'
import { ClaimHistoryCard } from './claim-history.tsx'
import { Acts } from './complaint-acts.tsx'
import { LetterCard, Messages, Offered, Promises, Sums } from './complaint-cards.tsx'
import { CareCard } from './complaint-care.tsx'
import { Codes } from './complaint-codes.tsx'
import { DataCard } from './complaint-data.tsx'
import { FactsColumn } from './complaint-facts.tsx'
import { ReviewCard } from './complaint-review.tsx'
import { ProposalCard, Tasks } from './complaint-todo.tsx'
import type { Desk } from './desk.ts'
import { Chip, Frame } from './frame.tsx'
import { type Problem, Refused } from './refused.tsx'
import { Requests } from './requests.tsx'
import { Story } from './story.tsx'
import { promiseTone } from './words.ts'

export interface ComplaintView {
  readonly facts: Facts
  readonly beside: Beside
  /** What such complaints were settled with, for what is usual. */
  readonly granted: readonly Granted[]
  /** The shop's causes: one of them may be why. */
  readonly causes: readonly KnownCause[]
  /** What this customer complained of before; null where nobody knows who they are. */
  readonly history: ClaimHistory | null
  readonly problem: Problem | null
  readonly kept: Kept | null
  /** The sentence that says what was just done; null on an ordinary visit. */
  readonly done: string | null
}

/** What people and customers did since the page was opened. */
export const since = (entries: readonly TimelineEntry[], seenAt: number): readonly TimelineEntry[] =>
  entries.filter(({ at, actor }) => at >= seenAt && actor !== 'system' && actor !== 'playbook')

const Head: FC<{ desk: Desk; facts: Facts }> = ({ desk, facts }) => {
  const { complaint, customer, order, promises } = facts
  const next = promises.filter(({ state }) => state === 'open').sort((a, b) => lastDueAt(a) - lastDueAt(b))[0]
  const named = (email: string): string => plain(facts.staff.find((one) => one.email === email)?.name ?? email, 60)
  const inCharge = inChargeOf(facts, desk.now)
  const { owner, deputy } = complaint
  const line = [
    desk.head(`words.category.${complaint.category}`),
    orderName(order) && desk.say('staff.order-named', { order: orderName(order) ?? '' }),
    order?.total && desk.sum(order.total),
    desk.say('staff.severity', { severity: desk.say(`words.severity.${complaint.severity ?? 'minor'}`) }),
    inCharge ? desk.say('staff.with', { name: named(inCharge) }) : desk.say('staff.with-nobody'),
    owner && inCharge !== owner && desk.say('staff.for-owner', { name: named(owner) }),
    owner && inCharge === owner && deputy && desk.say('staff.deputy', { name: named(deputy) }),
  ].filter((part) => part)
  return (
    <>
      <p class="crumb">
        <a href={desk.href('/admin')}>{desk.say('staff.nav.queue')}</a>
      </p>
      <h1>
        {customer?.name ? plain(customer.name, 80) : (customer?.email ?? desk.say('staff.unknown-customer'))}
        {complaint.tier === 'vip' && <Chip tone="vip">{desk.say('words.tier.vip')}</Chip>}
        {complaint.closedAt !== null ? (
          <Chip>
            {complaint.outcome ? desk.say(`words.outcome.${complaint.outcome}`) : desk.say('words.stage.closed')}
          </Chip>
        ) : (
          <Chip>{desk.say(`words.stage.${complaint.stage}`)}</Chip>
        )}
        {next && complaint.closedAt === null && (
          <Chip tone={promiseTone(next, desk.now)}>
            {desk.say(lastDueAt(next) < desk.now ? 'staff.promise-late' : 'staff.promise-in', {
              promise: desk.say(`words.promise.${next.kind}`),
              left: desk.left(lastDueAt(next) - desk.now),
            })}
          </Chip>
        )}
      </h1>
      <p class="soft figure lead">{line.join(' · ')}</p>
      {complaint.joinedInto && (
        <p>
          <a href={`/admin/complaints/${complaint.joinedInto}`}>{desk.say('staff.joined-into')}</a>
        </p>
      )}
    </>
  )
}

export const ComplaintPageView: FC<{ desk: Desk; view: ComplaintView }> = ({ desk, view }) => {
  const { facts, beside, granted, causes, history, problem, kept, done } = view
  const form: FormFacts = { desk, complaint: facts.complaint.id, version: facts.complaint.version, kept }
  const title = [facts.customer?.name ?? facts.customer?.email, orderName(facts.order)]
    .filter((part) => part)
    .join(', ')
  return (
    <Frame desk={desk} room={null} title={title || desk.say('staff.unknown-customer')}>
      {done && (
        <p class="done" role="status">
          {done}
        </p>
      )}
      {problem && <Refused desk={desk} facts={facts} problem={problem} />}
      <Head desk={desk} facts={facts} />
      <div class="cols">
        <FactsColumn desk={desk} facts={facts} beside={beside} />
        <Story desk={desk} facts={facts} beside={beside} />
        <div class="side">
          <div class="cards now">
            <Tasks form={form} facts={facts} />
            <Requests form={form} facts={facts} />
            <LetterCard desk={desk} facts={facts} />
            <ReviewCard desk={desk} facts={facts} />
            {facts.proposals.map((proposal) => (
              <ProposalCard
                key={proposal.id}
                form={form}
                facts={facts}
                proposal={proposal}
                usual={usualFor(facts, granted)}
              />
            ))}
            {history && <ClaimHistoryCard desk={desk} facts={facts} history={history} />}
            <Promises desk={desk} facts={facts} />
            <Acts form={form} facts={facts} beside={beside} />
          </div>
          <div class="cards">
            <Offered desk={desk} facts={facts} />
            <Sums desk={desk} facts={facts} />
            <Codes form={form} facts={facts} />
            <CauseCard form={form} facts={facts} causes={causes} />
            <Messages desk={desk} facts={facts} beside={beside} />
            <DataCard form={form} facts={facts} beside={beside} />
            {beside.care && <CareCard desk={desk} care={beside.care} />}
          </div>
        </div>
      </div>
    </Frame>
  )
}
