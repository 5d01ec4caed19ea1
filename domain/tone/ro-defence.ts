import type { ToneRule } from './rule.ts'

export const roDefence = [
  {
    kind: 'defence',
    patterns: [
      '(așa cum|după cum|cum|precum) (este|e|se|a fost|s a|reiese|scrie)? (prevăzut|stipulat|menționat|specificat|scris|indicat|arată|precizat|precizează|prevede|scrie|din) ~1 (în|pe|din|la) ~1 (@rules|site*|pagin*|descriere*|ofert*)',
      '(conform|potrivit|în conformitate cu|în baza|în temeiul) ~1 (@rules) (noastre|noștri|nostru|magazinului|de ~1|companiei|contractual*)?',
      '(la)? (punctul|pct|articolul|art|secțiunea|clauza) ~1 (din|al|a) ~1 (@rules) ~1 (scrie|prevede|se spune|este scris)?',
      '(termenii|condițiile|politica|regulamentul|contractul) (noastră|noștri|noastre|nostru)? (prevede|prevăd|spune|spun|stipulează|nu permit*|interzic*)',
    ],
    unless: ['aveți dreptul'],
    suggestion: 'iată ce putem face pentru dumneavoastră: …',
    example: 'Conform politicii noastre, produsele la reducere nu se schimbă.',
  },
  {
    kind: 'defence',
    patterns: [
      '(din|conform|potrivit|după) (evidențele|datele|informațiile|sistemul|registrele|evidențelor|datelor|informațiilor) (noastre|nostru) ~1',
      '(evidențele|datele|sistemul) (noastre|nostru) (arată|indică|confirmă)',
    ],
    unless: ['(greșeala|vina|eroarea) noastră', 'am (încurcat|greșit|pierdut|uitat)'],
    suggestion: 'la noi apare …; dumneavoastră ce vedeți?',
    example: 'Din evidențele noastre rezultă că ați primit coletul.',
  },
  {
    kind: 'defence',
    patterns: [
      'ați (acceptat|semnat|confirmat|citit și acceptat) ~1 (@rules|riscul|prețul) ~1',
      'ați fost (de acord|informat*|înștiințat*) cu ~1 (@rules|prețul)',
      '(v ați)? (exprimat|dat) acordul (pentru|cu|asupra) ~1',
      'nimeni nu v a (obligat|forțat|silit) ~1',
      '(a fost|este) (alegerea|decizia|responsabilitatea) dumneavoastră',
      'pe (propria|proprie) răspundere',
    ],
    suggestion: 'să găsim împreună ce este corect',
    example: 'Ați fost de acord cu termenii și condițiile.',
  },
  {
    kind: 'defence',
    patterns: [
      '(vă rugăm să)? (citiți|recitiți|consultați) (condițiile|termenii|regulile|descrierea|contractul) ~1',

      '(trebuia|ar fi trebuit|se cuvenea|era cazul) să (ne|mi|vă|o|le|l)? (verificați|citiți|spuneți|anunțați|întrebați|sunați|precizați|confirmați|scrieți|informați|contactați|fiți (mai)? aten*|măsurați|alegeți|respectați|păstrați|urmați|asigurați) ~2',
      '(puteați|ați fi putut|ați putea) (să)? (ne|mi|vă|o)? (sunați|suna|verificați|verifica|anunțați|anunța|întrebați|întreba|scrieți|scrie|spuneți|spune|citiți|citi|contacta*) ~1',
      'aveați obligația (să|de a) ~1',
    ],
    unless: ['nu (ar fi)? (trebuia|trebuit)'],
    suggestion: 'nu am spus acest lucru destul de limpede',
    example: 'Trebuia să verificați mărimea înainte de a comanda.',
  },
  {
    kind: 'defence',
    patterns: [
      'dacă (ne|mi|o|v)? ați fi (citit|spus|anunțat|contactat|verificat|sunat|întrebat|scris|precizat|fost (mai)? aten*|urmat|respectat) ~2',
      'dacă (plăteați|întrebați înainte|comandați din timp|asigurați coletul|citeați|ne spuneați|ne anunțați din|verificați din timp|ne sunați|ne contactați|ne scriați|verificați înainte) ~1',
    ],
    unless: ['dacă ne (sunați|contactați|anunțați) (la|pe|acum|mâine|azi)'],
    suggestion: 'trebuia să spunem mai limpede acest lucru',
    example: 'Dacă ați fi citit descrierea, ați fi știut.',
  },
  {
    kind: 'defence',
    patterns: [
      '(tehnic|strict|formal|juridic|legal) vorbind',
      'la modul formal',
      '(teoretic|formal|practic) (coletul|comanda|produsul|livrarea|termenul)',
      'din punct de vedere (legal|juridic|tehnic|formal)',
      'nu vă datorăm nimic',
    ],
    suggestion: 'contează că nu a ajuns la dumneavoastră așa cum am promis',
    example: 'La modul formal, coletul a ajuns la timp.',
  },
  {
    kind: 'defence',
    patterns: [
      'nu (v)? am promis (niciodată|nicăieri) ~2',
      'ați fost (informat*|anunțat*|înștiințat*|informați|anunțați) (despre|de|că|asupra|la) ~1',
      'v am (răspuns|spus|explicat|scris) deja ~2',

      '(după cum|așa cum|precum|cum) (v|vă|ți) (am|a) (explicat|spus|scris|informat|comunicat|precizat|anunțat|menționat|arătat) ~4',
      '(după cum|așa cum|cum) am (explicat|spus|scris|precizat|menționat|comunicat) (anterior|deja|mai sus|înainte)?',
      'v am (avertizat|prevenit|atras atenția) ~1',
      'ați fost (avertizat*|avertizați|prevenit*|atenționat*)',
      '(vă)? (repet|repetăm|reamintim|amintim) (încă o dată|că (ați|nu|trebuia))',
    ],
    unless: ['(așa cum|cum|după cum) (v|vă) am promis'],
    suggestion: 'iată totul încă o dată, într-un singur loc: …',
    example: 'După cum v-am mai spus, geanta nu este pe stoc.',
  },
  {
    kind: 'defence',
    patterns: [
      'nu suntem (obligați|datori) ~1',
      'nu (vine|provine|este|e) de la noi',
      '(noi)? am (împachetat|verificat|trimis) (totul)? (bine|corect|perfect|la timp)',

      '(noi|magazinul|firma|compania)? nu (suntem|este|e|sunt|putem fi|poate fi) (noi)? (trași la răspundere|responsabil*|răspunzător*|vinovat*|vinovați|de vină) ~3',
      '(noi|magazinul|firma|compania)? nu (ne asumăm|își asumă|îmi asum|răspunde|răspundem|purtăm|poartă) (nicio|niciun fel de)? (răspundere*|responsabilitate*|vina|pentru) ~3',
      '(nu|n) (este|e|a fost|i) (vina|greșeala|problema|treaba|responsabilitatea|eroarea) (noastră|mea)',
      '(vina|greșeala|problema) nu (este|e) (a)? noastră',
      '(noi)? (nu|n) avem (nicio|vreo)? (legătură|vină|treabă)',
      '(noi)? (ne am făcut|am făcut) ~1 (treaba|totul|tot) (corect|bine|ca la carte|conform|cum trebuie|ce trebuia)',
      'ne am (îndeplinit|respectat) (toate)? obligațiile',
    ],
    unless: ['@third nu (este|e|sunt)', 'noi am'],
    suggestion: 'luăm asupra noastră',
    example: 'Nu suntem responsabili pentru activitatea poștei.',
  },
  {
    kind: 'defence',
    patterns: [
      '(nimeni|niciun client|nici un client|alți clienți|ceilalți clienți|alte persoane) ~1 nu (s a|s au|ne a) (mai)? (plâns|reclamat|sesizat) ~1',
      '(toți|ceilalți|alți) (clienți|clienții) sunt mulțumiți',
      'sunteți (primul|prima|singurul|singura) (client*|care) ~2 (plâng*|plâns|reclam*|nemulțumit*)',
    ],
    suggestion: 'vă mulțumim că ne-ați spus; verificăm chiar acum',
    example: 'Alți clienți nu s-au plâns.',
  },
  {
    kind: 'defence',
    patterns: [
      'în apărarea (noastră|mea)',
      'cu tot respectul ~1',
      'ca să fim (corecți|drepți|sinceri|cinstiți)',
      'spre știința dumneavoastră',
      'pentru informarea dumneavoastră',
      'să fim (corecți|serioși)',
    ],
    suggestion: 'lăsați asta deoparte și spuneți ce urmează',
    example: 'Cu tot respectul, în poză este altă geantă.',
  },
  {
    kind: 'defence',
    patterns: [
      'scrie (chiar|clar)? pe (cutie|ambalaj|etichetă|site|bon|factură)',

      '(scrie|este scris|e scris|se specifică|este specificat|este precizat|apare|este menționat|este indicat) ~1 (clar|limpede|negru pe alb|explicit)',
      '(pe|în) (site|pagină|pagina ~1|descriere|descrierea ~1|contract|condiții|etichetă) ~1 (scrie|este scris|este specificat|este precizat|este menționat|se specifică)',
      'negru pe alb',
    ],
    unless: ['nu (scrie|era|este) ~1', 'scrie greșit'],
    suggestion: 'pagina nu spunea acest lucru destul de limpede',
    example: 'Pe site este scris clar că livrarea se plătește.',
  },
] as const satisfies readonly ToneRule[]
