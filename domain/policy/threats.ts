/**
 * Words that mean a person must answer at once: court, lawyers, authorities, the press, somebody's audience. Customers write
 * in whatever language they like, so all are read. A person who looks once too often costs minutes; one who looks too late,
 * the customer.
 */

/** Case endings of any length. */
const e = '\\p{L}*'

const en = [
  `lawyer${e}|solicitor${e}|attorney${e}|barrister${e}|law ?suits?|law firm|litigation`,
  'legal (?:action|proceedings|advice|advisers?|advisors?|team|counsel|steps|claim|department)',
  "(?:['’]ll|will|going to|ready to|have to|want to|can|could|may|might) sue|sue (?:you|your|the)|suing",
  '(?:in|to|into|before|through) (?:the |a |small claims |county |civil |district )*court(?! (?:street|road|lane|avenue|place))',
  'small claims|trading standards|citizens advice|better business bureau|ombudsm[ae]n|watchdogs?',
  'consumer (?:protection|rights|affairs|council|organi[sz]ation|agency|law|ombudsman)',
  'attorney general|the police|police report|action fraud',
  `journalist${e}|reporters?|broadcasters?`,
  '(?:(?:to|with|from) (?:the |a |your |our |local |national )*|in (?:(?:the|a|your|our|local|national) )+)(?:press|media|newspapers?|papers|tv stations?)(?! (?:kit|button|bag|box|wrap))',
  '(?<!seen )on (?:tv|television|the news)',
  `blogger${e}|vlogger${e}|influencer${e}|youtuber${e}|tiktoker${e}|followers|subscribers|go(?:es|ing)? viral`,
  '(?:on|to) my (?:channel|blog|podcast|page with)',
]

const ru = [
  `юрист${e}|адвокат${e}|прокур(?:ор|атур)${e}|правозащит${e}|юридическ${e} (?:консультац|отдел|шаг|действ)${e}`,
  '(?:в|через|до) (?:\\p{L}+ )?суд(?:а|е|у|ом|ы)?(?!\\p{L})|(?:пода[мют]|пода[её]м|подавать|подать|угро[зж]\\p{L}*) (?:\\p{L}+ )?суд(?:ом)?(?!\\p{L})',
  `судом(?!\\p{L})|судить?ся|судимся|сужусь|судитесь|засуж${e}|отсуж${e}|(?:до)?судебн${e}|миров${e} судь${e}`,
  `иск(?:а|у|ом|е|и|ов|ами)?(?!\\p{L})|исков(?:ое|ого|ому|ым|ой|ую)(?!\\p{L})`,
  `роспотреб${e}|потребнадзор${e}|потребсоюз${e}|антимонопольн${e}|(?:в|на) фас(?!\\p{L})|озпп|зозпп|азпп`,
  `защит${e} (?:\\p{L}+ )?прав${e} потребител${e}|защит${e} потребител${e}|прав${e} потребител${e}|защит${e} своих прав`,
  `омбудсм[еэ]н${e}|(?:в|из) полици${e}|надзорн${e} орган${e}|контролирующ${e} орган${e}`,
  `журналист${e}|репорт[её]р${e}|корреспондент${e}|огласк${e}|сми(?!\\p{L})|телевидени${e}|телеканал${e}|телепередач${e}`,
  `(?:в|к|об?|через) (?:\\p{L}+ )?(?:прессу|прессе(?! для)|газет${e})`,
  `(?:покаж|расска|увид|сним|сюжет|репортаж)${e}(?: \\p{L}+){0,3} (?:по|на) (?:тв|телевизор${e})`,
  `блог[г]?ер${e}|инфлю[еэ]нсер${e}|ютубер${e}|тиктокер${e}|подписчик${e}`,
  `(?:мо[йеёя]${e}|свой|сво[её]м|своего|нашем|наш) (?:канал|блог|паблик|телеграм-канал)${e}`,
]

/** Without marks: half of the people do not type them. */
const ro = [
  `avoca(?:t|ti|tul|tului|tii|tilor|ta|tei)(?!\\p{L})|jurist${e}|juridic${e} (?:al|ale|mele|noastre)`,
  `(?:in|la|prin) (?:instant(?:a|e|ei|ele)|judecata|judecatori${e})(?!\\p{L})|tribunal${e}|judecator${e}|pe cale judiciara|cale(?:a)? legala`,
  `(?:proces|actiune|plangere)(?:ul)? (?:in instanta|civil${e}|penal${e}|judiciar${e})|(?:deschid|intentez|pornesc|fac|dau) (?:un )?proces(?!\\p{L})|litigi${e}|dau in judecata`,
  `anpc|apcsp|apc(?!\\p{L})|(?:la|catre) opc|infocons|protecti${e} (?:a )?consumator${e}|protectia consum${e}|drepturi${e} (?:de )?consumator${e}`,
  `consiliul${e} concurentei|ombudsm[ae]n${e}|procur(?:or|atur)${e}|(?:la|catre) politi[ea]|autoritati(?:le|lor) competente`,
  `jurnalist${e}|ziarist${e}|reporter${e}|mass[ -]?media|televiziun${e}|la stiri`,
  '(?:in|la|catre|prin|cu) (?:toata )?presa(?! (?:de|cu|pentru|hidraulica|manuala|mecanica|mea|noastra|asta|aceasta))|presei (?:locale|nationale|centrale)',
  `(?<!(?:ambalat|invelit|impachetat)\\p{L}{0,2} )(?:in|la|intr-un) ziar(?:e|ul|ele)?(?!\\p{L})`,
  `(?:arat|spun|ajung|apar|apare|apareti|dau|povest|vorb|vad)${e}(?: \\p{L}+){0,2} la (?:televizor|tv)`,
  `blog(?:g)?er${e}|vlogger${e}|influencer${e}|youtuber${e}|tiktoker${e}|urmaritor${e}|follower${e}|abonatii mei|\\d (?:de )?abonati|mii de abonati`,
  '(?:pe|in) (?:canalul|blogul|vlogul) (?:meu|nostru)|devine viral|face(?:m)? public',
]

const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${[...en, ...ru, ...ro].join('|')})`, 'iu')

const bare: Readonly<Record<string, string>> = { ă: 'a', â: 'a', î: 'i', ș: 's', ş: 's', ț: 't', ţ: 't' }

/** Letter for letter, so that what is found lies at the same place in the text. */
const withoutMarks = (text: string): string =>
  text.replace(/[ăâîșşțţ]/giu, (letter) => bare[letter.toLowerCase()] ?? letter).replace(/[\s\u00a0]/gu, ' ')

/** The words in which court, an authority, the press or an audience is mentioned; null when none is. */
export function threatIn(text: string): string | null {
  const read = text.normalize('NFC')
  const found = pattern.exec(withoutMarks(read))
  return found ? read.slice(found.index, found.index + found[0].length) : null
}

/** Whether the customer's own words mention court, press, an authority or an audience, in any of our languages. */
export const mentionsThreat = (text: string): boolean => threatIn(text) !== null
