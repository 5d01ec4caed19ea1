import type { staffEarnings as english } from '../en/staff-earnings.ts'

export const staffEarnings = {
  'staff.nav.earnings': 'Rentabilitate',
  'staff.earnings.title': 'Ce aduce îndreptarea greșelilor',
  'staff.earnings.lead':
    'Reclamațiile primite în această perioadă: cât au costat până acum și ce au adus comenzile următoare ale acestor clienți.',
  'staff.earnings.spent': 'cheltuit până acum',
  'staff.earnings.margin': 'marja comenzilor următoare',
  'staff.earnings.result': 'rămas după cheltuieli',
  'staff.earnings.back': 'au comandat din nou',
  'staff.earnings.dates-wrong': 'Din aceste date nu iese o perioadă: se vede ultimul an.',
  'staff.earnings.none': 'În această perioadă nu a venit nicio reclamație',
  'staff.earnings.none-text':
    'De îndată ce apar reclamații, aici se va vedea cât au costat și ce au adus comenzile următoare ale clienților.',
  'staff.earnings.currencies': 'Moneda',
  'staff.earnings.return': 'Randamentul îndreptării',
  'staff.earnings.return-unknown':
    'Încă nu este măsurat. O parte dintre acești clienți ar fi comandat oricum din nou; câți anume se vede doar alături de clienții cărora nu le scriem, iar pentru asta este prea devreme.',
  'staff.earnings.return-known':
    'În {days, plural, one {# zi} few {# zile} other {# de zile}}, fiecare client căruia îi scriem aduce o marjă cu {gain} mai mare decât cei cărora nu le scriem, după scăderea codurilor (cu încredere de 95 %, între {low} și {high}). Pentru {count, plural, one {# client} few {# clienți} other {# de clienți}} din această perioadă, dintre cei cărora le scriem, înseamnă circa {all}.',
  'staff.earnings.return-more': 'Cum se măsoară',
  'staff.earnings.return-share': 'Adică {share} din ce s-a cheltuit.',
  'staff.earnings.margin-own': 'Marja: {share} din valoarea comenzii, așa cum spun regulile.',
  'staff.earnings.margin-usual':
    'Marja: {share} din valoarea comenzii. Este valoarea obișnuită; pe cea a magazinului o puteți stabili în reguli.',
  'staff.earnings.hour-known': 'O oră de lucru a unui om: {sum}.',
  'staff.earnings.hour-unknown':
    'Cât costă o oră de lucru nu este stabilit în reguli: timpul se vede, dar nu intră în cheltuieli.',
  'staff.earnings.cost-parts': 'Din ce se compun cheltuielile',
  'staff.earnings.fix': 'Îndreptare',
  'staff.earnings.gift': 'Cadouri și mici atenții',
  'staff.earnings.codes': 'Coduri folosite',
  'staff.earnings.staff': 'Timpul echipei',
  'staff.earnings.all': 'Cheltuieli',
  'staff.earnings.by-stretch': 'Când a venit reclamația',
  'staff.earnings.by-cause': 'Ce s-a întâmplat',
  'staff.earnings.by-remedy': 'Cum s-a îndreptat',
  'staff.earnings.by-compensation': 'Cadou sau bonus',
  'staff.earnings.bars-about':
    'Pe fiecare rând două bare: cheltuielile și marja comenzilor următoare. Cifrele sunt în tabelul de mai jos.',
  'staff.earnings.windows': 'Cine a comandat din nou și cât de repede',
  'staff.earnings.windows-about':
    'Câte o bară pentru fiecare interval: ponderea clienților care au comandat din nou în acest timp. Cifrele sunt în tabelul de mai jos.',
  'staff.earnings.windows-how':
    'Se numără din ziua în care s-a convenit cum se îndreaptă lucrurile; doar reclamațiile pentru care acest interval a trecut deja.',
  'staff.earnings.within': '{days, plural, one {într-o zi} few {în # zile} other {în # de zile}}',
  'staff.earnings.share-of': '{share}, {count} din {of}',
  'staff.earnings.too-early': 'prea devreme',
  'staff.earnings.table': 'Ca tabel',
  'staff.earnings.csv': 'Acest tabel în CSV',
  'staff.earnings.csv-complaints': 'Toate reclamațiile în CSV',
  'staff.earnings.complaints': 'Reclamații',
  'staff.earnings.offered': 'Propus',
  'staff.earnings.chosen': 'Ales',
  'staff.earnings.agreed': 'Convenite sau închise',
  'staff.earnings.came-back': 'Au comandat din nou',
  'staff.earnings.orders': 'Comenzi următoare',
  'staff.earnings.revenue': 'Valoarea lor',
  'staff.earnings.margin-head': 'Marja',
  'staff.earnings.left': 'Rămas',
  'staff.earnings.minutes': 'Minute ale echipei',
  'staff.earnings.currency': 'Moneda',
  'staff.earnings.complaint': 'Reclamația',
  'staff.earnings.received': 'Primită',
  'staff.earnings.order': 'Comanda',
  'staff.earnings.agreed-at': 'Convenit',
  'staff.earnings.proposal': 'propunerea clientului',
  'staff.earnings.nothing': 'nimic ales',
  'staff.earnings.codes-part': 'Codurile acestor reclamații',
  'staff.earnings.codes-issued': 'Emise',
  'staff.earnings.codes-used': 'Folosite, din cele folosite sau expirate',
  'staff.earnings.codes-median': 'Jumătate folosite în',
  'staff.earnings.open-part': 'Coduri valabile astăzi',
  'staff.earnings.open-face':
    '{count, plural, one {un cod, la valoarea nominală} few {# coduri, la valoarea nominală} other {# de coduri, la valoarea nominală}}',
  'staff.earnings.open-expected': 'De așteptat să se folosească',
  'staff.earnings.open-how':
    'Probabilitatea de folosire, {share}, vine din soarta codurilor de până acum ale magazinului; cât timp acestea sunt puține, contează și valoarea din reguli.',
  'staff.earnings.example': 'Cum se calculează: un exemplu',
  'staff.earnings.example-text':
    'La o comandă de {order} ceva nu a mers bine. Îndreptarea a costat {fix}, cadoul {gift}, iar bonusul a fost de {bonus}. Comanda următoare a valorat {next}, iar clientul a plătit {pays}. La o marjă de {share} ea a adus {margin}; după ce scădem bonusul, îndreptarea și cadoul, rămân {gain}.',
  'staff.earnings.how':
    'Fiecare comandă se numără o singură dată: la reclamația al cărei cod s-a folosit în ea, altfel la ultima convenită înaintea ei, în decurs de un an. Marfa trimisă din nou intră cu suma notată pentru ea; dacă nu este notată, nu intră. API-ul dă aceleași cifre.',
  'staff.task.minutes': 'A durat, min',
} as const satisfies Record<keyof typeof english, string>
