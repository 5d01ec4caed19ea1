/** Every sentence for people, in every language. The English file of a section says which messages there are. */
import type { Locale } from '../../domain/locale.ts'
import { care as enCare } from './en/care.ts'
import { causes as enCauses } from './en/causes.ts'
import { checkout as enCheckout } from './en/checkout.ts'
import { contact as enContact } from './en/contact.ts'
import { director as enDirector } from './en/director.ts'
import { disputes as enDisputes } from './en/disputes.ts'
import { gifts as enGifts } from './en/gifts.ts'
import { helped as enHelped } from './en/helped.ts'
import { kept as enKept } from './en/kept.ts'
import { mail as enMail } from './en/mail.ts'
import { page as enPage } from './en/page.ts'
import { recalls as enRecalls } from './en/recalls.ts'
import { refunds as enRefunds } from './en/refunds.ts'
import { reserve as enReserve } from './en/reserve.ts'
import { rights as enRights } from './en/rights.ts'
import { sayingNo as enSayingNo } from './en/saying-no.ts'
import { staff as enStaff } from './en/staff.ts'
import { tell as enTell } from './en/tell.ts'
import { timeline as enTimeline } from './en/timeline.ts'
import { why as enWhy } from './en/why.ts'
import { words as enWords } from './en/words.ts'
import { care as roCare } from './ro/care.ts'
import { causes as roCauses } from './ro/causes.ts'
import { checkout as roCheckout } from './ro/checkout.ts'
import { contact as roContact } from './ro/contact.ts'
import { director as roDirector } from './ro/director.ts'
import { disputes as roDisputes } from './ro/disputes.ts'
import { gifts as roGifts } from './ro/gifts.ts'
import { helped as roHelped } from './ro/helped.ts'
import { kept as roKept } from './ro/kept.ts'
import { mail as roMail } from './ro/mail.ts'
import { page as roPage } from './ro/page.ts'
import { recalls as roRecalls } from './ro/recalls.ts'
import { refunds as roRefunds } from './ro/refunds.ts'
import { reserve as roReserve } from './ro/reserve.ts'
import { rights as roRights } from './ro/rights.ts'
import { sayingNo as roSayingNo } from './ro/saying-no.ts'
import { staff as roStaff } from './ro/staff.ts'
import { tell as roTell } from './ro/tell.ts'
import { timeline as roTimeline } from './ro/timeline.ts'
import { why as roWhy } from './ro/why.ts'
import { words as roWords } from './ro/words.ts'
import { care as ruCare } from './ru/care.ts'
import { causes as ruCauses } from './ru/causes.ts'
import { checkout as ruCheckout } from './ru/checkout.ts'
import { contact as ruContact } from './ru/contact.ts'
import { director as ruDirector } from './ru/director.ts'
import { disputes as ruDisputes } from './ru/disputes.ts'
import { gifts as ruGifts } from './ru/gifts.ts'
import { helped as ruHelped } from './ru/helped.ts'
import { kept as ruKept } from './ru/kept.ts'
import { mail as ruMail } from './ru/mail.ts'
import { page as ruPage } from './ru/page.ts'
import { recalls as ruRecalls } from './ru/recalls.ts'
import { refunds as ruRefunds } from './ru/refunds.ts'
import { reserve as ruReserve } from './ru/reserve.ts'
import { rights as ruRights } from './ru/rights.ts'
import { sayingNo as ruSayingNo } from './ru/saying-no.ts'
import { staff as ruStaff } from './ru/staff.ts'
import { tell as ruTell } from './ru/tell.ts'
import { timeline as ruTimeline } from './ru/timeline.ts'
import { why as ruWhy } from './ru/why.ts'
import { words as ruWords } from './ru/words.ts'

const en = {
  ...enMail,
  ...enCare,
  ...enRights,
  ...enSayingNo,
  ...enReserve,
  ...enWords,
  ...enPage,
  ...enStaff,
  ...enTimeline,
  ...enWhy,
  ...enCauses,
  ...enCheckout,
  ...enDirector,
  ...enDisputes,
  ...enRefunds,
  ...enRecalls,
  ...enContact,
  ...enTell,
  ...enKept,
  ...enGifts,
  ...enHelped,
} as const

export type MessageName = keyof typeof en

export const catalog = {
  en,
  ru: {
    ...ruMail,
    ...ruCare,
    ...ruRights,
    ...ruSayingNo,
    ...ruReserve,
    ...ruWords,
    ...ruPage,
    ...ruStaff,
    ...ruTimeline,
    ...ruWhy,
    ...ruCauses,
    ...ruCheckout,
    ...ruDirector,
    ...ruDisputes,
    ...ruRefunds,
    ...ruRecalls,
    ...ruContact,
    ...ruTell,
    ...ruKept,
    ...ruGifts,
    ...ruHelped,
  },
  ro: {
    ...roMail,
    ...roCare,
    ...roRights,
    ...roSayingNo,
    ...roReserve,
    ...roWords,
    ...roPage,
    ...roStaff,
    ...roTimeline,
    ...roWhy,
    ...roCauses,
    ...roCheckout,
    ...roDirector,
    ...roDisputes,
    ...roRefunds,
    ...roRecalls,
    ...roContact,
    ...roTell,
    ...roKept,
    ...roGifts,
    ...roHelped,
  },
} as const satisfies Record<Locale, Record<MessageName, string>>
