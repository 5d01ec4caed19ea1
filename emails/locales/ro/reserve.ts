import type { reserve as en } from '../en/reserve.ts'

/** Rezerva lunii, codurile peste plafon și istoricul reclamațiilor unui client. */
export const reserve = {
  'mail.reserve.subject': '{step, select, low {Rezerva lunii: {share} % angajat} other {Rezerva lunii s-a epuizat}}',
  'mail.reserve.lead':
    '{step, select, low {Din suma pusă deoparte luna aceasta pentru îndreptarea greșelilor, {share} % este deja angajat.} other {Suma pusă deoparte luna aceasta pentru îndreptarea greșelilor este angajată în întregime: {share} %.}}',
  'mail.reserve.button': 'Vedeți rezerva',
  'mail.staff.task.release-code': 'verificați un cod {brief}',
  'words.task.release-code': 'Verificați un cod peste plafon',
  'staff.task.release-code': 'Aprobați codul',
  'staff.release.cap':
    '{cap, select, person-year {Este mai mult decât primește o persoană într-un an fără decizia unui coordonator.} other {Este mai mult decât oferă magazinul în 24 de ore fără decizia unui coordonator.}} Clientul a văzut {value}, iar suma îi rămâne.',
  'timeline.move.release-code': 'Un coordonator aprobă codul',
  'timeline.why.task-opened-release-code': 'S-a atins un plafon, așa că mai întâi codul este văzut de un coordonator.',
  'page.next.code': 'Codul ajunge {when}.',
  'staff.nav.reserve': 'Rezervă',
  'staff.reserve.title': 'Rezerva: {month}',
  'staff.reserve.by-sum': 'Magazinul pune deoparte aceeași sumă în fiecare lună.',
  'staff.reserve.by-share': 'O parte din ce au adus comenzile plătite luna trecută.',
  'staff.reserve.used': '{share} din rezervă este angajat',
  'staff.reserve.monthly': 'Pus deoparte',
  'staff.reserve.spent': 'Cheltuit',
  'staff.reserve.expected': 'Încă așteptat',
  'staff.reserve.free': 'Liber',
  'staff.reserve.face': 'Coduri active la valoarea nominală',
  'staff.reserve.chance': 'Șansa ca un cod să fie folosit',
  'staff.reserve.mark': 'Alerte la 80 % și la 100 %',
  'staff.reserve.step.ample': 'Este loc: ofertele noi cuprind ce prevăd regulile.',
  'staff.reserve.step.low':
    'Ofertele noi cuprind variante mai ieftine: o parte din bani sau o sumă pentru comanda următoare în locul banilor înapoi integral. Sunt mereu trei, iar ce a văzut deja clientul rămâne.',
  'staff.reserve.step.empty':
    'Ofertele noi cuprind variante care nu iau bani din rezervă. Sunt mereu trei, ce a văzut deja clientul rămâne, iar un coleg poate oferi în continuare orice.',
  'staff.reserve.how':
    'Cheltuit: banii, cadourile și micile atenții acordate luna aceasta și codurile ei folosite. Încă așteptat: codurile lunii care mai pot fi folosite, la șansa cu care se folosesc. Șansa se știe din codurile al căror termen a trecut.',
  'staff.reserve.none': 'Nu este pusă deoparte nicio rezervă',
  'staff.reserve.none-text':
    'După ce magazinul alege o sumă pe lună sau o parte din comenzile plătite, aici se vede cât a mai rămas, iar alertele vin înainte să se termine.',
  'staff.reserve.caps': 'Plafoane',
  'staff.reserve.caps-how':
    'Un cod care ar depăși un plafon așteaptă decizia unui coordonator. Clientului îi rămâne ce a văzut și știe până când vine codul.',
  'staff.reserve.caps-none': 'Nu este stabilit niciun plafon.',
  'staff.reserve.cap-what': 'Plafon',
  'staff.reserve.cap-most': 'Cel mult',
  'staff.reserve.cap-given': 'Oferit',
  'staff.reserve.cap.complaint': 'O reclamație',
  'staff.reserve.cap.person-year': 'O persoană în 365 de zile',
  'staff.reserve.cap.shop-day': 'Magazinul în 24 de ore',
  'staff.history': 'Istoricul reclamațiilor',
  'staff.history.claims': 'Reclamații anterioare',
  'staff.history.claims-count':
    '{count, plural, =0 {niciuna} other {#}}{year, plural, =0 {} other {, din care în ultimele douăsprezece luni: #}}',
  'staff.history.given': 'Oferit clientului',
  'staff.history.nothing': 'încă nimic',
  'staff.history.outcomes': 'Cum s-au încheiat',
  'staff.history.outcome': '{outcome}: {count}',
  'staff.history.open': 'încă deschise: {count}',
  'staff.history.per-order': 'Reclamații la comenzi plătite',
  'staff.history.per-order-few': '{complaints} la {orders}',
  'staff.history.per-order-of': '{complaints} la {orders} ({share})',
  'staff.history.why.first': 'Este prima reclamație.',
  'staff.history.why.rare': 'Reclamă rar.',
  'staff.history.why.often':
    'O reclamație la fiecare a doua comandă sau mai des. Înainte de a decide, întrebați ce nu merge de fiecare dată.',
  'staff.history.why.same': 'Același fel de problemă a {count}-a oară: poate cauza este la noi.',
  'staff.history.why.given': 'Ce a primit clientul înseamnă {share} din cât a plătit.',
  'staff.history.why.disputes':
    '{count, plural, one {Una dintre aceste reclamații a venit prin bancă.} few {# dintre aceste reclamații au venit prin bancă.} other {# dintre aceste reclamații au venit prin bancă.}}',
  'staff.history.decides': 'Nimic de aici nu refuză de la sine: decide un om.',
} as const satisfies Record<keyof typeof en, string>
