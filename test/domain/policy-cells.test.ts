/** The policy as cells: found from the schema, compared, and written back into a shop's own words. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { categories } from '../../domain/event.ts'
import { asJson, cellsIn, changesBetween, nameOf, overrideWith, valueAt, wishesOf } from '../../domain/policy/cells.ts'
import { adviceOn, faultsIn } from '../../domain/policy/faults.ts'
import { type Policy, type PolicyOverride, policyWith } from '../../domain/policy/policy.ts'
import { remedyKinds, severities, tiers } from '../../domain/policy/tables.ts'
import { type Version, versionsFor } from '../../domain/policy/versions.ts'
import { isValidWay, waysFor } from '../../domain/policy/ways.ts'
import { remediesFor } from '../../domain/remedy.ts'
import { factsOf, policy, shop } from './facts.ts'

const policyOf = (override: PolicyOverride): Policy => {
  const parsed = policyWith(override)
  if (!parsed.success) throw parsed.error
  return parsed.data
}
const standard = asJson(policy)

test('every leaf of the policy is a cell, and no cell is filled with nothing it may not be', () => {
  const cells = cellsIn(standard)
  expect(new Set(cells.map(nameOf)).size).toBe(cells.length)
  const leaves = (value: unknown, path: string): string[] =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value).flatMap(([key, one]) => leaves(one, path === '' ? key : `${path}.${key}`))
      : [path]
  const named = leaves(policy, '').map((leaf) => leaf.replace(/^quiet\..*/, 'quiet'))
  expect(new Set(named)).toEqual(new Set(cells.map(nameOf)))
  for (const cell of cells) if (!cell.optional) expect(valueAt(standard, cell.path), nameOf(cell)).not.toBeNull()
})

test('the default policy has no fault, and three ways that give something in every cell', () => {
  expect(faultsIn({})).toEqual([])
  expect(adviceOn(policy)).toEqual([])
  for (const category of categories) {
    for (const severity of severities) {
      for (const tier of tiers) {
        const ways = waysFor(policy, { category, severity, tier })
        expect(ways.filter((kind) => isValidWay(policy, kind)).length).toBeGreaterThanOrEqual(3)
      }
    }
  }
})

