/** Apeluri, ore și mementouri: cum și când luăm legătura cu clientul. */
import type { contact as english } from '../en/contact.ts'

export const contact = {
  'words.between': '{day}, între {from} și {to}',

  'page.letters.resume':
    'V-ați răzgândit? Puteți primi din nou mementouri despre comandă. Noutăți și felicitări nu trimitem decât dacă ni le cereți.',
  'page.letters.resume-button': 'Trimiteți-mi din nou mementouri',
  'page.done.resume': 'Gata. Veți primi din nou mementouri, fără noutăți.',
  'page.error.slot-taken':
    'Ora aceasta tocmai a fost rezervată. Alegeți, vă rugăm, alta; numărul dumneavoastră a rămas completat.',

  'mail.staff.task.ship': 'trimiteți produsul {brief}',
  'mail.staff.task.refund': 'returnați banii {brief}',
  'mail.staff.task.do-remedy': 'faceți ce s-a promis {brief}',
  'mail.staff.task.send-gift': 'trimiteți cadoul {brief}',
  'mail.staff.task.reply-to-proposal': 'răspundeți la propunere {brief}',
  'mail.staff.task.approve-letter': 'aprobați scrisoarea {brief}',
  'mail.staff.task.call-back': 'sunați clientul {brief}',
  'mail.staff.task.call-unhappy': 'sunați clientul {brief}',
  'mail.staff.task.reply': 'răspundeți clientului {brief}',
  'mail.staff.task.check-delivery': 'aflați dacă a ajuns {brief}',
  'mail.staff.task.answer-dispute': 'răspundeți băncii {brief}',
  'mail.staff.task.find-contact': 'găsiți o cale de contact {brief}',
  'mail.staff.task.mail-did-not-arrive': 'contactați altfel clientul {brief}',
  'mail.staff.task.check-code': 'verificați codul {brief}',
  'mail.staff.task.give-extra': 'oferiți mica atenție {brief}',
  'mail.staff.task.approve-request': 'decideți asupra cererii {brief}',
  'mail.staff.task.decide': 'decideți ce urmează {brief}',
  'mail.staff.call.when': 'De sunat',
  'mail.staff.call.theirs': 'Ora clientului',
  'mail.staff.call.offered': 'Oferim',
  'mail.staff.call.chosen': 'Clientul a ales',

  'staff.call.when': 'Când',
  'staff.call.theirs': 'Ora clientului',
  'staff.call.hours': '{from}–{to}',
  'staff.call.same': 'aceeași ca la dumneavoastră',
  'staff.call.happened': 'Ce s-a întâmplat',
  'staff.call.offered': 'Ce oferim',
  'staff.call.chosen': 'Ce a ales',
  'staff.call.said': 'Ce a spus clientul',
  'staff.call.unsaid': 'Mai bine nespus',
  'staff.call.unsaid-text':
    'Cine e de vină, „niciodată de acum înainte”, „așa e regulamentul”. Nu cereți să povestească totul din nou: e scris aici. Cereți scuze o singură dată, apoi spuneți ce se face și până când.',
  'staff.contact.by-phone': 'Mesajele nu ajung la client. Sunați:',
  'staff.contact.by-nothing':
    'Mesajele nu ajung la client și nu avem niciun număr. Poate există unul în comanda din magazinul dumneavoastră.',
  'staff.zone': 'Ceasul clientului',
  'staff.zone.customer': 'comunicat de magazin',
  'staff.zone.phone': 'după țara numărului',
  'staff.zone.shop': 'fusul clientului nu e cunoscut, e luat cel al magazinului',
  'staff.waits': 'pleacă {when}',

  'timeline.reminders-resumed': 'Clientul vrea din nou mementouri',
} as const satisfies Record<keyof typeof english, string>
