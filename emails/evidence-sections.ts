/** The parts of the evidence, in the order a bank reads them. A new part is one function and one line at the end. */
import type { Facts, TimelineEvent } from '../domain/complaint.ts'
import { senderOf, takenByBank } from '../domain/dispute.ts'
import type { Locale } from '../domain/locale.ts'
import type { Money } from '../domain/money.ts'
import { offerToMake } from '../domain/paypal-offers.ts'
import type { Row } from './content.ts'
import { disputeSentence, paypalOfferText } from './dispute-words.ts'
import type { Entry, Fields, Held, Section } from './evidence.ts'
import { messages } from './evidence-messages.ts'
import { hidden } from './evidence-secrets.ts'
import { capital, sayMoney, sayStamp } from './format.ts'
import { orderName, plain } from './plain.ts'
import { remedyTitle } from './remedy-words.ts'
import { say } from './say.ts'
import { sourceName, timelineText } from './timeline-text.ts'

const nowhere: Fields = { stripe: [], paypal: [] }

const row = (name: string, value: string | null): readonly Row[] =>
  value === null || value === '' ? [] : [{ name, value }]
const section = (part: Pick<Section, 'id' | 'title'> & Partial<Section>): Section => ({
  ...{ fields: nowhere, rows: [], entries: [], notes: [] },
  ...part,
})

function dispute(locale: Locale, { facts, timeline }: Held): Section {
  const { dispute: bank, shop } = facts
  const title = say(locale, 'evidence.dispute')
  if (!bank) return section({ id: 'dispute', title, notes: [say(locale, 'evidence.dispute.none')] })
  const { source, id } = senderOf(bank)
  const make = offerToMake(facts)
  const made = timeline.findLast(({ about }) => typeof about.offer === 'string')?.about.offer
  return section({
    id: 'dispute',
    title,
    rows: [
      ...row(say(locale, 'evidence.dispute.sender'), source && sourceName(source)),
      ...row(say(locale, 'staff.dispute.id'), plain(id, 120)),
      ...row(say(locale, 'staff.dispute.state'), say(locale, `words.dispute-state.${bank.state}`)),
      ...row(say(locale, 'staff.dispute.reason'), disputeSentence(locale, bank)),
      ...row(
        say(locale, 'evidence.dispute.said'),
        plain([bank.reason, bank.code].filter((part) => part).join(', '), 120),
      ),
      ...row(say(locale, 'staff.dispute.sum'), bank.amount && sayMoney(locale, bank.amount)),
      ...row(
        say(locale, 'staff.dispute.due'),
        bank.dueAt === null ? null : sayStamp(locale, bank.dueAt, shop.timeZone),
      ),
      ...row(say(locale, 'staff.dispute.paypal-made'), typeof made === 'string' ? paypalOfferText(locale, made) : null),
      ...row(
        say(locale, 'staff.dispute.paypal-make'),
        make &&
          [paypalOfferText(locale, make.offer), make.amount && sayMoney(locale, make.amount)]
            .filter((part) => part)
            .join(', '),
      ),
    ],
  })
}

/** Only what a bank needs to know the person by. */
const customer = (locale: Locale, { facts: { customer: person } }: Held): Section =>
  section({
    id: 'customer',
    title: say(locale, 'evidence.customer'),
    fields: { stripe: ['customer_name', 'customer_email_address'], paypal: [] },
    rows: person
      ? [
          ...row(say(locale, 'evidence.customer.name'), plain(person.name ?? '', 80)),
          ...row(say(locale, 'staff.customer.mail'), plain(person.email ?? '', 120)),
          ...row(say(locale, 'evidence.customer.since'), String(person.paidOrders)),
        ]
      : [],
    notes: person ? [] : [say(locale, 'staff.unknown-customer')],
  })

const order = (locale: Locale, { facts }: Held): Section => {
  const { order: bought, shop } = facts
  const sum = (value: Money | null) => value && sayMoney(locale, value)
  return section({
    id: 'order',
    title: say(locale, 'evidence.order'),
    fields: { stripe: ['receipt', 'product_description'], paypal: ['PROOF_OF_RECEIPT_COPY', 'ITEM_DESCRIPTION'] },
    rows: bought
      ? [
          ...row(say(locale, 'staff.order.number'), orderName(bought) ?? plain(bought.externalId, 60)),
          ...row(
            say(locale, 'staff.order.placed'),
            bought.placedAt === null ? null : sayStamp(locale, bought.placedAt, shop.timeZone),
          ),
          ...row(say(locale, 'staff.order.value'), sum(bought.total)),
          ...row(say(locale, 'staff.order.state'), say(locale, `words.order-state.${bought.state}`)),
          ...bought.lines.slice(0, 50).flatMap(({ name, quantity, sku, total }) => {
            const what = say(locale, 'evidence.order.line', { quantity, name: plain(name, 120) })
            return row(sku ? `${what} (${plain(sku, 40)})` : what, sum(total) ?? '–')
          }),
        ]
      : [],
    notes: bought ? [] : [say(locale, 'staff.order.none')],
  })
}

