/** Peace for the people of the shop: after a notice, what can wait for others waits until its window ends. */
import { sql } from 'drizzle-orm'
import * as t from '../db/schema.ts'
import { minuteMs } from '../domain/calendar.ts'
import type { Instant, ShopId } from '../domain/ids.ts'
import type { Mail } from '../domain/mail.ts'
import type { Deps } from './ports.ts'
import type { Statement } from './rows.ts'

/** How long a person has peace after a notice. */
export const windowMs = 30 * minuteMs

/** Notices that may wait for others: a valued customer's, letters that wait, codes beyond a cap. A threat or a late promise does not. */
export const waitsForOthers = (mail: Mail): boolean =>
  mail.kind === 'staff' &&
  (mail.notice.about === 'letter-waiting' ||
    (mail.notice.about === 'escalation' && mail.notice.reason === 'vip') ||
    (mail.notice.about === 'task' && mail.notice.task === 'release-code'))

/** The bank's last days are said alone. */
const saidAlone = 'dispute-%'

export const windowName = (shop: ShopId, to: string): string => `notices:${shop}:${to.trim().toLowerCase()}`

const windowOpen = (shop: ShopId, to: string, now: Instant) =>
  sql`exists (select 1 from machine where name = ${windowName(shop, to)} and until > ${now})`

/** True when a notice to this person may leave at once; part of the row's own insert, so that racing turns meet here. */
export const noticeIsFree = (shop: ShopId, to: string, now: Instant) => sql`not ${windowOpen(shop, to, now)}`

/** When the window of a notice that has to wait ends. */
export const windowEnd = (shop: ShopId, to: string) =>
  sql`(select until from machine where name = ${windowName(shop, to)})`

/** Opens the window, unless it is open: what follows in it waits for its end, however much there is. */
export const openWindow = (deps: Pick<Deps, 'db'>, shop: ShopId, to: string, now: Instant): Statement =>
  deps.db
    .insert(t.machine)
    .values({ name: windowName(shop, to), value: '', until: now + windowMs })
    .onConflictDoUpdate({ target: t.machine.name, set: { until: now + windowMs }, setWhere: sql`until <= ${now}` })

/** Rows that wait for the sweep: only it looks whether there are others. Said so in every other claim. */
export const isGatherable = sql`(${t.outbox.kind} = 'staff' and ${t.outbox.attempts} = 0
  and ${t.outbox.complaint} is not null and ${t.outbox.n} not like ${saidAlone})`
