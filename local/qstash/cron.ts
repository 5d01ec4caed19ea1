/** Five-field cron in UTC: the next minute it names. */

const bounds = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 7],
] as const

function fieldOf(text: string, low: number, high: number): Set<number> | null {
  const allowed = new Set<number>()
  for (const part of text.split(',')) {
    const match = /^(?:\*|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part)
    if (!match) return null
    const step = Number(match[3] ?? 1)
    const from = match[1] === undefined ? low : Number(match[1])
    const to =
      match[2] !== undefined ? Number(match[2]) : match[1] === undefined || match[3] !== undefined ? high : from
    if (step < 1 || from < low || to > high || from > to) return null
    for (let value = from; value <= to; value += step) allowed.add(value)
  }
  return allowed
}

/** The first instant after `after` (epoch ms) that the expression names; null when it is no cron or names none in four years. */
export function nextCron(expression: string, after: number): number | null {
  const texts = expression.trim().split(/\s+/)
  if (texts.length !== 5) return null
  const fields = bounds.map(([low, high], index) => fieldOf(texts[index] ?? '', low, high))
  const [minutes, hours, days, months, weekdays] = fields
  if (!minutes || !hours || !days || !months || !weekdays) return null
  const anyDay = texts[2] === '*'
  const anyWeekday = texts[4] === '*'
  const dayFits = (date: Date) => {
    const weekday = weekdays.has(date.getUTCDay()) || (date.getUTCDay() === 0 && weekdays.has(7))
    const day = days.has(date.getUTCDate())
    // When both are restricted, cron takes either (POSIX).
    return anyDay ? weekday : anyWeekday ? day : day || weekday
  }
  const date = new Date(Math.floor(after / 60_000) * 60_000 + 60_000)
  const end = after + 4 * 366 * 86_400_000
  while (date.getTime() < end) {
    if (!months.has(date.getUTCMonth() + 1) || !dayFits(date)) date.setUTCHours(24, 0, 0, 0)
    else if (!hours.has(date.getUTCHours())) date.setUTCMinutes(60, 0, 0)
    else if (!minutes.has(date.getUTCMinutes())) date.setUTCMinutes(date.getUTCMinutes() + 1, 0, 0)
    else return date.getTime()
  }
  return null
}
