import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bonusOf } from '../../domain/compensation.ts'
import { stageOf } from '../../domain/complaint.ts'
import { money } from '../../domain/money.ts'
import { readOrderList } from '../../domain/order-list.ts'
import { decide } from '../../domain/playbook/decide.ts'
import {
  actsFrom,
  isTooFast,
  languageFor,
  mailsAMinute,
  type Recalled,
  recallActs,
  recallStates,
  stateAfter,
  timeNeeded,
} from '../../domain/recall.ts'
import { recallCost } from '../../domain/recall-cost.ts'
import { recallSchema, recallWith } from '../../domain/recall-form.ts'
import { remediesFor } from '../../domain/remedy.ts'
import { countingMint, factsOf, policy, shop, thursday } from './facts.ts'

const recall: Recalled = {
  id: 'rcl_1',
  name: 'Lamps of batch L7',
  text: 'The cable may get hot.',
  remedies: ['replacement', 'repair', 'personal-care'],
}
const opened = { channel: 'recall', category: 'faulty', text: '', source: 'recall' } as const

/** A recall's complaint after its first turn. */
const told = (about: Parameters<typeof factsOf>[0] = {}) => {
  const facts = factsOf({ ...about, complaint: { ...opened, ...about.complaint }, rest: { recall, ...about.rest } })
  return decide(facts, thursday, countingMint())
}

it('one mail is the acknowledgement and the answer: no second offer follows', () => {
  const { after, wakeAt } = told()
  expect(after.mails.map(({ kind }) => kind)).toEqual(['acknowledgement'])
  expect(after.promises.map(({ kind, keptBy }) => [kind, keptBy])).toEqual([
    ['acknowledgement', 'acknowledgement'],
    ['answer', 'acknowledgement'],
  ])
  expect(stageOf(after)).toBe('offered')
  expect(after.offers[0]?.remedies.map(({ kind }) => kind)).toEqual(recall.remedies)
  const later = decide(after, wakeAt ?? thursday, countingMint())
  expect(later.done.map(({ move }) => move)).not.toContain('offer-remedies')
})

it('everybody in it is given the same, whoever they are and whenever their wave comes', () => {
  const plain = told().after
  const valued = told({
    complaint: { ...opened, tier: 'vip', severity: 'severe' },
    rest: { recall, alike: { ofItem: 900, ofKind: 900 } },
  }).after
  expect(remediesFor(valued)).toEqual(remediesFor(plain))
  expect(bonusOf(plain)).toEqual(money(policy.compensation.incident.sums.MDL ?? 0, 'MDL'))
  expect(bonusOf(valued)).toEqual(bonusOf(plain))
})

it('a person is called in when a customer complains, and not because the shop wrote to them', () => {
  const vip = { customer: { tags: ['vip'], audience: 90_000 } } as const
  const silent = told(vip).after
  expect(silent.complaint.tier).toBe('vip')
  expect(silent.escalations).toEqual([])
  expect(silent.letter).toBeNull()
  const wrote = told({ ...vip, complaint: { ...opened, text: 'The lamp burned my table.' } }).after
  expect(wrote.escalations.map(({ reason }) => reason)).toContain('vip')
  expect(wrote.letter).not.toBeNull()
})

it('each act leads where the table says, and a stopped recall stays stopped', () => {
  const table = recallStates.map((state) => recallActs.map((act) => stateAfter(state, act)))
  expect(table).toEqual([
    ['sending', null, null, null],
    [null, 'paused', null, 'stopped'],
    [null, null, 'sending', 'stopped'],
    [null, null, null, null],
    [null, null, null, null],
  ])
  expect(Object.keys(actsFrom)).toEqual([...recallStates])
})

it('no pace is faster than mail can leave, and ten thousand orders take what it says', () => {
  expect(isTooFast({ wave: mailsAMinute, pauseMinutes: 1 })).toBe(false)
  expect(isTooFast({ wave: mailsAMinute + 1, pauseMinutes: 1 })).toBe(true)
  expect(timeNeeded(10_000, { wave: 50, pauseMinutes: 1 })).toBe(199 * 60_000)
  expect(timeNeeded(1, { wave: 50, pauseMinutes: 1 })).toBe(0)
})

it('everybody is written to in a language there is a text in: theirs, else the shop’s, else any', () => {
  const texts = { ru: 'по-русски', ro: 'în română' }
  expect(languageFor(texts, 'ru', 'ro')?.locale).toBe('ru')
  expect(languageFor(texts, 'en', 'ro')?.locale).toBe('ro')
  expect(languageFor({ ru: 'по-русски' }, null, 'en')?.locale).toBe('ru')
  expect(languageFor({}, 'en', 'en')).toBeNull()
})

