import type { mail as english } from '../en/mail.ts'

export const mail = {
  'mail.hello': '{named, select, yes {Bună ziua, {name},} other {Bună ziua,}}',
  'mail.order': 'Comanda {order}',
  'mail.subject': 'Comanda {order}: {rest}',
  'mail.from': '{name}, {shop}',
  'mail.signature': '{name}, echipa {shop}',
  'mail.director': '{title}, {shop}',
  'mail.reply-works': 'Puteți răspunde pur și simplu la acest mesaj.',
  'mail.see-page': 'Vedeți în ce stadiu suntem',
  'mail.stop-reminders': 'Nu mai trimiteți astfel de mesaje',
  'mail.about':
    '{channel, select, phone {Ne-ați spus că {clause}.} refund {Am văzut că {clause}.} return {Am văzut că {clause}.} cancellation {Am văzut că {clause}.} alert {Am văzut că {clause}.} tracking {Am văzut că {clause}.} recall {Am descoperit că {clause}.} dispute {Am văzut că {clause}.} other {Ne-ați scris că {clause}.}}',
  'mail.acknowledgement.subject': 'vă răspundem {brief}',
  'mail.acknowledgement.sorry':
    '{times, select, again {Știm că nu este prima dată. Ne pare rău; greșeala este a noastră.} other {Ne pare rău; greșeala este a noastră.}}',
  'mail.acknowledgement.director-sorry': 'Am aflat imediat. Îmi pare rău; greșeala este a noastră.',
  'mail.acknowledgement.now':
    '{order, select, yes {Chiar acum {name} se uită peste comanda dumneavoastră.} other {Chiar acum {name} verifică ce s-a întâmplat.}}',
  'mail.acknowledgement.when-open':
    '{order, select, yes {{name} se ocupă de comanda dumneavoastră de îndată ce deschidem: {day}, la ora {time}.} other {{name} se ocupă de asta de îndată ce deschidem: {day}, la ora {time}.}}',
  'mail.acknowledgement.next':
    'Răspunsul complet vine {when}: {name} vă propune câteva moduri de a îndrepta lucrurile.',
  'mail.acknowledgement.choose-now':
    'Nu trebuie să așteptați: variantele sunt deja pe pagina dumneavoastră. Puteți alege acum sau ne puteți spune ce ar fi corect.',
  'mail.acknowledgement.tell-now':
    'Vreți să ne spuneți dumneavoastră ce ar fi corect? O puteți face pe pagina dumneavoastră.',
  'mail.acknowledgement.choose-button': 'Vedeți variantele și alegeți',
  'mail.acknowledgement.tell-button': 'Spuneți-ne ce ar fi corect',
  'mail.offer.subject':
    '{round, plural, =1 {alegeți cum îndreptăm lucrurile} other {variante noi pentru dumneavoastră}}',
  'mail.offer.lead': 'Iată cum putem îndrepta lucrurile. Alegeți ce vi se potrivește și începem imediat.',
  'mail.offer.other': 'Credeți că altceva ar fi mai corect? Spuneți-ne pe aceeași pagină: vă răspunde un om.',
  'mail.offer.default': 'Puteți lăsa alegerea și în seama noastră: {day}, începem cu prima variantă.',
  'mail.offer.button': 'Alegeți',
  'mail.choice-reminder.subject': 'alegerea vă aparține',
  'mail.choice-reminder.lead': 'Nu e nicio grabă. Iată din nou variantele; puteți alege oricare dintre ele:',
  'mail.choice-reminder.last':
    'Este ultimul mesaj pe această temă. Puteți lăsa alegerea și în seama noastră: {day}, începem cu prima variantă și nu pierdeți nimic.',
  'mail.choice.subject': '{how, select, code {vă trimitem codul} other {rezolvăm {brief}}}',
  'mail.choice.by-customer': 'Vă mulțumim, am notat alegerea:',
  'mail.choice.by-staff': 'Așa cum am stabilit:',
  'mail.choice.by-default': 'Ca să nu mai așteptați, începem cu prima variantă:',
  'mail.choice.due':
    '{how, select, goods {Ajunge la dumneavoastră {when}. De asta se ocupă {name}.} money {Banii ajung la dumneavoastră {when}. De asta se ocupă {name}.} code {Codul vine într-un mesaj separat, imediat după acesta.} other {Totul va fi gata {when}. De asta se ocupă {name}.}}',
  'mail.choice.wrong': 'Dacă ceva nu este așa cum doriți, răspundeți la acest mesaj și schimbăm.',
  'mail.choice.on-top':
    '{bonus, select, yes {Și încă ceva, la alegere: un cadou acum sau un bonus de {value} la următoarea comandă. Alegeți pe pagina dumneavoastră.} other {Și încă ceva: aveți un cadou, îl găsiți pe pagina dumneavoastră.}}',
  'mail.choice.on-top-button': '{bonus, select, yes {Alegeți cadoul sau bonusul} other {Vedeți cadoul}}',
  'mail.bonus-code.subject':
    '{again, select, yes {codul dumneavoastră, încă o dată} other {{value} la următoarea comandă}}',
  'mail.bonus-code.lead':
    '{again, select, yes {Iată codul dumneavoastră încă o dată: {value} la următoarea comandă.} other {Iată ce am promis: {value} la următoarea comandă.}}',
  'mail.bonus-code.valid': 'Codul este valabil {until}.',
  'mail.bonus-code.use':
    'Introduceți-l când plasați comanda și prețul scade cu {value}. Comanda poate avea orice valoare. Dacă este mai mică de {value}, codul o acoperă în întregime, iar restul nu se păstrează.',
  'mail.bonus-code.personal':
    'Codul este personal și se folosește o singură dată: la comandă, indicați adresa de e-mail la care a sosit acest mesaj.',
  'mail.bonus-code.button': 'Deschideți pagina',
  'mail.gift.subject': 'cadoul ajunge {brief}',
  'mail.gift.lead': 'Cadoul ajunge la dumneavoastră {when}. De asta se ocupă {name}; nu trebuie să faceți nimic.',
  'mail.gift.both': 'Și bonusul la următoarea comandă este al dumneavoastră: codul vine într-un mesaj separat.',
  'mail.gift.address': 'S-a schimbat adresa de livrare? Răspundeți la acest mesaj.',
  'mail.check-in.subject': '{arrival, select, unknown {a ajuns totul?} other {este totul în regulă acum?}}',
  'mail.check-in.promised': 'Ce am promis',
  'mail.check-in.lead':
    '{arrival, select, unknown {După calculele noastre, ar trebui să fie gata. A ajuns? Este totul în regulă?} other {Este gata. Am reușit să îndreptăm totul?}}',
  'mail.check-in.scale':
    'Este suficientă o cifră de la 1 la 5 pe pagina dumneavoastră: 1 înseamnă că nu a ajutat, 5 înseamnă că totul este în regulă. Dacă mai lipsește ceva, de asta se ocupă {name}.',
  'mail.check-in.button': 'Spuneți cum a fost',
  'mail.code-reminder.subject': 'codul dumneavoastră de {value}',
  'mail.code-reminder.lead': 'Aveți {value} pentru o comandă de orice valoare. Codul este valabil {until}.',
  'mail.code-reminder.use':
    'Introduceți-l când plasați comanda. O comandă mai mică de {value} este acoperită în întregime, iar restul nu se păstrează.',
  'mail.code-reminder.no-need': 'Dacă nu aveți nevoie de el, nu trebuie să faceți nimic.',
  'mail.letter.button': 'Deschideți pagina',
  'mail.reply.subject': 'vă răspunde {name}',
  'mail.reply.lead':
    '{kind, select, accepted {Suntem de acord cu propunerea dumneavoastră.} countered {Vă mulțumim că ne-ați spus ce ar fi corect. Iată oferta noastră.} other {Vă mulțumim că ne-ați spus ce ar fi corect.}}',
  'mail.reply.due': 'Rezolvăm acest lucru {when}.',
  'mail.reply.amount': 'Suma',
  'mail.reply.answer-button': 'Răspundeți pe pagină',
  'mail.progress.subject':
    '{about, select, proposal {răspuns la propunere {brief}} wrote {răspuns la mesajul dumneavoastră {brief}} callback {vă sunăm {brief}} other {revenim {brief}}}',
  'mail.progress.lead':
    '{about, select, proposal {Vă mulțumim că ne-ați spus ce ar fi corect. Propunerea a ajuns la {name}; răspunsul vine {when}.} wrote {Vă mulțumim că ne-ați scris. Mesajul a ajuns la {name}; răspunsul vine {when}.} callback {Vă sunăm {when}, la numărul pe care ni l-ați lăsat.} other {Vă mulțumim că ne-ați spus deschis că încă nu este totul în regulă. {name} vă sună sau vă scrie {when}.}}',
  'mail.progress.after':
    '{about, select, proposal {Până atunci, tot ce este pe pagina dumneavoastră rămâne neschimbat.} wrote {Până atunci, tot ce este pe pagina dumneavoastră rămâne neschimbat.} callback {V-ar conveni mai bine altă oră? Răspundeți la acest mesaj.} other {Până atunci nu trebuie să faceți nimic.}}',
  'mail.thanks.subject': '{why, select, goodbye {vă mulțumim și toate cele bune} other {vă mulțumim}}',
  'mail.thanks.lead':
    '{why, select, goodbye {V-ați luat rămas-bun de la noi și vă respectăm decizia. Vă mulțumim că ați fost alături de noi.} other {Vă mulțumim că ne-ați spus cum a fost.}}',
  'mail.thanks.after':
    '{why, select, goodbye {Tot ce am promis rămâne valabil. Nu vă vom scrie cu oferte.} other {Dacă mai apare ceva, răspundeți la acest mesaj: îl citește {name}.}}',
  'mail.thanks.wish': 'Toate cele bune.',
  'mail.staff.subject':
    '{about, select, escalation {de preluat {brief}} letter {de aprobat scrisoarea {brief}} other {de făcut {brief}}}',
  'mail.staff.subject-alone': '{category}: {rest}',
  'mail.staff.escalation': 'Este nevoie de un om: {reason}.',
  'mail.staff.task': '{task}.',
  'mail.staff.letter':
    '{share, select, half {A trecut jumătate} other {Au trecut patru cincimi}} din timpul pentru scrisoarea directorului, iar ea nu este încă aprobată.',
  'mail.staff.until': 'Termen',
  'mail.staff.customer': 'Client',
  'mail.staff.failure': 'Ce s-a întâmplat',
  'mail.staff.button': 'Deschideți reclamația',
  'mail.staff.sender': 'Amends, {shop}',
} as const satisfies Record<keyof typeof english, string>
