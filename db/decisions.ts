/**
 * What a customer decides on their page. Each verb is one conditional batch and tells what is true now: whoever comes
 * second is shown the first decision (reliability.md, "Decision"; invariants 16, 18, 31).
 */
import { type SQL, sql } from 'drizzle-orm'
import type { Choice, Compensation } from '../domain/complaint.ts'
import type { Instant, Milliseconds, RemedyId } from '../domain/ids.ts'
import type { Money } from '../domain/money.ts'
import type { RemedyKind } from '../domain/policy/tables.ts'
import { type Asked, give, given } from './answer.ts'
import type { Db } from './client.ts'

/** Staff who decided on what they saw before look again. */
const seen = sql`, version = version + 1`

const open = sql`c.closed_at is null`
const latestRound = sql`(select max(o.round) from offers o where o.complaint = c.id)`

/** A proposal that waits for our answer, or that we agreed to, stands in the place of a choice. */
const proposalStands = sql`exists (select 1 from proposals p where p.complaint = c.id and p.state in ('open', 'accepted'))`

/** `forbidsRefund` of domain/dispute.ts in SQL: the bank pays, or has paid, by itself. */
const moneyIsFrozen = sql`coalesce(c.dispute_state = 'lost'
  or c.dispute_refundable = 0 and c.dispute_state not in ('won', 'closed'), 0)`

const flag = (condition: SQL): SQL => sql`case when ${condition} then 1 else 0 end`

// ── which way ────────────────────────────────────────────────────────────────────────────────────

export type Chosen =
  | { readonly is: 'chosen' | 'recorded'; readonly choice: Choice }
  | { readonly is: 'not-offered' | 'proposal-stands' | 'closed' }

interface ChoiceRow {
  readonly closed: number
  readonly stands: number
  readonly remedy: RemedyId | null
  readonly by: Choice['by']
  readonly at: Instant
  readonly finalAt: Instant
}

/**
 * Chooses a remedy of the offer on the table. Until `final_at` the customer may change it, which gives the full time
 * again; after that, or once it is being carried out, the recorded one stands.
 */
export async function choose(
  db: Db,
  decision: Asked & {
    readonly remedy: RemedyId
    readonly round: number
    readonly provisionalMs: Milliseconds
    /** Kinds of remedy that pay money: not to be chosen while a dispute forbids it, however fresh it is. */
    readonly paying: readonly RemedyKind[]
  },
): Promise<Chosen> {
  const { shop, complaint, remedy, round, now, provisionalMs, paying } = decision
  const allowed = sql`${open} and ${latestRound} = ${round} and not ${proposalStands}
    and exists (select 1 from remedies r where r.shop = c.shop and r.complaint = c.id and r.round = ${round} and r.id = ${remedy}
      and not (${moneyIsFrozen} and r.kind in (select value from json_each(${JSON.stringify(paying)}))))
    and not exists (select 1 from choices k where k.complaint = c.id and k.round = ${round}
      and (k.by <> 'customer' or k.final_at <= ${now} or k.remedy = ${remedy}))
    and not exists (select 1 from ledger l join remedies r on r.complaint = l.complaint and r.id = l.about
      where l.complaint = c.id and l.entry = 'fix' and r.round = ${round})`
  const { taken, row } = await give<ChoiceRow>(
    db,
    decision,
    {
      allowed,
      event: sql`case when exists (select 1 from choices where complaint = ${complaint} and round = ${round})
        then 'choice-changed' else 'chosen' end`,
      about: sql`json_object('remedy', (select kind from remedies where complaint = ${complaint} and id = ${remedy}), 'round', ${round})`,
      public: true,
      set: sql`${seen}, stage = case when stage in ('received', 'acknowledged', 'offered') then 'chosen' else stage end`,
      writes: [
        sql`insert into choices (shop, complaint, round, remedy, by, chosen_at, final_at)
          select ${shop}, ${complaint}, ${round}, ${remedy}, 'customer', ${now}, ${now + provisionalMs} where ${given(decision)}
          on conflict (complaint, round) do update
          set remedy = excluded.remedy, chosen_at = excluded.chosen_at, final_at = excluded.final_at`,
      ],
    },
    sql`select ${flag(sql`c.closed_at is not null`)} as closed, ${flag(proposalStands)} as stands,
        k.remedy, k.by, k.chosen_at as at, k.final_at as finalAt
      from complaints c left join choices k on k.complaint = c.id and k.round = ${round}
      where c.shop = ${shop} and c.id = ${complaint}`,
  )
  if (row?.remedy) {
    const choice: Choice = { round, remedy: row.remedy, at: row.at, finalAt: row.finalAt, by: row.by }
    if (taken) return { is: 'chosen', choice }
    const stands = row.by !== 'customer' || row.finalAt <= now || row.remedy === remedy || row.closed === 1
    if (stands) return { is: 'recorded', choice }
  }
  if (!row || row.closed === 1) return { is: 'closed' }
  return { is: row.stands === 1 ? 'proposal-stands' : 'not-offered' }
}

