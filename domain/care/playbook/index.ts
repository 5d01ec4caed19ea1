/**
 * The story after a complaint, in the order it is told: a year and more of it. A new touch is one file and one line here.
 * When several moves are due at once they are done top to bottom.
 */
import { greet } from './greet.ts'
import { lookBack } from './look-back.ts'
import type { CareMove } from './move.ts'
import { noteReturn } from './note-return.ts'
import { noteState } from './note-state.ts'
import { tellNews } from './tell-news.ts'
import { winBack } from './win-back.ts'
import { writeOfFix } from './write-of-fix.ts'

export const carePlaybook = [
  // What have they become to us, and we to them?
  noteReturn,
  noteState,
  // What do they hear from us? What is owed comes first, then what is rare; a greeting takes the room that is left.
  writeOfFix,
  lookBack,
  winBack,
  tellNews,
  greet,
] as const satisfies readonly CareMove[]
