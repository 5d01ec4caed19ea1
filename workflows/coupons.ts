/**
 * Bonus codes at checkouts that keep codes of their own. Our ledger rules; there stands a copy. Whatever changes a code
 * writes an outbox row in its own batch, and whoever delivers it makes the copy be what the code is by then, and looks
 * again afterwards: so rows may come in any order, twice, or from somebody who was taken for dead, and the last one to
 * finish leaves the truth (docs/decisions/22).
 */
import { and, eq, type SQL, sql } from 'drizzle-orm'
import { stateAt } from '../db/codes.ts'
import { insertIf } from '../db/insert-if.ts'
import * as t from '../db/schema.ts'
import { shownCode } from '../domain/bonus-code.ts'
import type { ComplaintId, Instant, MessageId, ShopId } from '../domain/ids.ts'
import { money } from '../domain/money.ts'
import { leaseMs, type Planned, plannedAlarm, sha256 } from './outbox.ts'
import type { Attempt, CopyAnswer, Coupon, Deps } from './ports.ts'
import type { Statement } from './rows.ts'

/** The settings without which a source's codes cannot be asked for (contract.md, "Source settings"). */
const access = {
  shopify: ['accessToken'],
  woocommerce: ['consumerKey', 'consumerSecret'],
  stripe: ['apiKey'],
} as const satisfies Record<string, readonly string[]>
type CouponSource = keyof typeof access

export const couponSources = Object.keys(access) as readonly CouponSource[]
export const isCouponSource = (name: string): name is CouponSource => Object.hasOwn(access, name)

/** Nobody waits for a copy as long as for an answer, and a code must not be gone at one checkout and good at another. */
const priority = 1
const hourMs = 3_600_000
/** After this an account that never answers is a person's business. */
const giveUpAfterMs = 7 * 24 * hourMs
/** A code that changes while its copy is made is looked at again, so many times in one attempt. */
const mostLooks = 3

export interface CodeChange {
  readonly shop: ShopId
  readonly complaint: ComplaintId
  readonly code: string
  /** What happened to it, once: `cmp_…-4-issued`, `red_…-reserved`. With the code it makes the row's key. */
  readonly why: string
}

const canKeep = (shop: ShopId, source: CouponSource) =>
  sql`exists (select 1 from sources where shop = ${shop} and source = ${source} and is_on = 1 and ${sql.join(
    access[source].map((setting) => sql`json_extract(settings, ${`$.${setting}`}) is not null`),
    sql` and `,
  )})`

const hasCopy = ({ shop, code }: CodeChange, source: CouponSource) =>
  sql`exists (select 1 from code_copies where shop = ${shop} and code = ${code} and source = ${source})`

/**
 * The rows that bring a code's copies in line, one for each checkout that keeps codes for this shop; none where there is
 * none. `isTrue` is what the batch has made true, so that a loser of a race plans nothing. `claimed`: by who writes it.
 */
export function plannedCopies(
  deps: Pick<Deps, 'db' | 'clock' | 'mint'>,
  change: CodeChange,
  now: Instant,
  { claimed, isTrue = sql`1` }: { readonly claimed: boolean; readonly isTrue?: SQL },
  sources: readonly CouponSource[] = couponSources,
): readonly Planned[] {
  const { shop, complaint, code, why } = change
  const wall = deps.clock.wall()
  return sources.map((source) => {
    const id = deps.mint(now).id('message')
    const payload = JSON.stringify({ code, source, why })
    const row = insertIf(
      deps.db,
      t.outbox,
      {
        shop,
        id: id as MessageId,
        key: `coupon:${source}:${code}:${why}`,
        // A closed complaint causes no effect of its own; the books of its code are still told.
        complaint: sql`(select id from complaints where id = ${complaint} and closed_at is null)`,
        effect: 'coupon',
        kind: 'coupon',
        n: why,
        recipient: source,
        subject: '',
        payload,
        sha256: sha256(payload),
        automatic: false,
        priority,
        ...(claimed
          ? { state: 'sending', fence: 1, attempts: 1, leaseUntilAt: wall + leaseMs, firstTriedAt: wall, sentAt: now }
          : { state: 'planned', fence: 0, attempts: 0 }),
        dueAt: now,
        plannedAt: now,
      },
      sql`(${canKeep(shop, source)} or ${hasCopy(change, source)}) and ${isTrue}`,
    )
    const copy = insertIf(
      deps.db,
      t.codeCopies,
      { shop, code, source, state: 'planned' },
      sql`exists (select 1 from outbox where id = ${id})`,
      sql`on conflict (shop, code, source) do update set state = 'planned', error = null`,
    )
    return { id, statements: [row, copy] }
  })
}

