import type { tell as english } from '../en/tell.ts'

export const tell = {
  'page.tell.title': 'Spuneți-ne ce s-\u2060a întâmplat',
  'page.tell.lead': 'Dacă ceva nu a mers bine, vrem să îndreptăm lucrurile.',
  'page.tell.promise':
    'Primul răspuns vine în cel mult o oră, la orice oră din zi și din noapte, iar răspunsul complet îl aveți cel târziu {when}.',
  'page.tell.look-again':
    '{count, plural, one {Un lucru trebuie revăzut.} few {Câteva lucruri trebuie revăzute.} other {Câteva lucruri trebuie revăzute.}} Tot ce ați completat este aici.',
  'page.tell.about': 'Despre ce este vorba?',
  'page.tell.category.late': 'Nu a ajuns la timp',
  'page.tell.category.damaged': 'A ajuns deteriorat',
  'page.tell.category.faulty': 'Are un defect',
  'page.tell.category.wrong-item': 'Nu este ce am comandat',
  'page.tell.category.missing-item': 'Lipsește ceva',
  'page.tell.category.not-as-described': 'Nu corespunde descrierii',
  'page.tell.category.service': 'Servirea nu a fost bună',
  'page.tell.category.billing': 'Ceva nu este în regulă cu plata',
  'page.tell.category.other': 'Altceva',
  'page.tell.exactly': 'Ce anume?',
  'page.tell.exactly-none': 'Nimic din acestea',
  'page.tell.text': 'Ce s-a întâmplat?',
  'page.tell.wish': 'Ce ar fi corect?',
  'page.tell.order': 'Numărul comenzii',
  'page.tell.order-hint': 'Îl găsiți în mesajul despre comandă.',
  'page.tell.name': 'Numele dumneavoastră',
  'page.tell.email': 'Adresa de e-mail la care vă răspundem',
  'page.tell.phone': 'Telefon',
  'page.tell.photo': 'Fotografii',
  'page.tell.photo-hint':
    'Cel mult {most, plural, one {o fotografie} few {# fotografii} other {# de fotografii}}, fiecare de până la {size} MB: JPEG, PNG sau WebP. Le văd numai oamenii de la {shop}. Locul în care au fost făcute îl ștergem din ele.',
  'page.tell.photo-kept': 'Sunt deja aici și pleacă împreună cu mesajul:',
  'page.tell.trap': 'Lăsați acest câmp necompletat',
  'page.tell.optional': 'opțional',
  'page.tell.button': 'Trimit către {shop}',

  'page.tell.missing.category': 'Vă rugăm să alegeți despre ce este vorba.',
  'page.tell.missing.text': 'Vă rugăm să ne spuneți într-o frază ce s-a întâmplat.',
  'page.tell.missing.good': 'Vă rugăm să ne spuneți într-o frază ce a fost bine.',
  'page.tell.missing.name': 'Vă rugăm să ne spuneți cum vă numiți, ca să știm cui răspundem.',
  'page.tell.missing.email':
    'Nu am putut citi adresa de e-mail. Vă rugăm să o verificați: acolo vine răspunsul nostru.',
  'page.tell.too-long':
    'Sunt mai mult de {most, plural, one {un caracter} few {# caractere} other {# de caractere}}. Vă rugăm să scurtați puțin.',
  'page.tell.wrong.photo.too-many':
    'Într-un mesaj {most, plural, one {încape o fotografie} few {încap # fotografii} other {încap # de fotografii}}, iar acestea erau {sent}. Vă rugăm să le alegeți pe cele care arată cel mai bine ce s-a întâmplat.',
  'page.tell.wrong.photo.too-large':
    '„{name}” depășește {size} MB. Vă rugăm să alegeți altă fotografie sau o copie mai mică.',
  'page.tell.wrong.photo.all-too-large':
    'Toate împreună, fotografiile au fost prea mari ca să le putem primi. Vă rugăm să le alegeți din nou: fiecare de până la {size} MB.',
  'page.tell.wrong.photo.heic':
    '„{name}” este o fotografie de iPhone în format HEIC, pe care nu o afișează orice ecran. Vă rugăm să o alegeți din galeria telefonului: acolo devine JPEG de la sine.',
  'page.tell.wrong.photo.other-type':
    '„{name}” nu este o fotografie pe care o putem afișa. Puteți trimite JPEG, PNG sau WebP.',
  'page.tell.wrong.photo.unreadable': '„{name}” nu a ajuns întreagă. Vă rugăm să o alegeți încă o dată.',
  'page.tell.wrong.photo.unavailable':
    'Acum nu am putut păstra fotografiile. Puteți trimite mesajul fără ele sau puteți încerca din nou peste un minut.',
  'page.tell.slow-down':
    'Chiar acum au venit foarte multe mesaje de la conexiunea dumneavoastră. Tot ce ați completat este aici: vă rugăm să trimiteți încă o dată peste {minutes, plural, one {un minut} few {# minute} other {# de minute}}.',

  'page.tell.good': 'Totul a fost bine? Spuneți-ne și asta',
  'page.tell.good-text': 'Ce a fost bine?',
  'page.tell.good-button': 'Trimit cuvintele bune',

  'page.tell.thanks': 'Vă mulțumim, am primit totul',
  'page.tell.thanks-text':
    'Primul mesaj ajunge la dumneavoastră în cel mult o oră, cu numele persoanei care se ocupă și cu ora răspunsului complet. Dacă nu îl vedeți, căutați în dosarul de spam.',
  'page.tell.thanks-answer': 'Răspunsul complet îl aveți cel târziu {when}.',
  'page.tell.praise': 'Vă mulțumim pentru cuvintele bune',
  'page.tell.praise-text': 'Le vor citi oamenii despre care ați scris.',
  'page.tell.languages': 'Limba',

  'words.reason.not-sent': 'încă nu a fost trimis',
  'words.reason.stuck-on-the-way': 's-a oprit pe drum',
  'words.reason.day-missed': 'nu a ajuns până în ziua dorită',
  'words.reason.not-where-it-should-be': 'apare ca livrat, dar nu a ajuns',
  'words.reason.torn': 'rupt',
  'words.reason.broken': 'spart',
  'words.reason.crushed': 'turtit sau îndoit',
  'words.reason.stained': 'pătat sau ud',
  'words.reason.does-not-work': 'nu funcționează',
  'words.reason.stopped-working': 'nu mai funcționează',
  'words.reason.comes-apart': 'se desface',
  'words.reason.badly-made': 'prost lucrat',
  'words.reason.wrong-colour': 'altă culoare',
  'words.reason.wrong-size': 'altă mărime',
  'words.reason.another-thing': 'alt produs',
  'words.reason.another-order': 'comanda altcuiva',
  'words.reason.thing-missing': 'lipsește un produs',
  'words.reason.part-missing': 'lipsește o piesă',
  'words.reason.too-few': 'mai puține decât în comandă',
  'words.reason.empty-box': 'cutia era goală',
  'words.reason.looks-different': 'arată altfel',
  'words.reason.other-size': 'alte dimensiuni',
  'words.reason.other-material': 'alt material',
  'words.reason.does-less': 'oferă mai puțin decât s-a promis',
  'words.reason.no-answer': 'nu a răspuns nimeni',
  'words.reason.rude': 'lipsă de amabilitate',
  'words.reason.word-not-kept': 'o promisiune neținută',
  'words.reason.work-badly-done': 'lucrarea nu este făcută bine',
  'words.reason.charged-twice': 'suma a fost luată de două ori',
  'words.reason.wrong-sum': 'altă sumă decât cea corectă',
  'words.reason.money-not-back': 'banii nu s-au întors',
  'words.reason.paid-without-order': 'plata s-a făcut, dar comanda nu există',
} as const satisfies Record<keyof typeof english, string>