/** Not public, and yet part of what a bank asks about. */
const told: readonly TimelineEvent[] = ['disputed', 'dispute-changed', 'refund-by-bank']

const story = (locale: Locale, { facts, timeline }: Held): Section =>
  section({
    id: 'story',
    title: say(locale, 'evidence.story'),
    fields: { stripe: ['uncategorized_text'], paypal: ['OTHER'] },
    entries: timeline
      .filter(({ event, public: open }) => (open || told.includes(event)) && !event.startsWith('mail-'))
      .map((entry): Entry => {
        const zone = facts.shop.timeZone
        const title = hidden(facts, timelineText(locale, entry, zone))
        return { at: entry.at, when: sayStamp(locale, entry.at, zone), title, lines: [], words: '' }
      }),
  })

/** What the customer was promised; the bank's own date is no promise to them. */
const promises = (locale: Locale, { facts }: Held): Section => {
  const stamp = (at: number) => sayStamp(locale, at, facts.shop.timeZone)
  return section({
    id: 'promises',
    title: say(locale, 'evidence.promises'),
    fields: { stripe: ['uncategorized_text'], paypal: ['OTHER'] },
    rows: facts.promises
      .filter(({ kind }) => kind !== 'dispute')
      .map(({ kind, madeAt, dueAt, keptAt, state }) => {
        const how = say(locale, `words.promise-state.${state}`)
        const made = say(locale, 'evidence.promises.row', { made: stamp(madeAt), due: stamp(dueAt) })
        const kept = keptAt === null ? how : say(locale, 'evidence.promises.kept', { state: how, when: stamp(keptAt) })
        return { name: capital(locale, say(locale, `words.promise.${kind}`)), value: `${made}: ${kept}` }
      }),
  })
}

const delivery = (locale: Locale, { facts }: Held): Section => {
  const { arrivedAt } = facts.complaint
  return section({
    id: 'delivery',
    title: say(locale, 'evidence.delivery'),
    fields: {
      stripe: ['shipping_documentation', 'shipping_date', 'shipping_tracking_number'],
      paypal: ['PROOF_OF_FULFILLMENT', 'PROOF_OF_DELIVERY_SIGNATURE'],
    },
    rows: [
      ...row(
        say(locale, 'evidence.delivery.arrived'),
        arrivedAt === null ? null : sayStamp(locale, arrivedAt, facts.shop.timeZone),
      ),
    ],
    notes: [
      ...(arrivedAt === null ? [say(locale, 'evidence.delivery.not-told')] : []),
      say(locale, 'evidence.delivery.attach'),
    ],
  })
}

const remedies = (locale: Locale, { facts }: Held): Section => {
  const stamp = (at: number) => sayStamp(locale, at, facts.shop.timeZone)
  return section({
    id: 'remedies',
    title: say(locale, 'evidence.remedies'),
    fields: { stripe: ['refund_policy', 'refund_refusal_explanation'], paypal: ['RETURN_POLICY'] },
    entries: facts.offers.map(({ preparedAt, remedies: ways }) => ({
      at: preparedAt,
      when: stamp(preparedAt),
      title: say(locale, 'evidence.remedies.offered'),
      lines: ways.map((remedy) => {
        const { choice } = facts
        const chosen =
          choice?.remedy === remedy.id ? say(locale, 'evidence.remedies.chosen', { when: stamp(choice.at) }) : ''
        return [remedyTitle(locale, remedy), remedy.value && sayMoney(locale, remedy.value), chosen]
          .filter((part) => part)
          .join(', ')
      }),
      words: '',
    })),
  })
}

const paidBack = (facts: Facts, locale: Locale): readonly Row[] => {
  const bank = takenByBank(facts.dispute)
  const { refunded } = facts.complaint
  return [
    ...row(say(locale, 'staff.order.refunded'), refunded && sayMoney(locale, refunded)),
    ...row(say(locale, 'evidence.money.by-bank'), bank && sayMoney(locale, bank)),
  ]
}

const money = (locale: Locale, { facts }: Held): Section => {
  const stamp = (at: number) => sayStamp(locale, at, facts.shop.timeZone)
  const rows = [
    ...paidBack(facts, locale),
    ...facts.codes.map(({ code, state, value, issuedAt, expiresAt }) => ({
      name: say(locale, 'evidence.money.code', { code: hidden(facts, code) }),
      value: [
        sayMoney(locale, value),
        say(locale, `words.code-state.${state}`),
        `${stamp(issuedAt)} – ${stamp(expiresAt)}`,
      ].join(', '),
    })),
  ]
  return section({
    id: 'money',
    title: say(locale, 'evidence.money'),
    fields: { stripe: ['uncategorized_text'], paypal: ['PROOF_OF_REFUND'] },
    rows,
    notes: rows.length === 0 ? [say(locale, 'evidence.money.none')] : [],
  })
}

export const sections = (locale: Locale, held: Held): readonly Section[] =>
  [dispute, customer, order, story, messages, promises, delivery, remedies, money].map((part) => part(locale, held))
