/** What a visitor typed on the public page, read into our own words. Nothing in it makes a VIP or an amount. */
import { z } from 'zod'
import { type ComplaintEvent, categories, nobody } from '../../domain/event.ts'
import type { Instant } from '../../domain/ids.ts'
import type { Locale } from '../../domain/locale.ts'
import { emailKey, phoneE164 } from '../../domain/person.ts'
import { reasonIn } from '../../domain/reasons.ts'
import type { MessageName } from '../../emails/locales/catalog.ts'
import { say, type Values } from '../../emails/say.ts'

/** A dispute is the bank's word, and a good word has a form of its own. */
export const topics = categories.filter((category) => category !== 'dispute')
export type Topic = (typeof topics)[number]

/** Longest entry of each field, in the order of the page. */
export const longest = { text: 5000, wish: 2000, order: 64, name: 200, email: 254, phone: 40 } as const

const lettered = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)
const typed = (field: keyof typeof longest) => z.string().trim().max(longest[field])

const common = {
  order: typed('order').default(''),
  wish: typed('wish').default(''),
  text: typed('text').refine(lettered),
}
const fieldsOf = {
  praise: z.object({
    ...common,
    category: z.literal('praise'),
    name: typed('name').default(''),
    email: typed('email').default(''),
    phone: typed('phone').default(''),
  }),
  grievance: (country: string | null) =>
    z.object({
      ...common,
      category: z.enum(topics),
      reason: z.string().default(''),
      name: typed('name').refine(lettered),
      email: typed('email').refine((address) => emailKey(address) !== null),
      phone: typed('phone')
        .refine((phone) => phone === '' || phoneE164(phone, country) !== null)
        .default(''),
    }),
}

export type Praise = z.output<typeof fieldsOf.praise>
export type Grievance = z.output<ReturnType<typeof fieldsOf.grievance>>

/** What has to be looked at again, and where. */
export interface Trouble {
  readonly field: string
  readonly why: MessageName
  readonly values?: Values
}

export type Told =
  | { readonly is: 'grievance'; readonly fields: Grievance }
  | { readonly is: 'praise'; readonly fields: Praise }
  | { readonly is: 'refused'; readonly troubles: readonly Trouble[] }

const missing: Readonly<Record<string, MessageName>> = {
  category: 'page.tell.missing.category',
  text: 'page.tell.missing.text',
  name: 'page.tell.missing.name',
  email: 'page.tell.missing.email',
  phone: 'page.error.phone',
}

/** Every field that needs another look, in the order of the page. */
function troublesIn({ issues }: z.ZodError, isPraise: boolean): readonly Trouble[] {
  const lengths: Readonly<Record<string, number>> = longest
  return ['category', ...Object.keys(longest)].flatMap((field): readonly Trouble[] => {
    const issue = issues.find(({ path }) => path[0] === field)
    if (!issue) return []
    if (issue.code === 'too_big') return [{ field, why: 'page.tell.too-long', values: { most: lengths[field] ?? 0 } }]
    const why = isPraise ? 'page.tell.missing.good' : (missing[field] ?? 'page.tell.missing.text')
    return [{ field, why }]
  })
}

export function toldIn(entered: Readonly<Record<string, string>>, country: string | null): Told {
  const isPraise = entered.category === 'praise'
  const read = isPraise
    ? fieldsOf.praise.safeParse({ ...entered })
    : fieldsOf.grievance(country).safeParse({ ...entered })
  if (!read.success) return { is: 'refused', troubles: troublesIn(read.error, isPraise) }
  return read.data.category === 'praise' ? { is: 'praise', fields: read.data } : { is: 'grievance', fields: read.data }
}

/** The grievance as every other source brings it. */
export function eventOf(fields: Grievance, externalId: string, locale: Locale, now: Instant): ComplaintEvent {
  const { category, reason, text, wish, order, name, email, phone } = fields
  const orderId = order.replace(/^[#№\s]+/u, '')
  return {
    type: 'complaint',
    externalId,
    category,
    channel: 'form',
    // The wish stays among their words: it is read for threats and found by search like the rest.
    text: wish === '' ? text : `${text}\n\n${say(locale, 'page.tell.wish')} ${wish}`,
    reason: reasonIn(category, reason),
    wish,
    at: now,
    person: { ...nobody, name, email, phone: phone === '' ? null : phone, locale },
    order: orderId === '' ? null : { externalId: orderId, name: null, total: null, placedAt: null, lines: [] },
    dispute: null,
    refunded: null,
    rating: null,
    payment: null,
  }
}
