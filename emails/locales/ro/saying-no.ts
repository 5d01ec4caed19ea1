import type { sayingNo as english } from '../en/saying-no.ts'

export const sayingNo = {
  'mail.offer.counter-subject': 'răspunsul la propunerea dumneavoastră',
  'mail.offer.counter':
    'Oferta noastră, {sum}, este prima din lista de mai jos. O puteți accepta cu o singură apăsare sau puteți alege altceva.',
  'mail.decline.subject':
    '{to, select, proposal {răspunsul la propunerea dumneavoastră} other {răspunsul nostru și motivele}}',
  'mail.decline.lead':
    '{to, select, proposal {Vă mulțumim că ne-ați spus ce ar fi corect. Exact așa nu putem face și vă spunem de ce.} other {Ne-am uitat cu atenție la tot ce avem. Ce ne-ați cerut nu putem face și vă spunem de ce.}}',
  'mail.decline.why.more-than-failed': 'Este mai mult decât valorează ce nu a mers bine la comandă.',
  'mail.decline.why.cannot-be-done': 'Nu avem această posibilitate.',
  'mail.decline.why.not-our-order':
    'Am căutat comanda după nume, e-mail, număr și plată. Nu se află printre ale noastre: se pare că a fost făcută la alt vânzător.',
  'mail.decline.why.out-of-term': 'Termenul de retur și de reparație gratuită pentru această comandă s-a încheiat.',
  'mail.decline.why.wear': 'Am examinat produsul. Ce am găsit apare în timp, prin folosire.',
  'mail.decline.why.fault-not-found': 'Am examinat și am încercat produsul: totul a funcționat.',
  'mail.decline.why.already-refunded': 'Banii v-au fost deja returnați, pe aceeași cale pe care s-a plătit.',
  'mail.decline.why.no-proof': 'Din ce avem până acum nu se vede ce s-a întâmplat.',
  'mail.decline.else.not-our-order':
    'Vânzătorul este trecut pe bon sau pe extrasul de cont: de acolo vă poate ajuta. Dacă totuși ați cumpărat de la noi, cu alte date, trimiteți-ne numărul comenzii sau o fotografie a bonului și căutăm din nou.',
  'mail.decline.else.out-of-term':
    'Dacă v-ar ajuta o reparație, răspundeți la acest mesaj: vedem ce se poate face și vă spunem prețul dinainte.',
  'mail.decline.else.wear':
    'Dacă v-ar ajuta o reparație, răspundeți la acest mesaj: vedem ce se poate face și vă spunem prețul dinainte.',
  'mail.decline.else.fault-not-found':
    'Dacă se întâmplă din nou, este de ajuns o fotografie sau un scurt film: trimiteți-ni-le ca răspuns și verificăm din nou.',
  'mail.decline.else.already-refunded':
    'Dacă banii nu au ajuns, răspundeți la acest mesaj: vă trimitem numărul plății, după care o poate găsi banca.',
  'mail.decline.else.no-proof':
    'Este de ajuns o fotografie, un scurt film sau un document: trimiteți-ni-l ca răspuns și ne uităm din nou.',
  'mail.decline.else.own-words':
    'Dacă există ceva ce nu am văzut încă, trimiteți-ne ca răspuns la acest mesaj și ne uităm din nou.',
  'mail.decline.ways': 'Puteți alege în continuare oricare dintre aceste variante. Cum alegeți, începem:',
  'mail.decline.ways-button': 'Aleg',
  'mail.decline.gesture-code':
    'Ca să nu plecați cu mâna goală: {value} la următoarea comandă, de orice valoare. Codul este valabil {until}.',
  'mail.decline.gesture-extra': 'Și o mică atenție din partea noastră: {extra}.',
  'mail.decline.review':
    '{reviewer, select, yes {Dacă vedeți lucrurile altfel, răspundeți la acest mesaj: se mai uită o dată {name} și vă răspunde {within}.} other {Dacă vedeți lucrurile altfel, răspundeți la acest mesaj: ne mai uităm o dată și vă răspundem {within}.}}',
  'mail.farewell.subject': 'câteva cuvinte de la noi',
  'mail.farewell.lead':
    'Se pare că nu reușim să avem grijă de dumneavoastră așa cum aveți dreptul să vă așteptați. Credem că este mai bine să ne despărțim aici.',
  'mail.farewell.holds': 'Tot ce v-am promis rămâne valabil, iar {name} duce lucrurile la bun sfârșit.',
  'mail.farewell.quiet':
    'Nu veți mai primi de la noi oferte și noutăți. Dacă aveți nevoie de un răspuns despre comenzile dumneavoastră, răspundeți la acest mesaj: îl citește {name}.',
  'mail.farewell.wish': 'Vă mulțumim pentru timpul petrecut cu noi. Vă dorim numai bine.',
  'mail.staff.request-refused':
    'Cererea pe care ați trimis-o unui coleg a fost refuzată. Motivul este pe pagina reclamației.',
  'mail.staff.request-refused.subject': 'cererea a fost refuzată',

  'words.gesture.free-delivery': 'livrare gratuită la următoarea comandă',
  'words.gesture.small-gift': 'un mic cadou la următoarea comandă',
  'words.gesture.priority': 'prioritate la următoarea comandă',
  'words.gesture.return-on-us': 'returul pe cheltuiala noastră',
  'words.gesture.card-by-hand': 'un bilet scris de mână',
  'words.decline.more-than-failed': 'mai mult decât valorează ce nu a mers',
  'words.decline.cannot-be-done': 'nu avem această posibilitate',
  'words.decline.not-our-order': 'nu este comanda noastră',
  'words.decline.out-of-term': 'termenul s-a încheiat',
  'words.decline.wear': 'uzură, constatată la examinare',
  'words.decline.fault-not-found': 'examinat, totul funcționează',
  'words.decline.already-refunded': 'bani deja returnați',
  'words.decline.no-proof': 'încă nu se vede ce s-a întâmplat',
  'words.decline.own-words': 'alt motiv, cu cuvintele noastre',
  'words.asked.offer': 'o ofertă',
  'words.asked.answer-proposal': 'răspunsul la propunere',
  'words.asked.extend-code': 'prelungirea unui cod',
  'words.asked.close': 'închiderea reclamației',
  'words.asked.end-relation': 'despărțirea de client',
  'words.request-state.open': 'așteaptă o decizie',
  'words.request-state.approved': 'aprobată',
  'words.request-state.refused': 'refuzată',

  'page.proposal.usual-history':
    '{same, select, yes {În {count, plural, one {ultimul caz asemănător} few {ultimele # cazuri asemănătoare} other {ultimele # de cazuri asemănătoare}} în care s-a returnat o parte din bani, a fost {middle} din comandă: pentru a dumneavoastră, {sum}.} other {În {count, plural, one {ultimul caz asemănător} few {ultimele # cazuri asemănătoare} other {ultimele # de cazuri asemănătoare}} în care s-a returnat o parte din bani, a fost între {low} și {high} din comandă. La mijloc, {middle}: pentru a dumneavoastră, {sum}.}}',
  'page.proposal.usual-range':
    'Când returnăm o parte din bani în asemenea cazuri, de obicei este între {low} și {high} din comandă: de la {least} la {most}.',
  'page.declined.review':
    '{reviewer, select, yes {Dacă vedeți lucrurile altfel, scrieți-ne pe această pagină sau prin e-mail: se mai uită o dată {name} și vă răspunde {within}.} other {Dacă vedeți lucrurile altfel, scrieți-ne pe această pagină sau prin e-mail: ne mai uităm o dată și vă răspundem {within}.}}',
  'page.counter': 'Este prima din lista de mai jos: o puteți accepta sau puteți alege altceva.',
  'page.closed.why': 'Motivul nostru: {why}',

  'staff.usual.history':
    'În {count, plural, one {ultimul caz asemănător} few {ultimele # cazuri asemănătoare} other {ultimele # de cazuri asemănătoare}} cu o parte din bani returnată: între {low} și {high} din comandă, la mijloc {middle} (aici {sum}).',
  'staff.usual.policy':
    '{same, select, yes {După reguli: {low} din comandă (aici {least}).} other {După reguli: între {low} și {high} din comandă (aici de la {least} la {most}).}}',
  'staff.proposal.why': 'Motivul, dacă refuzați',
  'staff.proposal.why-hint':
    'La un refuz, scrisoarea spune motivul, variantele rămase, o mică atenție și cine se mai uită o dată.',
  'staff.decline.act': 'Refuzați reclamația',
  'staff.decline.hint':
    'Pleacă o scrisoare cu motivul, ce se poate face în schimb, o mică atenție și cine se mai uită o dată. Apoi reclamația se închide.',
  'staff.decline.why': 'Motivul',
  'staff.decline.text': 'Cuvintele dumneavoastră către client ({language})',
  'staff.decline.text-hint': 'Ce anume s-a constatat. Obligatoriu la uzură, examinare sau motiv propriu.',
  'staff.decline.note': 'Pentru colegi: pe ce se bazează decizia',
  'staff.decline.send': 'Trimiteți scrisoarea și închideți',
  'staff.relation.act': 'Despărțiți-vă de client',
  'staff.relation.hint':
    'Pleacă o scrisoare politicoasă. Ce s-a promis rămâne valabil. Apoi nu mai scriem din proprie inițiativă: nici memento-uri, nici felicitări, nici invitații de a reveni.',
  'staff.relation.reason': 'De ce, pentru istoric',
  'staff.relation.send': 'Trimiteți scrisoarea și despărțiți-vă',
  'staff.relation.ended': 'Ne-am despărțit de acest client: fără memento-uri, noutăți sau invitații de a reveni.',
  'staff.requests': 'Așteaptă o decizie',
  'staff.request.asks': '{name} cere aprobare: {what}',
  'staff.request.sum': 'suma {sum}',
  'staff.request.words': 'Cu aceste cuvinte către client',
  'staff.request.waits': 'Decide cineva cu mai multe drepturi.',
  'staff.request.own': 'Este cererea dumneavoastră: decide altcineva.',
  'staff.request.ask': 'Cereți aprobarea cuiva care poate decide',
  'staff.act.approve': 'Aprobați și executați',
  'staff.act.refuse': 'Refuzați',
  'staff.act.end-relation': 'Despărțiți-vă de client',
  'staff.request.refuse-reason': 'Motivul, pentru coleg',
  'staff.task.approve-request': 'Vedeți cererea',
  'staff.done.asked': 'Cererea a ajuns la cineva care poate decide. Până atunci rămâne pe această pagină.',
  'staff.done.approve': 'Aprobat și executat.',
  'staff.done.refuse': 'Refuzat. Colegul este anunțat.',
  'staff.done.end-relation': 'Scrisoarea pleacă. De acum nu mai scriem acestui client din proprie inițiativă.',
  'staff.refused.own_request': 'Propria cerere o aprobă altcineva.',
  'staff.refused.unknown_request': 'Această reclamație nu are o asemenea cerere.',
  'staff.refused.decided_already': 'S-a decis deja.',
  'staff.refused.asked_already': 'Cererea există deja și așteaptă răspuns.',
  'staff.refused.request_stale': 'Cererea nu mai poate fi citită: trimiteți-o din nou.',
  'staff.refused.agreed_already': 'S-a convenit deja ceva cu clientul: o promisiune nu se retrage printr-o scrisoare.',
  'staff.refused.other_reason': 'Acest motiv nu se potrivește aici: alegeți altul.',
} as const satisfies Record<keyof typeof english, string>
