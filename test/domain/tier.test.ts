import { expect, test } from 'vitest'
import { money } from '../../domain/money.ts'
import { policyWith } from '../../domain/policy/policy.ts'
import { type TopSpend, tierOf } from '../../domain/policy/tier.ts'
import { tierText } from '../../emails/timeline-text.ts'
import { customer, policy } from './facts.ts'

const plainly = (text: string): string => text.replaceAll('\u00a0', ' ')
const loyal = { ...customer, paidOrders: 14, spent: [money(12_500_000, 'MDL')] }

function policyWithTop(topShare: number) {
  const parsed = policyWith({ vip: { topShare, minSpent: {}, minOrders: 100, tags: ['vip'] } })
  if (!parsed.success) throw parsed.error
  // An override adds to the default's sums; here only the share is to count.
  return { ...parsed.data, vip: { ...parsed.data.vip, minSpent: {} } }
}

const top: TopSpend = { share: 500, from: { MDL: { minor: 9_000_000, among: 812 } } }

test('orders, sum and rule are named, in three languages', () => {
  const { tier, reason } = tierOf(loyal, policy, 'MDL')
  expect(tier).toBe('vip')
  expect(reason).toEqual({ rule: 'orders', from: 10, orders: 14, minor: 12_500_000, currency: 'MDL' })
  expect(plainly(tierText('en', reason))).toBe('VIP: 14 paid orders, 125,000.00 MDL. Rule: at least 10 paid orders.')
  expect(plainly(tierText('ru', reason))).toBe(
    'VIP: 14 оплаченных заказов на 125 000 леев. Правило: не меньше 10 оплаченных заказов.',
  )
  expect(plainly(tierText('ro', reason))).toBe(
    'VIP: 14 comenzi plătite, 125.000 de lei. Regula: cel puțin 10 comenzi plătite.',
  )
})

test('the top share counts only where the policy asks for it, and only as it was measured', () => {
  const asked = policyWithTop(500)
  const { tier, reason } = tierOf(loyal, asked, 'MDL', top)
  expect(tier).toBe('vip')
  expect(plainly(tierText('en', reason))).toBe(
    'VIP: 14 paid orders, 125,000.00 MDL. Rule: among the 5% of customers who spend most, from 90,000.00 MDL on (812 customers have paid).',
  )
  expect(tierOf({ ...loyal, paidOrders: 9 }, policy, 'MDL', top).reason.rule).not.toBe('top')
  expect(tierOf(loyal, policyWithTop(1_000), 'MDL', top).tier).toBe('standard')
  expect(tierOf(loyal, asked, 'MDL', null).tier).toBe('standard')
  const few = { ...top, from: { MDL: { minor: 9_000_000, among: 39 } } }
  expect(tierOf(loyal, asked, 'MDL', few).tier).toBe('standard')
  expect(tierOf({ ...loyal, spent: [money(8_999_999, 'MDL')] }, asked, 'MDL', top).tier).toBe('standard')
})

test('a tag is named as the shop wrote it, and an audience makes no VIP', () => {
  const tagged = tierOf({ ...customer, tags: ['new', ' VIP '], spent: [] }, policy, 'MDL')
  expect(plainly(tierText('en', tagged.reason))).toBe('VIP: 1 paid order. Rule: the shop marked the customer “VIP”.')
  expect(tierOf({ ...customer, audience: 1_000_000 }, policy, 'MDL').tier).toBe('standard')
})

test('of several currencies the sum the rule goes by is named', () => {
  const both = { ...customer, spent: [money(100, 'MDL'), money(600_000, 'EUR')] }
  const { reason } = tierOf(both, policy, 'MDL')
  expect(reason).toEqual({ rule: 'spent', from: 500_000, orders: 1, minor: 600_000, currency: 'EUR' })
  expect(plainly(tierText('en', reason))).toBe('VIP: 1 paid order, €6,000.00. Rule: at least €5,000.00 spent.')
})

test('a standard customer is explained too, without empty sums', () => {
  expect(plainly(tierText('en', tierOf(customer, policy, 'MDL').reason))).toBe(
    'Standard: 1 paid order. No VIP rule applies.',
  )
  expect(plainly(tierText('en', tierOf({ ...customer, paidOrders: 0 }, policy, 'MDL').reason))).toBe(
    'Standard: no paid orders that we know of. No VIP rule applies.',
  )
  expect(tierText('en', tierOf(null, policy, 'MDL').reason)).toBe('Standard: we do not know who the customer is yet.')
})

test('what was written before this was explained so is still said', () => {
  expect(plainly(tierText('en', { rule: 'orders', orders: 14, from: 10 }))).toBe(
    'VIP: 14 paid orders. Rule: at least 10 paid orders.',
  )
  expect(tierText('en', {})).toBe('Standard: we do not know who the customer is yet.')
})
