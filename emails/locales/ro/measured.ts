import type { measured as english } from '../en/measured.ts'

export const measured = {
  'staff.nav.measured': 'Efect',
  'staff.nav.customers': 'Clienți',
  'staff.measured.title': 'Ajută scrisorile noastre?',
  'staff.measured.lead':
    'După o reclamație le scriem din când în când clienților care sunt de acord, iar pe {share} din toți clienții, trași la sorți, îi lăsăm în pace. Diferența dintre unii și ceilalți arată ce fac scrisorile noastre.',
  'staff.measured.nobody-alone':
    'Regulile de acum nu mai lasă pe nimeni în pace. Cei trași la sorți înainte sunt comparați în continuare; nimic nou nu mai poate fi măsurat.',
  'staff.measured.in-care': 'Scriem: {touched}; lăsați în pace: {heldOut}.',
  'staff.measured.verdict-few': 'Este prea devreme ca să spunem',
  'staff.measured.verdict-unclear': 'Este prea devreme ca să spunem',
  'staff.measured.verdict-more': 'Da: mai mulți comandă din nou',
  'staff.measured.verdict-less': 'Nu: mai puțini comandă din nou',
  'staff.measured.few':
    'Până acum au trecut {days, plural, one {# zi} few {# zile} other {# de zile}} pentru {touched} dintre cei cărora le scriem și pentru {heldOut} dintre cei lăsați în pace. Este nevoie de cel puțin {least} de oameni în fiecare grup.',
  'staff.measured.found':
    'În {days, plural, one {# zi} few {# zile} other {# de zile}} au comandat din nou {one} dintre cei cărora le scriem și {two} dintre cei lăsați în pace. Diferența este între {low} și {high} puncte procentuale.',
  'staff.measured.unclear': 'S-ar putea să nu existe deloc.',
  'staff.measured.visible':
    'La atâția oameni, o diferență de {points} puncte procentuale s-ar vedea în patru cazuri din cinci; una mai mică poate rămâne ascunsă.',
  'staff.measured.category': 'Ce s-a întâmplat',
  'staff.measured.remedy': 'Cum s-a îndreptat',
  'staff.measured.cause': 'Cauza',
  'staff.measured.any': 'toate',
  'staff.measured.returned': 'Cine a comandat din nou',
  'staff.measured.returned-about':
    'Câte două bare pentru fiecare interval de timp: cei cărora le scriem și cei lăsați în pace. Linia de la capătul barei este intervalul de încredere de 95 %. Cifrele sunt în tabelul de mai jos.',
  'staff.measured.margin': 'Marja fiecărui client, după scăderea codurilor',
  'staff.measured.waited': 'Zile până la următoarea comandă',
  'staff.measured.waited-how': 'Cine nu a comandat intră cu toate zilele. Mai puțin înseamnă mai devreme.',
  'staff.measured.stretch': 'Interval',
  'staff.measured.touched': 'Le scriem',
  'staff.measured.held-out': 'Lăsați în pace',
  'staff.measured.difference': 'Diferența',
  'staff.measured.points': 'Diferența, p.p.',
  'staff.measured.says': 'Ce înseamnă',
  'staff.measured.says-few': 'prea devreme: prea puțini oameni',
  'staff.measured.says-few-ordered': 'prea devreme: prea puțini au comandat',
  'staff.measured.says-unclear': 'prea devreme: poate nu există',
  'staff.measured.says-more': 'mai mult',
  'staff.measured.says-less': 'mai puțin',
  'staff.measured.says-sooner': 'mai devreme',
  'staff.measured.says-later': 'mai târziu',
  'staff.measured.of': '{count} din {of}',
  'staff.measured.to': 'între {low} și {high}',
  'staff.measured.how': 'Cum se calculează',
  'staff.measured.how-drawn':
    'Fiecare este numărat acolo unde l-au trimis sorții, din ziua în care s-a încheiat reclamația, indiferent dacă a primit sau nu o scrisoare. Cine nu a fost de acord cu scrisorile se află în ambele grupuri, așa că printre cititori diferența este mai mare. Intră în calcul doar cei pentru care a trecut tot intervalul.',
  'staff.measured.how-rule':
    'Vorbim de o diferență când intervalul ei de încredere de 95 % nu îl cuprinde pe zero și fiecare grup are cel puțin {least} de oameni. Pentru marjă, cel puțin {buyers} de oameni din fiecare grup trebuie să fi comandat.',
  'staff.measured.how-one':
    'Hotărăște fraza de sus: cel mai lung interval cu destui oameni. Din douăzeci de alte comparații, cam una arată o diferență din pură întâmplare; luați-le ca indicii și nu vă uitați în fiecare zi până apare una.',
  'staff.measured.how-methods':
    'Proporții: intervalul lui Wilson și diferența lui Newcombe. Zile: Welch. Marjă: Welch, cu corecția lui Hall pentru puținele comenzi mari; presupunem că oamenii hotărăsc independent unii de alții.',
  'staff.measured.how-margin':
    'Marja este {share} din comandă, în {currency}. Comenzile în alte valute se numără doar ca atare, fără sumă.',
  'staff.customers.title': 'Clienții după o reclamație',
  'staff.customers.lead':
    'Fiecare client a cărui reclamație s-a încheiat este într-una din patru stări, iar fiecare stare are un motiv.',
  'staff.customers.rhythm':
    'Ritmul magazinului: după {days, plural, one {# zi} few {# zile} other {# de zile}} fără comandă, clientul este socotit tăcut. Măsurat pe {sample, plural, one {# pauză} few {# pauze} other {# de pauze}} între comenzi.',
  'staff.customers.rhythm-unknown':
    'Ritmul magazinului nu se cunoaște încă: prea puțini oameni au comandat de două ori. Până atunci se aplică termenul din reguli.',
  'staff.customers.states': 'Stări',
  'staff.customers.who': 'Client',
  'staff.customers.why': 'De ce',
  'staff.customers.since': 'De când',
  'staff.customers.letters': 'Scrisori',
  'staff.customers.count':
    '{count, plural, =0 {nicio scrisoare} one {# scrisoare} few {# scrisori} other {# de scrisori}}',
  'staff.customers.last': 'ultima: {when}',
  'staff.customers.alone': 'lăsat în pace, pentru comparație',
  'staff.customers.unnamed': 'fără nume',
  'staff.customers.none': 'Nu este nimeni aici',
  'staff.customers.none-text':
    'Când o reclamație se încheie, clientul ei apare într-una dintre aceste stări, împreună cu motivul.',
} as const satisfies Record<keyof typeof english, string>
