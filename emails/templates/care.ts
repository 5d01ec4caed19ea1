/** Every mail of care, one file each. */
import type { CareTemplates } from '../care-voice.ts'
import { causeFixed } from './cause-fixed.tsx'
import { greeting } from './greeting.tsx'
import { lookBack } from './look-back.tsx'
import { news } from './news.tsx'
import { winBack } from './win-back.tsx'

export const careTemplates = {
  greeting,
  news,
  'look-back': lookBack,
  'cause-fixed': causeFixed,
  'win-back': winBack,
} as const satisfies CareTemplates
