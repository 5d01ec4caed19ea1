/**
 * Consent to greetings and news by e-mail. Everywhere it needs a yes of the person's own (Directive 2002/58/EC, article 13;
 * GDPR, article 7). In some countries a pressed button proves nothing of who pressed it: there it counts once it was
 * confirmed from the mailbox itself.
 */
import { phoneCountry } from './person.ts'

/** Where a yes counts only when it was confirmed from the mailbox, and who says so. */
export const confirmedByMail = {
  DE: 'Bundesgerichtshof, 10 February 2011, I ZR 164/09: who advertises by e-mail proves consent by double opt-in; UWG § 7 (2).',
  AT: 'Datenschutzbehörde, 9 October 2019, DSB-D130.073/0008-DSB/2019: no double opt-in is too little care; TKG 2021 § 174.',
  GR: 'Hellenic Data Protection Authority, Directive 2/2011 on electronic consent: the address is confirmed by a message to it.',
} as const satisfies Readonly<Record<string, string>>

interface Living {
  /** ISO 3166 alpha-2 as the shop signed it; null where it has not said. */
  readonly country: string | null
  /** E.164. */
  readonly phone: string | null
}

/** The country whose law a yes stands under: where they live, else their number's, else the shop's. Null: nobody knows. */
export const countryOfConsent = (
  { country, phone }: Living,
  shop: { readonly country: string | null },
): string | null => country ?? (phone === null ? null : phoneCountry(phone)) ?? shop.country

/** Whether a yes on a page has to be confirmed from the mailbox before it counts. */
export const needsConfirmation = (country: string | null): boolean =>
  country !== null && Object.hasOwn(confirmedByMail, country)

/** What is asked to be confirmed from the mailbox. */
export const confirmables = ['consent', 'export', 'erasure'] as const
export type Confirmable = (typeof confirmables)[number]

export const isConfirmable = (text: string): text is Confirmable => confirmables.some((one) => one === text)
