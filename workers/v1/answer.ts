/** How the API says things: errors of one shape, money as decimal strings, times in ISO 8601. */
import 'hono/request-id'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { z } from 'zod'
import type { Instant } from '../../domain/ids.ts'
import { decimal, type Money } from '../../domain/money.ts'
import type { AppContext } from '../context.ts'

export const refuse = (c: AppContext, status: ContentfulStatusCode, code: string, message: string): Response =>
  c.json({ error: { code, message, request: c.get('requestId') } }, status)

/** Another shop's object is as unknown as one that does not exist. */
export const unknownHere = (c: AppContext, what = 'There is nothing here.'): Response =>
  refuse(c, 404, 'not_found', what)

/** 422 with the path of every part that is wrong, `policy.remedies.damaged: at least three ways to put it right`. */
export function unusable(c: AppContext, error: z.ZodError, under: readonly string[] = []): Response {
  const said = error.issues.slice(0, 10).map(({ path, message }) => {
    const where = [...under, ...path.map(String)].join('.')
    return where === '' ? message : `${where}: ${message}`
  })
  return refuse(c, 422, 'invalid', said.join('; '))
}

export const time = (instant: Instant): string => new Date(instant).toISOString()
export const timeOrNull = (instant: Instant | null): string | null => (instant === null ? null : time(instant))

export interface MoneyView {
  readonly amount: string
  readonly currency: string
}

export const moneyView = (sum: Money): MoneyView => ({ amount: decimal(sum), currency: sum.currency })
export const moneyOrNull = (sum: Money | null): MoneyView | null => sum && moneyView(sum)
