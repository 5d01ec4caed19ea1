/** Bonus codes in a person's hands: mailed again, given more time, or taken back with a reason. */
import { z } from 'zod'
import { normalCode, shownCode } from '../bonus-code.ts'
import { dayMs, endOfDate, endOfDayAfterMonths } from '../calendar.ts'
import { type BonusCode, canWrite, type Facts } from '../complaint.ts'
import type { Instant } from '../ids.ts'
import {
  type ActionRule,
  actionSchema,
  actorOf,
  askable,
  type Desk,
  done,
  invalid,
  leaders,
  notNow,
  type Verdict,
  words,
} from './action.ts'

const code = z.string().min(1).max(64)

/** A code is mailed with at least so many days left (reliability.md, "Value"). */
const fewestDays = 14

/** The complaint's own code, while it can still be used; or why not. */
function usable(facts: Facts, typed: string, { now }: Desk): { readonly code: BonusCode } | { readonly no: Verdict } {
  const found = facts.codes.find((one) => one.code === normalCode(typed))
  if (!found) return { no: invalid('unknown_code', 'This complaint has no such code.') }
  if (found.state === 'issued' && found.expiresAt >= now) return { code: found }
  const words = {
    issued: 'has expired',
    expired: 'has expired',
    reserved: 'is being used',
    redeemed: 'was used',
    void: 'was taken back',
  }
  return { no: notNow(`The code ${words[found.state]}.`) }
}

/** The end of the local day so many days on. */
const daysOn = (now: Instant, zone: string): Instant => endOfDayAfterMonths(now + fewestDays * dayMs, 0, zone)

const resendSchema = actionSchema('resend-code', { code })

export const resendCode: ActionRule<z.output<typeof resendSchema>> = {
  schema: resendSchema,
  act(facts, fields, desk) {
    const found = usable(facts, fields.code, desk)
    if ('no' in found) return found.no
    if (!canWrite(facts)) return notNow('There is no address that mail reaches: find a contact first.', 'no_address')
    const { purpose, expiresAt } = found.code
    const earlier = facts.mails.filter(({ kind, n }) => kind === 'bonus-code' && n.startsWith(`${purpose}-again-`))
    const n = `${purpose}-again-${earlier.length + 1}`
    const soon = expiresAt < desk.now + fewestDays * dayMs
    const later = daysOn(desk.now, facts.shop.timeZone)
    return done({
      ...(soon && { codeChanges: [{ code: found.code.code, expiresAt: later }] }),
      mails: [{ kind: 'bonus-code', n, code: purpose, again: true }],
      timeline: [
        { actor: actorOf(desk), event: 'code-resent', public: false, about: { code: shownCode(found.code.code) } },
        ...(soon
          ? [
              {
                actor: actorOf(desk),
                event: 'code-extended',
                public: true,
                about: { code: shownCode(found.code.code), until: later },
              } as const,
            ]
          : []),
      ],
    })
  },
}

const extendSchema = actionSchema('extend-code', {
  code,
  until: z.union([z.iso.date(), z.iso.datetime({ offset: true })]),
  ...askable,
})

/** Given more time, never less: to the end of a date in the shop's zone. */
export const extendCode: ActionRule<z.output<typeof extendSchema>> = {
  schema: extendSchema,
  roles: leaders,
  act(facts, fields, desk) {
    const found = usable(facts, fields.code, desk)
    if ('no' in found) return found.no
    const { until } = fields
    const zone = facts.shop.timeZone
    const expiresAt = until.length === 10 ? endOfDate(until, zone) : endOfDayAfterMonths(Date.parse(until), 0, zone)
    if (expiresAt === null || expiresAt <= found.code.expiresAt)
      return invalid('not_later', 'A code can only be given more time.')
    const latest = endOfDayAfterMonths(desk.now, 24, zone)
    if (expiresAt > latest) return invalid('too_far', 'A code lives two years at most from today.')
    return done({
      codeChanges: [{ code: found.code.code, expiresAt }],
      timeline: [
        {
          actor: actorOf(desk),
          event: 'code-extended',
          public: true,
          about: { code: shownCode(found.code.code), until: expiresAt },
        },
      ],
    })
  },
}

const voidSchema = actionSchema('void-code', { code, reason: words })

export const voidCode: ActionRule<z.output<typeof voidSchema>> = {
  schema: voidSchema,
  roles: leaders,
  act(facts, fields, desk) {
    const found = usable(facts, fields.code, desk)
    if ('no' in found) return found.no
    return done({
      codeChanges: [{ code: found.code.code, state: 'void' }],
      ledger: [{ entry: 'code-voided', about: found.code.code, value: found.code.value }],
      replies: [{ id: desk.replyId, kind: 'note', text: fields.reason, amount: null, by: actorOf(desk), at: desk.now }],
      timeline: [
        { actor: actorOf(desk), event: 'code-voided', public: true, about: { code: shownCode(found.code.code) } },
      ],
    })
  },
}
