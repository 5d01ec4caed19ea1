/** Everything that is stored, as text: what is looked through for what must not be there any more. */
import { env } from 'cloudflare:test'

const tables = () =>
  env.DB.prepare(
    "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like '_cf_%' and name not like 'd1_%'",
  ).all<{ name: string }>()

/** Bodies that are kept in base64 are read as what they say. */
const readable = (value: unknown): unknown =>
  typeof value === 'string' && /^[A-Za-z0-9+/]{24,}={0,2}$/.test(value)
    ? `${value} ${Buffer.from(value, 'base64').toString('utf8')}`
    : value

/** One line a row: `table {…}`. */
export async function everyRow(): Promise<readonly string[]> {
  const { results } = await tables()
  const rows = await env.DB.batch<Record<string, unknown>>(
    results.map(({ name }) => env.DB.prepare(`select * from "${name}"`)),
  )
  return results.flatMap(({ name }, i) =>
    (rows[i]?.results ?? []).map(
      (row) => `${name} ${JSON.stringify(row, (_key, value: unknown) => readable(value)).normalize('NFC')}`,
    ),
  )
}

/** The word, with what stands beside it. */
function around(row: string, wanted: readonly string[]): string {
  const at = Math.min(...wanted.map((word) => row.toLowerCase().indexOf(word)).filter((place) => place >= 0))
  return row.slice(Math.max(0, at - 60), at + 60)
}

/** Rows, and photos, that still hold one of these words, however they are written. */
export async function traces(words: readonly string[]): Promise<readonly string[]> {
  const wanted = words.map((word) => word.toLowerCase())
  const rows = (await everyRow()).filter((row) => wanted.some((word) => row.toLowerCase().includes(word)))
  const { objects } = await env.PHOTOS.list()
  const photos = await Promise.all(
    objects.map(
      async ({ key }) => `${key} ${Buffer.from((await (await env.PHOTOS.get(key))?.bytes()) ?? []).toString('latin1')}`,
    ),
  )
  const found = [...rows, ...photos.filter((photo) => wanted.some((word) => photo.toLowerCase().includes(word)))]
  return found.map((row) => `${row.slice(0, 90)} … ${around(row, wanted)}`)
}
