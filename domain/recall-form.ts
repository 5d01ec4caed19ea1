/** A recall as a person plans it, on the page and in the API alike; and why it cannot be planned so. */
import { z } from 'zod'
import { startOfDate } from './calendar.ts'
import { categories } from './event.ts'
import { locales } from './locale.ts'
import type { Policy } from './policy/policy.ts'
import { type RemedyKind, remedyKinds } from './policy/tables.ts'
import { isValidWay } from './policy/ways.ts'
import { type Chosen, isTooFast, largestWave, longestPauseMinutes, type RecallDraft } from './recall.ts'
import { fewestRemedies } from './remedy.ts'
import { tiesRewardToReview } from './review-rewards.ts'

const text = (most: number) => z.string().trim().max(most)
/** One line: it stands in lists, and in what colleagues read. */
const line = (most: number) => text(most).regex(/^[^\p{Cc}\p{Zl}\p{Zp}<>]*$/u, 'one line of plain text')
const date = z.string().trim()

/** Longest text of a mail: whoever is told of a fault reads no more. */
export const longestText = 2_000

export const recallSchema = z.object({
  name: line(120),
  category: z.enum(categories),
  cause: z.string().trim().max(60).nullish().describe('Of the shop’s causes: the complaints are tied to it.'),
  texts: z
    .partialRecord(z.enum(locales), text(longestText))
    .describe('What happened and what to do now, by language. Everybody is written to in theirs, else in the shop’s.'),
  remedies: z
    .array(z.enum(remedyKinds))
    .max(8)
    .describe('At least three, the same for everybody. The first is carried out for who does not choose.'),
  orders: z
    .object({
      sku: line(100).nullish(),
      words: line(100).nullish().describe('In the name or the number of the product: a batch, a model.'),
      from: date.nullish().describe('A date in the shop’s zone, included.'),
      to: date.nullish(),
    })
    .nullish(),
  list: z
    .string()
    .max(1_000_000)
    .nullish()
    .describe('Instead of `orders`: a CSV of order numbers, or one number in each line.'),
  wave: z.int().min(1).max(largestWave).default(50),
  pauseMinutes: z.int().min(1).max(longestPauseMinutes).default(1),
})
export type RecallForm = z.output<typeof recallSchema>

export const recallFaults = [
  'recall_name',
  'recall_text',
  'recall_remedies',
  'recall_orders',
  'recall_dates',
  'recall_pace',
  'reward_for_review',
] as const
export type RecallFault = (typeof recallFaults)[number]

/** Ways a recall may offer: all that give something. What the policy has for the kind of failure comes first. */
export function waysOfRecall(policy: Policy, category: RecallForm['category']): readonly RemedyKind[] {
  const usual = policy.remedies[category]
  return [...usual, ...remedyKinds.filter((kind) => !usual.includes(kind))].filter((kind) => isValidWay(policy, kind))
}

function chosenIn({ orders, list }: RecallForm, zone: string): Chosen | RecallFault {
  if (list) return orders ? 'recall_orders' : { by: 'list' }
  const [sku, words] = [orders?.sku || null, orders?.words || null]
  const [from, to] = [orders?.from || null, orders?.to || null]
  if (sku === null && words === null && from === null && to === null) return 'recall_orders'
  const begins = from === null ? 0 : startOfDate(from, zone)
  const ends = to === null ? Number.MAX_SAFE_INTEGER : startOfDate(to, zone)
  return begins === null || ends === null || begins > ends ? 'recall_dates' : { by: 'product', sku, words, from, to }
}

/** The recall as it shall be, or what is missing. Ways come in the order they were named: the first is the default. */
export function recallWith(
  form: RecallForm,
  { policy, timeZone }: { readonly policy: Policy; readonly timeZone: string },
): RecallDraft | RecallFault {
  if (form.name === '') return 'recall_name'
  const texts = Object.fromEntries(Object.entries(form.texts).filter(([, told]) => told !== ''))
  if (Object.keys(texts).length === 0) return 'recall_text'
  if (Object.values(texts).some(tiesRewardToReview)) return 'reward_for_review'
  const remedies = form.remedies.filter((kind, i) => form.remedies.indexOf(kind) === i && isValidWay(policy, kind))
  if (remedies.length < fewestRemedies || remedies.length < form.remedies.length) return 'recall_remedies'
  const chosen = chosenIn(form, timeZone)
  if (typeof chosen === 'string') return chosen
  if (isTooFast(form)) return 'recall_pace'
  const { name, category, wave, pauseMinutes } = form
  return { name, category, cause: form.cause || null, texts, remedies, chosen, wave, pauseMinutes }
}
