import { IntlMessageFormat } from 'intl-messageformat'
import { expect, test } from 'vitest'
import { careReasons, careStates, touchKinds } from '../../domain/care/state.ts'
import { codeConflicts } from '../../domain/code-use.ts'
import {
  codeStates,
  escalationReasons,
  mailStates,
  outcomes,
  roles,
  stages,
  taskKinds,
} from '../../domain/complaint.ts'
import { categories, channels, disputeStates } from '../../domain/event.ts'
import { locales } from '../../domain/locale.ts'
import { askedFor } from '../../domain/mail.ts'
import { money } from '../../domain/money.ts'
import { paypalOffers } from '../../domain/paypal-offers.ts'
import { defaultPolicy } from '../../domain/policy/default-policy.ts'
import { disputeReasons } from '../../domain/policy/dispute-reasons.ts'
import { extraKinds, remedyKinds, severities } from '../../domain/policy/tables.ts'
import { promiseKinds, promiseStates } from '../../domain/promise.ts'
import { reasons } from '../../domain/reasons.ts'
import { catalog, type MessageName } from '../../emails/locales/catalog.ts'
import { remedyButton, remedyExtra, remedyText, remedyTitle } from '../../emails/remedy-words.ts'
import { isMessage, say } from '../../emails/say.ts'
import { typeset } from '../../emails/typeset.ts'

const unions: Readonly<Record<string, readonly string[]>> = {
  category: categories,
  reason: reasons,
  clause: categories,
  channel: channels,
  'dispute-state': disputeStates,
  'dispute-reason': disputeReasons,
  'paypal-offer': paypalOffers,
  extra: extraKinds,
  severity: severities,
  promise: promiseKinds,
  'promise-state': promiseStates,
  task: taskKinds,
  escalation: escalationReasons,
  outcome: outcomes,
  stage: stages,
  role: roles,
  'code-state': codeStates,
  'code-conflict': codeConflicts,
  'mail-state': mailStates,
  mail: Object.keys(askedFor),
  touch: touchKinds,
  'care-state': careStates,
  'care-reason': careReasons,
  level: ['agent', 'lead', 'director'],
  status: ['open', 'closed'],
  tier: ['standard', 'vip'],
  compensation: ['gift', 'bonus', 'both'],
  'order-state': ['placed', 'paid', 'cancelled', 'refunded'],
  'proposal-state': ['open', 'accepted', 'countered', 'declined'],
  'letter-state': ['draft', 'approved'],
  'task-state': ['open', 'done', 'dropped'],
  by: ['customer', 'default', 'staff'],
}

const ours = (Object.keys(catalog.en) as MessageName[]).filter((name) => /^(?:mail|words)\./.test(name))

test('every member of every closed union has its words in every language', () => {
  for (const [union, members] of Object.entries(unions)) {
    for (const member of members) expect(isMessage(`words.${union}.${member}`), `words.${union}.${member}`).toBe(true)
  }
  for (const kind of remedyKinds) {
    for (const part of ['title', 'text', 'button']) expect(isMessage(`words.remedy.${kind}.${part}`)).toBe(true)
  }
})

test('no words are kept for members that no longer exist', () => {
  for (const [union, members] of Object.entries(unions)) {
    const kept = ours
      .filter((name) => name.startsWith(`words.${union}.`))
      .map((name) => name.slice(`words.${union}.`.length))
    expect(kept.sort(), union).toEqual([...members].sort())
  }
})

type Element = ReturnType<IntlMessageFormat['getAst']>[number]

function argumentsOf(elements: readonly Element[]): Set<string> {
  const names = new Set<string>()
  for (const element of elements) {
    if (!('value' in element) || typeof element.value !== 'string' || element.type === 0) continue
    names.add(element.value)
    if (!('options' in element)) continue
    for (const option of Object.values(element.options)) for (const name of argumentsOf(option.value)) names.add(name)
  }
  return names
}

test('a field says the language of its text as people say it', () => {
  const labels = locales.map((locale) =>
    say(locale, 'staff.causes.changed', { language: say(locale, 'words.written-in', { locale: 'ru' }) }),
  )
  expect(labels).toEqual(['What changed (in Russian)', 'Что изменилось (по-русски)', 'Ce s-a schimbat (în rusă)'])
})

