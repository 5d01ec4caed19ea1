/** Who speaks to whom, in which language and zone: what every mail to a customer has in common. */
import type { Facts } from '../domain/complaint.ts'
import type { Instant } from '../domain/ids.ts'
import type { Locale } from '../domain/locale.ts'
import type { Mail, MailKind } from '../domain/mail.ts'
import type { Money } from '../domain/money.ts'
import { inChargeOf } from '../domain/people.ts'
import { zoneOf } from '../domain/zone.ts'
import type { Block, Content } from './content.ts'
import { sayBrief, sayDay, sayMoney, sayUntil, sayWhen } from './format.ts'
import type { MessageName } from './locales/catalog.ts'
import { greetingName, orderName, paragraphs, plain } from './plain.ts'
import { say, type Values } from './say.ts'

/** Addresses the mail links to; each customer mail carries its own token. */
export interface Links {
  readonly page: string
  readonly unsubscribe: string
  readonly dashboard: string
  /** What a reply brings back, and is known by (`domain/incoming-mail.ts`). */
  readonly thread: string
}

export interface MailProps<Kind extends MailKind> {
  readonly mail: Extract<Mail, { readonly kind: Kind }>
  readonly facts: Facts
  readonly links: Links
  readonly now: Instant
}

export interface Voice {
  readonly locale: Locale
  /** IANA zone in which times are said. */
  readonly zone: string
  readonly shop: string
  /** The person who has the complaint in hand. */
  readonly person: string
  readonly order: string | null
  say(name: MessageName, values?: Values): string
  when(instant: Instant): string
  day(instant: Instant): string
  brief(instant: Instant): string
  until(instant: Instant): string
  sum(amount: Money): string
}

/**
 * Who has the complaint in hand at `now`, the owner where no time is given; where nobody does, the name the shop writes
 * under.
 */
export function personOf(facts: Facts, now?: Instant): string {
  const inCharge = now === undefined ? facts.complaint.owner : inChargeOf(facts, now)
  const person = facts.staff.find(({ email }) => email === inCharge)
  return plain(person?.name || facts.shop.sender.name, 60)
}

function voiceIn(locale: Locale, zone: string, facts: Facts, now: Instant): Voice {
  return {
    locale,
    zone,
    shop: plain(facts.shop.name, 60),
    person: personOf(facts, now),
    order: orderName(facts.order),
    say: (name, values) => say(locale, name, values),
    when: (instant) => sayWhen(locale, instant, now, zone),
    day: (instant) => sayDay(locale, instant, now, zone),
    brief: (instant) => sayBrief(locale, instant, now, zone),
    until: (instant) => sayUntil(locale, instant, now, zone),
    sum: (amount) => sayMoney(locale, amount),
  }
}

/** To the customer: in the language of the complaint, at the hours of where they live. */
export function voiceOf({ facts, now }: Pick<MailProps<MailKind>, 'facts' | 'now'>): Voice {
  return voiceIn(facts.complaint.locale, zoneOf(facts), facts, now)
}

/** To staff: in the language and zone of the shop. */
export const staffVoiceOf = ({ facts, now }: Pick<MailProps<MailKind>, 'facts' | 'now'>): Voice =>
  voiceIn(facts.shop.locale, facts.shop.timeZone, facts, now)

/** Mail programs on a phone cut a subject after this many characters. */
export const longestSubject = 59

/** "Order A-1001: our answer by 18:00 tomorrow". A long order number gives way, the promise never does. */
export function subjectOf(voice: Pick<Voice, 'locale' | 'order' | 'say'>, rest: string): string {
  const tidy = (text: string): string => plain(text.replaceAll('\u00a0', ' '), longestSubject)
  const alone = tidy(rest.charAt(0).toLocaleUpperCase(voice.locale) + rest.slice(1))
  if (voice.order === null) return alone
  const frame = [...voice.say('mail.subject', { order: '', rest })].length
  const room = longestSubject - frame
  return room < 6 ? alone : tidy(voice.say('mail.subject', { order: plain(voice.order, room), rest }))
}

/** The name of a shop inside a person's name ("Semitsvet Care") is not said twice. */
const includesShop = ({ person, shop }: Pick<Voice, 'person' | 'shop'>): boolean =>
  person.toLocaleLowerCase().includes(shop.toLocaleLowerCase())

export const fromName = (voice: Voice): string =>
  includesShop(voice) ? voice.person : voice.say('mail.from', { name: voice.person, shop: voice.shop })

const signatureOf = (voice: Voice): string =>
  includesShop(voice) ? voice.person : voice.say('mail.signature', { name: voice.person, shop: voice.shop })

/** The director's name, and on a second line the title; the usual signature where the shop has named none. */
export function directorSignature(voice: Voice, { shop }: Facts): readonly string[] {
  if (!shop.director) return [signatureOf(voice)]
  return [
    plain(shop.director.name, 60),
    voice.say('mail.director', { title: plain(shop.director.title, 60), shop: voice.shop }),
  ]
}

const domainOf = (address: string): string => address.trim().toLowerCase().split('@').at(-1) ?? ''

/**
 * The address the director's letter comes from: their own. At another domain than the shop's mail it would be refused or
 * taken for forged (only the sender's domain is verified at the provider), so there it is the shop's, in their name.
 */
export const letterAddress = ({ director, sender }: Facts['shop']): string =>
  director && domainOf(director.email) === domainOf(sender.email) ? director.email : sender.email

/** All that a greeting needs to know. */
type Greeted = { readonly customer: { readonly name: string | null } | null }

export function greetingOf(voice: Voice, facts: Greeted): string {
  const name = greetingName(facts.customer?.name ?? null)
  return voice.say('mail.hello', { named: name === null ? 'no' : 'yes', name: name ?? '' })
}

/** What it is about, in our words: what a customer typed is never quoted to an address nobody has verified. */
export const aboutIn = (voice: Voice, { complaint }: Facts): string =>
  voice.say('mail.about', { channel: complaint.channel, clause: voice.say(`words.clause.${complaint.category}`) })

/** Words a person typed, as paragraphs. */
export const typed = (text: string): readonly Block[] =>
  paragraphs(text).map((part) => ({ kind: 'paragraph', text: part }))

/** Adds to a mail's own words what all mail to customers has: the line on top, the greeting, the signature. */
export function letter(
  voice: Voice,
  facts: Greeted,
  own: { readonly rest: string; readonly preheader: string; readonly blocks: readonly Block[] } & Partial<
    Pick<Content, 'greeting' | 'signature' | 'footer' | 'subject'>
  >,
): Content {
  const { rest, ...mine } = own
  return {
    locale: voice.locale,
    shop: voice.shop,
    order: voice.order === null ? null : voice.say('mail.order', { order: voice.order }),
    subject: subjectOf(voice, rest),
    greeting: greetingOf(voice, facts),
    signature: [signatureOf(voice)],
    footer: null,
    ...mine,
  }
}
