/** Why this tier, and why a person was called in: by which rule, and what it went by. */
import type { TimelineEntry } from '../domain/complaint.ts'
import type { Locale } from '../domain/locale.ts'
import { money } from '../domain/money.ts'
import { sayMoney } from './format.ts'
import { plain } from './plain.ts'
import { isMessage, say } from './say.ts'
import { typeset } from './typeset.ts'

type About = TimelineEntry['about']

/** "5%": hundredths of a percent as the language writes them. */
const sayShare = (locale: Locale, share: number): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(share / 10_000)

/** Why this tier, as sentences: "VIP: 14 paid orders, 125,000.00 MDL. Rule: at least 10 paid orders." */
export function tierText(locale: Locale, reason: About): string {
  const { rule, tag = '', orders = 0, from = 0, minor = 0, currency, share = 0, among = 0 } = reason
  const name = `tier.rule.${rule}`
  if (!isMessage(name)) return say(locale, 'tier.unknown')
  const sumOf = (value: string | number): string =>
    typeof currency === 'string' ? sayMoney(locale, money(Number(value), currency)) : ''
  const known = say(locale, 'tier.known', {
    orders: Number(orders),
    sum: Number(minor) > 0 && typeof currency === 'string' ? sumOf(minor) : 'none',
  })
  const said = say(locale, name, {
    tag: plain(String(tag), 40),
    from: rule === 'orders' ? Number(from) : sumOf(from),
    share: sayShare(locale, Number(share)),
    among: Number(among),
  })
  return typeset(locale, say(locale, 'tier.why', { tier: rule === 'none' ? 'standard' : 'vip', known, rule: said }))
}

/** Why a person was called in, as sentences; null for a reason nobody has words for. */
export function escalationText(locale: Locale, about: About): string | null {
  const { reason, words = '', audience = 0, from = 0, earlier = 1, score = 1, known } = about
  const name = `escalation.why.${reason}`
  if (!isMessage(name)) return null
  // Entries from before the words were kept say the reason alone.
  if (reason === 'threat' && words === '') return null
  const why = say(locale, name, {
    words: plain(String(words), 60),
    audience: Number(audience),
    from: Number(from),
    earlier: Number(earlier),
    score: Number(score),
  })
  return typeset(locale, known === undefined ? why : `${why} ${say(locale, 'escalation.known')}`)
}
