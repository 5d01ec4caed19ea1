/** Hours on the line: one row for each hour of the week and person, so that nobody's hour overwrites another's. */
import { and, eq, gt, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { Instant, ShopId } from '../domain/ids.ts'
import type { RotaHour } from '../domain/people.ts'
import type { Db } from './client.ts'
import * as t from './schema.ts'

type Statement = BatchItem<'sqlite'>

/** Every hour of the shop's rota. */
export const rotaOf = (db: Db, shop: ShopId) =>
  db
    .select({ weekday: t.rota.weekday, hour: t.rota.hour, email: t.rota.email })
    .from(t.rota)
    .where(eq(t.rota.shop, shop))
    .orderBy(t.rota.weekday, t.rota.hour, t.rota.email)

/** Absences that last or are still to come, soonest end first. */
export const absencesFrom = (db: Db, shop: ShopId, now: Instant) =>
  db
    .select({
      id: t.absences.id,
      email: t.absences.email,
      from: t.absences.fromAt,
      until: t.absences.untilAt,
      deputy: t.absences.deputy,
    })
    .from(t.absences)
    .where(and(eq(t.absences.shop, shop), gt(t.absences.untilAt, now)))
    .orderBy(t.absences.untilAt)

/** When the shop is open: what a rota is read with. */
export const calendarOf = (db: Db, shop: ShopId) =>
  db
    .select({
      timeZone: t.shops.timeZone,
      workingHours: t.shops.workingHours,
      holidays: t.shops.holidays,
      country: t.shops.country,
    })
    .from(t.shops)
    .where(eq(t.shops.shop, shop))

/** Taken by a person who works here; taken twice it is taken once. */
export const takeHour = (db: Db, shop: ShopId, { weekday, hour, email }: RotaHour): Statement =>
  db
    .insert(t.rota)
    .select(sql`select shop, ${weekday}, ${hour}, email from staff where shop = ${shop} and email = ${email}`)
    .onConflictDoNothing()

export const giveHour = (db: Db, shop: ShopId, { weekday, hour, email }: RotaHour): Statement =>
  db
    .delete(t.rota)
    .where(and(eq(t.rota.shop, shop), eq(t.rota.weekday, weekday), eq(t.rota.hour, hour), eq(t.rota.email, email)))
