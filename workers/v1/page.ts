/** Keyset pages: `cursor` is opaque to callers and says where the last page ended. */
import { z } from 'zod'

export const limitSchema = z.coerce.number().int().min(1).max(200).default(50)

/** What stands in a cursor. */
type Place = readonly (string | number)[]

export const cursorOf = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url')

/** The place a cursor names, by its shape; null for what is no cursor of this list. */
export function placeIn<Shape extends z.ZodType>(cursor: string, shape: Shape): z.output<Shape> | null {
  try {
    const parsed = shape.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** The first `limit` rows of `limit + 1` that were asked for, and the cursor of the next page. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  item: (row: Row) => Item,
  place: (row: Row) => Place,
): { readonly items: readonly Item[]; readonly next: string | null } {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { items: shown.map(item), next: rows.length > limit && last !== undefined ? cursorOf(place(last)) : null }
}
