/** A gift as the shop describes it, in the API and on the page alike; and why it cannot be one. */
import { z } from 'zod'
import type { Gift } from './gift.ts'
import { type Locale, locales } from './locale.ts'
import { parseMoney } from './money.ts'
import type { Policy } from './policy/policy.ts'

const amount = z.string().max(32)
const name = z.string().trim().max(120)

export const giftSchema = z.object({
  names: z
    .partialRecord(z.enum(locales), name.nullable())
    .optional()
    .describe('By language; null or "" leaves a language without a name.'),
  cost: amount.optional().describe('What it costs the shop: "120.00", in the shop’s currency.'),
  value: amount.optional().describe('What it is worth to the customer; always less than the bonus it stands beside.'),
  stock: z.int().min(0).max(1_000_000).nullish().describe('null: it never runs out.'),
  on: z.boolean().optional(),
})
export type GiftForm = z.output<typeof giftSchema>

export type GiftFault = 'gift_name' | 'gift_sum' | 'gift_above_bonus'

/** As a name of the API's paths and of the ledger: small letters, digits, dashes. */
export const isGiftId = (text: string): boolean => /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/.test(text)

const named = (names: GiftForm['names'], before: Gift['names']): Gift['names'] => {
  const all: Partial<Record<Locale, string>> = {}
  for (const locale of locales) {
    const given = names?.[locale]
    const name = given === undefined ? before[locale] : given
    if (name) all[locale] = name
  }
  return all
}

/**
 * The gift with what the form names; what it does not name stays. A gift worth as much as the largest bonus the policy
 * gives could stand beside none: such a gift cannot be saved.
 */
export function giftWith(
  form: GiftForm,
  id: string,
  before: Gift | null,
  { currency, policy }: { readonly currency: string; readonly policy: Policy },
): Gift | GiftFault {
  const sum = (typed: string | undefined, known: Gift['cost'] | undefined) =>
    typed === undefined ? known : parseMoney(typed, currency)
  const names = named(form.names, before?.names ?? {})
  if (Object.keys(names).length === 0) return 'gift_name'
  const cost = sum(form.cost, before?.cost)
  const value = sum(form.value, before?.value)
  if (!cost || !value || cost.minor < 0 || value.minor <= 0 || cost.currency !== value.currency) return 'gift_sum'
  const largest = policy.compensation.bonus.ceiling[value.currency]
  if (largest !== undefined && value.minor >= largest) return 'gift_above_bonus'
  const stock = form.stock === undefined ? (before?.stock ?? null) : form.stock
  return { id, names, cost, value, stock, on: form.on ?? before?.on ?? true }
}
