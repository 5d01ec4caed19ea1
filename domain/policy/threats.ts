/** Words that mean a person must answer at once: court, press, consumer protection. Stems, so that case endings pass. */
const stems = {
  en: [
    'lawyer',
    'solicitor',
    'attorney',
    'sue you',
    'in court',
    'to court',
    'small claims',
    'trading standards',
    'consumer protection',
    'ombudsman',
    'journalist',
    'newspaper',
    'on tv',
  ],
  ru: [
    'юрист',
    'адвокат',
    'в суд',
    'через суд',
    'судебн',
    'иск ',
    'роспотребнадзор',
    'прокуратур',
    'защит[уеаы] прав потребител',
    'потребнадзор',
    'журналист',
    'в газет',
    'телевиден',
    'досудебн',
  ],
  ro: [
    'avocat',
    'în instanță',
    'in instanta',
    'în judecată',
    'in judecata',
    'tribunal',
    'anpc',
    'protecția consumator',
    'protectia consumator',
    'apcsp',
    'jurnalist',
    'în presă',
    'in presa',
    'la televizor',
  ],
} as const

const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${Object.values(stems).flat().join('|')})`, 'iu')

/** True when the customer's own words mention court, press or an authority, in any of our languages. */
export const mentionsThreat = (text: string): boolean =>
  pattern.test(text.normalize('NFC').replace(/[ş]/g, 'ș').replace(/[ţ]/g, 'ț'))