interface Truth {
  readonly live: boolean
  readonly expiresAt: Instant
  readonly coupon: Coupon
}

/** The code as it is now, and whom it is for at this checkout. */
async function truthOf(deps: Deps, shop: ShopId, code: string, source: string): Promise<Truth | null> {
  const prefix = `${source}:`
  const row = await deps.db
    .select({
      code: t.codes.code,
      state: t.codes.state,
      minor: t.codes.minor,
      currency: t.codes.currency,
      issuedAt: t.codes.issuedAt,
      expiresAt: t.codes.expiresAt,
      holder: t.codes.holder,
      buyer: sql<
        string | null
      >`(select external_id from customers u where u.shop = ${shop} and u.id = ${t.codes.customer})`,
      known: sql<number>`(select count(*) from redemptions r where r.shop = ${shop} and r.code = ${code}
        and (r.reserved_until_at is null or r.captured_at is not null))`,
      // A use seen in an order counts at the vendor; one that our own API was asked for does not.
      givenBack: sql<number>`(select count(*) from redemptions r where r.shop = ${shop} and r.code = ${code}
        and r.request = '' and r.reversed_at is not null)`,
    })
    .from(t.codes)
    .where(and(eq(t.codes.shop, shop), eq(t.codes.code, code)))
    .get()
  if (!row) return null
  const vendorId = row.buyer?.startsWith(prefix) ? row.buyer.slice(prefix.length) : null
  return {
    live: stateAt(row, deps.clock.now()) === 'issued',
    expiresAt: row.expiresAt,
    coupon: {
      code: shownCode(code),
      value: money(row.minor, row.currency),
      startsAt: row.issuedAt,
      endsAt: row.expiresAt,
      holder: row.holder === null ? null : { email: row.holder, vendorId },
      givenBack: row.givenBack,
      known: row.known,
    },
  }
}

const raise = async (deps: Deps, shop: ShopId, kind: Parameters<typeof plannedAlarm>[2]['kind'], key: string) => {
  const [alarm, ring] = plannedAlarm(deps, { id: null, shop }, { kind, key }, deps.clock.now()).statements
  if (alarm && ring) await deps.db.batch([alarm, ring])
}

async function remember(deps: Deps, shop: ShopId, code: string, source: string, answer: CopyAnswer): Promise<void> {
  const mine = and(eq(t.codeCopies.shop, shop), eq(t.codeCopies.code, code), eq(t.codeCopies.source, source))
  const row =
    answer.kind === 'placed' || answer.kind === 'removed'
      ? { state: answer.kind, vendorId: answer.vendorId, uses: answer.uses, checkedAt: deps.clock.now(), error: null }
      : { state: answer.kind === 'later' ? ('planned' as const) : ('refused' as const), error: answer.why }
  await deps.db.update(t.codeCopies).set(row).where(mine)
}

interface CopyRow {
  readonly id: string
  readonly shop: ShopId
  readonly key: string
  readonly payload: string
  readonly firstTriedAt: Instant | null
}

/** What somebody has to hear of: a code that is not good where its holder will type it in, or was used unseen. */
async function alarms(deps: Deps, row: CopyRow, source: string, code: string, truth: Truth, answer: CopyAnswer) {
  const { shop } = row
  if (answer.kind === 'conflict') return raise(deps, shop, 'code-conflict', `code-conflict:${shop}:${source}:${code}`)
  // A key that may not keep codes says so for every code: once is enough.
  if (answer.kind === 'refused')
    return raise(deps, shop, 'code-refused', `code-refused:${shop}:${source}:${answer.why}`)
  if (answer.kind === 'later') {
    const waited = deps.clock.wall() - (row.firstTriedAt ?? deps.clock.wall())
    return waited > hourMs ? raise(deps, shop, 'outbox-stuck', `outbox-stuck:${row.id}`) : undefined
  }
  // Its count lags behind, never ahead: one use more than we know of is a use we were not told.
  return (answer.uses ?? 0) > truth.coupon.known
    ? raise(deps, shop, 'code-conflict', `code-conflict:${shop}:${source}:${code}:unseen`)
    : undefined
}

