import type { Instant } from '../../ids.ts'
import type { CareFacts, News } from '../care.ts'
import { isWelcome, roomFrom } from '../touch-calendar.ts'
import { languageOf, wayOf } from '../way.ts'
import type { CareMove } from './move.ts'

interface Told {
  readonly news: News
  readonly at: Instant
}

/** The newest they have not heard of, in a language of theirs, that is still news when there is room for it. */
function next(facts: CareFacts, now: Instant): Told | null {
  if (!isWelcome(facts) || wayOf(facts) !== 'light') return null
  for (const news of facts.news.toReversed()) {
    if (languageOf(news.texts, facts) === null) continue
    if (facts.touches.some(({ kind, n }) => kind === 'news' && n === news.id)) continue
    const at = roomFrom(facts, Math.max(news.postedAt, now))
    if (at <= news.untilAt) return { news, at }
  }
  return null
}

/** What the shop has to tell, once, while it is new. */
export const tellNews: CareMove = {
  name: 'tell-news',
  dueAt: (facts, now) => next(facts, now)?.at ?? null,
  act(facts, now) {
    const told = next(facts, now)
    return told ? { mails: [{ kind: 'news', n: told.news.id }] } : {}
  },
}
