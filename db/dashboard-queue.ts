/**
 * The queue: complaints by the time left to their next promise, a page at a time. Two ranges of one index
 * (`complaints_queue`) make the order: those with an open promise, soonest first, then those without.
 */
import { and, eq, type SQL, sql } from 'drizzle-orm'
import { normalCode } from '../domain/bonus-code.ts'
import type { Stage, TaskKind, Tier } from '../domain/complaint.ts'
import type { Category, Channel } from '../domain/event.ts'
import type { ComplaintId, Instant, ShopId } from '../domain/ids.ts'
import { type Money, money } from '../domain/money.ts'
import { emailKey } from '../domain/person.ts'
import type { PromiseKind } from '../domain/promise.ts'
import type { Db } from './client.ts'
import { dueNow, stillDue } from './promises.ts'
import * as t from './schema.ts'

export interface QueueQuestion {
  readonly shop: ShopId
  readonly status: 'open' | 'closed'
  /** Only what this person has in hand at that time: as owner, or as deputy of an owner who is away. */
  readonly owner: { readonly email: string; readonly now: Instant } | null
  /** Order, name, e-mail, code or words of the complaint; '' finds everything. */
  readonly search: string
  readonly cursor: string | null
  readonly limit: number
}

export interface QueueRow {
  readonly id: ComplaintId
  readonly category: Category
  readonly channel: Channel
  readonly text: string
  readonly tier: Tier
  readonly stage: Stage
  readonly owner: string | null
  readonly receivedAt: Instant
  readonly closedAt: Instant | null
  readonly wakeAt: Instant | null
  readonly promiseDueAt: Instant | null
  readonly promise: {
    readonly kind: PromiseKind
    readonly madeAt: Instant
    readonly dueAt: Instant
    /** What was promised first, where the customer was told a later time since. */
    readonly firstDueAt: Instant
  } | null
  readonly task: { readonly kind: TaskKind; readonly dueAt: Instant } | null
  readonly customer: string | null
  readonly paidOrders: number
  readonly order: string | null
  readonly value: Money | null
}

/** Where a page ended: `p` among those with a promise, `n` among those without, `c` among the closed. */
interface Cursor {
  readonly part: 'p' | 'n' | 'c'
  readonly at: Instant
  readonly id: string
}

const written = ({ part, at, id }: Cursor): string => `${part}.${at}.${id}`

/** Null for anything that is no cursor of ours: then the list starts from its beginning. */
export function cursorFrom(text: string | null): Cursor | null {
  const match = /^([pnc])\.(\d{1,16})\.(cmp_[0-9A-Z]{26})$/.exec(text ?? '')
  if (!match) return null
  return { part: match[1] as Cursor['part'], at: Number(match[2]), id: match[3] ?? '' }
}

/** SQLite folds only ASCII, so Cyrillic and «ș» are looked for as typed, in small letters, and capitalised. */
const spellings = (text: string): readonly string[] => {
  const small = text.toLowerCase()
  const capital = small.replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase())
  const folded = (one: string) => one.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
  return [...new Set([folded(text), small, folded(capital)])]
}

/** `instr`, not LIKE: nothing to escape, and D1 refuses LIKE patterns over 50 bytes. */
const holds = (column: SQL, texts: readonly string[]): SQL[] =>
  texts.map((text) => sql`instr(lower(${column}), ${text}) > 0`)

interface Found {
  readonly condition: SQL | undefined
  /** Few rows, by an index of their own: then the order of the queue is made by sorting them. */
  readonly byKey: boolean
}

