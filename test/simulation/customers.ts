/** Customers: what they do when a mail of ours has reached them, or when they have heard nothing. */
import { currentOffer, type Facts, type MailFact } from '../../domain/complaint.ts'
import type { Instant } from '../../domain/ids.ts'
import type { MailKind } from '../../domain/mail.ts'
import type { Chance } from './chance.ts'
import type { Act, CustomerAct, Life, Mood } from './doors.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** Something a person has made up their mind to do; at its time it may have become pointless. */
export interface Plan {
  readonly at: Instant
  act(facts: Facts, now: Instant): Act | null
}

type Wish = CustomerAct['is'] | 'thank'

/** How likely each wish is after a mail of a kind; nothing at all is what is missing to 1. */
const wishes: Readonly<Partial<Record<MailKind, Readonly<Partial<Record<Wish, number>>>>>> = {
  acknowledgement: { choose: 0.2, propose: 0.05, 'ask-call': 0.05, write: 0.06, goodbye: 0.02, 'complain-again': 0.03 },
  offer: { choose: 0.42, propose: 0.14, 'ask-call': 0.05, write: 0.05, goodbye: 0.03, unsubscribe: 0.02 },
  'choice-reminder': { choose: 0.3, propose: 0.06, unsubscribe: 0.05, goodbye: 0.03, write: 0.03 },
  choice: { pick: 0.6, write: 0.05, 'ask-call': 0.03, thank: 0.05 },
  'bonus-code': { order: 0.35, thank: 0.03, goodbye: 0.01 },
  gift: { thank: 0.1, order: 0.05 },
  'check-in': { rate: 0.5, write: 0.05 },
  'code-reminder': { order: 0.3, unsubscribe: 0.02 },
  letter: { thank: 0.2, order: 0.1, write: 0.05 },
  reply: { choose: 0.25, propose: 0.1, thank: 0.15, write: 0.12 },
  progress: { write: 0.04, goodbye: 0.01, 'ask-call': 0.02 },
  slip: { write: 0.1, goodbye: 0.04, 'ask-call': 0.08 },
  thanks: { order: 0.1, 'complain-again': 0.05 },
}

const eagerness: Readonly<Record<Mood, number>> = { brisk: 1.3, calm: 1, talkative: 1.2, stormy: 1.1, silent: 0.12 }

const texts = {
  talkative: 'And when exactly will it be here? I should like to know.',
  stormy: 'I have waited long enough. I shall go to court and write to the consumer protection agency.',
  plain: 'It is still not right.',
} as const

const textOf = (mood: Mood): string => (mood === 'talkative' || mood === 'stormy' ? texts[mood] : texts.plain)

/** From two minutes to days: most people answer on the same day, some after the weekend. */
function delay(chance: Chance, mood: Mood): number {
  const pace = mood === 'brisk' ? 0.2 : mood === 'silent' ? 3 : 1
  const u = chance.draw()
  return Math.round((2 * minuteMs + (u * u * u * 60 + u * 6) * hourMs * pace) / minuteMs) * minuteMs
}

function actOf(wish: Wish, facts: Facts, life: Life): CustomerAct {
  const { chance, mood } = life
  switch (wish) {
    case 'choose':
      return { is: 'choose', place: chance.whole(0, 2) }
    case 'pick':
      return { is: 'pick', kind: chance.happens(0.6) ? 'bonus' : 'gift' }
    case 'propose': {
      const total = facts.order?.total?.minor ?? 100_000
      return { is: 'propose', minor: chance.happens(0.7) ? Math.floor(total * (0.1 + chance.draw() * 0.8)) : null }
    }
    case 'ask-call':
      return { is: 'ask-call', place: chance.whole(0, 15) }
    case 'rate':
      return {
        is: 'rate',
        score: chance.happens(mood === 'stormy' ? 0.6 : 0.2) ? chance.whole(1, 2) : chance.whole(3, 5),
      }
    case 'thank':
      return { is: 'write', text: 'Thank you!', onlyThanks: true }
    case 'write':
      return { is: 'write', text: textOf(mood), onlyThanks: false }
    case 'complain-again':
      return { is: 'complain-again', text: textOf(mood) }
    case 'order':
      return {
        is: 'order',
        order: `N-${life.name}-${chance.whole(1, 999_999)}`,
        withCode: chance.happens(0.8),
        byAnother: chance.happens(0.04),
      }
    default:
      return { is: wish }
  }
}

/** A wish, and the fingers' part in it: pressed twice, changed within the ten minutes, changed when it is too late. */
function plansOf(wish: Wish, life: Life, at: Instant): readonly Plan[] {
  const { chance } = life
  const once = (when: Instant): Plan => ({ at: when, act: (facts) => actOf(wish, facts, life) })
  const again = chance.happens(0.05) ? [once(at + 1_000)] : []
  if (wish !== 'choose' && wish !== 'pick') return [once(at), ...again]
  const minds = chance.one({ within: 0.1, late: 0.05 })
  const change =
    minds === null ? [] : [once(at + (minds === 'within' ? chance.whole(1, 9) : chance.whole(11, 90)) * minuteMs)]
  return [once(at), ...again, ...change]
}

function afterMail(life: Life, facts: Facts, mail: MailFact, now: Instant): readonly Plan[] {
  const { chance, mood } = life
  const table = wishes[mail.kind]
  if (!table || !chance.happens(Math.min(1, eagerness[mood]))) return []
  const wish = chance.one(table)
  if (wish === null) return []
  // An order with the code comes when they need something again.
  const wait = wish === 'order' ? chance.whole(1, 40) * dayMs + chance.whole(0, 1_439) * minuteMs : delay(chance, mood)
  const plans = plansOf(wish, life, now + wait)
  const alsoPicks = wish === 'choose' && chance.happens(0.4) ? plansOf('pick', life, now + wait + 90_000) : []
  const all = currentOffer(facts) || wish !== 'choose' ? [...plans, ...alsoPicks] : plans
  return all
}

/** An order with a code falls through now and then. */
function afterOrders(life: Life, facts: Facts, now: Instant): readonly Plan[] {
  return facts.codeUses
    .filter(({ order, state }) => state === 'paid' && once(life, `order ${order}`))
    .flatMap(({ order }) =>
      life.chance.happens(0.15)
        ? [{ at: now + life.chance.whole(1, 12) * dayMs, act: () => ({ is: 'cancel-order', order }) as const }]
        : [],
    )
}

/** Whether this is noticed for the first time. */
export function once({ noticed }: Life, what: string): boolean {
  if (noticed.has(what)) return false
  noticed.add(what)
  return true
}

const isRead = ({ kind, state }: MailFact): boolean =>
  kind !== 'staff' && (state === 'accepted' || state === 'delivered')

/** What the customer makes up their mind to do, now that they see this. */
export const customerPlans = (life: Life, facts: Facts, now: Instant): readonly Plan[] => [
  ...facts.mails
    .filter((mail) => isRead(mail) && once(life, `mail ${mail.id}`))
    .flatMap((mail) => afterMail(life, facts, mail, now)),
  ...afterOrders(life, facts, now),
]
