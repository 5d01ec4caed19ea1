/** The Sunday of Easter, as "MM-DD" of the civil (Gregorian) calendar. Pure arithmetic, any year from 1583 to 4099. */

const two = (number: number): string => String(number).padStart(2, '0')

/** The anonymous Gregorian computus (Meeus, "Astronomical Algorithms", chapter 8). */
function western(year: number): readonly [month: number, day: number] {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const sum = h + l - 7 * m + 114
  return [Math.floor(sum / 31), (sum % 31) + 1]
}

/** The Julian computus (Meeus, the same chapter), moved by the days the two calendars are apart. */
function orthodox(year: number): readonly [month: number, day: number] {
  const d = (19 * (year % 19) + 15) % 30
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
  const sum = d + e + 114
  const apart = Math.floor(year / 100) - Math.floor(year / 400) - 2
  const civil = new Date(Date.UTC(year, Math.floor(sum / 31) - 1, (sum % 31) + 1 + apart))
  return [civil.getUTCMonth() + 1, civil.getUTCDate()]
}

export function easterOf(year: number, church: 'orthodox' | 'western'): string {
  const [month, day] = church === 'orthodox' ? orthodox(year) : western(year)
  return `${two(month)}-${two(day)}`
}