test.each(ours)('%s parses in all languages and takes the same arguments', (name) => {
  const [first, ...others] = locales.map((locale) => {
    const format = new IntlMessageFormat(catalog[locale][name], locale, undefined, { ignoreTag: true })
    return [...argumentsOf(format.getAst())].sort()
  })
  for (const other of others) expect(other).toEqual(first)
})

test.each(ours)('%s is written by the rules of its language', (name) => {
  for (const locale of locales) {
    const sentence = catalog[locale][name]
    expect(sentence).toBe(sentence.trim())
    expect(sentence).not.toMatch(/ {2}|\u00a0|'|"|\.\.\./)
    if (locale !== 'ru') expect(sentence).not.toMatch(/[\u0400-\u04ff]/)
  }
  expect(catalog.ro[name]).not.toMatch(/[şţŞŢ]/)
})

const remedy = (kind: (typeof remedyKinds)[number], minor: number | null) => ({
  kind,
  value: minor === null ? null : money(minor, 'MDL'),
  extra: defaultPolicy.terms[kind].extra,
})

test('every remedy is said whole in every language, with and without a sum', () => {
  for (const locale of locales) {
    for (const kind of remedyKinds) {
      for (const minor of [null, 60_000]) {
        const one = remedy(kind, minor)
        const said = [
          remedyTitle(locale, one),
          remedyText(locale, one, defaultPolicy),
          remedyButton(locale, one),
          remedyExtra(locale, one),
        ]
        for (const sentence of said) expect(sentence, `${locale} ${kind}`).toMatch(/^[^{}]{5,}$/)
      }
    }
  }
})

test('without a sum no figure is invented: we agree it first', () => {
  expect(remedyText('ru', remedy('partial-refund', null), defaultPolicy)).toMatch(/согласуем/)
  expect(remedyText('en', remedy('credit', null), defaultPolicy)).toMatch(/agree the sum with you first/)
})

test('a code is compared with the partial refund only where it is worth more, in the same currency', () => {
  const credit = remedy('credit', 70_000)
  const beside = (refund: ReturnType<typeof remedy>) => remedyText('en', credit, defaultPolicy, [refund, credit])
  expect(beside(remedy('partial-refund', 60_000))).toContain('100.00\u00a0MDL more')
  expect(beside(remedy('partial-refund', 70_000))).not.toContain('more')
  expect(beside(remedy('partial-refund', null))).not.toContain('more')
  expect(beside(remedy('full-refund', 60_000))).not.toContain('more')
  expect(beside({ ...remedy('partial-refund', 1), value: money(1, 'EUR') })).not.toContain('more')
})

test('the days are counted in the grammar of the language', () => {
  const inDays = (locale: (typeof locales)[number], workingDays: number, kind: 'replacement' | 'call') =>
    remedyText(locale, remedy(kind, null), {
      ...defaultPolicy,
      terms: { ...defaultPolicy.terms, [kind]: { ...defaultPolicy.terms[kind], workingDays } },
    }).replaceAll('\u00a0', ' ')
  expect(inDays('ru', 1, 'replacement')).toContain('за 1 рабочий день')
  expect(inDays('ru', 3, 'replacement')).toContain('за 3 рабочих дня')
  expect(inDays('ru', 5, 'replacement')).toContain('за 5 рабочих дней')
  expect(inDays('ru', 21, 'replacement')).toContain('за 21 рабочий день')
  expect(inDays('ru', 1, 'call')).toContain('в течение рабочего дня')
  expect(inDays('ru', 2, 'call')).toContain('в течение 2 рабочих дней')
  expect(inDays('ro', 1, 'replacement')).toContain('o zi lucrătoare')
  expect(inDays('ro', 2, 'replacement')).toContain('2 zile lucrătoare')
  expect(inDays('ro', 20, 'replacement')).toContain('20 de zile lucrătoare')
  expect(inDays('en', 1, 'call')).toContain('within 1 working day.')
  expect(inDays('en', 0, 'call')).toContain('today')
})

test('short Russian words are held to the next; other languages are left alone', () => {
  expect(typeset('ru', 'и в доме — не на улице')).toBe('и\u00a0в\u00a0доме\u00a0— не\u00a0на\u00a0улице')
  expect(typeset('ro', 'a b c')).toBe('a b c')
})
