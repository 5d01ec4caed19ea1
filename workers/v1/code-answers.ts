/** Why a code does not come off an order, said so that a checkout can show it: the reason and the date. */
import type { Instant } from '../../domain/ids.ts'
import { localeFrom, localeFromHeader } from '../../domain/locale.ts'
import { sayDay, sayMoney, sayTime } from '../../emails/format.ts'
import { say } from '../../emails/say.ts'
import type { Refusal, Refused } from '../../workflows/code-decision.ts'
import type { AppContext } from '../context.ts'
import { refuse } from './answer.ts'

const answers = {
  unknown: [404, 'not_found'],
  'other-holder': [403, 'other_holder'],
  'already-redeemed': [409, 'already_redeemed'],
  reserved: [409, 'reserved'],
  void: [410, 'void'],
  expired: [410, 'expired'],
  'other-currency': [422, 'other_currency'],
  'other-request': [409, 'idempotency_conflict'],
  released: [409, 'released'],
  captured: [409, 'captured'],
  busy: [503, 'busy'],
} as const satisfies Record<Refusal, readonly [403 | 404 | 409 | 410 | 422 | 503, string]>

/** In the language of `?lang`, of Accept-Language, or the shop's. */
export function refusedCode(c: AppContext, { refused, at, zone, locale: shops, value }: Refused): Response {
  if (refused === 'busy') c.header('Retry-After', '1')
  const locale = localeFrom(c.req.query('lang')) ?? localeFromHeader(c.req.header('accept-language')) ?? shops
  const now: Instant = c.get('deps').clock.now()
  const [status, code] = answers[refused]
  const when =
    at === null ? { day: '', time: '' } : { day: sayDay(locale, at, now, zone), time: sayTime(locale, at, zone) }
  const sum = value ? { sum: sayMoney(locale, value), currency: value.currency } : { sum: '', currency: '' }
  const name = refused === 'void' && at === null ? 'checkout.void-undated' : (`checkout.${refused}` as const)
  return refuse(c, status, code, say(locale, name, { ...when, ...sum }))
}
