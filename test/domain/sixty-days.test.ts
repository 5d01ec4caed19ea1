/** Three hundred complaints over sixty days, in three shops and two seasons; `npm test` runs five thousand. */
import { expect, it } from 'vitest'
import { season, sixtyDays } from '../simulation/run.ts'

const told = await sixtyDays(300, 1)

it('in sixty days nothing that must hold is broken, whoever is late, away, silent or angry', () => {
  console.info(told.summary)
  expect(told.findings).toEqual([])
})

it('every promise ends kept, early, late with notice or with an alarm, broken with an alarm, or taken back with a word', () => {
  const [open, ended] = ['open', 'early'].map((ending) =>
    told.auditors.reduce((sum, one) => sum + one.endingsOf(ending as 'open' | 'early'), 0),
  )
  expect(open).toBe(0)
  expect(ended).toBeGreaterThan(300)
})

it('the same seed tells the same sixty days', async () => {
  const [one, other] = [await season('chisinau', 'autumn', 12, 5), await season('chisinau', 'autumn', 12, 5)]
  expect([...one.endings]).toEqual([...other.endings])
  expect([...one.moves]).toEqual([...other.moves])
  expect(one.steps).toBe(other.steps)
})
