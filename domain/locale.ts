/** The languages Amends writes in. */
export const locales = ['en', 'ru', 'ro'] as const
export type Locale = (typeof locales)[number]

export const isLocale = (text: string): text is Locale => (locales as readonly string[]).includes(text)

/**
 * The language to write in for a BCP 47 tag: `ro-MD`, `mo` and `ro` are Romanian. Null when we do not write it,
 * so that the caller falls back to what else it knows.
 */
export function localeFrom(tag: string | null | undefined): Locale | null {
  const language = (tag ?? '').trim().toLowerCase().split(/[-_]/)[0] ?? ''
  if (language === 'mo') return 'ro'
  return isLocale(language) ? language : null
}

/** Browser's Accept-Language, in the order of its weights. */
export function localeFromHeader(header: string | null | undefined): Locale | null {
  const wishes = (header ?? '')
    .split(',', 20)
    .map((part) => {
      const [tag = '', q = ''] = part.trim().split(';q=')
      return { tag, weight: q === '' ? 1 : Number(q) || 0 }
    })
    .sort((a, b) => b.weight - a.weight)
  for (const { tag } of wishes) {
    const locale = localeFrom(tag)
    if (locale) return locale
  }
  return null
}
