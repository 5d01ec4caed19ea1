import type { ToneRule } from './rule.ts'

export const roCold = [
  {
    kind: 'cold',
    patterns: [
      '@letter ~3 (este|e|se află) în (procesare|analiză|lucru|curs|verificare) ~1',
      '(număr*) de înregistrare',
      '(observațiile|remarcile|comentariile) ~1 au fost (notate|înregistrate|preluate)',
      '(solicitării|cererii|sesizării|reclamației) ~1 i a fost (atribuit|alocat) ~1',

      '@letter (dumneavoastră|dvs|d voastră)? (a|au|va|este|se|i a|vor) (fost|fi|află|s)? (procesat*|înregistrat*|preluat*|trimis*|transmis*|redirecționat*|închis*|soluționat*|primit*|analizat*|recepționat*|atribuit*|aprobat*|respins*|înaintat*|rezolvat*) ~3',
      '@letter ~1 (este|e|se află) (în curs|în analiză|în lucru|în procesare|în așteptare) ~2',
      '(în curs de|se află în) (analiză|soluționare|procesare|verificare|evaluare|examinare)',
      '(soluționare|soluționării|procesarea|analizarea|examinarea) (a)? (reclamați*|cereri*|solicităr*|sesizăr*)',
      '@letter ~1 i a fost atribuit ~1',
      'termenul de (soluționare|răspuns|procesare)',
    ],
    suggestion: 'Maria v-a citit mesajul și se uită acum peste comandă',
    example: 'Solicitarea dumneavoastră a fost procesată.',
  },
  {
    kind: 'cold',
    patterns: [
      '(ne cerem|vă prezentăm|cerem|îmi cer|prezentăm|regretăm|vă rugăm să acceptați)? (scuze|scuzele|scuzele noastre|regretăm)? (pentru)? (orice|eventual*|toate|posibil*)? (disconfort*|inconvenient*|inconveniențe*|neplăcer*) (creat*|cauzat*|produs*|provocat*)?',
      '(scuze|scuzele|scuzele noastre|regretăm) (pentru)? (situația|incidentul) (creat*|neplăcut*|apărut*)',
    ],
    suggestion: 'ne pare rău că ați așteptat nouă zile',
    example: 'Ne cerem scuze pentru disconfortul creat.',
  },
  {
    kind: 'cold',
    patterns: [
      'vă rugăm să (îl|o|le)? (menționați|indicați) ~2',
      '(clienții|cumpărătorii) (au obligația|sunt rugați|trebuie să|sunt obligați) ~2',

      '(vă)? (informăm|înștiințăm|notificăm) (că|despre|asupra)?',
      'vă (aducem la cunoștință|comunicăm) (că|următoarele)?',
      'prin prezenta ~2',
      '(regretăm să|ne vedem nevoiți să|suntem nevoiți să) (vă)? (informăm|anunțăm|comunicăm|refuzăm)',
      '(sus menționat*|susmenționat*|mai sus menționat*|sus amintit*|subsemnat*|menționat* mai sus)',
      'ca răspuns la (adresa|solicitarea|cererea|reclamația|scrisoarea|mesajul) ~1',
      'referitor la (solicitarea|cererea|reclamația|sesizarea) ~1',
      '(se efectuează|se realizează|se desfășoară) (verificăr*|analiz*|demersuri*|procedur*)',
      '(în cel mai scurt timp posibil|în termenul legal|în termenele legale|în regim de urgență)',
      'urmare a (solicitării|cererii|reclamației)',
    ],
    suggestion: 'spuneți direct: comanda a plecat azi-dimineață',
    example: 'Vă informăm că marfa a fost expediată.',
  },
  {
    kind: 'cold',
    patterns: [
      'mulțumim anticipat ~2',
      'sperăm (într o|la o|în) ~1 colaborare',

      '(apelul|părerea|opinia|feedbackul|feedback ul|satisfacția|mesajul|încrederea) (dumneavoastră|dvs)? (este|e) ~1 important* (pentru noi)?',
      '(apreciem|prețuim) (feedback*|părerea|opinia|răbdarea|înțelegerea|încrederea) ~2',
      '(vă)? mulțumim pentru (înțelegere*|răbdare*|feedback*|sesizare*|colaborare*|interes*|încredere*) (și ~1)?',
      '(vă)? mulțumim că ne ați contactat',
      '(dați|a da) dovadă de (înțelegere|răbdare)',
      '(contăm|sperăm) (pe|la) înțelegerea (dumneavoastră)?',
      '(vă)? (rugăm|cerem|solicităm) (pentru)? (puțină)? înțelegere',
    ],
    suggestion: 'vă mulțumim că ne-ați spus',
    example: 'Apelul dumneavoastră este important pentru noi.',
  },
  {
    kind: 'cold',
    patterns: [
      '(către|la)? (departament*|compartiment*|echip*|persoan*|secți*) (responsabil*|competent*|de resort|de specialitate|abilitat*|corespunzăto*)',
      '(departamentul|compartimentul) (de)? (relații|reclamații|calitate) ~2',
      '(nu ezitați|nu ezita) să ~2',
      'pentru orice (nelămurire|nelămuriri|alte întrebări|întrebări suplimentare|informații suplimentare)',
      'vă stăm la dispoziție ~2',
    ],
    suggestion: 'Maria se ocupă acum; puteți răspunde pur și simplu la acest mesaj',
    example: 'Nu ezitați să ne contactați.',
  },
  {
    kind: 'cold',
    patterns: [
      '(stimat*|stimați) (client*|clienți|utilizator*|domn*|doamn*|cumpărător*|abonat*)',
      '(luat|luăm|lua) act de',
      'nemulțumirea (dumneavoastră|dvs|exprimată|semnalată)',
      '(acesta este un)? (mesaj|e mail|răspuns) (automat|generat automat)',
      '(vă rugăm)? (să)? nu răspundeți (la acest)? ~1',
      '(vă)? (solicităm să|rugăm să) (ne)? (furnizați|puneți la dispoziție|comunicați|transmiteți)',
      'confirmăm (primirea|recepționarea) ~1',
    ],
    suggestion: 'Bună ziua, Ana, vă răspunde Maria',
    example: 'Stimate client, factura este atașată.',
  },
] as const satisfies readonly ToneRule[]
