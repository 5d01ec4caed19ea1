import type { ToneRule } from './rule.ts'

export const roVow = [
  {
    kind: 'vow',
    patterns: [
      'nu vom mai (lăsa|permite|greși|repeta|face greșeli) ~3',
      'a doua oară nu (se)? ~2',

      '(vă)? (promit*|garant*|asigur*|jur*)? (că)? (acest lucru|așa ceva|asta|aceasta|situația|o astfel de ~1)? (niciodată|pe viitor)? nu (se)? (va|o să|vor) (se)? (mai)? (întâmpla|întâmple|repeta|repete|exista|apărea) (niciodată|vreodată|pe viitor|în viitor)?',
      '(vă)? (promit*|garant*|asigur*|jur*) (că)? ~2 nu (se)? (va|vor|o să|mai|vă|vom) ~4',
      'nu se (mai)? (repetă|repete) ~1',
      '(așa ceva|asemenea ~1|astfel de ~1) nu (o să|va|vor|se) (mai)? (vedeți|exista|întâlniți|apărea|întâmpla|repeta)',
      '(niciodată) (nu)? (vă)? (vom|o să) (vă)? (mai)? ~2',
      'nu (vă)? (vom|o să)? (vă)? mai (dezamăgim|dezamăgi|greși|greșim)',
      '(să)? nu (se)? mai (apară|repete|întâmple|existe)',
      '(să)? (evităm|prevenim|eliminăm) (astfel de|asemenea|pe viitor|în viitor) ~1',
    ],
    unless: ['nu (se)? (va|vor) (întâmpla|apărea) (azi|astăzi|mâine)'],
    suggestion: 'iată ce am schimbat: fiecare etichetă este citită de doi oameni',
    example: 'Nu se va mai întâmpla niciodată.',
  },
  {
    kind: 'vow',
    patterns: [
      '(vom face|facem|am face|fac|voi face) (absolut)? (tot|totul) (posibilul|ce (ne stă|stă|este|e) (în)? ~2 (putință|puteri)|ce (se)? (putem|pot|poate)|ce depinde de noi|ce ține de noi|ce este posibil)',
      '(vom depune|depunem|am depus|voi depune|depun) (toate)? (eforturile|efortul|eforturi|toate diligențele)',
      '(ne vom|ne|mă voi) (strădui|străduim|da (toată)? silința|dăm (toată)? silința)',
      '(vom încerca|încercăm) să (facem|rezolvăm|livrăm|găsim|fim|răspundem) ~1 (cât|mai|tot)',
      'ne dorim (mereu|întotdeauna) să',
    ],
    suggestion: 'Maria caută coletul și vă scrie până la ora 18:00',
    example: 'Vom face tot posibilul să rezolvăm problema.',
  },
  {
    kind: 'vow',
    patterns: [
      '(credeți mă|credeți ne|vă rog să mă credeți)',

      '(vă)? (jur|jurăm|garantez că|garantăm că)',
      '(vă)? (dau|dăm) cuvântul (meu|nostru)?',
      'vă (asigur|asigurăm|pot asigura|putem asigura) (că)? ~1',
      '(fiți|puteți fi) (sigur*|siguri|liniștit*|liniștiți|convins*|convinși|fără grijă) ~1',
      'ne angajăm (ca|să)',
    ],
    suggestion: 'spuneți ce se face, cine și până când',
    example: 'Vă asigurăm că tratăm acest lucru cu maximă seriozitate.',
  },
  {
    kind: 'vow',
    patterns: [
      '(pe viitor|în viitor|de azi înainte|de acum înainte|de acum încolo) (noi)? (vom|o să|totul|mereu|întotdeauna) ~3',
      '(vom fi|o să fim|voi fi) (mult)? (mai)? (atenți|atent|atentă|grijulii)',
      'data viitoare (totul|noi|vom|va|o să) ~2 (perfect|bine|ireproșabil|impecabil|mai bine)',
      '(vom lua|luăm|am luat|se vor lua) toate măsurile ~1',
    ],
    suggestion: 'iată ce am schimbat; următorul colet pleacă marți',
    example: 'Data viitoare totul va fi perfect.',
  },
] as const satisfies readonly ToneRule[]
