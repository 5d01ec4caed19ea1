import type { page as english } from '../en/page.ts'

export const page = {
  'page.headline.received': '{named, select, yes {{name}, ne ocupăm de asta} other {Ne ocupăm de asta}}',
  'page.headline.choosing':
    '{named, select, yes {{name}, cum putem îndrepta lucrurile?} other {Cum putem îndrepta lucrurile?}}',
  'page.headline.proposed': 'Propunerea dumneavoastră a ajuns la noi',
  'page.headline.agreed': 'Ne-am înțeles: facem cum ați propus',
  'page.headline.chosen': 'Am notat alegerea dumneavoastră',
  'page.headline.fulfilling': 'Îndreptăm lucrurile',
  'page.headline.arrived': 'Am făcut ce am promis',
  'page.headline.asked': '{named, select, yes {{name}, acum este totul în regulă?} other {Acum este totul în regulă?}}',
  'page.headline.unhappy': 'Ne ocupăm din nou de asta',
  'page.headline.helped': 'Vă mulțumim că ne-ați spus',
  'page.headline.departed': 'Vă mulțumim pentru timpul petrecut împreună',
  'page.headline.closed': 'Aici totul este încheiat',
  'page.your-words': 'Cuvintele dumneavoastră',

  'page.now': 'Chiar acum',
  'page.now.handled': 'De asta se ocupă {name}.',
  'page.now.choice': 'Alegerea vă aparține. Dacă aveți o întrebare, vă răspunde {name}.',
  'page.now.proposal': '{name} citește propunerea dumneavoastră.',
  'page.now.provisional': 'Vă puteți răzgândi până la {time}.',
  'page.now.asked': 'Este de ajuns o cifră de la 1 la 5. Dacă mai lipsește ceva, se ocupă {name}.',
  'page.now.done': 'Nu trebuie să faceți nimic.',
  'page.next': 'Ce urmează',
  'page.next.answer': 'Răspunsul complet vine {when}: {name} vă propune câteva moduri de a îndrepta lucrurile.',
  'page.next.choose': 'Imediat ce alegeți, începem.',
  'page.next.by-mail': 'Nu e nicio grabă: vă trimitem aceste variante și prin e-mail, {when}.',
  'page.next.default': 'Dacă preferați să alegem noi, {day}, începem cu prima variantă; nu pierdeți nimic.',
  'page.next.proposal': 'Răspunsul nostru vine {when}. Până atunci, variantele propuse de noi rămân valabile.',
  'page.next.start-by': 'Începem la ora {time}. Totul ajunge la dumneavoastră {when}.',
  'page.next.start': 'Apoi începem și vă scriem când va fi gata.',
  'page.next.remedy':
    '{how, select, goods {Ajunge la dumneavoastră {when}.} money {Banii se întorc la dumneavoastră {when}.} other {Este gata {when}.}}',
  'page.next.callback': 'Vă sunăm {day}, între {from} și {to}.',
  'page.next.letter': 'Scrisoarea personală a directorului ajunge la dumneavoastră {when}.',
  'page.next.gift': 'Cadoul ajunge la dumneavoastră {when}.',
  'page.next.correction': '{name} vă sună sau vă scrie {when}.',
  'page.next.check-in': '{day}, vă întrebăm dacă totul este în regulă.',
  'page.late': 'V-am promis acest lucru {when} și nu am reușit. Acum se ocupă {name}.',

  'page.ways': 'Alegeți ce vi se potrivește',
  'page.ways.button': 'Aleg această variantă',
  'page.ways.note':
    'Puteți schimba alegerea timp de {minutes, plural, one {un minut} few {# minute} other {# de minute}}.',
  'page.ways.change': 'Schimbați alegerea (până la {time})',
  'page.ways.change-button': 'Mai bine așa',
  'page.chosen.customer': 'Ați ales',
  'page.chosen.default': 'Ca să nu mai așteptați, am început cu',
  'page.chosen.staff': 'Așa cum ne-am înțeles',

  'page.extra': 'Iar pe deasupra, ce preferați',
  'page.extra.only-gift': 'Iar pe deasupra, un cadou pentru dumneavoastră',
  'page.extra.gift': 'Un cadou acum',
  'page.extra.gift-text': 'Un mic cadou din partea noastră; ajunge la dumneavoastră {when}.',
  'page.extra.bonus': '{value} la următoarea comandă',
  'page.extra.bonus-text':
    'Un cod prin e-mail, pentru o comandă de orice valoare, valabil {months, plural, one {o lună} few {# luni} other {# de luni}} din ziua trimiterii. Dacă valoarea comenzii este mai mică, codul o acoperă pe toată, iar restul se pierde.',
  'page.extra.button': 'Aleg asta',
  'page.extra.gift-button': 'Trimiteți-mi cadoul',
  'page.extra.change': 'Schimbați (până la {time})',
  'page.extra.yours': 'Iar pe deasupra',
  'page.extra.both': 'Un cadou și {value} la următoarea comandă',
  'page.extra.code-soon': 'Codul vine prin e-mail, la scurt timp după {time}.',

  'page.code': 'Codul dumneavoastră de {value}',
  'page.code.issued':
    'Valabil {until}. Introduceți-l la o comandă de orice valoare; funcționează o singură dată, pentru comenzi făcute cu adresa dumneavoastră de e-mail.',
  'page.code.reserved': 'Acum este într-un coș de cumpărături. Valabil {until}.',
  'page.code.redeemed': 'Codul a fost folosit. Vă mulțumim că ați revenit.',
  'page.code.expired': 'Termenul codului a trecut. Dacă voiați să îl folosiți, scrieți-ne.',
  'page.code.void': 'Codul nu mai este valabil. Dacă acest lucru vă surprinde, scrieți-ne.',

  'page.proposal': 'Sau spuneți-ne ce ar fi corect',
  'page.proposal.first': 'Spuneți-ne ce ar fi corect',
  'page.proposal.usual': 'Când returnăm o parte din bani, de obicei este {percent} din valoarea comenzii: {sum}.',
  'page.proposal.when': 'Vă răspunde o persoană, {when}.',
  'page.proposal.text': 'Ce ar fi corect pentru dumneavoastră?',
  'page.proposal.amount': 'O sumă, dacă doriți să o spuneți ({currency})',
  'page.proposal.button': 'Trimit propunerea',
  'page.proposal.yours': 'Propunerea dumneavoastră',
  'page.proposal.sum': 'Suma propusă: {sum}',
  'page.reply': '{name} v-a scris',

  'page.call': 'Sunați-mă',
  'page.call.hours': 'Acestea sunt orele în care lucrăm.',
  'page.call.hours-elsewhere': 'Acestea sunt orele noastre de lucru, după ora dumneavoastră locală.',
  'page.call.phone': 'Numărul dumneavoastră de telefon',
  'page.call.phone-hint': 'Un număr din altă țară începe cu + și prefixul țării.',
  'page.call.slot': 'Când',
  'page.call.choose': 'Alegeți ora',
  'page.call.button': 'Sunați-mă la această oră',
  'page.call.asked': 'Dacă vă convine mai mult altă oră, scrieți-ne.',

  'page.rating': 'Am reușit să îndreptăm lucrurile?',
  'page.rating.low': '1: deloc',
  'page.rating.high': '5: pe deplin',
  'page.rating.text': 'Ce mai lipsește? Puteți lăsa necompletat.',
  'page.rating.button': 'Trimit răspunsul',
  'page.rating.yours': 'Nota dumneavoastră: {score} din 5',

  'page.goodbye': 'Îmi iau rămas-bun',
  'page.goodbye.text':
    'Dacă plecați, respectăm decizia și nu încercăm să vă convingem să rămâneți. Tot ce am promis rămâne valabil.',
  'page.goodbye.button': 'Îmi iau rămas-bun',
  'page.departed':
    'V-ați luat rămas-bun și respectăm decizia. Tot ce am promis rămâne valabil, iar oferte de la noi nu veți mai primi.',

  'page.letters': 'Mesajele noastre',
  'page.letters.stop':
    'Puteți renunța la mementouri și noutăți. Tot ce v-am promis ajunge în continuare la dumneavoastră.',
  'page.letters.stop-button': 'Fără mementouri și noutăți',
  'page.letters.stopped':
    'Nu primiți mementouri și noutăți de la noi. Tot ce v-am promis ajunge în continuare la dumneavoastră.',
  'page.letters.consent':
    'Doresc să primesc felicitări și noutăți de la {shop} prin e-mail, cel mult de șase ori pe an. Pot renunța oricând pe această pagină.',
  'page.letters.consent-button': 'Da, scrieți-mi',
  'page.letters.consented': 'Primiți felicitări și noutăți de la noi, cel mult de șase ori pe an.',

  'page.data': 'Ce păstrăm despre dumneavoastră',
  'page.data.why': 'Avem nevoie de aceste date ca să îndreptăm lucrurile și pentru nimic altceva.',
  'page.data.name': 'Nume',
  'page.data.email': 'E-mail',
  'page.data.phone': 'Telefon',
  'page.data.order': 'Comanda',
  'page.data.rest': 'În plus',
  'page.data.answers': 'ce ați scris și ați ales aici, precum și mesajele noastre către dumneavoastră',
  'page.data.erase':
    'Dacă doriți, le ștergem. Mai întâi vă trimitem un mesaj, ca să nu o poată face altcineva. Înregistrările plăților rămân, fără numele dumneavoastră.',
  'page.data.erase-button': 'Cer ștergerea datelor mele',
  'page.data.asked':
    'Ați cerut ștergerea datelor dumneavoastră. Confirmați cu butonul din mesajul nostru; altfel vă răspunde o persoană, cel târziu {day}.',

  'page.story': 'Ce s-a întâmplat până acum',
  'page.story.opened': 'Am aflat ce s-a întâmplat.',
  'page.story.joined': 'Am primit încă un mesaj despre asta.',
  'page.story.wrote': 'Ne-ați scris.',
  'page.story.offer-sent': 'V-am propus moduri de a îndrepta lucrurile.',
  'page.story.chosen': 'Ați ales „{remedy}”.',
  'page.story.choice-changed': 'Ați schimbat alegerea: „{remedy}”.',
  'page.story.settled-by-default': 'Am început cu prima variantă: „{remedy}”.',
  'page.story.compensation-chosen': '{by, select, default {Am adăugat {kind}.} other {Pe deasupra, ați ales {kind}.}}',
  'page.story.proposal-made': 'Ne-ați spus ce ar fi corect.',
  'page.story.proposal-answered': 'Am răspuns la propunerea dumneavoastră.',
  'page.story.callback-asked': 'Ați cerut să vă sunăm.',
  'page.story.callback-done': 'V-am sunat.',
  'page.story.code-issued': 'Am emis codul dumneavoastră.',
  'page.story.code-redeemed': 'Ați folosit codul.',
  'page.story.code-extended': 'Am prelungit valabilitatea codului.',
  'page.story.code-expired': 'Termenul codului dumneavoastră a trecut.',
  'page.story.code-voided': 'Codul dumneavoastră a fost retras.',
  'page.story.code-resent': 'V-am trimis codul din nou.',
  'page.story.letter-approved': 'V-a scris directorul nostru.',
  'page.story.replied': 'V-am scris.',
  'page.story.remedy-arrived': 'Ce am promis a ajuns la dumneavoastră.',
  'page.story.rated': 'Ne-ați spus cum a fost.',
  'page.story.reopened': 'Am reluat totul.',
  'page.story.said-goodbye': 'V-ați luat rămas-bun.',
  'page.story.erasure-asked': 'Ați cerut ștergerea datelor dumneavoastră.',
  'page.story.came-back': 'Ați comandat din nou de la noi.',
  'page.story.closed': 'Totul s-a încheiat.',

  'page.closed.recovered': 'Lucrurile s-au îndreptat, iar dumneavoastră ați revenit. Vă mulțumim.',
  'page.closed.settled': 'Am făcut ce am promis.',
  'page.closed.declined':
    'Aveți răspunsul nostru și motivele lui. Dacă nu sunteți de acord, scrieți-ne: îl analizează o altă persoană.',
  'page.closed.withdrawn': 'Ne-ați spus că nu mai este nevoie de nimic.',
  'page.closed.departed': 'V-ați luat rămas-bun și respectăm decizia.',
  'page.closed.unanswered': 'Am îndreptat lucrurile așa cum am crezut că este mai bine pentru dumneavoastră.',
  'page.closed.again': 'Dacă ceva încă nu este în regulă, scrieți-ne. Mesajul îl citește o persoană.',
  'page.write': 'Scrieți-ne',

  'page.done.choice': 'Vă mulțumim. Am notat alegerea dumneavoastră.',
  'page.done.compensation': 'Vă mulțumim. Am notat ce doriți pe deasupra.',
  'page.done.proposal': 'Vă mulțumim. Propunerea dumneavoastră a ajuns la noi.',
  'page.done.callback': 'Vă mulțumim. Vă vom suna.',
  'page.done.rating': 'Vă mulțumim pentru răspuns.',
  'page.done.goodbye': 'Vă mulțumim. Am notat că vă luați rămas-bun.',
  'page.done.consent': 'Vă mulțumim. Vă vom scrie rar și pe scurt.',
  'page.done.unsubscribe': 'Gata. Fără mementouri și fără noutăți.',
  'page.done.erase': 'Am notat cererea dumneavoastră. V-am trimis un mesaj: confirmați cererea cu butonul din el.',
  'page.done.already': 'Acest lucru era deja notat și rămâne așa cum îl vedeți aici.',

  'page.error.form':
    'Nu am putut verifica dacă formularul vine de pe pagina noastră, așa că încă nu am notat nimic. Tot ce ați completat este aici. Vă rugăm să trimiteți încă o dată.',
  'page.error.choose-one': 'Încă nu ați ales nimic. Vă rugăm să alegeți una dintre variantele de mai jos.',
  'page.error.not-offered':
    'Această variantă nu mai este disponibilă. Nimic nu s-a schimbat; acestea sunt variantele de acum.',
  'page.error.proposal-stands':
    'Propunerea dumneavoastră este la noi. Imediat ce răspundem, puteți alege din nou aici; nu se pierde nimic.',
  'page.error.already-chosen':
    'Ați ales deja o variantă, așa că propunerea nu a fost trimisă. Cuvintele dumneavoastră sunt aici: ni le puteți trimite prin e-mail.',
  'page.error.not-yet': 'Alegeți mai întâi cum îndreptăm lucrurile. Apoi puteți alege aici un cadou sau un bonus.',
  'page.error.pick-one': 'Încă nu ați ales nimic. Vă rugăm să alegeți cadoul sau bonusul.',
  'page.error.words-missing':
    'Încă nu ați scris nimic. Vă rugăm să ne spuneți într-o frază ce ar fi corect pentru dumneavoastră.',
  'page.error.words-too-long':
    'Textul are mai mult de {most, number} de caractere. Tot ce ați scris este aici; vă rugăm să îl scurtați puțin.',
  'page.error.amount':
    'Nu am putut citi suma. Scrieți-o cu cifre, de exemplu 1500 sau 1500,50, ori lăsați câmpul gol. Cuvintele dumneavoastră sunt aici.',
  'page.error.phone':
    'Nu am putut citi numărul de telefon. Vă rugăm să îl verificați; un număr din altă țară începe cu + și prefixul țării.',
  'page.error.slot':
    'La această oră nu mai reușim să vă sunăm. Vă rugăm să alegeți alta; numărul dumneavoastră este aici.',
  'page.error.score': 'Vă rugăm să alegeți o notă de la 1 la 5. Tot ce ați scris este aici.',
  'page.error.not-asked':
    'Este prea devreme pentru acest răspuns: vă întrebăm după ce ajunge totul. Dacă ceva nu este în regulă acum, scrieți-ne.',
  'page.error.closed':
    'Aici totul este încheiat, așa că nu s-a schimbat nimic. Dacă mai aveți nevoie de noi, scrieți-ne un e-mail; ce ați completat este mai jos.',
  'page.error.nobody': 'Aici nu avem date despre dumneavoastră, așa că nu era nimic de schimbat.',
  'page.error.go': 'Înapoi la formular',
  'page.error.entered': 'Ce ați scris',

  'page.unknown.title': 'Nu găsim această pagină',
  'page.unknown.text':
    'Poate că linkul s-a trunchiat pe drum. Deschideți-l încă o dată din mesajul nostru sau răspundeți pur și simplu la acel mesaj: îl citește o persoană.',
  'page.expired.title': 'Acest link nu mai este valabil',
  'page.expired.text':
    'Linkurile noastre sunt valabile câteva luni. Nu s-a pierdut nimic: la {shop}, {name} știe cum stau lucrurile și vă ajută prin e-mail.',
  'page.refused.title': 'Nu am putut primi acest formular',
  'page.refused.text':
    'Formularul nu a venit de pe pagina noastră. Nimic nu s-a schimbat. Vă rugăm să deschideți pagina din nou din mesajul nostru.',
  'page.too-large.text':
    'Ce ați trimis este prea mult pentru acest formular. Nimic nu s-a schimbat. Vă rugăm să scurtați textul și să trimiteți din nou.',
  'page.other-type.text':
    'Ce ați trimis nu are forma formularului nostru. Nimic nu s-a schimbat. Vă rugăm să deschideți pagina din nou din mesajul nostru.',
  'page.broken.title': 'Ceva nu a funcționat la noi',
  'page.broken.text':
    'Nimic din ce era notat nu s-a pierdut. Vă rugăm să reveniți la pagina anterioară și să încercați din nou peste un minut.',
  'page.unsubscribe.title': 'Renunțați la mementouri și noutăți?',
} as const satisfies Record<keyof typeof english, string>
