import type { ToneRule } from './rule.ts'

export const roBlame = [
  {
    kind: 'blame',
    patterns: [
      'ați greșit (în|la|adresa|numărul|documentul|formularul|mărimea)? (document|adresă|număr|comandă|formular)?',
      'ați (făcut|comis) (o|niște|mai multe|aceeași)? ~1 (@error) (în|la)? ~2',
      'ați (încurcat|confundat|amestecat|inversat) ~1',
      '(v ați|vă) (înșelat|înșelați|încurcat)',
      '(greșeala|eroarea|vina|greșeală|eroare) (vă aparține|@is de partea @you|@is din partea @you|@is pe dumneavoastră)',
    ],
    suggestion: 'în document este o greșeală',
    example: 'Ați greșit în document.',
  },
  {
    kind: 'blame',
    patterns: [
      'ați (cumpărat|ales|comandat|luat) ~2 care nu (se|vi|vă|îi) ~1 (potriv*)?',
      '(adresa|numărul|telefonul|datele) ne ați (dat|scris|trecut|lăsat) (o|l|le) dumneavoastră',

      '(dumneavoastră)? (ne|mi)? ați (introdus|trecut|dat|scris|indicat|furnizat|completat|specificat|lăsat|trimis|tastat|menționat|oferit|ales|comandat|cumpărat|luat|apăsat|selectat|bifat) (în|pe|o|un|la)? ~4 (greșit*|eronat*|incorect*|incomplet*|inexistent*|nevalid*|invalid*)',
      '(dumneavoastră)? (ne|mi)? ați (comandat|cumpărat|luat|apăsat|selectat|bifat) (pe|la|o|un)? (altă|alt|alte) ~3',
      'ați (completat|introdus|scris|măsurat|montat|asamblat|conectat|instalat|folosit|utilizat|spălat|depozitat) ~1 (greșit|eronat|incorect|neatent)',
      'ați (completat|folosit|utilizat|montat|instalat|manevrat|depozitat|spălat|deschis|tratat) ~3 (incorect|greșit|necorespunzător|neglijent|neatent)',
    ],
    suggestion: 'adresa din comandă nu se potrivește; o corectăm împreună',
    example: 'Ați introdus o adresă de livrare greșită.',
  },
  {
    kind: 'blame',
    patterns: [
      'v ați tot (răzgândit|schimbat) ~2',
      'cum (era|erau|putea|puteau) să vă (găsească|sune|știe|nimerească)',

      'ați (uitat|omis|neglijat|refuzat|ignorat|nesocotit|încălcat|ratat) ~3',
      'ați fost ~1 (neatent*|neglijent*|neglijenți|imprudent*|superficial*|indisponibil*)',
      'ați pierdut (bonul|coletul|factura|chitanța|cheia|certificatul)',
      'ne ați (indus|dus) în eroare',
    ],
    suggestion: 'mai avem nevoie de un singur lucru: …',
    example: 'Ați uitat să atașați bonul.',
  },
  {
    kind: 'blame',
    patterns: [
      '(nu|n) (ne|mi|v)? ați (citit|respectat|urmat|verificat|confirmat|răspuns|anunțat|spus|informat|avertizat|precizat|comunicat|specificat|indicat|atașat|completat|semnat|deschis|ridicat|fost atent*|fost atenți|ținut cont|dat|trimis|furnizat|menționat|avut grijă|plătit la timp|sunat|scris la timp|acordat atenție|păstrat) ~4',
      'nu ne ați (spus|anunțat|informat) (niciodată|la timp)? ~1',
    ],
    unless: ['nu ne ați spus încă', 'nu ați primit'],
    suggestion: 'nu am aflat la timp; ne spuneți acum?',
    example: 'Nu ați respectat instrucțiunile.',
  },
  {
    kind: 'blame',
    patterns: [
      'ați (spălat|uscat|călcat|încălzit) ~1 la ~2 (prea)? (mare|mari|ridicat*|fierbinte|grade)',
      '(a apărut|au apărut|s a stricat|s a spart|s a rupt|s a produs) la dumneavoastră',

      'ați (rupt|spart|stricat|deteriorat|zgâriat|scăpat|vărsat|defectat|distrus|crăpat|pătat|ars|forțat) (o|l|le|i)? (pe jos|fermoarul|mânerul|cutia|geanta|lampa|ecranul)?',
      '(deteriorat*|stricat*|rupt*|spart*|provocat*|cauzat*) (de (dumneavoastră|dvs|felul în care (ați|o ați|l ați)|modul în care (ați|o ați|l ați)))',
      'de (felul|modul) în care (ați|o ați|l ați|le ați) (deschis*|folosit*|manevrat*|spălat*|depozitat*|montat*|tratat*|utilizat*)',
    ],
    suggestion: 'fermoarul s-a rupt; îl reparăm sau îl schimbăm',
    example: 'Ați rupt singur fermoarul.',
  },
  {
    kind: 'blame',
    patterns: [
      '(este|e|a fost|din|asta e|aceasta este)? (numai|doar|exclusiv)? (vina|greșeala|eroarea|neatenția|neglijența|culpa) (dumneavoastră|dvs|dv|voastră|d voastră)',
      '(vina|greșeala|eroarea|problema) (este|e|a fost|îi|este numai|e doar) (a)? (dumneavoastră|dvs|la dumneavoastră|de partea dumneavoastră)',
      'sunteți (dumneavoastră|singurul|singura|chiar|în întregime)? (vinovat*|vinovați|de vină|responsabil* pentru (întârziere|defect|daună|situație|această situație))',
      '(singurul|singura) (vinovat*|responsabil*) sunteți',
      'v ați făcut o singur*',
    ],
    suggestion: 'iată ce s-a întâmplat și cum îndreptăm',
    example: 'Este numai vina dumneavoastră că s-a spart vaza.',
  },
  {
    kind: 'blame',
    patterns: [
      '(pentru că|deoarece|fiindcă|întrucât|căci)? (nu|n) (ați fost|erați|v ați aflat|ați răspuns|ați deschis) (acasă|la domiciliu|prezent*|disponibil*|la adresă|la ușă|la telefon)',
      '(pentru că|deoarece|fiindcă|întrucât) nu era nimeni (acasă|la domiciliu)?',
      '(lipseați|erați plecat*|erați plecați) (de acasă)?',
    ],
    suggestion: 'coletul nu a putut fi predat; ce zi vi se potrivește?',
    example: 'Deoarece nu erați acasă, curierul a dus coletul înapoi.',
  },
  {
    kind: 'blame',
    patterns: [
      '(din cauza|ca urmare a|în urma|prin|datorită)? (folosirii|utilizării|depozitării|manevrării|montării|spălării|întreținerii|folosire|utilizare|manipulării) (incorect*|necorespunzăto*|greșit*|neglijent*)',
      '(din cauza|din pricina) (neatenției|neglijenței|greșelii|absenței|lipsei|întârzierii) (dumneavoastră|dvs)',
    ],
    suggestion: 'mânerul nu a rezistat; vedem de ce și îl schimbăm',
    example: 'Mânerul s-a rupt din cauza folosirii incorecte.',
  },
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
    unless: ['(să|va|vor|poate|o) vină'],
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
] as const satisfies readonly ToneRule[]
