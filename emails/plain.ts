/**
 * Names, order numbers and addresses come from other people's systems. Here they become one plain line that cannot
 * break out of a header, a sentence or a page. (HTML is escaped by React; this is for everything else.)
 */

/** Control characters, line separators and marks that turn the direction of text. */
const invisible = /[\p{Cc}\p{Cf}\u2028\u2029]+/gu

/** One line of at most `most` characters; what is cut ends in "…". */
export function plain(text: string, most: number): string {
  const line = text.replace(invisible, ' ').replace(/\s+/gu, ' ').trim()
  const characters = [...line]
  return characters.length <= most
    ? line
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
}

/** Paragraphs as a person typed them: the lines stay, what cannot be seen goes. */
export const paragraphs = (text: string): readonly string[] =>
  text
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .map((part) =>
      part
        .split('\n')
        .map((line) => line.replace(invisible, ' ').trimEnd())
        .join('\n')
        .trim(),
    )
    .filter((part) => part !== '')

/** A web or mail address, which mail programs would turn into a link of somebody else's choosing. */
const link = /:\/\/|@|\bwww\.|\.\p{L}{2,}/iu

/** What people call the order; null when there is none or it is no order number but an address. */
export function orderName(order: { readonly name: string | null; readonly externalId: string } | null): string | null {
  const name = plain(order?.name ?? order?.externalId ?? '', 40)
  return name === '' || link.test(name) ? null : name
}

const patronymic = /(?:вич|вна|ична)$/iu
/** Endings that only surnames have: "Popescu Ana", «Петрова Анна» are greeted by the second word. */
const surname = /(?:escu|eanu|ский|ская|цкий|цкая|енко|(?<=\p{L}{3})(?:ова|ева|ов|ев))$/iu

const proper = (word: string): string =>
  word === word.toLocaleUpperCase() || word === word.toLocaleLowerCase()
    ? word.toLocaleLowerCase().replace(/(?<=^|-)\p{L}/gu, (letter) => letter.toLocaleUpperCase())
    : word

/**
 * The name to greet with: "Ana" of "Ana Popescu" and of "Popescu Ana", «Анна Ивановна» of «Петрова Анна Ивановна».
 * Null when it does not look like a name: then the greeting goes without one.
 */
export function greetingName(name: string | null): string | null {
  const written = (name ?? '').trim()
  if (!/^[\p{L}\p{M}'’. -]{2,80}$/u.test(written) || link.test(written)) return null
  const words = written.split(/\s+/).filter((word) => !word.endsWith('.') && /^\p{L}/u.test(word))
  const [first, second] = words
  if (first === undefined) return null
  const father = words.findIndex((word, i) => i > 0 && patronymic.test(word))
  const own = father > 0 ? words.slice(father - 1, father + 1) : [second && surname.test(first) ? second : first]
  const greeted = own.map(proper).join(' ')
  return greeted.length > 40 ? null : greeted
}

/** `"Maria, Semitsvet" <care@example.com>`: a quoted display name of RFC 5322, 3.2.4 and 3.4. Throws on a bad address. */
export const mailbox = (name: string, address: string): string =>
  `"${plain(name, 78).replace(/["\\]/g, (character) => `\\${character}`)}" <${bareAddress(address)}>`

/** The address itself. Throws when it could carry a second recipient or a header. */
export function bareAddress(address: string): string {
  const trimmed = address.trim()
  if (!/^[^\s<>(),;:"\p{Cc}\p{Cf}@]+@[^\s<>(),;:"\p{Cc}\p{Cf}@]+$/u.test(trimmed)) {
    throw new Error('not an address mail can be sent to')
  }
  return trimmed
}
