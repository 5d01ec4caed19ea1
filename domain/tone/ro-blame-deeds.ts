import type { ToneRule } from './rule.ts'

/** Blame by guess, by question and by passive: the customer is not named, and yet meant. */
export const roBlameDeeds = [
  {
    kind: 'blame',
    patterns: [
      '(nu)? (a fost|au fost|era|erau|este|fost|fiind|fi fost) ~1 (spălat*|udat*|călcat*|uscat*|depozitat*|folosit*|asamblat*|încărcat*|forțat*|scăpat*|ținut*|întreținut*|curățat*|instalat*|purtat*|manevrat*|suprasolicitat*|conectat*|utilizat*|îngrijit*|tras*|strâns*|montat*) ~3 (greșit*|necorespunzător|incorect|neglijent|prea|fără|la (60|90|temperatur*|soare|căldur*)|în (ploaie|soare|mașina*|apă|frig|baie|cuptor*)|de (copil*|client*|altcineva|cineva)|brutal|neatent|cum trebuie|corect|bine|la timp|conform|cu forța|excesiv)',
      '(vina|greșeala|eroarea|neatenția|neglijența|răspunderea|imprudența|culpa) ~1 (clientului|cumpărătorului|utilizatorului|proprietarului|destinatarului|clientei)',
      '(urme|semne|urmele|semnele) de (lovi*|uzur*|umezeal*|apă|forțare|folosire|utilizare|intervenți*|lichid*|cădere|impact|purtare|neglijen*|manevrare|șoc*)',
      '(nerespectar*|încălcar*|ignorar*) ~1 (instrucțiun*|condiți*|regul*|etichet*|manual*|recomandăr*) ~2',
      '(copilul|copiii|câinele|pisica|cineva|soțul|soția|bona|musafirii|nepotul|fetița|băiețelul) ~2 (a|au|l a|o a|le a|trebuie să fi) ~1 (rupt|spart|stricat|tras|scăpat|lovit|vărsat|ros|apăsat|umblat|deschis|trântit|sărit|călcat|desfăcut|zgâriat|mușcat|udat) ~2',
      '(probabil|sigur|pesemne|cu siguranță|bănuiesc|presupun|se pare|cred) (că)? ~1 (nu)? (l|o|le|i|v)? ați ~1 (@spoiled|@erred|pus|lăsat|strâns|apăsat|spălat|tras|ținut|umblat|folosit|montat|deschis|udat|trântit|călcat|încărcat|introdus) ~2',
      'trebuie să ~1 (o|l|le|i)? (fi|fiți) ~1 (@spoiled|@erred|pus|lăsat|spălat|scăpat|tras|ținut|umblat|trântit|udat|forțat) ~2',
    ],
    unless: [
      '(noi|noastr*|nostru|eu|colegul meu|colega mea|la noi|mea|meu)',
      '(am|mi am) ~4',
      '(dacă|să|poate fi|nu trebuie)',
    ],
    suggestion: 'fermoarul s-a rupt; îl reparăm sau îl schimbăm',
    example: 'Puloverul a fost spălat la temperatură prea mare.',
  },
  {
    kind: 'blame',
    patterns: [
      '(pentru că|fiindcă|deoarece|întrucât|căci|dacă) nu (i|l|o|le|ne|mi|v|vi)? ~1 ați ~1 (făcut|dat|dus|avut grijă|citit|curățat|uns|schimbat|încărcat|udat|verificat|strâns|montat|păstrat|respectat) ~4',
      'dacă (o|le|îl|l|nu|vă)? ~1 (lăsați|puneți|spălați|țineți|folosiți|încărcați|montați|scoateți|băgați|purtați|trageți|strângeți|umblați|dați|forțați|comandați|alegeți|citiți|așteptați) ~7 (sigur că|normal că|firește că|evident că|logic că|bineînțeles că|e normal|e logic|ce (vă|mai) ~1|se rupe|se strică|se sparge|se crapă|se arde|se duce|crapă)',
      '(sigur|normal|firește|firesc|evident|logic|clar|bineînțeles|desigur|natural) că (se|s a|s au|a|au|nu|le|i) ~3',
      '(nu (e|este|i) (de)? ~1 (mirare|mir*)|nicio mirare|nici o mirare|de ce ne mirăm|ce să ne (mai)? mirăm|ce mirare) ~3',
    ],
    unless: [
      '(noi|noastr*|nostru|eu|la noi|mea|meu)',
      '(am|l am|le am|o am|mi am|n am|i am|v am) ~4',
      'că v ați (supărat|enervat|mirat)',
      'colegul ~2',
      '(sigur|normal|clar) că (se (poate|schimbă|repară|returnează)|nu (plătiți|costă|e nevoie|trebuie))',
    ],
    suggestion: 'iată ce s-a întâmplat și cum îndreptăm',
    example: 'Sigur că se rupe o stinghie dacă sar copiii pe ea.',
  },
  {
    kind: 'blame',
    patterns: [
      'cine (știe|mai știe|naiba știe) (ce|cum|unde|câte|câți|de când|cât|pe unde) ~2 (ați|v ați|a|au|e|este|era) ~3',
      'cine (oare|mai|naiba)? (pune|spală|bagă|lasă|aruncă|folosește|comandă|montează|usucă|fierbe) ~5',
      'de ce (naiba|oare)? ~1 (nu (ne|mi|v|l|o|le)? ~1 ați|ați|v ați|n ați|nu v ați) ~4',
      'cum (de)? (ați|v ați) (putut|reușit|ajuns) ~3',
      'cum de (nu|ați|v ați|n ați) ~3',
      '(la ce (vă așteptați|v ați așteptat)|ce ați făcut cu ~2|unde v a fost ~1|la ce v ați gândit|ce a fost în mintea)',
      'ați (citit|verificat|măsurat|încercat|pornit) (măcar|cumva) ~3',
      '(măcar|oare) ~1 ați (citit|verificat|măsurat|încercat) ~2',
    ],
    unless: [
      '(înțeleg*|știu|știm|spune*|aflăm|aflu|explic*|văd) ~2 (de ce|cum|cine)',
      '(noi|noastr*|eu)',
      'de ce (ne|nu ne) ați (ales|scris)',
    ],
    suggestion: 'spuneți-ne ce s-a întâmplat și reparăm sau schimbăm',
    example: 'De ce nu ați întrebat?',
  },
  {
    kind: 'blame',
    patterns: [
      'ați (ales|scris|cerut|vrut|comandat|dat|trecut|bifat|introdus|confirmat|hotărât|decis|optat|preferat|dictat|semnat|montat|instalat) ~1 (dumneavoastră|singur*|chiar|personal|înșivă|însăși|însuși) ~3',
      'dumneavoastră (ați|v ați|o ați|le ați) ~1 (ales|scris|cerut|vrut|comandat|dat|trecut|bifat|introdus|confirmat|hotărât|decis|optat|preferat|dictat|semnat|montat|instalat|grăbit|răzgândit) ~3',
      '(mărimea|culoarea|modelul|adresa|data|ora|varianta|textul|numărul|materialul|intervalul) ~1 (ați|o ați|l ați|a fost) (ales|scris|cerut|dat|stabilit|confirmat|aleasă|introdus|trecut|propus) ~1 (o|l|de)? ~1 (dumneavoastră|singur*|chiar)',
      'ați (insistat|ținut morțiș|ținut neapărat) ~3',
      'ați (bifat|optat|apăsat|confirmat|semnat|renunțat|refuzat) ~5 (așa că|deci|prin urmare|iar acum|și acum|ca urmare) ~4',
      'degeaba ~1 (cereți|vă plângeți|reclamați|acum|ne|vă supărați|mai) ~3',
      '(n|nu) (ați fi|ați mai fi) (pățit|avut|ajuns|*t) ~4',
      '(nu se întâmpla|nu s ar fi întâmplat|nu pățeați|nu aveați problema|nu se strica|nu se rupea|nu se spărgea) ~3 dacă ~5',
      'trebuia (desfăcut*|verificat*|citit*|spus|întrebat|măsurat*|ținut*|montat*|uns*|curățat*|cântărit*|anunțat|sunat) ~3',
      '(nu trebuia|n ar fi trebuit) ~1 (să)? (o|l|le|vă|îl)? (puneți|lăsați|spălați|desfaceți|deschideți|forțați|umblați|atingeți|grăbiți|comandați|alegeți|trageți|țineți|conectați) ~3',
      '(n|nu) ați ~1 (vrut|avut răbdare|avut chef|ascultat|binevoit|catadicsit) ~3',
      'ați ~1 (umblat|meșterit|intervenit|improvizat|tras de|forțat|exagerat) ~3',
    ],
    unless: [
      '(noi|noastr*|nostru|eu|colegul meu|colega mea|la noi)',
      '(care|pe care) ~2 ați ~2',
      '(iar|dar|și) (v am|am|vi l am|vi s a) ~3',
      'dacă (am|noi|l am|o am)',
      'bine ați',
      '(ați)? (ales|scris|dat|trecut) ~1 (corect|bine)',
    ],
    suggestion: 'iată ce s-a întâmplat și cum îndreptăm',
    example: 'Mărimea ați ales-o dumneavoastră.',
  },
] as const satisfies readonly ToneRule[]
