/** Who a delivery is about. People are compared by mailbox, the sender's id, or phone; never merged on a name. */

import { isTimeZone } from '../domain/calendar.ts'
import type { PersonClaim, SourceEvent } from '../domain/event.ts'
import { languageOf } from '../domain/language.ts'
import { type Locale, localeFrom } from '../domain/locale.ts'
import { emailKey, phoneE164 } from '../domain/person.ts'
import type { Mint } from '../domain/playbook/apply.ts'
import type { Delivered, Entry } from './intake.ts'
import { consentStatements } from './intake-consent.ts'

export interface Person {
  /** Used if nobody we know is meant. */
  readonly newId: string
  /** Used where they are said to have agreed to news. */
  readonly newConsent: string
  readonly email: string | null
  readonly key: string | null
  /** The sender's id behind the source's name: `u-7` of one sender is not `u-7` of another. */
  readonly external: string | null
  /** By which somebody is known. An address that was typed beside it goes before: a number makes nobody another person. */
  readonly phone: string | null
  /** The number to call, as far as it was said. */
  readonly callAt: string | null
  readonly name: string | null
  readonly locale: Locale | null
  readonly claim: PersonClaim | null
}

const claimOf = (event: SourceEvent): PersonClaim | null =>
  event.type === 'complaint' || event.type === 'order' || event.type === 'customer' ? event.person : null

const clean = (name: string | null): string | null => name?.replace(/\s+/g, ' ').trim().slice(0, 200) || null

export function personOf(delivered: Delivered, event: SourceEvent, mint: Mint): Person {
  const claim = claimOf(event)
  const key = claim?.email ? emailKey(claim.email) : null
  const callAt = claim?.phone ? phoneE164(claim.phone, claim.country ?? delivered.country) : null
  const words = event.type === 'complaint' ? languageOf(event.text) : null
  return {
    newId: mint.id('customer'),
    newConsent: mint.id('consent'),
    email: key ? (claim?.email?.trim() ?? null) : null,
    key,
    external: claim?.externalId ? `${delivered.source}:${claim.externalId}` : null,
    phone: delivered.signed || key === null ? callAt : null,
    callAt,
    name: clean(claim?.name ?? null),
    locale: localeFrom(claim?.locale) ?? words,
    claim,
  }
}

/**
 * SQL for the known person's id: mailbox first, then the sender's id, then the phone. Two mailboxes with one number are two
 * people: families share one, and somebody may have typed another's beside their own address and must not get that
 * person's mail. A bare number leads to who has no mailbox, or whom a sender knows by it; not to who only typed it.
 */
export const personSql = `coalesce(
  (select id from customers where shop = ?1 and email_key = ?2),
  (select id from customers where shop = ?1 and external_id = ?3),
  (select id from customers where shop = ?1 and phone = ?4
     and (email_key is null or ?2 is null and (phone_signed = 1 or external_id is not null))
   order by phone_signed desc, created_at limit 1))`

export const personKeys = (entry: Entry, person: Person) =>
  [entry.delivered.shop, person.key, person.external, person.phone] as const

/** A number that somebody typed makes no address or account of theirs another person's: only who signs says so. */
const mayAdd = `(?7 = 1 or email_key = ?2 or external_id = ?3)`

/** Writes the person down, or fills in what we did not know of them. Nothing is asked of a delivery that is not new. */
export function personStatements(db: D1Database, entry: Entry, person: Person): D1PreparedStatement[] {
  const { claim } = person
  if (!claim || (!person.key && !person.external && !person.phone)) return []
  const { now, signed } = entry.delivered
  const consented = signed && claim.marketingConsent === true
  const orders = signed ? (claim.ordersCount ?? 0) : 0
  const spent = signed && claim.totalSpent ? JSON.stringify(claim.totalSpent) : null
  const tags = signed && claim.tags ? JSON.stringify(claim.tags.slice(0, 50)) : null
  const audience = signed ? claim.audience : null
  const zone = claim.timeZone && isTimeZone(claim.timeZone) ? claim.timeZone : null
  const country = signed && /^[A-Z]{2}$/i.test(claim.country ?? '') ? (claim.country?.toUpperCase() ?? null) : null
  /** The delivery is ours and new, and may say who it is about: who was erased stays so (intake-erased.ts). */
  const mayName = (delivery: string) =>
    `exists (select 1 from deliveries where id = ${delivery} and json_extract(facts, '$.person') is not null)`
  return [
    db
      .prepare(
        `insert into customers (shop, id, email, email_key, external_id, phone, name, locale, time_zone, tags,
           claimed_orders, claimed_spent, audience, mailbox, promotions, created_at, country, phone_signed)
         select ?1, ?5, ?6, ?2, ?3, ?17, ?7, ?8, ?9, coalesce(?10, '[]'), ?11, ?12, ?13, 'open', ?14, ?15, ?18, ?19
         where ${mayName('?16')} and ${personSql} is null
         on conflict do nothing`,
      )
      .bind(
        ...personKeys(entry, person),
        person.newId,
        person.email,
        person.name,
        person.locale,
        zone,
        tags,
        orders,
        spent,
        audience,
        consented ? 'consented' : 'none',
        now,
        entry.id,
        person.callAt,
        country,
        Number(signed && person.callAt !== null),
      ),
    db
      .prepare(
        `update customers set
           email = coalesce(email, case when ${mayAdd} then ?5 end),
           email_key = coalesce(email_key, case when ${mayAdd} and not exists (select 1 from customers k where k.shop = ?1 and k.email_key = ?2) then ?2 end),
           external_id = coalesce(external_id, case when ${mayAdd} and not exists (select 1 from customers k where k.shop = ?1 and k.external_id = ?3) then ?3 end),
           phone = case when ?7 = 1 and phone_signed = 0 then coalesce(?16, phone) else coalesce(phone, ?16) end,
           phone_signed = case when ?7 = 1 and ?16 is not null and (phone_signed = 0 or phone = ?16) then 1 else phone_signed end,
           name = case when ?6 is not null and (name is null or ?7 = 1) then ?6 else name end,
           locale = coalesce(case when ?7 = 1 then ?8 end, locale, ?8),
           time_zone = coalesce(?9, time_zone),
           country = coalesce(?17, country),
           tags = coalesce(?10, tags),
           claimed_orders = max(claimed_orders, ?11),
           claimed_spent = coalesce(?12, claimed_spent),
           audience = coalesce(?13, audience),
           promotions = case when ?14 = 1 and promotions = 'none' then 'consented' else promotions end
         where shop = ?1 and id = ${personSql} and ${mayName('?15')}`,
      )
      .bind(
        ...personKeys(entry, person),
        person.email,
        person.name,
        signed ? 1 : 0,
        person.locale,
        zone,
        tags,
        orders,
        spent,
        audience,
        consented ? 1 : 0,
        entry.id,
        person.callAt,
        country,
      ),
    ...(signed
      ? consentStatements(db, entry, person, { id: personSql, keys: personKeys(entry, person), mayName })
      : []),
  ]
}
