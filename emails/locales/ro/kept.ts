import type { kept as english } from '../en/kept.ts'

export const kept = {
  'mail.slip.subject': 'un nou termen, {brief}',
  'mail.slip.lead':
    '{what, select, answer {V-am promis răspunsul complet {old}.} remedy {V-am promis că îndreptăm totul {old}.} proposal {V-am promis că vă răspundem la propunere {old}.} callback {V-am promis că vă sunăm {old}.} letter {V-am promis scrisoarea directorului {old}.} other {V-am promis că revenim {old}.}} Nu reușim până atunci. Ne pare rău; greșeala este a noastră.',
  'mail.slip.now': 'Chiar acum de asta se ocupă {name}.',
  'mail.slip.next':
    '{what, select, answer {Răspunsul complet vine {when}.} remedy {Îndreptăm totul {when}.} proposal {Răspunsul vine {when}.} callback {Vă sunăm {when}, la numărul pe care ni l-ați lăsat.} letter {Scrisoarea ajunge la dumneavoastră {when}.} other {{name} vă sună sau vă scrie {when}.}}',
  'mail.slip.extra.free-delivery':
    'Pentru că mai aveți de așteptat, livrarea următoarei comenzi este din partea noastră.',
  'mail.slip.extra.small-gift': 'Pentru că mai aveți de așteptat, primiți din partea noastră un mic cadou.',
  'mail.slip.extra.priority': 'Pentru că mai aveți de așteptat, următoarea dumneavoastră comandă are prioritate.',
  'mail.slip.extra.return-on-us': 'Pentru că mai aveți de așteptat, orice retur este pe cheltuiala noastră.',
  'mail.slip.extra.card-by-hand': 'Pentru că mai aveți de așteptat, vă trimitem un bilet scris de mână.',
  'mail.slip.callback': 'V-ar conveni mai bine altă oră? Răspundeți la acest mesaj.',
  'mail.waiting.subject':
    '{what, select, answer {vă răspundem {brief}} proposal {răspuns la propunere {brief}} other {revenim {brief}}}',
  'mail.waiting.lead':
    '{what, select, answer {Lucrăm în continuare la răspunsul pentru dumneavoastră.} proposal {Lucrăm în continuare la răspunsul la propunerea dumneavoastră.} other {Ne ocupăm în continuare de ceea ce ne-ați scris.}} De asta se ocupă {name}.',
  'mail.waiting.next':
    '{what, select, answer {Răspunsul complet vine {when}: câteva moduri de a îndrepta lucrurile, la alegerea dumneavoastră.} proposal {Răspunsul vine {when}: un acord, o propunere a noastră sau un refuz motivat.} other {{name} vă sună sau vă scrie {when}.}}',
  'mail.waiting.after': 'Până atunci nu trebuie să faceți nimic.',
  'mail.staff.waiting':
    '{step, select, half {A trecut jumătate din timpul de lucru, iar acest lucru nu este încă făcut: {what}.} most {Au trecut patru cincimi din timpul de lucru, iar acest lucru nu este încă făcut: {what}.} other {Nici de data aceasta nu se va face la timp: {what}.}}',
  'mail.staff.waiting.again':
    'Clientul a primit deja o dată un nou termen; de la sine nu mai pleacă nimic. Vă rugăm să vorbiți personal cu clientul.',
  'mail.staff.waiting.subject': '{what}, {brief}',
  'page.moved':
    '{what, select, answer {Răspunsul complet durează mai mult decât am promis ({old}).} remedy {Durează mai mult decât am promis ({old}).} proposal {Răspunsul la propunerea dumneavoastră durează mai mult decât am promis ({old}).} callback {Vă sunăm mai târziu decât am promis ({old}).} letter {Scrisoarea ajunge mai târziu decât am promis ({old}).} other {Durează mai mult decât am promis ({old}).}} {next}',
  'page.late-until':
    '{what, select, answer {V-am promis răspunsul complet {old} și nu am reușit.} proposal {V-am promis că vă răspundem la propunere {old} și nu am reușit.} callback {V-am promis că vă sunăm {old} și nu am reușit.} letter {V-am promis o scrisoare {old} și nu am reușit.} other {V-am promis acest lucru {old} și nu am reușit.}} {next}',
  'page.late-sent':
    'Coletul a fost trimis și ar fi trebuit să ajungă la dumneavoastră {when}. Încă nu a ajuns? Răspundeți la ultimul nostru mesaj: îl citește {name}.',
  'page.next.call-until': 'Vă sunăm {when}.',
  'page.story.promise-moved': 'V-am anunțat că durează mai mult și v-am comunicat un nou termen.',
  'staff.extra.free-delivery': 'livrare gratuită la următoarea comandă',
  'staff.extra.small-gift': 'un mic cadou',
  'staff.extra.priority': 'prioritate la următoarea comandă',
  'staff.extra.return-on-us': 'retur pe cheltuiala noastră',
  'staff.extra.card-by-hand': 'un bilet scris de mână',
  'staff.promise.moved': 'primul termen: {first}; clientul a fost anunțat {at}',
  'staff.promise.moved-late': 'primul termen: {first}; clientul nu a fost anunțat la timp',
  'staff.promise.usual':
    'de obicei aici: {length} ({sample, plural, one {o reclamație} few {# reclamații} other {# de reclamații}}); după regulile magazinului: {policy}',
  'staff.queue.moved': 'termen nou; primul a fost {first}',
  'staff.alarm.promise-at-risk': 'O promisiune nu va fi respectată: un om trebuie să vorbească cu clientul',
  'staff.figures.told': 'Cu întârziere, clientul anunțat dinainte: {count}',
  'staff.figures.rates': 'Termene',
  'staff.figures.rate-kept': 'La timp',
  'staff.figures.rate-early': 'Mai devreme',
  'staff.figures.settled': 'Încheiate',
  'staff.figures.by-kind': 'După promisiune',
  'staff.figures.by-owner': 'După persoană',
  'staff.figures.by-category': 'După ce nu a mers',
  'staff.figures.nobody': 'fără responsabil',
  'staff.figures.clocks': 'Două ceasuri',
  'staff.figures.clock-acknowledged': 'Până la primul răspuns',
  'staff.figures.clock-answered': 'Până la răspunsul complet',
  'staff.figures.clock-calendar': 'Calendaristic',
  'staff.figures.clock-working': 'Timp de lucru',
  'staff.figures.clock-count': 'Reclamații',
  'staff.figures.clocks-how':
    'Valoarea din mijloc: jumătate au fost mai rapide. Oferta care pleacă de la sine se consideră răspunsul complet; alegerea făcută de client pe pagină înaintea ei nu se numără.',
} as const satisfies Record<keyof typeof english, string>