/** Makes one copy be what its code is now. The attempt of an outbox row. */
export async function keepCopy(deps: Deps, row: CopyRow): Promise<Attempt> {
  const { code, source } = JSON.parse(row.payload) as { code: string; source: string }
  const { shop } = row
  let truth = await truthOf(deps, shop, code, source)
  let answer: CopyAnswer = { kind: 'refused', why: 'there is no such code' }
  for (let look = 0; truth && look < mostLooks; look++) {
    const act = truth.live ? deps.checkouts.place : deps.checkouts.remove
    answer = await act(shop, source, truth.coupon, `${row.key}:${look}`)
    const after = await truthOf(deps, shop, code, source)
    if (after?.live === truth.live && after.expiresAt === truth.expiresAt) break
    truth = after
    answer = { kind: 'later', why: 'the code changed meanwhile', afterMs: null }
  }
  if (!truth) return { result: 'refused', error: 'there is no such code' }
  const waited = deps.clock.wall() - (row.firstTriedAt ?? deps.clock.wall())
  if (answer.kind === 'later' && waited > giveUpAfterMs) answer = { kind: 'refused', why: answer.why }
  await remember(deps, shop, code, source, answer)
  await alarms(deps, row, source, code, truth, answer)
  if (answer.kind === 'placed' || answer.kind === 'removed')
    return { result: 'accepted', providerId: answer.vendorId ?? answer.kind }
  if (answer.kind === 'later') return { result: 'retry', error: answer.why, afterMs: answer.afterMs }
  return { result: 'refused', error: answer.why }
}

/** A code as the loop changed it. */
interface LoopCode {
  readonly code: string
  readonly state: string
  readonly expiresAt: Instant
}

/** What the loop made of a complaint's codes: each that is new, or changed its state or its end, is told everywhere. */
export function copiesOfTurn(
  deps: Deps,
  turn: {
    readonly before: { readonly codes: readonly LoopCode[] }
    readonly after: {
      readonly codes: readonly LoopCode[]
      readonly complaint: { readonly id: ComplaintId; readonly shop: ShopId }
    }
    readonly now: Instant
  },
  number: number,
): readonly Planned[] {
  const { id: complaint, shop } = turn.after.complaint
  const known = new Map(turn.before.codes.map((code) => [code.code, code]))
  return turn.after.codes.flatMap((code) => {
    const was = known.get(code.code)
    if (was?.state === code.state && was.expiresAt === code.expiresAt) return []
    const why = `${complaint}-${number}-${was ? code.state : 'issued'}`
    return plannedCopies(deps, { shop, complaint, code: code.code, why }, turn.now, { claimed: true })
  })
}

const chunk = 40

/** A checkout that can keep codes from now on gets those that are out already. Their rows are delivered by the sweep. */
export async function placeLiveCodes(deps: Deps, shop: ShopId, source: string, version: number): Promise<void> {
  if (!isCouponSource(source)) return
  const now = deps.clock.now()
  const live = await deps.db
    .select({ code: t.codes.code, complaint: t.codes.complaint })
    .from(t.codes)
    .where(and(eq(t.codes.shop, shop), eq(t.codes.state, 'issued')))
  for (let i = 0; i < live.length; i += chunk) {
    const [first, ...rest] = live
      .slice(i, i + chunk)
      .flatMap(({ code, complaint }): readonly Statement[] =>
        plannedCopies(
          deps,
          { shop, complaint: complaint as ComplaintId, code, why: `source-${version}` },
          now,
          { claimed: false },
          [source],
        ).flatMap(({ statements }) => statements),
      )
    if (first) await deps.db.batch([first, ...rest])
  }
}
