/** Watches over a whole run: collects what does not hold, counts what happened, and knows what nobody may get too much of. */
import type { Facts, MailFact } from '../../domain/complaint.ts'
import type { Instant } from '../../domain/ids.ts'
import { locales } from '../../domain/locale.ts'
import type { Done } from '../../domain/playbook/decide.ts'
import type { MoveName } from '../../domain/playbook/move.ts'
import { moveText, timelineText, whyText } from '../../emails/timeline-text.ts'
import { type Ending, endingOf, findingsAtRest, findingsOf } from './audit.ts'
import type { Act, Life } from './doors.ts'
import type { Rest, Step, Watch } from './memory.ts'

const hourMs = 3_600_000

/** Mail nobody asked for, said by another list than the app's own. */
const isAutomatic = ({ kind, n }: MailFact): boolean =>
  ['acknowledgement', 'offer', 'choice-reminder', 'check-in', 'code-reminder', 'letter'].includes(kind) ||
  (kind === 'progress' && n.startsWith('waiting-'))

const bump = <K>(counts: Map<K, number>, key: K, by = 1): void => {
  counts.set(key, (counts.get(key) ?? 0) + by)
}

/** A few of each are enough to find the fault; how many there were is counted. */
const mostExamples = 3

export class Auditor implements Watch {
  readonly found = new Map<string, string[]>()
  readonly moves = new Map<MoveName | 'staff', number>()
  readonly mails = new Map<string, number>()
  readonly refusals = new Map<string, number>()
  readonly endings = new Map<string, number>()
  steps = 0
  private readonly seed: number
  private readonly boxes = new Map<string, Instant[]>()
  private readonly worded = new Set<string>()

  constructor(seed: number) {
    this.seed = seed
  }

  /** What does not hold, each with a few examples: `seed-complaint`, when. */
  get findings(): readonly string[] {
    return [...this.found].map(
      ([what, where]) => `${what} (${where.length}): ${where.slice(0, mostExamples).join('; ')}`,
    )
  }

  step(life: Life, step: Step): void {
    this.steps++
    for (const finding of findingsOf(step)) this.note(finding, life, step.now)
    for (const { move, outcome } of step.done) {
      bump(this.moves, move)
      for (const { kind } of outcome.mails ?? []) bump(this.mails, kind)
      if (move !== 'staff') this.words(life, { move, outcome }, step.now)
    }
    if (step.by !== 'post') return
    for (const [i, mail] of step.after.mails.entries()) if (mail !== step.before.mails[i]) this.limits(life, mail, step)
  }

  rest(life: Life, rest: Rest): void {
    for (const finding of findingsAtRest(rest)) this.note(finding, life, rest.now)
  }

  refused(_life: Life, act: Act, why: string): void {
    bump(this.refusals, `${act.is}: ${why}`)
  }

  /** Every promise of a life accounted for. */
  close(life: Life, facts: Facts, now: Instant): void {
    for (const promise of facts.promises) {
      const ending = endingOf(facts, promise, now)
      if (ending === null) this.note(`a promise unaccounted for: ${promise.kind} ${promise.state}`, life, now)
      else bump(this.endings, `${promise.kind} ${ending}`)
    }
    const [first] = facts.mails.filter(({ kind }) => kind === 'acknowledgement')
    const { receivedAt, id } = facts.complaint
    const inTime = first?.acceptedAt != null && first.acceptedAt <= receivedAt + hourMs
    const alarmed = facts.alarms.some((key) => key.startsWith('acknowledgement-late:') && !key.endsWith(`${id}:soft`))
    if (!inTime && !alarmed && facts.complaint.joinedInto === null)
      this.note('not acknowledged in an hour, and no alarm', life, now)
  }

  endingsOf(ending: Ending): number {
    return [...this.endings].filter(([key]) => key.endsWith(` ${ending}`)).reduce((sum, [, n]) => sum + n, 0)
  }

  private note(what: string, { name }: Life, now: Instant): void {
    // Ids differ from case to case: the finding is the same.
    const kind = what.replaceAll(/\b(?:\d[\d:TZ.-]*|[a-z]+_[\w-]+|CODE-\S+|\S+@\S+)/g, '…')
    const where = this.found.get(kind) ?? []
    where.push(
      `${this.seed === Number(name.split('-')[0]) ? '' : `${this.seed} `}${name} ${new Date(now).toISOString()} ${what}`,
    )
    this.found.set(kind, where)
  }

  /** Three automatic mails an hour and ten a day to one address, whichever complaints they are about. */
  private limits(life: Life, mail: MailFact, { after, now }: Step): void {
    if (!isAutomatic(mail)) return
    const box = [...(this.boxes.get(mail.to) ?? []).filter((at) => at > now - 24 * hourMs), now]
    this.boxes.set(mail.to, box)
    const { mailsAnHour, mailsADay } = after.shop.policy.caps
    if (box.length > mailsADay) this.note('too many automatic mails a day', life, now)
    if (box.filter((at) => at > now - hourMs).length > mailsAnHour)
      this.note('too many automatic mails an hour', life, now)
  }

  /** Every rule that moved a complaint is said on its page, with its reason, in every language. */
  private words(life: Life, { move, outcome }: Done, now: Instant): void {
    const entries = (outcome.timeline ?? []).filter(({ actor }) => actor === 'playbook')
    const key = `${move} ${entries.map(({ event, about }) => `${event} ${Object.keys(about).join()}`).join()} ${(outcome.mails ?? []).map(({ kind }) => kind).join()}`
    if (this.worded.has(key)) return
    this.worded.add(key)
    for (const locale of locales) {
      if (!/^\P{Ll}.{4,}/u.test(moveText(locale, move)) || moveText(locale, move).includes('timeline.')) {
        this.note(`no words for the move ${move} in ${locale}`, life, now)
      }
      for (const entry of entries) {
        const said = timelineText(locale, entry)
        if (said.length < 4 || said.includes('timeline.'))
          this.note(`no words for ${entry.event} in ${locale}`, life, now)
        if (!whyText(locale, entry)) this.note(`no reason for ${entry.event} (${move}) in ${locale}`, life, now)
      }
    }
    for (const { kind } of outcome.mails ?? []) {
      const sent = { actor: 'system', event: 'mail-accepted', about: { mail: kind } } as const
      for (const locale of locales)
        if (!whyText(locale, sent)) this.note(`no reason for mail ${kind} in ${locale}`, life, now)
    }
    const isShown = entries.length > 0 || (outcome.mails ?? []).length > 0
    // An alarm is for the engineers: nothing of the complaint moved.
    const onlyRings = Object.keys(outcome).every((what) => what === 'alarms')
    if (!isShown && !onlyRings) this.note(`nothing on the page says what ${move} did`, life, now)
  }
}
