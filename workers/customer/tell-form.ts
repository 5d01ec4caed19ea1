/** What a visitor typed on the public page, read into our own words. Nothing in it makes a VIP or an amount. */
import { z } from 'zod'
import { type ComplaintEvent, categories, nobody } from '../../domain/event.ts'
import type { Instant } from '../../domain/ids.ts'
import type { Locale } from '../../domain/locale.ts'
import { emailKey, phoneE164 } from '../../domain/person.ts'
import type { MessageName } from '../../emails/locales/catalog.ts'
import { say } from '../../emails/say.ts'

/** A dispute is the bank's word; a good word is welcome here. */
export const topics = [...categories.filter((category) => category !== 'dispute'), 'praise'] as const
export type Topic = (typeof topics)[number]

const lettered = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)

const common = {
  order: z.string().trim().max(64).default(''),
  wish: z.string().trim().max(2000).default(''),
  text: z.string().trim().max(5000).refine(lettered),
}
const fieldsOf = {
  praise: z.object({
    ...common,
    category: z.literal('praise'),
    name: z.string().trim().max(200).default(''),
    email: z.string().trim().max(254).default(''),
    phone: z.string().trim().max(40).default(''),
  }),
  grievance: (country: string | null) =>
    z.object({
      ...common,
      category: z.enum(topics).exclude(['praise']),
      name: z.string().trim().max(200).refine(lettered),
      email: z
        .string()
        .trim()
        .max(254)
        .refine((address) => emailKey(address) !== null),
      phone: z
        .string()
        .trim()
        .max(40)
        .refine((phone) => phone === '' || phoneE164(phone, country) !== null)
        .default(''),
    }),
}

export type Praise = z.output<typeof fieldsOf.praise>
export type Grievance = z.output<ReturnType<typeof fieldsOf.grievance>>
export type Told =
  | { readonly is: 'grievance'; readonly fields: Grievance }
  | { readonly is: 'praise'; readonly fields: Praise }
  | { readonly is: 'refused'; readonly field: string; readonly why: MessageName }

/** In the order of the page, so that the first thing to mend is named first. */
const reasons = {
  category: 'page.tell.missing.category',
  text: 'page.tell.missing.text',
  name: 'page.tell.missing.name',
  email: 'page.tell.missing.email',
  phone: 'page.error.phone',
} as const satisfies Record<string, MessageName>

export function toldIn(entered: Readonly<Record<string, string>>, country: string | null): Told {
  const isPraise = entered.category === 'praise'
  const read = isPraise
    ? fieldsOf.praise.safeParse({ ...entered })
    : fieldsOf.grievance(country).safeParse({ ...entered })
  if (read.success) {
    return read.data.category === 'praise'
      ? { is: 'praise', fields: read.data }
      : { is: 'grievance', fields: read.data }
  }
  const { issues } = read.error
  const tooLong = issues.find((issue) => issue.code === 'too_big')
  if (tooLong) return { is: 'refused', field: String(tooLong.path[0]), why: 'page.tell.too-long' }
  const field = (Object.keys(reasons) as (keyof typeof reasons)[]).find((name) =>
    issues.some((issue) => issue.path[0] === name),
  )
  return { is: 'refused', field: field ?? 'text', why: reasons[field ?? 'text'] }
}

/** The grievance as every other source brings it. */
export function eventOf(fields: Grievance, externalId: string, locale: Locale, now: Instant): ComplaintEvent {
  const { category, text, wish, order, name, email, phone } = fields
  const orderId = order.replace(/^[#№\s]+/u, '')
  return {
    type: 'complaint',
    externalId,
    category,
    channel: 'form',
    text: wish === '' ? text : `${text}\n\n${say(locale, 'page.tell.wish')} ${wish}`,
    at: now,
    person: { ...nobody, name, email, phone: phone === '' ? null : phone, locale },
    order: orderId === '' ? null : { externalId: orderId, name: null, total: null, placedAt: null, lines: [] },
    dispute: null,
    refunded: null,
    rating: null,
    payment: null,
  }
}
