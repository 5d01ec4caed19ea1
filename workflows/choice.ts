/** What the forms of the customer's page ask for: what was typed is read, decided by one verb, and told back. */
import { z } from 'zod'
import type { Asked } from '../db/answer.ts'
import { wishesOf } from '../db/consents.ts'
import * as wishes from '../db/contact-wishes.ts'
import * as decisions from '../db/decisions.ts'
import { sayWish } from '../db/wish.ts'
import { minuteMs } from '../domain/calendar.ts'
import { callHours, callsAtOnce } from '../domain/callback.ts'
import { heldOutAfter } from '../domain/care/begin.ts'
import { bonusOf, giftOf } from '../domain/compensation.ts'
import { canWrite, currentOffer, type Facts, forbidsRefund } from '../domain/complaint.ts'
import { countryOfConsent, needsConfirmation } from '../domain/consent.ts'
import type { RemedyId } from '../domain/ids.ts'
import { exponentOf, type Money, parseMoney } from '../domain/money.ts'
import { phoneE164 } from '../domain/person.ts'
import { payingKinds } from '../domain/remedy.ts'
import { eraseByHandMs } from '../domain/retention.ts'
import { say } from '../emails/say.ts'
import { askToConfirm } from './confirmation.ts'
import type { Deps } from './ports.ts'

/** What was typed, by the name of its field. */
export type Entered = Readonly<Record<string, string>>

export type Refusal =
  | 'choose-one'
  | 'not-offered'
  | 'proposal-stands'
  | 'already-chosen'
  | 'not-yet'
  | 'pick-one'
  | 'gift-gone'
  | 'words-missing'
  | 'wish-empty'
  | 'words-too-long'
  | 'amount'
  | 'phone'
  | 'slot'
  | 'slot-taken'
  | 'score'
  | 'not-asked'
  | 'closed'
  | 'nobody'

export type Outcome =
  | { readonly is: 'done' }
  /** It was decided before; that stands. */
  | { readonly is: 'already' }
  | { readonly is: 'refused'; readonly why: Refusal }

type Wish = (deps: Deps, facts: Facts, entered: Entered) => Promise<Outcome>

const done = { is: 'done' } as const
const already = { is: 'already' } as const
const refused = (why: Refusal): Outcome => ({ is: 'refused', why })

export const longestText = 2000
/** The currency a customer's sum is in: the order's, else the shop's. */
export const currencyOf = ({ order, shop }: Pick<Facts, 'order' | 'shop'>): string =>
  order?.total?.currency ?? shop.currency

const asked = (deps: Deps, { complaint }: Facts): Asked => ({
  shop: complaint.shop,
  complaint: complaint.id,
  now: deps.clock.now(),
})

const provisionalMs = ({ shop }: Facts) => shop.policy.touches.provisionalMinutes * minuteMs

const remedyField = z.string().min(1).max(64)

export const choose: Wish = async (deps, facts, entered) => {
  const remedy = remedyField.safeParse(entered.remedy)
  if (!remedy.success) return refused('choose-one')
  const offer = currentOffer(facts)
  if (!offer) return refused('not-offered')
  const { is } = await decisions.choose(deps.db, {
    ...asked(deps, facts),
    remedy: remedy.data as RemedyId,
    round: offer.round,
    provisionalMs: provisionalMs(facts),
    paying: payingKinds(facts.shop.policy),
  })
  if (is === 'chosen') return done
  return is === 'recorded' ? already : refused(is)
}

const kindField = z.enum(['gift', 'bonus'])

export const pickCompensation: Wish = async (deps, facts, entered) => {
  const kind = kindField.safeParse(entered.kind)
  if (!kind.success || (kind.data === 'bonus' && !bonusOf(facts))) return refused('pick-one')
  const gift = kind.data === 'gift' ? giftOf(facts) : null
  // The gift they were shown is the gift they pick: where it has run out meanwhile, they see what there is instead.
  const gone =
    kind.data === 'gift' && (gift === null || (entered.gift !== undefined && entered.gift !== (gift.id ?? '')))
  if (gone && !(facts.compensation && facts.compensation.finalAt <= deps.clock.now())) return refused('gift-gone')
  const { is } = await decisions.pickCompensation(deps.db, {
    ...asked(deps, facts),
    kind: kind.data,
    gift: gift?.id ?? null,
    bonus: bonusOf(facts),
    provisionalMs: provisionalMs(facts),
  })
  if (is === 'picked') return done
  return is === 'recorded' ? already : refused(is)
}

const sumPattern = /^(\d{1,3}([.,])\d{3}(?:\2\d{3})*|\d+)(?:([.,])(\d+))?$/

/**
 * A sum as people type it: "1500", "1 500,50", "1.500,50". A single mark before three last digits parts thousands, unless
 * the currency has three decimals. Null when it is no sum above zero, or could be read in two ways.
 */
