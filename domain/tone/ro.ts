import { roBlame } from './ro-blame.ts'
import { roBlameDeeds } from './ro-blame-deeds.ts'
import { roBlameHabits } from './ro-blame-habits.ts'
import { roBlameOthers } from './ro-blame-others.ts'
import { roCold } from './ro-cold.ts'
import { roColloquial } from './ro-colloquial.ts'
import { roConsequence } from './ro-consequence.ts'
import { roDefence } from './ro-defence.ts'
import { roDenial } from './ro-denial.ts'
import { roDoubt } from './ro-doubt.ts'
import { roExcuse } from './ro-excuse.ts'
import { roExcuseCircumstances } from './ro-excuse-circumstances.ts'
import { roShift } from './ro-shift.ts'
import { roVow } from './ro-vow.ts'
import { roVowHaste } from './ro-vow-haste.ts'
import type { ToneLanguage } from './rule.ts'

export const ro = {
  lists: {
    carrier:
      'curier|curierul*|curieri*|transportator*|șofer*|poșta|poștei|poștaș*|firm* de (curierat|transport|livrare)|companie* de (curierat|transport)|compania de (curierat|transport)|companiei de (curierat|transport)|serviciul* de (curierat|livrare)|vamă|vama|vămii|vameș*|fan courier|dhl|fedex|gls|dpd|sameday|cargus|urgent cargus|moldpost|nova poshta|nova poșta|poșta moldovei|poșta română|compania de ~1|companiile de ~1|firma de ~1|societatea de ~1|fabrica de ~1|companie* aerian*|compania aeriană|companiei aeriene|linia aeriană|expeditor*|livrator*|depozitul de ~1|depozitul en gros|sala de ~1|teatrul|hotelul|organizator*|clubul|tăbăcări*|atelierul de ~1|oficiu* poștal*|oficiul poștal|depozitul curierului|firma de (transport|livrare|curierat)|serviciile* de (curierat|livrare)|agenți* de (curierat|transport)|punct* de ridicare|centru* de sortare|centrul de sortare|hamal*',
    supplier:
      'furnizor*|producător*|fabrica|fabrică|fabricii|fabricant*|tipografi*|subcontractor*|distribuitor*|importator*|angrosist*|antreprenor*|executant*|atelierul din ~1|croitor*|croitoreasa|fabricile|uzin*|dealer*|fermier*|prestator*',
    third:
      '@carrier|@supplier|partener*|banca|băncii|bancă|bănci|băncile|bt|bcr|brd|raiffeisen|maib|victoriabank|moldindconbank|revolut|paypal|netopia|emag|olx|vecin*|portar*|agenți*|agenția|procesator* de plăți|procesatorul de plăți|procesator*|platforma de plăți|intermediar*|marketplace*|montator*|instalator*|administrator* blocului|firma de (software|it|găzduire|montaj|ambalare)|furnizorul*|colaborator* extern*|depozitul extern|hosting*',
    weather:
      'vreme*|vremii|ninsor*|ninsoare|zăpad*|zăpezii|viscol*|ploi*|ploaie|furtun*|ger|gerului|polei*|caniculă|caniculei|vântului|vânt|ceață|ceții|inundați*|intemperii*|codului (galben|portocaliu|roșu)|grindin*|lapoviț*|chiciur*|vijeli*|caniculei|înghețul*|inundați*|inundațiile|ghea*|umezeal*|polei|codul (galben|portocaliu|roșu)',
    because: 'din cauza|din pricina|datorită|dintr o|ca urmare a|pe motiv de|în urma|din vina',
    have: 'ați|a ți',
    you: 'dumneavoastră|dvs|dv|d voastră|voi',
    wrong: 'greșit*|eronat*|incorect*|incomplet*|inexistent*|altă|alt|alte|altul|nevalid*|invalid*|neactual*',
    badly:
      'greșit*|eronat*|incorect*|incomplet*|inexistent*|invalid*|cu (o|mai multe|niște)? (greșeală|greșeli|eroare|erori|literă|cifră) ~1|pe dos|invers|la întâmplare|necorespunzător|neatent|neglijent|nepotrivit*|în plus|vechi*|prea (târziu|devreme|tare|strâns|fierbinte)|în grabă|fără (să|a) ~3|fără (număr*|bloc|scară|apartament|cod*)|altfel decât|contrar ~1|târziu|abia (acum|azi|ieri|după)|în ultima clipă|în ultimul moment|cu întârziere|pe jumătate|strâmb',
    saw: 'primit|găsit|văzut|observat|descoperit|așteptat|cerut|spus|scris|anunțat|întrebat|semnalat|sesizat|constatat|fost|avut|vrut|dorit|povestit|crezut|sperat|plătit|crezut|atât|tot|cât|mult|sunat|dat|ajuns|atent|decât|rezultat',
    soft: 'primit|cerut|așteptat|scris|spus|anunțat|întrebat|comandat|cumpărat|plătit|achitat|ales|vrut|dorit|sperat|avut|fost|găsit|văzut|observat|explicat|arătat|trimis poza|venit|sunat|apelat|pierdut|cheltuit|ajutat|crezut|contat|acordat|răbdat|sărbătorit|invitat|planificat|întors|rămas|stat|făcut|semnalat|sesizat|povestit|încercat|ținut să|reclamat|anulat la timp|mers|simțit|supărat|plâns|dat șansa|ajuns|mai|câștigat|meritat|iertat|acceptat',
    positive:
      'primit*|comandat*|cerut*|greșit*|meritat*|reușit*|găsit*|dorit*|vrut*|așteptat*|ales*|hotărât*|decis*|pierdut*|stricat*|rupt*|făcut*|auzit*|văzut*|știut*|apucat*|folosit*|plătit*|cumpărat*|fost*|avut*|încălcat*|ratat*|uitat*|deteriorat*|spart*|crezut*|scris*|întârziat*|încurcat*|putut*|mai|încă|simțit*|bucurat*|cauzat*|ajuns*|semnat*|vi|vă|să|și',
    settle:
      'rezolvăm|rezolv|remediem|remediez|ne ocupăm|mă ocup|lămurim|lămuresc|soluționăm|soluționez|îndreptăm|clarificăm|clarific|vom rezolva|vom remedia|voi rezolva|ne vom ocupa|mă voi ocupa|vom soluționa|vom clarifica|se rezolvă|se va rezolva|o să rezolvăm|o să rezolv|ne mobilizăm|intervenim|acționăm|vom acționa',
    spoiled:
      'rupt|spart|stricat|deteriorat|zgâriat|scăpat (l|o|le)? ~1 (jos|pe jos|apă|din mână)|vărsat|defectat|distrus|crăpat|pătat|ars|forțat|îndoit|turtit|tăiat|topit|înmuiat|udat|supraîncărcat|supraîncălzit|strâmbat|trântit|lovit|ciobit|fisurat|murdărit|deformat|smuls|înfundat|scurtcircuitat|șifonat|desfundat|suprasolicitat|dărâmat|răsturnat|perforat|decolorat|opărit|călcat cu',
    erred:
      'greșit|încurcat|confundat|uitat|omis|neglijat|ignorat|nesocotit|încălcat|ratat|sărit|depășit|întârziat|amânat|tergiversat|grăbit|ascuns|mințit|pripit|trecut cu vederea|scăpat din vedere|interpretat ~1|dezactivat|șters|refuzat|inversat|omis|nerespectat|pierdut (bonul|coletul|factura|chitanța|cheia|certificatul|termenul|eticheta|ambalajul)',
    harmed:
      'pierdut*|întârziat*|deteriorat*|spart*|stricat*|încurcat*|uitat*|furat*|rătăcit*|scăpat*|greșit*|zdrobit*|blocat*|reținut*|turtit*|rupt*|lovit*|udat*|trântit*|îndoit*|strivit*|aruncat*|amestecat*|confundat*|ignorat*|distrus*|zgâriat*|avariat*|neglijat*|dezamăgit*|lăsat (baltă|balta)|ținut pe loc|amânat*|refuzat*|inversat*|omis*|ratat*|crăpat*|desfăcut*|mototolit*|răsturnat*|pierdut|dormit*|rătăcit|murdărit*|tergiversat*|vândut ~3 (altora|altcuiva|altui|altei)|ținut ~3 (în|la|prea)|lăsat ~3 (în|la|pe|afară|prea)|scurtat ~2 prea|prea mult|mărit prețur*|scumpit|oprit producția|anulat ~1|închis ~1|renunțat|intrat în (faliment|grevă)|dat peste cap|dat greș|făcut (varză|praf|o greșeală|greșeli)',
    person:
      'coleg*|managerul|manager*|angajat*|operatoar*|operator*|contabil*|ambalator*|șeful|șefa|practicant*|stagiar*|vânzător*|consultant*|casier*|designer*|grafician*|magazioner*|gestionar*|secretar*|florar*|administrator*|director*|responsabil* de ~1|persoana (responsabilă|care)|omul (de la|nostru|care)|fata (de la|care)|băiatul (de la|care)|un om|jumătate din* ~2|o parte din* ~2|doi ~1|două ~1|trei ~1|mai mulți ~1|majoritatea ~1|student*|ucenic*|înlocuitor*|echipa ~1',
    machine:
      'programul*|sistemul*|serverul*|site ul|siteul|aplicația|platforma|calculatorul*|imprimanta|mașina|utilajul*|scanerul|baza de date|căsuța ~2|mail ul|e mailul|emailul|poșta electronică|telefonul*|telefoanele|linia|liniile|internetul*|rețeaua|curentul*|robotul*|casa de marcat|terminalul*|duba|camionul*|frigiderul*|filtrul*|chatul|centrala|softul*|lumina|inboxul|inbox ul|platforma de ~1',
    error: 'greșeală|greșeli|greșeala|eroare|erori|eroarea|confuzie|scăpare|neatenție',
    rules: 'politic*|termen*|condiți*|regul*|regulament*|contract*|lege|legii|legislați*|polic*|clauz*|prevederil*',
    letter:
      'solicitare*|solicitarea|cerere*|cererea|cererii|reclamați*|sesizare*|sesizarea|tichet*|mesajul|plângere*|plângerea|cazul|petiți*|dosarul|adresa|petiția|incidentul|tichetul|formularul|plângerea|reclamația|sesizările|solicitările|reclamațiile|cererile|plângerile|mesajele|sesizării|solicitării|reclamației|problema|mailul|feedbackul|scrisoarea',
    department: 'departament*|echip*|secți*|compartiment*|persoan*|coleg*|servici*',
    is: 'este|e|a fost|era|s a',
  },
  fillers: [
    ...[
      'probabil',
      'evident',
      'deja',
      'chiar',
      'pur',
      'simplu',
      'singur',
      'singură',
      'singuri',
      'cumva',
      'cu',
      'siguranță',
    ],
    ...[
      'din',
      'păcate',
      'se',
      'pare',
      'foarte',
      'doar',
      'numai',
      'clar',
      'de',
      'fapt',
      'dumneavoastră',
      'dvs',
      'tot',
      'iar',
    ],
    ...[
      'și',
      'mai',
      'totuși',
      'sincer',
      'în',
      'întregime',
      'nou',
      'înșivă',
      'însuși',
      'poate',
      'prea',
      'exclusiv',
      'cumva',
    ],
  ],
  negators: ['nu', 'nici', 'n', 'nimeni', 'nimic', 'niciodată', 'fără', 'niciun', 'nicio'],
  contractions: {
    ...{ nam: 'n am', nati: 'n ati', vati: 'v ati', neati: 'ne ati' },
    // A shop that says "tu" blames with the same words: "ai greșit", "ți-am spus", "e vina ta".
    ...{ ai: 'ati', te: 'v', ti: 'v', iti: 'va', tu: 'dumneavoastra', ta: 'dumneavoastra', tau: 'dumneavoastra' },
    ...{ tale: 'dumneavoastra', esti: 'sunteti', erai: 'erati', aveai: 'aveati', puteai: 'puteati' },
  },
  clitics: {},
  guards: [
    { kinds: ['blame'], where: 'before', patterns: ['(nu|nici|n|nimeni|fără|în loc)'] },
    { kinds: ['excuse', 'defence'], where: 'before', patterns: ['(nu|nici) (din|pentru)?', 'în loc'] },
    {
      kinds: ['blame', 'excuse'],
      where: 'clause',
      patterns: [
        '(dacă|cumva|când ~1 (veți|vom|va|o să|ați|nu|vine|ajunge|sunteți|vreți|doriți)|cât|în caz|în cazul|oricând|cât timp)',
      ],
    },
    { kinds: ['blame'], where: 'after', patterns: ['nu (este|e|a fost|există)'] },
    {
      kinds: ['blame', 'excuse'],
      where: 'anywhere',
      patterns: [
        '(e|este|a fost|din|fost|și) (numai|doar|chiar)? (vina|greșeala|scăparea|neglijența|culpa|neatenția) (noastră|mea)',
        '(vina|greșeala|eroarea) (e|este|a fost) (numai|doar|chiar)? (a)? (noastră|mea)',
        '(de la noi|din partea noastră) (vine|a pornit|a plecat|a fost greșeala)',
        'răspundem (noi|de asta)',
        '(trebuia|trebuie|ar fi trebuit|eram datori) să (vă|îl|o|le|l|i|ne|v)? *m ~1',
        '(n|nu) ar fi trebuit să (vă|îl|o|le|l|i|ne)? ~1 (*m|las*|trimit|spun|fac|iau|vând)',
        '(ceea ce|cum) nu (trebuia|e corect|era corect|se face)',
        '(prost|rău) am (făcut|procedat)',
        '(nu (e|este|a fost)) corect ce am',
      ],
    },
    {
      kinds: ['blame', 'excuse', 'defence'],
      where: 'sentence',
      patterns: [
        '(ne|mi)? ați (scris|spus|anunțat|sesizat|povestit|relatat|întrebat|crezut|menționat|semnalat) (că|dacă|despre)',
        '(spuneți|credeți|considerați|scrieți|întrebați) că',
        '(nu|nimeni nu) (spunem|spune|credem|crede|afirmăm|susținem|ne ascundem|vom spune|vrem să spunem)',
        '(am crezut|credeam) că',
      ],
    },
    {
      kinds: ['vow'],
      where: 'sentence',
      patterns: [
        'nu (vă)? (putem|pot|vom putea|vrem să|vreau să)? (promite*|promit|garanta*|jura)',
        'nu (vă)? (putem|pot)',
        'dacă',
      ],
    },
  ],
  rules: [
    ...roBlame,
    ...roBlameDeeds,
    ...roBlameOthers,
    ...roBlameHabits,
    ...roExcuse,
    ...roExcuseCircumstances,
    ...roConsequence,
    ...roDefence,
    ...roDenial,
    ...roShift,
    ...roDoubt,
    ...roVow,
    ...roVowHaste,
    ...roColloquial,
    ...roCold,
  ],
  shouting: {
    apologies: ['(scuze|scuzele|scuzați|scuză|iertați|iartă|iertare|regretăm|regret)', '(ne|îmi|mi) pare ~2 rău'],
    abbreviations: [
      ...[
        'anaf',
        'anpc',
        'iban',
        'swift',
        'visa',
        'ikea',
        'lego',
        'nike',
        'asus',
        'acer',
        'sony',
        'hdmi',
        'oled',
        'gdpr',
      ],
      ...['puma', 'zara', 'canon', 'epson', 'bosch', 'philips', 'samsung', 'adidas', 'emag', 'altex', 'unesco', 'nato'],
      ...[
        'onrc',
        'cnp',
        'cui',
        'idno',
        'idnp',
        'tva',
        'srl',
        'rca',
        'casco',
        'covid',
        'dacia',
        'apaco',
        'moldova',
        'fan',
      ],
      ...[
        'courier',
        'sameday',
        'cargus',
        'anpcd',
        'faq',
        'posta',
        'sepa',
        'jpeg',
        'json',
        'heic',
        'webp',
        'isbn',
        'odr',
        'sal',
        'usa',
        'sua',
      ],
    ],
    loudWords: [
      'inainte dupa niciodata intotdeauna mereu trebuie urgent numai doar astazi ieri maine imediat deja iarasi foarte',
      'inca pana stop cititi important atentie gratuit final gresit prima ultima fara nimic totul nimeni exact obligatoriu',
      'neaparat acum aici maximum minimum complet rugam multumim',
    ].flatMap((words) => words.split(' ')),
    shortWords: ['nu', 'deja', 'azi', 'noi', 'tot', 'așa'],
    codeNames: [
      'cod',
      'codul',
      'codului',
      'cupon',
      'cuponul',
      'voucherul',
      'model',
      'modelul',
      'articol',
      'articolul',
      'marca',
      'parola',
    ],
    exclamationsSuggestion: 'punct; și unei vești bune îi ajunge un singur semn',
    apologySuggestion: 'punct: scuzele se cer cu voce joasă',
  },
} as const satisfies ToneLanguage
