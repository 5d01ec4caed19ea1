/** Bani care se returnează de la sine: ce citesc colegii și ce citește clientul. */
import type { refunds as english } from '../en/refunds.ts'

export const refunds = {
  'timeline.refund-planned': 'Banii se returnează automat',
  'timeline.refund-paid': 'Banii au fost trimiși înapoi',
  'timeline.refund-refused': 'Banii nu au putut fi returnați automat',
  'timeline.why.refund-planned':
    'După regulile magazinului, sumele de acest fel se returnează automat, iar plata nu este contestată.',
  'timeline.why.refund-paid': 'Procesatorul de plăți a acceptat returnarea, deci nu mai trebuie să plătească nimeni.',
  'timeline.why.refund-refused': 'Nu se încearcă a doua oară pe nevăzute: preia un coleg.',
  'timeline.move.pay-back': 'Banii se returnează automat',
  'timeline.move.settle-refund': 'Se notează răspunsul procesatorului de plăți',
  'timeline.move.take-back-refund': 'Un coleg preia returnarea care nu a ajuns la client',
  'page.story.refund-paid': 'V-am trimis banii înapoi. Banca poate avea nevoie de câteva zile până îi afișează.',

  'words.refusal.disputed': 'Plata este contestată: clientul ar primi banii de două ori.',
  'words.refusal.too-much': 'Din plată a rămas mai puțin decât această sumă.',
  'words.refusal.changed': 'Acolo s-a returnat altă sumă decât știm noi. Verificați înainte de a plăti.',
  'words.refusal.currency': 'Plata s-a făcut în altă monedă.',
  'words.refusal.unpaid': 'Nu există o singură plată din care să se poată returna suma.',
  'words.refusal.no-access': 'Accesul nostru nu permite returnarea banilor.',
  'words.refusal.stopped': 'Returnarea a fost oprită înainte să plece ceva.',
  'words.refusal.declined': 'Procesatorul de plăți a refuzat.',
  'words.refusal.failed':
    'Banca clientului nu a acceptat banii, iar aceștia sunt din nou la magazin. Stabiliți cu clientul o altă cale.',
  'words.refusal.unknown': 'Nu s-a putut afla dacă banii au plecat. Verificați înainte de a plăti.',

  'staff.refund.on-its-way': 'Banii se returnează automat. În câteva minute se știe dacă a reușit.',
  'staff.refused.refund_on_its_way': 'Suma se returnează chiar acum, automat. În câteva minute se știe dacă a reușit.',
  'staff.refund.page': 'Deschideți plata: {source}',
  'staff.alarm.refund-refused': 'Banii nu au putut fi returnați automat',
  'staff.alarm.refund-unexpected': 'Banii au plecat la client, deși contestația oprise returnarea',
} as const satisfies Record<keyof typeof english, string>
