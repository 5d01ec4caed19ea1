/** Every sentence for people, in every language. The English file of a section says which messages there are. */
import type { Locale } from '../../domain/locale.ts'
import { contact as enContact } from './en/contact.ts'
import { director as enDirector } from './en/director.ts'
import { disputes as enDisputes } from './en/disputes.ts'
import { kept as enKept } from './en/kept.ts'
import { mail as enMail } from './en/mail.ts'
import { page as enPage } from './en/page.ts'
import { sayingNo as enSayingNo } from './en/saying-no.ts'
import { staff as enStaff } from './en/staff.ts'
import { tell as enTell } from './en/tell.ts'
import { timeline as enTimeline } from './en/timeline.ts'
import { why as enWhy } from './en/why.ts'
import { words as enWords } from './en/words.ts'
import { contact as roContact } from './ro/contact.ts'
import { director as roDirector } from './ro/director.ts'
import { disputes as roDisputes } from './ro/disputes.ts'
import { kept as roKept } from './ro/kept.ts'
import { mail as roMail } from './ro/mail.ts'
import { page as roPage } from './ro/page.ts'
import { sayingNo as roSayingNo } from './ro/saying-no.ts'
import { staff as roStaff } from './ro/staff.ts'
import { tell as roTell } from './ro/tell.ts'
import { timeline as roTimeline } from './ro/timeline.ts'
import { why as roWhy } from './ro/why.ts'
import { words as roWords } from './ro/words.ts'
import { contact as ruContact } from './ru/contact.ts'
import { director as ruDirector } from './ru/director.ts'
import { disputes as ruDisputes } from './ru/disputes.ts'
import { kept as ruKept } from './ru/kept.ts'
import { mail as ruMail } from './ru/mail.ts'
import { page as ruPage } from './ru/page.ts'
import { sayingNo as ruSayingNo } from './ru/saying-no.ts'
import { staff as ruStaff } from './ru/staff.ts'
import { tell as ruTell } from './ru/tell.ts'
import { timeline as ruTimeline } from './ru/timeline.ts'
import { why as ruWhy } from './ru/why.ts'
import { words as ruWords } from './ru/words.ts'

const en = {
  ...enMail,
  ...enSayingNo,
  ...enWords,
  ...enPage,
  ...enStaff,
  ...enTimeline,
  ...enWhy,
  ...enDirector,
  ...enDisputes,
  ...enContact,
  ...enTell,
  ...enKept,
} as const

export type MessageName = keyof typeof en

export const catalog = {
  en,
  ru: {
    ...ruMail,
    ...ruSayingNo,
    ...ruWords,
    ...ruPage,
    ...ruStaff,
    ...ruTimeline,
    ...ruWhy,
    ...ruDirector,
    ...ruDisputes,
    ...ruContact,
    ...ruTell,
    ...ruKept,
  },
  ro: {
    ...roMail,
    ...roSayingNo,
    ...roWords,
    ...roPage,
    ...roStaff,
    ...roTimeline,
    ...roWhy,
    ...roDirector,
    ...roDisputes,
    ...roContact,
    ...roTell,
    ...roKept,
  },
} as const satisfies Record<Locale, Record<MessageName, string>>
