/** What the servers of a state folder have on disk, read while they write it. */
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** The one database below `folder`, read while its owner writes: it is in WAL mode. */
export function openSqlite(folder: string): DatabaseSync {
  const [file, ...others] = globSync(join(folder, '**/*.sqlite')).filter((name) => !name.endsWith('metadata.sqlite'))
  if (!file || others.length > 0) throw new Error(`not one database in ${folder}`)
  return new DatabaseSync(file, { readOnly: true })
}

/** The app's own. */
export const openD1 = (stateDir: string): DatabaseSync => openSqlite(join(stateDir, 'app/v3/d1'))
