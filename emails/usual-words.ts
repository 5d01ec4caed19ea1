/** What is usual in such cases, as a sentence: for the customer's page, and for the person who answers. */
import type { Locale } from '../domain/locale.ts'
import type { Usual } from '../domain/usual.ts'
import { sayMoney } from './format.ts'
import { say } from './say.ts'

/** Whole percents: a share is a hint here, the sum beside it is exact. */
const percent = (locale: Locale, hundredths: number): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(hundredths / 10_000)

export function usualForCustomer(locale: Locale, usual: Usual): string {
  const [low, high] = [percent(locale, usual.low), percent(locale, usual.high)]
  const same = low === high
  if (usual.from === 'history') {
    const middle = percent(locale, usual.middle)
    const values = {
      count: usual.cases,
      low,
      high,
      middle,
      sum: sayMoney(locale, usual.sum),
      same: same ? 'yes' : 'no',
    }
    return say(locale, 'page.proposal.usual-history', values)
  }
  if (same) return say(locale, 'page.proposal.usual', { percent: low, sum: sayMoney(locale, usual.least) })
  const [least, most] = [sayMoney(locale, usual.least), sayMoney(locale, usual.most)]
  return say(locale, 'page.proposal.usual-range', { low, high, least, most })
}

export function usualForStaff(locale: Locale, usual: Usual): string {
  const [low, high] = [percent(locale, usual.low), percent(locale, usual.high)]
  if (usual.from === 'history') {
    const values = { count: usual.cases, low, high, middle: percent(locale, usual.middle) }
    return say(locale, 'staff.usual.history', { ...values, sum: sayMoney(locale, usual.sum) })
  }
  const [least, most] = [sayMoney(locale, usual.least), sayMoney(locale, usual.most)]
  return say(locale, 'staff.usual.policy', { low, high, least, most, same: low === high ? 'yes' : 'no' })
}
