/** Who and what an act is about, out of what there is in the shop: numbers, so that chance can choose. */
import { all, type Heard, nothing, type Town } from './balance-town.ts'

export type Knock = () => Promise<Heard>
/** What is done, ready to be done again: a sender repeats what was not answered, to the letter. */
export type Act = (town: Town, n: number, m: number) => Promise<Knock> | Knock

export const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % (list.length || 1)]

export interface ComplaintRow {
  readonly id: string
  readonly order_id: string | null
}

/** One of the rows, three times in four one of those that are ready for what is to be done, where there are any. */
function likely<Row extends { readonly ready: number }>(rows: readonly Row[], n: number): Row | undefined {
  const ready = rows.filter((row) => row.ready === 1)
  return pick(n % 4 > 0 && ready.length > 0 ? ready : rows, n >> 2)
}

/** Some complaint, rather one of which `ready` is true. */
export const complaintOf = async (
  { shop }: Town,
  n: number,
  ready = 'closed_at is null',
): Promise<ComplaintRow | undefined> =>
  likely(
    await all<ComplaintRow & { ready: number }>(
      `select id, order_id, ${ready} as ready from complaints c where shop = ?1 and joined_into is null order by received_at, id`,
      shop.id,
    ),
    n,
  )

export const has = (what: string) => `exists (select 1 from ${what} and x.complaint = c.id)`

export interface CodeRow {
  readonly code: string
  readonly complaint: string
  readonly holder: string
}

const codeOf = async ({ shop }: Town, n: number): Promise<CodeRow | undefined> =>
  likely(
    await all<CodeRow & { ready: number }>(
      "select code, complaint, holder, state = 'issued' as ready from codes where shop = ?1 order by issued_at, code",
      shop.id,
    ),
    n,
  )

export const redemptionOf = async ({ shop }: Town, n: number, held: boolean) =>
  likely(
    await all<{ id: string; code: string; ready: number }>(
      `select id, code, reversed_at is null${held ? ' and captured_at is null' : ''} as ready from redemptions
       where shop = ?1 and reserved_until_at is ${held ? 'not' : ''} null order by redeemed_at, id`,
      shop.id,
    ),
    n,
  )

export const onComplaint =
  (act: (town: Town, complaint: ComplaintRow, m: number) => Promise<Knock> | Knock, ready?: string): Act =>
  async (town, n, m) => {
    const complaint = await complaintOf(town, n, ready)
    return complaint ? act(town, complaint, m) : nothing
  }

/** The ways are on the page, and none is chosen. */
export const undecided = `${has('offers x where true')} and not ${has('choices x where true')}`

export const onCode =
  (act: (town: Town, code: CodeRow, m: number) => Promise<Knock> | Knock): Act =>
  async (town, n, m) => {
    const code = await codeOf(town, n)
    return code ? act(town, code, m) : nothing
  }
