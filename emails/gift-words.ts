/** The gift by its name, as the customer's language knows it. */
import type { Facts } from '../domain/complaint.ts'
import { type GiftGiven, giftName } from '../domain/gift.ts'
import type { Locale } from '../domain/locale.ts'
import { plain } from './plain.ts'

/** Null where it has no name in this language, or a person picks it: then the old words stand. */
export function giftCalled(gift: Pick<GiftGiven, 'names'> | null, locale: Locale): string | null {
  const name = giftName(gift, locale)
  return name === null ? null : plain(name, 80)
}

/** A gift a mail or a task names by its id. */
export const giftCalledBy = ({ gifts }: Pick<Facts, 'gifts'>, id: string | null | undefined, locale: Locale) =>
  giftCalled(gifts.find((gift) => gift.id === id) ?? null, locale)
