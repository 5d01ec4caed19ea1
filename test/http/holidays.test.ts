import { expect, it } from 'vitest'
import { startOfDate } from '../../domain/calendar.ts'
import { isPublicHoliday } from '../../domain/holidays/days-off.ts'
import { weekdays } from '../../domain/shop.ts'
import { acknowledged, advance, complain, inbox, openShop, owner, signIn } from '../harness/shop.ts'
import { api } from './api.ts'

const zone = 'Europe/Bucharest'
const dayMs = 86_400_000
const hourMs = 3_600_000
const office = Object.fromEntries(weekdays.slice(0, 5).map((day) => [day, [['09:00', '18:00']]]))
const dateOf = (at: number): string => new Intl.DateTimeFormat('sv', { timeZone: zone }).format(at)
const isWorkday = (date: string): boolean => ![0, 6].includes(new Date(`${date}T12:00:00Z`).getUTCDay())

const clockNow = async (): Promise<number> => Date.parse((await advance('PT0S')).now)

/** The next Romanian holiday that would be an ordinary working day. */
function nextHoliday(after: number): string {
  for (let day = 2; day < 400; day++) {
    const date = dateOf(after + day * dayMs)
    if (isPublicHoliday('RO', date) && isWorkday(date)) return date
  }
  throw new Error('no holiday in a year')
}

async function shopIn(settings: object) {
  const shop = await openShop()
  const path = `/v1/shops/${shop.id}`
  const saved = await api('PUT', path, await signIn(owner), {
    timeZone: zone,
    country: 'RO',
    workingHours: office,
    ...settings,
  })
  expect(saved.status).toBe(200)
  return { ...shop, path }
}

interface Read {
  readonly promises: readonly { readonly kind: string; readonly dueAt: string }[]
}

it('on a holiday a shop that keeps it promises the next working day and says so; one that is open answers today', async () => {
  const now = await clockNow()
  const holiday = nextHoliday(now)
  const morning = (startOfDate(holiday, zone) ?? 0) + 10 * hourMs
  const closed = await shopIn({ holidays: { country: true } })
  const open = await shopIn({ holidays: { country: true, open: [holiday] } })
  const heedless = await shopIn({ holidays: { country: false } })
  await advance(`PT${Math.round((morning - now) / 60_000)}M`)
  const due: string[] = []
  const told: boolean[] = []
  for (const shop of [closed, open, heedless]) {
    const { complaint, email } = await complain(shop)
    await acknowledged(complaint)
    const { body } = await api<Read>('GET', `/v1/complaints/${complaint}`, await signIn(owner))
    due.push(dateOf(Date.parse(body.promises.find(({ kind }) => kind === 'answer')?.dueAt ?? '')))
    const [mail] = await inbox(email)
    told.push((mail?.text ?? '').replace(/\s/g, ' ').includes('when we are closed'))
  }
  expect(due.slice(1)).toEqual([holiday, holiday])
  expect(due[0]).not.toBe(holiday)
  expect(isWorkday(due[0] ?? '') && !isPublicHoliday('RO', due[0] ?? '')).toBe(true)
  expect(told).toEqual([true, false, false])
})

it('holidays of a country without a list are not counted in silence: the answer warns', async () => {
  const { path } = await shopIn({ country: 'RO', holidays: { country: true } })
  const warned = async (body: object): Promise<boolean> => {
    const saved = await api<{ warnings: readonly string[] }>('PUT', path, await signIn(owner), body)
    return saved.body.warnings.some((warning) => warning.startsWith('holidays.country'))
  }
  expect([await warned({}), await warned({ country: 'AQ' }), await warned({ country: null })]).toEqual([
    false,
    true,
    true,
  ])
  expect(await warned({ holidays: { country: false } })).toBe(false)
})

it('a policy that gives itself longer than the law is saved with a warning that names cell, law and days', async () => {
  const { path } = await shopIn({ country: 'RU', holidays: { country: true } })
  const saved = await api<{ warnings: readonly string[] }>('PUT', path, await signIn(owner), {
    policy: { terms: { 'full-refund': { workingDays: 30 } } },
  })
  expect(saved.status).toBe(200)
  const about = saved.body.warnings.filter((warning) => warning.startsWith('policy.'))
  expect(about).toEqual([expect.stringMatching(/^policy\.terms\.full-refund\.workingDays .*2300-1, ст\. 22 .*10 days/)])
  const again = await api<{ warnings: readonly string[] }>('GET', path, await signIn(owner))
  expect(again.body.warnings).toEqual(saved.body.warnings)
  const back = await api<{ warnings: readonly string[] }>('PUT', path, await signIn(owner), { policy: { terms: null } })
  expect(back.body.warnings.some((warning) => warning.startsWith('policy.'))).toBe(false)
})
