import type { care as english } from '../en/care.ts'

export const care = {
  'mail.care.stop': 'Nu mai trimiteți felicitări și noutăți',
  'mail.greeting.nothing': 'Nu trebuie să faceți nimic; am vrut doar să vă spunem asta.',
  'mail.greeting.new-year.subject': 'Un An Nou fericit',
  'mail.greeting.new-year.wish':
    'Vă dorim, dumneavoastră și celor dragi, un an nou liniștit, cu sănătate și cu multe zile bune.',
  'mail.greeting.birthday.subject': 'De ziua magazinului {shop}',
  'mail.greeting.birthday.wish':
    'Este ziua magazinului {shop}. Un magazin trăiește prin oamenii care comandă de la el, iar dumneavoastră sunteți printre ei. Vă mulțumim.',
  'mail.greeting.easter.subject': 'Un Paște luminos',
  'mail.greeting.easter.wish':
    'Se apropie Paștele. Vă dorim, dumneavoastră și familiei dumneavoastră, sărbători luminoase și liniștite.',
  'mail.greeting.martisor.subject': 'De Mărțișor, o primăvară frumoasă',
  'mail.greeting.martisor.wish': 'Odată cu Mărțișorul vine primăvara. Vă dorim lumină, căldură și vești bune.',
  'mail.greeting.nowruz.subject': 'De Novruz',
  'mail.greeting.nowruz.wish': 'Odată cu Novruzul, anul începe din nou. Vă dorim lumină în casă, sănătate și belșug.',
  'mail.greeting.womens-day.subject': 'De 8 Martie',
  'mail.greeting.womens-day.wish':
    'De 8 Martie vă dorim, dumneavoastră și femeilor dragi din viața dumneavoastră, bucurie, sănătate și multă căldură.',
  'mail.greeting.country-day.subject': 'De ziua țării dumneavoastră',
  'mail.greeting.country-day.wish': 'De ziua țării dumneavoastră vă dorim pace și o zi frumoasă alături de cei dragi.',
  'mail.greeting.knowledge-day.subject': 'De 1 septembrie',
  'mail.greeting.knowledge-day.wish':
    'De 1 septembrie le dorim tuturor celor din familia dumneavoastră care învață ceva nou un an ușor și plin de descoperiri.',
  'mail.greeting.summer.subject': 'O vară frumoasă',
  'mail.greeting.summer.wish':
    'Au venit cele mai lungi zile ale anului. Vă dorim soare, odihnă și timp pentru cei dragi.',
  'mail.greeting.autumn.subject': 'O toamnă caldă',
  'mail.greeting.autumn.wish': 'A venit toamna. Vă dorim o casă caldă, seri liniștite și oameni dragi alături.',
  'mail.news.button': 'Aflați mai multe',
  'mail.look-back.subject': 'este totul în regulă?',
  'mail.look-back.lead':
    'Acum {months, plural, =6 {o jumătate de an} =12 {un an} one {o lună} few {# luni} other {# de luni}}, la noi lucrurile nu au mers cum vă așteptați. Este totul în regulă de atunci?',
  'mail.look-back.answer':
    'Dacă mai este ceva de îndreptat, răspundeți la acest mesaj: {name} îl citește și se ocupă. Dacă totul este bine, nu trebuie să faceți nimic.',
  'mail.cause-fixed.subject': 'ce am schimbat',
  'mail.cause-fixed.lead': 'După cele întâmplate, am schimbat ceva la noi. Iată ce anume:',
  'mail.cause-fixed.thanks':
    'Vă mulțumim: datorită dumneavoastră este mai bine pentru toți cei care comandă de la noi.',
  'mail.win-back.subject': '{value} pentru o comandă, dacă doriți',
  'mail.win-back.lead': 'A trecut ceva timp. Dacă doriți să comandați din nou de la noi, aveți {value} pentru comandă.',
  'mail.win-back.no': 'Dacă nu, e în regulă: este singura dată când întrebăm.',

  'page.letters.coming': 'Ce urmează să primiți de la noi',
  'page.letters.coming.greeting': 'o felicitare: {day}',
  'page.letters.coming.news': 'o noutate de la magazin: {day}',
  'page.letters.coming.look-back': 'o întrebare dacă totul este în regulă: {day}',
  'page.letters.coming.cause-fixed': 'o scrisoare despre ce am schimbat: {day}',
  'page.letters.coming.win-back': 'o scrisoare cu o ofertă: {day}',

  'staff.wing.after': 'După reclamație',
  'staff.nav.news': 'Noutăți',
  'staff.news.lead':
    'Spuneți clienților ce este nou. Noutatea ajunge o singură dată la cei care au fost de acord și nu au nicio reclamație deschisă, într-o limbă în care este scrisă. Se numără printre mesajele pe care le poate primi un om într-un an: cel mult șase.',
  'staff.news.none': 'Încă nu sunt noutăți',
  'staff.news.none-text': 'Aici va fi ce publicați și câți oameni au aflat.',
  'staff.news.leaders': 'Noutățile le publică un coordonator sau un administrator.',
  'staff.news.new': 'Publicați o noutate',
  'staff.news.title': 'Titlul {language}',
  'staff.news.text': 'Textul {language}',
  'staff.news.text-hint':
    'Dacă rămâne gol, cine citește în această limbă primește noutatea în limba magazinului, dacă este scrisă în ea.',
  'staff.news.url': 'Unde se află mai multe',
  'staff.news.url-hint': 'O adresă care începe cu https://. Poate rămâne gol.',
  'staff.news.until': 'Până în ce zi este o noutate',
  'staff.news.preview': 'Vedeți mesajul',
  'staff.news.post': 'Publicați',
  'staff.news.preview-title': 'Așa va arăta',
  'staff.news.preview-in': 'Mesajul {language}',
  'staff.news.posted': 'publicată {when}, {author}',
  'staff.news.ends': 'până la {when}',
  'staff.news.heard':
    '{count, plural, =0 {încă nu a aflat nimeni} one {a aflat # om} few {au aflat # oameni} other {au aflat # de oameni}}',
  'staff.news.current': 'se trimite',
  'staff.news.over': 'nu mai este o noutate',
  'staff.news.withdrawn': 'retrasă',
  'staff.news.withdraw': 'Retrageți',
  'staff.news.withdraw-hint': 'De atunci nu mai află nimeni. Ce a plecat deja nu mai poate fi retras.',
  'staff.done.news-posted': 'Publicată. Fiecare client primește noutatea ziua, la ora lui, când îi vine rândul.',
  'staff.done.news-withdrawn': 'Retrasă: de acum nu mai află nimeni.',
  'staff.refused.news_text':
    'Scrieți un titlu și un text în cel puțin o limbă; unde este unul, trebuie să fie și celălalt.',
  'staff.refused.news_url': 'Adresa trebuie să înceapă cu https:// și să fie întreagă.',
  'staff.refused.news_until': 'Ultima zi trebuie să fie în viitor, la cel mult un an de acum.',
  'staff.refused.news_gone': 'A fost deja retrasă.',
} as const satisfies Record<keyof typeof english, string>
