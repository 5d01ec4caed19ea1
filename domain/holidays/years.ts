/**
 * Made by scripts/holidays.mjs; do not edit. Dates: date-holidays by commenthol and contributors, CC BY 3.0,
 * https://github.com/commenthol/date-holidays. Changed: dates only, and what the script adds.
 */
import { year2025 } from './2025.ts'
import { year2026 } from './2026.ts'
import { year2027 } from './2027.ts'
import { year2028 } from './2028.ts'
import { year2029 } from './2029.ts'
import { year2030 } from './2030.ts'
import { year2031 } from './2031.ts'
import { year2032 } from './2032.ts'
import { year2033 } from './2033.ts'
import { year2034 } from './2034.ts'
import { year2035 } from './2035.ts'
import { year2036 } from './2036.ts'

export const years: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  2025: year2025,
  2026: year2026,
  2027: year2027,
  2028: year2028,
  2029: year2029,
  2030: year2030,
  2031: year2031,
  2032: year2032,
  2033: year2033,
  2034: year2034,
  2035: year2035,
  2036: year2036,
}
