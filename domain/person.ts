/** When two ways of writing name one person: mailboxes, telephone numbers, names. */
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min'

interface MailboxRules {
  /** All domains of one provider under which a login is the same mailbox; the first stands for all. */
  readonly oneMailbox?: string
  /** `ana+shop@` is `ana@`. */
  readonly tags: boolean
  /** `a.na@` is `ana@`, or `a.na@` is `a-na@`. */
  readonly dots?: 'ignored' | 'dashes'
}

/**
 * Gmail: dots and tags are ignored, googlemail.com is gmail.com; not so for a company's own domain at Google.
 * https://support.google.com/mail/answer/7436150
 */
const gmail: MailboxRules = { oneMailbox: 'gmail.com', tags: true, dots: 'ignored' }
/**
 * Yandex: one login at every domain, a dot and a dash are the same letter of a login. The list is that of validator.js:
 * https://github.com/validatorjs/validator.js/blob/master/src/lib/normalizeEmail.js
 */
const yandex: MailboxRules = { oneMailbox: 'yandex.ru', tags: true, dots: 'dashes' }
/**
 * Outlook.com, Fastmail, Proton and iCloud deliver `name+anything`; their domains are mailboxes of their own.
 * https://github.com/gmr/email-normalize (rules by provider), https://www.fastmail.help/hc/en-us/articles/360060591053
 */
const tagged: MailboxRules = { tags: true }

const rulesOf = new Map<string, MailboxRules>([
  ...['gmail.com', 'googlemail.com'].map((domain) => [domain, gmail] as const),
  ...['ya.ru', 'yandex.ru', 'yandex.com', 'yandex.by', 'yandex.kz', 'yandex.ua'].map(
    (domain) => [domain, yandex] as const,
  ),
  ...['outlook.com', 'hotmail.com', 'live.com', 'msn.com', 'fastmail.com', 'fastmail.fm'].map(
    (domain) => [domain, tagged] as const,
  ),
  ...['proton.me', 'protonmail.com', 'pm.me', 'icloud.com', 'me.com', 'mac.com'].map(
    (domain) => [domain, tagged] as const,
  ),
])

/** The domain in ASCII ("почта.рф" as "xn--…"); null for what is no dotted host name. */
function asciiDomain(domain: string): string | null {
  // Nothing that would mean another part of a URL; percent signs would be decoded.
  if (/[^\p{L}\p{M}\p{N}.\u3002-]/u.test(domain)) return null
  let host: string
  try {
    host = new URL(`http://${domain}/`).hostname
  } catch {
    return null
  }
  return /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})$/.test(host)
    ? host
    : null
}

/**
 * Compares mailboxes: the same key, the same person. Lower case, ASCII domain, and without the dots and tags a provider
 * ignores. Null for what is no address. It is no address to write to: mail goes to the address as it was given.
 */
export function emailKey(address: string): string | null {
  const text = address.trim()
  const at = text.lastIndexOf('@')
  if (at < 1 || text.length > 254 || !text.isWellFormed()) return null
  const name = text.slice(0, at).toLowerCase().normalize('NFC')
  const domain = asciiDomain(text.slice(at + 1))
  if (domain === null || name.length > 64 || /[\s@"(),:;<>[\]\\\p{Cc}\p{Cf}]/u.test(name)) return null
  const rules = rulesOf.get(domain)
  if (!rules) return `${name}@${domain}`
  const untagged = rules.tags ? (name.split('+')[0] ?? '') : name
  const kept = untagged === '' ? name : untagged
  const plain = rules.dots === 'ignored' ? kept.replaceAll('.', '') : rules.dots ? kept.replaceAll('.', '-') : kept
  return plain === '' ? null : `${plain}@${rules.oneMailbox ?? domain}`
}

/**
 * The number in E.164 ("+37369000000"). `country` (ISO 3166 alpha-2) reads a number written without its code;
 * null for what is no possible number.
 */
export function phoneE164(text: string, country: string | null): string | null {
  const typed = text.trim()
  if (typed.length > 40) return null
  const code = country?.toUpperCase() ?? ''
  const defaultCountry = isSupportedCountry(code) ? code : undefined
  // Without a country its exit code is unknown; 00 is the one the ITU recommends (E.123).
  const written = defaultCountry === undefined ? typed.replace(/^00/, '+') : typed
  const number = parsePhoneNumberFromString(written, {
    extract: false,
    ...(defaultCountry !== undefined && { defaultCountry }),
  })
  return number?.isPossible() ? number.number : null
}

/** The country a number in E.164 belongs to, ISO 3166 alpha-2; null where several share its code or nobody has it. */
export const countryOfPhone = (e164: string): string | null => parsePhoneNumberFromString(e164)?.country ?? null

/** A number as it is read aloud: "+373 69 123 456". What is no number stays as it is. */
export const phoneShown = (number: string): string =>
  parsePhoneNumberFromString(number, { extract: false })?.formatInternational() ?? number

const countries = new Map<string, string | null>()

/** The country (ISO 3166 alpha-2) of a number in E.164; null when its code is shared and the number does not tell. */
export function phoneCountry(number: string): string | null {
  const known = countries.get(number)
  if (known !== undefined) return known
  const country = parsePhoneNumberFromString(number, { extract: false })?.country ?? null
  if (countries.size < 1_000) countries.set(number, country)
  return country
}

const longestName = 80

/**
 * A name as it can be greeted with: one line, no invisible signs. Null when nothing is left, or when it is no name but an
 * address of the web: a stranger must not have a link mailed in our name.
 */
export function cleanName(text: string | null | undefined): string | null {
  const line = (text ?? '')
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\p{Cf}\p{Co}\p{Cn}<>"\ufffd]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
  if (/:\/\/|www\.|@|\.\p{L}{2,}(?:\/|$)/iu.test(line)) return null
  const short = [...line].slice(0, longestName).join('').trim()
  return /\p{L}/u.test(short) ? short : null
}
