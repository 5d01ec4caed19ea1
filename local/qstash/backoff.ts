/** When a failed delivery is tried again. https://upstash.com/docs/qstash/features/retry */

const dayMs = 86_400_000

/** QStash's own back-off before retry `n` (from 1): e^(2.5 n) seconds, at most a day. */
export const backoffMs = (n: number): number => Math.min(dayMs, Math.exp(2.5 * n) * 1000)

const functions: Record<string, (...values: number[]) => number> = {
  pow: Math.pow,
  sqrt: Math.sqrt,
  abs: Math.abs,
  exp: Math.exp,
  floor: Math.floor,
  ceil: Math.ceil,
  round: Math.round,
  min: Math.min,
  max: Math.max,
}

/**
 * The value of an `Upstash-Retry-Delay` expression such as `pow(2, retried) * 1000`, in milliseconds;
 * null when it is not one. Operators, brackets, `retried` and the functions above; nothing is evaluated as code.
 */
export function retryDelayMs(expression: string, retried: number): number | null {
  const tokens = expression.match(/\d+(?:\.\d+)?|[a-z]+|[-+*/%(),]/g) ?? []
  if (tokens.join('') !== expression.replaceAll(' ', '')) return null
  let at = 0
  const next = (text: string) => {
    if (tokens[at] !== text) return false
    at++
    return true
  }
  const sum = (): number => {
    let value = product()
    for (;;) {
      if (next('+')) value += product()
      else if (next('-')) value -= product()
      else return value
    }
  }
  const product = (): number => {
    let value = single()
    for (;;) {
      if (next('*')) value *= single()
      else if (next('/')) value /= single()
      else if (next('%')) value %= single()
      else return value
    }
  }
  const single = (): number => {
    if (next('-')) return -single()
    if (next('(')) {
      const value = sum()
      return next(')') ? value : Number.NaN
    }
    const token = tokens[at++] ?? ''
    if (token === 'retried') return retried
    const apply = functions[token]
    if (apply === undefined) return token === '' ? Number.NaN : Number(token)
    if (!next('(')) return Number.NaN
    const values = [sum()]
    while (next(',')) values.push(sum())
    return next(')') ? apply(...values) : Number.NaN
  }
  const value = sum()
  return at === tokens.length && Number.isFinite(value) && value >= 0 ? Math.min(value, dayMs) : null
}