test('a change goes into the shop’s words and back out, and what it has as the default is not pinned', () => {
  const ways = fc.shuffledSubarray([...remedyKinds], { minLength: 3, maxLength: 6 })
  const override = fc.record(
    {
      remedies: fc.record({ damaged: ways, late: ways }, { requiredKeys: [] }),
      remediesBy: fc.record({ late: fc.record({ minor: fc.record({ vip: ways }) }) }, { requiredKeys: [] }),
      compensation: fc.record({ bonus: fc.record({ percent: fc.integer({ min: 0, max: 100 }) }) }),
      quiet: fc.constantFrom(null, { from: '21:00', until: '08:00' }),
      limits: fc.record({ agent: fc.dictionary(fc.constantFrom('MDL', 'GBP'), fc.nat()) }, { requiredKeys: [] }),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(override, override, (one, other) => {
      const [before, after] = [policyOf(one), policyOf(other)]
      const wishes = wishesOf(changesBetween(asJson(before), asJson(after)), standard)
      const written = overrideWith(one, wishes)
      expect(policyOf(written)).toEqual(after)
      const again = wishesOf(changesBetween(asJson(after), standard), standard)
      expect(policyOf(overrideWith(written, again))).toEqual(policy)
    }),
    { numRuns: 200 },
  )
})

test('an exception holds for its failure, its weight and its customer alone', () => {
  const own = policyOf({
    remediesBy: { damaged: { severe: { vip: ['personal-care', 'full-refund', 'replacement'] } } },
  })
  const facts = (severity: 'severe' | 'serious' | null, tier: 'vip' | 'standard') =>
    remediesFor(factsOf({ complaint: { category: 'damaged', severity, tier }, shop: { policy: own } })).map(
      ({ kind }) => kind,
    )
  expect(facts('severe', 'vip')).toEqual(['personal-care', 'full-refund', 'replacement'])
  const usual = ['replacement', 'full-refund', 'partial-refund']
  expect([facts('severe', 'standard'), facts('serious', 'vip'), facts(null, 'vip')]).toEqual([usual, usual, usual])
})

const wrong: readonly (readonly [string, PolicyOverride, string])[] = [
  ['two ways', { remedies: { late: ['express', 'credit'] } }, 'remedies.late three'],
  [
    'an exception of two',
    { remediesBy: { late: { minor: { vip: ['call', 'redo'] } } } },
    'remediesBy.late.minor.vip three',
  ],
  ['a way twice', { remedies: { late: ['express', 'credit', 'credit'] } }, 'remedies.late twice'],
  ['a code of no sum', { terms: { credit: { share: null } } }, 'remedies.late three'],
  ['a refund of nothing', { terms: { 'partial-refund': { share: 0 } } }, 'remedies.damaged three'],
  [
    'money while the bank decides',
    { remedies: { dispute: ['full-refund', 'partial-refund', 'call'] } },
    'remedies.dispute free-of-money',
  ],
  [
    'an answer before the offer leaves',
    { targets: { answerWorkingMinutes: { severe: 60 } } },
    'targets.answerWorkingMinutes.severe offer-after-answer',
  ],
  [
    'a reminder after the default',
    { touches: { choiceReminderDays: [2, 7] } },
    'touches.choiceReminderDays reminder-after-default',
  ],
  [
    'a reminder before the code',
    { compensation: { bonus: { months: 1 } } },
    'touches.codeReminderDays reminder-before-code',
  ],
  ['a lead without a limit where an agent has one', { limits: { agent: { GBP: 100 } } }, 'limits.lead.GBP below-agent'],
  ['a lead below an agent', { limits: { lead: { MDL: 499_999 } } }, 'limits.lead.MDL below-agent'],
  [
    'a floor above the ceiling',
    { compensation: { bonus: { floor: { MDL: 2 }, ceiling: { MDL: 1 } } } },
    'compensation.bonus.ceiling.MDL floor-over-ceiling',
  ],
  [
    'a cap below what is promised',
    { caps: { perComplaint: { MDL: 9_999 } } },
    'caps.perComplaint.MDL below-obligation',
  ],
  [
    'a year in which not even the least bonus has room',
    { compensation: { bonus: { floor: { MDL: 30_000 } } }, caps: { perPersonYear: { MDL: 29_999 } } },
    'caps.perPersonYear.MDL below-obligation',
  ],
  [
    'a day in which not one gesture has room',
    { caps: { perShopDay: { MDL: 9_999 } } },
    'caps.perShopDay.MDL below-obligation',
  ],
  [
    'a year below one complaint',
    { caps: { perComplaint: { MDL: 20_000 }, perPersonYear: { MDL: 19_999 } } },
    'caps.perPersonYear.MDL below-cap',
  ],
  ['too few mails', { caps: { mailsAnHour: 1 } }, 'caps.mailsAnHour least'],
  [
    'a first answer after two hours',
    { targets: { acknowledgementMinutes: 120 } },
    'targets.acknowledgementMinutes most',
  ],
]

test.each(wrong)('%s cannot be saved, and is said at its cell', (_, override, where) => {
  expect(faultsIn(override).map(({ cell, code }) => `${cell} ${code}`)).toContain(where)
})

test('what practice advises against is said, and can be saved', () => {
  const override = {
    remedies: { faulty: ['partial-refund', 'replacement', 'repair'] },
    targets: { vipAnswerWorkingMinutes: { minor: 600 } },
  }
  expect(faultsIn(override)).toEqual([])
  expect(adviceOn(policyOf(override)).map(({ cell, code }) => `${cell} ${code}`)).toEqual([
    'remedies.faulty discount-first',
    'targets.vipAnswerWorkingMinutes.minor vip-slower',
  ])
})

const version = (number: number, startsAt: number | null, override: PolicyOverride): Version => ({
  ...{ version: number, override, startsAt, author: 'ana@shop.example', reason: null, restores: null },
})
const bonus = (percent: number) => (override: PolicyOverride) =>
  overrideWith(override, [{ path: ['compensation', 'bonus', 'percent'], value: percent }])

test('a change goes into what is still to begin too; a return to an older version replaces it', () => {
  const inForce = version(4, null, { publicReach: 5 })
  const planned = [version(6, 300, { publicReach: 7 }), version(5, 100, { publicReach: 6 })]
  const standing = { inForce, planned, newest: 6 }
  const saving = { author: 'ion@shop.example', reason: 'holidays' }
  const percent = { compensation: { bonus: { percent: 12 } } }
  const now = versionsFor(standing, { ...saving, startsAt: null, what: { change: bonus(12) } })
  expect(now.map(({ version: n, startsAt, override }) => [n, startsAt, override])).toEqual([
    [7, null, { publicReach: 5, ...percent }],
    [8, 100, { publicReach: 6, ...percent }],
    [9, 300, { publicReach: 7, ...percent }],
  ])
  const between = versionsFor(standing, { ...saving, startsAt: 200, what: { change: bonus(12) } })
  expect(between.map(({ version: n, startsAt, override }) => [n, startsAt, override])).toEqual([
    [7, 200, { publicReach: 6, ...percent }],
    [8, 300, { publicReach: 7, ...percent }],
  ])
  const back = versionsFor(standing, { ...saving, startsAt: null, what: { restore: version(2, null, {}) } })
  expect(back).toEqual([{ ...version(7, null, {}), ...saving, restores: 2 }])
})

test('a shop’s policy is read the same under either list of currencies', () => {
  const names = cellsIn(asJson(shop.policy), ['GBP']).map(nameOf)
  expect(names).toContain('limits.agent.GBP')
  expect(names).toContain('caps.perComplaint.GBP')
  expect(cellsIn(asJson(shop.policy)).map(nameOf)).not.toContain('limits.agent.GBP')
})