it('a list is read as people have it: a column, Excel’s semicolons, quotes, a header, a byte order mark', () => {
  const numbers = (text: string) => readOrderList(text).orders.map(({ number }) => number)
  expect(numbers('A-1\nA-2\r\n\r\nA-3')).toEqual(['A-1', 'A-2', 'A-3'])
  expect(numbers('\uFEFFName;Заказ\r\nАнна;A-1\r\n"Ион; младший";"A-2"\r\n')).toEqual(['A-1', 'A-2'])
  expect(numbers('Order_ID,Total\n#1001,20\n#1002,30')).toEqual(['#1001', '#1002'])
  expect(numbers('Order\tTotal\n1\t2')).toEqual(['1'])
  expect(numbers('"a ""quoted"" one"')).toEqual(['a "quoted" one'])
  expect(numbers('')).toEqual([])
})

it('what cannot be read is said by its line, and nothing is guessed', () => {
  const faults = (text: string) => readOrderList(text).faults.map(({ line, fault }) => [line, fault])
  expect(faults('A-1\nA-2\nA-1')).toEqual([[3, 'twice']])
  expect(faults('order,total\nA-1,2\nA-2\n,5\nA-3,1,1')).toEqual([
    [3, 'columns'],
    [4, 'empty'],
    [5, 'columns'],
  ])
  expect(faults('order,note\nA-1,"two\nlines"\nA-2,"open')).toEqual([[4, 'quote']])
  expect(faults('A-1, A-2, A-3')).toEqual([[1, 'no-column']])
  expect(faults(`${'9'.repeat(101)}\nA\u0007\nB\uFFFD`)).toEqual([
    [1, 'too-long'],
    [2, 'unreadable'],
    [3, 'unreadable'],
  ])
})

it('whatever is pasted, every line is an order or a fault, and no order comes twice', () => {
  const cell = fc.string({ unit: fc.constantFrom('A', '1', ',', ';', '"', ' ', '\t', 'Ж'), maxLength: 6 })
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 20 }), (lines) => {
      const { orders, faults } = readOrderList(lines.join('\n'))
      const numbers = orders.map(({ number }) => number)
      expect(new Set(numbers).size).toBe(numbers.length)
      for (const { line } of [...orders, ...faults]) expect(line).toBeLessThanOrEqual(Math.max(lines.length, 1))
      if (faults.length === 0)
        expect(orders.length).toBeLessThanOrEqual(lines.filter((one) => one.trim() !== '').length)
    }),
  )
})

const form = (changes: object) =>
  recallWith(
    recallSchema.parse({
      ...{ name: 'Lamps', category: 'faulty', texts: { en: 'Hot.' }, remedies: ['replacement', 'repair', 'credit'] },
      ...{ orders: { sku: 'L7' } },
      ...changes,
    }),
    shop,
  )

it('a recall without a text, three ways, orders or a possible pace cannot be planned', () => {
  expect(form({})).toMatchObject({ wave: 50, pauseMinutes: 1, chosen: { by: 'product', sku: 'L7' } })
  expect(form({ name: ' ' })).toBe('recall_name')
  expect(form({ texts: { en: ' ' } })).toBe('recall_text')
  expect(form({ remedies: ['replacement', 'repair', 'repair'] })).toBe('recall_remedies')
  expect(form({ orders: { sku: '' } })).toBe('recall_orders')
  expect(form({ orders: null })).toBe('recall_orders')
  expect(form({ list: 'A-1' })).toBe('recall_orders')
  expect(form({ orders: { from: '2026-11-12', to: '2026-11-11' } })).toBe('recall_dates')
  expect(form({ orders: { from: '2026-02-30' } })).toBe('recall_dates')
  expect(form({ wave: 200 })).toBe('recall_pace')
})

it('it costs at least what is expected, and at most the dearest way with all that comes on top', () => {
  const at = { currency: 'MDL', orders: 100, minor: 10_000_000, goodsMinor: 6_000_000 }
  const [cost] = recallCost(policy, ['replacement', 'credit', 'call'], [at], {})
  // Goods at their price less a margin of 30 %; the incident's 100 MDL each, all of it used.
  expect(cost?.most).toEqual(money(4_200_000 + 1_000_000, 'MDL'))
  // Weighed 2 : 1 : 1; a credit of 35 % and what comes on top are used by half.
  expect(cost?.expected).toEqual(money(2_100_000 + 437_500 + 500_000, 'MDL'))
  const [known] = recallCost(policy, ['replacement', 'credit', 'call'], [at], { call: 10_000 })
  expect(known?.expected.minor).toBeLessThan(cost?.expected.minor ?? 0)
  fc.assert(
    fc.property(fc.nat(10_000_000), fc.nat(10_000), fc.nat(500), (minor, orders, taken) => {
      const some = { currency: 'MDL', orders, minor, goodsMinor: Math.floor(minor / 2) }
      const [one] = recallCost(policy, ['repair', 'full-refund', 'credit'], [some], { credit: taken })
      expect(one?.expected.minor ?? 0).toBeLessThanOrEqual(one?.most.minor ?? 0)
    }),
  )
})
