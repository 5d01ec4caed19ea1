/** Realistic facts of one complaint in each language, for the previews and the tests of the mails. */
import type { Facts, Remedy } from '../domain/complaint.ts'
import type { ComplaintId, CustomerId, Instant, RemedyId, ShopId } from '../domain/ids.ts'
import type { Locale } from '../domain/locale.ts'
import { money } from '../domain/money.ts'
import { everybodyHere } from '../domain/people.ts'
import { defaultPolicy } from '../domain/policy/default-policy.ts'
import { nothingToPayBack } from '../domain/refund.ts'

const zone = 'Europe/Chisinau'
/** Thursday 26 November 2026, 12:00 in Chișinău; the shop is open. */
export const previewNow: Instant = Date.UTC(2026, 10, 26, 10)
const day = 24 * 3_600_000
/** What differs between the languages. */
export const previewWords = {
  en: {
    shop: 'Semitsvet',
    currency: 'MDL',
    customer: 'Ana Popescu',
    agent: 'Maria',
    director: { name: 'Ion Rusu', title: 'Director', email: 'director@example.com' },
    item: 'Printed bag',
    letter: {
      subject: 'Order A-1001: what happened and what is done',
      body: 'You ordered 1,000 bags for your stand. 300 of them were torn.\n\nI went to the workshop myself. The seam of that batch was sewn with a thin thread.',
      points: [
        { text: '300 new bags are sewn and checked one by one', owner: 'Maria', when: 'Friday 27 November' },
        { text: 'The thread is replaced on both machines', owner: 'Ion Rusu', when: '' },
      ],
    },
    reply: 'The courier brings the bags to your stand on Friday morning.\n\nHe calls you half an hour before.',
  },
  ru: {
    shop: 'Семицвет',
    currency: 'RUB',
    customer: 'Анна Ковалёва',
    agent: 'Мария',
    director: { name: 'Иван Русу', title: 'директор', email: 'director@example.com' },
    item: 'Сумка с печатью',
    letter: {
      subject: 'Заказ A-1001: что случилось и что уже сделано',
      body: 'Вы заказали 1 000 сумок для стенда. 300 из них пришли порванными.\n\nЯ сам был в цехе. Шов этой партии прошили тонкой ниткой.',
      points: [
        { text: '300 новых сумок сшиты и проверены по одной', owner: 'Мария', when: 'пятница, 27 ноября' },
        { text: 'Нить заменена на обеих машинах', owner: 'Иван Русу', when: '' },
      ],
    },
    reply: 'Курьер привезёт сумки на ваш стенд в пятницу утром.\n\nОн позвонит за полчаса.',
  },
  ro: {
    shop: 'Semitsvet',
    currency: 'MDL',
    customer: 'Ștefania Țurcanu-Brâncoveanu',
    agent: 'Maria',
    director: { name: 'Ion Rusu', title: 'director', email: 'director@example.com' },
    item: 'Geantă imprimată',
    letter: {
      subject: 'Comanda A-1001: ce s-a întâmplat și ce am făcut',
      body: 'Ați comandat 1.000 de genți pentru stand. 300 dintre ele au ajuns rupte.\n\nAm fost eu însumi în atelier. Cusătura acestui lot a fost făcută cu ață subțire.',
      points: [
        {
          text: '300 de genți noi sunt cusute și verificate una câte una',
          owner: 'Maria',
          when: 'vineri, 27 noiembrie',
        },
        { text: 'Ața este înlocuită la ambele mașini', owner: 'Ion Rusu', when: '' },
      ],
    },
    reply: 'Curierul aduce gențile la standul dumneavoastră vineri dimineață.\n\nVă sună cu o jumătate de oră înainte.',
  },
} as const satisfies Record<Locale, unknown>

const complaint = 'cmp_01KAZ8E7Q0X4M2N9V5T3R6W8YB' as ComplaintId
export const bonusPurpose = `${complaint}-bonus`
export const remedyId = (n: number): RemedyId => `rem_${n}` as RemedyId

