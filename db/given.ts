/**
 * What customers were given, as a view over the ledger: gifts, extras, codes, and money for the fix; a fix that is a code
 * counts as that code alone (migrations/0004_caps.sql). The caps are checked against it inside the insert.
 */
import { integer, sqliteView, text } from 'drizzle-orm/sqlite-core'
import type { ShopId } from '../domain/ids.ts'
import type { LedgerKind } from '../domain/playbook/move.ts'
import { complaintId, instant } from './columns.ts'

export const given = sqliteView('given', {
  shop: text('shop').$type<ShopId>().notNull(),
  complaint: complaintId().notNull(),
  at: instant('at_at').notNull(),
  entry: text('entry').$type<LedgerKind>().notNull(),
  about: text('about').notNull(),
  minor: integer('minor').notNull(),
  currency: text('currency').notNull(),
}).existing()
