/** What lies behind the complaints of a year, what is done about it, and the news the shop has. */
import type { KnownCause, News } from '../../domain/care/care.ts'
import { type Cause, saidByData } from '../../domain/cause.ts'
import { type Category, categories } from '../../domain/event.ts'
import type { Instant } from '../../domain/ids.ts'
import type { Chance } from './chance.ts'
import { dayMs } from './year-people.ts'

/** What a person finds out, or does, about a cause: on which day of the year. */
interface Deed {
  readonly day: number
  readonly change: Partial<Pick<Cause, 'verdict' | 'state' | 'changed'>>
}

interface Trouble {
  readonly id: string
  readonly verdict: Cause['verdict']
  /** How likely a complaint has to do with it, and how likely still after it was fixed. */
  readonly share: number
  readonly recurs: number
  readonly deeds: readonly Deed[]
}

const changed = {
  en: 'The straps are sewn twice.',
  ru: 'Ремни прошиты дважды.',
  ro: 'Curelele sunt cusute de două ori.',
}

const troubles: readonly Trouble[] = [
  {
    ...{ id: 'thin-straps', verdict: 'systemic', share: 0.12, recurs: 0 },
    deeds: [{ day: 120, change: { state: 'fixed', changed } }],
  },
  // Thought to be fixed, and it was not; the second time it is. Told of in one language only.
  {
    ...{ id: 'slow-courier', verdict: 'systemic', share: 0.12, recurs: 0.04 },
    deeds: [60, 160, 260, 400].map((day) => ({ day, change: { state: 'fixed', changed: { ro: changed.ro } } })),
  },
  { id: 'wrong-sizes', verdict: 'systemic', share: 0.08, recurs: 0, deeds: [] },
  {
    ...{ id: 'broken-lift', verdict: 'accident', share: 0.12, recurs: 0 },
    deeds: [{ day: 200, change: { state: 'fixed', changed } }],
  },
  {
    ...{ id: 'nobody-knows', verdict: 'unknown', share: 0.1, recurs: 0 },
    deeds: [{ day: 150, change: { verdict: 'accident' } }],
  },
]

/** All causes of a shop, as its people and its data have left them. */
export class Causes {
  private readonly known: Map<string, Cause>
  private readonly ties = new Map<string, string>()
  private readonly newest = new Map<string, Instant>()
  private readonly start: Instant

  constructor(start: Instant) {
    this.start = start
    this.known = new Map(troubles.map(({ id, verdict }) => [id, { ...opened(start), id, name: id, verdict }]))
  }

  /** Which of them a person will tie a complaint to; null where nobody finds one. */
  behind(chance: Chance): string | null {
    const found = troubles.find(({ share }) => chance.happens(share))
    const isOver = found && this.known.get(found.id)?.state !== 'open'
    return found && (!isOver || chance.happens(found.recurs)) ? found.id : null
  }

  tie(complaint: string, cause: string, receivedAt: Instant): void {
    this.ties.set(complaint, cause)
    this.newest.set(cause, Math.max(this.newest.get(cause) ?? 0, receivedAt))
  }

  of(complaint: string): KnownCause | null {
    const cause = this.known.get(this.ties.get(complaint) ?? '')
    return cause ?? null
  }

  /** One day of all of them: what people do, then what the data say. Returns those that are not what they were. */
  pass(quietDays: number, now: Instant): readonly string[] {
    const day = Math.round((now - this.start) / dayMs)
    return troubles.flatMap(({ id, deeds }) => {
      const before = this.known.get(id)
      if (!before) return []
      const deed = deeds.find((one) => one.day === day && (before.state === 'open' || !one.change.state))
      const done = deed ? { ...before, ...deed.change } : before
      const fixed = deed?.change.state === 'fixed' ? { ...done, fixedAt: now } : done
      const said = saidByData(fixed, this.newest.get(id) ?? null, quietDays, now)
      const after =
        said === 'close'
          ? { ...fixed, state: 'closed' as const, closedAt: now }
          : said === 'reopen'
            ? { ...fixed, state: 'open' as const, closedAt: null }
            : fixed
      this.known.set(id, after)
      return after === before ? [] : [id]
    })
  }
}

const opened = (openedAt: Instant): Omit<Cause, 'id' | 'name' | 'verdict'> => ({
  ...{ state: 'open', category: categories[0] satisfies Category, sku: null, owner: null, action: '', dueAt: null },
  ...{ evidence: '', changed: {}, openedAt, fixedAt: null, closedAt: null, version: 1 },
})

/** Something new every three months; every third only in Romanian, and every fifth is old after ten days. */
export function newsOf(start: Instant, days: number): readonly News[] {
  const text = { title: 'A new colour', text: 'Our bags come in green now.' }
  return Array.from({ length: Math.floor(days / 90) }, (_, i) => {
    const postedAt = start + (90 * i + 17) * dayMs + 11 * 3_600_000
    const texts = i % 3 === 2 ? { ro: text } : { en: text, ru: text, ro: text }
    return { id: `news-${i}`, texts, url: null, postedAt, untilAt: postedAt + (i % 5 === 4 ? 10 : 60) * dayMs }
  })
}
