/** What was offered, oldest first, each with its ways in their order, as one complaint's facts hold it. */
import type { Offer } from '../domain/complaint.ts'
import { money } from '../domain/money.ts'
import type * as t from './schema.ts'

export const offersFrom = (
  offers: readonly (typeof t.offers.$inferSelect)[],
  remedies: readonly (typeof t.remedies.$inferSelect)[],
): readonly Offer[] =>
  offers.map(({ round, preparedAt, expiresAt, actor }) => ({
    ...{ round, preparedAt, expiresAt, by: actor },
    remedies: remedies
      .filter((remedy) => remedy.round === round)
      .map(({ id, kind, minor, currency, extra }) => ({
        ...{ id, kind, extra },
        value: minor === null || currency === null ? null : money(minor, currency),
      })),
  }))
