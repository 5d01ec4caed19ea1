/** Every sentence for people, in every language. The English file of a section says which messages there are. */
import type { Locale } from '../../domain/locale.ts'
import { disputes as enDisputes } from './en/disputes.ts'
import { mail as enMail } from './en/mail.ts'
import { page as enPage } from './en/page.ts'
import { staff as enStaff } from './en/staff.ts'
import { tell as enTell } from './en/tell.ts'
import { timeline as enTimeline } from './en/timeline.ts'
import { words as enWords } from './en/words.ts'
import { disputes as roDisputes } from './ro/disputes.ts'
import { mail as roMail } from './ro/mail.ts'
import { page as roPage } from './ro/page.ts'
import { staff as roStaff } from './ro/staff.ts'
import { tell as roTell } from './ro/tell.ts'
import { timeline as roTimeline } from './ro/timeline.ts'
import { words as roWords } from './ro/words.ts'
import { disputes as ruDisputes } from './ru/disputes.ts'
import { mail as ruMail } from './ru/mail.ts'
import { page as ruPage } from './ru/page.ts'
import { staff as ruStaff } from './ru/staff.ts'
import { tell as ruTell } from './ru/tell.ts'
import { timeline as ruTimeline } from './ru/timeline.ts'
import { words as ruWords } from './ru/words.ts'

const en = { ...enMail, ...enWords, ...enPage, ...enStaff, ...enTimeline, ...enDisputes, ...enTell } as const

export type MessageName = keyof typeof en

export const catalog = {
  en,
  ru: { ...ruMail, ...ruWords, ...ruPage, ...ruStaff, ...ruTimeline, ...ruDisputes, ...ruTell },
  ro: { ...roMail, ...roWords, ...roPage, ...roStaff, ...roTimeline, ...roDisputes, ...roTell },
} as const satisfies Record<Locale, Record<MessageName, string>>
