/** A state folder of its own, gone afterwards. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export async function temporaryState() {
  const stateDir = await mkdtemp(join(tmpdir(), 'amends-'))
  return { stateDir, remove: () => rm(stateDir, { recursive: true, force: true }) }
}