const week = [['09:00', '18:00']] as const

function remediesIn(currency: string): readonly Remedy[] {
  return [
    { id: remedyId(1), kind: 'replacement', value: null, extra: 'return-on-us' },
    { id: remedyId(2), kind: 'full-refund', value: money(2_000_000, currency), extra: 'return-on-us' },
    { id: remedyId(3), kind: 'partial-refund', value: money(600_000, currency), extra: 'free-delivery' },
    { id: remedyId(4), kind: 'credit', value: money(700_000, currency), extra: 'free-delivery' },
  ]
}

/** Facts of a complaint with an offer on the table, before anything is chosen. */
export function previewFacts(locale: Locale): Facts {
  const { shop, currency, customer, agent, director, item } = previewWords[locale]
  return {
    shop: {
      id: 'semitsvet' as ShopId,
      name: shop,
      locale,
      timeZone: zone,
      currency,
      country: 'MD',
      sender: { name: agent, email: 'care@example.com' },
      director,
      workingHours: { mon: week, tue: week, wed: week, thu: week, fri: week },
      holidays: { country: true, days: [], open: [] },
      policy: defaultPolicy,
      policyVersion: 1,
      reserve: null,
    },
    complaint: {
      id: complaint,
      shop: 'semitsvet' as ShopId,
      source: 'standard',
      externalId: 'c-1001',
      channel: 'form',
      category: 'damaged',
      text: '…',
      locale,
      receivedAt: previewNow - 60_000,
      severity: 'serious',
      tier: 'standard',
      tierReason: { rule: 'none' },
      policyVersion: 1,
      owner: 'maria@example.com',
      deputy: null,
      refunded: null,
      rating: null,
      earlierFailures: 0,
      joinedAt: null,
      arrivedAt: null,
      returnedAt: null,
      returnedWith: null,
      cause: null,
      departedAt: null,
      reopenedAt: null,
      closedAt: null,
      joinedInto: null,
      askingUntil: null,
      outcome: null,
      stage: 'acknowledged',
      version: 1,
      turn: 2,
      wait: -1,
      wakeAt: null,
    },
    customer: {
      id: 'cus_01' as CustomerId,
      externalId: 'u-7',
      email: 'ana@example.com',
      emailKey: 'ana@example.com',
      phone: '+37369000000',
      name: customer,
      locale,
      timeZone: zone,
      tags: [],
      paidOrders: 3,
      spent: [],
      lastOrderAt: null,
      audience: null,
      mailbox: 'open',
      promotions: 'none',
      departedAt: null,
    },
    order: {
      externalId: 'A-1001',
      name: null,
      total: money(2_000_000, currency),
      placedAt: previewNow - 14 * day,
      lines: [{ sku: 'BAG-1', name: item, quantity: 1000, total: money(2_000_000, currency) }],
      state: 'paid',
    },
    dispute: null,
    promises: [],
    offers: [
      {
        round: 1,
        preparedAt: previewNow,
        expiresAt: previewNow + 120 * day,
        remedies: remediesIn(currency),
        by: 'playbook',
      },
    ],
    choice: null,
    compensation: null,
    gifts: [],
    alike: { ofItem: 1, ofKind: 1 },
    bonusShown: null,
    payBack: nothingToPayBack,
    codes: [],
    codeUses: [],
    redemptions: [],
    mails: [],
    tasks: [],
    escalations: [],
    letter: null,
    proposals: [],
    replies: [],
    requests: [],
    written: [],
    ratings: [],
    twin: null,
    escalatedElsewhere: null,
    topSpend: null,
    reserve: null,
    beyondCap: null,
    staff: [
      { email: 'maria@example.com', name: agent, role: 'agent' },
      { email: director.email, name: director.name, role: 'director' },
    ],
    duty: everybodyHere,
    alarms: [],
    paces: [],
    ledgerEnd: null,
  }
}
