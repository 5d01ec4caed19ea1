import type { ToneRule } from './rule.ts'

export const roExcuse = [
  {
    kind: 'excuse',
    patterns: [
      '@because ~1 (numărului|volumului|fluxului|cantității|aglomerați*|cererii|cererilor|sărbătoril*|sezon*|încărcăr*|perioadei|vânzăril*|black friday|crăciunului|concedi*|comenzil*) (foarte)? (mare|mari|ridicat*)? (de ~1)?',
      '(copleșiți|sufocați|îngropați|asaltați|depășiți|înecați) (de|în) (comenzi|mesaje|cereri|solicitări|muncă|lucru)',
      '(prea multe|foarte multe) (comenzi|solicitări|mesaje|cereri)',
      '(volum|număr) (foarte)? (mare|ridicat) de (comenzi|solicitări|mesaje|cereri)',
    ],
    suggestion: 'v-am răspuns prea târziu; aveți răspunsul astăzi',
    example: 'Din cauza numărului mare de comenzi, livrarea durează mai mult.',
  },
  {
    kind: 'excuse',
    patterns: [
      '(picat|căzut|cedat|stricat) (serverul|site ul|sistemul|programul|imprimanta|mașina)',
      '(imprimanta|mașina|utilajul|duba|aparatul|echipamentul) s a (stricat|defectat|blocat)',

      '@because ~1 (probleme*|erori*|eroare|defecțiun*|disfuncționalităț*|pene|pană|greșeli*) (tehnic*|de sistem|informatic*|a sistemului|a programului|de server|de program|a site ului|de soft)',
      '(problem*|eroare|erori|defecțiun*|disfuncționalit*) (tehnic*|de sistem|informatic*|de soft|de server)',
      '(probleme|o problemă|eroare|erori|o eroare) (cu|la|în|pe) (sistemul|site ul|serverul|programul|sistem|site|server|program|platforma|baza de date)',
      '(programul|sistemul|serverul|site ul|platforma|aplicația|calculatorul) (ne)? (a|nu a) (dat ~2 (eroare|erori)|căzut|picat|funcționat|mers|blocat|cedat)',
    ],
    unless: ['desen* tehnic*'],
    suggestion: 'nu am trimis comanda; pleacă astăzi',
    example: 'Din cauza unei probleme tehnice, comanda nu a fost trimisă.',
  },
  {
    kind: 'excuse',
    patterns: [
      '(din)? (motive|cauze|circumstanțe|situații|împrejurări|situație|cauza unor ~1|evenimente) (neprevăzut*|neașteptat*|obiective|independente de (voința|noi) ~1|excepțional*|care nu (depind|țin) de noi)',
      '(independent*) de (voința noastră|noi)',
      '(nu|n) (a|au|depinde|ține|depins|ținut) ~1 (depins|ținut|depinde|ține)? de noi',
      '(forță majoră|forța majoră)',
      '@because ~1 (pandemi*|grev*|războiului|traficului|ambuteiajelor|carantinei)',
    ],
    suggestion: 'a durat cu o săptămână mai mult decât v-am promis',
    example: 'Din motive neprevăzute, coletul a plecat mai târziu.',
  },
  {
    kind: 'excuse',
    patterns: [
      '(mesajul|scrisoarea|cererea) s a (rătăcit|pierdut)',
      '(la mesaje|la telefon) răspunde ~3 (un singur om|o singură persoană|un om)',

      '(am fost|suntem|eram|am) ~2 (ocupați|ocupat|ocupată|aglomerați|încărcați|suprasolicitați|depășiți|presați)',
      '(avem|am avut|din)? (lipsă|lipsa|deficit|criză) de (personal|oameni|timp|angajați)',
      '(nu|n) (am|mai) ~2 (făcut față|prididit)',
      '(nu)? (mai)? (facem|făceam) față',
      '(nu|n) (reușim|am reușit|reușeam) să (le)? (facem|ajungem|acoperim) (pe toate|la toate)?',
      '(suntem|eram) (doar|numai) (doi|trei|patru|câțiva)',
      '(nu|n) (am|avem) (avut)? (suficient|destul*)? (timp|oameni|personal)',
    ],
    unless: ['linia* ~2 ocupat*'],
    suggestion: 'săptămâna trecută nu am ajuns la asta, azi am făcut-o',
    example: 'Săptămâna trecută am fost foarte ocupați.',
  },
  {
    kind: 'excuse',
    patterns: [
      '(avem|la noi|sunt niște|au fost niște|a fost o) (săptămâni|zile|luni|săptămână|zi) (nebun*|grele|grea|aglomerat*|infernal*|dificil*)',
      'comandă toată lumea',
      'toată lumea comandă',

      '(vârf de sezon|vârful sezonului|plin sezon|sezon de vârf)',
      '(aglomerată|încărcată|dificilă|grea|agitată|nebună) (perioadă|lună)',
      '(perioadă|perioada|lună|luna) (foarte|cea mai)? (aglomerată|încărcată|dificilă|grea|agitată)',
      '(să)? (ne înțelegeți|înțelegeți ne|vă puneți în locul nostru)',
      'vă dați seama',
    ],
    suggestion: 'trebuia să ne pregătim pentru decembrie',
    example: 'Suntem în cea mai aglomerată perioadă a anului.',
  },
  {
    kind: 'excuse',
    patterns: [
      '(se mai întâmplă|se întâmplă) (și|astfel de|asemenea|lucruri)?',
      '(i se poate întâmpla|se poate întâmpla) (oricui|tuturor|și celor mai buni)',
      '(toți)? suntem (cu toții|toți|și noi)? (oameni|supuși greșelii)',
      '(toată lumea|oricine|toți) (mai)? (greșește|greșesc|poate greși|greșim)',
      '(eroare|greșeală|factor|erori|greșeli) uman*',
      'factorul uman',
      '(caz|incident|situație) (izolat*|singular*|rar*)',
      'nimeni nu (este|e) perfect',
      'a greși (este|e) omenește',
    ],
    unless: [
      'dacă (se)? (mai)? întâmplă',
      '(cum|de ce) (se|s) ~1 (întâmplă|întâmplat)',
      'suntem oameni (de cuvânt|serioși)',
    ],
    suggestion: 'este greșeala noastră',
    example: 'Se mai întâmplă.',
  },
  {
    kind: 'excuse',
    patterns: [
      '(nu|n) (am|avem|aveam|mai) ~1 (avut|putut|putem)? (ce face|ce să facem|face nimic|nimic de făcut) ~3',
      '(nu|n) am (avut|mai avut) (de ales|altă soluție|încotro|ce face)',
      'nimic nu (am|se) (putut|putea) (face|schimba)',
    ],
    suggestion: 'iată ce putem face acum',
    example: 'Nu am putut face nimic.',
  },
  {
    kind: 'excuse',
    patterns: [
      '(gripă|gripa|răciți|viroză)',
      'jumătate din (echipă|colegi|personal) ~2',
      '(a plecat din firmă|și a dat demisia|a demisionat)',

      '(coleg*|managerul|manager*|angajat*|operatoar*|operatorul|contabil*|ambalator*|șeful|șefa) ~4 (era* (în concediu|bolnav*|plecat*)|a fost (în concediu|bolnav*|plecat*)|au fost (bolnav*|în concediu)|s a îmbolnăvit|s au îmbolnăvit)',
      '(angajat*|coleg*|fată|băiat|stagiar*|operator*) (nou|nouă|noi|începător*|neexperimentat*)',
      '(este|e|lucrează) la noi de (o|două|câteva|doar|numai) ~1',
    ],
    suggestion: 'nu v-a răspuns nimeni, iar asta ține de noi',
    example: 'Managerul era în concediu, așa că nimeni nu v-a răspuns.',
  },
  {
    kind: 'excuse',
    patterns: [
      '(nu|n) (știam|am știut|aveam cunoștință|aveam habar|aveam de unde (să)? ști*|am avut de unde) (că|despre|de)?',
      'habar nu aveam',
    ],
    suggestion: 'trebuia să știm acest lucru',
    example: 'Nu știam că produsul nu mai este pe stoc.',
  },
] as const satisfies readonly ToneRule[]
