import { expect, test } from 'vitest'
import type { GiftRow } from '../../db/gifts.ts'
import type { Facts, Task } from '../../domain/complaint.ts'
import type { Gift } from '../../domain/gift.ts'
import type { ShopId } from '../../domain/ids.ts'
import { type Locale, locales } from '../../domain/locale.ts'
import { money } from '../../domain/money.ts'
import { previewFacts, remedyId } from '../../emails/preview-facts.ts'
import { say } from '../../emails/say.ts'
import { asHtml } from '../../workers/admin/frame.tsx'
import { GiftsPageView, type GiftsView } from '../../workers/admin/gifts.tsx'
import { customerPage } from '../../workers/customer/page.tsx'
import { type View, viewOf } from '../../workers/customer/view.ts'
import { deskIn } from './admin-desk.ts'
import { now } from './customer-states.ts'

const hostile = '"><script>alert(1)</script>'
const minute = 60_000

const scarf: Gift = {
  ...{ id: 'scarf', names: { en: 'a wool scarf', ru: 'шерстяной шарф', ro: 'o eșarfă de lână' }, on: true, stock: 3 },
  ...{ cost: money(30_000, 'MDL'), value: money(50_000, 'MDL') },
}

function pageOf(locale: Locale, change: Partial<Facts>, story: View['story'] = []): string {
  const facts = previewFacts(locale)
  const inCurrency = (gift: Gift) => ({ ...gift, value: { ...gift.value, currency: facts.shop.currency } })
  const gifts = (change.gifts ?? []).map(inCurrency)
  const choice = { round: 1, remedy: remedyId(1), at: now - minute, finalAt: now + 9 * minute, by: 'customer' } as const
  const rest = { path: '/r/token', form: 'proof', story, usual: null, done: null, trouble: null } as const
  return String(customerPage(viewOf({ facts: { ...facts, choice, ...change, gifts }, now, ...rest })))
}

const extraOf = (page: string): string => /<section id="extra">[\s\S]*?<\/section>/.exec(page)?.[0] ?? ''

test.each(locales)(
  'in %s the gift is called by its name, none is chosen beforehand, and the bonus stands beside it',
  (locale) => {
    const extra = extraOf(pageOf(locale, { gifts: [scarf] }))
    expect(extra).toContain(scarf.names[locale])
    expect(extra).toContain('name="gift" value="scarf"')
    expect(extra).not.toContain('checked')
    expect(extra.match(/type="radio"/g)).toHaveLength(2)
  },
)

test.each(locales)('in %s a catalogue that ran out leaves one form with one button: the bonus', (locale) => {
  const extra = extraOf(pageOf(locale, { gifts: [{ ...scarf, stock: 0 }] }))
  expect(extra).toContain('name="kind" value="bonus"')
  expect(extra).not.toContain('value="gift"')
  expect(extra).toContain(say(locale, 'page.extra.bonus-button'))
})

test.each(locales)('in %s who picked a gift that ran out reads what took its place', (locale) => {
  const picked = { at: now - 20 * minute, finalAt: now - 10 * minute, by: 'customer' } as const
  const chose = { event: 'compensation-chosen', at: now - 20 * minute, about: { kind: 'gift', gift: 'ring' } } as const
  const another = { kind: 'gift', gift: 'scarf', ...picked } as const
  const gift: Task = {
    ...({ id: 'tsk_gift', kind: 'send-gift', key: 'gift', state: 'open', owner: null } as const),
    ...{ dueAt: now, doneAt: null, about: { gift: 'scarf' } },
  }
  const page = pageOf(locale, { gifts: [scarf], compensation: another, tasks: [gift] }, [chose])
  expect(extraOf(page)).toContain(scarf.names[locale])
  expect(extraOf(page).replaceAll('\u00a0', ' ')).toContain(
    say(locale, 'page.extra.other-gift').replaceAll('\u00a0', ' '),
  )
})

test('a name that is markup is words, on the customer’s page and in the catalogue', () => {
  const bad: Gift = { ...scarf, names: { en: hostile, ru: hostile, ro: hostile } }
  for (const locale of locales) {
    expect(pageOf(locale, { gifts: [bad] })).not.toContain('<script')
    expect(catalogue(locale, { rows: [rowOf(bad)] })).not.toContain('<script')
  }
})

const rowOf = ({ cost, value, ...gift }: Gift): GiftRow => ({
  ...gift,
  ...{ names: { ...gift.names }, shop: 'semitsvet' as ShopId, version: 4 },
  ...{ costMinor: cost.minor, valueMinor: value.minor, currency: cost.currency },
})

const catalogue = (locale: Locale, about: Partial<GiftsView>): string =>
  asHtml(
    <GiftsPageView desk={deskIn(locale, { role: 'admin' })} view={{ rows: [], done: null, problem: null, ...about }} />,
  )

test.each(locales)(
  'in %s the catalogue says what is left, what ran out and what is off, without script or style',
  (locale) => {
    const rows = [
      scarf,
      { ...scarf, id: 'ring', stock: 0 },
      { ...scarf, id: 'tea', on: false },
      { ...scarf, id: 'card', stock: null },
    ]
    const page = catalogue(locale, { rows: rows.map(rowOf) })
    for (const said of [
      say(locale, 'staff.gifts.left', { count: 3 }),
      say(locale, 'staff.gifts.left', { count: 0 }),
      say(locale, 'staff.gifts.off'),
      say(locale, 'staff.gifts.endless'),
    ]) {
      expect(page).toContain(said)
    }
    expect(page).not.toMatch(/<script|\sstyle=|\son\w+=/)
    // Every field of every form has a label of its own.
    const ids = [...page.matchAll(/<input type="text"[^>]* id="([^"]+)"/g)].map((match) => match[1])
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(page).toContain(`for="${id}"`)
  },
)
