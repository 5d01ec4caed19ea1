import type { ToneRule } from './rule.ts'

/** Blame on others by their habits: what "they" always do, and why it is theirs to answer for. */
export const roBlameHabits = [
  {
    kind: 'blame',
    patterns: [
      '@third ~1 (și|ne|v|vi|își)? (a|au) ~1 (bătut joc|făcut de râs|tras țeapă|mințit|furat|băgat|economisit|lucrat prost|ținut la|umblat|jucat|blocat|lăsat|trântit|schimbat|oprit|suspendat|făcut ce|pus ~2 bețe|zgârcit|cusut prost) ~3',
      '@third ~2 (trântește|trântesc|aruncă|pierde|pierd|strică|sparge|sparg|încurcă|blochează|reține|rețin|uită|ignoră|își bate|își bat|umblă|tratează|lucrează (prost|de mântuială|după)|face ce vrea|fac ce vor|minte|mint|doarme|dorm|zdrobește|zgârie|nu (are|au) (grijă|niciun|habar|treabă)|nu (citește|citesc|sună|respectă|ascultă|verifică|îi pasă|le pasă|se obosește|știe|știu)) ~3',
      '@third ~1 (este|e|sunt|a fost|au fost) (chiar)? (cea|cel|cei|cele) (vinovat*|responsabil*|care) ~4',
      '@third ~1 (este|e|sunt|a fost|au fost|era) ~1 (varză|dezastru|praf|catastrofă|o bătaie de joc|un coșmar|haotic*|neatent*|nepăsăto*|lene*|obraznic*|brutal*|nesimți*|nepriceput*|amatori|de râs|depășit* de|o problemă) ~2',
      '@third ~4 nu ~1 bun* de nimic',
      '@third ~4 (lasă de dorit|sub orice critică|catastrofal*|dezastruos|jalnic*|lamentabil*|praf) ~2',
      '(ei|ele|el|ea|dânșii|dânsul) (singuri|acolo|chiar)? (sunt|e|este|au fost|a fost)? (de vină|vinova*|cei care|cel care|cea care|responsabili|răspunzători|(au|a) ~1 (greșit|stricat|pierdut|încurcat|lovit|spart|trântit|uitat|udat|rupt|întârziat)) ~2',
      '(așa|ăștia|aceștia|așa (sunt|e)) (sunt|e) (ei|el|curierii|@third) ~2',
      '@third (ăsta|acesta|ăla|ăștia|acela) ~4 (mereu|tot timpul|iar|iarăși|din nou|întotdeauna|niciodată) ~2',
      '@third ~1 (trebuie|ar trebui|să) (să)? ~1 (răspundă|plătească|despăgubească|explice|își asume|rezolve|repare|suporte) ~3',
    ],
    unless: [
      'șoferul nostru',
      '(noi|eu) ~3 (greșit|încurcat|uitat|întârziat|lăsat)',
      '(dacă|ca să|pentru ca)',
      'am ~2 (încurcat|pierdut|uitat|greșit|lăsat)',
      'v ați întrebat',
    ],
    suggestion: 'coletul a întârziat pe drum; iată ce facem',
    example: 'Curierul trântește mereu cutiile.',
  },
  {
    kind: 'blame',
    patterns: [
      '(certați|luptați|judecați|descurcați|răfuiți|socotiți) vă ~1 cu ~2',
      '(nu noi|nu magazinul|nu librăria|nu atelierul|nu firma noastră) ~3',
      'noi (doar|numai|nu facem decât|facem doar|suntem doar|suntem numai|doar le|doar îl|doar o) ~4',
      '(suntem|sunt) (doar|numai|un simplu|simpli|niște) (intermediar*|revânzător*|vânzător*|distribuitor*|mesager*|magazin*) ~2',
      '(odată|după|din momentul|din clipa|imediat) ~3 (predat*|plecat*|ajuns*|ieșit*|dat*) ~4 (nu (mai)? (ține|depinde|răspundem|avem|este|e)|răspunde|ține de) ~3',
      '(vina|greșeala|problema|întârzierea|paguba|răspunderea) ~2 (e|este|a fost|aparține|ține|vine|revine|cade)? (numai|doar|exclusiv|în întregime)? (a|al|de la|de|pe|lui)? (lor|ei|lui|dânșilor|@third)',
      '(pe|la) (ei|el|@third) ~1 (să)? (vă|îi)? (supărați|întrebați|trageți|reclamați|certați|dați)',
      '(trageți|luați) (i|l|o|le|îi) (la răspundere|la întrebări|pe ei) ~2',
      '(cu|la) (ei|el|@third) (trebuie|aveți) (să)? ~2 (vorbi*|lămuri*|rezolva*|discuta*|de vorbit|de discutat|adresa*)',
    ],
    unless: [
      'nu (noi|magazinul) ~2 (ci|decidem|hotărâm)',
      '(noi|eu)? (am|vom|o să) ~2 (vorbim|vorbesc|întrebăm|sunăm|discutăm|vorbit) ~2',
      '(dacă|n a fost vina|să vină|convine)',
      'nu (e|este|a fost) ~1 (vina|greșeala) (lor|lui|ei)',
    ],
    suggestion: 'îi întrebăm noi și vă scriem până la ora 18:00',
    example: 'Banca v-a blocat plata, certați-vă cu ea.',
  },
] as const satisfies readonly ToneRule[]
