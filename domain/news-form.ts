/** News as a shop writes it: in up to three languages, with where there is more, and until when it is new. */
import { z } from 'zod'
import { endOfDate, endOfDayAfterDays, monthsAfter } from './calendar.ts'
import type { News } from './care/care.ts'
import type { Instant } from './ids.ts'
import { type Locale, locales } from './locale.ts'
import { tiesRewardToReview } from './review-rewards.ts'

/** The title is the subject of the mail: phones cut one after this many characters. */
export const longestTitle = 59
export const longestText = 4_000
const longestUrl = 500
/** New for so long where nobody says until when. */
const usualDays = 60
const mostMonths = 12

const said = z.object({ title: z.string().max(longestTitle), text: z.string().max(longestText) })

export const newsSchema = z.object({
  texts: z
    .partialRecord(z.enum(locales), said)
    .describe('By language: a customer hears it in theirs, else in the shop’s, else not.'),
  url: z.string().max(longestUrl).nullish().describe('Where there is more; https only.'),
  until: z
    .union([z.iso.date(), z.iso.datetime({ offset: true })])
    .nullish()
    .describe('The last day in the shop’s zone, or an instant; 60 days from now where it is left out.'),
})
export type NewsForm = z.infer<typeof newsSchema>

export type NewsFault = 'news_text' | 'news_url' | 'news_until' | 'reward_for_review'

/** A whole address of the web that a reader may be sent to; null for anything else. */
function webAddress(text: string): string | null {
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  return url.protocol === 'https:' && url.username === '' && url.password === '' && url.hostname.includes('.')
    ? url.href
    : null
}

function textsIn(form: NewsForm): News['texts'] | null {
  const texts: Partial<Record<Locale, { title: string; text: string }>> = {}
  for (const locale of locales) {
    const [title, text] = [form.texts[locale]?.title.trim() ?? '', form.texts[locale]?.text.trim() ?? '']
    if (title === '' && text === '') continue
    if (title === '' || text === '') return null
    texts[locale] = { title, text }
  }
  return Object.keys(texts).length > 0 ? texts : null
}

function untilIn({ until }: NewsForm, now: Instant, zone: string): Instant | null {
  if (!until) return endOfDayAfterDays(now, usualDays, zone)
  const at = endOfDate(until, zone) ?? Date.parse(until)
  return at > now && at <= monthsAfter(now, mostMonths, zone) ? at : null
}

/** What is kept of it, or what is wrong with it. */
export function newsFrom(
  form: NewsForm,
  { now, zone }: { readonly now: Instant; readonly zone: string },
): Omit<News, 'id'> | NewsFault {
  const texts = textsIn(form)
  if (!texts) return 'news_text'
  if (Object.values(texts).some(({ title, text }) => tiesRewardToReview(`${title}\n\n${text}`)))
    return 'reward_for_review'
  const typed = form.url?.trim() ?? ''
  const url = typed === '' ? null : webAddress(typed)
  if (typed !== '' && url === null) return 'news_url'
  const untilAt = untilIn(form, now, zone)
  return untilAt === null ? 'news_until' : { texts, url, postedAt: now, untilAt }
}
