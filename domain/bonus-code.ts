/** A bonus code as people type it, and as we show it. Stored as sixteen Crockford characters without dashes. */

const length = 16

/**
 * What was typed, as it is stored. Case, spaces and dashes do not matter; a letter O is read as zero, I and L as one
 * (https://www.crockford.com/base32.html). Null when it cannot be one of our codes.
 */
export function normalCode(typed: string): string | null {
  if (typed.length > 4 * length) return null
  const code = typed
    .toUpperCase()
    // Any dash a phone's keyboard makes of a hyphen, and any space.
    .replace(/[\s\p{Pd}\u2212\u00ad]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(code) ? code : null
}

/** In groups of four, to be read aloud: "7K2M-9PQR-…". */
export const shownCode = (code: string): string => code.match(/.{1,4}/gs)?.join('-') ?? code