/** A code is looked up by its key; an address by the beginning of the mailbox; the rest by what is written. */
function found(shop: ShopId, search: string): Found {
  const text = search.trim().slice(0, 100)
  if (text === '') return { condition: undefined, byKey: false }
  const code = normalCode(text)
  const byCode = sql`complaints.id in (select complaint from codes where shop = ${shop} and code = ${code})`
  // Sixteen letters may be a name; with a figure among them they are a code.
  if (code !== null && /\d/.test(text)) return { condition: byCode, byKey: true }
  if (text.includes('@')) {
    // The whole mailbox by its key, or the beginning of an address as it is typed.
    const address = text.toLowerCase()
    const condition = sql`complaints.customer in (
      select id from customers where shop = ${shop} and email_key = ${emailKey(text) ?? address}
      union select id from customers where shop = ${shop} and email_key >= ${address} and email_key < ${`${address}\u{10ffff}`})`
    return { condition, byKey: true }
  }
  const texts = spellings(text)
  const any = [
    ...(code === null ? [] : [byCode]),
    sql`complaints.order_id in (${text}, ${`#${text}`})`,
    ...holds(sql`orders.name`, texts),
    ...holds(sql`complaints.order_id`, texts),
    ...holds(sql`customers.name`, texts),
    ...holds(sql`substr(complaints.text, 1, 2000)`, texts),
  ]
  return { condition: sql`(${sql.join(any, sql` or `)})`, byKey: false }
}

/**
 * A plus before a column takes the queue's index out of the planner's hands, so that the key's own is used.
 * https://sqlite.org/optoverview.html
 */
const signOf = (byKey: boolean): SQL => sql.raw(byKey ? '+' : '')

/** What still has to happen, and in which order. */
const waits = {
  promises: { which: stillDue, by: dueNow },
  tasks: { which: "state = 'open'", by: 'due_at' },
} as const

/** The one row of a complaint's promises or tasks that comes first. */
const first = <T>(table: 'promises' | 'tasks', column: 'kind' | 'made_at' | 'due_at') =>
  sql<T | null>`(select ${sql.raw(column)} from ${sql.raw(table)}
    where complaint = complaints.id and ${sql.raw(waits[table].which)} order by ${sql.raw(waits[table].by)}, kind limit 1)`

function page(db: Db, { shop, status, owner, search, limit }: QueueQuestion, range: SQL | undefined, order: SQL) {
  const { condition, byKey } = found(shop, search)
  const sign = signOf(byKey)
  return db
    .select({
      id: sql<ComplaintId>`complaints.id`,
      category: t.complaints.category,
      channel: t.complaints.channel,
      text: sql<string>`substr(complaints.text, 1, 160)`,
      tier: t.complaints.tier,
      stage: t.complaints.stage,
      owner: t.complaints.owner,
      receivedAt: t.complaints.receivedAt,
      closedAt: t.complaints.closedAt,
      wakeAt: t.complaints.wakeAt,
      promiseDueAt: t.complaints.promiseDueAt,
      promiseKind: first<PromiseKind>('promises', 'kind').as('promise_kind'),
      promiseMadeAt: first<number>('promises', 'made_at').as('promise_made_at'),
      promiseFirstDueAt: first<number>('promises', 'due_at').as('promise_first_due_at'),
      taskKind: first<TaskKind>('tasks', 'kind').as('task_kind'),
      taskDueAt: first<number>('tasks', 'due_at').as('task_due_at'),
      customer: sql<string | null>`coalesce(customers.name, customers.email)`.as('customer_name'),
      // The larger of the shop's own claim and the orders we were told of: neither can make a VIP smaller.
      paidOrders: sql<number>`max(coalesce(customers.claimed_orders, 0), (select count(*) from orders paid
        where paid.shop = complaints.shop and paid.customer = complaints.customer and paid.state = 'paid'))`.as(
        'paid_orders',
      ),
      order: sql<string | null>`coalesce(orders.name, complaints.order_id)`.as('order_name'),
      minor: t.orders.minor,
      currency: t.orders.currency,
    })
    .from(t.complaints)
    .leftJoin(t.customers, and(eq(t.customers.shop, t.complaints.shop), eq(t.customers.id, t.complaints.customer)))
    .leftJoin(t.orders, and(eq(t.orders.shop, t.complaints.shop), eq(t.orders.externalId, t.complaints.order)))
    .where(
      and(
        eq(t.complaints.shop, shop),
        status === 'open' ? sql`${sign}complaints.closed_at is null` : sql`${sign}complaints.closed_at is not null`,
        range,
        owner === null
          ? undefined
          : sql`(complaints.owner = ${owner.email} or complaints.deputy = ${owner.email} and exists (
              select 1 from absences a where a.shop = ${shop} and a.until_at > ${owner.now} and a.from_at <= ${owner.now}
              and a.email = complaints.owner))`,
        condition,
      ),
    )
    .orderBy(order)
    .limit(limit + 1)
}