// ── what comes on top ────────────────────────────────────────────────────────────────────────────

export type Picked =
  | { readonly is: 'picked' | 'recorded'; readonly compensation: Compensation }
  | { readonly is: 'not-yet' | 'gift-gone' | 'closed' }

interface CompensationRow {
  readonly closed: number
  readonly chosen: number
  readonly kind: Compensation['kind'] | null
  readonly gift: string | null
  readonly by: Compensation['by']
  readonly at: Instant
  readonly finalAt: Instant
}

/**
 * Gift or bonus, as soon as a remedy is chosen. Whether there is a bonus at all, and which gift was shown, is for the
 * caller to know; a gift of the catalogue is picked only while there is one.
 */
export async function pickCompensation(
  db: Db,
  decision: Asked & {
    readonly kind: 'gift' | 'bonus'
    readonly gift?: string | null
    /** The bonus they were shown beside it: from now on it is that one. */
    readonly bonus?: Money | null
    readonly provisionalMs: Milliseconds
  },
): Promise<Picked> {
  const { shop, complaint, kind, gift = null, bonus = null, now, provisionalMs } = decision
  const isThere = sql`(${gift} is null or exists (select 1 from gifts g where g.shop = c.shop and g.id = ${gift}
    and (g.is_on = 1 or exists (select 1 from compensations p where p.complaint = c.id and p.gift = ${gift}))
    and coalesce(g.stock, 1) > 0))`
  const { taken, row } = await give<CompensationRow>(
    db,
    decision,
    {
      allowed: sql`${open} and exists (select 1 from choices k where k.complaint = c.id) and ${isThere}
        and not exists (select 1 from compensations p where p.complaint = c.id
          and (p.by <> 'customer' or p.final_at <= ${now} or (p.kind = ${kind} and p.gift is ${gift})))
        and not exists (select 1 from codes b where b.purpose = c.id || '-bonus')
        and not exists (select 1 from tasks g where g.complaint = c.id and g.key = 'gift')`,
      event: 'compensation-chosen',
      about: sql`${JSON.stringify({ kind, by: 'customer', ...(gift !== null && { gift }), ...bonus })}`,
      public: true,
      set: seen,
      writes: [
        sql`insert into compensations (shop, complaint, kind, gift, by, chosen_at, final_at)
          select ${shop}, ${complaint}, ${kind}, ${gift}, 'customer', ${now}, ${now + provisionalMs} where ${given(decision)}
          on conflict (complaint) do update
          set kind = excluded.kind, gift = excluded.gift, chosen_at = excluded.chosen_at, final_at = excluded.final_at`,
      ],
    },
    sql`select ${flag(sql`c.closed_at is not null`)} as closed, p.kind, p.gift, p.by,
        ${flag(sql`exists (select 1 from choices k where k.complaint = c.id)`)} as chosen,
        p.chosen_at as at, p.final_at as finalAt
      from complaints c left join compensations p on p.complaint = c.id where c.shop = ${shop} and c.id = ${complaint}`,
  )
  if (row?.kind) {
    const { kind: recorded, by, at, finalAt } = row
    // What could still be changed and was not, is a gift that has just run out.
    const gone =
      !taken && row.closed === 0 && by === 'customer' && finalAt > now && kind === 'gift' && recorded !== kind
    if (gone) return { is: 'gift-gone' }
    return { is: taken ? 'picked' : 'recorded', compensation: { kind: recorded, gift: row.gift, by, at, finalAt } }
  }
  if (row?.closed !== 0) return { is: 'closed' }
  return { is: row.chosen === 1 ? 'gift-gone' : 'not-yet' }
}

// ── in their own words ───────────────────────────────────────────────────────────────────────────

export interface Proposed {
  readonly is: 'proposed' | 'recorded' | 'already-chosen' | 'closed'
}

