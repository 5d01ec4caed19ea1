/** Every mail Amends writes, one file each. */
import { acknowledgement } from './acknowledgement.tsx'
import { bonusCode } from './bonus-code.tsx'
import { checkIn } from './check-in.tsx'
import { checkInReminder } from './check-in-reminder.tsx'
import { choice } from './choice.tsx'
import { choiceReminder } from './choice-reminder.tsx'
import { codeReminder } from './code-reminder.tsx'
import { confirm } from './confirm.tsx'
import { decline } from './decline.tsx'
import { farewell } from './farewell.tsx'
import { gift } from './gift.tsx'
import { letter } from './letter.tsx'
import { offer } from './offer.tsx'
import { progress } from './progress.tsx'
import { reply } from './reply.tsx'
import { reviewAsk } from './review-ask.tsx'
import { slip } from './slip.tsx'
import { staff } from './staff.tsx'
import type { Templates } from './template.ts'
import { thanks } from './thanks.tsx'

export const templates = {
  acknowledgement,
  offer,
  'choice-reminder': choiceReminder,
  choice,
  'bonus-code': bonusCode,
  gift,
  'check-in': checkIn,
  'check-in-reminder': checkInReminder,
  'review-ask': reviewAsk,
  'code-reminder': codeReminder,
  letter,
  reply,
  progress,
  slip,
  decline,
  farewell,
  confirm,
  thanks,
  staff,
} as const satisfies Templates
