/** Pictures for a person to look through: `.local/screenshots/<story>/<number>-<what>.png`. */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

/** An album of its own for each story, emptied first. Returns how a picture is taken: they are numbered as they are taken. */
export function openAlbum(story: string) {
  const folder = join(import.meta.dirname, '../../.local/screenshots', story)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  let taken = 0
  return async (page: Page, what: string): Promise<void> => {
    taken += 1
    const path = join(folder, `${String(taken).padStart(2, '0')}-${what}.png`)
    await page.screenshot({ path, fullPage: true, animations: 'disabled' })
  }
}