/** "What would put it right?" One at a time. The sum is a wish: nothing is paid by it. */
export async function propose(
  db: Db,
  decision: Asked & { readonly id: string; readonly text: string; readonly amount: Money | null },
): Promise<Proposed> {
  const { shop, complaint, id, text, amount, now } = decision
  const { taken, row } = await give<{ closed: number; stands: number }>(
    db,
    decision,
    {
      allowed: sql`${open} and not ${proposalStands}
        and not exists (select 1 from choices k where k.complaint = c.id and k.round = coalesce(${latestRound}, k.round))`,
      event: 'proposal-made',
      about: sql`json_object('proposal', ${id})`,
      public: true,
      set: seen,
      writes: [
        sql`insert into proposals (shop, id, complaint, text, minor, currency, state, proposed_at)
          select ${shop}, ${id}, ${complaint}, ${text}, ${amount?.minor ?? null}, ${amount?.currency ?? null}, 'open', ${now}
          where ${given(decision)}`,
      ],
    },
    sql`select ${flag(sql`c.closed_at is not null`)} as closed, ${flag(proposalStands)} as stands
      from complaints c where c.shop = ${shop} and c.id = ${complaint}`,
  )
  if (taken) return { is: 'proposed' }
  if (!row || row.closed === 1) return { is: 'closed' }
  return { is: row.stands === 1 ? 'recorded' : 'already-chosen' }
}

// ── by voice ─────────────────────────────────────────────────────────────────────────────────────

export interface CallbackAsked {
  readonly is: 'asked' | 'recorded' | 'slot-taken' | 'closed'
}

/**
 * Asks for a call in one hour of the shop's, which takes so many calls. One call at a time; the same hour twice is one
 * task. Phone in E.164.
 */
export async function askCallback(
  db: Db,
  decision: Asked & {
    readonly id: string
    readonly phone: string
    readonly start: Instant
    readonly end: Instant
    readonly callsAtOnce: number
  },
): Promise<CallbackAsked> {
  const { shop, complaint, id, phone, start, end } = decision
  const key = `call-back-${Math.floor(start / 60_000)}`
  const about = JSON.stringify({ phone, slot: new Date(start).toISOString() })
  const callsThen = sql`(select count(*) from tasks b
    where b.shop = ${shop} and b.state = 'open' and b.due_at = ${end} and b.kind = 'call-back')`
  const askedBefore = sql`exists (select 1 from tasks f
    where f.complaint = c.id and (f.key = ${key} or (f.kind = 'call-back' and f.state = 'open')))`
  const { taken, row } = await give<{ closed: number; before: number }>(
    db,
    decision,
    {
      allowed: sql`${open} and not ${askedBefore} and ${callsThen} < ${decision.callsAtOnce}`,
      event: 'callback-asked',
      about: sql`json_object('task', ${key})`,
      public: true,
      set: seen,
      writes: [
        sql`insert into tasks (shop, id, complaint, key, kind, state, owner, about, due_at)
          select c.shop, ${id}, c.id, ${key}, 'call-back', 'open', c.owner, ${about}, ${end} from complaints c
          where c.shop = ${shop} and c.id = ${complaint} and ${given(decision)}`,
      ],
    },
    sql`select ${flag(sql`c.closed_at is not null`)} as closed, ${flag(askedBefore)} as before
      from complaints c where c.shop = ${shop} and c.id = ${complaint}`,
  )
  if (taken) return { is: 'asked' }
  if (!row || row.closed === 1) return { is: 'closed' }
  return { is: row.before === 1 ? 'recorded' : 'slot-taken' }
}

// ── did it help? ─────────────────────────────────────────────────────────────────────────────────

export interface Rated {
  readonly is: 'rated' | 'recorded' | 'not-asked' | 'closed'
}

/** One answer to each check-in; the first one counts. */
export async function rate(
  db: Db,
  decision: Asked & { readonly score: number; readonly text: string },
): Promise<Rated> {
  const { shop, complaint, score, text, now } = decision
  const checkIns = sql`(select count(*) from outbox m where m.complaint = ${complaint} and m.effect = 'mail' and m.kind = 'check-in')`
  const answered = sql`exists (select 1 from ratings a where a.complaint = c.id and a.n = ${checkIns})`
  const { taken, row } = await give<{ closed: number; asked: number; answered: number }>(
    db,
    decision,
    {
      allowed: sql`${open} and ${checkIns} > 0 and not ${answered}`,
      event: 'rated',
      about: sql`json_object('score', ${score})`,
      public: true,
      set: seen,
      writes: [
        sql`insert into ratings (shop, complaint, n, score, text, rated_at)
          select ${shop}, ${complaint}, ${checkIns}, ${score}, ${text}, ${now} where ${given(decision)}`,
      ],
    },
    sql`select ${flag(sql`c.closed_at is not null`)} as closed, ${checkIns} as asked, ${flag(answered)} as answered
      from complaints c where c.shop = ${shop} and c.id = ${complaint}`,
  )
  if (taken) return { is: 'rated' }
  if (row?.answered === 1) return { is: 'recorded' }
  if (!row || row.closed === 1) return { is: 'closed' }
  return { is: 'not-asked' }
}
