/** Drepturile oamenilor: să fie de acord și să renunțe, să primească o copie, să fie uitați. */
export const rights = {
  'mail.confirm.subject':
    '{act, select, consent {confirmați felicitările și noutățile} export {o copie a datelor păstrate} other {despre ștergerea datelor}}',
  'mail.confirm.lead':
    '{act, select, consent {Ați cerut felicitări și noutăți de la {shop}, cel mult de șase ori pe an.} export {Ați cerut o copie a tot ce păstrăm despre dumneavoastră.} other {Ați cerut să ștergem tot ce păstrăm despre dumneavoastră.}}',
  'mail.confirm.follows':
    '{act, select, consent {Apăsați butonul și vă scriem. Este valabil {until}.} export {Butonul vă arată copia. Este valabil {until}.} other {Butonul vă arată ce dispare și ce rămâne și vă întreabă încă o dată. Este valabil {until}.}}',
  'mail.confirm.button':
    '{act, select, consent {Da, îmi puteți scrie} export {Arătați-mi copia} other {Văd ce se șterge}}',
  'mail.confirm.nothing': 'Dacă nu ați fost dumneavoastră, nu trebuie să faceți nimic: totul rămâne cum este.',
  'words.mail.confirm': 'cererea de confirmare',
  'timeline.why.mail-confirm': 'Poate confirma doar cine citește acea căsuță poștală.',
  'timeline.confirmation-asked': 'S-a cerut confirmarea prin e-mail',
  'timeline.export-confirmed': 'Clientul a luat o copie a datelor sale',
  'timeline.erasure-confirmed': 'Clientul a confirmat că vrea să fie uitat',
  'timeline.erased': 'Datele clientului au fost șterse',

  'page.done.consent-asked':
    'Vă mulțumim. A mai rămas un pas: v-am trimis un mesaj, iar butonul din el confirmă că adresa este a dumneavoastră.',
  'page.done.export': 'V-am trimis un mesaj. Butonul din el vă arată copia.',
  'page.done.erase-by-person':
    'Am notat cererea. Nu putem scrie la adresa dumneavoastră, așa că se ocupă o persoană, cel târziu {day}.',
  'page.letters.since': 'Ați fost de acord {day}.',
  'page.letters.asked':
    'Am notat {day} că doriți felicitări și noutăți. Le veți primi după ce apăsați butonul din mesajul nostru.',
  'page.data.known-since': 'Vă cunoaștem din',
  'page.data.copy':
    'Puteți primi o copie a tuturor datelor. Vă trimitem linkul prin e-mail, ca să nu ajungă copia la altcineva.',
  'page.data.copy-button': 'Trimiteți-mi o copie',

  'rights.consent.title': 'Vă putem scrie?',
  'rights.consent.text':
    'Felicitări și noutăți de la {shop} prin e-mail, cel mult de șase ori pe an. Puteți renunța oricând, cu un singur clic.',
  'rights.consent.button': 'Da, scrieți-mi',
  'rights.consent.done.title': 'Vă mulțumim',
  'rights.consent.done': 'Vă vom scrie rar și pe scurt.',
  'rights.export.title': 'Copia dumneavoastră',
  'rights.export.text': 'Tot ce păstrăm despre dumneavoastră: ca pagină de citit și ca fișier pentru calculator.',
  'rights.export.button': 'Arătați-mi copia',
  'rights.export.file': 'Descărcați fișierul (JSON)',
  'rights.export.words': 'ce ați scris',
  'rights.export.letter': 'ce v-am scris sau am scris despre dumneavoastră',
  'rights.export.habits': 'limba, etichetele, cât ați cumpărat',
  'rights.erasure.title': 'Ștergerea tuturor datelor dumneavoastră',
  'rights.erasure.text':
    'Numele, adresele, tot ce ați scris, fotografiile și mesajele noastre către dumneavoastră se șterg imediat. Nu mai pot fi aduse înapoi.',
  'rights.erasure.open':
    'Reclamația dumneavoastră este încă deschisă. Ea se încheie astfel: ce nu a ajuns încă la dumneavoastră nu mai vine.',
  'rights.erasure.codes': 'Codul bonus pe care îl aveți rămâne valabil. Notați-l: după aceea nu mai apare nicăieri.',
  'rights.erasure.stays':
    'Ce s-a plătit, s-a returnat și s-a folosit rămâne în evidențe, fiindcă legea o cere. Acolo nu mai apare numele dumneavoastră.',
  'rights.erasure.button': 'Ștergeți tot ce știți despre mine',
  'rights.erasure.done.title': 'Datele au fost șterse',
  'rights.erasure.done':
    'Nu mai avem numele, adresele și cuvintele dumneavoastră și nu vă mai scriem. Vă dorim numai bine.',
  'rights.erasure.waits.title': 'Datele vor fi șterse',
  'rights.erasure.waits.dispute':
    'Banca dumneavoastră analizează încă plata{until, select, none {} other { și așteaptă un răspuns {until}}}. Până la decizia ei trebuie să păstrăm ce ar putea cere. Apoi totul se șterge de la sine; nu trebuie să faceți nimic.',
  'rights.erasure.waits.refund':
    'Banii sunt încă pe drum spre dumneavoastră{until, select, none {} other {, cu termen {until}}}. Când ajung, totul se șterge de la sine; nu trebuie să faceți nimic.',
  'rights.gone.title': 'Aici nu mai este nimic',
  'rights.gone.text':
    'Ce era pe această pagină s-a șters, așa cum s-a cerut. Nu mai avem numele, adresele și cuvintele dumneavoastră.',
  'rights.over.title': 'Linkul nu mai este valabil',
  'rights.over.text': 'Nu s-a schimbat nimic. Puteți cere din nou pe pagina dumneavoastră.',
  'rights.over.button': 'La pagina mea',

  'staff.nav.register': 'Registru',
  'staff.register.lead':
    'Ce se păstrează despre oameni, de ce și cât timp. Pagina este scrisă după harta bazei de date: nu se păstrează nimic altceva.',
  'staff.register.what': 'Ce',
  'staff.register.where': 'Unde',
  'staff.register.how-long': 'Cât timp',
  'staff.register.ids': 'doar numere, stări, sume și date',
  'staff.register.staff': 'cine din echipă a făcut-o',
  'staff.register.outside':
    'În afara acestei baze: mesajele se află la furnizorul de e-mail cât timp își păstrează el înregistrările, iar baza poate fi readusă la orice moment din ultimele 30 de zile. Cine o readuce trebuie să șteargă din nou.',
  'register.purpose.contact': 'Ca să știm cu cine vorbim și cum îl putem contacta',
  'register.purpose.recovery': 'Ca să îndreptăm ce nu a mers bine și să arătăm mai târziu ce s-a promis și s-a făcut',
  'register.purpose.intake': 'Ca să primim fiecare mesaj o singură dată și să înțelegem mai târziu ce a venit',
  'register.purpose.mail': 'Ca să trimitem fiecare mesaj o singură dată și să arătăm ce conținea',
  'register.purpose.value': 'Ca să plătim, să returnăm bani, să onorăm codurile și să ținem evidențele cerute de lege',
  'register.purpose.wishes': 'Ca să dovedim cine și cu ce a fost de acord și ca un om uitat să rămână uitat',
  'register.purpose.care': 'Ca să scriem rar, doar celor care au fost de acord, și să vedem dacă a ajutat',
  'register.purpose.people': 'Ca să știm cine din echipă ce poate face și ce a făcut',
  'register.purpose.shop': 'Ca să lucrăm după regulile stabilite de magazin',
  'register.purpose.machine': 'Ca fiecare pas să se facă o singură dată și la rând',
  'register.term.person':
    'Până când persoana cere ștergerea sau până {months, plural, one {trece o lună} few {trec # luni} other {trec # de luni}} de la ultima reclamație închisă și ultima comandă',
  'register.term.books': 'Pentru evidențe: rămâne și după ștergere, dar nu mai numește pe nimeni',
  'register.term.raw':
    '{days, plural, one {o zi} few {# zile} other {# de zile}} sau până la ștergerea datelor persoanei',
  'register.term.settings': 'Până când magazinul schimbă',
  'register.term.days': 'Cât este în folosință; un link 120 de zile',
  'register.content.name': 'numele',
  'register.content.address': 'adresa de e-mail',
  'register.content.phone': 'numărul de telefon',
  'register.content.account': 'numărul unui cont sau al unui mesaj',
  'register.content.words': 'ce a scris persoana',
  'register.content.letter': 'ce i-am scris sau am scris despre ea',
  'register.content.habits': 'limba, etichetele, cât cumpără',
  'register.content.place': 'țara și fusul orar',
  'register.content.message': 'mesajele așa cum au sosit',
  'register.content.picture': 'fotografii',

  'staff.policy.cell.retention.closedMonths': 'Uităm clientul după ultima reclamație și ultima comandă, luni',
  'staff.policy.cell.retention.rawDays': 'Mesajele care nu au putut fi citite se păstrează, zile',
  'words.task.erase-customer': 'Ștergeți datele clientului: a cerut-o, iar mesajele noastre nu ajung la el',
  'staff.task.erase-customer': 'Rezolvat',
  'mail.staff.task.erase-customer': 'ștergeți datele clientului {brief}',
  'words.task.reported-as-spam': 'Aflați de ce mesajul nostru a fost raportat ca spam',
  'staff.task.reported-as-spam': 'Am lămurit',
  'mail.staff.task.reported-as-spam': 'aflați de ce mesajul a fost raportat ca spam {brief}',
  'staff.erase.act': 'Datele clientului',
  'staff.erase.export': 'Descărcați tot ce păstrăm despre client',
  'staff.erase.export-hint':
    'Doar pentru client: asigurați-vă că el este cel care cere. În jurnal rămâne cine a descărcat.',
  'staff.erase.hint':
    'Numele, adresele, cuvintele, fotografiile și mesajele noastre dispar din toate reclamațiile clientului; cele deschise se încheie. Sumele rămân în evidențe, fără nume. Nu se mai poate reveni.',
  'staff.erase.send': 'Ștergeți tot despre client',
  'staff.done.erase': 'S-a șters. Ce a rămas nu numește pe nimeni.',
  'staff.refused.erasure_waits':
    'Încă nu se poate: o contestare a plății sau o returnare de bani nu s-a încheiat. Încercați din nou după aceea.',

  'staff.settings.promotional': 'Felicitările și noutățile vin de la',
  'staff.settings.promotional-same':
    'De la aceeași adresă. Un domeniu separat protejează răspunsurile la reclamații dacă felicitările sunt marcate ca spam.',
} as const
