/** What happened and what comes by itself, in words; for the dashboard and the API. */
import type { Actor, StaffMember, TimelineEntry, TimelineEvent } from '../domain/complaint.ts'
import type { Locale } from '../domain/locale.ts'
import { money } from '../domain/money.ts'
import type { MoveName } from '../domain/playbook/move.ts'
import { disputePhrase } from './dispute-words.ts'
import { sayMoney, sayShort } from './format.ts'
import { plain } from './plain.ts'
import { isMessage, say } from './say.ts'
import { escalationText, tierText } from './tier-text.ts'
import { typeset } from './typeset.ts'

type About = TimelineEntry['about']

/** Facts of an entry that can be said. What is not listed for an event stays unsaid: nothing raw reaches a page. */
type Fact =
  | 'category'
  | 'reason'
  | 'channel'
  | 'mail'
  | 'promise'
  | 'remedy'
  | 'compensation'
  | 'task'
  | 'escalation'
  | 'outcome'
  | 'severity'
  | 'tier'
  | 'mail-state'
  | 'dispute-state'
  | 'dispute-reason'
  | 'paypal-offer'
  | 'order-state'
  | 'refusal'
  | 'decision'
  | 'decline'
  | 'asked'
  | 'round'
  | 'score'
  | 'code'
  | 'code-conflict'
  | 'order'
  | 'sum'
  | 'to'
  | 'from'
  | 'text'
  | 'until'
  | 'due'

const said = {
  opened: ['channel', 'category', 'reason'],
  joined: ['channel', 'category', 'reason'],
  wrote: ['from'],
  'joined-into': [],
  'split-off': [],
  assessed: ['severity', 'tier'],
  'mail-planned': ['mail'],
  'mail-accepted': ['mail'],
  'mail-failed': ['mail', 'mail-state'],
  'promise-made': ['promise', 'due'],
  'promise-kept': ['promise'],
  'promise-moved': ['promise', 'due'],
  'promise-broken': ['promise'],
  'offer-prepared': ['round'],
  'offer-sent': ['round'],
  chosen: ['remedy'],
  'choice-changed': ['remedy'],
  'settled-by-default': ['remedy'],
  'choice-final': ['remedy'],
  'compensation-chosen': ['compensation'],
  'compensation-final': ['compensation'],
  'proposal-made': ['sum', 'text'],
  'proposal-answered': ['decision', 'decline', 'sum'],
  'callback-asked': ['until', 'due'],
  'callback-done': ['text'],
  'task-opened': ['task'],
  'task-done': ['task', 'escalation'],
  escalated: ['escalation'],
  'letter-drafted': [],
  'letter-edited': [],
  'letter-approved': [],
  'code-issued': ['sum', 'code'],
  'code-redeemed': ['sum', 'code'],
  'code-questioned': ['code-conflict', 'code', 'order'],
  'code-reinstated': ['code'],
  'code-expired': ['code'],
  'code-extended': ['code', 'until'],
  'code-voided': ['code', 'text'],
  'code-resent': ['code'],
  'remedy-arrived': [],
  rated: ['score'],
  wished: [],
  reopened: ['text'],
  disputed: ['dispute-state', 'sum', 'due', 'dispute-reason', 'paypal-offer'],
  'dispute-changed': ['dispute-state', 'sum', 'due', 'dispute-reason', 'paypal-offer'],
  'refund-stopped': ['sum'],
  'refund-resumed': ['sum'],
  'refund-by-bank': [],
  'refund-planned': ['sum'],
  'refund-paid': ['sum'],
  'refund-refused': ['sum', 'refusal'],
  assigned: ['to'],
  'task-assigned': ['task', 'to'],
  'handed-over': ['task', 'escalation', 'to', 'until'],
  'handed-back': ['task', 'to'],
  noted: ['text'],
  replied: ['text'],
  'said-goodbye': [],
  'relation-ended': [],
  consented: [],
  unsubscribed: [],
  'reminders-resumed': [],
  'erasure-asked': [],
  'confirmation-asked': [],
  'export-confirmed': [],
  'erasure-confirmed': [],
  erased: [],
  approval: ['asked', 'decision', 'sum', 'text'],
  'order-changed': ['order', 'order-state'],
  'came-back': ['order', 'sum'],
  'cause-set': ['text'],
  'cause-cleared': [],
  'cause-rising': ['text'],
  'cost-high': ['sum'],
  closed: ['outcome', 'decline', 'text'],
} as const satisfies Record<TimelineEvent, readonly Fact[]>

/** Where a fact stands among the entry's own names; the first that is there counts. */
const keysOf = {
  mail: ['mail', 'kind'],
  compensation: ['kind', 'compensation'],
  escalation: ['reason', 'escalation'],
  'mail-state': ['state'],
  'dispute-state': ['state'],
  'paypal-offer': ['offer'],
  'order-state': ['state'],
  'code-conflict': ['conflict'],
  decision: ['decision', 'state'],
  decline: ['why'],
  text: ['text', 'note', 'reason'],
  until: ['until'],
  due: ['due', 'dueAt'],
} as const satisfies Partial<Record<Fact, readonly string[]>>

/** Members of closed unions have words of their own: `words.task.ship`. */
const word = (locale: Locale, name: string): string | null =>
  isMessage(name) ? typeset(locale, say(locale, name)) : null

