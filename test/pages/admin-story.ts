/** A complaint that has lived: the real playbook run over example facts, with the timeline it would have written. */
import type { Beside } from '../../db/dashboard.ts'
import type { Facts, TimelineEntry } from '../../domain/complaint.ts'
import type { Instant, PromiseId, RemedyId } from '../../domain/ids.ts'
import type { Locale } from '../../domain/locale.ts'
import { mailKey } from '../../domain/mail.ts'
import { apply, type Mint } from '../../domain/playbook/apply.ts'
import { decide } from '../../domain/playbook/decide.ts'
import type { Outcome } from '../../domain/playbook/move.ts'
import { settledAs } from '../../domain/promise.ts'
import { previewFacts, previewNow } from '../../emails/preview-facts.ts'

export const receivedAt: Instant = previewNow

export interface Lived {
  readonly facts: Facts
  readonly timeline: readonly TimelineEntry[]
  readonly now: Instant
}

let minted = 0
const mint: Mint = {
  id: (kind) => `${kind}_${++minted}`,
  code: (purpose) => (purpose.endsWith('bonus') ? '7K3M9QXT2VHD4RWE' : '2B4D6F8HJKMNPQRS'),
}

/** As it stands the moment the webhook was answered. */
export function arrived(locale: Locale, change: (facts: Facts) => Facts = (facts) => facts): Lived {
  const base = previewFacts(locale)
  const facts: Facts = {
    ...base,
    complaint: { ...base.complaint, receivedAt, severity: null, stage: 'received', turn: 0, version: 1 },
    promises: [
      {
        id: 'prm_0' as PromiseId,
        kind: 'acknowledgement',
        n: '1',
        madeAt: receivedAt,
        dueAt: receivedAt + 3_600_000,
        keptAt: null,
        ...{ movedAt: null, movedTo: null },
        state: 'open',
        clock: 'calendar',
        statedIn: null,
        statedAs: '',
        keptBy: 'acknowledgement',
      },
    ],
    ...{ offers: [], choice: null, compensation: null, codes: [], mails: [], tasks: [], escalations: [], letter: null },
    ...{ proposals: [], replies: [], written: [], ratings: [], alarms: [], paces: [], ledgerEnd: null },
  }
  const opened: TimelineEntry = {
    at: receivedAt,
    actor: 'source:shopify',
    event: 'opened',
    public: true,
    about: { channel: 'form', category: facts.complaint.category },
  }
  return { facts: change(facts), timeline: [opened], now: receivedAt }
}

const stamped = (outcome: Outcome, at: Instant): readonly TimelineEntry[] =>
  (outcome.timeline ?? []).map((entry) => ({ ...entry, at }))

/** Mail that was planned is accepted a second later, and keeps what it was to keep. */
function accepted({ facts, timeline, now }: Lived): Lived {
  const fresh = facts.mails.filter(({ state }) => state === 'planned')
  const at = now + 1000
  return {
    now: at,
    facts: {
      ...facts,
      mails: facts.mails.map((mail) =>
        mail.state === 'planned' ? { ...mail, state: 'delivered', acceptedAt: at } : mail,
      ),
      promises: facts.promises.map((promise) =>
        promise.state === 'open' && fresh.some((mail) => [mail.kind, mailKey(mail)].includes(promise.keptBy ?? ''))
          ? { ...promise, keptAt: at, state: settledAs(promise, at) }
          : promise,
      ),
    },
    timeline: [
      ...timeline,
      ...fresh.map(
        (mail): TimelineEntry => ({
          at,
          actor: 'system',
          event: 'mail-accepted',
          public: true,
          about: { mail: mail.kind, id: mail.id },
        }),
      ),
    ],
  }
}

/** Runs whatever is due until `to`, in order, as the clocks would. */
export function lives(lived: Lived, to: Instant): Lived {
  let { facts, timeline, now } = lived
  for (let i = 0; i < 200; i++) {
    const { after, done, wakeAt } = decide(facts, now, mint)
    const next = accepted({
      facts: after,
      timeline: [...timeline, ...done.flatMap(({ outcome }) => stamped(outcome, now))],
      now,
    })
    facts = { ...next.facts, complaint: { ...next.facts.complaint, wakeAt } }
    timeline = next.timeline
    if (done.length > 0) {
      now = next.now
      continue
    }
    if (wakeAt === null || wakeAt > to) return { facts, timeline, now: to }
    now = wakeAt
  }
  throw new Error('it lives for ever')
}

/** Something from outside becomes true: the customer chooses, a person writes. */
export function happens(lived: Lived, outcome: Outcome): Lived {
  return {
    facts: apply(lived.facts, outcome, lived.now, mint),
    timeline: [...lived.timeline, ...stamped(outcome, lived.now)],
    now: lived.now,
  }
}

export function chooses(lived: Lived, place = 0): Lived {
  const offer = lived.facts.offers.at(-1)
  const remedy = offer?.remedies[place]
  if (!offer || !remedy) throw new Error('nothing is on offer')
  const choice = {
    round: offer.round,
    remedy: remedy.id as RemedyId,
    at: lived.now,
    finalAt: lived.now + 600_000,
    by: 'customer' as const,
  }
  return {
    now: lived.now,
    facts: { ...lived.facts, choice },
    timeline: [
      ...lived.timeline,
      { at: lived.now, actor: 'customer', event: 'chosen', public: true, about: { remedy: remedy.kind } },
    ],
  }
}

export const besideOf = ({ timeline }: Lived): Beside => ({
  timeline,
  deliveries: [{ id: 'dlv_1', source: 'shopify', event: 'evt-77120', status: 'opened', receivedAt, grievance: null }],
  others: [],
  cameBack: null,
  photos: [],
  mailErrors: new Map(),
  care: null,
  leaves: new Map(),
})
