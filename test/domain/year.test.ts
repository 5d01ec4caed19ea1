/** A year of a small shop, and the year after it; `npm test` lives through two thousand complaints. */
import { beforeAll, expect, it } from 'vitest'
import { type Guarantee, guaranteed } from '../simulation/year-auditor.ts'
import { type Year, yearOf } from '../simulation/year-run.ts'
import type { Telling } from '../simulation/year-shop.ts'

let year: Year

beforeAll(async () => {
  year = await yearOf(60, 3)
  console.info(year.summary)
})

it.each(guaranteed)('in a small shop’s year %s', (_, guarantee) => {
  expect(year.auditor.broken(guarantee)).toEqual([])
  expect(year.auditor.count('greeting left')).toBeGreaterThan(20)
})

const dayMs = 86_400_000

interface Hidden {
  readonly what: string
  readonly breaks: Guarantee
  readonly foundBy: readonly string[]
  readonly telling: Telling
}

/** What each rule looks at, hidden from the playbook: as if the rule were not there. */
const hidden: readonly Hidden[] = [
  {
    ...({ what: 'how lately it wrote', breaks: 'limits' } as const),
    foundBy: ['too close together', 'more than six in a year'],
    telling: (facts) => ({ ...facts, touches: facts.touches.map((one) => ({ ...one, at: one.at - 400 * dayMs })) }),
  },
  {
    ...({ what: 'who did not agree', breaks: 'consent', foundBy: ['without consent'] } as const),
    telling: (facts) => ({ ...facts, customer: { ...facts.customer, promotions: 'consented' } }),
  },
  {
    ...({ what: 'what is open', breaks: 'open complaint', foundBy: ['in an open complaint'] } as const),
    telling: (facts) => ({ ...facts, hasOpenComplaint: false }),
  },
  {
    ...({ what: 'who is held out', breaks: 'hold-out', foundBy: ['promotional in the hold-out'] } as const),
    telling: (facts) => ({ ...facts, care: { ...facts.care, heldOut: false } }),
  },
  {
    ...({ what: 'who said goodbye', breaks: 'states', foundBy: [': departed said-goodbye'] } as const),
    telling: (facts) => ({ ...facts, complaint: { ...facts.complaint, saidGoodbyeAt: null } }),
  },
  {
    ...({ what: 'who stays away', breaks: 'states', foundBy: ['recovered: departed'] } as const),
    telling: (facts) => ({ ...facts, rhythmDays: 10_000 }),
  },
]

it.each(hidden)('a playbook that does not know $what is found out', async ({ breaks, foundBy, telling }) => {
  const { auditor } = await yearOf(60, 3, telling)
  const found = auditor.broken(breaks).join('\n')
  for (const what of foundBy) expect(found).toContain(what)
})

it('the same seed tells the same year', async () => {
  const [one, other] = [await yearOf(15, 5), await yearOf(15, 5)]
  expect([...one.auditor.counts]).toEqual([...other.auditor.counts])
})