function factOf(about: About, fact: Fact): string | number | null {
  const keys: readonly string[] = fact in keysOf ? keysOf[fact as keyof typeof keysOf] : [fact]
  for (const key of keys) {
    const value = about[key]
    if (value !== undefined && value !== '') return value
  }
  return null
}

const textIn = (value: string | number | undefined): string | null => (typeof value === 'string' ? value : null)
const saidIn = ({ reason, code }: About) => ({ reason: textIn(reason), code: textIn(code) })

function phrase(locale: Locale, fact: Fact, about: About, zone: string | null): string | null {
  if (fact === 'sum') {
    const { minor, currency } = about
    return typeof minor === 'number' && typeof currency === 'string' ? sayMoney(locale, money(minor, currency)) : null
  }
  if (fact === 'dispute-reason') return disputePhrase(locale, saidIn(about))
  const value = factOf(about, fact)
  if (value === null) return null
  switch (fact) {
    case 'remedy':
      return word(locale, `words.remedy.${value}.title`)
    case 'tier':
      return value === 'vip' ? word(locale, 'words.tier.vip') : null
    case 'round':
      return Number(value) > 1 ? say(locale, 'timeline.detail.round', { round: value }) : null
    case 'score':
    case 'decision':
      return say(locale, `timeline.detail.${fact}`, { [fact]: value })
    case 'due':
    case 'until':
      return zone !== null && typeof value === 'number'
        ? say(locale, `timeline.detail.${fact}`, { when: sayShort(locale, value, zone) })
        : null
    case 'code':
    case 'order':
    case 'to':
    case 'from':
      return plain(String(value), 80)
    case 'text':
      return plain(String(value), 300)
    default:
      return word(locale, `words.${fact}.${value}`)
  }
}

/**
 * One entry as a sentence in the reader's language: "Message sent: offer". Times are said only when the reader's zone is
 * known.
 */
export function timelineText(
  locale: Locale,
  entry: Pick<TimelineEntry, 'event' | 'about'>,
  zone: string | null = null,
): string {
  const facts: readonly Fact[] = said[entry.event]
  const details = facts.map((fact) => phrase(locale, fact, entry.about, zone)).filter((text) => text !== null)
  const what = say(locale, `timeline.${entry.event}`)
  return details.length === 0 ? what : say(locale, 'timeline.with', { what, detail: details.join(', ') })
}

/** What a move will do, said of the future: "The offer leaves by mail". */
export const moveText = (locale: Locale, move: MoveName): string => say(locale, `timeline.move.${move}`)

/** What would keep it from happening; null where nothing would. */
export const unlessText = (locale: Locale, move: MoveName): string | null => word(locale, `timeline.unless.${move}`)

export { tierText } from './tier-text.ts'

/** Why the playbook did it by itself, or why a mail left, in one sentence; null for what a person did. */
export function whyText(locale: Locale, entry: Pick<TimelineEntry, 'actor' | 'event' | 'about'>): string | null {
  if (entry.event === 'joined') return say(locale, 'timeline.why.joined')
  if (entry.event === 'mail-accepted') return word(locale, `timeline.why.mail-${entry.about.mail}`)
  if (entry.actor !== 'playbook') return null
  if (entry.event === 'assessed') return tierText(locale, entry.about)
  if (entry.event === 'offer-sent' && entry.about.by === 'staff') return say(locale, 'timeline.why.offer-sent-staff')
  if (entry.event === 'escalated') return escalationText(locale, entry.about)
  if (entry.event === 'compensation-final' && entry.about.kind === 'both') {
    return say(locale, 'timeline.why.compensation-final-both')
  }
  const { task, escalation, promise } = entry.about
  return (
    word(locale, `timeline.why.${entry.event}-${task ?? escalation ?? promise}`) ??
    word(locale, `timeline.why.${entry.event}`)
  )
}

/** Who did it: a name for a colleague, "by itself" for the playbook. */
export function actorText(locale: Locale, actor: Actor, staff: readonly Pick<StaffMember, 'email' | 'name'>[]): string {
  if (actor === 'customer' || actor === 'playbook' || actor === 'system') return say(locale, `timeline.actor.${actor}`)
  const [kind, who = ''] = actor.split(/:(.*)/s)
  if (kind === 'staff') return plain(staff.find(({ email }) => email === who)?.name ?? who, 60)
  if (kind === 'key') return say(locale, 'timeline.actor.key')
  // Our own form has no maker's name.
  return say(locale, 'timeline.actor.source', {
    source: who === 'form' || who === 'recall' ? say(locale, `words.channel.${who}`) : sourceName(who),
  })
}

/** `woocommerce` as its makers write it; an unknown sender by its own name. */
export const sourceName = (source: string): string => sourceNames[source] ?? plain(source, 40)

const sourceNames: Readonly<Record<string, string>> = {
  standard: 'Webhook',
  mail: 'E-mail',
  shopify: 'Shopify',
  woocommerce: 'WooCommerce',
  stripe: 'Stripe',
  paypal: 'PayPal',
  yookassa: 'ЮKassa',
  cloudpayments: 'CloudPayments',
  tbank: 'T-Bank',
  adyen: 'Adyen',
  square: 'Square',
  bigcommerce: 'BigCommerce',
  mollie: 'Mollie',
  ecwid: 'Ecwid',
  judgeme: 'Judge.me',
  trustpilot: 'Trustpilot',
  zendesk: 'Zendesk',
  gorgias: 'Gorgias',
  typeform: 'Typeform',
  telegram: 'Telegram',
}
