/**
 * The outbox in memory, by the rules of workflows/{outbox,deliver,night}.ts: what waits for morning or for working hours is
 * held, automatic mail keeps to its limits, acknowledgements go first, and an accepted mail keeps its promise.
 */
import type { Facts, MailFact } from '../../domain/complaint.ts'
import type { Instant } from '../../domain/ids.ts'
import type { Mail } from '../../domain/mail.ts'
import { noticeAt } from '../../domain/on-the-line.ts'
import { settledAs } from '../../domain/promise.ts'
import { awakeAt, nightRule } from '../../domain/quiet-hours.ts'
import { leavesAt } from '../../workflows/night.ts'

const hourMs = 3_600_000
/** As in workflows/outbox.ts. */
const capPauseMs = 20 * 60_000

export interface Posted {
  readonly fact: MailFact
  readonly automatic: boolean
}

interface Box {
  /** Automatic mail that left, oldest first. */
  readonly sent: Instant[]
  /** Acknowledgements that wait for their turn. */
  waiting: number
}

/** When a mail that was held, or pushed on by a limit, may leave after all (`heldUntil`). */
function heldUntil(facts: Facts, { kind, n, to }: MailFact, now: Instant): Instant {
  if (kind === 'staff') {
    return noticeAt({ rota: facts.duty.rota.filter(({ email }) => email === to), absences: [] }, facts.shop, to, now)
  }
  if (nightRule({ kind, n }) === 'any') return now
  const kept = facts.promises.filter(
    ({ state, keptBy }) => state === 'open' && (keptBy === kind || keptBy === `${kind}:${n}`),
  )
  return awakeAt(facts, now, kept.length === 0 ? null : Math.min(...kept.map(({ dueAt }) => dueAt)))
}

export class Letterbox {
  private readonly boxes = new Map<string, Box>()

  private boxOf(address: string): Box {
    const box = this.boxes.get(address) ?? { sent: [], waiting: 0 }
    this.boxes.set(address, box)
    return box
  }

  /** Whether it leaves now, or when it asks again. */
  plan(facts: Facts, mail: Mail, posted: Posted, now: Instant): Instant | 'now' {
    const { fact } = posted
    const at = leavesAt(facts, mail.kind === 'staff' ? { ...mail, to: fact.to } : mail, now)
    const leaves = at > now ? at : this.claimed(facts, posted, now)
    if (leaves !== 'now' && fact.kind === 'acknowledgement') this.boxOf(fact.to).waiting++
    return leaves
  }

  /** A mail that waited asks again. */
  again(facts: Facts, posted: Posted, now: Instant): Instant | 'now' {
    const { fact } = posted
    const held = heldUntil(facts, fact, now)
    if (held > now) return held
    const leaves = this.claimed(facts, posted, now)
    if (leaves === 'now' && fact.kind === 'acknowledgement') this.boxOf(fact.to).waiting--
    return leaves
  }

  private claimed({ shop }: Facts, { fact, automatic }: Posted, now: Instant): Instant | 'now' {
    if (!automatic) return 'now'
    const box = this.boxOf(fact.to)
    const { mailsAnHour, mailsADay } = shop.policy.caps
    const ofDay = box.sent.filter((at) => at > now - 24 * hourMs)
    const ofHour = ofDay.filter((at) => at > now - hourMs)
    const yields = fact.kind !== 'acknowledgement' && box.waiting > 0
    if (ofDay.length >= mailsADay || ofHour.length >= mailsAnHour || yields) return now + capPauseMs
    box.sent.push(now)
    return 'now'
  }
}

/** The facts once the provider has accepted a mail: it is in the story, and the promise it keeps is kept. */
export function accepted(facts: Facts, { id, kind, n }: MailFact, now: Instant): Facts {
  return {
    ...facts,
    mails: facts.mails.map((mail) => (mail.id === id ? { ...mail, state: 'accepted', acceptedAt: now } : mail)),
    promises: facts.promises.map((promise) =>
      (promise.keptBy === kind || promise.keptBy === `${kind}:${n}`) &&
      (promise.state === 'open' || promise.state === 'broken')
        ? { ...promise, keptAt: now, state: settledAs(promise, now) }
        : promise,
    ),
  }
}