type PageRow = Awaited<ReturnType<typeof page>>[number]

/** The statements of one page, to be run in one batch with whatever else the caller reads. */
export function queueStatements(db: Db, question: QueueQuestion) {
  const cursor = cursorFrom(question.cursor)
  const sign = signOf(found(question.shop, question.search).byKey)
  if (question.status === 'closed') {
    const at = sql`${sign}complaints.closed_at`
    const range =
      cursor?.part === 'c'
        ? sql`${at} <= ${cursor.at} and (${at} < ${cursor.at} or complaints.id < ${cursor.id})`
        : undefined
    const nothing = page(db, { ...question, limit: -1 }, sql`0`, sql`complaints.id`)
    return [page(db, question, range, sql`${at} desc, complaints.id desc`), nothing] as const
  }
  const due = sql`${sign}complaints.promise_due_at`
  const promised =
    cursor?.part === 'n'
      ? sql`0`
      : cursor?.part === 'p'
        ? sql`(${due}, complaints.id) > (${cursor.at}, ${cursor.id})`
        : sql`${due} is not null`
  const unpromised = sql`${due} is null and ${sign}complaints.id > ${cursor?.part === 'n' ? cursor.id : ''}`
  return [
    page(db, question, promised, sql`${due}, complaints.id`),
    page(db, question, unpromised, sql`${sign}complaints.id`),
  ] as const
}

const rowFrom = (row: PageRow): QueueRow => ({
  id: row.id,
  category: row.category,
  channel: row.channel,
  text: row.text,
  tier: row.tier,
  stage: row.stage,
  owner: row.owner,
  receivedAt: row.receivedAt,
  closedAt: row.closedAt,
  wakeAt: row.wakeAt,
  promiseDueAt: row.promiseDueAt,
  promise:
    row.promiseDueAt === null || row.promiseKind === null
      ? null
      : {
          kind: row.promiseKind,
          madeAt: row.promiseMadeAt ?? row.receivedAt,
          dueAt: row.promiseDueAt,
          firstDueAt: row.promiseFirstDueAt ?? row.promiseDueAt,
        },
  task: row.taskKind === null || row.taskDueAt === null ? null : { kind: row.taskKind, dueAt: row.taskDueAt },
  customer: row.customer,
  paidOrders: row.paidOrders,
  order: row.order,
  value: row.minor === null || row.currency === null ? null : money(row.minor, row.currency),
})

const endOf = (row: QueueRow): Cursor => {
  if (row.closedAt !== null) return { part: 'c', at: row.closedAt, id: row.id }
  return row.promiseDueAt === null ? { part: 'n', at: 0, id: row.id } : { part: 'p', at: row.promiseDueAt, id: row.id }
}

export interface QueuePage {
  readonly rows: readonly QueueRow[]
  /** Cursor of the next page; null at the end. */
  readonly next: string | null
}

/** One page from the answers to both statements. */
export function queuePageFrom(first: readonly PageRow[], second: readonly PageRow[], limit: number): QueuePage {
  const rows = [...first, ...second].map(rowFrom)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > limit && last ? written(endOf(last)) : null }
}

/** One page by itself. */
export async function queuePage(db: Db, question: QueueQuestion): Promise<QueuePage> {
  const [first, second] = await db.batch(queueStatements(db, question))
  return queuePageFrom(first, second, question.limit)
}
