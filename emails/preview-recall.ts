/** The mail of a recall as it will look, with the shop's own words and terms, to nobody in particular. */
import type { Facts } from '../domain/complaint.ts'
import type { Instant, RemedyId } from '../domain/ids.ts'
import type { Locale } from '../domain/locale.ts'
import { money } from '../domain/money.ts'
import type { StaffMember } from '../domain/people.ts'
import type { Recall } from '../domain/recall.ts'
import { remediesFor } from '../domain/remedy.ts'
import type { Shop } from '../domain/shop.ts'
import { previewFacts } from './preview-facts.ts'
import { type RenderedMail, renderMail } from './render.ts'

/** An order of a usual size, for the sums in the mail. */
const orderMinor = 100_000

function factsOf(shop: Shop, staff: readonly StaffMember[], recall: Recall, locale: Locale, now: Instant): Facts {
  const example = previewFacts(locale)
  const { id, name, category, remedies } = recall
  const facts: Facts = {
    ...example,
    ...{ shop, staff, recall: { id, name, text: recall.texts[locale] ?? '', remedies } },
    complaint: {
      ...example.complaint,
      ...{ category, channel: 'recall', text: '', locale, receivedAt: now, owner: null },
    },
    customer: example.customer && { ...example.customer, name: null, timeZone: null, phone: null },
    order: example.order && { ...example.order, total: money(orderMinor, shop.currency), lines: [] },
    offers: [],
  }
  const offered = remediesFor(facts).map((remedy, i) => ({ ...remedy, id: `rem_${i}` as RemedyId }))
  return { ...facts, offers: [{ round: 1, preparedAt: now, expiresAt: now, remedies: offered, by: 'playbook' }] }
}

/** Rendered as it would be now. `publicUrl`: the origin of its links, which lead nowhere. */
export const recallMail = (
  terms: { readonly shop: Shop; readonly staff: readonly StaffMember[]; readonly publicUrl: string },
  recall: Recall,
  locale: Locale,
  now: Instant,
): Promise<RenderedMail> => {
  const page = `${terms.publicUrl}/r/`
  const links = { page, unsubscribe: `${page}unsubscribe`, dashboard: terms.publicUrl, thread: '<recall@preview>' }
  const mail = { kind: 'acknowledgement', n: '1', answerDueAt: now, fromDirector: false } as const
  return renderMail(mail, factsOf(terms.shop, terms.staff, recall, locale, now), links, now)
}