export function typedSum(typed: string, currency: string): Money | null {
  const [, whole = '', group, mark, fraction = '0'] = sumPattern.exec(typed.replace(/[\s'’]/gu, '')) ?? []
  if (group !== undefined && group === mark) return null
  const isDecimal = group !== undefined && mark === undefined && whole.length <= 7 && exponentOf(currency) === 3
  const plain = isDecimal ? whole.replace(group, '.') : `${whole.replace(/[.,]/g, '')}.${fraction}`
  const sum = parseMoney(plain, currency)
  return sum && sum.minor > 0 ? sum : null
}

const words = (text: string | undefined): string | 'words-missing' | 'words-too-long' => {
  const written = (text ?? '').trim()
  if (!/[\p{L}\p{N}]/u.test(written)) return 'words-missing'
  return [...written].length > longestText ? 'words-too-long' : written
}

export const propose: Wish = async (deps, facts, entered) => {
  const text = words(entered.text)
  if (text === 'words-missing' || text === 'words-too-long') return refused(text)
  const typed = (entered.amount ?? '').trim()
  // On an open dispute no money is talked about: it would be paid twice.
  const wanted = typed !== '' && !forbidsRefund(facts.dispute)
  const amount = wanted ? typedSum(typed, currencyOf(facts)) : null
  if (wanted && !amount) return refused('amount')
  const { now, ...page } = asked(deps, facts)
  const id = deps.mint(now).id('proposal')
  const { is } = await decisions.propose(deps.db, { ...page, now, id, text, amount })
  if (is === 'proposed') return done
  return is === 'recorded' ? already : refused(is)
}

const callFields = z.object({ phone: z.string().min(1).max(40), slot: z.iso.datetime() })

export const askCallback: Wish = async (deps, facts, entered) => {
  const { shop } = facts
  const fields = callFields.safeParse({ phone: entered.phone, slot: entered.slot })
  const phone = phoneE164((entered.phone ?? '').slice(0, 40), shop.country)
  if (!phone) return refused('phone')
  const { now, ...page } = asked(deps, facts)
  const start = fields.success ? Date.parse(fields.data.slot) : Number.NaN
  const slot = callHours(facts, now).find((one) => one.start === start)
  if (!slot) return refused('slot')
  const id = deps.mint(now).id('task')
  const call = { ...page, now, id, phone, ...slot, callsAtOnce: callsAtOnce(facts, slot) }
  const { is } = await decisions.askCallback(deps.db, call)
  if (is === 'asked') return done
  return is === 'recorded' ? already : refused(is)
}

const scoreField = z.enum(['1', '2', '3', '4', '5'])

export const rate: Wish = async (deps, facts, entered) => {
  const score = scoreField.safeParse(entered.score)
  if (!score.success) return refused('score')
  const text = words(entered.text)
  if (text === 'words-too-long') return refused(text)
  const { is } = await decisions.rate(deps.db, {
    ...asked(deps, facts),
    score: Number(score.data),
    text: text === 'words-missing' ? '' : text,
  })
  if (is === 'rated') return done
  return is === 'recorded' ? already : refused(is)
}

/** What would have made it good, after a rating in the middle without a word. */
export const wish: Wish = async (deps, facts, entered) => {
  const text = words(entered.text)
  if (text === 'words-missing') return refused('wish-empty')
  if (text === 'words-too-long') return refused(text)
  const { is } = await sayWish(deps.db, { ...asked(deps, facts), text })
  if (is === 'said') return done
  return is === 'recorded' ? already : refused(is)
}

const wished = ({ is }: wishes.Wished): Outcome => {
  if (is === 'recorded') return done
  return is === 'already' ? already : refused(is)
}

export const goodbye: Wish = async (deps, facts) =>
  wished(await wishes.goodbye(deps.db, asked(deps, facts), heldOutAfter(facts)))

/** A wish recorded with the very words it was read in. */
const worded = (deps: Deps, facts: Facts, wording: string, source: 'page' | 'one-click') => {
  const page = asked(deps, facts)
  return { ...page, id: deps.mint(page.now).id('consent'), wording, source }
}

/** Where the country wants it, a yes on the page only asks: it counts once it was confirmed from the mailbox. */
export const consent: Wish = async (deps, facts) => {
  const { complaint, customer, shop } = facts
  const wording = say(complaint.locale, 'page.letters.consent', { shop: shop.name })
  const wish = worded(deps, facts, wording, 'page')
  const known = customer && (await wishesOf(deps.db, shop.id, customer.id))
  const country = customer && countryOfConsent({ country: known?.country ?? null, phone: customer.phone }, shop)
  if (!needsConfirmation(country)) return wished(await wishes.consent(deps.db, wish))
  if (!canWrite(facts)) return refused('nobody')
  const outcome = wished(await wishes.askConsent(deps.db, wish))
  if (outcome.is === 'done') await askToConfirm(deps, facts, 'consent')
  return outcome
}

export const unsubscribe: Wish = async (deps, facts, entered) => {
  const oneClick = entered['List-Unsubscribe'] === 'One-Click'
  const wording = say(facts.complaint.locale, 'page.letters.stop-button')
  return wished(await wishes.unsubscribe(deps.db, worded(deps, facts, wording, oneClick ? 'one-click' : 'page')))
}

export const resume: Wish = async (deps, facts) => wished(await wishes.resume(deps.db, asked(deps, facts)))

export const askErasure: Wish = async (deps, facts) => {
  const wording = say(facts.complaint.locale, 'page.data.erase-button')
  const wish = worded(deps, facts, wording, 'page')
  const byHand = canWrite(facts) ? null : { id: deps.mint(wish.now).id('task'), dueAt: wish.now + eraseByHandMs }
  const outcome = wished(await wishes.askErasure(deps.db, wish, byHand))
  // Asked again on another day, the way to it is sent again.
  if (outcome.is !== 'refused') await askToConfirm(deps, facts, 'erasure')
  return outcome
}

/** A copy of everything goes the way of the mailbox: whoever holds the link of this page may not be them. */
export const askExport: Wish = async (deps, facts) =>
  (await askToConfirm(deps, facts, 'export')) ? done : refused('nobody')
