import type { ToneRule } from './rule.ts'

/** Blame that falls on somebody else: whoever carries or makes it for us, we chose them. */
export const roBlameOthers = [
  {
    kind: 'blame',
    patterns: [
      '@carrier (ne|v|vi)? (a|au) făcut praf ~1',
      'dacă @carrier (și|își) (făcea|ar fi făcut) ~1',
      '(drumurile|străzile|șoselele|drumul) (sunt|au fost|este|erau) (înzăpezit*|blocat*|închis*|înghețat*)',

      '@carrier (v|vi|ne|ni|l|le|a|au)? (a|au)? (pierdut|întârziat|deteriorat|spart|stricat|încurcat|uitat|furat|rătăcit|scăpat|greșit|zdrobit|blocat|reținut|turtit|rupt) ~3',
      '@carrier (ne|v)? (a|au)? dezamăgit',
      '@carrier nu (a|au|v a|ne a|și a|l a) (livrat|venit|sunat|adus|ajuns|făcut|reușit|respectat) ~2',
      '(blocat*|reținut*) (la|în) vam* ~1',
      '(pierdut|întârziat|deteriorat|spart|rătăcit|provocat*|cauzat*|produs*|stricat*) de (către)? @third',
    ],
    unless: ['șoferul nostru nu a găsit'],
    suggestion: 'coletul a întârziat pe drum',
    example: 'Curierul v-a pierdut coletul.',
  },
  {
    kind: 'blame',
    patterns: [
      '(le|îl|o)? (coase|face|produce|fabrică) ~1 (o|un) @supplier',
      'noi (doar|numai) (le|îl|o)? (vindem|revindem)',

      '@supplier (ne|v)? (a|au)? (dezamăgit|lăsat baltă|lăsat|încurcat|întârziat|greșit|uitat) ~1',
      '@supplier (ne|v)? (a|au) (livrat|trimis|expediat|adus|dat) ~4 (greșit*|defect*|cu defecte|alt|altă|alte|altceva|stricat*|cu întârziere|târziu)',
      '@supplier nu (ne|a|au) (a|au)? (livrat|trimis|respectat|adus)',
      '(supărați vă|adresați vă|plângeți vă|reclamați) ~1 (pe|la) (el|ea|ei|@third)',
    ],
    suggestion: 'v-am trimis alt material; iată ce facem acum',
    example: 'Furnizorul ne-a dezamăgit.',
  },
  {
    kind: 'blame',
    patterns: [
      '(i|li)? se datorează ~3 @third',

      '(este|e|a fost|din|asta e|aceasta este)? (vina|greșeala|eroarea|culpa|neglijența) @third',
      '(vina|greșeala|responsabilitatea|vinovat*) (este|e|a fost|îi|îi aparține|aparține|o poartă|o are) (a|al|lui)? @third',
      '(este|e|sunt|a fost)? (vinovat*|de vină|responsabil*) (este|e|pentru ~2)? @third',
      '@third (este|e|sunt|a fost) (vinovat*|de vină)',
      '(din cauza|din pricina|datorită) ~1 @third',
      '(este|e|a fost)? (vina|greșeala) (lor|lui|ei)',
      '(vina|greșeala) (este|e) (a lor|a lui|a ei)',
    ],
    unless: ['(să|va|vor|poate|o) vină', '(convine|puteți|vreți|doriți)'],
    suggestion: 'ține de noi și iată ce facem',
    example: 'Totul s-a întâmplat din vina firmei de curierat.',
  },
  {
    kind: 'blame',
    patterns: [
      '@because ~1 @weather ~1',
      '@weather (ne|v|i)? (a|au)? (împiedicat|întârziat|oprit|blocat|încurcat|dat peste cap|ținut)',
      '(de vină|vinovat*) (este|e|a fost|sunt) @weather',
    ],
    suggestion: 'coletul ajunge joi în loc de marți',
    example: 'Din cauza vremii nefavorabile, coletul întârzie.',
  },
  {
    kind: 'blame',
    patterns: [
      '@third ~2 (l|le|o|v|vi|ne|i|și)? (a|au) ~2 (@harmed) ~2',
      '@third ~1 (a|au|ne a|ne au|v a|v au|vi l a|vi le a)? ~1 (trimis|livrat|expediat|adus|pus|tipărit|imprimat|croit|cusut|ambalat|împachetat|făcut|montat|predat|scanat|etichetat|dat|lipit|încărcat|asamblat) ~4 (greșit*|defect*|cu defecte|alt|altă|alte|altceva|stricat*|cu întârziere|târziu|prost|neglijent|necorespunzător|fără ~2|strâmb|altcuiva|expirat*|cu o (zi|săptămână)|la altă|rebut*)',
      '@third nu ~2 (sunat|venit|livrat|adus|ajuns|făcut|reușit|respectat|anunțat|verificat|predat|trimis|expediat|confirmat|procesat|scanat|asigurat|răspuns|ținut|ambalat|avut grijă|citit|returnat|ridicat|găsit cu cale|deranjat|știut) ~2',
      '@third ~1 (este|sunt|e|era|erau|a fost|au fost) ~1 (vinovat*|de vină|responsabil*|răspunzăto*|neglijent*|în grevă|lent*|neserio*|supraaglomerat*|cel vinovat|incompetent*)',
      '(a|au|l a|le a|o|ni l a|vi l a|a fost|au fost|fost) ~1 (pierdut*|întârziat*|deteriorat*|spart*|stricat*|rătăcit*|încurcat*|furat*|turtit*|lovit*|blocat*|reținut*|aruncat*|udat*|zdrobit*|uitat*|avariat*|scăpat*|strivit*|greșit*|confundat*|omis*|refuzat*|respins*) ~2 (de|de către|la)? ~1 @third',
      '(ține|țin|depinde|depind|provine) ~1 (de|de la|din) (către)? ~1 @third',
      '(vina|greșeala|eroarea|responsabilitatea|culpa|problema|întârzierea|defectul|încurcătura) ~3 (aparține|revine|este|e|vine de la|este la|provine de la|la|de la|o are|o poartă|a) ~1 @third',
      '(grev*|haos*|blocaj*|aglomerați*|întârzieri* la|problem* (la|cu)|neglijenț*) ~2 @third',
      '((de) ~1)? (întârziere|pagubă|daună|defect|eroare|pierdere) (este|e|sunt) (vinovat*|de vină|responsabil*|răspunzăto*) ~2',
    ],
    unless: [
      'șoferul nostru nu a găsit',
      'noi ~3 (greșit|încurcat|uitat|întârziat)',
      '(greșeala|vina) (este|e)? (a)? noastră',
      'am ~2 (încurcat|pierdut|uitat|greșit)',
      'nu (este|e|sunt) (de vină|vinovat*)',
      'aflăm de ce',
    ],
    suggestion: 'coletul a întârziat pe drum; iată ce facem',
    example: 'Cutia a fost lovită de curier.',
  },
  {
    kind: 'blame',
    patterns: [
      '(discutați|vorbiți|lămuriți vă|lămuriți|clarificați|rezolvați|certați vă|întrebați|adresați vă|contactați|sunați|scrieți|reclamați|plângeți vă|luați legătura|supărați vă|cereți ~1|vedeți) ~3 (cu|la|pe|de la)? (el|ea|ei|ele|dânșii|dânsul|lor|lui|direct cu ~1|@third|banca dumneavoastră) ~1',
      '(pretenți*|reclamați*|plânger*|întrebările|nemulțumir*) ~3 (la|către|pentru) (el|ea|ei|@third)',
      'nu (este|e) (o)? (întrebare|problemă|treabă) pentru noi',
      '@weather ~3 (a|au|ne a|v a|ne au)? ~1 (ținut|împiedicat|întârziat|oprit|blocat|încurcat|dat peste cap|închis|paralizat|anulat|stricat|udat|afectat|întrerupt|îngreunat|ruinat|inundat|distrus|perturbat|amânat) ~2',
      '(blocat*|întârziat*|oprit*|anulat*|udat*|înzăpezit*|înghețat*|reținut*|închis*) ~2 (de|din cauza|din pricina|în) ~1 @weather',
      '(drumurile|drumul|străzile|aeroportul|trecătoarea|șoseaua|șoselele|zborurile|zborul|avionul|trenurile|feribotul) ~2 (închis*|blocat*|înzăpezit*|înghețat*|anulat*|impracticabil*|la sol|oprit*|suspendat*|amânat*)',
    ],
    unless: ['(noi|eu)? (am|vom|îi|le|o să|vorbesc|vorbim) ~2 (vorbim|vorbesc|întrebăm|sunăm|discutăm) ~2', 'dacă'],
    suggestion: 'îi întrebăm noi și vă scriem până la ora 18:00',
    example: 'Partenerul nostru a trimis altă culoare, discutați cu el.',
  },
] as const satisfies readonly ToneRule[]
