/** The gift: something of the shop's catalogue, named in the customer's language, worth less than the bonus beside it. */
import type { Facts } from './complaint.ts'
import type { Instant } from './ids.ts'
import type { Locale } from './locale.ts'
import { type Money, money, share } from './money.ts'

export interface Gift {
  readonly id: string
  /** In a language without a name it is called what gifts were always called: "a gift now". */
  readonly names: Readonly<Partial<Record<Locale, string>>>
  /** What it costs the shop. */
  readonly cost: Money
  /** What it is worth to the customer. */
  readonly value: Money
  /** How many are left; null is without end. */
  readonly stock: number | null
  readonly on: boolean
}

export type CompensationKind = 'gift' | 'bonus' | 'both'

/** What the customer picked on top of the fix. */
export interface Compensation {
  readonly kind: CompensationKind
  /** Which gift of the catalogue was shown with it; absent where the shop has none. */
  readonly gift?: string | null
  readonly at: Instant
  readonly finalAt: Instant
  readonly by: 'customer' | 'default' | 'staff'
}

/** A gift a person of the shop picks, where there is no catalogue to pick from. */
export interface GiftGiven {
  readonly id: string | null
  readonly names: Gift['names']
  readonly cost: Money
}

const isThere = ({ stock }: Gift): boolean => stock === null || stock > 0

/** The bonus is money, and worth more than the gift: a gift of the same worth would make it no choice. */
const isBelow = (gift: Gift, bonus: Money | null): boolean =>
  bonus === null || (gift.value.currency === bonus.currency && gift.value.minor < bonus.minor)

/** What of the catalogue may be given beside this bonus, the finest first. */
export const giftsBelow = ({ gifts }: Pick<Facts, 'gifts'>, bonus: Money | null): readonly Gift[] =>
  gifts
    .filter((gift) => gift.on && isThere(gift) && isBelow(gift, bonus))
    .toSorted((a, b) => b.value.minor - a.value.minor || a.cost.minor - b.cost.minor || (a.id < b.id ? -1 : 1))

/** What a gift that a person picks costs, for the ledger: a share of the problem order. */
function pickedByPerson({ shop, order }: Pick<Facts, 'shop' | 'order'>): GiftGiven {
  const total = order?.total
  const cost = total ? share(total, shop.policy.compensation.gift.costShare) : money(0, shop.currency)
  return { id: null, names: {}, cost }
}

/**
 * The gift the customer would get, or has picked. What was shown stays while there is one left; then another takes its
 * place. Null when the catalogue has nothing to give and there is a bonus instead: nobody is met with silence.
 */
export function giftFor(facts: Facts, bonus: Money | null): GiftGiven | null {
  const { compensation, gifts } = facts
  const picked = compensation?.gift ?? null
  if (compensation && compensation.kind !== 'bonus' && picked === null) return pickedByPerson(facts)
  const shown = gifts.find((gift) => gift.id === picked && isThere(gift))
  if (shown) return shown
  if (!gifts.some(({ on }) => on)) return pickedByPerson(facts)
  return giftsBelow(facts, bonus)[0] ?? (bonus === null ? pickedByPerson(facts) : null)
}

/** A gift by its name in this language; null where it has none, or was none of the catalogue. */
export const giftName = (gift: Pick<GiftGiven, 'names'> | null, locale: Locale): string | null =>
  gift?.names[locale] ?? null

/** The gift that is on its way: what its task says. */
export function giftOnItsWay({ tasks, gifts }: Pick<Facts, 'tasks' | 'gifts'>): Gift | null {
  const id = tasks.find(({ key }) => key === 'gift')?.about.gift
  return gifts.find((gift) => gift.id === id) ?? null
}
